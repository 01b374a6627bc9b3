//! Recurrences: 每半年, 每月20日, 每季度至少开放一次, 隔日.

use super::Timex;
use super::contexts;
use super::date::Mode;
use super::iso::{iso, joined, listed};
use super::length::Length;
use super::moment::{Day, Moment, Said};
use super::reader::{Reader, Word};
use crate::numeral::{Exactness, is_numeral_char};
use crate::text::{CharList, is_han};
use crate::types::{Approx, Bound, Kind};

/// A period and where it ends; no value where the calendar has none (每学期).
struct Period {
    timex: Option<String>,
    end: usize,
    grain: PeriodGrain,
}

#[derive(Clone, Copy, PartialEq)]
enum PeriodGrain {
    Year,
    Month,
    Week,
    Day,
    Other,
}

/// How often in one period.
struct Times {
    min: Option<f64>,
    max: Option<f64>,
    approx: Approx,
    bound: Option<Bound>,
    end: usize,
}

impl<'a, 't> Reader<'a, 't> {
    /// The recurrence that starts at a position.
    pub(super) fn recurrence(&self, p: usize) -> Option<Timex> {
        match self.at(p) {
            '每' => self.every(p),
            '隔' => self.alternate(p),
            '逢' if self.before(p) != '每' => {
                let (timex, end) = self.weekdays(p + 1)?;
                Some(self.told(p, Some(timex), end))
            }
            _ => self.rate_of_length(p),
        }
    }

    fn told(&self, p: usize, timex: Option<String>, end: usize) -> Timex {
        let times = self.times(end);
        let (min, max, approx, bound, end) = times.map_or((None, None, None, None, end), |times| {
            (times.min, times.max, Some(times.approx), times.bound, times.end)
        });
        Timex { range: p..end, kind: Kind::Recurrence, value: timex, min, max, approx, bound, unit: None }
    }

    fn every(&self, p: usize) -> Option<Timex> {
        let at = p + 1 + usize::from(matches!(self.at(p + 1), '逢'));
        if self.at(at) == '隔' {
            let (timex, end) = self.gap_between(at + 1)?;
            return Some(self.told(p, Some(timex), end));
        }
        // 每逢初一、十五
        if at > p + 1
            && self.at(at) == '初'
            && let Some(mut end) = self.lunar_day(at)
        {
            while let Some(next) = self.any(end, contexts::LIST_JOINTS).and_then(|at| self.lunar_day(at)) {
                end = next;
            }
            return Some(self.told(p, None, end));
        }
        if let Some(end) = self.any(at, &["双月", "单月"]) {
            let end = self.day(end, Mode::default()).map_or(end, |day| day.1);
            return Some(self.told(p, None, end));
        }
        let period = self.period(at)?;
        let (timex, end) = match self.anchored(&period) {
            Some((timex, end)) => (timex, end),
            None => (period.timex.clone(), period.end),
        };
        let found = self.told(p, timex, end);
        // 每小时80公里 is a speed, 每秒5米 as well.
        let next = self.gap(end);
        let speed = found.range.end == end
            && period.grain == PeriodGrain::Other
            && is_numeral_char(self.at(next))
            && self.length(next).is_none();
        (!speed).then_some(found)
    }

    /// 年, 半年, 两个月, 学期 behind 每.
    fn period(&self, p: usize) -> Option<Period> {
        let word = |timex: &str, end: usize, grain| Some(Period { timex: Some(timex.to_owned()), end, grain });
        if let Some(length) = self.length(p) {
            return Some(Period { end: length.end, timex: Some(length.timex), grain: PeriodGrain::Other });
        }
        let one = p + usize::from(self.at(p) == '个' || self.at(p) == '一' && !is_numeral_char(self.at(p + 1)));
        for (names, timex, grain) in [
            (contexts::EVERY_QUARTER, "P3M", PeriodGrain::Other),
            (contexts::EVERY_YEAR, "P1Y", PeriodGrain::Year),
            (contexts::EVERY_MONTH, "P1M", PeriodGrain::Month),
            (contexts::EVERY_WEEK, "P1W", PeriodGrain::Week),
            (contexts::EVERY_DAY, "P1D", PeriodGrain::Day),
            (contexts::EVERY_HOUR, "PT1H", PeriodGrain::Other),
            (&["分钟"], "PT1M", PeriodGrain::Other),
            (&["秒钟", "秒"], "PT1S", PeriodGrain::Other),
            (&["旬"], "P10D", PeriodGrain::Other),
        ] {
            if let Some(end) = self.any(p, names).or_else(|| self.any(one, names)) {
                let next = self.at(end);
                let joined = match self.at(end - 1) {
                    '年' => contexts::NO_EVERY_YEAR_BEFORE.has(next),
                    '周' => contexts::NO_WEEK_BEFORE.has(next),
                    '日' => self.any(end, contexts::NO_EVERY_DAY_BEFORE).is_some(),
                    '季' => next == '节',
                    _ => false,
                };
                return if joined { None } else { word(timex, end, grain) };
            }
        }
        if let Some(end) = self.any(one, contexts::EVERY_TERM) {
            return Some(Period { timex: None, end, grain: PeriodGrain::Other });
        }
        // 每晚8点, 每早
        contexts::EVERY_PART_OF_DAY.has(self.at(p)).then_some(Period {
            timex: Some("P1D".to_owned()),
            end: p,
            grain: PeriodGrain::Day,
        })
    }

