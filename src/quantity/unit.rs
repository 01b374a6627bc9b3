//! Units, currencies and measure words behind a number, and what they are in coherent units.

use super::contexts;
use crate::text::{CharList, Folded, Lexicon, is_han};
use crate::types::{Kind, Region, Standard};
use std::borrow::Cow;
use std::ops::Range;

/// A physical unit. Factors are fractions, so that both of their parts are exact.
#[derive(Debug)]
pub(super) struct Unit {
    code: &'static str,
    factor: (f64, f64),
    fahrenheit: bool,
    taiwan: Option<(f64, f64)>,
    hong_kong: Option<(f64, f64)>,
}

/// A currency or a part of one, with its code in each region.
#[derive(Debug)]
pub(super) struct Currency {
    codes: [&'static str; 6],
    factor: (f64, f64),
}

/// How a measure word is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usage {
    Measure,
    /// A noun that numbers stand on directly.
    Noun,
    /// Also the beginning of many other words.
    Careful,
}

include!(concat!(env!("OUT_DIR"), "/unit_rows.rs"));
include!(concat!(env!("OUT_DIR"), "/units.rs"));
include!(concat!(env!("OUT_DIR"), "/currency_rows.rs"));
include!(concat!(env!("OUT_DIR"), "/currencies.rs"));
include!(concat!(env!("OUT_DIR"), "/currencies_leading.rs"));
include!(concat!(env!("OUT_DIR"), "/classifiers.rs"));
include!(concat!(env!("OUT_DIR"), "/not_units.rs"));

/// What a figure is measured in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scale {
    /// %, 成, 折: hundredths, by the factor to them.
    Percent(f64),
    /// 个百分点.
    Points,
    /// 倍, ‰: by the factor to one.
    Ratio(f64),
    Money(&'static Currency),
    /// Money per something.
    Physical(&'static Unit),
    /// 度 and °, which mean what the text around them says.
    Degree,
    Count(Usage),
}

/// A unit as printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct UnitMatch {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) scale: Scale,
    pub(super) per: Option<Per>,
    /// Also a part of other words, and followed by more of them: a unit only inside a compound amount.
    pub(super) loose: bool,
}

/// What stands behind the stroke of a compound unit.
#[derive(Clone, Copy, Debug)]
pub(super) enum Per {
    /// A code and the factor to it.
    Known(&'static str, (f64, f64)),
    /// A person, a household: nothing that has a code.
    Thing,
}

impl UnitMatch {
    pub(super) fn kind(&self) -> Kind {
        match self.scale {
            Scale::Percent(_) | Scale::Points => Kind::Percent,
            Scale::Ratio(_) => Kind::Ratio,
            Scale::Money(_) => Kind::Money,
            Scale::Physical(_) | Scale::Degree => Kind::Physical,
            Scale::Count(_) => Kind::Count,
        }
    }

    /// Whether two figures are measured in the same unit, so that they can be the ends of a range.
    pub(super) fn same(&self, other: &Self, text: &Folded) -> bool {
        text.chars()[self.start..self.end] == text.chars()[other.start..other.end]
    }

    /// How many of the other unit make one of this one, where it is the smaller part of the same thing: 元 and 角, 米 and 厘米.
    pub(super) fn parts(&self, other: &Self, region: Region) -> Option<(f64, f64)> {
        let (own, part) = match (self.scale, other.scale) {
            (Scale::Money(a), Scale::Money(b)) => {
                // 元, 块 and their parts belong to whatever currency is named.
                (b.codes.contains(&a.codes[0]) || b.codes[0] == "CNY").then_some((a.factor, b.factor))?
            }
            (Scale::Physical(a), Scale::Physical(b)) if a.code == b.code && !a.fahrenheit => {
                (a.in_region(region), b.in_region(region))
            }
            _ => return None,
        };
        let ratio = (part.0 * own.1, part.1 * own.0);
        (self.per.is_none() && ratio.0 < ratio.1).then_some(ratio)
    }

