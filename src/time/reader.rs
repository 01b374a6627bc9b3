//! The stretch that is read, and the small numbers and words that times are made of.

use super::anchor::Anchor;
use super::moment::{Day, Part, Season};
use crate::numeral::{Exactness, Numeral, behind_unit, leading, numeral_at};
use crate::text::{CharList, Folded, Lexicon, han_digit};
use std::cell::Cell;
use std::ops::Range;

/// How far behind or ahead of the date of the text; none where the story decides.
pub(super) type Shift = Option<i8>;

/// A word of the calendar or of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Year(Shift),
    Month(Shift),
    Quarter(Shift),
    Week(Shift),
    Day(Shift, Option<Part>),
    /// Whether it can stand alone.
    Part(Part, bool),
    Season(Season),
    Half(u8),
    HalfMonth(u8),
    /// Ten days of a month.
    Tens(u8),
    /// 年底, 初: stays in the span and leaves the value as it is.
    Edge,
    /// 民国, 光绪: the year that is its first.
    Reign(i16),
    /// A name or another word that only looks like one of these: 今日头条, 先天后天.
    Name,
}

/// What ISO 8601 counts durations in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
}

/// A unit of time as so many of a designator: 季度 is three months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) grain: Grain,
    pub(super) count: u32,
}

include!(concat!(env!("OUT_DIR"), "/time_words.rs"));
include!(concat!(env!("OUT_DIR"), "/time_units.rs"));
include!(concat!(env!("OUT_DIR"), "/time_rates.rs"));
include!(concat!(env!("OUT_DIR"), "/age_words.rs"));

/// A stretch of a text that times are read in, with what decides their readings.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a, 't> {
    pub(super) text: &'a Folded<'t>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) anchor: Option<Anchor>,
    /// Whether a bare year counts from 1911.
    pub(super) minguo: bool,
    /// Where the next item of a list of dates would start, and the last one before it.
    pub(super) list: Option<(usize, Day)>,
    /// The last date of the sentence.
    pub(super) told: Option<Day>,
    pub(super) numerals: &'a Numerals,
}

/// The numerals read last, each at the place that its position leaves when divided by four: the readers ask for the same ones in turn.
#[derive(Default)]
pub(super) struct Numerals([Cell<Option<Asked>>; 4]);

/// A position, and the numeral there.
type Asked = (usize, Option<Numeral>);

/// A whole number of a date or clock time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Small {
    pub(super) value: u8,
    pub(super) end: usize,
    /// How many characters.
    pub(super) len: usize,
    pub(super) arabic: bool,
}

impl<'a, 't> Reader<'a, 't> {
    /// The character at a position; NUL outside the stretch.
    pub(super) fn at(&self, position: usize) -> char {
        if (self.start..self.end).contains(&position) { self.text.at(position) } else { '\0' }
    }

    /// The character before a position; NUL at the start of the stretch.
    pub(super) fn before(&self, position: usize) -> char {
        position.checked_sub(1).map_or('\0', |position| self.at(position))
    }

    pub(super) fn reads(&self, position: usize, word: &str) -> bool {
        let mut at = position;
        word.chars().all(|c| {
            at += 1;
            self.at(at - 1) == c
        })
    }

    /// Whether one of the words stands right before a position.
    pub(super) fn follows(&self, position: usize, words: &[&str]) -> bool {
        words.iter().any(|word| {
            position.checked_sub(word.chars().count()).is_some_and(|at| at >= self.start && self.reads(at, word))
        })
    }

    /// The end of the first of the words that stands at a position.
    pub(super) fn any(&self, position: usize, words: &[&str]) -> Option<usize> {
        let end = self.end.min(self.text.len());
        let ahead = self.text.chars().get(position..end).filter(|_| position >= self.start)?;
        // Hardly any of the words has this byte at its place in its first character.
        let (first, mut bytes) = (*ahead.first()?, [0; 4]);
        let last = first.len_utf8() - 1;
        let byte = *first.encode_utf8(&mut bytes).as_bytes().get(last)?;
        let mut likely = words.iter().filter(|word| word.as_bytes().get(last) == Some(&byte));
        likely.find_map(|word| Some(position + opens(ahead, word)?))
    }

    /// Over up to two spaces.
    pub(super) fn gap(&self, position: usize) -> usize {
        self.text.behind_spaces(position, 2)
    }

    fn look_up<T: Copy>(&self, words: &Lexicon<T>, position: usize) -> Option<(usize, T)> {
        let (len, value) = words.longest_at(self.text, position)?;
        (position + len <= self.end).then_some((position + len, value))
    }

    /// The longest word of the calendar: its end and what it says.
    pub(super) fn word(&self, position: usize) -> Option<(usize, Word)> {
        self.look_up(&TIME_WORDS, position)
    }

    /// The longest unit of time.
    pub(super) fn unit(&self, position: usize) -> Option<(usize, Unit)> {
        self.look_up(&TIME_UNITS, position)
    }

