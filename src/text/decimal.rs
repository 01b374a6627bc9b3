//! Numbers as decimals. The formatting of the standard library would do, but is a tenth of what the code of a module may weigh.

/// The numbers of two digits in a row: digits are added in pairs.
static PAIRS: &str = "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/// Adds the digits of a whole number.
pub(crate) fn push_integer(out: &mut String, value: u64) {
    let mut pairs = [0u8; 10];
    let (mut rest, mut from) = (value, pairs.len());
    for (at, pair) in pairs.iter_mut().enumerate().rev() {
        (*pair, rest) = ((rest % 100) as u8, rest / 100);
        from = at;
        if rest == 0 {
            break;
        }
    }
    let mut first = true;
    for &pair in pairs.iter().skip(from) {
        let (start, end) = (usize::from(pair) * 2, usize::from(pair) * 2 + 2);
        let short = usize::from(first && pair < 10);
        out.push_str(PAIRS.get(start + short..end).unwrap_or(""));
        first = false;
    }
}

/// Adds a finite value as a decimal that reads back the same, without an exponent: the shortest one where that has up to sixteen
/// digits, and else one of seventeen.
pub(crate) fn push_decimal(out: &mut String, value: f64) {
    if value.is_sign_negative() {
        out.push('-');
    }
    let value = value.abs();
    let shortest = if value < WHOLE { scaled_up(value) } else { scaled_down(value) };
    match shortest {
        Some((digits, point)) => push_digits(out, digits, point),
        None => push_exact(out, value),
    }
}

/// Below this every whole number is a double: 2⁵³.
const WHOLE: f64 = 9_007_199_254_740_992.0;
/// The highest power of ten that is a double.
const POWERS: i32 = 22;

/// The whole number that a value is of a power of ten, and its decimals. Exact, because a quotient of two exact numbers is rounded once.
fn scaled_up(value: f64) -> Option<(u64, i32)> {
    let mut power = 1.0;
    for decimals in 0..=POWERS {
        let scaled = value * power;
        // The product was rounded too: one half may be a little less.
        let whole = if scaled.round() / power == value { scaled.round() } else { scaled.floor() };
        if whole >= WHOLE {
            return sixteen_digits(value, decimals).map(|whole| (whole, decimals));
        }
        if whole / power == value {
            return Some((whole as u64, decimals));
        }
        power *= 10.0;
    }
    None
}

/// A whole number between 2⁵³ and 10¹⁶, which the power of ten makes of the value; none where it would read back as another one.
fn sixteen_digits(value: f64, decimals: i32) -> Option<u64> {
    let (significand, power) = parts(value);
    let shift = u32::try_from(-power).ok().filter(|&shift| shift < 64)?;
    let scale = 10u128.checked_pow(u32::try_from(decimals).ok()?)?;
    let double = (u128::from(significand) * 2).checked_mul(scale)?;
    let whole = ((double >> shift) + 1) >> 1;
    // Less than half the way to the next double.
    let near = (whole << shift << 1).abs_diff(double) < scale;
    u64::try_from(whole).ok().filter(|&whole| near && whole < 10_000_000_000_000_000)
}

/// The significand of a positive value, and the power of two it is multiplied with.
fn parts(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let (exponent, fraction) = ((bits >> 52 & 0x7FF) as i32, bits & 0xF_FFFF_FFFF_FFFF);
    if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) }
}

/// The same for values that are so many tens.
fn scaled_down(value: f64) -> Option<(u64, i32)> {
    (1..=POWERS).rev().find_map(|zeros| {
        let power = (0..zeros).fold(1.0, |power, _| power * 10.0);
        let whole = (value / power).round();
        (whole < WHOLE && whole * power == value).then_some((whole as u64, -zeros))
    })
}

fn push_digits(out: &mut String, digits: u64, decimals: i32) {
    if decimals == 0 {
        return push_integer(out, digits);
    }
    let mut text = String::new();
    push_integer(&mut text, digits);
    let decimals = match usize::try_from(decimals) {
        Ok(decimals) => decimals,
        Err(_) => {
            text.extend((decimals..0).map(|_| '0'));
            0
        }
    };
    push_pointed(out, &text, decimals);
}

