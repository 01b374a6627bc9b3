//! Dates with their time of day, and ranges of them.

use super::calendar::shift_month;
use super::contexts;
use super::date::Mode;
use super::moment::{Clock, Day, Lean, Moment, Said, on_weekday};
use super::reader::{Reader, Word};
use crate::text::{CharList, is_han};
use crate::types::Approx;

/// A date or a range of dates as read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) timex: Option<String>,
    pub(super) end: usize,
    /// The last day, for a list that goes on: 10月1日、2日.
    pub(super) last: Day,
}

impl Reader<'_, '_> {
    /// The longest date or range of dates that starts at a position.
    pub(super) fn stretch(&self, p: usize) -> Option<Stretch> {
        let first = self.moment(p, Mode::default());
        let base = first.map_or((Moment::of(Day::None), p), |(moment, end)| (moment, self.gap(end)));
        if let Some((left, right, end)) = self.shared_unit(base.0, base.1) {
            return Some(self.range(left, right, p, end));
        }
        let (left, end) = first?;
        if let Some((right, end)) = self.second_end(left, p, end) {
            return Some(self.range(left, right, p, end));
        }
        let left = Moment { day: self.continued(p, left.day), ..left }.settled(self.anchor, self.lean(p, end));
        let (timex, last) = (left.timex(), left.day);
        let since = self.any(end, &["以来"]).filter(|_| left.clock.is_none());
        Some(match (since, timex) {
            (Some(end), Some(timex)) if !timex.contains('/') => Stretch { timex: Some(timex + "/.."), end, last },
            (since, timex) => Stretch { timex, end: since.unwrap_or(end), last },
        })
    }

    /// A date, a time of day, or both: 9月18日(星期一)上午9时30分.
    pub(super) fn moment(&self, p: usize, mode: Mode) -> Option<(Moment, usize)> {
        let Some((mut day, mut end)) = self.day(p, mode) else {
            let time = self.time_of_day(p, false, mode)?;
            return Some((Moment { day: Day::None, part: time.part, clock: time.clock }, time.end));
        };
        let mut part = match self.word(p) {
            Some((word_end, Word::Day(_, part))) if word_end == end => part,
            _ => None,
        };
        let is_day = matches!(
            day,
            Day::Date(..) | Day::Lost | Day::Weekday(_) | Day::Weekend(..) | Day::OpenWeekend | Day::Nth(..)
        );
        if !is_day {
            return Some((Moment::of(day), end));
        }
        if let Some((both, behind)) = self.weekday_beside(day, end) {
            (day, end) = (both, behind);
        }
        let gap = self.gap(end);
        let at = match self.at(gap) {
            'T' if self.at(gap + 1).is_ascii_digit() => gap + 1,
            ',' if self
                .time_of_day(self.gap(gap + 1), false, Mode::default())
                .is_some_and(|time| time.clock.is_some()) =>
            {
                self.gap(gap + 1)
            }
            _ => self.any(gap, contexts::ABOUT_BEFORE).filter(|&at| self.clock_follows(at)).unwrap_or(gap),
        };
        let mut clock = None;
        if let Some(time) = self.time_of_day(at, true, mode) {
            end = time.end;
            clock = match (part, time.part) {
                // 今晚8点: the word for the day tells which eight.
                (Some(part), None) => time.clock.map(|clock| Clock { hour: part.hour(clock.hour), ..clock }),
                _ => time.clock,
            };
            part = time.part.or(part);
        }
        Some((Moment { day, part, clock }, end))
    }

