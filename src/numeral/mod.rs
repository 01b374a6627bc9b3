//! Numerals: Arabic, Chinese, financial, mixed; their value, their extent, and how exact they are by themselves.
//!
//! The units that stand behind a numeral are no part of it, and neither are approximators around it; those inside
//! (二百余万, 三十几亿) are.

mod arabic;
mod cardinal;
mod contexts;
mod decimal;
mod exactness;
mod fraction;
mod opening;
mod signs;
#[cfg(test)]
mod tests;

pub(crate) use cardinal::numeral_at;
pub(crate) use decimal::Decimal;
pub(crate) use exactness::{Exactness, behind_number, behind_unit, leading};
pub(crate) use fraction::fraction_at;
pub(crate) use signs::{NUMERAL_CHARS, digit, is_homograph, is_numeral_char};

use crate::types::{Approx, Bound};

/// A numeral as read: from its sign to its last digit or multiplier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    /// Behind its last character.
    pub(crate) end: usize,
    /// The magnitude, without the sign; both the same but for 十几, 三四十, 百八十.
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
    pub(crate) negative: bool,
    /// Exact; Range with an open digit (几, 数) or juxtaposed ones; Over for 上百, 二百余万; About for 十来万.
    pub(crate) approx: Approx,
    pub(crate) bound: Option<Bound>,
    pub(crate) style: Style,
    /// The number of digits of a bare string of digits (2017, 二〇一七, 007); 0 for every other numeral.
    pub(crate) digits: usize,
    /// The power of ten that it ends with as a word: 4 for 3万, 12 for 1.2万亿, 2 for 五百, 0 for 三十 and 五百二.
    pub(crate) tail: i32,
    /// A multiplier alone, 百, 千, 万, 亿: a number only in front of a measure word.
    pub(crate) bare: bool,
}

/// What a numeral is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Arabic,
    Chinese,
    /// 1.2亿, 3万4000.
    Mixed,
}

impl Numeral {
    /// The lower bound, sign applied. Where it is not exact, [`Numeral::approx`] says what the bounds mean.
    pub(crate) fn min(&self) -> f64 {
        if self.negative { -self.high.value() } else { self.low.value() }
    }

    /// The upper bound, sign applied.
    pub(crate) fn max(&self) -> f64 {
        if self.negative { -self.low.value() } else { self.high.value() }
    }

    /// The value of a numeral that is one exact integer in the range of `u32`.
    pub(crate) fn integer(&self) -> Option<u32> {
        let value = self.min();
        let exact =
            self.approx == Approx::Exact && value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&value);
        exact.then_some(value as u32)
    }
}
