//! One figure with everything around it: approximators, a currency before it, a range, what it amounts to.

use super::amount::{Amount, Form, amount_at, trailing};
use super::contexts;
use super::naming::{Bare, is_code, is_named, measures};
use super::range::range_from;
use super::unit::{Currency, Degree, Meaning, Scale, UnitMatch, Usage, currency_before, printed};
use crate::numeral::{Exactness, Style, leading, numeral_at};
use crate::text::{CharList, Folded, is_han};
use crate::types::{Approx, Bound, Kind, Region, Standard};
use std::ops::Range;

/// A figure as read, before its item is looked for.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) range: Range<usize>,
    /// The number without approximators and units: what no fixed word may overlap.
    pub(super) core: Range<usize>,
    pub(super) kind: Kind,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
    pub(super) approx: Option<Approx>,
    pub(super) bound: Option<Bound>,
    pub(super) unit: Option<Range<usize>>,
    /// The unit where it is not as printed: % and pp.
    pub(super) label: Option<&'static str>,
    pub(super) standard: Option<Standard>,
    pub(super) timex: Option<String>,
    /// The unit with its beginning: one that goes on behind a fixed word shows that there is no such word (三立|方米).
    pub(super) unit_span: Option<Range<usize>>,
    /// 一 with a measure word: a count only beside other counts.
    pub(super) single: bool,
}

impl Draft {
    /// A value without a unit.
    pub(super) fn plain(range: Range<usize>, kind: Kind, value: (Option<f64>, Option<f64>), approx: Approx) -> Self {
        Self {
            core: range.clone(),
            range,
            kind,
            min: value.0,
            max: value.1,
            approx: Some(approx),
            bound: None,
            unit: None,
            unit_span: None,
            label: None,
            standard: None,
            timex: None,
            single: false,
        }
    }

    /// An exact percentage.
    pub(super) fn percent(range: Range<usize>, value: f64) -> Self {
        let value = (Some(value), Some(value));
        Self { label: Some("%"), ..Self::plain(range, Kind::Percent, value, Approx::Exact) }
    }
}

/// The stretch a figure may use, and what decides its reading.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) sentence: Range<usize>,
    /// Where the figure before it ends.
    pub(super) floor: usize,
    pub(super) region: Region,
}

/// The figure whose number starts at a position.
pub(super) fn figure_at(text: &Folded, at: usize, place: &Place) -> Option<Draft> {
    let mut first = amount_at(text, at, place.region)?;
    if let Some((value, end)) = proportion(text, &first) {
        return proportional(text, &first, value, end, place);
    }
    let mut second = None;
    if let Some((one, other)) = range_from(text, &first, place.region) {
        (first, second) = (one, Some(other));
    }
    if second.is_none() {
        as_pieces(text, &mut first, place);
    }
    let last = second.unwrap_or(first);
    let outer = Outer::read(text, &first, &last, place);
    let number = first.start..last.number_end;
    if is_code(text, &first.number(), last.end) && outer.currency.is_none()
        || !acceptable(text, &first, &last, &outer, place)
    {
        return None;
    }
    let (min, max, approx, bound) = exactness(&first, second.as_ref(), &outer);
    let unit = last.unit.or(first.unit).or(outer.named);
    let degree = match unit.map(|unit| unit.scale) {
        Some(Scale::Degree) => degree(text, &first, &last, &outer, place),
        _ => Degree::Unknown,
    };
    let meaning = Meaning { region: place.region, currency: outer.currency, degree };
    let (kind, label) = kind_of(&first, unit.as_ref());
    Some(Draft {
        core: number,
        bound,
        unit: unit.as_ref().and_then(printed),
        unit_span: unit.map(|unit| unit.start..unit.end),
        label,
        standard: unit.and_then(|unit| unit.standard(min, max, meaning)),
        single: second.is_none() && first.is_single(text),
        ..Draft::plain(outer.start..outer.end, kind, (min, max), approx)
    })
}