    /// A weekday that only says again which day it is: 10月12日,星期一; 9月18日(周五); 周日,2月10日.
    fn weekday_beside(&self, day: Day, end: usize) -> Option<(Day, usize)> {
        let mut at = self.gap(end);
        let bracket = self.at(at) == '(';
        if bracket || self.at(at) == ',' {
            at = self.gap(at + 1);
        }
        let close = |end: usize| if bracket { (self.at(end) == ')').then_some(end + 1) } else { Some(end) };
        if let Day::Weekday(_) = day {
            let (date, end) = self.day(at, Mode::default())?;
            return matches!(date, Day::Date(_, Said::Is(_), _)).then_some((date, close(end)?));
        }
        if !matches!(day, Day::Date(..)) {
            return None;
        }
        let sign = self.any(at, contexts::WEEK_NAMES).or_else(|| bracket.then_some(at))?;
        let (_, end) = self.weekday_sign(sign)?;
        if !bracket && contexts::OTHER_WEEKDAY_BEFORE.has(self.at(end)) {
            return None;
        }
        Some((day, close(end)?))
    }

    /// Numbers that leave their unit to the second one: 2016-2020年, 1—10月, 上午9至11时, 七八月.
    fn shared_unit(&self, base: Moment, p: usize) -> Option<(Moment, Moment, usize)> {
        let open = matches!(base.day, Day::None | Day::Year(_) | Day::Date(..) | Day::Lost) && base.clock.is_none();
        if !open {
            return None;
        }
        if let Some(found) = self.juxtaposed(base, p) {
            return Some(found);
        }
        let ordinal = usize::from(self.at(p) == '第');
        let (number, digits, end) = match self.small(p + ordinal) {
            Some(small) => (u32::from(small.value), small.len, small.end),
            None => {
                let year = self.numeral(p)?;
                (year.integer()?, year.digits, year.end)
            }
        };
        // 三、四季度
        let listed =
            self.at(end) == '、' && self.small(end + 1).is_some_and(|next| u32::from(next.value) == number + 1);
        // 2020/21赛季
        let slashed = digits == 4 && self.at(end) == '/' && base.day == Day::None;
        let second = self.separator(end).or((listed || slashed).then_some(end + 1))?;
        if digits == 4 && base.day == Day::None && contexts::RANGE_LED_BY.has(self.before(p)) {
            let left = Moment::of(Day::Year(Said::Is(i32::try_from(number).ok()?)));
            if let Some((right, end)) = self.bare_year(left, p, second) {
                return Some((left, right, end));
            }
        }
        let (right, end) = self.moment(second, Mode { second: true, ..Mode::default() })?;
        let listable =
            matches!(right.day, Day::Quarter(..) | Day::Month(..) | Day::Date(Said::No, Said::No, _) | Day::Century(_));
        let follows = matches!(right.day, Day::Year(Said::Is(year)) if i64::from(year) == i64::from(number) + 1);
        if listed && !listable || slashed && !follows {
            return None;
        }
        let small = u8::try_from(number).ok();
        let at = |day| Moment { day, ..base };
        let left = match right.day {
            Day::Year(Said::Is(_)) if digits == 4 && base.day == Day::None => {
                at(Day::Year(Said::Is(i32::try_from(number).ok()?)))
            }
            Day::Decade(decade) if number % 10 == 0 && number < 100 => {
                at(Day::Decade(decade / 10 * 10 + i32::from(small?) / 10))
            }
            Day::Century(_) if base.day == Day::None => at(Day::Century(i32::from(small?) - 1)),
            Day::Quarter(Said::No, _) => at(Day::Quarter(base.day.year(), small.filter(|n| (1..=4).contains(n))?)),
            Day::Month(Said::No, Said::Is(_)) if !matches!(base.day, Day::Date(..) | Day::Lost) => {
                at(Day::Month(base.day.year(), Said::Is(small.filter(|n| (1..=12).contains(n))?)))
            }
            Day::Date(Said::No, Said::No, last) if base.day == Day::None => {
                at(Day::Date(Said::No, Said::No, small.filter(|&n| n >= 1 && n < last)?))
            }
            Day::None => {
                right.clock.filter(|_| number <= 24)?;
                let hour = base
                    .part
                    .or(right.part.filter(|_| base.part.is_none()))
                    .map_or(small?, |part| part.hour(small.unwrap_or(0)));
                Moment { clock: Some(Clock { hour, minute: 0, second: None }), ..base }
            }
            _ => return None,
        };
        Some((left, right, end))
    }

