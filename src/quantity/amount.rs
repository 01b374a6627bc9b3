//! One number with its unit: compound amounts, halves, and the approximator between number and unit.

use super::contexts;
use super::unit::{Scale, UnitMatch, closes, money_at, unit_at};
use crate::numeral::{
    Decimal, Exactness, Numeral, Style, behind_number, behind_unit, digit, fraction_at, is_numeral_char, numeral_at,
};
use crate::text::{CharList, Folded};
use crate::types::{Approx, Bound, Region};
use std::ops::Range;

/// A number and what it is measured in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub(super) start: usize,
    /// Behind the unit, or behind the number where there is none.
    pub(super) end: usize,
    /// Behind the number itself.
    pub(super) number_end: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    /// The exactness inside: 几十, 40余.
    pub(super) approx: Approx,
    pub(super) bound: Option<Bound>,
    pub(super) unit: Option<UnitMatch>,
    /// The numeral; none for a fraction or a half.
    pub(super) numeral: Option<Numeral>,
    pub(super) form: Form,
}

/// How the number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Numeral,
    /// 百分之五.
    Percent,
    /// 三分之一, 4∶6.
    Fraction,
    /// 半.
    Half,
}

impl Amount {
    pub(super) fn number(&self) -> Range<usize> {
        self.start..self.number_end
    }

    /// 一 in front of a measure word, which may be no more than an article.
    pub(super) fn is_single(&self, text: &Folded) -> bool {
        self.number_end == self.start + 1
            && text.at(self.start) == '一'
            && matches!(self.unit, Some(UnitMatch { scale: Scale::Count(_), per: None, .. }))
    }
}

/// The amount whose number starts at a position.
pub(super) fn amount_at(text: &Folded, position: usize, region: Region) -> Option<Amount> {
    let numeral = numeral_at(text, position);
    if let Some(fraction) = fraction_at(text, position, numeral) {
        let form = if fraction.percent { Form::Percent } else { Form::Fraction };
        let unit = unit_at(text, fraction.end).filter(|unit| {
            !fraction.percent && !unit.loose && matches!(unit.scale, Scale::Physical(_) | Scale::Money(_))
        });
        return Some(Amount {
            start: position,
            end: unit.map_or(fraction.end, |unit| unit.end),
            number_end: fraction.end,
            low: fraction.min,
            high: fraction.max,
            approx: fraction.approx,
            bound: fraction.bound,
            unit,
            numeral: None,
            form,
        });
    }
    if text.at(position) == '半' {
        return half(text, position);
    }
    let numeral = numeral?;
    let mut amount = Amount {
        start: position,
        end: numeral.end,
        number_end: numeral.end,
        low: numeral.min(),
        high: numeral.max(),
        approx: numeral.approx,
        bound: numeral.bound,
        unit: None,
        numeral: Some(numeral),
        form: Form::Numeral,
    };
    english_multiplier(text, &mut amount);
    power(text, &mut amount);
    attach_unit(text, &mut amount);
    if let Some(unit) = amount.unit {
        amount = scaled(text, amount, unit);
        amount = compound(text, amount, region);
    }
    amount.unit = amount.unit.filter(|unit| !unit.loose);
    if amount.unit.is_none() {
        amount.end = amount.number_end;
    }
    Some(amount)
}

