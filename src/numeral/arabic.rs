//! Numbers in Arabic digits: 1,286; 8 900; 3541.07; 12.3e4.

use super::decimal::Decimal;
use crate::text::Folded;

/// A number in Arabic digits, without sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Literal {
    pub(super) end: usize,
    pub(super) value: Decimal,
    /// Digits before the point.
    pub(super) digits: usize,
    /// Digits, and nothing else.
    pub(super) plain: bool,
}

/// Longer runs of digits are no numbers: floats end at 309 digits.
const LONGEST: usize = 320;

/// The number that starts at a position, the longest one; `None` for version numbers (1.2.3) and endless digits.
pub(super) fn literal(text: &Folded, start: usize) -> Option<Literal> {
    if text.at(start) == '.' && text.before(start) == '.' {
        return None;
    }
    let (mut end, mut value) = digits(text, start, Decimal::ZERO, Decimal::push)?;
    let mut plain = true;
    if end - start <= 3 && end > start {
        while let Some(group) = group(text, start, end) {
            (end, value) = digits(text, group, value, Decimal::push)?;
            plain = false;
            if end - start > LONGEST {
                return None;
            }
        }
    }
    let whole = end - start;
    if is_point(text.at(end)) && text.at(end + 1).is_ascii_digit() {
        (end, value) = digits(text, end + 1, value, Decimal::push_fraction)?;
        plain = false;
        if is_point(text.at(end)) && text.at(end + 1).is_ascii_digit() {
            return None;
        }
    } else if whole == 0 {
        return None;
    }
    if let Some((after, exponent)) = exponent(text, end) {
        (end, value, plain) = (after, value.shift(exponent), false);
    }
    Some(Literal { end, value, digits: whole, plain })
}

/// The decimal point; some Taiwanese papers print it raised.
fn is_point(c: char) -> bool {
    matches!(c, '.' | '‧')
}

fn digits(text: &Folded, start: usize, value: Decimal, push: fn(Decimal, u32) -> Decimal) -> Option<(usize, Decimal)> {
    let (mut at, mut value) = (start, value);
    while let Some(digit) = text.at(at).to_digit(10) {
        value = push(value, digit);
        at += 1;
        if at - start > LONGEST {
            return None;
        }
    }
    Some((at, value))
}

/// Where the digits of the next group of three start: 1,286 and 8 900, but not 2,3456 nor 5, 300.
fn group(text: &Folded, start: usize, at: usize) -> Option<usize> {
    if !matches!(text.at(at), ',' | ' ' | '\u{2009}' | '\u{202F}') {
        return None;
    }
    let three = (1..4).all(|ahead| text.at(at + ahead).is_ascii_digit()) && !text.at(at + 4).is_ascii_digit();
    // $20,300美元 in full width is two prices.
    let priced = || text.source(at..at + 1) == "," || !matches!(text.before(start), '$' | '¥' | '￥');
    (three && priced()).then_some(at + 1)
}

/// The power of ten in 2e5, 12.32E+14, 1.2×10^5 and 3×10⁸: its end and value.
fn exponent(text: &Folded, at: usize) -> Option<(usize, i32)> {
    let sign = match text.at(at) {
        'e' | 'E' => at + 1,
        '×' if text.reads(at + 1, "10^") => at + 4,
        '×' if text.reads(at + 1, "10") => at + 3,
        _ => return None,
    };
    let signed = matches!(text.at(sign), '+' | '-' | '⁻');
    let mut end = sign + usize::from(signed);
    let start = end;
    let raised = sign == at + 3;
    let mut value = 0i32;
    while let Some(digit) = if raised { raised_digit(text.at(end)) } else { text.at(end).to_digit(10) } {
        value = value * 10 + i32::try_from(digit).ok()?;
        end += 1;
        if end - start > 4 {
            return None;
        }
    }
    let letter = text.at(end).is_ascii_alphabetic();
    (end > start && !letter).then_some((end, if matches!(text.at(sign), '-' | '⁻') { -value } else { value }))
}

fn raised_digit(c: char) -> Option<u32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip(0..).find(|(raised, _)| *raised == c).map(|(_, digit)| digit)
}