fn kind_of(first: &Amount, unit: Option<&UnitMatch>) -> (Kind, Option<&'static str>) {
    match (first.form, unit) {
        (Form::Percent, _) => (Kind::Percent, Some("%")),
        (_, Some(unit)) => match unit.scale {
            Scale::Points => (Kind::Percent, Some("pp")),
            Scale::Percent(_) => (Kind::Percent, Some("%")),
            _ => (unit.kind(), None),
        },
        (Form::Fraction, None) => (Kind::Ratio, None),
        (_, None) => (Kind::Number, None),
    }
}

/// What stands around the amounts.
struct Outer {
    start: usize,
    end: usize,
    before: Option<Exactness>,
    behind: Option<Exactness>,
    currency: Option<&'static Currency>,
    /// The currency before the number as its unit, where none stands behind.
    named: Option<UnitMatch>,
    /// 华氏, 摄氏 before the number.
    scale: Option<char>,
}

impl Outer {
    fn read(text: &Folded, first: &Amount, last: &Amount, place: &Place) -> Self {
        let floor = place.floor;
        let mut outer = Self {
            start: first.start,
            end: last.end,
            before: None,
            behind: None,
            currency: None,
            named: None,
            scale: None,
        };
        let degree = matches!(last.unit.map(|unit| unit.scale), Some(Scale::Degree));
        if degree {
            for word in contexts::DEGREES_OF {
                let len = word.chars().count();
                let start = outer.start.checked_sub(len).filter(|&start| start >= floor && text.reads(start, word));
                if let Some(start) = start {
                    outer.start = start;
                    outer.scale = Some(text.at(start));
                    break;
                }
            }
        }
        outer.lead(text, floor);
        let unit = last.unit.map(|unit| unit.scale);
        if matches!(unit, None | Some(Scale::Money(_)))
            && first.form == Form::Numeral
            && let Some((start, currency)) = currency_before(text, outer.start, floor)
            && last.unit.is_none_or(|unit| unit.is_generic_money())
        {
            let end = text.before_spaces(outer.start, 3);
            let name = UnitMatch { start, end, scale: Scale::Money(currency), per: None, loose: false };
            outer.currency = Some(currency);
            outer.start = start;
            outer.named = last.unit.is_none().then_some(name);
            if outer.before.is_none() {
                outer.lead(text, floor);
            }
        }
        if let Some((end, exactness)) = trailing(text, last) {
            (outer.end, outer.behind) = (end, Some(exactness));
        }
        outer
    }

    fn lead(&mut self, text: &Folded, floor: usize) {
        if let Some((start, exactness)) = leading(text, self.start, floor) {
            (self.start, self.before) = (start, Some(exactness));
        }
    }
}

type Reading = (Option<f64>, Option<f64>, Approx, Option<Bound>);

/// The value with all its approximators: what is inside the number counts first, then bounds, then 约 and its like.
fn exactness(first: &Amount, second: Option<&Amount>, outer: &Outer) -> Reading {
    if let Some(second) = second {
        return (Some(first.low), Some(second.high), Approx::Range, None);
    }
    let own = (first.approx != Approx::Exact).then_some(Exactness { approx: first.approx, bound: first.bound });
    let sides = [outer.behind, outer.before];
    let bounded = sides.iter().flatten().find(|side| side.bound.is_some());
    let deciding = match own {
        Some(own) if own.bound.is_some() || own.approx == Approx::Range => Some(own),
        own => bounded.copied().or(own).or(outer.before).or(outer.behind),
    };
    let Some(Exactness { approx, bound }) = deciding else {
        return (Some(first.low), Some(first.high), Approx::Exact, None);
    };
    let (min, max) = bounds(approx, first.low, first.high);
    (min, max, approx, bound)
}

/// What an approximator leaves of the bounds.
fn bounds(approx: Approx, low: f64, high: f64) -> (Option<f64>, Option<f64>) {
    ((approx != Approx::Nearly).then_some(low), (approx != Approx::Over).then_some(high))
}