    pub(super) fn standard(&self, min: Option<f64>, max: Option<f64>, context: Meaning) -> Option<Standard> {
        let (code, factor, offset) = match self.scale {
            Scale::Money(currency) => {
                (context.currency.unwrap_or(currency).codes[context.region as usize], currency.factor, 0.0)
            }
            Scale::Physical(unit) if unit.fahrenheit => (unit.code, unit.factor, 32.0),
            Scale::Physical(unit) => (unit.code, unit.in_region(context.region), 0.0),
            Scale::Degree => match context.degree {
                Degree::Celsius => ("Cel", (1.0, 1.0), 0.0),
                Degree::Fahrenheit => ("Cel", (5.0, 9.0), 32.0),
                Degree::Angle => ("deg", (1.0, 1.0), 0.0),
                Degree::Electricity => ("J", (3_600_000.0, 1.0), 0.0),
                Degree::Unknown => return None,
            },
            Scale::Count(_) if self.per.is_some() => ("1", (1.0, 1.0), 0.0),
            _ => return None,
        };
        let (code, factor) = match self.per {
            None => (Cow::Borrowed(code), factor),
            Some(Per::Known(per, under)) => {
                (Cow::Owned(format!("{code}/{per}")), (factor.0 * under.1, factor.1 * under.0))
            }
            Some(Per::Thing) => return None,
        };
        let convert = |value: f64| (value - offset) * factor.0 / factor.1;
        Some(Standard { min: min.map(convert), max: max.map(convert), unit: code })
    }
}

/// What the text around a figure says of its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub(super) region: Region,
    /// The currency named before the number.
    pub(super) currency: Option<&'static Currency>,
    pub(super) degree: Degree,
}

/// What 度 means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Degree {
    Unknown,
    Celsius,
    Fahrenheit,
    Angle,
    Electricity,
}

impl Unit {
    fn in_region(&self, region: Region) -> (f64, f64) {
        match region {
            Region::China => None,
            Region::Taiwan => self.taiwan,
            _ => self.hong_kong,
        }
        .unwrap_or(self.factor)
    }
}

/// The currency that a name or sign right before a position names: where it starts.
pub(super) fn currency_before(text: &Folded, position: usize, floor: usize) -> Option<(usize, &'static Currency)> {
    let end = text.before_spaces(position, 3).max(floor);
    let (len, row) = CURRENCIES_LEADING.longest_before(text, end, 12.min(end - floor))?;
    let start = end - len;
    let latin = text.at(start).is_ascii_alphabetic();
    if latin && text.before(start).is_ascii_alphanumeric() {
        return None;
    }
    Some((start, CURRENCY_ROWS.get(usize::from(row))?))
}

/// The unit that stands at a position, spaces of print read over.
pub(super) fn unit_at(text: &Folded, position: usize) -> Option<UnitMatch> {
    let start = text.behind_spaces(position, 3);
    let simple = percent_at(text, start).or_else(|| named_at(text, start))?;
    Some(with_denominators(text, simple))
}

fn found(start: usize, end: usize, scale: Scale) -> UnitMatch {
    UnitMatch { start, end, scale, per: None, loose: false }
}

/// The currency or its part at a position, 分 and 角 included: what a compound amount goes on with.
pub(super) fn money_at(text: &Folded, start: usize) -> Option<UnitMatch> {
    let (len, (row, _)) = CURRENCIES.longest_at(text, start)?;
    Some(found(start, start + len, Scale::Money(CURRENCY_ROWS.get(usize::from(row))?)))
}

/// %, 个百分点, 成, 折, 倍.
fn percent_at(text: &Folded, start: usize) -> Option<UnitMatch> {
    let c = text.at(start);
    let next = text.at(start + 1);
    let scale = match c {
        '%' | '﹪' => return Some(found(start, start + 1, Scale::Percent(1.0))),
        '趴' if !contexts::NO_PERCENT_BY_PA.has(next) => return Some(found(start, start + 1, Scale::Percent(1.0))),
        '‰' => return Some(found(start, start + 1, Scale::Ratio(0.001))),
        '个' | '百' => {
            let mut at = start;
            for expected in "个百分点".chars() {
                at = text.behind_spaces(at, 3);
                if text.at(at) == expected {
                    at += 1;
                } else if expected != '个' {
                    return None;
                }
            }
            return Some(found(start, at, Scale::Points));
        }
        '成' if !contexts::NO_TENTHS_BEFORE.has(next) => Scale::Percent(10.0),
        '折' if !contexts::NO_DISCOUNT_BEFORE.has(next) => Scale::Percent(10.0),
        '倍' if !contexts::NO_TIMES_BEFORE.has(next) => Scale::Ratio(1.0),
        _ => return None,
    };
    Some(found(start, start + 1, scale))
}

