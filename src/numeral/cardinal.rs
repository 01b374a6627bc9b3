//! The scanner of whole numerals: digits and multipliers in turn.

mod digits;

use super::arabic::literal;
use super::contexts;
use super::decimal::Decimal;
use super::opening::{idiom, sign};
use super::signs::{digit, is_financial, is_homograph, multiplier, tens};
use super::{Numeral, Style};
use crate::text::{CharList, Folded};
use crate::types::{Approx, Bound};

/// The longest numeral that starts at a position, a sign (负, 零下, -) included.
///
/// Spaces inside are read over where a multiplier shows that the numeral goes on: 两千 四百, 1000 万.
/// `None` where there is none, and where the value is beyond the range of floats.
pub(crate) fn numeral_at(text: &Folded, position: usize) -> Option<Numeral> {
    let (start, negative) = sign(text, position);
    let mut numeral = idiom(text, start).or_else(|| Scanner::new(text, start).run())?;
    numeral.negative = negative;
    numeral.high.is_finite().then_some(numeral)
}

/// Numerals are no longer than this, so that a text of digits alone is read in linear time.
const LONGEST: usize = 400;

/// Both bounds of a numeral that is not one number; a single number twice.
#[derive(Clone, Copy)]
struct Pair(Decimal, Decimal);

impl Pair {
    const ZERO: Self = Self(Decimal::ZERO, Decimal::ZERO);

    fn both(value: Decimal) -> Self {
        Self(value, value)
    }

    fn of(low: u32, high: u32) -> Self {
        Self(Decimal::integer(low), Decimal::integer(high))
    }

    fn add(self, other: Self) -> Self {
        Self(self.0.add(other.0), self.1.add(other.1))
    }

    fn shift(self, places: i32) -> Self {
        Self(self.0.shift(places), self.1.shift(places))
    }
}

/// What the numeral ended with so far: decides what may follow.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Nothing,
    /// One digit that waits for its multiplier, or is the last one.
    Digit,
    /// 三四, 几: nothing but a multiplier may follow.
    Closed,
    /// Arabic digits.
    Literal,
    /// A multiplier, by its power of ten.
    Multiplier(i32),
    /// 零 between multipliers: 一千零五.
    Zero,
    /// Decimals behind 点.
    Fraction,
}

struct Scanner<'a, 't> {
    text: &'a Folded<'t>,
    start: usize,
    at: usize,
    /// Finished parts, each with the power of its 万 or 亿, powers falling.
    groups: Vec<(Pair, i32)>,
    /// The part below the next 万, and the power of its last multiplier.
    section: Option<Pair>,
    floor: i32,
    /// The coefficient that waits for a multiplier.
    current: Option<Pair>,
    last: Last,
    approx: Approx,
    bound: Option<Bound>,
    arabic: bool,
    chinese: bool,
    digits: usize,
    tail: i32,
}

impl<'a, 't> Scanner<'a, 't> {
    fn new(text: &'a Folded<'t>, start: usize) -> Self {
        Self {
            text,
            start,
            at: start,
            groups: Vec::new(),
            section: None,
            floor: i32::MAX,
            current: None,
            last: Last::Nothing,
            approx: Approx::Exact,
            bound: None,
            arabic: false,
            chinese: false,
            digits: 0,
            tail: 0,
        }
    }

    fn run(mut self) -> Option<Numeral> {
        if !self.may_start() {
            return None;
        }
        while self.step()? {
            if self.at - self.start > LONGEST {
                return None;
            }
        }
        if self.last == Last::Nothing {
            return None;
        }
        let Pair(low, high) = self.total();
        let bare = self.at == self.start + 1 && matches!(self.last, Last::Multiplier(2..));
        let style = match (self.arabic, self.chinese) {
            (true, true) => Style::Mixed,
            (true, false) => Style::Arabic,
            _ => Style::Chinese,
        };
        let tail = if matches!(self.last, Last::Multiplier(2..)) { self.tail } else { 0 };
        let Self { at: end, approx, bound, digits, .. } = self;
        Some(Numeral { end, low, high, negative: false, approx, bound, style, digits, tail, bare })
    }

    /// Financial digits that are characters of common words open a numeral only among their like: 陆佰, 伍拾.
    fn may_start(&self) -> bool {
        let c = self.text.at(self.start);
        if !is_homograph(c) {
            return true;
        }
        let (before, next) = (self.text.before(self.start), self.text.at(self.start + 1));
        let word = match c {
            '陆' => contexts::NO_LU_BEHIND,
            '伍' => contexts::NO_WU_BEHIND,
            '肆' => contexts::NO_SI_BEHIND,
            '拾' => contexts::NO_SHI_BEHIND,
            _ => contexts::NO_SAN_BEHIND,
        };
        let among = is_financial(next)
            || (digit(next).is_some() || multiplier(next).is_some() || tens(next).is_some()) && !word.has(before);
        let alone = !crate::text::is_han(before) && (!crate::text::is_han(next) || contexts::ALONE_BEFORE.has(next));
        among && !word.has(before) || alone
    }

