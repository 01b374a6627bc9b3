//! Decimal numbers: digits and a power of ten, turned into a float once, at the end.

/// A non-negative decimal: `mantissa` × 10^`exponent`.
///
/// Exact up to 37 significant digits. Its float is the nearest one for every value of at most 2^53 units of its last
/// place, that is for all numbers that JavaScript holds exactly, and within one unit in the last place beyond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Decimal {
    mantissa: u128,
    exponent: i32,
}

/// The first mantissa that another digit could overflow.
const FULL: u128 = 10u128.pow(37);

impl Decimal {
    pub(crate) const ZERO: Self = Self::integer(0);

    pub(crate) const fn integer(value: u32) -> Self {
        Self { mantissa: value as u128, exponent: 0 }
    }

    /// With another digit behind it; a digit beyond the precision counts as zero.
    pub(super) fn push(self, digit: u32) -> Self {
        if self.mantissa >= FULL {
            return Self { exponent: self.exponent.saturating_add(1), ..self };
        }
        Self { mantissa: self.mantissa * 10 + u128::from(digit), ..self }
    }

    /// With another digit behind the point.
    pub(super) fn push_fraction(self, digit: u32) -> Self {
        if self.mantissa >= FULL {
            return self;
        }
        Self { mantissa: self.mantissa * 10 + u128::from(digit), exponent: self.exponent.saturating_sub(1) }
    }

    /// Times a power of ten.
    pub(crate) fn shift(self, places: i32) -> Self {
        Self { exponent: self.exponent.saturating_add(places), ..self }
    }

    pub(crate) fn add(self, other: Self) -> Self {
        if self.mantissa == 0 || other.mantissa == 0 {
            return if self.mantissa == 0 { other } else { self };
        }
        let (high, low) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        let places = u32::try_from(high.exponent.saturating_sub(low.exponent)).unwrap_or(u32::MAX);
        let sum = 10u128
            .checked_pow(places)
            .and_then(|scale| high.mantissa.checked_mul(scale))
            .and_then(|aligned| aligned.checked_add(low.mantissa));
        match sum {
            Some(mantissa) => Self { mantissa, exponent: low.exponent },
            // Too far apart for the precision: the smaller one is lost.
            None if high.value() >= low.value() => high,
            None => low,
        }
    }

    pub(crate) fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether it lies in the range of floats.
    pub(super) fn is_finite(self) -> bool {
        // A mantissa has at most 38 digits.
        self.exponent < 270 || self.value().is_finite()
    }

    /// The nearest float; infinite beyond the range of floats.
    pub(crate) fn value(self) -> f64 {
        let Self { mut mantissa, mut exponent } = self;
        // Nearly all numbers: no 128 bits, no division.
        if let (0, Ok(integer)) = (exponent, u64::try_from(mantissa)) {
            return integer as f64;
        }
        if mantissa == 0 {
            return 0.0;
        }
        while exponent < 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        let scale = u32::try_from(exponent).ok().and_then(|places| 10u128.checked_pow(places));
        if let Some(integer) = scale.and_then(|scale| mantissa.checked_mul(scale)) {
            return integer as f64;
        }
        // Both operands are exact up to 2^53 and 10^22, so the one rounding of the division is the only one.
        if exponent >= 0 { mantissa as f64 * 10f64.powi(exponent) } else { mantissa as f64 / 10f64.powi(-exponent) }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn read(digits: &str) -> Decimal {
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let number = whole.chars().filter_map(|c| c.to_digit(10)).fold(Decimal::ZERO, Decimal::push);
        fraction.chars().filter_map(|c| c.to_digit(10)).fold(number, Decimal::push_fraction)
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "exactness is what is tested")]
    fn floats_are_the_nearest_ones() {
        for digits in
            ["0.1", "3541.07", "1.1009", "4569831148725382", "202107211321363588510367", "0.000001", "640143.17"]
        {
            assert_eq!(read(digits).value(), digits.parse::<f64>().unwrap(), "{digits}");
        }
        assert_eq!(read("1.2").shift(8).value(), 120_000_000.0);
        assert_eq!(read("50").add(read("6").shift(-1)).add(read("3").shift(-2)).value(), 50.63);
        assert_eq!(read(&"9".repeat(400)).value(), f64::INFINITY);
    }
}
