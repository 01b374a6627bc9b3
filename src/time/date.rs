//! Dates as words name them: years, months, days, and what lies between.

use super::calendar::monday_of;
use super::contexts;
use super::moment::{Day, Said, Season};
use super::month::{half_month, tens_of_month};
use super::reader::{Reader, Shift, Word};
use crate::text::{CharList, is_han};

/// What the place of a date allows it to leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Mode {
    /// The second end of a range: 8点, 5号 need nothing more.
    pub(super) second: bool,
    /// The first end went without 日: 1月3至2月10.
    pub(super) bare_day: bool,
}

impl Reader<'_, '_> {
    /// The calendar part that starts at a position, and the end of it.
    pub(super) fn day(&self, p: usize, mode: Mode) -> Option<(Day, usize)> {
        self.lunar(p)
            .or_else(|| self.printed(p, mode))
            .or_else(|| self.era(p, mode))
            .or_else(|| self.by_year(p, mode))
            .or_else(|| self.in_year(Said::No, p, mode))
            .or_else(|| self.day_of_month(p, mode))
            .or_else(|| self.by_week(p))
    }

    /// 初, 底, 年末: the end of an edge.
    pub(super) fn edge(&self, p: usize) -> Option<usize> {
        let (end, word) = self.word(p)?;
        let next = self.at(end);
        let broken = match self.at(end - 1) {
            '初' => contexts::NO_BEGINNING_BEFORE.has(next) || crate::numeral::is_numeral_char(next),
            '底' => contexts::NO_END_BEFORE.has(next),
            '中' => is_han(next) && !contexts::MIDDLE_BEFORE.has(next),
            _ => false,
        };
        (word == Word::Edge && !broken).then_some(end)
    }

    /// A date that begins with its year, or with a word for a year, month or day.
    fn by_year(&self, p: usize, mode: Mode) -> Option<(Day, usize)> {
        if let Some((year, end)) = self.year(p, mode) {
            return Some(self.behind_year(year, end, mode));
        }
        let (end, word) = self.word(p)?;
        // 马上一年半, 以下年度
        if matches!(self.at(p), '上' | '下') && contexts::NO_LAST_OR_NEXT_BEHIND.has(self.before(p)) {
            return None;
        }
        // 《明日之后》
        if self.before(p) == '《' {
            return None;
        }
        match word {
            Word::Year(shift) => {
                if contexts::NO_YEAR_WORD_BEFORE.has(self.at(end)) {
                    return None;
                }
                if shift.is_none() && !matches!(self.at(self.gap(end)), ',' | '。' | '\0') {
                    // 次年3月 counts from what is told, and so does all that is named inside.
                    let (day, end) = self.behind_year(Said::Unknown, end, mode);
                    return Some((if matches!(day, Day::Year(_)) { day } else { Day::Lost }, end));
                }
                // 上年 in a sentence about a year is the one before that.
                let told = self.told.and_then(|day| day.year().known()).filter(|_| self.at(p) == '上');
                let now = told.or(self.anchor.map(|anchor| anchor.year));
                let year = now.zip(shift).map(|(now, shift)| now.saturating_add(i32::from(shift)));
                Some(self.behind_year(year.into(), end, mode))
            }
            Word::Month(shift) => {
                let (year, month) = self.month_away(shift);
                Some(self.behind_month(year, month, end, mode))
            }
            Word::Day(shift, _) => {
                if self.at(end - 1) == '日' && contexts::NO_DAY_WORD_BEFORE.has(self.at(end)) {
                    return None;
                }
                // 昨宣布, but not 如昨
                let bare = end == p + 1;
                let old = contexts::NO_YESTERDAY_BEFORE.has(self.at(end))
                    || contexts::NO_YESTERDAY_BEHIND.has(self.before(p))
                    || !crate::text::is_han(self.at(end)) && self.at(end) != '(';
                (!(bare && old)).then(|| (self.day_away(shift), end))
            }
            Word::Week(shift) => self.week_away(shift, end),
            Word::Quarter(shift) => Some((self.quarter_away(shift), end)),
            _ => None,
        }
    }

    fn month_away(&self, shift: Shift) -> (Said<i32>, Said<u8>) {
        let month = self
            .anchor
            .zip(shift)
            .and_then(|(anchor, shift)| super::calendar::shift_month(anchor.year, anchor.month?, i64::from(shift)));
        (month.map(|month| month.0).into(), month.map(|month| month.1).into())
    }

