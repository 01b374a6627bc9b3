//! Lengths of time: their parts, their value in the largest unit, their ISO 8601 form.

use super::contexts;
use super::iso::joined;
use super::reader::{Grain, Reader, Unit};
use crate::numeral::Style;
use crate::text::{CharList, is_han, push_decimal};
use crate::types::{Approx, Bound};
use std::ops::Range;

/// So many of a unit: the bounds, which differ for 两三天 and 十几年.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    low: f64,
    high: f64,
    /// A half in words, which splits into the next lower unit; printed decimals stay.
    half: bool,
    unit: Unit,
    /// The unit as printed.
    printed: Range<usize>,
    approx: Approx,
    bound: Option<Bound>,
    end: usize,
}

/// A length of time to reckon with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) months: i64,
    pub(super) days: i64,
    pub(super) seconds: i64,
}

/// A length of time as read, approximators around it not counted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Length {
    /// Whole days, weeks, months or years, and seconds below: for reckoning from a date.
    pub(super) amount: Amount,
    /// In the unit printed first, which is the largest.
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) approx: Approx,
    pub(super) bound: Option<Bound>,
    pub(super) timex: String,
    pub(super) unit: Range<usize>,
    pub(super) grain: Grain,
    pub(super) end: usize,
}

impl Reader<'_, '_> {
    /// The length of time that starts at a position.
    pub(super) fn length(&self, p: usize) -> Option<Length> {
        if let Some(range) = self.length_range(p) {
            return Some(range);
        }
        let parts = self.parts(p)?;
        // 三年以上十年以下
        if let (Some(first), Some(at)) =
            (parts.first(), parts.last().and_then(|last| self.any(last.end, &["以上", "以上、"])))
            && let Some(second) = self.parts(at)
            && let Some(end) = second.last().and_then(|last| self.any(last.end, &["以下"]))
        {
            return between(first, second.first()?, end, &parts, &second);
        }
        let (first, last) = (parts.first()?, parts.last()?);
        let approx = parts.iter().find(|part| part.approx != Approx::Exact).unwrap_or(last);
        let (low, high) = (iso(parts.iter(), |part| part.low), iso(parts.iter(), |part| part.high));
        let timex = if low == high || approx.approx == Approx::Over { low } else { joined(&low, "/", &high) };
        let inner = |pick: fn(&Part) -> f64| parts.iter().map(|part| pick(part) * scale(part.unit, first.unit)).sum();
        let (approx, bound) = (approx.approx, approx.bound);
        Some(Length {
            min: inner(|part| part.low),
            max: inner(|part| part.high),
            approx,
            bound,
            timex,
            amount: amount(&parts),
            unit: first.printed.clone(),
            grain: first.unit.grain,
            end: last.end,
        })
    }

    /// 三到五年, 55至60分钟, 3个月到半年.
    fn length_range(&self, p: usize) -> Option<Length> {
        let number = self.numeral(p).filter(|numeral| numeral.approx == Approx::Exact)?;
        if let Some(at) = self.separator(number.end).or_else(|| self.comma_between(number.end)) {
            let second = self.part(at).filter(|part| part.approx == Approx::Exact && part.low > number.min())?;
            let first = Part { low: number.min(), high: number.max(), ..second.clone() };
            return between(&first, &second, second.end, std::slice::from_ref(&first), std::slice::from_ref(&second));
        }
        let first = self.part(p).filter(|part| part.approx == Approx::Exact)?;
        let second = self.part(self.separator(first.end)?).filter(|part| part.approx == Approx::Exact)?;
        let larger = second.low * scale(second.unit, first.unit) > first.low;
        let end = second.end;
        larger.then(|| between(&first, &second, end, std::slice::from_ref(&first), std::slice::from_ref(&second)))?
    }

    /// 三、五年.
    fn comma_between(&self, p: usize) -> Option<usize> {
        let (first, second) = (self.small(p.checked_sub(1)?)?, self.small(p + 1)?);
        (self.at(p) == '、' && first.len == 1 && second.len == 1 && !second.arabic).then_some(p + 1)
    }

