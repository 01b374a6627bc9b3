//! Numerals that name instead of measuring: enumerators (一是, (三)), slogans (三项机制), fixed words (统一, 百度).
//!
//! Both the quantities, which keep away from them, and the measures, which are built on them, read this room.

mod contexts;
mod enumerator;
mod fixed;
mod series;
mod sign;
mod slogan;

pub(crate) use contexts::STEMS;
pub(crate) use enumerator::{Enumerator, Family, enumerators};
pub(crate) use fixed::{fixed_word_at, fixed_words};
pub(crate) use slogan::{Forms, SloganMention, glossary, parts};

use crate::text::Folded;
use std::ops::Range;

/// What a stretch has of enumerators and slogans, read once for every room that asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    pub(crate) enumerators: Vec<Enumerator>,
    pub(crate) slogans: Vec<SloganMention>,
}

/// The number of a section that is headed here: 三、.
pub(crate) fn section(text: &Folded, at: usize) -> Option<u32> {
    let at = (at..at + 3).find(|&at| !matches!(text.at(at), '*' | '#')).unwrap_or(at);
    sign::chinese(text, at).filter(|&(_, len)| text.at(at + len) == '、').map(|(number, _)| number)
}

impl Labels {
    pub(crate) fn read(text: &Folded, within: Range<usize>) -> Self {
        Self { enumerators: enumerators(text, within.clone()), slogans: slogan::slogans(text, within) }
    }
}