    /// The day or time that a period is tied to: 每月|20日, 每周|一三五, 每天|早上6点.
    fn anchored(&self, period: &Period) -> Option<(Option<String>, usize)> {
        let at = self.gap(period.end);
        let named = |c: char| is_numeral_char(c) || matches!(c, '第' | '最');
        let at = at + usize::from(self.at(at) == '的' && named(self.at(at + 1)));
        let open: Reader<'a, 't> = Reader { anchor: None, ..*self };
        match period.grain {
            PeriodGrain::Week => self.weekday_list(at).map(|(timex, end)| (Some(timex), end)),
            PeriodGrain::Day => {
                let (mut timex, mut end) = open.daily(at)?;
                // 每天8:00至12:00、14:00至18:00
                for _ in 0..4 {
                    let next = self.any(end, contexts::LIST_JOINTS).and_then(|at| open.daily(at));
                    let Some((more, behind)) = next else { break };
                    (timex, end) = (joined(&timex, ",", &more), behind);
                }
                Some((Some(timex), end))
            }
            PeriodGrain::Year | PeriodGrain::Month => self.in_calendar(&open, period, at),
            PeriodGrain::Other => {
                let quarter = period.timex.as_deref() == Some("P3M") && matches!(self.at(at), '初' | '末');
                quarter.then(|| (period.timex.clone(), at + 1))
            }
        }
    }

    /// 每月|20日, 每年|3月, 每年|夏天, 每月|最后一天.
    fn in_calendar(&self, open: &Reader<'a, 't>, period: &Period, at: usize) -> Option<(Option<String>, usize)> {
        if let Some(end) = self.any(at, contexts::FIXED_DATES) {
            return Some((period.timex.clone(), end));
        }
        if let Some(end) = self.edge(at).filter(|&end| contexts::PERIOD_ENDS.has(self.at(end - 1))) {
            return Some((period.timex.clone(), end));
        }
        if let Some((Day::Nth(_, _, nth, weekday), end)) = self.nth_weekday(Said::No, 0, at) {
            let pattern = if nth == 0 { "XXXX-XX-WXX-n-#-1" } else { "XXXX-XX-WXX-n-#n" };
            return Some((Some(iso(pattern, &[Some(i32::from(weekday)), Some(i32::from(nth))])), end));
        }
        if let Some(end) = self.any(at, contexts::LAST_DAY) {
            let of_year = (period.grain == PeriodGrain::Year).then(|| "XXXX-12-31".to_owned());
            return Some((of_year.or_else(|| period.timex.clone()), end));
        }
        // 每年夏天
        if let Some((end, Word::Season(season))) = self.word(at)
            && self.at(end - 1) == '天'
            && period.grain == PeriodGrain::Year
        {
            return Some((Moment::of(Day::Season(Said::No, season)).timex(), end));
        }
        let mode = Mode { second: true, ..Mode::default() };
        let (moment, _) = open.moment(at, mode)?;
        let fits = match period.grain {
            PeriodGrain::Year => matches!(
                moment.day,
                Day::Month(Said::No, _)
                    | Day::Date(Said::No, Said::Is(_), _)
                    | Day::Half(..)
                    | Day::Quarter(..)
                    | Day::Season(..)
                    | Day::Nth(..)
                    | Day::Days(..)
                    | Day::Lost
            ),
            _ => matches!(moment.day, Day::Date(Said::No, Said::No, _) | Day::Days(Said::No, Said::No, ..)),
        };
        let found = open.stretch(at).filter(|_| fits);
        let found = found.or_else(|| {
            let (moment, end) = open.moment(at, mode).filter(|_| fits)?;
            Some(super::range::Stretch { timex: moment.timex(), end, last: moment.day })
        })?;
        Some(self.more_days(open, found.timex, found.end))
    }

    /// A time of day, or a range of them, of every day.
    fn daily(&self, p: usize) -> Option<(String, usize)> {
        let alone = matches!(self.moment(p, Mode::default()), Some((Moment { day: Day::None, .. }, _)));
        let (timex, end) = match self.stretch(p).filter(|_| alone) {
            Some(time) => (time.timex?, time.end),
            None => {
                let time = self.time_of_day(p, true, Mode::default())?;
                (Moment { day: Day::None, part: time.part, clock: time.clock }.timex()?, time.end)
            }
        };
        Some((listed(timex.split('/').map(|time| joined("XXXX-XX-XX", "", time)), "/"), end))
    }

