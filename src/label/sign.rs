//! Numbers of enumerators: Chinese, Arabic, and those that are one character.

use super::contexts;
use crate::text::{Folded, han_digit};

/// A Chinese numeral from 一 to 九十九: its value and length.
pub(super) fn chinese(text: &Folded, at: usize) -> Option<(u32, usize)> {
    let digit = |at: usize| han_digit(text.at(at));
    match (digit(at), text.at(at), text.at(at + 1)) {
        (Some(tens), _, '十') => Some(match digit(at + 2) {
            Some(ones) => (tens * 10 + ones, 3),
            None => (tens * 10, 2),
        }),
        (Some(ones), ..) => Some((ones, 1)),
        (None, '十', _) => Some(match digit(at + 1) {
            Some(ones) => (10 + ones, 2),
            None => (10, 1),
        }),
        _ => None,
    }
}

/// An Arabic number of up to three digits: its value and length.
pub(super) fn arabic(text: &Folded, at: usize) -> Option<(u32, usize)> {
    let len = arabic_run(text, at);
    let value = (at..at + len).fold(0, |value, at| value * 10 + text.at(at).to_digit(10).unwrap_or(0));
    ((1..=3).contains(&len) && value > 0).then_some((value, len))
}

/// How many digits stand here, up to five.
pub(super) fn arabic_run(text: &Folded, at: usize) -> usize {
    (0..5).take_while(|&further| text.at(at + further).is_ascii_digit()).count()
}

/// Numbers that are one character, and the first character of their row.
pub(super) fn sign(text: &Folded, at: usize) -> Option<(u32, char)> {
    let c = text.at(at);
    if !matches!(c, '\u{2460}'..='\u{3290}' | '\u{FFFC}') {
        return None;
    }
    let rows = [
        ('①', 20),
        ('⑴', 20),
        ('⒈', 20),
        ('⓪', 1),
        ('⓵', 10),
        ('❶', 10),
        ('➀', 10),
        ('➊', 10),
        ('㈠', 10),
        ('㊀', 10),
        ('⓫', 10),
    ];
    if c == '\u{FFFC}' {
        // 1️⃣: a digit in a keycap.
        let source = text.source(at..at + 1);
        let digit = source.chars().next().and_then(|c| c.to_digit(10));
        return digit.filter(|&index| index > 0 && source.contains('\u{20E3}')).map(|index| (index, '①'));
    }
    rows.iter().find_map(|&(first, len)| {
        let offset = (c as u32).checked_sub(first as u32).filter(|&offset| offset < len)?;
        Some((offset + if first == '⓫' { 11 } else { 1 }, first))
    })
}

pub(super) fn roman(c: char) -> Option<u32> {
    (c as u32).checked_sub('Ⅰ' as u32).filter(|&offset| offset < 12).map(|offset| offset + 1)
}

/// 甲, 乙, 丙 …: the place among the heavenly stems, from 1.
pub(super) fn stem(c: char) -> Option<u32> {
    contexts::STEMS.iter().zip(1..).find(|stem| u32::from(*stem.0) == u32::from(c)).map(|stem| stem.1)
}

/// The place of a character in a row, from 1.
pub(super) fn of(row: &str, c: char) -> Option<u32> {
    row.chars().zip(1..).find(|pair| pair.0 == c).map(|pair| pair.1)
}
