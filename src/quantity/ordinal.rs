//! 第三卷, 排名第十二位, 第十和第十五之间; and 翻一番.

use super::contexts;
use super::figure::Draft;
use super::unit::{Scale, unit_at};
use crate::numeral::{Decimal, Numeral, Style, numeral_at};
use crate::text::{CharList, Folded, is_han};
use crate::types::{Approx, Kind, Standard};

/// The ordinal that starts with 第 at a position.
pub(super) fn ordinal_at(text: &Folded, at: usize) -> Option<Draft> {
    let start = at + 1 + usize::from(text.at(at + 1) == ' ');
    let first = numeral_at(text, start).filter(|numeral| !numeral.negative && numeral.approx == Approx::Exact)?;
    let (last, end) = range(text, at, &first).unwrap_or((first, first.end));
    let unit = unit_at(text, end).filter(|unit| matches!(unit.scale, Scale::Count(_)) && unit.per.is_none());
    let unit = unit.map(|unit| (unit.start, unit.end)).or_else(|| rank(text, end));
    let (unit, end) = match unit {
        // A citation, 第十二条, and what is no more than a name.
        Some((start, _)) if matches!(text.at(start), '条' | '款') => return None,
        Some((start, end)) => (Some(start..end), end),
        None if closes(text, end) || text.reads(end, "之间") => (None, end),
        None => return None,
    };
    let end = if last.end != first.end && text.reads(end, "之间") { end + 2 } else { end };
    let approx = if last.end == first.end { Approx::Exact } else { Approx::Range };
    let value = (Some(first.min()), Some(last.max()));
    Some(Draft { core: at..last.end, unit, ..Draft::plain(at..end, Kind::Ordinal, value, approx) })
}

/// 第3至5名, 第1-3名, 第十和第十五之间.
fn range(text: &Folded, at: usize, first: &Numeral) -> Option<(Numeral, usize)> {
    let joint = text.at(first.end);
    let named = text.at(first.end + 1) == '第';
    let last = numeral_at(text, first.end + 1 + usize::from(named))?;
    let joined = match joint {
        '至' | '到' | '-' | '~' | '—' | '–' => true,
        '和' | '与' => named && text.reads(last.end, "之间") && text.before(at) == '在',
        _ => false,
    };
    (joined && !last.negative && last.approx == Approx::Exact && last.low.value() > first.low.value())
        .then_some((last, last.end))
}

/// Words that are ranked or numbered without being measure words.
fn rank(text: &Folded, at: usize) -> Option<(usize, usize)> {
    let word = contexts::RANKS.iter().find(|word| text.reads(at, word))?;
    Some((at, at + word.chars().count()))
}

/// Whether a rank without a word can end here: 位居第一, 第三的好成绩.
fn closes(text: &Folded, at: usize) -> bool {
    let c = text.at(at);
    !is_han(c) && !c.is_ascii_alphanumeric() || contexts::RANK_ENDS_BEFORE.has(c)
}

/// 翻一番 is twice as much, 翻两番 four times.
pub(super) fn doubling_at(text: &Folded, at: usize) -> Option<Draft> {
    let start = at + 1 + usize::from(text.at(at + 1) == '了');
    let numeral = numeral_at(text, start);
    let (times, end, core) = match numeral {
        Some(numeral) => (numeral.integer()?, numeral.end, start..numeral.end),
        None => (1, start, at..start),
    };
    if text.at(end) != '番' || times > 20 {
        return None;
    }
    let value = Some(f64::from(1u32 << times));
    Some(Draft { core, ..Draft::plain(at..end + 1, Kind::Ratio, (value, value), Approx::Exact) })
}

/// 米九 is a height of 1.9 metres: only where no number and no word stands before it.
pub(super) fn height_at(text: &Folded, at: usize) -> Option<Draft> {
    let before = text.before(at);
    let free = !is_han(before) && !before.is_ascii_alphanumeric() || contexts::HEIGHT_LED_BY.has(before);
    let numeral = numeral_at(text, at + 1)
        .filter(|numeral| (1..=2).contains(&numeral.digits) && numeral.style == Style::Chinese)?;
    if !free || is_han(text.at(numeral.end)) && !contexts::HEIGHT_ENDS_BEFORE.has(text.at(numeral.end)) {
        return None;
    }
    let value = Decimal::integer(1).add(numeral.low.shift(-i32::try_from(numeral.digits).ok()?)).value();
    let metres = Standard { min: Some(value), max: Some(value), unit: "m".into() };
    let end = numeral.end;
    let height = Draft::plain(at..end, Kind::Physical, (Some(value), Some(value)), Approx::Exact);
    Some(Draft { unit: Some(at..at + 1), standard: Some(metres), ..height })
}
