//! The date that relative expressions are read against.

use super::calendar::{Date, YEARS};
use crate::error::{Code, Error};

/// A date to the precision that is known, with the time of day where that is known too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Anchor {
    pub(crate) year: i32,
    /// 1 to 12, where known.
    pub(crate) month: Option<u8>,
    /// 1 to 31, where known.
    pub(crate) day: Option<u8>,
    /// Seconds since midnight, where known.
    pub(crate) second: Option<u32>,
}

impl Anchor {
    /// Reads an ISO 8601 date to any precision from the year on: `2017`, `2017-12`, `2017-12-15`, `2017-12-15T12:09`.
    ///
    /// Seconds, their fraction and an offset are taken too; the offset changes nothing, for the date printed is the one meant.
    ///
    /// # Errors
    ///
    /// [`Code::BadDate`] where the text is no such date, or the calendar has no such day.
    pub(crate) fn parse(date: &str) -> Result<Self, Error> {
        let wanted = "write a date of the calendar as 2024, 2024-03, 2024-03-15 or 2024-03-15T09:30";
        let shown: String = date.chars().take(40).collect();
        read(date.trim()).ok_or_else(|| Error::new(Code::BadDate, format!("{shown:?} is no ISO 8601 date: {wanted}")))
    }

    /// The day, where all of it is known.
    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?)
    }
}

fn read(date: &str) -> Option<Anchor> {
    let (day, clock) = match date.split_once(['T', 't', ' ']) {
        Some((day, clock)) => (day, Some(clock)),
        None => (date, None),
    };
    let mut fields = day.split('-');
    let year = i32::try_from(digits(fields.next()?, 4)?).ok().filter(|year| YEARS.contains(year))?;
    let month = fields.next().map(|field| digits(field, 2).and_then(|month| u8::try_from(month).ok()));
    let day = fields.next().map(|field| digits(field, 2).and_then(|day| u8::try_from(day).ok()));
    if fields.next().is_some() {
        return None;
    }
    let (month, day) = match (month, day) {
        (None, _) => (None, None),
        (Some(month), None) => (Some(month.filter(|month| (1..=12).contains(month))?), None),
        (Some(month), Some(day)) => {
            let date = Date::new(year, month?, day?)?;
            (Some(date.month), Some(date.day))
        }
    };
    let second = match clock {
        Some(_) if day.is_none() => return None,
        Some(clock) => Some(seconds(clock)?),
        None => None,
    };
    Some(Anchor { year, month, day, second })
}

/// `12:09`, `12:09:30.5Z`, `12:09+08:00` as seconds since midnight.
fn seconds(clock: &str) -> Option<u32> {
    let time = match clock.find(['Z', 'z', '+', '-']) {
        Some(at) if is_offset(&clock[at..]) => &clock[..at],
        Some(_) => return None,
        None => clock,
    };
    let whole = match time.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => time,
    };
    let mut fields = whole.split(':');
    let hour = digits(fields.next()?, 2).filter(|&hour| hour <= 24)?;
    let minute = digits(fields.next()?, 2).filter(|&minute| minute < 60)?;
    let second = fields.next().map_or(Some(0), |field| digits(field, 2)).filter(|&second| second <= 60)?;
    fields.next().is_none().then_some(hour * 3600 + minute * 60 + second)
}

fn is_offset(text: &str) -> bool {
    let rest = text.trim_start_matches(['Z', 'z', '+', '-']);
    rest.len() + 1 == text.len()
        && rest.len() <= 5
        && rest.bytes().all(|b| b.is_ascii_digit() || b == b':')
        && rest.is_empty() == text.starts_with(['Z', 'z'])
}

/// A field of exactly so many digits.
fn digits(field: &str, count: usize) -> Option<u32> {
    (field.len() == count && field.bytes().all(|b| b.is_ascii_digit())).then(|| field.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::Anchor;
    use crate::error::Code;

    #[test]
    fn every_precision_is_read() {
        for (date, year, month, day, second) in [
            ("2017", 2017, None, None, None),
            ("2017-12", 2017, Some(12), None, None),
            ("2017-12-15", 2017, Some(12), Some(15), None),
            ("2017-12-15T12:09", 2017, Some(12), Some(15), Some(43_740)),
            (" 2017-12-15T12:09:30.25Z ", 2017, Some(12), Some(15), Some(43_770)),
            ("2017-12-15T00:00:00-02:00", 2017, Some(12), Some(15), Some(0)),
            ("2017-12-15 08:00+0800", 2017, Some(12), Some(15), Some(28_800)),
        ] {
            assert_eq!(Anchor::parse(date), Ok(Anchor { year, month, day, second }), "{date}");
        }
    }

    #[test]
    fn what_is_no_date_says_what_is_wanted() {
        for date in [
            "",
            "今天",
            "17",
            "20171215",
            "2017-13",
            "2017-02-29",
            "2017-12-15-01",
            "2017-12T10:00",
            "2017-12-15T",
            "2017-12-15T25:00",
            "2017-12-15T10",
            "2017-1-5",
            "2017/12/15",
            "-2017",
            "+017",
            "2017-12-15T10:00ZZ",
            "2017-12-15T10:00+",
            "2017-12-15T10:00.x",
        ] {
            let error = Anchor::parse(date).unwrap_err();
            assert_eq!(error.code(), Code::BadDate, "{date}");
            assert!(error.to_string().contains("2024-03-15"), "{error}");
        }
    }
}
