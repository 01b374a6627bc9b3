//! Two amounts that bound one value: 3至5名, 3%到4.5%, 五元六角-五元七毛, 一万八千元以上九万元以下.

use super::amount::{Amount, Form, amount_at, trailing};
use super::contexts;
use super::unit::Scale;
use crate::numeral::digit;
use crate::text::{CharList, Folded, is_han};
use crate::types::{Approx, Bound, Region};

/// The second amount of a range that the first one opens, and the unit of both; the first one comes back scaled (3至5万).
pub(super) fn range_from(text: &Folded, first: &Amount, region: Region) -> Option<(Amount, Amount)> {
    if first.form == Form::Half {
        return None;
    }
    bounds(text, first, region).or_else(|| joined(text, first, region)).or_else(|| neighbours(text, first, region))
}

/// 五、六个, 三、四十人, 二十五、六万元: a digit and the next one, with what stands behind for both.
fn neighbours(text: &Folded, first: &Amount, region: Region) -> Option<(Amount, Amount)> {
    let at = first.end;
    let exact = |amount: &Amount| amount.approx == Approx::Exact && amount.low >= 0.0;
    let (low, next) = (digit(text.before(at))?, digit(text.at(at + 1))?);
    let near = next == low + 1;
    let before = text.before(first.start);
    let led = is_han(before) && before != '第' && first.unit.is_none() && first.form == Form::Numeral;
    if text.at(at) != '、' || !near || !led || !exact(first) {
        return None;
    }
    let mut second = amount_at(text, at + 1, region).filter(exact)?;
    let unit = second.unit.filter(|unit| !unit.loose && text.at(second.end) != '、')?;
    let scale = second.low / f64::from(next);
    // 三、四级, 五、六期: which ones, not how many.
    let ranked = scale < 2.0 && contexts::RANKED_BEFORE.has(text.at(unit.start));
    if ranked || ![1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e8].contains(&scale) {
        return None;
    }
    let mut first = *first;
    first.low *= scale;
    second.high = first.low + scale;
    Some((first, second))
}

/// 3至5名, 20 - 100个, 10000与20000之间.
fn joined(text: &Folded, first: &Amount, region: Region) -> Option<(Amount, Amount)> {
    let at = text.behind_spaces(first.end, 2);
    let between = match text.at(at) {
        '至' | '到' | '~' | '〜' | '-' | '–' | '—' | '―' | '‐' | '−' => false,
        '与' | '和' => true,
        _ => return None,
    };
    // A doubled dash is punctuation where no digit follows, and --5 is no range.
    let dash = !is_han(text.at(at));
    let doubled = dash && text.at(at + 1) == text.at(at);
    if doubled && !text.at(at + 2).is_ascii_digit() {
        return None;
    }
    let start = text.behind_spaces(at + 1 + usize::from(doubled), 2);
    let second = amount_at(text, start, region)?;
    if between && !text.reads(text.behind_spaces(second.end, 2), "之间") {
        return None;
    }
    let (first, second) = aligned(text, *first, second)?;
    let rises = first.low < second.high && first.approx == Approx::Exact && second.approx == Approx::Exact;
    let open = second.unit.is_none();
    // Digits around a hyphen are as often a telephone number or a name.
    let code = open
        && dash
        && first.numeral.is_none_or(|numeral| numeral.digits > 4 || text.at(first.start) == '0' && numeral.digits > 1);
    // 车费加2元至29元: by how much, and to what.
    let grows = first.unit.is_some()
        && matches!(text.at(at), '至' | '到')
        && contexts::GROWS_BEHIND.has(text.before(first.start))
        // 每公升4元至28元
        && !(first.start > 1 && contexts::LITRES.has(text.before(first.start - 1)))
        && second.high >= 5.0 * first.low;
    (rises && !code && !grows).then_some((first, second))
}

/// Both amounts in the unit of the second, or nothing where they do not belong together.
fn aligned(text: &Folded, mut first: Amount, mut second: Amount) -> Option<(Amount, Amount)> {
    match (first.unit, second.unit) {
        (Some(one), Some(other)) if one.same(&other, text) => return Some((first, second)),
        // 百分之三到百分之五, 百分之三至五.
        (None, None) if first.form == Form::Percent => {
            second.form = Form::Percent;
            return Some((first, second));
        }
        (None, _) => {}
        // 3元到5: the end of a sentence that goes on elsewhere.
        _ => return None,
    }
    let (Some(one), Some(other)) = (first.numeral, second.numeral) else {
        return matches!((first.form, second.form), (Form::Fraction, Form::Fraction)).then_some((first, second));
    };
    if let Some(unit) = second.unit {
        let factor = match unit.scale {
            // 两到三成.
            Scale::Percent(factor) | Scale::Ratio(factor) => factor,
            _ => 1.0,
        };
        if factor > 1.0 && first.high <= 10.0 || factor < 1.0 {
            first.low *= factor;
        }
    }
    // 3至5万: the multiplier belongs to both, where the first number could carry it.
    if other.tail >= 2 && one.tail == 0 {
        let coefficient = other.high.shift(-other.tail).value();
        if one.high.value() < coefficient {
            (first.low, first.high) = (one.low.shift(other.tail).value(), one.high.shift(other.tail).value());
        }
    }
    // 零下5至10度: the sign belongs to both.
    if one.negative && !other.negative && text.at(first.start) == '零' {
        (second.low, second.high) = (-other.high.value(), -other.low.value());
        std::mem::swap(&mut first.low, &mut second.low);
        std::mem::swap(&mut first.high, &mut second.high);
        // The printed order stays: only the values change places.
    }
    Some((first, second))
}

/// 1000以上,1500以下; 三万元以上五万元以下.
fn bounds(text: &Folded, first: &Amount, region: Region) -> Option<(Amount, Amount)> {
    let (end, lower) = trailing(text, first)?;
    if lower.bound != Some(Bound::AtLeast) {
        return None;
    }
    let mut at = text.behind_spaces(end, 2);
    if text.at(at) == ',' {
        at = text.behind_spaces(at + 1, 2);
    }
    let second = amount_at(text, at, region)?;
    let (end, upper) = trailing(text, &second)?;
    let (first, second) = aligned(text, *first, second)?;
    (upper.bound == Some(Bound::AtMost) && first.low < second.high).then_some((first, Amount { end, ..second }))
}