    /// 七八月, 下午五六点: two neighbours.
    fn juxtaposed(&self, base: Moment, p: usize) -> Option<(Moment, Moment, usize)> {
        let pair =
            self.numeral(p).filter(|pair| pair.approx == Approx::Range && pair.end == p + 2 && pair.max() < 13.0)?;
        let (low, high) = (pair.min() as u8, pair.max() as u8);
        let end = pair.end + 1;
        match self.at(pair.end) {
            '月' if matches!(base.day, Day::None | Day::Year(_)) && base.part.is_none() => {
                let end = end + usize::from(self.at(end) == '份');
                let month = |month| Moment::of(Day::Month(base.day.year(), Said::Is(month)));
                Some((month(low), month(high), end))
            }
            '点' if base.part.is_some() || self.at(end) == '钟' => {
                let hour = |hour| base.part.map_or(hour, |part| part.hour(hour));
                let at = |h| Moment { clock: Some(Clock { hour: hour(h), minute: 0, second: None }), ..base };
                Some((at(low), at(high), end + usize::from(self.at(end) == '钟')))
            }
            _ => None,
        }
    }

    /// The second end of a range: 至20日, 和2018年之间, 之后2018年之前.
    fn second_end(&self, left: Moment, p: usize, end: usize) -> Option<(Moment, usize)> {
        let mode = Mode {
            second: true,
            bare_day: matches!(left.day, Day::Date(..)) && !matches!(self.at(end - 1), '日' | '号'),
        };
        if let Some(at) = self.separator(end) {
            if let Some(found) = self.turned(left, at) {
                return Some(found);
            }
            if let Some((right, end)) = self.moment(at, mode).filter(|(right, _)| joins(left, *right)) {
                return Some((right, end));
            }
            // 周一至五
            let weekday = matches!(left.day, Day::Weekday(_)) && !contexts::NO_LAST_WEEKDAY_BEFORE.has(self.at(at + 1));
            if let Some((last, end)) = self.weekday_sign(at).filter(|_| weekday) {
                return Some((Moment::of(Day::Weekday(last)), end));
            }
            // 周一至周五8:30: the time of day is that of neither end.
            let day = self.day(at, mode).map(|(day, end)| (Moment::of(day), end));
            if let Some((right, end)) =
                day.filter(|(right, _)| left.clock.is_none() && left.part.is_none() && joins(left, *right))
            {
                return Some((right, end));
            }
            return self.bare_year(left, p, at);
        }
        if let Some(at) = self.any(end, contexts::BETWEEN_JOINTS) {
            let (right, end) = self.moment(at, mode).filter(|(right, _)| joins(left, *right))?;
            return self.any(end, contexts::BETWEEN_ENDS).is_some().then_some((right, end));
        }
        let at = self.any(end, contexts::AFTER)?;
        let at = self.any(at, contexts::AFTER_JOINTS).unwrap_or(at);
        let (right, end) = self.moment(at, mode).filter(|(right, _)| joins(left, *right))?;
        let end = self.any(end, contexts::BEFORE)?;
        Some((right, end))
    }

    /// 至次年3月, 至次日6时: a second end that counts from the first.
    fn turned(&self, left: Moment, at: usize) -> Option<(Moment, usize)> {
        if let Some(inner) = self.any(at, contexts::NEXT_YEAR) {
            let year = left.settled(self.anchor, Lean::Here).day.year();
            let year = year.known().map_or(Said::Unknown, |year| Said::Is(year + 1));
            let (day, end) = self.day(self.gap(inner), Mode::default())?;
            let right = Moment::of(day.in_year(year));
            return (day.year() == Said::No && left.clock.is_none()).then_some((right, end));
        }
        let inner = self.any(at, contexts::NEXT_DAY)?;
        let time = self.time_of_day(self.gap(inner), true, Mode::default())?;
        let day = match left.settled(self.anchor, Lean::Here).day {
            Day::None => Day::None,
            Day::Date(Said::Is(year), Said::Is(month), day) => super::calendar::Date::new(year, month, day)
                .and_then(|date| date.plus_days(1))
                .map_or(Day::Lost, Day::from),
            _ => Day::Lost,
        };
        let right = Moment { day, part: time.part.or(Some(super::moment::Part::Morning)), clock: time.clock };
        left.clock.is_some().then_some((right, time.end))
    }