    fn quarter_away(&self, shift: Shift) -> Day {
        let quarter = self
            .anchor
            .zip(shift)
            .and_then(|(anchor, shift)| super::calendar::shift_month(anchor.year, anchor.month?, 3 * i64::from(shift)));
        quarter.map_or(Day::Lost, |(year, month)| Day::Quarter(Said::Is(year), month.div_ceil(3)))
    }

    fn day_away(&self, shift: Shift) -> Day {
        let day = self.anchor.zip(shift).and_then(|(anchor, shift)| anchor.date()?.plus_days(i64::from(shift)));
        day.map_or(Day::Lost, Day::from)
    }

    /// 上周, 上周五, 下周末.
    fn week_away(&self, shift: Shift, end: usize) -> Option<(Day, usize)> {
        let monday = self.anchor.zip(shift).and_then(|(anchor, shift)| {
            let date = anchor.date()?;
            date.plus_days(1 - i64::from(date.weekday()) + 7 * i64::from(shift))
        });
        if let Some((weekday, end)) = self.weekday_sign(end) {
            let day = monday.and_then(|monday| monday.plus_days(i64::from(weekday) - 1));
            return Some((day.map_or(Day::Lost, Day::from), end));
        }
        let week = monday.map(super::calendar::Date::week);
        if self.at(end) == '末' {
            return Some((week.map_or(Day::Lost, |(year, week)| Day::Weekend(year, week)), end + 1));
        }
        let broken = self.at(end - 1) == '周' && contexts::NO_WEEK_BEFORE.has(self.at(end));
        (!broken).then(|| (week.map_or(Day::Lost, |(year, week)| Day::Week(year, week)), end))
    }

    /// 一 to 六, 日, 天 behind 周 or 星期.
    pub(super) fn weekday_sign(&self, p: usize) -> Option<(u8, usize)> {
        let weekday = match self.at(p) {
            '一' | '1' => 1,
            '二' | '2' => 2,
            '三' | '3' => 3,
            '四' | '4' => 4,
            '五' | '5' => 5,
            '六' | '6' => 6,
            '日' | '天' | '7' => 7,
            _ => return None,
        };
        let goes_on = self.at(p).is_ascii_digit() && (self.at(p + 1).is_ascii_digit() || is_han(self.at(p + 1)))
            || matches!(self.at(p + 1), '十' | '百')
            || "一二三四五六".has(self.at(p)) && contexts::NO_WEEKDAY_BEFORE.has(self.at(p + 1));
        (!goes_on).then_some((weekday, p + 1))
    }

    /// 周一, 星期天, 礼拜三, 周末.
    fn by_week(&self, p: usize) -> Option<(Day, usize)> {
        if let Some(at) = self.any(p, &["最后一个的", "最后一个"]) {
            let sign = self.any(at, contexts::WEEK_NAMES)?;
            return self.weekday_sign(sign).map(|(_, end)| (Day::Lost, end));
        }
        let at = self.any(p, contexts::WEEK_NAMES)?;
        let before = self.before(p);
        if crate::numeral::is_numeral_char(before) || contexts::NO_WEEKDAY_BEHIND.has(before) {
            return None;
        }
        if at == p + 1 && (self.at(at) == '天' || self.at(at).is_ascii_digit()) {
            return None;
        }
        if self.at(at) == '末' {
            // 周末、节假日 is no day of the calendar.
            let generic = contexts::ANY_WEEKEND_BEFORE.has(self.at(at + 1));
            return (!generic).then_some((Day::OpenWeekend, at + 1));
        }
        let (weekday, end) = self.weekday_sign(at)?;
        Some((Day::Weekday(weekday), end))
    }

    /// What is named inside a year, or the year itself with its edge.
    fn behind_year(&self, year: Said<i32>, end: usize, mode: Mode) -> (Day, usize) {
        let at = self.gap(end);
        let inner = at + usize::from(self.at(at) == '的');
        if let Some((day, end)) = self.in_year(year, inner, mode) {
            return (day, end);
        }
        let end = self.edge(at).or_else(|| self.any(at, &["全年"])).unwrap_or(end);
        (Day::Year(year), end)
    }

