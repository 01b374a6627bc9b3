//! Bakes the words of calendar and clock.

use crate::fold::Fold;
use crate::{lexicon, tsv};
use std::error::Error;

pub fn bake(fold: &Fold) -> Result<(), Box<dyn Error>> {
    words(fold)?;
    units(fold)?;
    rates(fold)?;
    ages(fold)
}

/// `data/time.tsv`: the word, its class, what it says.
fn words(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut words = Vec::new();
    for row in tsv::read("time.tsv")? {
        let unknown = || format!("{}: unknown value", row.place);
        let value = row.field(2)?;
        let (shift, part) = value.split_once(' ').unwrap_or((value, ""));
        let shift = match shift {
            "?" => "None".to_owned(),
            shift => shift.parse::<i8>().map_or_else(|_| shift.to_owned(), |shift| format!("Some({shift})")),
        };
        let number = || value.parse::<u8>().map_err(|_| unknown());
        let meaning = match row.field(1)? {
            "year" => format!("Word::Year({shift})"),
            "month" => format!("Word::Month({shift})"),
            "quarter" => format!("Word::Quarter({shift})"),
            "week" => format!("Word::Week({shift})"),
            "day" if part.is_empty() => format!("Word::Day({shift}, None)"),
            "day" => format!("Word::Day({shift}, Some(Part::{}))", part_of_day(part).ok_or_else(unknown)?),
            "part" => format!("Word::Part(Part::{}, true)", part_of_day(value).ok_or_else(unknown)?),
            "near" => format!("Word::Part(Part::{}, false)", part_of_day(value).ok_or_else(unknown)?),
            "season" => format!("Word::Season(Season::{})", season(value).ok_or_else(unknown)?),
            "half" => format!("Word::Half({})", number()?),
            "halfmonth" => format!("Word::HalfMonth({})", number()?),
            "tens" => format!("Word::Tens({})", number()?),
            "edge" => "Word::Edge".to_owned(),
            "name" => "Word::Name".to_owned(),
            "reign" => format!("Word::Reign({})", value.parse::<i16>().map_err(|_| unknown())?),
            _ => return Err(format!("{}: unknown class", row.place).into()),
        };
        words.push((row.field(0)?.to_owned(), meaning));
    }
    lexicon::bake_heads("time_word_heads", &words, fold)?;
    lexicon::bake("time_words", "Word", &words, fold)
}

fn part_of_day(name: &str) -> Option<&'static str> {
    Some(match name {
        "dawn" => "Dawn",
        "morning" => "Morning",
        "noon" => "Noon",
        "afternoon" => "Afternoon",
        "evening" => "Evening",
        "night" => "Night",
        _ => return None,
    })
}

fn season(code: &str) -> Option<&'static str> {
    Some(match code {
        "SP" => "Spring",
        "SU" => "Summer",
        "FA" => "Autumn",
        "WI" => "Winter",
        _ => return None,
    })
}

/// `data/time-units.tsv`: the unit, how many of which ISO 8601 designator it is.
fn units(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut units = Vec::new();
    for row in tsv::read("time-units.tsv")? {
        let designator = match row.field(2)? {
            "Y" => "Year",
            "M" => "Month",
            "W" => "Week",
            "D" => "Day",
            "h" => "Hour",
            "m" => "Minute",
            "s" => "Second",
            _ => return Err(format!("{}: unknown designator", row.place).into()),
        };
        let count = row.field(1)?.parse::<u32>()?;
        units.push((row.field(0)?.to_owned(), format!("Unit {{ grain: Grain::{designator}, count: {count} }}")));
    }
    lexicon::bake("time_units", "Unit", &units, fold)
}

/// `data/rates.tsv`: what happens so and so many times in a period.
fn rates(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut rates = Vec::new();
    for row in tsv::read("rates.tsv")? {
        rates.push((row.field(0)?.to_owned(), "()".to_owned()));
    }
    lexicon::bake("time_rates", "()", &rates, fold)
}

/// `data/ages.tsv`: the word, the years.
fn ages(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut ages = Vec::new();
    for row in tsv::read("ages.tsv")? {
        ages.push((row.field(0)?.to_owned(), format!("{}u8", row.field(1)?.parse::<u8>()?)));
    }
    lexicon::bake("age_words", "u8", &ages, fold)
}