    /// 两年零六个月: parts, none of a unit twice.
    fn parts(&self, p: usize) -> Option<Vec<Part>> {
        let mut parts = vec![self.part(p)?];
        while let Some(last) = parts.last().filter(|_| parts.len() < 7) {
            let at = self.gap(last.end);
            let linked = self.any(at, contexts::LENGTH_JOINTS).map(|at| self.gap(at));
            let next = linked.into_iter().chain([at]).find_map(|at| self.inner_part(at));
            match next {
                // 三年五年 is no sum; nor is 3天和5小时 a single length, but 一个月和三天 is rare enough.
                Some(next) if parts.iter().all(|part| part.unit.grain != next.unit.grain) && self.at(at) != '和' => {
                    parts.push(next)
                }
                _ => break,
            }
        }
        // 三天两夜
        if let [only] = parts.as_mut_slice()
            && only.unit.grain == Grain::Day
            && let Some(number) = self.small(only.end)
            && let Some(end) = self.any(number.end, &["夜", "晚"])
        {
            only.end = end;
        }
        // 10分 alone is a score.
        let lone = matches!(parts.as_slice(), [only] if only.printed.len() == 1
            && self.at(only.printed.start) == '分'
            && only.end == only.printed.end);
        (!lone).then_some(parts)
    }

    /// A part behind a larger one, where 十分 and 20时 can only be times.
    fn inner_part(&self, p: usize) -> Option<Part> {
        let part = self.part(p).or_else(|| {
            let hours = self.small(p).filter(|hours| self.at(hours.end) == '时')?;
            let unit = Unit { grain: Grain::Hour, count: 1 };
            let value = f64::from(hours.value);
            let end = hours.end + 1;
            Some(Part {
                low: value,
                high: value,
                half: false,
                unit,
                printed: hours.end..end,
                approx: Approx::Exact,
                bound: None,
                end,
            })
        })?;
        Some(part)
    }

    /// A number and its unit: 两年, 半个月, 一个半小时, 三年半, 十几年, 三十多天, 个把小时.
    fn part(&self, p: usize) -> Option<Part> {
        if let Some(part) = self.half(p) {
            return Some(part);
        }
        if self.reads(p, "个把") {
            let (end, unit) = self.unit(p + 2).filter(|(_, unit)| unit.count == 1)?;
            return Some(Part {
                low: 1.0,
                high: 1.0,
                half: false,
                unit,
                printed: p + 2..end,
                approx: Approx::About,
                bound: None,
                end,
            });
        }
        let numeral = self.numeral(p)?;
        let (mut low, mut high) = (numeral.min(), numeral.max());
        let (mut approx, mut bound) = (numeral.approx, numeral.bound);
        let mut at = self.gap(numeral.end);
        // 两个半月, 一个半小时
        let half_inside = self.reads(at, "个半");
        let mut half = half_inside;
        if half_inside {
            (low, high, at) = (low + 0.5, high + 0.5, at + 2);
        } else if let Some((end, exactness)) = self.inner_bound(at) {
            (approx, bound, at) = (exactness.0, exactness.1, end);
        }
        let (mut end, unit) = self.unit_at(at, half_inside)?;
        let printed = at..end;
        if !self.is_unit_of(&numeral, p, at, end, unit) {
            return None;
        }
        // 三年半, 五分半钟, 半年多
        if self.at(end) == '半'
            && !half_inside
            && self.half(end).is_none()
            && !contexts::NO_HALF_BEHIND_UNIT_BEFORE.has(self.at(end + 1))
        {
            (low, high, end, half) = (low + 0.5, high + 0.5, end + 1, true);
            end += usize::from(self.at(end) == '钟');
        } else if unit.grain == Grain::Second
            && let Some(hundredths) = self.hundredths(end)
        {
            (low, high, end) = (low + hundredths.0, high + hundredths.0, hundredths.1);
        }
        if approx == Approx::Exact && matches!(self.at(end), '多' | '余') && !is_word_of_more(self.at(end + 1)) {
            (approx, bound, end) = (Approx::Over, Some(Bound::More), end + 1);
        }
        Some(Part { low, high, half, unit, printed, approx, bound, end })
    }

    /// 余, 多, 来 between number and unit: 三十多年, 十来天, 两个多小时.
    fn inner_bound(&self, p: usize) -> Option<(usize, (Approx, Option<Bound>))> {
        let exactness = |c: char| match c {
            '多' | '余' => Some((Approx::Over, Some(Bound::More))),
            '来' => Some((Approx::About, None)),
            _ => None,
        };
        if let Some(found) = exactness(self.at(p)) {
            return Some((self.gap(p + 1), found));
        }
        let found = exactness(self.at(p + 1)).filter(|_| self.at(p) == '个')?;
        Some((p + 2, found))
    }

