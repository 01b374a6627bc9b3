//! Months, and the days and weeks inside them.

use super::calendar::days_in_month;
use super::contexts;
use super::date::Mode;
use super::moment::{Day, Said};
use super::reader::{Reader, Word};
use crate::text::{CharList, is_han};

impl Reader<'_, '_> {
    /// N月 with N from 1 to 12, 元月.
    pub(super) fn month_number(&self, p: usize) -> Option<(u8, usize)> {
        if self.reads(p, "元月") {
            return Some((1, p + 2));
        }
        let number =
            self.small(p).filter(|number| (1..=12).contains(&number.value) && (number.arabic || number.len <= 2))?;
        let at = self.gap(number.end);
        if self.at(at) != '月' || number.value == 2 && self.at(p) == '两' {
            return None;
        }
        // 三月有余 is a length of time.
        let broken = self.reads(at + 1, "有余") || contexts::NO_MONTH_BEFORE.has(self.at(at + 1));
        // 一月一次 is a rate, but 10月三次 lies in October.
        let rate = !number.arabic && self.numeral(at + 1).is_some_and(|numeral| self.rate(numeral.end).is_some());
        (!broken && !rate).then_some((number.value, at + 1))
    }

    /// What is named inside a month, or the month itself.
    pub(super) fn behind_month(&self, year: Said<i32>, month: Said<u8>, end: usize, mode: Mode) -> (Day, usize) {
        let part = end + usize::from(self.at(end) == '份');
        let whole = (Day::Month(year, month), part);
        let at = self.gap(part);
        if let Some((day, end)) = self.numbered_day(at, part == end, mode) {
            let day = Day::Date(year, month, day);
            // 4月31日 is meant for a day, and is none.
            return (if day.exists() { day } else { Day::Lost }, end);
        }
        if self.at(at) == '初'
            && let Some(number) = self.small(at + 1).filter(|number| number.value <= 10)
        {
            // 6月初三批物资
            let counted = contexts::COUNTED_BEHIND_EDGE.has(self.at(number.end));
            return if counted { (whole.0, at + 1) } else { (Day::Lost, at + 2) };
        }
        let inner = at + usize::from(self.at(at) == '的');
        if let Said::Is(number) = month
            && let Some(found) =
                self.nth_weekday(year, number, inner).or_else(|| self.counted_days(year, number, inner))
        {
            return found;
        }
        match self.word(inner) {
            Some((end, Word::Tens(tens))) => (tens_of_month(year, month, tens), end),
            Some((end, Word::HalfMonth(half))) => (half_month(year, month, half), end),
            Some((_, Word::Edge)) => self.edge(inner).map_or(whole, |end| (Day::Month(year, month), end)),
            _ => whole,
        }
    }

    /// 第一个星期一, 最后一个周三, 第一周 of a month.
    pub(super) fn nth_weekday(&self, year: Said<i32>, month: u8, p: usize) -> Option<(Day, usize)> {
        let (nth, at) = if let Some(at) = self.any(p, contexts::LAST_OF_MONTH) {
            (0, at)
        } else {
            let number = self.small(p + 1).filter(|number| self.at(p) == '第' && (1..=5).contains(&number.value))?;
            (number.value, number.end + usize::from(self.at(number.end) == '个'))
        };
        let at = self.any(at, contexts::WEEK_NAMES)?;
        if let Some((weekday, end)) = self.weekday_sign(at) {
            return Some((Day::Nth(year, month, nth, weekday), end));
        }
        let from = nth.checked_sub(1)? * 7 + 1;
        Some((Day::Days(year, Said::Is(month), from, (from + 6).min(31)), at))
    }

    /// 第一天, 前三天, 最后一天 of a month.
    fn counted_days(&self, year: Said<i32>, month: u8, p: usize) -> Option<(Day, usize)> {
        let of = Said::Is(month);
        if let Some(end) = self.any(p, contexts::LAST_DAY) {
            // How long a February is only its year tells.
            let told = match year {
                Said::No => self.anchor.map(|anchor| anchor.year),
                year => year.known(),
            };
            let known = told.or((month != 2).then_some(2000));
            return Some((known.map_or(Day::Lost, |known| Day::Date(year, of, days_in_month(known, month))), end));
        }
        let (number, end) = self.counted_day(p)?;
        let number = u8::try_from(number).ok().filter(|number| *number <= 31)?;
        let first = contexts::FIRST_OF.has(self.at(p));
        Some((if first { Day::Days(year, of, 1, number) } else { Day::Date(year, of, number) }, end))
    }

    /// 的第三天, 第一天, 前三天 behind a month or a year: the number and the end. 今年第三天上班 is no date.
    pub(super) fn counted_day(&self, p: usize) -> Option<(u32, usize)> {
        let first = contexts::FIRST_OF.has(self.at(p));
        let numeral = self.numeral(p + 1).filter(|_| first || self.at(p) == '第')?;
        let number = numeral.integer().filter(|number| *number > 0)?;
        let end = self.any(self.gap(numeral.end), &["天"])?;
        let named = first || self.before(p) == '的' || number == 1 && !is_han(self.at(end));
        named.then_some((number, end))
    }

    /// The day behind a month: 15日, 15号; 十五 without more where nothing is counted by it.
    fn numbered_day(&self, p: usize, close: bool, mode: Mode) -> Option<(u8, usize)> {
        let number = self.small(p).filter(|number| (1..=31).contains(&number.value))?;
        let at = self.gap(number.end);
        if let Some(end) = self.any(at, &["日", "号"]) {
            return Some((number.value, end));
        }
        if !close {
            return None;
        }
        let next = self.at(number.end);
        let ends = self
            .separator(number.end)
            .and_then(|at| self.small(at))
            .is_some_and(|second| contexts::SECOND_DAY_ENDS.has(self.at(self.gap(second.end))));
        let counted = contexts::NO_BARE_DAY_BEFORE.has(next);
        let bare = mode.bare_day || !number.arabic && number.len >= 2 && !matches!(next, '%' | '.');
        (ends || bare && !counted).then_some((number.value, number.end))
    }
}

/// 上旬, 中旬, 下旬.
pub(super) fn tens_of_month(year: Said<i32>, month: Said<u8>, tens: u8) -> Day {
    match tens {
        1 => Day::Days(year, month, 1, 10),
        2 => Day::Days(year, month, 11, 20),
        _ => Day::Days(year, month, 21, 31),
    }
}

pub(super) fn half_month(year: Said<i32>, month: Said<u8>, half: u8) -> Day {
    if half == 1 { Day::Days(year, month, 1, 15) } else { Day::Days(year, month, 16, 31) }
}
