//! Arithmetic of the Gregorian calendar, carried back before its introduction.

/// A day of the calendar: one that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// Years beyond these are not read: ISO 8601 has four digits.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 0..=9999;

impl Date {
    /// The day, where the calendar has it.
    pub(super) fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists =
            YEARS.contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01. Counted in eras of 400 years that begin in March, so that the leap day comes last.
    fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((i64::from(self.month) + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    fn from_number(number: i64) -> Option<Self> {
        if !(-719_528..=2_932_896).contains(&number) {
            return None;
        }
        let shifted = number + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_based = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march_based + 2) / 5 + 1;
        let month = (march_based + 2) % 12 + 1;
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        Self::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Year, month and day, for a pattern.
    pub(super) fn numbers(self) -> [Option<i32>; 3] {
        [Some(self.year), Some(i32::from(self.month)), Some(i32::from(self.day))]
    }

    /// The day so many days later, or earlier.
    pub(super) fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// The same day so many months later, or the last of that month where it is shorter.
    pub(super) fn plus_months(self, months: i64) -> Option<Self> {
        let (year, month) = shift_month(self.year, self.month, months)?;
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// 1 is Monday, 7 is Sunday.
    pub(super) fn weekday(self) -> u8 {
        u8::try_from((self.number() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }

    /// The year and number of the ISO 8601 week: the week belongs to the year of its Thursday.
    pub(super) fn week(self) -> (i32, u8) {
        let thursday = self.plus_days(4 - i64::from(self.weekday())).unwrap_or(self);
        let first = Self { year: thursday.year, month: 1, day: 1 };
        let week = (thursday.number() - first.number()) / 7 + 1;
        (thursday.year, u8::try_from(week).unwrap_or(1))
    }
}

pub(super) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The month so many months later, or earlier.
pub(super) fn shift_month(year: i32, month: u8, months: i64) -> Option<(i32, u8)> {
    let number = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
    let year = i32::try_from(number.div_euclid(12)).ok().filter(|year| YEARS.contains(year))?;
    Some((year, u8::try_from(number.rem_euclid(12) + 1).ok()?))
}

/// The Monday of an ISO 8601 week.
pub(super) fn monday_of(year: i32, week: u8) -> Option<Date> {
    // The fourth of January always lies in the first week.
    let fourth = Date::new(year, 1, 4)?;
    fourth.plus_days(i64::from(week) * 7 - 6 - i64::from(fourth.weekday()))
}

#[cfg(test)]
mod tests {
    use super::{Date, days_in_month, monday_of, shift_month};

    fn date(year: i32, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn weeks_and_weekdays() {
        for (day, weekday, week) in [
            (date(1970, 1, 1), 4, (1970, 1)),
            (date(2017, 12, 15), 5, (2017, 50)),
            (date(2021, 1, 3), 7, (2020, 53)),
            (date(2024, 12, 30), 1, (2025, 1)),
            (date(2000, 2, 29), 2, (2000, 9)),
            (date(1600, 3, 1), 3, (1600, 9)),
        ] {
            assert_eq!((day.weekday(), day.week()), (weekday, week), "{day:?}");
        }
        assert_eq!(monday_of(2021, 1), Some(date(2021, 1, 4)));
        assert_eq!(monday_of(2015, 53), Some(date(2015, 12, 28)));
    }

    #[test]
    fn days_and_months_are_added() {
        assert_eq!(date(2023, 12, 31).plus_days(1), Some(date(2024, 1, 1)));
        assert_eq!(date(2024, 3, 1).plus_days(-1), Some(date(2024, 2, 29)));
        assert_eq!(date(2024, 3, 31).plus_months(-1), Some(date(2024, 2, 29)));
        assert_eq!(date(9999, 12, 31).plus_days(1), None);
        assert_eq!(date(1, 1, 1).plus_days(i64::MAX), None);
        assert_eq!(shift_month(2024, 1, -1), Some((2023, 12)));
        assert_eq!((days_in_month(1900, 2), days_in_month(2000, 2)), (28, 29));
        for number in -800_000..800_000i64 {
            if let Some(day) = Date::from_number(number) {
                assert_eq!(day.number(), number);
            }
        }
    }

    #[test]
    fn impossible_days_are_none() {
        for (year, month, day) in
            [(2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (2024, 1, 0), (10000, 1, 1)]
        {
            assert_eq!(Date::new(year, month, day), None);
        }
    }
}
