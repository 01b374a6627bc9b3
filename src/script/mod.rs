//! Script conversion: variants, rules, the matcher; `convert`, `align`, `detect`.

use crate::types::{Detection, Script};
#[cfg(feature = "convert")]
use crate::{
    error::Error,
    types::{Alignment, ConvertOptions, Variant},
};

/// Which script, and which regional wording, a text is written in.
pub fn detect(_text: &str) -> Detection {
    Detection { script: Script::None, confidence: 0.0, simplified: 0, traditional: 0, region: None }
}

/// Conversion to one variant, its rules compiled once.
#[cfg(feature = "convert")]
#[derive(Clone, Debug)]
pub struct Converter {
    to: Variant,
}

#[cfg(feature = "convert")]
impl Converter {
    /// A converter to a variant.
    ///
    /// # Errors
    ///
    /// `Code::BadRule` where a rule of the caller cannot be used.
    pub fn new(to: Variant, _options: &ConvertOptions) -> Result<Self, Error> {
        Ok(Self { to })
    }

    /// The converted text.
    ///
    /// # Errors
    ///
    /// `Code::TooLarge` beyond `MAX_UTF16`.
    pub fn convert(&self, text: &str) -> Result<String, Error> {
        self.align(text).map(|alignment| alignment.text)
    }

    /// The converted text with its reasons.
    ///
    /// # Errors
    ///
    /// `Code::TooLarge` beyond `MAX_UTF16`.
    pub fn align(&self, text: &str) -> Result<Alignment, Error> {
        crate::analysis::check_size(text)?;
        let _ = self.to;
        Ok(Alignment { text: text.to_owned(), changes: Vec::new() })
    }
}