    /// Reads one more element; false at the end of the numeral.
    fn step(&mut self) -> Option<bool> {
        let Some(at) = self.over_spaces() else { return Some(false) };
        let c = self.text.at(at);
        let goes_on = if c.is_ascii_digit() || c == '.' {
            self.read_literal(at)?
        } else if let Some(tens) = tens(c) {
            self.read_tens(at, tens)
        } else if let Some(places) = multiplier(c) {
            self.read_multiplier(at, places)
        } else if digit(c).is_some() {
            self.read_digits(at)
        } else {
            match c {
                '俩' | '仨' if self.last == Last::Nothing => {
                    self.current = Some(Pair::both(Decimal::integer(if c == '俩' { 2 } else { 3 })));
                    self.take(at + 1, Last::Fraction)
                }
                '几' | '数' => self.read_open(at),
                '点' => self.read_fraction(at),
                'k' | 'K' | 'M' | 'G' => self.read_suffix(at),
                'w' | 'W' if self.counts_in_ten_thousands(at) => self.read_suffix(at),
                c if contexts::INNER.has(c) => self.read_inner(at),
                _ => false,
            }
        };
        Some(goes_on)
    }

    fn take(&mut self, end: usize, last: Last) -> bool {
        self.at = end;
        self.last = last;
        true
    }

    /// Where the next element starts: spaces count for nothing next to a multiplier.
    fn over_spaces(&self) -> Option<usize> {
        let mut at = self.at;
        if self.last == Last::Nothing || self.text.at(at) != ' ' {
            return Some(at);
        }
        while self.text.at(at) == ' ' && at < self.at + 4 {
            at += 1;
        }
        let next = self.text.at(at);
        let joins = match (self.last, multiplier(next)) {
            (Last::Literal, Some(places)) => places >= 4 || places >= 2 && (self.chinese || self.at == self.start + 1),
            (Last::Digit | Last::Closed | Last::Multiplier(_), Some(_)) => true,
            (Last::Multiplier(_) | Last::Zero, None) => {
                digit(next).is_some() || contexts::ONWARD_OVER_SPACES.has(next) || self.arabic && next.is_ascii_digit()
            }
            (Last::Digit, None) => next == '点',
            (Last::Fraction, None) => digit(next).is_some(),
            _ => false,
        };
        joins.then_some(at)
    }

    fn read_literal(&mut self, at: usize) -> Option<bool> {
        let Some(found) = literal(self.text, at) else {
            return if self.last == Last::Nothing { None } else { Some(false) };
        };
        let fits = match self.last {
            Last::Nothing => {
                self.digits = if found.plain { found.digits } else { 0 };
                true
            }
            // 3万4000, 5万4千, but not 5亿2019年.
            Last::Multiplier(places) => {
                let next = self.text.at(found.end);
                let value = found.value.value();
                self.arabic
                    && value < 10f64.powi(places)
                    && !contexts::DATE_SIGNS.has(next)
                    && (value.fract() == 0.0 || multiplier(next).is_some())
            }
            Last::Zero => self.arabic,
            _ => false,
        };
        if !fits {
            return Some(false);
        }
        self.arabic = true;
        self.current = Some(Pair::both(found.value));
        // One digit right behind a multiplier is short for the next lower one: 3万5.
        let short = found.plain && found.digits == 1 && matches!(self.last, Last::Multiplier(2..));
        let mut next = found.end;
        while self.text.at(next) == ' ' && next < found.end + 3 {
            next += 1;
        }
        if short && multiplier(self.text.at(next)).is_none() {
            self.shorten();
            self.take(found.end, Last::Fraction);
            return Some(false);
        }
        Some(self.take(found.end, Last::Literal))
    }

    fn read_tens(&mut self, at: usize, tens: u32) -> bool {
        if !matches!(self.last, Last::Nothing | Last::Multiplier(2..) | Last::Zero) {
            return false;
        }
        self.chinese = true;
        self.section = Some(self.section.unwrap_or(Pair::ZERO).add(Pair::both(Decimal::integer(tens * 10))));
        self.floor = 1;
        // 廿 alone may be a day or a year of age; it is a whole number in any case.
        self.take(at + 1, Last::Multiplier(1))
    }