/// Digits with a point before the last of them.
fn push_pointed(out: &mut String, digits: &str, decimals: usize) {
    let whole = digits.len().saturating_sub(decimals);
    let (whole, fraction) = digits.split_at_checked(whole).unwrap_or((digits, ""));
    out.push_str(if whole.is_empty() { "0" } else { whole });
    if decimals > 0 {
        out.push('.');
        out.extend((fraction.len()..decimals).map(|_| '0'));
        out.push_str(fraction);
    }
}

/// A value that takes more digits: all of them, from doubling and halving its significand, rounded to seventeen.
fn push_exact(out: &mut String, value: f64) {
    let (mut significand, mut power) = parts(value);
    // The highest digit first.
    let mut digits: Vec<u8> = Vec::new();
    while significand > 0 {
        digits.insert(0, (significand % 10) as u8);
        significand /= 10;
    }
    let mut decimals = 0;
    while power > 0 {
        let mut carry = 0;
        for digit in digits.iter_mut().rev() {
            let double = *digit * 2 + carry;
            (*digit, carry) = (double % 10, double / 10);
        }
        if carry > 0 {
            digits.insert(0, carry);
        }
        power -= 1;
    }
    while power < 0 {
        let mut carry = 0;
        for digit in &mut digits {
            let all = carry * 10 + *digit;
            (*digit, carry) = (all / 2, all % 2);
        }
        if carry > 0 {
            digits.push(5);
            decimals += 1;
        }
        power += 1;
    }
    // Room for what is carried.
    digits.insert(0, 0);
    let leading = digits.iter().take_while(|&&digit| digit == 0).count();
    round(&mut digits, leading + 17);
    let mut text: String = digits.iter().map(|&digit| char::from(b'0' + digit)).collect();
    while decimals > 0 && text.ends_with('0') {
        text.pop();
        decimals -= 1;
    }
    let whole = text.len().saturating_sub(decimals);
    let leading = text.bytes().take(whole.saturating_sub(1)).take_while(|&digit| digit == b'0').count();
    push_pointed(out, text.get(leading..).unwrap_or(&text), decimals);
}

/// Makes the digits behind a place zeros.
fn round(digits: &mut [u8], place: usize) {
    let Some((kept, dropped)) = digits.split_at_mut_checked(place) else { return };
    let mut up = dropped.first().is_some_and(|&digit| digit >= 5);
    dropped.fill(0);
    for digit in kept.iter_mut().rev() {
        if !up {
            return;
        }
        up = *digit == 9;
        *digit = if up { 0 } else { *digit + 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::{push_decimal, push_integer};

    fn decimal(value: f64) -> String {
        let mut out = String::new();
        push_decimal(&mut out, value);
        out
    }

    #[test]
    fn prints_as_the_standard_library_does() {
        for value in [
            0.0,
            1.0,
            -1.0,
            10.0,
            0.5,
            0.1,
            12.5,
            0.001,
            1e-9,
            5e-9,
            123456.789,
            1e15,
            1e16,
            1e21,
            1e22,
            1.1e20,
            3.6e25,
            9007199254740991.0,
            9007199254740993.0,
            0.30000000000000004,
            1100.0000000000002,
            0.9290322580645162,
            9.999999999999998,
            91.23456789012345,
            15.0 / 13.0,
            1.0 / 3.0,
            2.0 / 3.0,
            1e40,
        ] {
            assert_eq!(decimal(value), value.to_string());
        }
    }

    #[test]
    fn every_number_reads_back_the_same() {
        let mut seed = 1u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let value = f64::from_bits(seed);
            let short = (seed >> 40) as f64 / 1000.0;
            assert_eq!(decimal(short), short.to_string());
            let share = (seed >> 33) as f64 / ((seed & 0xFFFF) + 1) as f64;
            assert_eq!(decimal(share), share.to_string());
            if value.is_finite() && (1e-25..1e25).contains(&value.abs()) {
                assert_eq!(decimal(value).parse(), Ok(value), "{value}");
            }
        }
        for value in [f64::MAX, f64::MIN_POSITIVE, 5e-324] {
            assert_eq!(decimal(value).parse(), Ok(value), "{value}");
        }
    }

    #[test]
    fn whole_numbers_print_as_the_standard_library_does() {
        for value in [0, 9, 10, 1234567890, u64::MAX] {
            let mut out = String::new();
            push_integer(&mut out, value);
            assert_eq!(out, value.to_string());
        }
    }
}
