//! A point or stretch of the calendar and the clock, with what the words leave open, and its ISO-TimeML value.

use super::anchor::Anchor;
use super::calendar::{Date, days_in_month, shift_month};
use super::iso::{iso, joined};

/// A field of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said<T> {
    /// The words do not name it: the date of the text may.
    No,
    /// The words name it, by something that is not known: 今年 without a date of the text, 当年.
    Unknown,
    /// This is it.
    Is(T),
}

impl<T: Copy> Said<T> {
    pub(super) fn known(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            _ => None,
        }
    }

    /// The field itself where it is named, else the other.
    pub(super) fn or(self, other: Self) -> Self {
        if matches!(self, Self::No) { other } else { self }
    }
}

impl<T> From<Option<T>> for Said<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, Self::Is)
    }
}

/// The calendar part of a moment, by its grain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Day {
    /// No day is meant: 上午10时.
    None,
    /// One is meant that cannot be given: lunar, or by the story.
    Lost,
    /// 20世纪 as 19.
    Century(i32),
    /// 八十年代 as 198.
    Decade(i32),
    /// 六七十年代, from one to another.
    Decades(i32, i32),
    Year(Said<i32>),
    Half(Said<i32>, u8),
    Quarter(Said<i32>, u8),
    Season(Said<i32>, Season),
    /// 前三季度, from one to another.
    Quarters(Said<i32>, u8, u8),
    Month(Said<i32>, Said<u8>),
    /// 前10个月, from one to another.
    Months(Said<i32>, u8, u8),
    /// Some days of a month: 上旬, 上半月. The last day is 31 where the month's own is meant.
    Days(Said<i32>, Said<u8>, u8, u8),
    Date(Said<i32>, Said<u8>, u8),
    /// 十月的第一个星期一; 0 is the last one.
    Nth(Said<i32>, u8, u8, u8),
    /// A week of the year.
    Week(i32, u8),
    Weekend(i32, u8),
    /// A weekday of an open week, 1 to 7.
    Weekday(u8),
    OpenWeekend,
    /// From one day to another, both inside: 去年的前10天.
    Span(Date, Date),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    fn pattern(self) -> &'static str {
        match self {
            Self::Spring => "y-SP",
            Self::Summer => "y-SU",
            Self::Autumn => "y-FA",
            Self::Winter => "y-WI",
        }
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    fn code(self) -> &'static str {
        match self {
            Self::Dawn | Self::Morning => "MO",
            Self::Noon => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }

    /// The hour of 24 that an hour of twelve means in this part of the day.
    pub(super) fn hour(self, hour: u8) -> u8 {
        match self {
            Self::Dawn | Self::Morning if hour == 12 => 0,
            Self::Noon if hour < 4 => hour + 12,
            Self::Afternoon | Self::Evening if hour < 12 => hour + 12,
            Self::Evening if hour == 12 => 24,
            // 夜里两点 is small hours, 夜里十点 late in the evening.
            Self::Night if (5..12).contains(&hour) => hour + 12,
            Self::Night if hour == 12 => 0,
            _ => hour,
        }
    }

    pub(super) fn is_late(self) -> bool {
        matches!(self, Self::Noon | Self::Afternoon | Self::Evening | Self::Night)
    }
}

/// A time of day, in the count of 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: Option<u8>,
}

/// A date, a time of day, or both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    pub(super) day: Day,
    pub(super) part: Option<Part>,
    pub(super) clock: Option<Clock>,
}

impl Moment {
    pub(super) fn of(day: Day) -> Self {
        Self { day, part: None, clock: None }
    }

    /// The moment with what its words leave open taken from the date of the text.
    pub(super) fn settled(self, anchor: Option<Anchor>, lean: Lean) -> Self {
        let Some(anchor) = anchor else { return self };
        Self { day: self.day.settled(anchor, lean), ..self }
    }