    /// The end of the measure word of an event: 次, 期.
    pub(super) fn rate(&self, position: usize) -> Option<usize> {
        self.look_up(&TIME_RATES, position).map(|found| found.0)
    }

    /// 约, 超过, 至少 right before a figure, not before `floor`: where it starts and what it says.
    pub(super) fn bound_before(&self, figure: usize, floor: usize) -> Option<(usize, Exactness)> {
        leading(self.text, figure, floor.max(self.start))
    }

    /// 以上, 左右, 内: the end and what it says.
    pub(super) fn bound_behind(&self, position: usize) -> Option<(usize, Exactness)> {
        behind_unit(self.text, position).filter(|found| found.0 <= self.end)
    }

    /// 花甲, 古稀之年: the end and the years.
    pub(super) fn age_word(&self, position: usize) -> Option<(usize, u8)> {
        self.look_up(&AGE_WORDS, position)
    }

    /// The numeral at a position, where it does not run out of the stretch.
    pub(super) fn numeral(&self, position: usize) -> Option<Numeral> {
        if position >= self.end {
            return None;
        }
        let Numerals(known) = self.numerals;
        let [known] = known.get(position % known.len()..)?.first_chunk()?;
        if let Some((at, numeral)) = known.get()
            && at == position
        {
            return numeral;
        }
        let numeral = numeral_at(self.text, position).filter(|numeral| numeral.end <= self.end && !numeral.negative);
        known.set(Some((position, numeral)));
        numeral
    }

    /// A whole number below 100, of at most two digits or three characters (二十三, 零五, 廿三), as dates and clocks have them.
    pub(super) fn small(&self, position: usize) -> Option<Small> {
        let first = self.at(position);
        if first.is_ascii_digit() {
            let len = (0..3).take_while(|ahead| self.at(position + ahead).is_ascii_digit()).count();
            let value = (0..len)
                .filter_map(|ahead| self.at(position + ahead).to_digit(10))
                .fold(0, |sum, digit| sum * 10 + digit);
            let value = u8::try_from(value).ok().filter(|_| len < 3)?;
            return Some(Small { value, end: position + len, len, arabic: true });
        }
        let digit = |ahead: usize| small_digit(self.at(position + ahead));
        let is_ten = |ahead: usize| self.at(position + ahead) == '十';
        let (value, len) = match (digit(0), first) {
            (_, '廿' | '卅') => {
                let tens = if first == '廿' { 20 } else { 30 };
                digit(1).filter(|&ones| ones > 0).map_or((tens, 1), |ones| (tens + ones, 2))
            }
            (_, '十') => digit(1).filter(|&ones| ones > 0).map_or((10, 1), |ones| (10 + ones, 2)),
            (Some(0), _) => digit(1).map_or((0, 1), |ones| (ones, 2)),
            (Some(tens), _) if is_ten(1) => {
                digit(2).filter(|&ones| ones > 0).map_or((tens * 10, 2), |ones| (tens * 10 + ones, 3))
            }
            (Some(tens), _) if digit(1) == Some(0) => (tens * 10, 2),
            (Some(ones), _) => (ones, 1),
            (None, _) => return None,
        };
        let end = position + len;
        // More digits or a multiplier behind it: a larger number.
        let more = small_digit(self.at(end)).is_some() || "十百千万亿廿卅".has(self.at(end));
        (!more).then_some(Small { value, end, len, arabic: false })
    }

    /// Where the second of two ends of a range starts, over the sign or word between them.
    pub(super) fn separator(&self, position: usize) -> Option<usize> {
        // 3月1日起至5月31日
        let begun = self.at(position) == '起' && self.at(position + 1) == '至';
        let at = self.gap(position + usize::from(begun));
        let sign = self.at(at);
        let end = match sign {
            '至' | '到' | '~' | '〜' | '∼' | '–' | '-' | '−' | '─' => at + 1,
            '—' | '―' => at + 1 + usize::from(self.at(at + 1) == sign),
            _ => return None,
        };
        // 从1月到了2月, 至今
        (!matches!(self.at(end), '今' if sign == '至')).then(|| self.gap(end))
    }

    /// Whether a clause begins at a position.
    pub(super) fn opens_clause(&self, position: usize) -> bool {
        let before = self.before(position);
        !crate::text::is_han(before) && !before.is_ascii_alphanumeric()
    }

    pub(super) fn source(&self, range: Range<usize>) -> String {
        self.text.clean(range)
    }
}

/// The length of a word that some characters begin with.
fn opens(ahead: &[char], word: &str) -> Option<usize> {
    let mut ahead_of = ahead.iter();
    let mut len = 0;
    for c in word.chars() {
        if *ahead_of.next()? != c {
            return None;
        }
        len += 1;
    }
    Some(len)
}

fn small_digit(c: char) -> Option<u8> {
    match c {
        '〇' | '零' | '○' | '◯' => Some(0),
        '两' => Some(2),
        _ => han_digit(c).and_then(|value| u8::try_from(value).ok()),
    }
}
