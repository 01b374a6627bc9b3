//! Numerals that name instead of measuring: enumerators (一是, (三)), slogans (三项机制), fixed words (统一, 百度).
//!
//! Both the quantities, which keep away from them, and the measures, which are built on them, read this room.

mod enumerator;

pub(crate) use enumerator::{Enumerator, Family, Place, enumerators};

use crate::text::Folded;
use std::ops::Range;

/// A numeral abbreviation, without quotation marks, and its declared count.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SloganMention {
    pub(crate) range: Range<usize>,
    pub(crate) count: u32,
}

/// The slogans of a stretch, in order, every mention of them.
pub(crate) fn slogans(_text: &Folded, _within: Range<usize>) -> Vec<SloganMention> {
    Vec::new()
}