    /// 每月5日、15日, 每年4月和10月: what follows.
    fn more_days(&self, open: &Reader<'a, 't>, timex: Option<String>, end: usize) -> (Option<String>, usize) {
        let (mut timex, mut end) = (timex, end);
        for _ in 0..6 {
            let Some(at) = self.any(end, contexts::LIST_JOINTS) else { break };
            let next = open.moment(at, Mode { second: true, ..Mode::default() });
            let Some((moment, behind)) =
                next.filter(|(moment, _)| matches!(moment.day, Day::Date(Said::No, ..) | Day::Month(Said::No, _)))
            else {
                break;
            };
            timex = timex.zip(moment.timex()).map(|(days, day)| joined(&days, ",", &day));
            end = behind;
        }
        (timex, end)
    }

    /// 周一, 周末 behind 逢.
    fn weekdays(&self, p: usize) -> Option<(String, usize)> {
        let at = self.any(p, contexts::WEEK_NAMES)?;
        self.weekday_list(at)
    }

    /// 一三五, 一、三、五, 二、周四下午, 一至五, 末: days of the week with their time of day.
    fn weekday_list(&self, p: usize) -> Option<(String, usize)> {
        if self.at(p) == '末' {
            return Some(self.at_time(&["XXXX-WXX-WE".to_owned()], p + 1));
        }
        let (first, mut end) = self.weekday_in_list(p)?;
        if let Some(at) = self.separator(end) {
            let at = self.any(at, contexts::WEEK_NAMES).unwrap_or(at);
            if let Some((last, end)) = self.weekday_sign(at) {
                return Some(self.at_time(&[joined(&on(first), "/", &on(last))], end));
            }
        }
        let mut days = vec![on(first)];
        while days.len() < 7 {
            let at = self.any(end, contexts::LIST_JOINTS).or_else(|| self.any(end, &[","])).unwrap_or(end);
            let named = self.any(at, &["每周"]).or_else(|| self.any(at, contexts::WEEK_NAMES));
            // 每周二,五名教师: a comma joins days only where the next one is named.
            if self.at(end) == ',' && named.is_none() {
                break;
            }
            let separate = at > end || named.is_some();
            let Some((next, behind)) = self.weekday_in_list(named.unwrap_or(at)) else { break };
            // 每周一三个 is no Wednesday.
            if at > end && named.is_none() && is_han(self.at(behind)) && !separate {
                break;
            }
            days.push(on(next));
            end = behind;
        }
        Some(self.at_time(&days, end))
    }

    /// 一 in 一三五: other signs may follow it.
    fn weekday_in_list(&self, p: usize) -> Option<(u8, usize)> {
        let next = self.at(p + 1);
        if matches!(self.at(p), '一' | '二' | '三' | '四' | '五') && "二三四五六日".has(next) {
            let weekday = "一二三四五".chars().position(|c| c == self.at(p))?;
            let weekday = u8::try_from(weekday + 1).ok()?;
            return Some((weekday, p + 1));
        }
        let counted = "一二三四五六".has(self.at(p))
            && (self.rate(p + 1).is_some() || contexts::NO_LISTED_WEEKDAY_BEFORE.has(next));
        self.weekday_sign(p).filter(|_| !counted)
    }

    /// The days with the time of day behind them.
    fn at_time(&self, days: &[String], end: usize) -> (String, usize) {
        let open = Reader { anchor: None, ..*self };
        let at = self.gap(end);
        let at = at + usize::from(self.at(at) == '的');
        let time = open.time_of_day(at, true, Mode::default());
        let range = time.and_then(|_| open.stretch(at)).and_then(|stretch| Some((stretch.timex?, stretch.end)));
        let time = range.filter(|range| range.0.starts_with('T')).or_else(|| {
            let time = time?;
            Some((Moment { day: Day::None, part: time.part, clock: time.clock }.timex()?, time.end))
        });
        let Some((time, end)) = time else {
            return (listed(days.iter().cloned(), ","), end);
        };
        // 每周二至周日9:00至21:00: each day has its own hours.
        let each = days.iter().flat_map(|day| match day.split_once('/') {
            Some((first, last)) => (weekday_of(first)..=weekday_of(last)).map(on).collect(),
            None => vec![day.clone()],
        });
        let with = each.map(|day| listed(time.split('/').map(|time| joined(&day, "", time)), "/"));
        (listed(with, ","), end)
    }

