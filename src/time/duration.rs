//! Durations with what bounds them, and the dates that lie a length of time away.

use super::Timex;
use super::calendar::Date;
use super::contexts;
use super::iso::{iso, joined};
use super::length::{Amount, Length};
use super::moment::full;
use super::reader::{Grain, Reader};
use crate::numeral::{Exactness, Style};
use crate::text::{CharList, is_han};
use crate::types::{Approx, Kind};

impl Reader<'_, '_> {
    /// 两年零六个月, 约4小时, 30日内, 近三年.
    pub(super) fn duration(&self, p: usize, floor: usize) -> Option<Timex> {
        if let Some(at) = self.open_stretch(p) {
            let length = self.length(at)?;
            let end = length.end;
            return Some(self.timed(p, end, length, None));
        }
        if self.follows_digit(p) {
            return None;
        }
        let length = self.length(p)?;
        let before = self.bound_before(p, floor);
        let start = before.map_or(p, |(start, _)| start);
        let mut exactness = before.map(|(_, exactness)| exactness);
        let mut end = length.end;
        if let Some((behind, found)) = self.bound_behind(end).filter(|_| !self.is_word_inside(end)) {
            end = behind;
            exactness = exactness.or(Some(found));
        }
        Some(self.timed(start, end, length, exactness))
    }

    fn timed(&self, p: usize, end: usize, length: Length, exactness: Option<Exactness>) -> Timex {
        let (approx, bound) = match (exactness, length.approx) {
            (Some(found), Approx::Exact) => (found.approx, found.bound),
            _ => (length.approx, length.bound),
        };
        let (min, max) = match approx {
            Approx::Over => (Some(length.min), None),
            Approx::Nearly => (None, Some(length.max)),
            _ => (Some(length.min), Some(length.max)),
        };
        Timex {
            range: p..end,
            kind: Kind::Duration,
            value: Some(length.timex),
            min,
            max,
            approx: Some(approx),
            bound,
            unit: Some(length.unit),
        }
    }

    /// Inside a larger number: 第3天, 1.5.
    fn follows_digit(&self, p: usize) -> bool {
        matches!(self.before(p), '第' | '.' | '/') || self.before(p).is_ascii_digit()
    }

    /// 内容, 上下文, 左右手, 多次: the bound belongs to another word.
    fn is_word_inside(&self, p: usize) -> bool {
        let next = self.at(p + 1);
        match self.at(p) {
            '内' => contexts::NO_WITHIN_BEFORE.has(next),
            '上' => contexts::NO_MORE_OR_LESS_BEFORE.has(self.at(p + 2)),
            '多' | '余' => contexts::NO_MORE_BEFORE.has(next) || matches!(next, '额' | '下'),
            _ => false,
        }
    }

    /// 近三年, 过去五年, 未来两年: the end of the word before the length.
    fn open_stretch(&self, p: usize) -> Option<usize> {
        let at = self.any(p, contexts::UP_TO_NOW)?;
        let gap = self.gap(at + usize::from(self.at(at) == '的' && at > p + 1));
        if at > p + 1 {
            return Some(gap);
        }
        // 近两小时, 历时近10年: 近 bounds there. 在近三年, and 近三年 at the head of a clause, are stretches up to now.
        let length = self.length(gap)?;
        let calendar = length.grain <= Grain::Day && length.approx == Approx::Exact && length.max <= 30.0;
        let led = self.opens_clause(p) || contexts::UP_TO_NOW_LED_BY.has(self.before(p));
        let onward = self.any(length.end, contexts::UP_TO_NOW_LED_ON).is_some();
        (calendar && (led || onward)).then_some(gap)
    }

    /// 5年前, 三天后: a date, where the date of the text is known.
    pub(super) fn away(&self, p: usize) -> Option<Timex> {
        if self.follows_digit(p) {
            return None;
        }
        let length = self.length(p).filter(|length| length.approx == Approx::Exact)?;
        let (end, back) = self.direction(length.end)?;
        // 成立三天后 counts from what is told.
        let told = !back && is_han(self.before(p)) && !contexts::FROM_NOW_BEHIND.has(self.before(p));
        let amount = if back { negated(length.amount) } else { length.amount };
        let value = if told { None } else { self.moved(amount) };
        Some(Timex::date(p..end, value))
    }

