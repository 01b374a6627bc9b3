//! The thing counted: the noun phrase that a figure belongs to, on either side of it.

use super::Figure;
use crate::text::Folded;
use std::ops::Range;

/// The item of each figure of a sentence, in the order of `figures`.
#[allow(dead_code, reason = "called by the reader of quantities")]
pub(crate) fn items(_text: &Folded, _sentence: Range<usize>, figures: &[Figure]) -> Vec<Option<Range<usize>>> {
    vec![None; figures.len()]
}