    /// 隔日, 隔周.
    fn alternate(&self, p: usize) -> Option<Timex> {
        if contexts::NO_ALTERNATE_BEHIND.has(self.before(p)) || self.reads(p + 1, "年陈") {
            return None;
        }
        let (timex, end) = self.gap_between(p + 1)?;
        Some(self.told(p, Some(timex), end))
    }

    /// Behind 隔: one unit left out makes two; 隔三天 counts three.
    fn gap_between(&self, p: usize) -> Option<(String, usize)> {
        let at = p + usize::from(self.at(p) == '一');
        let at = at + usize::from(self.at(at) == '个');
        for (names, timex) in
            [(&["日", "天"][..], "P2D"), (contexts::WEEK_NAMES, "P2W"), (&["月"], "P2M"), (&["年"], "P2Y")]
        {
            if let Some(end) = self.any(at, names) {
                let next = self.at(end);
                return (!contexts::NO_ALTERNATE_BEFORE.has(next)).then(|| (timex.to_owned(), end));
            }
        }
        let length: Length = self.length(p)?;
        Some((length.timex, length.end))
    }

    /// 一年两次, 三天一次: a length of time and how often, one of them one.
    fn rate_of_length(&self, p: usize) -> Option<Timex> {
        if !is_numeral_char(self.at(p)) && self.at(p) != '半'
            || is_numeral_char(self.before(p))
            || matches!(self.before(p), '每' | '第')
        {
            return None;
        }
        let (timex, end, one) = match self.length(p) {
            Some(length) => (length.timex, length.end, length.min == 1.0),
            // 一月一次, 一季度一次, 一日一次
            None => {
                let names = [("一月", "P1M"), ("一季度", "P3M"), ("一季", "P3M"), ("一日", "P1D")];
                let (name, timex) = names.into_iter().find(|(name, _)| self.reads(p, name))?;
                (timex.to_owned(), p + name.chars().count(), true)
            }
        };
        if !is_numeral_char(self.at(end)) {
            return None;
        }
        let times = self.count_of_events(end, None)?;
        let single = times.min == Some(1.0) && times.max == Some(1.0);
        let Times { min, max, approx, bound, end } = times;
        (one || single).then_some(Timex {
            range: p..end,
            kind: Kind::Recurrence,
            value: Some(timex),
            min,
            max,
            approx: Some(approx),
            bound,
            unit: None,
        })
    }

    /// 一期, 组织两次, 至少组织一次: how often in a period, over the verb.
    fn times(&self, p: usize) -> Option<Times> {
        let start = self.gap(p);
        // 每季度至少开放一次: the bound may stand before the verb.
        let mut before = None;
        for at in (start..).take(10) {
            before = before.or(self.bound_before(at, p).map(|(_, exactness)| exactness));
            let c = self.at(at);
            if is_numeral_char(c) || c == '几' {
                return self.count_of_events(at, before);
            }
            if !is_han(c) || contexts::NO_TIMES_BEYOND.has(c) && !self.reads(at, "家访") {
                return None;
            }
        }
        None
    }

    fn count_of_events(&self, p: usize, exactness: Option<Exactness>) -> Option<Times> {
        let numeral = self.numeral(p)?;
        let (low, mut high, mut approx, mut bound) = (numeral.min(), numeral.max(), numeral.approx, numeral.bound);
        let mut at = self.gap(numeral.end);
        if let Some(second) = self.separator(at).and_then(|at| self.numeral(at)).filter(|second| second.min() > low) {
            (high, approx, at) = (second.max(), Approx::Range, self.gap(second.end));
        }
        match self.at(at) {
            '多' | '余' => (approx, bound, at) = (Approx::Over, Some(Bound::More), at + 1),
            '来' => (approx, at) = (Approx::About, at + 1),
            _ => {}
        }
        let mut end = self.rate(at)?;
        // 一次性, 一回事
        if contexts::NO_TIMES_BEFORE.has(self.at(end))
            || self.reads(at, "班") && self.at(end) == '人'
            || self.at(end) == '人'
        {
            return None;
        }
        let mut exactness = exactness;
        if let Some((behind, found)) = self.bound_behind(end).filter(|_| !contexts::NO_BOUND_OF_TIMES.has(self.at(end)))
        {
            end = behind;
            exactness = exactness.or(Some(found));
        }
        if let Some(found) = exactness.filter(|_| approx == Approx::Exact) {
            (approx, bound) = (found.approx, found.bound);
        }
        let min = (approx != Approx::Nearly).then_some(low);
        let max = (approx != Approx::Over).then_some(high);
        Some(Times { min, max, approx, bound, end })
    }
}

/// Every week on a day of it.
fn on(weekday: u8) -> String {
    iso("XXXX-WXX-n", &[Some(i32::from(weekday))])
}

/// The last figure of XXXX-WXX-5.
fn weekday_of(day: &str) -> u8 {
    day.bytes().last().map_or(1, |figure| figure.saturating_sub(b'0'))
}
