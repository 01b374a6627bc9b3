//! Times of day.

use super::contexts;
use super::date::Mode;
use super::moment::{Clock, Part};
use super::reader::{Reader, Word};
use crate::numeral::is_numeral_char;
use crate::text::{CharList, is_han};

/// A time of day as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TimeOfDay {
    pub(super) part: Option<Part>,
    pub(super) clock: Option<Clock>,
    pub(super) end: usize,
}

impl Reader<'_, '_> {
    /// A part of the day, a clock time, or both. `dated`: behind a day, where 早 and 8点 need nothing more.
    pub(super) fn time_of_day(&self, p: usize, dated: bool, mode: Mode) -> Option<TimeOfDay> {
        if let Some((end, Word::Part(part, alone))) = self.word(p) {
            if let Some((clock, end)) = self.clock(self.gap(end), Some(part), true) {
                return Some(TimeOfDay { part: Some(part), clock: Some(clock), end });
            }
            let joined = !alone && contexts::NO_PART_OF_DAY_BEFORE.has(self.at(end));
            return (alone || dated && !joined).then_some(TimeOfDay { part: Some(part), clock: None, end });
        }
        let (clock, end) = self.clock(p, None, dated || mode.second)?;
        Some(TimeOfDay { part: None, clock: Some(clock), end })
    }

    /// Whether a time of day stands at a position, over a space.
    pub(super) fn clock_follows(&self, p: usize) -> bool {
        self.time_of_day(self.gap(p), false, Mode::default()).is_some()
    }

    /// A clock time; `sure` where the words around it leave no doubt that 8点 is one.
    fn clock(&self, p: usize, part: Option<Part>, sure: bool) -> Option<(Clock, usize)> {
        let (clock, end) = self.digital(p, sure).or_else(|| self.short_of(p)).or_else(|| self.spoken(p, sure))?;
        let hour = part.map_or(clock.hour, |part| part.hour(clock.hour));
        Some((Clock { hour, ..clock }, end))
    }

    /// 9:30, 17:55:23, 3:30pm, 2pm.
    fn digital(&self, p: usize, sure: bool) -> Option<(Clock, usize)> {
        let before = self.before(p);
        if !self.at(p).is_ascii_digit() || before.is_ascii_digit() || matches!(before, ':' | '.' | '/') {
            return None;
        }
        let hour = self.small(p).filter(|hour| hour.value <= 24)?;
        let half = self.half_of_day(self.gap(hour.end));
        if let Some((late, end)) = half.filter(|_| (1..=12).contains(&hour.value)) {
            return Some((twelve(hour.value, 0, None, late), end));
        }
        if self.at(hour.end) != ':' {
            return None;
        }
        let minute = self.small(hour.end + 1).filter(|minute| minute.arabic && minute.len == 2 && minute.value < 60)?;
        let mut end = minute.end;
        let mut second = None;
        if self.at(end) == ':' {
            let found = self.small(end + 1).filter(|second| second.arabic && second.len == 2 && second.value < 60)?;
            (second, end) = (Some(found.value), found.end);
        }
        if matches!(self.at(end), ':' | '.') && self.at(end + 1).is_ascii_digit() {
            return None;
        }
        if let Some((late, end)) = self.half_of_day(self.gap(end)) {
            return Some((twelve(hour.value, minute.value, second, late), end));
        }
        if !sure && second.is_none() && self.is_score(p, end) {
            return None;
        }
        valid(hour.value, minute.value, second).map(|clock| (clock, end))
    }

    /// am, pm, p: whether it is the later one.
    fn half_of_day(&self, p: usize) -> Option<(bool, usize)> {
        let late = match self.at(p) {
            'a' | 'A' => false,
            'p' | 'P' => true,
            _ => return None,
        };
        let mut end = p + 1;
        if self.at(end) == '.' && matches!(self.at(end + 1), 'm' | 'M') {
            end += 1;
        }
        let named = matches!(self.at(end), 'm' | 'M');
        // 4A is a grade; a letter alone follows minutes only: 3:15p.
        if !named && p.checked_sub(3).is_none_or(|colon| self.at(colon) != ':') {
            return None;
        }
        end += usize::from(named);
        end += usize::from(self.at(end) == '.' && self.at(end - 2) == '.');
        (!self.at(end).is_ascii_alphanumeric()).then_some((late, end))
    }

    /// 21:15 of a match, 1:50 of a scale.
    fn is_score(&self, p: usize, end: usize) -> bool {
        let before =
            self.follows(p, contexts::SCORE_BEHIND) || (p.saturating_sub(8)..p).any(|at| self.reads(at, "比分"));
        let behind = self.any(end, contexts::SCORE_BEFORE);
        before || behind.is_some()
    }

    /// 差五分八点.
    fn short_of(&self, p: usize) -> Option<(Clock, usize)> {
        if !matches!(self.at(p), '差' | '欠') {
            return None;
        }
        let minutes = self.small(p + 1).filter(|minutes| (1..60).contains(&minutes.value))?;
        let (count, at) = match self.at(minutes.end) {
            '分' => (minutes.value, minutes.end + 1 + usize::from(self.at(minutes.end + 1) == '钟')),
            '刻' if minutes.value <= 3 => (minutes.value * 15, minutes.end + 1),
            _ => return None,
        };
        let hour = self.small(at).filter(|hour| (1..=24).contains(&hour.value) && self.at(hour.end) == '点')?;
        let clock = Clock { hour: hour.value - 1, minute: 60 - count, second: None };
        Some((clock, hour.end + 1))
    }