    /// A half, quarter, season, month or week of a year.
    fn in_year(&self, year: Said<i32>, p: usize, mode: Mode) -> Option<(Day, usize)> {
        let alone = year == Said::No;
        if let Some((quarter, end)) = self.quarter(p, alone) {
            return Some((Day::Quarter(year, quarter), self.edge(end).unwrap_or(end)));
        }
        if let Some((month, end)) = self.month_number(p) {
            return Some(self.behind_month(year, Said::Is(month), end, mode));
        }
        if let Some(found) = self.count_in_year(year, p) {
            return Some(found);
        }
        let (end, word) = self.word(p)?;
        match word {
            Word::Half(half) => Some((Day::Half(year, half), self.edge(end).unwrap_or(end))),
            Word::Season(season) => self.season(year, season, p, end).map(|day| (day, self.edge(end).unwrap_or(end))),
            // 去年本月, 去年同月
            Word::Month(shift) if !alone => {
                let (_, month) = self.month_away(shift);
                Some(self.behind_month(year, month, end, mode))
            }
            Word::HalfMonth(half) if alone => Some((half_month(Said::No, Said::No, half), end)),
            Word::Tens(tens) if alone => Some((tens_of_month(Said::No, Said::No, tens), end)),
            Word::Edge if alone && end == p + 2 => match self.at(p) {
                _ if crate::numeral::is_numeral_char(self.before(p))
                    || contexts::NO_EDGE_BEHIND.has(self.before(p)) =>
                {
                    None
                }
                _ if self.at(p + 1) == '中' => None,
                '年' => Some((Day::Year(Said::No), end)),
                '月' => Some((Day::Month(Said::No, Said::No), end)),
                _ => None,
            },
            _ => None,
        }
    }

    /// 春季 stands alone; 夏天 and 秋 want a year before them.
    fn season(&self, year: Said<i32>, season: Season, p: usize, end: usize) -> Option<Day> {
        let clear = match self.at(end - 1) {
            '季' => !contexts::NO_SEASON_BEFORE.has(self.at(end)),
            '天' => year != Said::No,
            _ => year != Said::No && end == p + 1 && (!is_han(self.at(end)) || self.edge(end).is_some()),
        };
        clear.then_some(Day::Season(year, season))
    }

    /// 第三季度, 一季度, Q3, 首季; 第三季 only behind a year.
    fn quarter(&self, p: usize, alone: bool) -> Option<(u8, usize)> {
        if let Some(end) = self.any(p, &["首季度", "首季"]) {
            return Some((1, end));
        }
        if matches!(self.at(p), 'Q' | 'q') && !self.before(p).is_ascii_alphanumeric() {
            let quarter = self.at(p + 1).to_digit(10).filter(|quarter| (1..=4).contains(quarter))?;
            return (!self.at(p + 2).is_ascii_alphanumeric()).then_some((u8::try_from(quarter).ok()?, p + 2));
        }
        let ordinal = usize::from(self.at(p) == '第');
        let number = self.small(p + ordinal).filter(|number| (1..=4).contains(&number.value) && number.len == 1)?;
        let at = self.gap(number.end);
        let end = self
            .any(at, if ordinal == 0 { &["季度", "季"] } else { contexts::QUARTER_SIGNS })
            // 第三季 of a show needs a year before it to be a quarter; the firms of Taiwan and Hong Kong report by it.
            .filter(|&end| {
                let books = contexts::QUARTER_OF_BOOKS_BEFORE.has(self.at(end));
                let reported = books || self.anchor.is_some() && self.opens_clause(p);
                let named = !alone || ordinal == 1 && reported && self.before(p) != '》';
                let other = matches!(self.at(end), '节' | '稻') || alone && matches!(self.at(end), '日' | ',' | '\0');
                self.at(end - 1) == '度' || named && !other
            })?;
        Some((number.value, end))
    }