    /// 2019年至2021: the second year without 年.
    fn bare_year(&self, left: Moment, p: usize, at: usize) -> Option<(Moment, usize)> {
        let Day::Year(Said::Is(first)) = left.day else { return None };
        let year = self.numeral(at).filter(|year| year.digits == 4 && self.at(p).is_ascii_digit())?;
        let value = i32::try_from(year.integer()?).ok().filter(|&value| value > first && value < 3000)?;
        let counted = is_han(self.at(year.end)) || matches!(self.at(year.end), '%' | '.');
        (!counted).then_some((Moment::of(Day::Year(Said::Is(value))), year.end))
    }

    /// A day or month in a list, with what it leaves to the one before it: 10月1日、2日; 2019年5月和8月.
    fn continued(&self, p: usize, day: Day) -> Day {
        match self.list {
            Some((at, before)) if at == p => {
                let own = day.in_month(if day.year() == Said::No { before.month() } else { Said::No });
                own.in_year(before.year())
            }
            _ => match self.told {
                // 2020年3月启动,9月建成: inside a sentence the months go on in their year.
                Some(Day::Month(Said::Is(year), Said::Is(month)) | Day::Date(Said::Is(year), Said::Is(month), _))
                    if day.year() == Said::No && day.month().known().is_some_and(|own| own >= month) =>
                {
                    day.in_year(Said::Is(year))
                }
                _ => day,
            },
        }
    }

    /// Both ends, what one leaves out taken from the other, as one value.
    fn range(&self, left: Moment, right: Moment, p: usize, end: usize) -> Stretch {
        let lean = self.lean(p, end);
        let mut left = Moment { day: self.continued(p, left.day), ..left };
        let mut right = Moment { day: right.day.in_month(left.day.month()), ..right };
        if left.day != Day::None && right.day == Day::None {
            right.day = left.day;
            right.clock = right.clock.map(|clock| same_half(left, right, clock));
        } else if right.day == Day::None {
            right.clock = right.clock.map(|clock| same_half(left, right, clock));
        } else if left.day == Day::None {
            left.day = self.anchor.and_then(super::anchor::Anchor::date).map_or(Day::Lost, Day::from);
        }
        // 8月至2月 runs into the next year, 28日至3日 into the next month.
        if let (Day::Date(Said::No, Said::No, first), Day::Date(Said::No, Said::No, second)) = (left.day, right.day)
            && second < first
        {
            left = left.settled(self.anchor, lean);
            right.day = right.day.in_month(left.day.month());
        }
        right.day = in_turn(left.day, right.day);
        match (left.day.year(), right.day.year()) {
            (Said::No, Said::No) => {
                if turns(left.day, right.day) {
                    left = left.settled(self.anchor, lean);
                    let next = left.day.year().known().map(|year| year + 1);
                    right.day = right.day.in_year(next.map_or(Said::No, Said::Is));
                } else {
                    right = right.settled(self.anchor, lean);
                    left.day = left.day.in_year(right.day.year()).in_month(right.day.month());
                }
            }
            (Said::No, Said::Is(year)) => {
                let first = if turns(left.day, right.day) { year - 1 } else { year };
                left.day = left.day.in_year(Said::Is(first));
            }
            (Said::Is(year), Said::No) => {
                let last = if turns(left.day, right.day) { year + 1 } else { year };
                right.day = right.day.in_year(Said::Is(last));
            }
            (year, _) => right.day = right.day.in_year(year),
        }
        let (left, right) = (left.settled(self.anchor, lean), right.settled(self.anchor, lean));
        if let (Day::Date(Said::Is(year), Said::Is(month), day), Day::Weekday(weekday)) = (left.day, right.day)
            && let Some(date) = super::calendar::Date::new(year, month, day)
        {
            let week = Moment { day: on_weekday(date, weekday), ..right };
            return Stretch { timex: joined(left, week), end, last: week.day };
        }
        Stretch { timex: joined(left, right), end, last: right.day }
    }

