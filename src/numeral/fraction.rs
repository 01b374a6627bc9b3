//! Fractions: 三分之一, 百分之五, 3又1/2, 1/2.

use super::arabic::literal;
use super::cardinal::numeral_at;
use super::{Decimal, Numeral};
use crate::text::Folded;
use crate::types::{Approx, Bound};

/// A fraction as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fraction {
    pub(crate) end: usize,
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) approx: Approx,
    pub(crate) bound: Option<Bound>,
    /// 百分之: the bounds count hundredths.
    pub(crate) percent: bool,
}

/// The fraction that starts at a position; `first` is the numeral there.
pub(crate) fn fraction_at(text: &Folded, position: usize, first: Option<Numeral>) -> Option<Fraction> {
    spoken(text, position, first).or_else(|| slashed(text, position))
}

fn over_spaces(text: &Folded, mut at: usize) -> usize {
    let start = at;
    while text.at(at) == ' ' && at < start + 3 {
        at += 1;
    }
    at
}

/// Behind 分之 and what precedes it, spaces read over.
fn behind_parts(text: &Folded, at: usize) -> Option<usize> {
    let at = over_spaces(text, at);
    let next = over_spaces(text, at + 1);
    (text.at(at) == '分' && text.at(next) == '之').then(|| over_spaces(text, next + 1))
}

/// 百分之三十五点六, 三又二分之一, 千分之一.
fn spoken(text: &Folded, position: usize, first: Option<Numeral>) -> Option<Fraction> {
    let c = text.at(position);
    if matches!(c, '百' | '佰')
        && let Some(start) = behind_parts(text, position + 1)
    {
        let numerator = numeral_at(text, start)?;
        let Numeral { end, approx, bound, .. } = numerator;
        return Some(Fraction { end, min: numerator.min(), max: numerator.max(), approx, bound, percent: true });
    }
    let first = first?;
    let at = over_spaces(text, first.end);
    let (whole, denominator) =
        if text.at(at) == '又' { (Some(first), numeral_at(text, over_spaces(text, at + 1))?) } else { (None, first) };
    let numerator = numeral_at(text, behind_parts(text, denominator.end)?)?;
    // A sign belongs to the whole fraction; two of them cancel out.
    let negative =
        [Some(denominator), whole, Some(numerator)].into_iter().flatten().filter(|part| part.negative).count() % 2 == 1;
    build(whole, denominator.low, numerator, negative)
}

fn build(whole: Option<Numeral>, denominator: Decimal, numerator: Numeral, negative: bool) -> Option<Fraction> {
    let under = denominator.value();
    if under == 0.0 {
        return None;
    }
    let scaled = whole.map_or(Decimal::ZERO, |whole| whole.low);
    let bound = |over: Decimal| scaled.value() + over.value() / under;
    let (min, max) = (bound(numerator.low), bound(numerator.high));
    let (min, max) = if negative { (-max, -min) } else { (min, max) };
    Some(Fraction { end: numerator.end, min, max, approx: numerator.approx, bound: numerator.bound, percent: false })
}

/// 1/2, 1 4/3; no dates (2020/5/6) and no rates (3/天).
fn slashed(text: &Folded, position: usize) -> Option<Fraction> {
    if !text.at(position).is_ascii_digit() {
        return None;
    }
    let first = literal(text, position).filter(|literal| literal.plain && literal.digits <= 4)?;
    if text.at(first.end) == ' ' {
        let second = literal(text, first.end + 1).filter(|literal| literal.plain && literal.digits <= 4)?;
        return ratio(text, second.end, first.value, second.value);
    }
    ratio(text, first.end, Decimal::ZERO, first.value)
}

fn ratio(text: &Folded, slash: usize, whole: Decimal, over: Decimal) -> Option<Fraction> {
    if text.at(slash) != '/' {
        return None;
    }
    let under =
        literal(text, slash + 1).filter(|literal| literal.plain && literal.digits <= 4 && !literal.value.is_zero())?;
    if matches!(text.at(under.end), '/' | '年' | '月') {
        return None;
    }
    let value = whole.value() + over.value() / under.value.value();
    Some(Fraction { end: under.end, min: value, max: value, approx: Approx::Exact, bound: None, percent: false })
}

#[cfg(test)]
mod tests {
    use super::{fraction_at, numeral_at};
    use crate::text::Folded;

    #[test]
    fn fractions_and_percentages_have_their_values() {
        for (text, rest, value, percent) in [
            ("三分之一", "", 1.0 / 3.0, false),
            ("百分之三十五点六", "", 35.6, true),
            ("百 分 之2.4", "", 2.4, true),
            ("百分之百", "", 100.0, true),
            ("一百分之二", "", 0.02, false),
            ("千分之一", "", 0.001, false),
            ("3又一千分之23", "", 3.023, false),
            ("负一又二分之一", "", -1.5, false),
            ("三百五又三分之一", "", 350.0 + 1.0 / 3.0, false),
            ("1/2的人", "的人", 0.5, false),
            ("1 3/5", "", 1.6, false),
        ] {
            let folded = Folded::new(text);
            let found = fraction_at(&folded, 0, numeral_at(&folded, 0))
                .map(|f| (folded.source(f.end..folded.len()), f.min, f.percent));
            assert_eq!(found, Some((rest, value, percent)), "{text}");
        }
        for text in ["三分钟", "2020/5/6", "1/0", "三"] {
            let folded = Folded::new(text);
            assert_eq!(fraction_at(&folded, 0, numeral_at(&folded, 0)), None, "{text}");
        }
    }
}
