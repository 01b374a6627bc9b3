//! Dates as words name them: years, months, days, and what lies between.

use super::calendar::{YEARS, monday_of};
use super::moment::{Day, Said, Season};
use super::reader::{Reader, Shift, Word};
use crate::numeral::Style;
use crate::text::is_han;
use crate::types::Approx;

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
            .or_else(|| self.printed(p))
            .or_else(|| self.era(p, mode))
            .or_else(|| self.by_year(p, mode))
            .or_else(|| self.in_year(Said::No, p, mode))
            .or_else(|| self.day_of_month(p, mode))
            .or_else(|| self.by_week(p))
    }

    /// 20世纪80年代, 上世纪末, 九十年代.
    fn era(&self, p: usize, mode: Mode) -> Option<(Day, usize)> {
        if let Some((century, at)) = self.century(p) {
            let found = self.decade(at, century).or_else(|| Some((century.map_or(Day::Lost, Day::Century), at)));
            return found.map(|(day, at)| (day, self.edge(at).unwrap_or(at)));
        }
        let (day, at) = self.decade(p, None)?;
        let stands = mode.second || is_numeral_boundary(self.before(p));
        stands.then(|| (day, self.edge(at).unwrap_or(at)))
    }

    /// The number of the century, as its years begin: 19 for 20世纪.
    fn century(&self, p: usize) -> Option<(Option<i32>, usize)> {
        let now = self.anchor.map(|anchor| anchor.year.div_euclid(100));
        let (century, at) = if let Some(at) = self.any(p, &["上个世纪", "上世纪"]) {
            // 上世纪八十年代 is always that of the twentieth.
            let decade = self.decade(at, Some(19)).is_some();
            (now.map(|now| now - 1).or(decade.then_some(19)), at)
        } else if let Some(at) = self.any(p, &["本世纪", "这个世纪"]) {
            let decade = self.decade(at, Some(20)).is_some();
            (now.or(decade.then_some(20)), at)
        } else {
            let number = self.small(p).filter(|number| (1..=30).contains(&number.value))?;
            let at = self.any(self.gap(number.end), &["世纪"])?;
            (Some(i32::from(number.value) - 1), at)
        };
        Some((century, at))
    }

    fn decade(&self, p: usize, century: Option<i32>) -> Option<(Day, usize)> {
        if let Some(number) = self.small(p).filter(|number| number.value % 10 == 0 && number.len >= 2) {
            let at = self.any(self.gap(number.end), &["年代"])?;
            let tens = i32::from(number.value / 10);
            // Two digits without a century: the nearest decade gone by.
            let century = century.unwrap_or(if tens <= 2 { 20 } else { 19 });
            return Some((Day::Decade(century * 10 + tens), at));
        }
        let numeral = self.numeral(p).filter(|numeral| numeral.digits == 4)?;
        let year = i32::try_from(numeral.integer()?).ok().filter(|year| year % 10 == 0 && YEARS.contains(year))?;
        let at = self.any(self.gap(numeral.end), &["年代"])?;
        Some((Day::Decade(year / 10), at))
    }

    /// 初, 底, 年末: the end of an edge.
    fn edge(&self, p: usize) -> Option<usize> {
        let (end, word) = self.word(p)?;
        let next = self.at(end);
        let broken = match self.at(end - 1) {
            '初' => {
                matches!(next, '步' | '中' | '级' | '心' | '衷' | '学' | '夏' | '秋' | '冬' | '春')
                    || crate::numeral::is_numeral_char(next)
            }
            '底' => matches!(next, '层' | '部' | '线' | '蕴' | '气'),
            '中' => is_han(next) && !matches!(next, '到' | '至' | '前' | '起' | '开'),
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
        match word {
            Word::Year(shift) => {
                if matches!(self.at(end), '级' | '纪' | '龄' | '轻' | '货' | '青' | '味' | '画') {
                    return None;
                }
                let year = self.anchor.zip(shift).map(|(anchor, shift)| anchor.year.saturating_add(i32::from(shift)));
                Some(self.behind_year(year.into(), end, mode))
            }
            Word::Month(shift) => {
                let (year, month) = self.month_away(shift);
                Some(self.behind_month(year, month, end, mode))
            }
            Word::Day(shift, _) => {
                if self.at(end - 1) == '日'
                    && matches!(self.at(end), '益' | '渐' | '常' | '夜' | '趋' | '报' | '本' | '而' | '均')
                {
                    return None;
                }
                Some((self.day_away(shift), end))
            }
            Word::Week(shift) => self.week_away(shift, end),
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
        let broken = self.at(end - 1) == '周' && is_joined_to_week(self.at(end));
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
            || matches!(self.at(p), '一' | '二' | '三' | '四' | '五' | '六')
                && matches!(self.at(p + 1), '个' | '次' | '岁' | '天' | '期');
        (!goes_on).then_some((weekday, p + 1))
    }

    /// 周一, 星期天, 礼拜三, 周末.
    fn by_week(&self, p: usize) -> Option<(Day, usize)> {
        let at = self.any(p, &["星期", "礼拜", "周"])?;
        let before = self.before(p);
        if crate::numeral::is_numeral_char(before) || matches!(before, '个' | '每' | '四' | '第') {
            return None;
        }
        if at == p + 1 && (self.at(at) == '天' || self.at(at).is_ascii_digit()) {
            return None;
        }
        if self.at(at) == '末' {
            // 周末、节假日 is no day of the calendar.
            let generic = matches!(self.at(at + 1), '、' | '和' | '及' | '或' | '节');
            return (!generic).then_some((Day::OpenWeekend, at + 1));
        }
        let (weekday, end) = self.weekday_sign(at)?;
        Some((Day::Weekday(weekday), end))
    }

    /// The year that starts at a position, and the end behind its 年.
    fn year(&self, p: usize, mode: Mode) -> Option<(Said<i32>, usize)> {
        if let Some(at) = self.any(p, &["民国"]) {
            let at = self.gap(at);
            if self.reads(at, "元年") {
                return Some((Said::Is(1912), at + 2));
            }
            let numeral = self.numeral(at)?;
            let year = i32::try_from(numeral.integer()?).ok().filter(|year| (1..=200).contains(year))?;
            return Some((Said::Is(1911 + year), self.behind_nian(numeral.end)?));
        }
        let common = self.any(p, &["公元前", "西元前", "公元", "西元"]);
        let at = self.gap(common.unwrap_or(p));
        let numeral = self.numeral(at).filter(|numeral| numeral.approx == Approx::Exact && !numeral.bare)?;
        let end = self.behind_nian(numeral.end)?;
        let value = i32::try_from(numeral.integer()?).ok().filter(|year| YEARS.contains(year))?;
        if let Some(common) = common {
            let before_christ = self.at(common - 1) == '前';
            return Some((if before_christ { Said::Unknown } else { Said::Is(value) }, end));
        }
        let by_month = self.month_number(self.gap(end)).is_some();
        let year = match numeral.digits {
            4 if value < 3000 => (!self.is_length(end) || value % 1000 != 0).then_some(value),
            3 if self.minguo && value <= 200 => Some(1911 + value),
            3 => (by_month || self.names_year(p) || numeral.style == Style::Chinese).then_some(value),
            2 => self.short_year(p, value, end, numeral.style, by_month || mode.second),
            0 if self.minguo && (81..=200).contains(&value) => Some(1911 + value),
            0 if (1001..3000).contains(&value) => (by_month || value % 1000 != 0).then_some(value),
            0 if by_month && value < 100 => Some(self.expand(value)),
            _ => None,
        };
        year.map(|year| (Said::Is(year), end))
    }

    /// Behind 年, 年度, 学年.
    fn behind_nian(&self, p: usize) -> Option<usize> {
        let end = self.any(self.gap(p), &["年度", "年份", "学年度", "学年", "财年", "年"])?;
        let broken = matches!(self.at(end), '级' | '代' | '龄' | '制' | '期')
            && self.at(end - 1) == '年'
            && self.before(end - 1) != '学';
        (!broken).then_some(end)
    }

    /// 5000年历史, 20年来: a length of time stands behind.
    fn is_length(&self, end: usize) -> bool {
        self.any(
            end,
            &[
                "的历史",
                "历史",
                "的文明",
                "文明",
                "来",
                "前",
                "后",
                "间",
                "以",
                "之",
                "多",
                "余",
                "内",
                "左右",
                "如一日",
                "的时间",
                "时间",
            ],
        )
        .is_some()
    }

    /// A word that years stand behind.
    fn names_year(&self, p: usize) -> bool {
        matches!(self.before(p), '在' | '于' | '自' | '从' | '至' | '到' | '由' | '比' | '较')
    }

    /// 21年, 07年, 九八年.
    fn short_year(&self, p: usize, value: i32, end: usize, style: Style, sure: bool) -> Option<i32> {
        let padded = value < 10;
        let spelled = style == Style::Chinese;
        let behind = self
            .any(
                end,
                &[
                    "底",
                    "初",
                    "末",
                    "上半年",
                    "下半年",
                    "第",
                    "每月",
                    "全年",
                    "春",
                    "秋",
                    "夏",
                    "冬",
                    "Q",
                    "一季度",
                    "二季度",
                    "三季度",
                    "四季度",
                    "前三季度",
                ],
            )
            .is_some()
            || self.reads(end - 1, "度");
        let year = self.expand(value);
        let near = self.anchor.is_some_and(|anchor| (anchor.year - 4..=anchor.year + 1).contains(&year));
        let clear = (self.opens_clause(p) || self.names_year(p)) && near && !self.is_length(end);
        (sure || padded || spelled || behind || clear).then_some(year)
    }

    /// A year of two digits in full: of this century up to twenty years ahead, else of the last one.
    fn expand(&self, value: i32) -> i32 {
        if self.minguo {
            return 1911 + value;
        }
        let now = self.anchor.map_or(2020, |anchor| anchor.year);
        let century = now.div_euclid(100) * 100;
        if century + value > now + 20 { century - 100 + value } else { century + value }
    }

    /// What is named inside a year, or the year itself with its edge.
    fn behind_year(&self, year: Said<i32>, end: usize, mode: Mode) -> (Day, usize) {
        let at = self.gap(end);
        let inner = at + usize::from(self.at(at) == '的');
        if let Some((day, end)) = self.in_year(year, inner, mode) {
            return (day, end);
        }
        if let Some(end) = self.edge(at) {
            return (Day::Year(year), end);
        }
        (Day::Year(year), end)
    }

    /// A half, quarter, season, month or week of a year.
    fn in_year(&self, year: Said<i32>, p: usize, mode: Mode) -> Option<(Day, usize)> {
        let alone = year == Said::No;
        if let Some((quarter, end)) = self.quarter(p, alone) {
            return Some((Day::Quarter(year, quarter), end));
        }
        if let Some((month, end)) = self.month_number(p) {
            return Some(self.behind_month(year, Said::Is(month), end, mode));
        }
        if let Some(found) = self.count_in_year(year, p) {
            return Some(found);
        }
        let (end, word) = self.word(p)?;
        match word {
            Word::Half(half) => Some((Day::Half(year, half), end)),
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
                    || matches!(self.before(p), '个' | '整' | '半') =>
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
            '季' => !matches!(self.at(end), '节' | '风' | '度'),
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
            .any(at, &["季度", "季"])
            .filter(|&end| self.at(end - 1) == '度' || !alone && !matches!(self.at(end), '节' | '稻'))?;
        Some((number.value, end))
    }

    /// 前三季度, 前10个月, 第九个月, 第二周, 最后3周: by counting from an end of the year.
    fn count_in_year(&self, year: Said<i32>, p: usize) -> Option<(Day, usize)> {
        let known = match year {
            Said::Is(year) => Some(year),
            Said::No => self.anchor.map(|anchor| anchor.year),
            Said::Unknown => None,
        };
        if self.at(p) == '第' && year != Said::No {
            let number = self.small(p + 1).filter(|number| number.value > 0)?;
            if let Some(end) = self.any(self.gap(number.end), &["个月"]).filter(|_| number.value <= 12) {
                return Some((Day::Month(year, Said::Is(number.value)), end));
            }
            let end =
                self.any(self.gap(number.end), &["个星期", "个礼拜", "个周", "周"]).filter(|_| number.value <= 53)?;
            return Some((known.map_or(Day::Lost, |year| Day::Week(year, number.value)), end));
        }
        let (at, last) = match self.at(p) {
            '前' | '头' => (p + 1, false),
            '后' if year != Said::No => (p + 1, true),
            '最' if self.reads(p, "最后") && year != Said::No => (p + 2, true),
            _ => return None,
        };
        let number = self.small(self.gap(at)).filter(|number| number.value > 0)?;
        let (count, at) = (number.value, self.gap(number.end));
        if let Some(end) = self.any(at, &["个季度", "季度", "季"]).filter(|_| count <= 4) {
            let (from, to) = if last { (5 - count, 4) } else { (1, count) };
            return Some((Day::Quarters(year, from, to), end));
        }
        // 前两个月 without a year slides back from today; 前10个月 counts from January.
        if let Some(end) = self.any(at, &["个月"]).filter(|_| count <= 12 && (year != Said::No || count > 3)) {
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
        let broken = matches!(
            self.at(at + 1),
            '龄' | '球' | '饼' | '嫂' | '光' | '薪' | '租' | '供' | '经' | '子' | '大' | '均'
        );
        // 一月一次 is a rate.
        let rate = self.numeral(at + 1).is_some_and(|numeral| self.rate(numeral.end).is_some());
        (!broken && !rate).then_some((number.value, at + 1))
    }

    /// What is named inside a month, or the month itself.
    fn behind_month(&self, year: Said<i32>, month: Said<u8>, end: usize, mode: Mode) -> (Day, usize) {
        let part = end + usize::from(self.at(end) == '份');
        let whole = (Day::Month(year, month), part);
        let at = self.gap(part);
        if let Some((day, end)) = self.numbered_day(at, part == end, mode) {
            let day = Day::Date(year, month, day);
            return if day.exists() { (day, end) } else { whole };
        }
        if self.at(at) == '初' && self.small(at + 1).is_some_and(|number| number.value <= 10) {
            return (Day::Lost, at + 2);
        }
        let inner = at + usize::from(self.at(at) == '的');
        if let Said::Is(number) = month
            && let Some(found) = self.nth_weekday(year, number, inner)
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
    fn nth_weekday(&self, year: Said<i32>, month: u8, p: usize) -> Option<(Day, usize)> {
        let (nth, at) = if let Some(at) = self.any(p, &["最后一个的", "最后一个", "最后的", "最后"]) {
            (0, at)
        } else {
            let number = self.small(p + 1).filter(|number| self.at(p) == '第' && (1..=5).contains(&number.value))?;
            (number.value, number.end + usize::from(self.at(number.end) == '个'))
        };
        let at = self.any(at, &["星期", "礼拜", "周"])?;
        if let Some((weekday, end)) = self.weekday_sign(at) {
            return Some((Day::Nth(year, month, nth, weekday), end));
        }
        let from = nth.checked_sub(1)? * 7 + 1;
        Some((Day::Days(year, Said::Is(month), from, (from + 6).min(31)), at))
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
            .is_some_and(|second| second.value > 0 && matches!(self.at(self.gap(second.end)), '日' | '号' | '月'));
        let counted = is_han(next)
            && "名个人家位项件万亿千百元次场余多几分吨台套所座间户条亩米公天周年月岁点时对队倍成轮期届".contains(next);
        let bare = mode.bare_day || !number.arabic && number.len >= 2 && !matches!(next, '%' | '.');
        (ends || bare && !counted).then_some((number.value, number.end))
    }

    /// 15日 without a month.
    fn day_of_month(&self, p: usize, mode: Mode) -> Option<(Day, usize)> {
        let number = self.small(p).filter(|number| (1..=31).contains(&number.value))?;
        let at = self.gap(number.end);
        let day = Day::Date(Said::No, Said::No, number.value);
        let next = self.at(at + 1);
        match self.at(at) {
            '日' => {
                let broken =
                    is_han(next) && "元圆内以间均产游龄之本租薪子常益渐夜照志报程语用化化志经期后".contains(next);
                let counted = !mode.second
                    && "续期时近满共每超余第约隔过足达长".contains(self.before(p))
                    && self.before(p) != '\0';
                let vague = !number.arabic && (number.value == 1 || self.at(p) == '两');
                (!broken && !counted && !vague).then_some((day, at + 1))
            }
            '号' => {
                let followed = mode.second || self.clock_follows(at + 1);
                (followed && !matches!(next, '线' | '楼' | '院' | '文' | '门' | '馆' | '店')).then_some((day, at + 1))
            }
            _ => None,
        }
    }
}

/// 上旬, 中旬, 下旬.
fn tens_of_month(year: Said<i32>, month: Said<u8>, tens: u8) -> Day {
    match tens {
        1 => Day::Days(year, month, 1, 10),
        2 => Day::Days(year, month, 11, 20),
        _ => Day::Days(year, month, 21, 31),
    }
}

fn half_month(year: Said<i32>, month: Said<u8>, half: u8) -> Day {
    if half == 1 { Day::Days(year, month, 1, 15) } else { Day::Days(year, month, 16, 31) }
}

/// Behind 周 these make another word of it: 周期, 周边.
pub(super) fn is_joined_to_week(c: char) -> bool {
    matches!(
        c,
        '期' | '转'
            | '边'
            | '围'
            | '刊'
            | '年'
            | '岁'
            | '密'
            | '全'
            | '到'
            | '折'
            | '游'
            | '遭'
            | '旋'
            | '详'
            | '长'
            | '报'
            | '身'
            | '知'
    )
}

/// Whether a numeral may begin behind this character.
fn is_numeral_boundary(c: char) -> bool {
    !crate::numeral::is_numeral_char(c) && c != '.'
}