    fn direction(&self, p: usize) -> Option<(usize, bool)> {
        if let Some(end) = self.any(p, &["以前", "之前"]) {
            return Some((end, true));
        }
        if let Some(end) = self.any(p, contexts::LATER) {
            return Some((end, false));
        }
        let next = self.at(p + 1);
        match self.at(p) {
            '前' if next == '来' => contexts::AGO_WITH_COMING.has(self.at(p + 2)).then_some((p + 1, true)),
            '前' => (!contexts::NO_AGO_BEFORE.has(next)).then_some((p + 1, true)),
            '后' if next == '来' => matches!(self.at(p + 2), '到' | '了').then_some((p + 1, false)),
            '后' => (!contexts::NO_LATER_BEFORE.has(next)).then_some((p + 1, false)),
            _ => None,
        }
    }

    /// 上两个月, 前3天, 后1年, 之前3小时, 上个小时: a stretch that ends or starts at the date of the text.
    pub(super) fn sliding(&self, p: usize) -> Option<Timex> {
        let long = self.any(p, contexts::BEFORE_OR_AFTER);
        let at = long.or_else(|| contexts::SLIDES.has(self.at(p)).then_some(p + 1))?;
        let at = at + usize::from(long.is_some() && self.at(at) == '的');
        let before = self.before(p);
        if long.is_none() && is_han(before) && !contexts::SLIDES_BEHIND.has(before) {
            return None;
        }
        // 上千年 is a number.
        if self.numeral(p).is_some() {
            return None;
        }
        let back = contexts::SLIDES_BACK.has(self.at(p)) || self.at(p + 1) == '前';
        if let Some(end) = self.any(at, contexts::ONE_HOUR).filter(|_| matches!(self.at(p), '上' | '下')) {
            let hour = Amount { seconds: 3600, ..Amount::default() };
            return Some(Timex::date(p..end, self.beside(hour, back)));
        }
        let numeral = self.numeral(self.gap(at)).filter(|numeral| numeral.approx == Approx::Exact)?;
        let length = self.length(self.gap(at)).filter(|length| length.approx == Approx::Exact)?;
        // 前一天, 后一年 follow the story.
        let told = numeral.style == Style::Chinese && length.max <= 1.0;
        // 前221年 is one before Christ.
        let counted = length.grain == Grain::Year && length.min >= 100.0;
        let value = if told || counted { None } else { self.beside(length.amount, back) };
        Some(Timex::date(p..length.end, value))
    }

    /// From so long ago until now, or from now on for so long.
    fn beside(&self, amount: Amount, back: bool) -> Option<String> {
        let anchor = self.anchor?;
        let today = anchor.date()?;
        if amount.seconds != 0 {
            let now = self.clocked(today, 0)?;
            let then = self.moved(if back { negated(amount) } else { amount })?;
            return Some(if back { joined(&then, "/", &now) } else { joined(&now, "/", &then) });
        }
        let (from, to) = if back {
            (plus(today, negated(amount))?, today)
        } else {
            let tomorrow = today.plus_days(1)?;
            (tomorrow, plus(tomorrow, amount)?)
        };
        Some(joined(&full(from), "/", &full(to)))
    }

    /// The date of the text so much later; with the time of day where hours are counted.
    fn moved(&self, amount: Amount) -> Option<String> {
        let anchor = self.anchor?;
        let date = plus(anchor.date()?, amount)?;
        if amount.seconds == 0 {
            return Some(full(date));
        }
        self.clocked(date, amount.seconds)
    }

    /// A day at the time of day of the text, and so many seconds later.
    fn clocked(&self, date: Date, later: i64) -> Option<String> {
        let seconds = i64::from(self.anchor?.second?).checked_add(later)?;
        let date = date.plus_days(seconds.div_euclid(86_400))?;
        let of_day = seconds.rem_euclid(86_400);
        let [hour, minute, second] = [of_day / 3600, of_day / 60 % 60, of_day % 60].map(|n| i32::try_from(n).ok());
        let [year, month, day] = date.numbers();
        let pattern = if second == Some(0) { "y-d-dTd:d" } else { "y-d-dTd:d:d" };
        Some(iso(pattern, &[year, month, day, hour, minute, second]))
    }
}

fn plus(date: Date, amount: Amount) -> Option<Date> {
    date.plus_months(amount.months)?.plus_days(amount.days)
}

fn negated(amount: Amount) -> Amount {
    let Amount { months, days, seconds } = amount;
    Amount { months: months.saturating_neg(), days: days.saturating_neg(), seconds: seconds.saturating_neg() }
}
