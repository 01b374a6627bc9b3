//! The outline of measures, and what slogans stand for.

use crate::article::Frame;
use crate::text::Folded;
use crate::types::{Measure, Slogan};

/// The measures of an article's body, in reading order; their `quantities` are still empty.
pub(crate) fn outline(_text: &Folded, _frame: &Frame) -> Vec<Measure> {
    Vec::new()
}

/// The distinct slogans of headline and body, with what the article says of their members.
pub(crate) fn slogans(_text: &Folded, _frame: &Frame, _measures: &[Measure]) -> Vec<Slogan> {
    Vec::new()
}