    /// Which way the words around a date without a year point.
    pub(super) fn lean(&self, p: usize, end: usize) -> Lean {
        if self.follows(p, contexts::AHEAD) {
            Lean::Ahead
        } else if self.any(end, contexts::BEFORE).is_some() {
            Lean::Here
        } else {
            Lean::Back
        }
    }
}

/// Whether two moments can be the ends of one range.
fn joins(left: Moment, right: Moment) -> bool {
    let grain = |day: Day| match day {
        Day::None => 0,
        Day::Century(_) => 1,
        Day::Decade(_) | Day::Decades(..) => 2,
        Day::Year(_) => 3,
        Day::Half(..) | Day::Season(..) => 4,
        Day::Quarter(..) | Day::Quarters(..) => 5,
        Day::Month(..) | Day::Months(..) | Day::Days(..) => 6,
        Day::Week(..) | Day::Weekend(..) | Day::OpenWeekend => 7,
        Day::Lost | Day::Date(..) | Day::Nth(..) | Day::Weekday(_) | Day::Span(..) => 8,
    };
    let (first, second) = (grain(left.day), grain(right.day));
    match (first, second) {
        // 上午9时至11时, 9月18日8时至10时, 8时至次日6时
        (0, 0) => left.clock.is_some() == right.clock.is_some(),
        (_, 0) => left.clock.is_some() && right.clock.is_some() || left.part.is_some() && right.part.is_some(),
        (0, 8) => left.clock.is_some() && (right.clock.is_some() || right.part.is_some()),
        (0, _) => false,
        _ if left.clock.is_some() != right.clock.is_some() => false,
        _ => {
            first == second
                // 3月28日到4月中旬
                || first >= 6 && second >= 6
                || second >= 3 && right.day.year() != Said::No && left.day.year() != Said::No
                || left.day == Day::Lost
        }
    }
}

/// 下午2点到4点: the second hour lies in the same half of the day where it can.
fn same_half(left: Moment, right: Moment, clock: Clock) -> Clock {
    let (Some(part), None, Some(first)) = (left.part, right.part, left.clock) else { return clock };
    let hour = part.hour(clock.hour);
    let later = (hour, clock.minute) > (first.hour, first.minute);
    if part.is_late() && later { Clock { hour, ..clock } } else { clock }
}

/// Whether a range of months runs over the turn of the year.
fn turns(left: Day, right: Day) -> bool {
    match (left.month(), right.month()) {
        (Said::Is(left), Said::Is(right)) => right < left,
        _ => false,
    }
}

/// 28日至3日: the month of the second day, where it is the next one.
fn in_turn(left: Day, right: Day) -> Day {
    match (left, right) {
        (Day::Date(Said::Is(year), Said::Is(month), first), Day::Date(Said::No, Said::Is(same), second))
            if same == month && second < first =>
        {
            shift_month(year, month, 1)
                .map_or(right, |(year, month)| Day::Date(Said::Is(year), Said::Is(month), second))
        }
        _ => right,
    }
}

fn joined(left: Moment, right: Moment) -> Option<String> {
    let (left, right) = (left.timex()?, right.timex()?);
    let first = left.split('/').next()?;
    let last = right.rsplit('/').next()?;
    Some(super::iso::joined(first, "/", last))
}
