//! The one error type.

use std::fmt;

/// Why a call failed, in a sentence that says what to do.
///
/// ```
/// use zh_measures::{Code, ReadingOptions, quantities};
///
/// let options = ReadingOptions { published: Some("yesterday".to_owned()), ..ReadingOptions::default() };
/// let error = quantities("今年新建书屋3座", &options).unwrap_err();
/// assert_eq!(error.code(), Code::BadDate);
/// println!("{error}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: Code,
    message: String,
}

/// The stable part of an [`Error`]: the codes of the JavaScript contract that can arise in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// No such variant.
    BadVariant,
    /// An argument of the wrong type or an impossible value.
    BadArgument,
    /// A conversion rule that cannot be used.
    BadRule,
    /// A date that is none.
    BadDate,
    /// A text or a list of rules beyond the limit.
    TooLarge,
}

impl Code {
    /// The code as the JavaScript contract spells it.
    ///
    /// ```
    /// assert_eq!(zh_measures::Code::TooLarge.as_str(), "too-large");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BadVariant => "bad-variant",
            Self::BadArgument => "bad-argument",
            Self::BadRule => "bad-rule",
            Self::BadDate => "bad-date",
            Self::TooLarge => "too-large",
        }
    }
}

impl Error {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    pub(crate) fn too_large() -> Self {
        let limit = crate::MAX_UTF16;
        let message = format!(
            "the text is longer than {limit} UTF-16 code units: split it at a paragraph and pass the parts one by one"
        );
        Self::new(Code::TooLarge, message)
    }

    #[cfg(feature = "convert")]
    pub(crate) fn too_many_rules() -> Self {
        let limit = crate::MAX_RULES;
        let message = format!(
            "rules and protected words are more than {limit}, or longer than a megabyte together: pass those that the text needs"
        );
        Self::new(Code::TooLarge, message)
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.code
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