/// The longest name of a currency, a physical unit or a measure word.
fn named_at(text: &Folded, start: usize) -> Option<UnitMatch> {
    let currency = CURRENCIES
        .longest_at(text, start)
        .and_then(|(len, (row, weak))| Some((len, weak, Scale::Money(CURRENCY_ROWS.get(usize::from(row))?))));
    // 5万元整修 is no round sum.
    let currency = currency.map(|(len, weak, scale)| {
        let round = text.at(start + len - 1) == '整' && contexts::NO_ROUND_SUM_BEFORE.has(text.at(start + len));
        (len - usize::from(round), weak, scale)
    });
    let physical = UNITS
        .longest_at(text, start)
        .and_then(|(len, (row, weak))| Some((len, weak, Scale::Physical(UNIT_ROWS.get(usize::from(row))?))));
    let degree = matches!(text.at(start), '度' | '°').then_some((1, false, Scale::Degree));
    let measure =
        CLASSIFIERS.longest_at(text, start).map(|(len, usage)| (len, usage == Usage::Careful, Scale::Count(usage)));
    let mut best: Option<UnitMatch> = None;
    for (len, weak, scale) in [currency, physical, degree, measure].into_iter().flatten() {
        let end = start + len;
        let latin = text.at(end - 1).is_ascii_alphanumeric();
        let quote = matches!(text.at(start), '\'' | '"') && !is_inch(text, start);
        // 4A级 is a grade, 3D打印 a technique.
        let graded = len == 1 && text.at(start).is_ascii_uppercase() && contexts::GRADES_BEFORE.has(text.at(end));
        // 积29分升至第二
        let risen = text.reads(start, "分升") && len == 2 && matches!(text.at(end), '至' | '到');
        // 从两成八升到五成, but 3升到5升
        let onward = text.at(end) == '到' || text.at(end) == '至';
        let risen = risen
            || len == 1
                && text.at(start) == '升'
                && onward
                && !text.chars()[end..(end + 8).min(text.len())].contains(&'升');
        // 15日元旦
        let newyear = len == 2 && matches!(text.at(end), '旦' | '宵');
        let goes_on = quote || graded || risen || newyear || latin && text.at(end).is_ascii_alphanumeric();
        if goes_on || best.is_some_and(|best| best.end > end || best.end == end && !best.loose) {
            continue;
        }
        let points = text.at(start) == '分' && len == 1 && matches!(scale, Scale::Money(_));
        let careful = matches!(scale, Scale::Count(Usage::Careful)) && crate::numeral::digit(text.at(end)).is_some();
        // 节 is a speed where one is spoken of; else it counts lessons, carriages, sections.
        let knots = text.at(start) == '节' && matches!(scale, Scale::Physical(_));
        let still = knots && !text.chars()[start.saturating_sub(16)..(start + 5).min(text.len())].contains(&'速');
        // 220伏电压, 120瓦快充
        let electric = contexts::ELECTRIC_UNITS.has(text.at(start)) && contexts::ELECTRIC_BEFORE.has(text.at(end));
        // 87发全垒打
        let fired = text.at(start) == '发' && contexts::SHOTS.iter().any(|shot| text.reads(end, shot));
        let loose = points || careful || still || weak && !electric && !fired && !closes(text, end);
        best = Some(UnitMatch { start, end, scale, per: None, loose });
    }
    let best = best?;
    // 分两批发放 is no wholesale.
    let parted = text.reads(start, "批发") && contexts::BATCHES_BEFORE.has(text.at(start + 2));
    let other = NOT_UNITS.longest_at(text, start).map_or(0, |(len, ())| start + len);
    // 5支部队: the word behind the measure word reaches further than 支部.
    if !parted && other > best.end && crate::word::end_of_longest(text, best.end) <= other {
        return None;
    }
    // 三两个 counts things, not weights.
    if text.at(start) == '两'
        && best.end == start + 1
        && CLASSIFIERS.longest_at(text, best.end).is_some()
        && !closes(text, best.end)
    {
        return None;
    }
    Some(best)
}