    /// 前三季度, 前10个月, 第九个月, 第二周, 最后3周: by counting from an end of the year.
    fn count_in_year(&self, year: Said<i32>, p: usize) -> Option<(Day, usize)> {
        let known = match year {
            Said::Is(year) => Some(year),
            Said::No => self.anchor.map(|anchor| anchor.year),
            Said::Unknown => None,
        };
        if let Some(end) = self.any(p, contexts::LAST_DAY).filter(|_| year != Said::No) {
            return Some((known.map_or(Day::Lost, |year| Day::Date(Said::Is(year), Said::Is(12), 31)), end));
        }
        if self.at(p) == '第' && year != Said::No {
            if let Some((number, end)) = self.counted_day(p).filter(|(number, _)| *number <= 366) {
                let day = |year| super::calendar::Date::new(year, 1, 1)?.plus_days(i64::from(number) - 1);
                return Some((known.and_then(day).map_or(Day::Lost, Day::from), end));
            }
            let number = self.small(p + 1).filter(|number| number.value > 0)?;
            if let Some(end) = self.any(self.gap(number.end), &["个月"]).filter(|_| number.value <= 12) {
                return Some((Day::Month(year, Said::Is(number.value)), end));
            }
            let end = self.any(self.gap(number.end), contexts::NUMBERED_WEEKS).filter(|_| number.value <= 53)?;
            return Some((known.map_or(Day::Lost, |year| Day::Week(year, number.value)), end));
        }
        let (at, last) = match self.at(p) {
            first if contexts::FIRST_OF.has(first) => (p + 1, false),
            '后' if year != Said::No => (p + 1, true),
            '最' if self.reads(p, "最后") && year != Said::No => (p + 2, true),
            _ => return None,
        };
        let number = self.small(self.gap(at)).filter(|number| number.value > 0)?;
        let (count, at) = (number.value, self.gap(number.end));
        if let Some(end) = self.any(at, contexts::QUARTER_SIGNS).filter(|_| count <= 4) {
            let (from, to) = if last { (5 - count, 4) } else { (1, count) };
            return Some((Day::Quarters(year, from, to), end));
        }
        // 前两个月 without a year slides back from today; 前10个月 counts from January.
        if let Some(end) = self.any(at, &["个月", "月"]).filter(|&end| {
            !crate::numeral::is_numeral_char(self.at(end)) && count <= 12 && (year != Said::No || count > 3)
        }) {
            let (from, to) = if last { (13 - count, 12) } else { (1, count) };
            return Some((Day::Months(year, from, to), end));
        }
        let (end, per) =
            self.any(at, &["天", "日"]).map(|end| (end, 1)).or_else(|| Some((self.any(at, &["个星期", "周"])?, 7)))?;
        if year == Said::No {
            return None;
        }
        let days = i64::from(count) * per - 1;
        let span = known.and_then(|year| {
            // The weeks at the end of a year are whole ones.
            let edge = match (last, per) {
                (true, 7) => monday_of(year, 52)?.plus_days(6)?,
                (true, _) => super::calendar::Date::new(year, 12, 31)?,
                (false, _) => super::calendar::Date::new(year, 1, 1)?,
            };
            Some(if last { Day::Span(edge.plus_days(-days)?, edge) } else { Day::Span(edge, edge.plus_days(days)?) })
        });
        Some((span.unwrap_or(Day::Lost), end))
    }

    /// 15日 without a month.
    fn day_of_month(&self, p: usize, mode: Mode) -> Option<(Day, usize)> {
        // 13月5日
        if matches!(self.before(p), '月' | '年') && p >= 2 && crate::numeral::is_numeral_char(self.at(p - 2)) {
            return None;
        }
        let number = self.small(p).filter(|number| (1..=31).contains(&number.value))?;
        let at = self.gap(number.end);
        let day = Day::Date(Said::No, Said::No, number.value);
        let next = self.at(at + 1);
        match self.at(at) {
            '日' => {
                let broken = self.any(at + 1, contexts::DAY_LED_ON).is_none()
                    && is_han(next)
                    && contexts::NO_DAY_BEFORE.has(next);
                let before = self.before(p);
                // 上诉期为十五日
                let term = matches!(before, '为' | '是') && p > 1 && contexts::DAYS_LED_BY.has(self.at(p - 2));
                // 由5日增至10日
                let grown = contexts::DAYS_GROWN.iter().any(|verb| {
                    self.reads(at + 1, verb) || p >= verb.chars().count() && self.reads(p - verb.chars().count(), verb)
                });
                let counted = contexts::DAYS_LED_BY.has(before)
                    || grown
                    || term
                    || !is_han(next) && is_han(before) && !contexts::DAY_LED_BY.has(before);
                // 三日之后 is that much later.
                let later = number.value <= 10 && self.any(at + 1, contexts::LATER).is_some();
                let vague = !number.arabic && (number.value == 1 || self.at(p) == '两' || later);
                (!broken && !grown && (mode.second || !counted && !vague)).then_some((day, at + 1))
            }
            '号' => {
                let onward = contexts::NUMBERED_DAY_BEFORE.has(next) && !self.reads(at + 1, "前锋");
                let followed = mode.second || onward || self.clock_follows(at + 1) || self.reads(at + 1, "之前");
                (followed && !contexts::NO_NUMBERED_DAY_BEFORE.has(next)).then_some((day, at + 1))
            }
            _ => None,
        }
    }
}