/// Whether the words around let the number be a figure.
fn acceptable(text: &Folded, first: &Amount, last: &Amount, outer: &Outer, place: &Place) -> bool {
    if text.before(first.start) == '第' {
        return false;
    }
    let unit = last.unit.or(first.unit);
    let bare = first.numeral.is_some_and(|numeral| numeral.bare);
    let Some(unit) = unit else {
        if outer.currency.is_some() || first.form == Form::Percent {
            return !text.at(outer.end).is_ascii_alphanumeric();
        }
        if first.form == Form::Fraction {
            return first.number().len() > 2 && !text.at(first.end).is_ascii_alphanumeric();
        }
        if bare || first.form == Form::Half || belongs_to_time(text, last.end) {
            return false;
        }
        let numeral = first.numeral;
        let digits = numeral.map_or(0, |numeral| numeral.digits);
        let bounded = outer.before.is_some() || outer.behind.is_some() || last.start != first.start;
        let bare = Bare {
            number: first.start..last.number_end,
            start: outer.start,
            end: outer.end,
            bounded,
            structured: digits == 0,
            digits,
            large: numeral.is_some_and(|numeral| {
                let words = numeral.style == Style::Chinese && numeral.high.value() >= 100.0;
                digits == 0 && (words || numeral.tail >= 4)
            }),
        };
        return measures(text, &place.sentence, &bare);
    };
    match unit.scale {
        Scale::Count(_) => countable(text, first, &unit, place),
        // 一角, 一寸: figures of speech more often than amounts.
        // 三度走访 is three times.
        Scale::Degree
            if degree(text, first, last, outer, place) == Degree::Unknown
                && first.low <= 10.0
                && first.numeral.is_some_and(|numeral| numeral.style == Style::Chinese) =>
        {
            false
        }
        Scale::Money(_) | Scale::Physical(_) | Scale::Degree => {
            let one = first.number().len() == 1
                && text.at(first.start) == '一'
                && last.end == unit.end
                && outer.start == first.start;
            let loose = unit.end == unit.start + 1 && contexts::ONE_LOOSELY.has(text.at(unit.start));
            // 一降一升, 一升一降: a pair of words, not a litre.
            let paired = first.start.checked_sub(2).is_some_and(|at| text.at(at) == '一') || text.at(last.end) == '一';
            // 一尺厚
            let told = contexts::SIZED_BEFORE.has(text.at(last.end));
            let figurative = one && (paired || loose && !told && place.sentence.len() > 4) || bare && loose;
            !figurative
        }
        Scale::Ratio(_) | Scale::Percent(_) | Scale::Points => !bare || outer.before.is_some(),
    }
}

/// 展板20块 counts boards: 块 is money only at the start, beside a price, or in a compound amount.
fn as_pieces(text: &Folded, amount: &mut Amount, place: &Place) {
    let Some(unit) = &mut amount.unit else { return };
    let money = matches!(unit.scale, Scale::Money(_)) && text.at(unit.start) == '块' && unit.end == unit.start + 1;
    let start = amount.start.saturating_sub(12).max(place.sentence.start);
    let priced = |c: &char| contexts::PRICED_BY.has(*c);
    let noun = crate::text::is_han(text.before(amount.start)) && text.before(amount.start) != '我';
    if money && amount.end == unit.end && noun && !text.chars()[start..amount.start].iter().any(priced) {
        unit.scale = Scale::Count(Usage::Measure);
    }
}

/// Units of time without a time expression around them: no count of anything.
fn belongs_to_time(text: &Folded, at: usize) -> bool {
    let at = text.behind_spaces(at, 1);
    contexts::TIME_BEFORE.has(text.at(at)) || contexts::TIME_WORDS_BEFORE.iter().any(|word| text.reads(at, word))
}

