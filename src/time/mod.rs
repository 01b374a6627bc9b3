//! Dates, durations and recurrences, with their ISO-TimeML values.

use crate::text::Folded;
use crate::types::{Approx, Bound, Kind};
use std::ops::Range;

/// The date that relative expressions are read against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Anchor {
    pub(crate) year: i32,
    /// 1 to 12, where known.
    pub(crate) month: Option<u8>,
    /// 1 to 31, where known.
    pub(crate) day: Option<u8>,
}

impl Anchor {
    /// Reads an ISO 8601 date, to any precision from the year on.
    pub(crate) fn parse(date: &str) -> Result<Self, crate::Error> {
        let mut fields = date.split(['-', 'T']);
        let year = fields.next().and_then(|year| year.parse().ok());
        let year = year
            .ok_or_else(|| crate::Error::new(crate::Code::BadDate, format!("{date:?} is no date: write 2024-03-15")))?;
        let month = fields.next().and_then(|month| month.parse().ok());
        Ok(Self { year, month, day: fields.next().and_then(|day| day.parse().ok()) })
    }
}

/// A time expression as read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Timex {
    pub(crate) range: Range<usize>,
    /// Date, Duration, Recurrence or Age.
    pub(crate) kind: Kind,
    pub(crate) value: Option<String>,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) approx: Option<Approx>,
    pub(crate) bound: Option<Bound>,
    /// The unit as printed, for durations and ages.
    pub(crate) unit: Option<Range<usize>>,
}

/// The time expressions of a stretch, in order, none overlapping another.
pub(crate) fn read(_text: &Folded, _within: Range<usize>, _anchor: Option<Anchor>, _minguo: bool) -> Vec<Timex> {
    Vec::new()
}