    fn unit_at(&self, p: usize, half_inside: bool) -> Option<(usize, Unit)> {
        if let Some((end, unit)) = self.unit(p) {
            return Some((end, unit));
        }
        // 五分半钟, 一个半钟头
        if self.reads(p, "分半钟") {
            return Some((p + 1, Unit { grain: Grain::Minute, count: 1 }));
        }
        half_inside.then(|| self.unit(p))?
    }

    /// Whether a unit behind a numeral measures time there: 3月 is March, 十分 very, 三年级 a class.
    fn is_unit_of(&self, numeral: &crate::numeral::Numeral, p: usize, at: usize, end: usize, unit: Unit) -> bool {
        let next = self.at(end);
        // 一日, 一载 are turns of phrase.
        let one = numeral.style == Style::Chinese && numeral.min() <= 1.0;
        let single = end == at + 1;
        match (self.at(at), unit.grain) {
            ('年', _) if end > at + 1 => true,
            ('年', _) => {
                let dated = numeral.digits == 4
                    && numeral.min() < 3000.0
                    && numeral.style != Style::Chinese
                    && !self.is_span_of_years(p, end, numeral.min());
                !dated && !contexts::NO_YEARS_BEFORE.has(next)
            }
            ('月', _) => {
                single
                    && (numeral.approx == Approx::Range && numeral.max() > 12.0
                        || matches!(self.at(p), '俩' | '两') && numeral.end == p + 1
                        || next == '余'
                        || self.reads(end, "有余")
                        || matches!(self.before(at), '余' | '多')
                        || self.before(at) == '半' && !contexts::NO_HALF_MONTH_BEFORE.has(next))
                    && !matches!(next, '龄' | '份')
            }
            ('日', _) => !one && !contexts::NO_RI_DAYS_BEFORE.has(next),
            ('周', _) => !contexts::NO_WEEK_BEFORE.has(next),
            ('分', _) if end > at + 1 => true,
            ('分', _) => {
                single && self.small(self.gap(end)).is_some_and(|second| self.at(self.gap(second.end)) == '秒')
                    || self.reads(end, "半钟")
                    || self.follows(p, contexts::FEN_AS_MINUTES_BEHIND)
                    || self.follows(p, &["小时 "])
            }
            ('秒', _) => !contexts::NO_SECONDS_BEFORE.has(next) || end > at + 1,
            ('载', _) => !one && !contexts::NO_ZAI_YEARS_BEFORE.has(next),
            ('天', _) => !contexts::NO_TIAN_DAYS_BEFORE.has(next),
            ('春', _) | ('寒', _) => numeral.min() >= 3.0,
            _ => true,
        }
    }

    /// 9秒83, 9秒8: hundredths or tenths behind the seconds.
    fn hundredths(&self, p: usize) -> Option<(f64, usize)> {
        let number = self.small(p).filter(|number| number.arabic && number.len <= 2)?;
        let next = self.at(number.end);
        let counted = is_han(next) && !contexts::HUNDREDTHS_BEFORE.has(next);
        let parts = if number.len == 1 { 10.0 } else { 100.0 };
        (!counted && next != '%').then_some((f64::from(number.value) / parts, number.end))
    }

    /// 半年, 半个月, 半小时, 大半天.
    fn half(&self, p: usize) -> Option<Part> {
        let large = usize::from(matches!(self.at(p), '大' | '小') && self.at(p + 1) == '半');
        let at = p + large;
        if self.at(at) != '半' || crate::numeral::is_numeral_char(self.before(p)) {
            return None;
        }
        let mut unit_at = at + 1;
        let mut exactness = (if large > 0 { Approx::About } else { Approx::Exact }, None);
        if let Some((end, found)) = self.inner_bound(unit_at) {
            (unit_at, exactness) = (end, found);
        }
        let (end, unit) = self.unit(unit_at)?;
        let printed = self.source(unit_at..end);
        let joined = match printed.chars().next_back() {
            Some('月') => {
                contexts::NO_HALF_MONTH_BEFORE.has(self.at(end)) || unit_at == at + 1 && self.at(end) == '亮'
            }
            Some('日') => matches!(self.at(end), '谈' | '闲'),
            Some('天') => self.at(end) == '边',
            Some('分') => !self.reads(end, "钟"),
            Some('年') => self.any(end, contexts::NO_HALF_YEAR_BEFORE).is_some(),
            Some(unit) => contexts::NO_HALF_OF.has(unit),
            None => false,
        };
        if joined || contexts::NO_HALF_BEHIND.has(self.before(p)) {
            return None;
        }
        Some(Part {
            low: 0.5,
            high: 0.5,
            half: true,
            unit,
            printed: unit_at..end,
            approx: exactness.0,
            bound: exactness.1,
            end,
        })
    }
}

