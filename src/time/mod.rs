//! Dates, durations and recurrences, with their ISO-TimeML values.
//!
//! A reader stands at a position and tries what can begin there, the longest reading first: recurrences, ranges, dates, lengths,
//! ages. What a date leaves open (今年, 5月) is filled in from an anchor: the date given, that of the article, or a year named
//! before in the text.

mod age;
mod anchor;
mod calendar;
mod clock;
mod contexts;
mod date;
mod duration;
mod iso;
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
use crate::text::{CharList, CharSet, Folded, is_han};
use crate::types::{Approx, Bound, Kind};
use moment::Day;
use reader::{Numerals, Reader, Word};
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
static BEGINNINGS: CharSet =
    CharSet::of(&[NUMERAL_CHARS, TIME_WORD_HEADS, " "]).with(contexts::NUMBER_LED_BY).with(contexts::TIME_OPENERS);

static LEADS: CharSet = CharSet::of(&[]).with(contexts::NUMBER_LED_BY);

/// What numbers begin with behind [`LEADS`], halves and spaces of print included.
static NUMBERS: CharSet = CharSet::of(&[NUMERAL_CHARS, " "]).with(contexts::NUMBER_SIZES);

/// Behind 半: units of time, and what may stand before them.
static HALVED: CharSet = CharSet::of(&[]).with(contexts::HALVES_OF);

/// Behind 每 and 隔: periods, and the numbers of them.
static PERIODS: CharSet = CharSet::of(&[NUMERAL_CHARS])
    .with(contexts::VAGUE_NUMBER_LED_BY)
    .with(contexts::NUMBER_SIZES)
    .with(contexts::PERIODS_OF);

/// Behind a numeral these may be a time, or go on to one; 个 does with the second list.
static COUNTED: CharSet = CharSet::of(&[]).with(contexts::COUNTED_AS_TIME);
static COUNTED_BY_GE: CharSet = CharSet::of(&[" "]).with(contexts::COUNTED_BY_GE);

/// The time expressions of a stretch, in order, none overlapping another. `minguo`: a bare year counts from 1911.
pub(crate) fn read(text: &Folded, within: Range<usize>, anchor: Option<Anchor>, minguo: bool) -> Vec<Timex> {
    let numerals = Numerals::default();
    let mut reader = Reader {
        text,
        start: within.start,
        end: within.end.min(text.len()),
        anchor,
        minguo,
        list: None,
        told: None,
        numerals: &numerals,
    };
    let mut found = Vec::new();
    let mut at = reader.start;
    let mut floor = reader.start;
    while at < reader.end {
        let c = text.at(at);
        if !BEGINNINGS.contains(c) || !reader.may_begin(at) {
            debug_assert!(reader.expression(at, floor).is_none(), "left out of BEGINNINGS: {}", text.at(at));
            if matches!(c, '。' | ';' | '!' | '?' | '\n') {
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
                reader.list = last.zip(reader.any(at, contexts::LIST_JOINTS)).map(|(day, next)| (next, day));
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
    /// Whether a time expression can start at a position, by its first two characters or by a word of the calendar: hardly any does
    /// where this says no.
    fn may_begin(&self, p: usize) -> bool {
        let (c, next) = (self.text.at(p), self.at(p + 1));
        match c {
            // A year may stand behind it.
            ' ' => return is_numeral_char(self.at(self.gap(p))),
            _ if !BEGINNINGS.contains(c) => return false,
            _ if is_numeral_char(c) => return true,
            '约' => return self.at(self.gap(p + 1)) != c && self.may_begin(self.gap(p + 1)),
            '半' if HALVED.contains(next) => return true,
            '每' | '隔' if PERIODS.contains(next) => return true,
            _ if LEADS.contains(c) && self.begins_number(p + 1) => return true,
            _ => {}
        }
        let opens = match c {
            '大' | '小' => contexts::VAGUE_OPENERS.has(next),
            '个' => next == '把',
            '差' => next == '不',
            '逢' => matches!(next, '星' | '礼' | '周'),
            '年' => contexts::AGE_OPENERS.has(next),
            '已' | '早' => contexts::PASSED_OPENERS.has(next),
            '行' => next == '将',
            '元' => next == '月',
            '上' | '本' | '这' => matches!(next, '个' | '世'),
            '下' => next == '个',
            '闰' => is_numeral_char(next),
            '民' => next == '国',
            '公' | '西' => next == '元',
            '首' => next == '季',
            '最' => matches!(next, '后' | '近'),
            '星' => next == '期',
            '礼' => next == '拜',
            '周' => matches!(next, '末' | '日' | '天'),
            '之' | '此' => matches!(next, '前' | '后'),
            '过' => next == '去',
            '未' => next == '来',
            '今' | '往' => next == '后',
            '接' => next == '下',
            '以' => next == '往',
            _ => self.any(p, contexts::LUNAR_CALENDARS).or_else(|| self.any(p, contexts::LUNAR_MONTHS)).is_some(),
        };
        opens || self.word(p).is_some()
    }

    /// Whether a number can start at a position: 三, 几十, 上百, 半.
    fn begins_number(&self, p: usize) -> bool {
        match self.at(p) {
            c if contexts::VAGUE_NUMBER_LED_BY.has(c) => is_numeral_char(self.at(self.gap(p + 1))),
            c => NUMBERS.contains(c),
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
        let about = self.any(p, contexts::ABOUT_BEFORE).map(|at| self.gap(at));
        if let Some(stretch) = self.stretch(p).or_else(|| self.stretch(about?)) {
            let end = self.any(stretch.end, contexts::ABOUT_BEHIND).unwrap_or(stretch.end);
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
            let end = self.gap(numeral.end);
            match self.at(end) {
                ',' | '。' | ';' | '%' | '”' | ')' | '》' | '\n' => true,
                '分' if contexts::NO_MINUTES_BY_FEN.has(self.at(end + 1)) => true,
                // 3至5名
                '至' | '到' | '~' | '—' => {
                    let second = self.separator(numeral.end).and_then(|at| self.numeral(at));
                    second.is_some_and(|second| self.is_no_time(self.gap(second.end)))
                }
                _ => self.is_no_time(end),
            }
        })
    }

    /// Whether an ideograph behind a number says that it counts no time.
    fn is_no_time(&self, p: usize) -> bool {
        match self.at(p) {
            '个' => !COUNTED_BY_GE.contains(self.at(p + 1)),
            c => is_han(c) && !COUNTED.contains(c),
        }
    }

    /// Where the next expression may start: behind a whole run of digits, so that each is read once, else behind a character.
    fn skip(&self, p: usize) -> usize {
        let run = (p..self.end).take_while(|&at| is_numeral_char(self.at(at))).count();
        self.numeral(p).map_or(p, |numeral| numeral.end).max(p + run.max(1))
    }
}