    fn read_multiplier(&mut self, at: usize, places: i32) -> bool {
        if self.opens_unit(at) {
            return false;
        }
        if places >= 4 {
            return self.read_group(at, places);
        }
        let coefficient = match (self.last, self.current) {
            (Last::Digit | Last::Closed, Some(current)) => current,
            // 3千, but no 700百: what follows is a word of its own.
            (Last::Literal, Some(current)) if places >= 2 && current.0.value() < 100.0 => current,
            (Last::Nothing | Last::Zero, _) => Pair::of(1, 1),
            // 一百十五, 三千百: ten may leave out its one.
            (Last::Multiplier(2..), None) if places == 1 => Pair::of(1, 1),
            _ => return false,
        };
        if places >= self.floor {
            return false;
        }
        self.chinese = true;
        self.digits = 0;
        self.section = Some(self.section.unwrap_or(Pair::ZERO).add(coefficient.shift(places)));
        self.current = None;
        self.floor = places;
        self.tail = places;
        self.take(at + 1, Last::Multiplier(places))
    }

    /// 万, 亿, 兆: they multiply what stands before them, down to the next higher one.
    fn read_group(&mut self, at: usize, places: i32) -> bool {
        let mut part = match (self.section, self.current) {
            (None, None) => None,
            (section, current) => Some(section.unwrap_or(Pair::ZERO).add(current.unwrap_or(Pair::ZERO))),
        };
        while let Some(&(group, power)) = self.groups.last() {
            if power > places || power == places && part.is_some() {
                break;
            }
            part = Some(group.add(part.unwrap_or(Pair::ZERO)));
            self.groups.pop();
        }
        if part.is_none() && self.last != Last::Nothing || self.groups.last().is_some_and(|group| group.1 <= places) {
            return false;
        }
        self.tail = if matches!(self.last, Last::Multiplier(3..)) { self.tail + places } else { places };
        self.chinese = true;
        self.digits = 0;
        let power = if self.last == Last::Multiplier(places) { places * 2 } else { places };
        self.groups.push((part.unwrap_or(Pair::of(1, 1)).shift(places), power));
        (self.section, self.current, self.floor) = (None, None, i32::MAX);
        self.take(at + 1, Last::Multiplier(places))
    }

    /// Whether the multiplier belongs to the unit behind the number: 5千克, 300兆瓦, 1010百帕.
    fn opens_unit(&self, at: usize) -> bool {
        let (next, after) = (self.text.at(at + 1), self.text.at(at + 2));
        if self.last == Last::Nothing {
            return false;
        }
        match self.text.at(at) {
            '千' => match next {
                '克' => after != '拉',
                '卡' => after != '路' && after != '车',
                '焦' => after != '点' && after != '虑',
                '字' => after == '节',
                '比' => after == '特',
                '牛' => after == '顿',
                '米' => self.last == Last::Literal,
                _ => contexts::UNITS_OF_QIAN.has(next),
            },
            '兆' => contexts::UNITS_OF_ZHAO.has(next),
            '百' => next == '帕' || next == '分' && matches!(after, '点' | '比'),
            _ => false,
        }
    }

    fn shorten(&mut self) {
        if let (Last::Multiplier(places), Some(current)) = (self.last, self.current) {
            self.current = Some(current.shift(places - 1));
        }
    }

    /// 40k, 1.2M; but 5G and 4K are names.
    fn read_suffix(&mut self, at: usize) -> bool {
        let (c, next) = (self.text.at(at), self.text.at(at + 1));
        let named = self.digits == 1 && matches!(c, 'K' | 'M' | 'G') || self.digits > 0 && c == 'G';
        if self.last != Last::Literal
            || self.chinese
            || named
            || next.is_ascii_alphanumeric()
            || matches!(next, '²' | '³' | '/')
        {
            return false;
        }
        let places = match c {
            'w' | 'W' => 4,
            'M' => 6,
            'G' => 9,
            _ => 3,
        };
        self.current = self.current.map(|current| current.shift(places));
        self.digits = 0;
        self.take(at + 1, Last::Fraction)
    }

    /// 10w+, 5w粉丝: w is short for 万 there, and a watt elsewhere.
    fn counts_in_ten_thousands(&self, at: usize) -> bool {
        let next = self.text.at(at + 1);
        next == '+' || self.text.at(at) == 'w' && contexts::WAN_BEFORE.has(next)
    }

    fn total(&self) -> Pair {
        let parts = self.groups.iter().map(|group| group.0).chain(self.section).chain(self.current);
        parts.fold(Pair::ZERO, Pair::add)
    }
}
