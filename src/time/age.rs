//! Ages: 90岁, 18周岁以下, 年过六旬, 十个月大.

use super::Timex;
use super::contexts;
use super::reader::Reader;
use crate::numeral::Exactness;
use crate::text::{CharList, is_han};
use crate::types::{Approx, Bound, Kind};
use std::ops::Range;

/// What is counted in an age.
struct Years {
    low: f64,
    high: f64,
    approx: Approx,
    bound: Option<Bound>,
    unit: Option<Range<usize>>,
    end: usize,
}

impl Reader<'_, '_> {
    /// The age that starts at a position.
    pub(super) fn age(&self, p: usize, floor: usize) -> Option<Timex> {
        let aged = self.age_prefix(p);
        let at = aged.map_or(p, |(end, _)| end);
        let years = self.years(at, aged.is_some())?;
        let before = if aged.is_none() { self.bound_before(p, floor) } else { None };
        let start = before.map_or(p, |(start, _)| start);
        let before = aged.or(before).map(|(_, exactness)| exactness);
        let mut end = years.end;
        let mut exactness = before;
        if let Some((behind, found)) = self.bound_behind(end).filter(|_| !matches!(self.at(end), '内' | '许')) {
            end = behind;
            exactness = exactness.or(Some(found));
        }
        let (approx, bound) = match (exactness, years.approx) {
            (Some(found), Approx::Exact) => (found.approx, found.bound),
            _ => (years.approx, years.bound),
        };
        let (min, max) = match approx {
            Approx::Over => (Some(years.low), None),
            Approx::Nearly => (None, Some(years.high)),
            _ => (Some(years.low), Some(years.high)),
        };
        Some(Timex {
            range: start..end,
            kind: Kind::Age,
            value: None,
            min,
            max,
            approx: Some(approx),
            bound,
            unit: years.unit,
        })
    }

    /// 年过, 年近, 已逾: words that can only speak of an age.
    fn age_prefix(&self, p: usize) -> Option<(usize, Exactness)> {
        if let Some(end) = self.any(p, contexts::AGE_BEYOND) {
            return Some((end, Exactness { approx: Approx::Over, bound: Some(Bound::More) }));
        }
        if let Some(end) = self.any(p, &["年约"]) {
            return Some((end, Exactness { approx: Approx::About, bound: None }));
        }
        let end = self.any(p, contexts::AGE_NEARLY)?;
        Some((end, Exactness { approx: Approx::Nearly, bound: Some(Bound::Almost) }))
    }

    fn years(&self, p: usize, aged: bool) -> Option<Years> {
        if let Some((end, years)) = self.age_word(p).filter(|_| aged) {
            let years = f64::from(years);
            return Some(Years { low: years, high: years, approx: Approx::Exact, bound: None, unit: None, end });
        }
        if self.before(p).is_ascii_digit() || self.before(p) == '.' {
            return None;
        }
        let numeral = self.numeral(p)?;
        let (mut low, mut high) = (numeral.min(), numeral.max());
        let (mut approx, mut bound) = (numeral.approx, numeral.bound);
        let mut at = self.gap(numeral.end);
        if let Some(second) = self.second_years(p, at) {
            return Some(second);
        }
        match self.at(at) {
            '多' | '余' => (approx, bound, at) = (Approx::Over, Some(Bound::More), at + 1),
            '来' => (approx, at) = (Approx::About, at + 1),
            _ => {}
        }
        // 年近五十
        let named = aged
            && self.follows(p, contexts::BARE_AGE_BEHIND)
            && (30.0..=110.0).contains(&low)
            && approx == Approx::Exact;
        let open = !is_han(self.at(at)) || contexts::BARE_AGE_BEFORE.has(self.at(at));
        let found = self.age_unit(at, aged || self.before(p) == '近');
        let Some((factor, mut end)) = found else {
            return (named && open).then_some(Years { low, high, approx, bound, unit: None, end: at });
        };
        // 万岁 is a cheer.
        if numeral.bare && low > 100.0 {
            return None;
        }
        (low, high) = (low * factor, high * factor);
        let unit = Some(at..end);
        if factor == 1.0 && self.at(end) == '半' && !contexts::NO_HALF_AGE_BEFORE.has(self.at(end + 1)) {
            (low, high, end) = (low + 0.5, high + 0.5, end + 1);
        } else if self.at(end - 1) == '岁'
            && let Some(months) = self.small(self.gap(end)).filter(|months| months.value < 12)
            && let Some(behind) = self.any(months.end, &["个月"])
        {
            let part = f64::from(months.value) / 12.0;
            (low, high, end) = (low + part, high + part, behind);
        }
        Some(Years { low, high, approx, bound, unit, end })
    }

    /// 16—59周岁, 18岁至35岁, 18周岁以上60周岁以下.
    fn second_years(&self, p: usize, first: usize) -> Option<Years> {
        let low = self.numeral(p).filter(|numeral| numeral.approx == Approx::Exact)?.min();
        // 二十五、六岁
        if self.at(first) == '、'
            && let Some(next) = self.small(first + 1).filter(|next| next.len == 1 && !next.arabic)
            && (low % 10.0) + 1.0 == f64::from(next.value)
            && let Some((_, end)) = self.age_unit(next.end, false).filter(|unit| unit.0 == 1.0)
        {
            let high = low + 1.0;
            let unit = Some(next.end..end);
            return Some(Years { low, high, approx: Approx::Range, bound: None, unit, end });
        }
        let unit = self.age_unit(first, false);
        let at = unit.map_or(first, |unit| unit.1);
        let bounded = self.any(at, contexts::AND_ABOVE).filter(|_| unit.is_some());
        let at = self.separator(at).or(bounded)?;
        let high = self.numeral(at).filter(|numeral| numeral.approx == Approx::Exact)?;
        let (factor, end) = self.age_unit(self.gap(high.end), false)?;
        let printed = self.gap(high.end)..end;
        let end = match bounded {
            Some(_) => self.any(end, contexts::AND_BELOW)?,
            None => end,
        };
        let high = high.max() * factor;
        let low = low * unit.map_or(factor, |unit| unit.0);
        (low < high).then_some(Years { low, high, approx: Approx::Range, bound: None, unit: Some(printed), end })
    }

    /// 岁, 周岁, 个月大, 月龄, 旬: how many it counts, and its end.
    fn age_unit(&self, p: usize, aged: bool) -> Option<(f64, usize)> {
        if let Some(end) = self.any(p, &["周岁", "岁"]) {
            let next = self.at(end);
            return (!contexts::NO_AGE_BEFORE.has(next)).then_some((1.0, end));
        }
        if let Some(end) = self.any(p, contexts::AGE_UNITS) {
            return Some((1.0, end));
        }
        let end = self.any(p, &["旬"])?;
        let next = self.at(end);
        let person = contexts::AGED_IN_TENS.has(next);
        (aged || person).then_some((10.0, end))
    }
}
