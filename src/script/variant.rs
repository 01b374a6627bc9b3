//! Variants by their tags.

use crate::error::{Code, Error};
use crate::types::Variant;
use std::fmt;
use std::str::FromStr;

impl FromStr for Variant {
    type Err = Error;

    /// Reads a BCP 47 tag, in any case: `zh-TW`, `zh-hant`.
    ///
    /// # Errors
    ///
    /// [`Code::BadVariant`] for anything but the eight tags.
    ///
    /// ```
    /// use zh_measures::{Code, Variant};
    ///
    /// assert_eq!("zh-TW".parse::<Variant>()?, Variant::Taiwan);
    /// assert_eq!("zh-XX".parse::<Variant>().unwrap_err().code(), Code::BadVariant);
    /// # Ok::<(), zh_measures::Error>(())
    /// ```
    fn from_str(tag: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|variant| variant.tag().eq_ignore_ascii_case(tag)).ok_or_else(|| {
            let tags: Vec<&str> = Self::ALL.iter().map(|variant| variant.tag()).collect();
            Error::new(Code::BadVariant, format!("{tag:?} is no variant of Chinese: use one of {}.", tags.join(", ")))
        })
    }
}

impl fmt::Display for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