/// Whether a quotation mark behind digits stands for feet or inches: no quotation is open.
fn is_inch(text: &Folded, at: usize) -> bool {
    let start = at.saturating_sub(40);
    text.before(at).is_ascii_digit() && !text.chars()[start..at].contains(&text.at(at))
}

/// Whether no word goes on at a position: no ideograph, or one that stands behind finished figures.
pub(super) fn closes(text: &Folded, at: usize) -> bool {
    let c = text.at(at);
    !is_han(c) || contexts::UNIT_ENDS_BEFORE.has(c) || crate::numeral::digit(c).is_some()
}

/// Units of time behind a stroke or 每.
const TIMES: [(&str, &str, f64); 16] = [
    ("秒钟", "s", 1.0),
    ("秒", "s", 1.0),
    ("s", "s", 1.0),
    ("分钟", "s", 60.0),
    ("分", "s", 60.0),
    ("min", "s", 60.0),
    ("小时", "s", 3600.0),
    ("时", "s", 3600.0),
    ("h", "s", 3600.0),
    ("天", "d", 1.0),
    ("日", "d", 1.0),
    ("d", "d", 1.0),
    ("周", "wk", 1.0),
    ("月", "mo", 1.0),
    ("年", "a", 1.0),
    ("a", "a", 1.0),
];

/// 元/平方米, 公里每小时, 元/人·月.
fn with_denominators(text: &Folded, unit: UnitMatch) -> UnitMatch {
    let slash = match text.at(unit.end) {
        '/' | '∕' => true,
        '每' => false,
        _ => return unit,
    };
    let start = unit.end + 1;
    let time = TIMES
        .iter()
        .find(|(name, ..)| text.reads(start, name))
        .filter(|(name, ..)| !name.is_ascii() || !text.at(start + name.len()).is_ascii_alphanumeric());
    let mut per = match time {
        Some(&(name, code, factor)) => Some((start + name.chars().count(), Per::Known(code, (factor, 1.0)))),
        None => named_at(text, start).and_then(|under| match under.scale {
            Scale::Physical(unit) if !unit.fahrenheit => Some((under.end, Per::Known(unit.code, unit.factor))),
            Scale::Count(_) if slash => Some((under.end, Per::Thing)),
            _ => None,
        }),
    };
    // 每 opens a rate of its own more often than it closes a unit: only physical rates per time, area or mass.
    if !slash
        && !matches!(
            (unit.scale, per),
            (Scale::Physical(_), Some((_, Per::Known("s" | "m3" | "L" | "kg", _))))
                | (Scale::Money(_), Some((_, Per::Known("m2" | "m3" | "kg", _))))
        )
    {
        per = None;
    }
    let Some((mut end, mut per)) = per else { return unit };
    while matches!(text.at(end), '/' | '·' | '•') {
        let more = TIMES.iter().find(|(name, ..)| text.reads(end + 1, name)).map(|(name, ..)| name.chars().count());
        let more = more.or_else(|| named_at(text, end + 1).map(|under| under.end - end - 1));
        let Some(len) = more else { break };
        (end, per) = (end + 1 + len, Per::Thing);
    }
    UnitMatch { end, per: Some(per), loose: false, ..unit }
}

/// The printed unit as a range, where the contract gives one.
pub(super) fn printed(unit: &UnitMatch) -> Option<Range<usize>> {
    match unit.scale {
        Scale::Percent(_) | Scale::Points | Scale::Ratio(_) => None,
        _ => Some(unit.start..unit.end),
    }
}

impl UnitMatch {
    /// 元, 块 and their like, which take their currency from what is named before the number.
    pub(super) fn is_generic_money(&self) -> bool {
        matches!(self.scale, Scale::Money(currency) if currency.codes[0] == "CNY" && currency.codes[1] != "CNY")
    }
}