/// Whether a number in front of a measure word counts.
fn countable(text: &Folded, first: &Amount, unit: &UnitMatch, place: &Place) -> bool {
    let c = text.at(unit.start);
    let Some(numeral) = first.numeral else { return true };
    // 2020级, 2021届, 2019款: years that name.
    let year = numeral.digits == 4 && (1900.0..2100.0).contains(&first.low);
    if year && contexts::YEAR_NAMES_BEFORE.has(c) {
        return false;
    }
    // “千名干部下基层”: the name of a campaign.
    let window = first.start.saturating_sub(12).max(place.sentence.start)..first.start;
    let quoted = text.chars()[window].iter().rev().find(|c| matches!(c, '“' | '”')) == Some(&'“');
    if numeral.bare && quoted {
        return false;
    }
    // A tail of digits read out is a name: 一一九名 is rare, 一二三班 is not.
    let read_out = numeral.digits >= 3 && crate::numeral::digit(text.at(first.start)).is_some();
    // 十九届四中全会, 十四届全国人大: names of congresses.
    let congress = c == '届'
        && (crate::numeral::digit(text.at(unit.end)).is_some() && text.at(unit.end + 1) == '中'
            || contexts::CONGRESS_BEFORE.iter().any(|word| text.reads(unit.end, word)));
    // 128号3栋502室
    let before = text.before(first.start);
    let address = (contexts::ADDRESS_PARTS.has(c) || text.reads(unit.start, "单元"))
        && ("号栋".has(before) || numeral.digits >= 3 && "元楼".has(before));
    // 三级医院
    let graded =
        c == '级' && first.number().len() == 1 && contexts::GRADED.iter().any(|word| text.reads(unit.end, word));
    // 小六学生, 大二学生: the grade they are in.
    let pupils = matches!(first.number().len(), 1)
        && contexts::SCHOOLS.has(before)
        && contexts::PUPILS.iter().any(|word| text.reads(unit.start, word));
    // 每百户
    let distributed = numeral.bare && before == '每';
    // 十大重仓股
    let great = c == '大' && unit.end == unit.start + 1 && is_han(text.at(unit.end));
    let named = congress
        || pupils
        || great
        || distributed
        || graded
        || address
        || read_out && contexts::READ_OUT_BEFORE.has(c)
        || numeral.bare && contexts::BARE_NAMES_BEFORE.has(c);
    !named
}

/// 4∶6, 五比三: the quotient and the end.
fn proportion(text: &Folded, first: &Amount) -> Option<((f64, f64), usize)> {
    let one = first.numeral?;
    let at = first.number_end;
    let sign = match text.at(at) {
        ':' | '∶' | '︰' => true,
        '比' => false,
        _ => return None,
    };
    let second = numeral_at(text, at + 1).filter(|second| second.approx == Approx::Exact && !second.negative)?;
    let closed = !matches!(text.at(second.end), ':' | '∶' | '%' | '/') && !text.at(second.end).is_ascii_alphanumeric();
    if one.approx != Approx::Exact || one.digits.max(second.digits) > 4 || !closed || second.low.is_zero() {
        return None;
    }
    let unit_behind = super::unit::unit_at(text, second.end).is_some_and(|unit| !unit.loose);
    (sign || !unit_behind).then_some(((one.low.value(), second.low.value()), second.end))
}

fn proportional(text: &Folded, first: &Amount, (over, under): (f64, f64), end: usize, place: &Place) -> Option<Draft> {
    if is_code(text, &first.number(), end) || is_named(text, first.start, place.sentence.start) {
        return None;
    }
    let (start, before) =
        leading(text, first.start, place.floor).map_or((first.start, None), |(start, e)| (start, Some(e)));
    let (approx, bound) = before.map_or((Approx::Exact, None), |e| (e.approx, e.bound));
    let (min, max) = bounds(approx, over / under, over / under);
    let core = first.start..end;
    Some(Draft { core, bound, ..Draft::plain(start..end, Kind::Ratio, (min, max), approx) })
}

/// What 度 means here: the words within a dozen characters before it tell.
fn degree(text: &Folded, first: &Amount, last: &Amount, outer: &Outer, place: &Place) -> Degree {
    match outer.scale {
        Some('华') => return Degree::Fahrenheit,
        Some(_) => return Degree::Celsius,
        None => {}
    }
    if text.at(last.end) == '电' {
        return Degree::Electricity;
    }
    if text.at(first.start) == '零' {
        return Degree::Celsius;
    }
    let start = first.start.saturating_sub(12).max(place.sentence.start);
    let near = |list: &[u16]| text.chars()[start..first.start].iter().any(|&c| list.has(c));
    if near(contexts::HEAT) {
        Degree::Celsius
    } else if text.chars()[start..first.start].contains(&'电') {
        Degree::Electricity
    } else if near(contexts::SLOPE) || matches!(last.unit.map(|unit| text.at(unit.start)), Some('°')) {
        Degree::Angle
    } else {
        Degree::Unknown
    }
}