/// 3.2 million, 5 billion.
fn english_multiplier(text: &Folded, amount: &mut Amount) {
    let start = text.behind_spaces(amount.end, 1);
    if !text.at(start).is_ascii_lowercase() {
        return;
    }
    for (word, factor) in
        [("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("thousand", 1e3), ("mn", 1e6), ("bn", 1e9)]
    {
        let end = start + word.len();
        if text.reads(start, word) && !text.at(end).is_ascii_alphanumeric() {
            amount.low *= factor;
            amount.high *= factor;
            (amount.end, amount.number_end) = (end, end);
            amount.numeral = None;
        }
    }
}

/// 2^-1, 1.1^+23.
fn power(text: &Folded, amount: &mut Amount) {
    if text.at(amount.end) != '^' {
        return;
    }
    let (mut at, mut negative) = (amount.end + 1, false);
    while matches!(text.at(at), '+' | '-') && at < amount.end + 3 {
        negative ^= text.at(at) == '-';
        at += 1;
    }
    let Some(exponent) = numeral_at(text, at) else { return };
    let Some(power) = exponent.integer().and_then(|power| i32::try_from(power).ok()) else { return };
    let magnitude = amount.low.abs().powi(if negative { -power } else { power });
    let value = magnitude.copysign(amount.low);
    if value.is_finite() {
        (amount.low, amount.high) = (value, value);
        (amount.end, amount.number_end, amount.numeral) = (exponent.end, exponent.end, None);
    }
}

/// Half of a unit: 半公升, 半个, 半成.
fn half(text: &Folded, position: usize) -> Option<Amount> {
    let unit = unit_at(text, position + 1).filter(|unit| !unit.loose && unit.start == position + 1)?;
    let measurable =
        matches!(unit.scale, Scale::Physical(_) | Scale::Percent(_)) || contexts::HALVED.has(text.at(unit.start));
    let percent = matches!(unit.scale, Scale::Percent(_)) && text.at(unit.start) != '成';
    if !measurable || percent || text.at(unit.start) == '码' {
        return None;
    }
    let factor = if let Scale::Percent(factor) = unit.scale { factor } else { 1.0 };
    Some(Amount {
        start: position,
        end: unit.end,
        number_end: position + 1,
        low: 0.5 * factor,
        high: 0.5 * factor,
        approx: Approx::Exact,
        bound: None,
        unit: Some(unit),
        numeral: None,
        form: Form::Half,
    })
}

/// The unit behind the number, with an approximator in between: 40余条, 3万多名.
fn attach_unit(text: &Folded, amount: &mut Amount) {
    if let Some((end, Exactness { approx, bound })) = behind_number(text, amount.number_end) {
        // 多米尼加比索 is no dollar and some metres.
        let direct = unit_at(text, amount.number_end).map_or(0, |unit| unit.end);
        if let Some(unit) = unit_at(text, end).filter(|unit| unit.end > direct) {
            amount.unit = Some(unit);
            amount.end = unit.end;
            // An open digit stays a range: 几十余.
            if amount.approx == Approx::Exact {
                (amount.approx, amount.bound) = (approx, bound);
            }
            amount.number_end = end;
            return;
        }
    }
    if let Some(unit) = unit_at(text, amount.number_end) {
        // A space between number and unit is print, unless the number is written out in words.
        let spaced = unit.start > amount.number_end;
        let words = amount.numeral.is_some_and(|numeral| numeral.style == Style::Chinese);
        if spaced && words && matches!(unit.scale, Scale::Count(_)) {
            return;
        }
        amount.unit = Some(unit);
        amount.end = unit.end;
    }
}

/// 三成 is 30, 八五折 is 85, 3‰ is 0.003; 三成二 is 32.
fn scaled(text: &Folded, mut amount: Amount, unit: UnitMatch) -> Amount {
    let factor = match unit.scale {
        Scale::Percent(factor) | Scale::Ratio(factor) => factor,
        _ => return amount,
    };
    let tenths = factor > 1.0;
    if tenths && amount.high > 10.0 {
        // 八五折 reads its digits one by one.
        let read_out = text.at(unit.start) == '折' && amount.high < 100.0;
        if !read_out {
            amount.unit = None;
        }
        return amount;
    }
    // A tenth of everything is no discount.
    if text.at(unit.start) == '折' && amount.low >= 10.0 {
        amount.unit = None;
        return amount;
    }
    if factor < 1.0 {
        amount.low /= 1000.0;
        amount.high /= 1000.0;
    } else if let Some(numeral) = amount.numeral.filter(|_| tenths) {
        (amount.low, amount.high) = (numeral.low.shift(1).value(), numeral.high.shift(1).value());
    }
    if tenths && amount.approx == Approx::Exact {
        let at = text.behind_spaces(unit.end, 1);
        let plain = |c: &char| "一二三四五六七八九".has(*c);
        if let Some(digit) = Some(text.at(at)).filter(plain).and_then(digit).filter(|_| closes_number(text, at + 1)) {
            amount.low += f64::from(digit);
            amount.high += f64::from(digit);
            amount.end = at + 1;
        } else if text.at(at) == '半' && closes_number(text, at + 1) {
            amount.low += 5.0;
            amount.high += 5.0;
            amount.end = at + 1;
        }
    }
    amount
}

/// Whether a number can end at a position: no unit and no further digit follows.
fn closes_number(text: &Folded, at: usize) -> bool {
    !is_numeral_char(text.at(at))
        && text.at(at) != '点'
        // 仅一成二对此满意: 两对 would count pairs.
        && (closes(text, at)
            || text.reads(at - 1, "二对")
            || unit_at(text, at).is_none_or(|unit| unit.loose) && !contexts::NO_LAST_PART_BEFORE.has(text.at(at)))
}

/// 50元6角三分, 3米5, 两米半, 一顷二十亩: the parts add up in the first unit.
fn compound(text: &Folded, mut amount: Amount, region: Region) -> Amount {
    let (Some(unit), Some(numeral)) = (amount.unit, amount.numeral) else { return amount };
    if amount.approx != Approx::Exact || unit.per.is_some() {
        return amount;
    }
    let measurable = matches!(unit.scale, Scale::Money(_) | Scale::Physical(_));
    if !measurable {
        return amount;
    }
    let mut total = Sum { decimal: numeral.low, rest: 0.0 };
    let (mut last, mut ratio) = (unit, (1.0, 1.0));
    let mut at = amount.end;
    // Three parts are the most that anything is measured in.
    for _ in 0..3 {
        let start = at + usize::from(matches!(text.at(at), '零' | '又'));
        if text.at(start) == '半' && closes_half(text, start + 1) {
            total.add(Decimal::integer(5).shift(-1), ratio);
            amount.end = start + 1;
            return total.close(amount, numeral.negative);
        }
        // 一米七八, digit by digit
        if text.at(unit.start) == '米'
            && unit.end == start
            && let (Some(one), Some(other)) = (digit(text.at(start)), digit(text.at(start + 1)))
            && closes_number(text, start + 2)
        {
            total.add(Decimal::integer(one * 10 + other).shift(-2), ratio);
            amount.end = start + 2;
            return total.close(amount, numeral.negative);
        }
        let Some(next) = numeral_at(text, start).filter(|next| next.approx == Approx::Exact && !next.negative) else {
            break;
        };
        // 二亩三分: a 分 of land is a tenth of a 亩.
        if text.at(unit.end - 1) == '亩' && text.at(next.end) == '分' && start == at {
            total.add(next.low, (1.0, 10.0));
            amount.end = next.end + 1;
            return total.close(amount, numeral.negative);
        }
        let money = matches!(unit.scale, Scale::Money(_));
        let smaller = if money { money_at(text, next.end) } else { unit_at(text, next.end) };
        if let Some(smaller) = smaller.filter(|smaller| smaller.start == next.end && smaller.per.is_none())
            && let Some(parts) = unit.parts(&smaller, region)
        {
            total.add(next.low, parts);
            (last, ratio, at) = (smaller, parts, smaller.end);
            amount.end = smaller.end;
            continue;
        }
        // 一米七五, 三块二: bare digits count tenths of the unit before them.
        let digits = i32::try_from(next.digits).unwrap_or(0);
        let spelled = (1..=2).contains(&digits)
            && start == at
            && closes_number(text, next.end)
            && !amount_follows(text, next.end);
        if spelled && contexts::GOES_ON_IN_DIGITS.has(text.at(last.start)) {
            total.add(next.low.shift(-digits), ratio);
            amount.end = next.end;
            return total.close(amount, numeral.negative);
        }
        break;
    }
    if at > unit.end { total.close(amount, numeral.negative) } else { amount }
}

fn amount_follows(text: &Folded, at: usize) -> bool {
    matches!(text.at(at), '%' | '/' | '-' | '~' | '.' | ':' | '至' | '到') || text.at(at).is_ascii_alphanumeric()
}

fn closes_half(text: &Folded, at: usize) -> bool {
    !contexts::NO_HALF_BEFORE.has(text.at(at))
}

/// The sum of the parts of an amount in its first unit: decimal parts stay exact, others (twelfths, sixteenths) are rounded once.
struct Sum {
    decimal: Decimal,
    rest: f64,
}

impl Sum {
    fn add(&mut self, number: Decimal, (over, under): (f64, f64)) {
        let parts = under / over;
        for (places, scale) in [(0, 1.0), (1, 10.0), (2, 100.0), (3, 1000.0), (4, 10_000.0), (6, 1e6)] {
            if parts.to_bits() == f64::to_bits(scale) {
                self.decimal = self.decimal.add(number.shift(-places));
                return;
            }
        }
        self.rest += number.value() * over / under;
    }

    fn close(&self, mut amount: Amount, negative: bool) -> Amount {
        let value = self.decimal.value() + self.rest;
        let value = if negative { -value } else { value };
        (amount.low, amount.high) = (value, value);
        amount
    }
}

/// The approximator behind an amount: where it ends, and what it says.
pub(super) fn trailing(text: &Folded, amount: &Amount) -> Option<(usize, Exactness)> {
    let (end, exactness) = behind_unit(text, amount.end)?;
    let printed: String = text.chars().get(amount.end..end)?.iter().collect();
    let fits = match printed.trim() {
        // 内 closes lengths and areas; behind things it is a place.
        "内" => matches!(amount.unit.map(|unit| unit.scale), Some(Scale::Physical(_))),
        // 多 and 余 stand behind the unit of what can be divided, and behind a bare number.
        "多" | "余" => match amount.unit.map(|unit| unit.scale) {
            None => amount.form == Form::Numeral,
            Some(Scale::Count(_)) => false,
            Some(_) => true,
        },
        _ => true,
    };
    fits.then_some((end, exactness))
}
