//! Dates, durations and recurrences, with their ISO-TimeML values.

mod age;
mod anchor;
mod calendar;
mod clock;
mod date;
mod duration;
mod length;
mod moment;
mod month;
mod printed;
mod range;
mod reader;
mod recurrence;
#[cfg(test)]
mod tests;
mod year;

pub(crate) use anchor::Anchor;

use crate::label::fixed_word_at;
use crate::numeral::{NUMERAL_CHARS, is_numeral_char};
use crate::text::{CharSet, Folded, is_han};
use crate::types::{Approx, Bound, Kind};
use moment::Day;
use reader::{Reader, Word};
use std::ops::Range;

/// A time expression as read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Timex {
    pub(crate) range: Range<usize>,
    /// Date, Duration, Recurrence or Age.
    pub(crate) kind: Kind,
    pub(crate) value: Option<String>,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) approx: Option<Approx>,
    pub(crate) bound: Option<Bound>,
    /// The unit as printed, for durations and ages.
    pub(crate) unit: Option<Range<usize>>,
}

impl Timex {
    fn date(range: Range<usize>, value: Option<String>) -> Self {
        Self { range, kind: Kind::Date, value, min: None, max: None, approx: None, bound: None, unit: None }
    }
}

include!(concat!(env!("OUT_DIR"), "/time_word_heads.rs"));

/// What a time expression begins with: a numeral, a word of the calendar, or one that stands before either.
static BEGINNINGS: CharSet = CharSet::of(&[
    NUMERAL_CHARS,
    TIME_WORD_HEADS,
    // Numerals without a digit: 几年, 上百年.
    "几数成上.",
    "每隔逢半大小个",
    "年已早行约",
    "农阴旧夏古正腊冬本这民公西首Qq第元前头最星礼周",
    "差欠之此下后过未今往接以近",
]);

/// The time expressions of a stretch, in order, none overlapping another. `minguo`: a bare year counts from 1911.
pub(crate) fn read(text: &Folded, within: Range<usize>, anchor: Option<Anchor>, minguo: bool) -> Vec<Timex> {
    let mut reader =
        Reader { text, start: within.start, end: within.end.min(text.len()), anchor, minguo, list: None, told: None };
    let mut found = Vec::new();
    let mut at = reader.start;
    let mut floor = reader.start;
    while at < reader.end {
        if !reader.may_begin(at) {
            debug_assert!(reader.expression(at, floor).is_none(), "left out of BEGINNINGS: {}", text.at(at));
            if matches!(text.at(at), '。' | ';' | '!' | '?' | '\n') {
                reader.told = None;
            }
            at = fixed_word_at(text, at).filter(|&end| end <= reader.end).unwrap_or(at + 1);
            continue;
        }
        let name = reader.word(at).filter(|found| found.1 == Word::Name).map(|found| found.0);
        let fixed = fixed_word_at(text, at).filter(|&end| end <= reader.end).max(name);
        match reader.expression(at, floor) {
            Some((timex, last)) if timex.range.end > fixed.unwrap_or(at) => {
                at = timex.range.end;
                floor = at;
                reader.told = last.filter(|day| day.year().known().is_some()).or(reader.told);
                reader.list = last.zip(reader.any(at, &["、", "和", "及", "与"])).map(|(day, next)| (next, day));
                found.push(timex);
            }
            _ => {
                if matches!(text.at(at), '。' | ';' | '!' | '?' | '\n') {
                    reader.told = None;
                }
                at = fixed.unwrap_or_else(|| reader.skip(at));
            }
        }
    }
    found
}

impl Reader<'_, '_> {
    /// Whether a time expression can start with the character at a position; a space where a year stands behind it.
    fn may_begin(&self, p: usize) -> bool {
        match self.text.at(p) {
            ' ' => is_numeral_char(self.at(self.gap(p))),
            c => BEGINNINGS.contains(c),
        }
    }

    /// The time expression that starts at a position, and its last day; an approximator before it may reach back to `floor`.
    fn expression(&self, p: usize, floor: usize) -> Option<(Timex, Option<Day>)> {
        if self.counts_other_things(p) {
            return None;
        }
        if let Some(found) = self.recurrence(p).or_else(|| self.age(p, floor)) {
            return Some((found, None));
        }
        // 约9时: a date has no exactness, but the word is part of it.
        let about = self.any(p, &["大约", "约", "大概"]).map(|at| self.gap(at));
        if let Some(stretch) = self.stretch(p).or_else(|| self.stretch(about?)) {
            let end = self.any(stretch.end, &["左右", "前后", "许", "上下"]).unwrap_or(stretch.end);
            return Some((Timex::date(p..end, stretch.timex), Some(stretch.last)));
        }
        let found = self.away(p).or_else(|| self.sliding(p)).or_else(|| self.duration(p, floor))?;
        Some((found, None))
    }

    /// Whether a numeral stands here with something behind it that no time has: most numerals of a text.
    fn counts_other_things(&self, p: usize) -> bool {
        if !is_numeral_char(self.at(p)) {
            return false;
        }
        self.numeral(p).is_some_and(|numeral| {
            let next = self.at(self.gap(numeral.end));
            let times = "年月日号时点分秒周星礼天小钟季世个旬岁载春寒刻昼工交自学财整半多余来几把初至到和与差欠夜早晚上下中凌清傍以廿卅又零大的";
            is_han(next) && !times.contains(next)
        })
    }

    /// Where the next expression may start: behind a whole run of digits, so that each is read once, else behind a character.
    fn skip(&self, p: usize) -> usize {
        let run = (p..self.end).take_while(|&at| is_numeral_char(self.at(at))).count();
        self.numeral(p).map_or(p, |numeral| numeral.end).max(p + run.max(1))
    }
}
