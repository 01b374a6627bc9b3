//! Dates in digits and separators, and dates of the lunar calendar.

use super::calendar::Date;
use super::contexts;
use super::date::Mode;
use super::moment::{Day, Said};
use super::reader::{Reader, Word};
use crate::label::STEMS;
use crate::text::CharList;

impl Reader<'_, '_> {
    /// 2017-12-15, 2017/12/15, 2017.12.15, 2017 12 15, 17-12-15, 15/12/2017, 2017-12, and 12/15 on a line of its own.
    pub(super) fn printed(&self, p: usize, mode: Mode) -> Option<(Day, usize)> {
        let before = self.before(p);
        if !self.at(p).is_ascii_digit()
            || before.is_ascii_alphanumeric()
            || matches!(before, '.' | ':' | '/' | '#')
            || before == '-' && !mode.second
        {
            return None;
        }
        let (first, first_len, at) = self.digits(p)?;
        let sign = self.at(at);
        if !matches!(sign, '-' | '/' | '.' | ' ') {
            return None;
        }
        let (second, second_len, at) = self.digits(at + 1).filter(|digits| digits.1 <= 2)?;
        let third = self.digits(at + 1).filter(|_| self.at(at) == sign);
        let Some((third, third_len, end)) = third else {
            return self.two_groups((first, first_len), (second, second_len), sign, p, at);
        };
        let next = self.at(end);
        let goes_on = next == sign
            && sign != ' '
            && self.at(end + 1).is_ascii_digit()
            && self.digits(end + 1).is_none_or(|digits| digits.1 < 4)
            || next.is_ascii_alphabetic() && next != 'T'
            || next == '.' && self.at(end + 1).is_ascii_digit();
        if goes_on {
            return None;
        }
        let (year, month, day) = match (first_len, second_len, third_len) {
            (4, 2, 2) => (first, second, third),
            (4, 1..=2, 1..=2) if sign != ' ' => (first, second, third),
            // Day or month first: the month cannot be beyond twelve.
            (1..=2, 1..=2, 4) if sign != ' ' && second > 12 => (third, first, second),
            (1..=2, 1..=2, 4) if sign != ' ' => (third, second, first),
            (2, 1..=2, 1..=2) if sign == '-' => (self.short(first), second, third),
            (1, 1..=2, 2) if sign == '-' => (self.short(third), second, first),
            (2, 1..=2, 1..=2) if sign == '/' && first > 12 && third <= 31 => (self.short(first), second, third),
            (1..=2, 1..=2, 2) if sign == '/' && second > 12 => (self.short(third), first, second),
            (1..=2, 1..=2, 2) if sign == '/' => (self.short(third), second, first),
            _ => return None,
        };
        let date = Date::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        Some((Day::from(date), end))
    }

    fn two_groups(
        &self,
        first: (u32, usize),
        second: (u32, usize),
        sign: char,
        p: usize,
        end: usize,
    ) -> Option<(Day, usize)> {
        let next = self.at(end);
        // 2010/11赛季
        let of_years = self.any(end, contexts::YEAR_SIGNS).is_some();
        if next == sign || next.is_ascii_alphanumeric() || matches!(next, '%' | '.' | ':') || of_years {
            return None;
        }
        let number = |value: u32| u8::try_from(value).ok();
        let month = (1..=12).contains(&second.0);
        let numbered = self.before(p) == ' ' && self.before(p - 1).is_ascii_alphanumeric();
        if first.1 == 4
            && second.1 == 2
            && month
            && !numbered
            && matches!(sign, '-' | '/')
            && (1000..3000).contains(&first.0)
        {
            return Some((Day::Month(Said::Is(i32::try_from(first.0).ok()?), Said::Is(number(second.0)?)), end));
        }
        let whole = |c: char| matches!(c, '\0' | '\n' | ' ');
        let alone = sign == '/' && whole(self.before(p)) && whole(next) && (first.0 > second.0 || second.0 > 12);
        let day = Day::Date(Said::No, Said::Is(number(first.0)?), number(second.0)?);
        (alone && first.1 <= 2 && (1..=12).contains(&first.0) && day.exists()).then_some((day, end))
    }

    /// Up to four digits: their value, how many, and their end.
    fn digits(&self, p: usize) -> Option<(u32, usize, usize)> {
        let len = (0..5).take_while(|ahead| self.at(p + ahead).is_ascii_digit()).count();
        let value = (p..p + len).filter_map(|at| self.at(at).to_digit(10)).fold(0, |sum, digit| sum * 10 + digit);
        (1..5).contains(&len).then_some((value, len, p + len))
    }

    fn short(&self, year: u32) -> u32 {
        let now = self.anchor.map_or(2020, |anchor| u32::try_from(anchor.year).unwrap_or(2020));
        let century = now / 100 * 100;
        if century + year > now + 20 { (century + year).saturating_sub(100) } else { century + year }
    }

    /// 农历正月十五, 腊月廿三, 三月初三: a day that the Gregorian calendar does not name.
    pub(super) fn lunar(&self, p: usize) -> Option<(Day, usize)> {
        let named = self.any(p, contexts::LUNAR_CALENDARS);
        let Some(mut at) = named else {
            let end = self.lunar_month(p)?;
            return Some((Day::Lost, self.lunar_day(end).unwrap_or(end)));
        };
        if self.at(at) == '的' {
            at += 1;
        }
        let mut end = None;
        if let Some((year, Word::Year(_))) = self.word(at) {
            (at, end) = (year, Some(year));
        } else if let Some(numeral) = self.numeral(at).filter(|numeral| self.at(numeral.end) == '年') {
            (at, end) = (numeral.end + 1, Some(numeral.end + 1));
        } else if let Some(year) = self.stem_and_branch(at) {
            (at, end) = (year, Some(year));
        }
        let month = self.lunar_month(at).or_else(|| {
            let leap = at + usize::from(self.at(at) == '闰');
            self.month_number(leap).map(|month| month.1)
        });
        if let Some(month) = month {
            return Some((Day::Lost, self.lunar_day(month).unwrap_or(month)));
        }
        end.or_else(|| self.lunar_day(at)).map(|end| (Day::Lost, end))
    }

    fn lunar_month(&self, p: usize) -> Option<usize> {
        // 闰四月
        let leap = || self.month_number(p + 1).filter(|_| self.at(p) == '闰').map(|month| month.1);
        self.any(p, contexts::LUNAR_MONTHS).or_else(leap)
    }

    /// 初一, 十五, 廿三, 二十八日.
    pub(super) fn lunar_day(&self, p: usize) -> Option<usize> {
        let first = usize::from(self.at(p) == '初');
        let number = self.small(p + first).filter(|number| (1..=30).contains(&number.value) && !number.arabic)?;
        let bare = first == 1 || number.len >= 2;
        match self.at(number.end) {
            '日' => Some(number.end + 1),
            _ => bare.then_some(number.end),
        }
    }

    /// 甲子年.
    fn stem_and_branch(&self, p: usize) -> Option<usize> {
        let year = STEMS.has(self.at(p)) && contexts::BRANCHES.has(self.at(p + 1));
        (year && self.at(p + 2) == '年').then_some(p + 3)
    }
}