    /// 9时30分, 九点半, 三点一刻, 零点, 8点钟.
    fn spoken(&self, p: usize, sure: bool) -> Option<(Clock, usize)> {
        if is_numeral_char(self.before(p)) || self.before(p) == '.' || self.before(p) == '第' {
            return None;
        }
        let hour = self.small(p).filter(|hour| hour.value <= 24 && self.at(p) != '廿')?;
        let at = self.gap(hour.end);
        let sign = self.at(at);
        if !matches!(sign, '点' | '时') {
            return None;
        }
        let behind = at + 1;
        // 八点差五分
        if matches!(self.at(behind), '差' | '欠')
            && let Some(minutes) = self.small(behind + 1).filter(|minutes| (1..60).contains(&minutes.value))
            && let Some(end) = self.any(minutes.end, &["分钟", "分"])
        {
            let clock = Clock { hour: hour.value.checked_sub(1)?, minute: 60 - minutes.value, second: None };
            return Some((clock, end));
        }
        if let Some((minute, second, end)) = self.minutes(behind, sign, hour.arabic, sure) {
            return valid(hour.value, minute, second).map(|clock| (clock, end));
        }
        let next = self.at(behind);
        // 九点六二分, 三点五: decimals.
        if sign == '点' && !hour.arabic && is_numeral_char(next) && !sure {
            return None;
        }
        if sign == '时' && contexts::NO_HOUR_BEFORE.has(next) {
            return None;
        }
        let end = self.any(behind, contexts::HOUR_ENDS).or_else(|| self.vague_hour(behind)).unwrap_or(behind);
        let stands = sure || end > behind && next != '正' || self.stands_alone(p, end, sign, hour.value, hour.arabic);
        if !stands {
            return None;
        }
        valid(hour.value, 0, None).map(|clock| (clock, end))
    }

    /// 多, 来钟 behind an hour: the end of it. 三点多项 is none.
    fn vague_hour(&self, p: usize) -> Option<usize> {
        let end = self.any(p, contexts::HOUR_VAGUELY)?;
        let next = self.at(end);
        let other = self.at(end - 1) == '多' && (contexts::NO_MORE_BEFORE.has(next) || matches!(next, '余' | '于'));
        (!other).then_some(end)
    }

    /// Whether 8点 without minutes is a time: 3点建议 is not.
    fn stands_alone(&self, p: usize, end: usize, sign: char, hour: u8, arabic: bool) -> bool {
        let (before, next) = (self.before(p), self.at(end));
        let open = !is_han(next) && !next.is_ascii_alphanumeric();
        let onward = contexts::HOUR_LED_ON.has(next) || self.reads(end, "上下");
        let led = contexts::HOUR_LED_BY.has(before) || self.follows(p, contexts::ABOUT_BEFORE);
        let clear = self.opens_clause(p);
        match sign {
            '时' => (arabic || hour != 1 && (led || clear)) && (open || onward || led || clear),
            // 一点 is a little.
            _ if hour == 1 && !arabic => clear && open && next == '\0' && before == '\0',
            _ if hour == 0 => clear || led || onward,
            _ => (led || clear) && (open || onward),
        }
    }

    /// 半, 一刻, 30分, 零五, and the seconds behind them.
    fn minutes(&self, p: usize, sign: char, arabic: bool, sure: bool) -> Option<(u8, Option<u8>, usize)> {
        if self.at(p) == '半' {
            return Some((30, None, p + 1));
        }
        if let Some(end) = self.any(p, &["一刻", "1刻"]) {
            return Some((15, None, end));
        }
        if let Some(end) = self.any(p, &["三刻", "3刻"]) {
            return Some((45, None, end));
        }
        if matches!(self.at(p), '差' | '欠') {
            return None;
        }
        let over = p + usize::from(self.at(p) == '过');
        let minute = self.small(self.gap(over)).filter(|minute| minute.value < 60)?;
        let at = self.gap(minute.end);
        if self.at(at) == '分' {
            let end = at + 1;
            if contexts::NO_MINUTE_BEFORE.has(self.at(end)) {
                return None;
            }
            let second =
                self.small(self.gap(end)).filter(|second| second.value < 60 && self.at(self.gap(second.end)) == '秒');
            let end = second.map_or(end + usize::from(self.at(end) == '钟'), |second| self.gap(second.end) + 1);
            // 九点六二分 is a score.
            let spelled = !minute.arabic
                && minute.len == 2
                && self.small(over).is_some_and(|m| m.len == 2)
                && !self.source(over..at).contains(['十', '零', '〇', '廿', '卅']);
            return (!spelled).then_some((minute.value, second.map(|second| second.value), end));
        }
        let next = self.at(at);
        let padded = minute.len >= 2 && !contexts::NO_BARE_MINUTE_BEFORE.has(next);
        // 六点四十: tens are no decimals.
        let clear =
            if minute.arabic { arabic && minute.len == 2 } else { sure || self.source(over..at).contains('十') };
        // 九点四十发车
        let ends = sure || !is_han(next) || !minute.arabic && contexts::HOUR_LED_ON.has(next);
        (sign == '点' && padded && clear && ends).then_some((minute.value, None, minute.end))
    }
}

/// A time of the count of twelve.
fn twelve(hour: u8, minute: u8, second: Option<u8>, late: bool) -> Clock {
    let hour = match (hour, late) {
        (12, false) => 0,
        (hour, true) if hour < 12 => hour + 12,
        (hour, _) => hour,
    };
    Clock { hour, minute, second }
}

fn valid(hour: u8, minute: u8, second: Option<u8>) -> Option<Clock> {
    let midnight = hour < 24 || minute == 0 && second.unwrap_or(0) == 0;
    (hour <= 24 && midnight).then_some(Clock { hour, minute, second })
}
