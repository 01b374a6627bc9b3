//! Years, decades and centuries.

use super::calendar::YEARS;
use super::contexts;
use super::date::Mode;
use super::moment::{Day, Said};
use super::reader::{Reader, Word};
use crate::numeral::{Style, is_numeral_char};
use crate::text::CharList;
use crate::types::Approx;

impl Reader<'_, '_> {
    /// 20世纪80年代, 上世纪末, 九十年代.
    pub(super) fn era(&self, p: usize, mode: Mode) -> Option<(Day, usize)> {
        if let Some((century, at)) = self.century(p) {
            let found = self.decade(at, century).or_else(|| Some((century.map_or(Day::Lost, Day::Century), at)));
            return found.map(|(day, at)| (day, self.edge(at).unwrap_or(at)));
        }
        let (day, at) = self.decade(p, None)?;
        let stands = mode.second || !is_numeral_char(self.before(p));
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
            let ago = self.any(p, &["公元前", "西元前"]);
            let from = ago.or_else(|| self.any(p, &["公元", "西元"])).unwrap_or(p);
            let number = self.small(self.gap(from)).filter(|number| (1..=30).contains(&number.value))?;
            let at = self.any(self.gap(number.end), &["世纪"])?;
            (ago.is_none().then_some(i32::from(number.value) - 1), at)
        };
        Some((century, at))
    }

    fn decade(&self, p: usize, century: Option<i32>) -> Option<(Day, usize)> {
        // 七、八十年代
        if let Some(first) = self.small(p).filter(|number| number.len == 1 && !number.arabic)
            && self.at(first.end) == '、'
            && self.small(first.end + 1).is_some_and(|second| second.len > 1)
        {
            let found = self.decade(first.end + 1, century);
            return match found {
                Some((Day::Decade(last), at)) if last % 10 == i32::from(first.value) + 1 => {
                    Some((Day::Decades(last - 1, last), at))
                }
                _ => None,
            };
        }
        if let Some(number) = self.small(p).filter(|number| number.value % 10 == 0 && number.len >= 2) {
            let at = self.any(self.gap(number.end), &["年代"])?;
            let tens = i32::from(number.value / 10);
            // Two digits without a century: the nearest decade gone by.
            let century = century.unwrap_or(if tens <= 2 { 20 } else { 19 });
            return Some((Day::Decade(century * 10 + tens), at));
        }
        let numeral = self.numeral(p)?;
        // 六七十年代
        if numeral.approx == Approx::Range && numeral.min() >= 20.0 && numeral.max() <= 90.0 {
            let at = self.any(numeral.end, &["年代"])?;
            let century = century.unwrap_or(19) * 10;
            return Some((Day::Decades(century + numeral.min() as i32 / 10, century + numeral.max() as i32 / 10), at));
        }
        let numeral = Some(numeral).filter(|numeral| numeral.digits == 4)?;
        let year = i32::try_from(numeral.integer()?).ok().filter(|year| year % 10 == 0 && YEARS.contains(year))?;
        let at = self.any(self.gap(numeral.end), &["年代"])?;
        Some((Day::Decade(year / 10), at))
    }

    /// The year that starts at a position, and the end behind its 年.
    pub(super) fn year(&self, p: usize, mode: Mode) -> Option<(Said<i32>, usize)> {
        if let Some((at, Word::Reign(first))) = self.word(p) {
            let (first, at) = (i32::from(first), self.gap(at));
            if self.reads(at, "元年") {
                return Some((Said::Is(first), at + 2));
            }
            let numeral = self.numeral(at)?;
            let year = i32::try_from(numeral.integer()?).ok().filter(|year| (1..=200).contains(year))?;
            return Some((Said::Is(first - 1 + year), self.behind_nian(numeral.end)?));
        }
        let common = self.any(p, contexts::COMMON_ERA);
        let at = self.gap(common.unwrap_or(p));
        let numeral = self.numeral(at).filter(|numeral| !numeral.bare)?;
        let end = self.behind_nian(numeral.end)?;
        let value = i32::try_from(numeral.integer()?).ok().filter(|year| YEARS.contains(year))?;
        if let Some(common) = common {
            let before_christ = self.at(common - 1) == '前';
            return Some((if before_christ { Said::Unknown } else { Said::Is(value) }, end));
        }
        let by_month = self.month_number(self.gap(end)).is_some();
        let year = match numeral.digits {
            4 if self.is_span_of_years(p, end, f64::from(value)) => None,
            4 if value < 3000 => (!self.is_length(end) || value % 1000 != 0).then_some(value),
            3 if self.minguo && value <= 200 => Some(1911 + value),
            // 112年度 is one of the Republic's.
            2 | 3 if (90..=150).contains(&value) && self.reads(end - 2, "年度") => Some(1911 + value),
            // 113年1月1日 is hardly one of the second century.
            3 if by_month && (100..=150).contains(&value) && numeral.style == Style::Arabic => Some(1911 + value),
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
        let end = self.any(self.gap(p), contexts::YEAR_SIGNS)?;
        let broken =
            contexts::NO_YEAR_BEFORE.has(self.at(end)) && self.at(end - 1) == '年' && self.before(end - 1) != '学';
        (!broken).then_some(end)
    }

    /// 树龄超过1300年, 2300年历史: as many years, though they could name one.
    pub(super) fn is_span_of_years(&self, p: usize, end: usize, value: f64) -> bool {
        let named = (1900.0..2100.0).contains(&value);
        // 2000年历史 is no history of that year, 1998年历史最高水位 a level of it.
        !named && contexts::LONG_YEARS_LED_BY.has(self.before(p))
            || (!named || value == 2000.0) && self.any(end, contexts::LONG_YEARS_LED_ON).is_some()
    }

    /// 5000年历史, 20年来: a length of time stands behind.
    fn is_length(&self, end: usize) -> bool {
        self.any(end, contexts::YEARS_AS_LENGTH).is_some()
    }

    /// A word that years stand behind.
    fn names_year(&self, p: usize) -> bool {
        contexts::YEAR_LED_BY.has(self.before(p))
    }

    /// 21年, 07年, 九八年.
    fn short_year(&self, p: usize, value: i32, end: usize, style: Style, sure: bool) -> Option<i32> {
        let padded = value < 10;
        let spelled = style == Style::Chinese;
        let behind = self.any(end, contexts::YEAR_LED_ON).is_some() || self.reads(end - 1, "度");
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
}