    /// The ISO-TimeML value; none where the words say a time that cannot be given.
    pub(super) fn timex(self) -> Option<String> {
        let time = self.clock.map(Clock::iso).or_else(|| self.part.map(|part| part.code().to_owned()));
        match (self.day.iso(), time) {
            (Some(day), None) => Some(day),
            (Some(day), Some(time)) => Some(joined(&day, "T", &time)),
            (None, Some(time)) if self.day == Day::None => Some(joined("T", "", &time)),
            (None, Some(time)) if self.clock.is_some() => Some(joined("XXXX-XX-XXT", "", &time)),
            (None, _) => None,
        }
    }
}

impl Clock {
    fn iso(self) -> String {
        let pattern = if self.second.is_some() { "d:d:d" } else { "d:d" };
        iso(pattern, &[Some(i32::from(self.hour)), Some(i32::from(self.minute)), self.second.map(i32::from)])
    }
}

/// Which way the words around a month without a year point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// 将于, 定于.
    Ahead,
    /// 12月底前.
    Here,
    /// Nothing shows: reports look back.
    Back,
}

impl Day {
    fn settled(self, anchor: Anchor, lean: Lean) -> Self {
        let this = Said::Is(anchor.year);
        let of_month = |month: u8| Said::Is(year_of(month, anchor, lean));
        match self {
            Self::Year(Said::No) => Self::Year(this),
            Self::Half(Said::No, half) => Self::Half(this, half),
            Self::Quarter(Said::No, quarter) => Self::Quarter(of_month(quarter * 3), quarter),
            Self::Quarters(Said::No, from, to) => Self::Quarters(this, from, to),
            Self::Months(Said::No, from, to) => Self::Months(of_month(to), from, to),
            Self::Season(Said::No, season) => Self::Season(this, season),
            Self::Month(Said::No, Said::Is(month)) => Self::Month(of_month(month), Said::Is(month)),
            Self::Month(Said::No, Said::No) => Self::Month(this, month_of(anchor)),
            Self::Days(Said::No, Said::Is(month), from, to) => Self::Days(of_month(month), Said::Is(month), from, to),
            Self::Days(Said::No, Said::No, from, to) => Self::Days(this, month_of(anchor), from, to),
            Self::Date(Said::No, Said::Is(month), day) => {
                // 29 February without a year is one of a leap year: the nearest, of two the earlier.
                let year = year_of(month, anchor, lean);
                let exists = |year: &i32| Date::new(*year, month, day).is_some();
                let near = (0..8).flat_map(|n| [year.saturating_sub(n), year.saturating_add(n)]).find(exists);
                Self::Date(near.map_or(Said::No, Said::Is), Said::Is(month), day)
            }
            Self::Date(Said::No, Said::No, day) => match anchor.month {
                None => Self::Date(this, Said::No, day),
                // 将于3日 is one of the next month, 31日 at the beginning of a month one of the last.
                Some(month) if lean == Lean::Ahead && anchor.day.is_some_and(|today| day < today) => {
                    Self::of_month(shift_month(anchor.year, month, 1), day).unwrap_or(self)
                }
                Some(month) if lean == Lean::Back && day >= 25 && anchor.day.is_some_and(|today| today <= 3) => {
                    Self::of_month(shift_month(anchor.year, month, -1), day).unwrap_or(self)
                }
                // 29日 in February is one of the month before.
                Some(month) if day > days_in_month(anchor.year, month) => match shift_month(anchor.year, month, -1) {
                    Some((year, month)) => Self::Date(Said::Is(year), Said::Is(month), day),
                    None => self,
                },
                Some(month) => Self::Date(this, Said::Is(month), day),
            },
            Self::Nth(Said::No, month, nth, weekday) => Self::Nth(of_month(month), month, nth, weekday).concrete(),
            Self::Nth(..) => self.concrete(),
            Self::Weekday(weekday) => anchor.date().map_or(self, |date| on_weekday(date, weekday)),
            Self::OpenWeekend => anchor.date().map_or(self, |date| {
                let (year, week) = date.week();
                Self::Weekend(year, week)
            }),
            _ => self,
        }
    }

