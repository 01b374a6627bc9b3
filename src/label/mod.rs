//! Numerals that name instead of measuring: enumerators (一是, (三)), slogans (三项机制), fixed words (统一, 百度).
//!
//! Both the quantities, which keep away from them, and the measures, which are built on them, read this room.
use crate::text::Folded;
use std::ops::Range;

/// An enumerator: 一是, (三), 其次, ①.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Enumerator {
    /// The enumerator without the comma behind it.
    pub(crate) range: Range<usize>,
    /// Its place in the series, where it carries a number.
    pub(crate) index: Option<u32>,
}

/// A numeral abbreviation, without quotation marks, and its declared count.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SloganMention {
    pub(crate) range: Range<usize>,
    pub(crate) count: u32,
}

/// The enumerators of a stretch, in order.
pub(crate) fn enumerators(_text: &Folded, _within: Range<usize>) -> Vec<Enumerator> {
    Vec::new()
}

/// The slogans of a stretch, in order, every mention of them.
pub(crate) fn slogans(_text: &Folded, _within: Range<usize>) -> Vec<SloganMention> {
    Vec::new()
}