/// 多 that belongs to the next word: 三年多次, 两天多云.
fn is_word_of_more(next: char) -> bool {
    contexts::NO_MORE_BEFORE.has(next)
}

fn between(first: &Part, second: &Part, end: usize, low: &[Part], high: &[Part]) -> Option<Length> {
    let (low, high) = (iso(low.iter(), |part| part.low), iso(high.iter(), |part| part.high));
    Some(Length {
        min: first.low * scale(first.unit, second.unit),
        max: second.high,
        approx: Approx::Range,
        bound: None,
        timex: joined(&low, "/", &high),
        amount: Amount::default(),
        unit: second.printed.clone(),
        grain: second.unit.grain,
        end,
    })
}

/// How many seconds a unit of each grain has. A month is the twelfth part of 365 days, so that years and months are whole in each other.
const SECONDS: [f64; 7] = [31_536_000.0, 2_628_000.0, 604_800.0, 86_400.0, 3600.0, 60.0, 1.0];

/// How many of the second unit the first one is.
fn scale(unit: Unit, to: Unit) -> f64 {
    let seconds = |unit: Unit| SECONDS[unit.grain as usize] * f64::from(unit.count);
    seconds(unit) / seconds(to)
}

/// The ISO 8601 form. Half a year is six months and half an hour thirty minutes; half a month stays one.
fn iso<'p>(parts: impl Iterator<Item = &'p Part>, value: fn(&Part) -> f64) -> String {
    let mut amounts = [0.0f64; 7];
    for part in parts {
        let value = value(part) * f64::from(part.unit.count);
        let half = part.half && (value.fract() - 0.5).abs() < 1e-9;
        let lower = match part.unit.grain {
            _ if !half => None,
            Grain::Year => Some((Grain::Month, 6.0)),
            Grain::Day => Some((Grain::Hour, 12.0)),
            Grain::Hour => Some((Grain::Minute, 30.0)),
            Grain::Minute => Some((Grain::Second, 30.0)),
            _ => None,
        };
        amounts[part.unit.grain as usize] += if lower.is_some() { value.floor() } else { value };
        if let Some((grain, amount)) = lower {
            amounts[grain as usize] += amount;
        }
    }
    let mut iso = String::from("P");
    for (index, (amount, letter)) in amounts.iter().zip(['Y', 'M', 'W', 'D', 'H', 'M', 'S']).enumerate() {
        if index == 4 && amounts[4..].iter().any(|&amount| amount > 0.0) {
            iso.push('T');
        }
        if *amount > 0.0 {
            // Sums of decimals are rounded to what is printed.
            let rounded = (amount * 1e6).round() / 1e6;
            push_decimal(&mut iso, rounded);
            iso.push(letter);
        }
    }
    iso
}

fn amount(parts: &[Part]) -> Amount {
    let mut sum = Amount::default();
    for part in parts {
        let value = part.low * f64::from(part.unit.count);
        // Casts saturate: a length beyond the calendar leaves it below.
        match part.unit.grain {
            Grain::Year => sum.months = sum.months.saturating_add((value * 12.0) as i64),
            Grain::Month => {
                sum.months = sum.months.saturating_add(value as i64);
                sum.days = sum.days.saturating_add((value.fract() * 30.0) as i64);
            }
            Grain::Week => sum.days = sum.days.saturating_add((value * 7.0) as i64),
            Grain::Day => {
                sum.days = sum.days.saturating_add(value as i64);
                sum.seconds = sum.seconds.saturating_add((value.fract() * 86_400.0) as i64);
            }
            Grain::Hour => sum.seconds = sum.seconds.saturating_add((value * 3600.0) as i64),
            Grain::Minute => sum.seconds = sum.seconds.saturating_add((value * 60.0) as i64),
            Grain::Second => sum.seconds = sum.seconds.saturating_add(value as i64),
        }
    }
    sum
}
