//! What numerals open with: signs (负, 零下, -), and bounds in words (上百, 成千上万).

use super::contexts;
use super::decimal::Decimal;
use super::signs::{digit, multiplier};
use super::{Numeral, Style};
use crate::text::{CharList, Folded};
use crate::types::{Approx, Bound};

/// A sign, spaces behind it read over: where the number starts, and whether it is negative.
pub(super) fn sign(text: &Folded, position: usize) -> (usize, bool) {
    let before = text.before(position);
    let mut at = match text.at(position) {
        // 为企业减负6亿元
        '负' if contexts::NO_MINUS_BEHIND.has(before) => return (position, false),
        '负' | '-' | '−' if !before.is_ascii_alphanumeric() => position + 1,
        '零' if text.at(position + 1) == '下' => position + 2,
        _ => return (position, false),
    };
    while text.at(at) == ' ' && at < position + 4 {
        at += 1;
    }
    (at, true)
}

/// 成百上千, 成千上万, 上百, 百八十: bounds in words.
pub(super) fn idiom(text: &Folded, start: usize) -> Option<Numeral> {
    let (len, places, high) = match text.at(start) {
        '成' if text.reads(start, "成百上千") || text.reads(start, "成千上百") => (4, 2, None),
        '成' if text.reads(start, "成千上万") || text.reads(start, "成千累万") => (4, 3, None),
        '上' => match (multiplier(text.at(start + 1)), text.at(start + 2)) {
            (Some(places @ 2..=4), '亿') => (3, places + 8, None),
            (Some(3), '万') => (3, 7, None),
            (Some(2), '万') => (3, 6, None),
            (Some(places), next) if places >= 2 && digit(next).is_none() => (2, places, None),
            _ => return None,
        },
        '百' | '千' | '万' if text.at(start + 1) == '八' => match (text.at(start), text.at(start + 2)) {
            ('百', '十') => (3, 2, Some(Decimal::integer(80))),
            ('千', '百') => (3, 3, Some(Decimal::integer(800))),
            ('万', '千') => (3, 4, Some(Decimal::integer(8000))),
            _ => return None,
        },
        _ => return None,
    };
    let value = Decimal::integer(1).shift(places);
    let (low, high, approx, bound) = match high {
        Some(lower) => (lower, value, Approx::Range, None),
        None => (value, value, Approx::Over, Some(Bound::AtLeast)),
    };
    let end = start + len;
    Some(Numeral {
        end,
        low,
        high,
        negative: false,
        approx,
        bound,
        style: Style::Chinese,
        digits: 0,
        tail: 0,
        bare: false,
    })
}