    fn of_month(month: Option<(i32, u8)>, day: u8) -> Option<Self> {
        month.map(|(year, month)| Self::Date(Said::Is(year), Said::Is(month), day)).filter(|day| day.exists())
    }

    /// 十月的第一个星期一 of a known year as its date.
    pub(super) fn concrete(self) -> Self {
        let Self::Nth(Said::Is(year), month, nth, weekday) = self else { return self };
        let date = Date::new(year, month, 1).and_then(|first| {
            let to_first = (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(7);
            if nth > 0 {
                return first.plus_days(to_first + 7 * (i64::from(nth) - 1));
            }
            let last = Date::new(year, month, days_in_month(year, month))?;
            last.plus_days(-(i64::from(last.weekday()) - i64::from(weekday)).rem_euclid(7))
        });
        date.map_or(self, Self::from)
    }

    fn iso(self) -> Option<String> {
        let small = |number: u8| Some(i32::from(number));
        let named = |month: Said<u8>| month.known().map(i32::from);
        let (pattern, numbers): (&str, [Option<i32>; 6]) = match self {
            Self::None | Self::Lost | Self::Year(Said::No | Said::Unknown) => return None,
            Self::Month(Said::No | Said::Unknown, Said::No | Said::Unknown) => return None,
            Self::Century(century) => ("dXX", [Some(century), None, None, None, None, None]),
            Self::Decade(decade) => ("cX", [Some(decade), None, None, None, None, None]),
            Self::Decades(from, to) => ("cX/cX", [Some(from), Some(to), None, None, None, None]),
            Self::Year(year) => ("y", [year.known(), None, None, None, None, None]),
            Self::Half(year, half) => ("y-Hn", [year.known(), small(half), None, None, None, None]),
            Self::Quarter(year, quarter) => ("y-Qn", [year.known(), small(quarter), None, None, None, None]),
            Self::Quarters(year, from, to) => {
                ("y-Qn/y-Qn", [year.known(), small(from), year.known(), small(to), None, None])
            }
            Self::Months(year, from, to) => {
                ("y-d/y-d", [year.known(), small(from), year.known(), small(to), None, None])
            }
            Self::Season(year, season) => (season.pattern(), [year.known(), None, None, None, None, None]),
            Self::Month(year, month) => ("y-d", [year.known(), named(month), None, None, None, None]),
            Self::Days(year, month, from, to) => {
                let last = match (year.known(), month.known()) {
                    (Some(year), Some(month)) => Some(days_in_month(year, month)),
                    (None, Some(month)) if month != 2 => Some(days_in_month(2001, month)),
                    _ if to < 29 => Some(to),
                    // How long the month is stays open, and with it the last day.
                    _ => None,
                };
                let (year, month) = (year.known(), named(month));
                match last {
                    Some(last) => ("y-d-d/y-d-d", [year, month, small(from), year, month, small(to.min(last))]),
                    None => ("y-d", [year, month, None, None, None, None]),
                }
            }
            Self::Date(year, month, day) => ("y-d-d", [year.known(), named(month), small(day), None, None, None]),
            Self::Nth(year, month, nth, weekday) => {
                let pattern = if nth == 0 { "y-d-WXX-n-#-1" } else { "y-d-WXX-n-#n" };
                (pattern, [year.known(), small(month), small(weekday), small(nth), None, None])
            }
            Self::Week(year, week) => ("y-Wd", [Some(year), small(week), None, None, None, None]),
            Self::Weekend(year, week) => ("y-Wd-WE", [Some(year), small(week), None, None, None, None]),
            Self::Weekday(weekday) => ("XXXX-WXX-n", [small(weekday), None, None, None, None, None]),
            Self::OpenWeekend => ("XXXX-WXX-WE", [None; 6]),
            Self::Span(from, to) => {
                let [year, month, day] = from.numbers();
                let [last_year, last_month, last_day] = to.numbers();
                ("y-d-d/y-d-d", [year, month, day, last_year, last_month, last_day])
            }
        };
        Some(iso(pattern, &numbers))
    }

    /// The year that the words name.
    pub(super) fn year(self) -> Said<i32> {
        match self {
            Self::Year(year) | Self::Half(year, _) | Self::Quarter(year, _) | Self::Season(year, _) => year,
            Self::Quarters(year, ..) | Self::Months(year, ..) | Self::Month(year, _) | Self::Days(year, ..) => year,
            Self::Date(year, ..) | Self::Nth(year, ..) => year,
            Self::Week(year, _) | Self::Weekend(year, _) => Said::Is(year),
            _ => Said::No,
        }
    }

    /// The month that the words name.
    pub(super) fn month(self) -> Said<u8> {
        match self {
            Self::Month(_, month) | Self::Days(_, month, ..) | Self::Date(_, month, _) => month,
            Self::Nth(_, month, ..) => Said::Is(month),
            Self::Quarter(_, quarter) => Said::Is(quarter * 3),
            _ => Said::No,
        }
    }

    /// The same day in a year, where the words name none.
    pub(super) fn in_year(self, of: Said<i32>) -> Self {
        match self {
            Self::Half(year, half) => Self::Half(year.or(of), half),
            Self::Quarter(year, quarter) => Self::Quarter(year.or(of), quarter),
            Self::Season(year, season) => Self::Season(year.or(of), season),
            Self::Quarters(year, from, to) => Self::Quarters(year.or(of), from, to),
            Self::Months(year, from, to) => Self::Months(year.or(of), from, to),
            Self::Month(year, month) => Self::Month(year.or(of), month),
            Self::Days(year, month, from, to) => Self::Days(year.or(of), month, from, to),
            Self::Date(year, month, day) => Self::Date(year.or(of), month, day),
            Self::Nth(year, month, nth, weekday) => Self::Nth(year.or(of), month, nth, weekday),
            other => other,
        }
    }

    /// The same day in a month, where the words name none.
    pub(super) fn in_month(self, of: Said<u8>) -> Self {
        match self {
            Self::Days(year, month, from, to) => Self::Days(year, month.or(of), from, to),
            Self::Date(year, month, day) => Self::Date(year, month.or(of), day),
            other => other,
        }
    }

    /// Whether a day that the words name in full can be one: 4月31日 of any year is none.
    pub(super) fn exists(self) -> bool {
        match self {
            Self::Date(Said::Is(year), Said::Is(month), day) => Date::new(year, month, day).is_some(),
            Self::Date(_, Said::Is(month), day) => Date::new(2000, month, day).is_some(),
            _ => true,
        }
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self::Date(Said::Is(date.year), Said::Is(date.month), date.day)
    }
}

/// The weekday of the week that a date lies in.
pub(super) fn on_weekday(date: Date, weekday: u8) -> Day {
    date.plus_days(i64::from(weekday) - i64::from(date.weekday())).map_or(Day::Weekday(weekday), Day::from)
}

/// The year of a month without one: that of the text, but across a turn of the year the nearer one.
fn year_of(month: u8, anchor: Anchor, lean: Lean) -> i32 {
    match (anchor.month, lean) {
        (Some(1), Lean::Back) if month >= 11 => anchor.year - 1,
        (Some(now), Lean::Ahead) if month < now => anchor.year + 1,
        _ => anchor.year,
    }
}

fn month_of(anchor: Anchor) -> Said<u8> {
    anchor.month.map_or(Said::No, Said::Is)
}

pub(super) fn full(date: Date) -> String {
    iso("y-d-d", &date.numbers())
}
