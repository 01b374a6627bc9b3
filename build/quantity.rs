//! Bakes units, currencies, measure words, approximators, fixed words and the names that show a region.

use crate::fold::{Fold, is_ideograph};
use crate::tsv::Row;
use crate::{contexts, lexicon, tsv};
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;

/// The regions of an override column; HK speaks for its neighbours where a table says so.
const REGIONS: [(&str, &str); 6] =
    [("CN", "China"), ("TW", "Taiwan"), ("HK", "HongKong"), ("MO", "Macau"), ("SG", "Singapore"), ("MY", "Malaysia")];

fn approximators(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let (mut before, mut number, mut unit) = (Vec::new(), Vec::new(), Vec::new());
    for row in tsv::read("approximators.tsv")? {
        let approx = match row.field(2)? {
            "over" => "Over",
            "nearly" => "Nearly",
            "about" => "About",
            _ => return Err(format!("{}: over, nearly or about", row.place).into()),
        };
        let bound = match row.optional(3) {
            "" => "None",
            "more" => "Some(Bound::More)",
            "at-least" => "Some(Bound::AtLeast)",
            "almost" => "Some(Bound::Almost)",
            "less" => "Some(Bound::Less)",
            "at-most" => "Some(Bound::AtMost)",
            _ => return Err(format!("{}: unknown bound", row.place).into()),
        };
        let words: Vec<&str> = row.field(0)?.split(' ').collect();
        // A word of one character is part of others more often than the longer ones beside it.
        let short = |word: &str| word.chars().count() == 1;
        let beside_short = words.iter().any(|word| short(word) && word.chars().all(is_ideograph));
        let value = |word: &str| {
            let not = if beside_short && !short(word) { "" } else { row.optional(4) };
            format!("(Exactness {{ approx: Approx::{approx}, bound: {bound} }}, {:?})", fold.word(not))
        };
        let list = match row.field(1)? {
            "before" => &mut before,
            "number" => &mut number,
            "unit" => &mut unit,
            _ => return Err(format!("{}: before, number or unit", row.place).into()),
        };
        list.extend(words.iter().map(|word| ((*word).to_owned(), value(word))));
    }
    let value = "(Exactness, &'static str)";
    lexicon::bake("approximators_before", value, &before, fold)?;
    lexicon::bake("approximators_number", value, &number, fold)?;
    lexicon::bake("approximators_unit", value, &unit, fold)
}

/// 10/33 and 0.5 as the two floats of a fraction.
fn fraction(text: &str, row: &Row) -> Result<String, Box<dyn Error>> {
    let (over, under) = text.split_once('/').unwrap_or((text, "1"));
    let number = |text: &str| text.parse::<f64>().map_err(|e| format!("{}: {text}: {e}", row.place));
    // 0.0254 is not a float, 254/10000 is: keeps factors exact to the last rounding.
    let places = over.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let whole: f64 = number(&over.replace('.', ""))?;
    let scale = format!("1e{places}");
    Ok(format!("({whole:?}, {:?})", number(under)? * number(&scale)?))
}

fn units(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut names = Vec::new();
    let mut rows = String::from("static UNIT_ROWS: &[Unit] = &[\n");
    for (index, row) in tsv::read("units.tsv")?.iter().enumerate() {
        let factor = row.field(2)?;
        let fahrenheit = factor == "F";
        let own = if fahrenheit { "(5.0, 9.0)".to_owned() } else { fraction(factor, row)? };
        let (mut taiwan, mut hong_kong) = ("None".to_owned(), "None".to_owned());
        for other in &row.fields[3..] {
            match other.split_once('=') {
                Some(("TW", factor)) => taiwan = format!("Some({})", fraction(factor, row)?),
                Some(("HK", factor)) => hong_kong = format!("Some({})", fraction(factor, row)?),
                _ => return Err(format!("{}: TW=… or HK=…", row.place).into()),
            }
        }
        writeln!(
            rows,
            "Unit {{ code: {:?}, factor: {own}, fahrenheit: {fahrenheit}, taiwan: {taiwan}, hong_kong: {hong_kong} }},",
            row.field(1)?
        )?;
        for name in row.field(0)?.split(' ') {
            let weak = name.starts_with('?');
            names.push((name.trim_start_matches('?').to_owned(), format!("({index}, {weak})")));
        }
    }
    rows.push_str("];\n");
    std::fs::write(tsv::out("unit_rows.rs")?, rows)?;
    lexicon::bake("units", "(u16, bool)", &names, fold)
}

fn currencies(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let (mut names, mut leading) = (Vec::new(), Vec::new());
    let mut rows = String::from("static CURRENCY_ROWS: &[Currency] = &[\n");
    for (index, row) in tsv::read("currencies.tsv")?.iter().enumerate() {
        let mut codes = [row.field(1)?; 6];
        for other in row.optional(3).split_whitespace() {
            let (region, code) = other.split_once('=').ok_or_else(|| format!("{}: {other}", row.place))?;
            let at = REGIONS.iter().position(|r| r.0 == region).ok_or_else(|| format!("{}: {region}", row.place))?;
            codes[at] = code;
        }
        writeln!(rows, "Currency {{ codes: {codes:?}, factor: {} }},", fraction(row.field(2)?, row)?)?;
        for name in row.field(0)?.split(' ') {
            let word = name.trim_start_matches(['?', '^']).to_owned();
            let symbol = word.chars().all(|c| !is_ideograph(c));
            if name.starts_with('^') || symbol {
                leading.push((word.clone(), index.to_string()));
            }
            names.push((word, format!("({index}, {})", name.starts_with('?'))));
        }
    }
    rows.push_str("];\n");
    std::fs::write(tsv::out("currency_rows.rs")?, rows)?;
    lexicon::bake("currencies_leading", "u16", &leading, fold)?;
    lexicon::bake("currencies", "(u16, bool)", &names, fold)
}

fn classifiers(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut words = Vec::new();
    for row in tsv::read("classifiers.tsv")? {
        let usage = match row.field(1)? {
            "measure" => "Measure",
            "noun" => "Noun",
            "careful" => "Careful",
            _ => return Err(format!("{}: measure, noun or careful", row.place).into()),
        };
        words.push((row.field(0)?.to_owned(), format!("Usage::{usage}")));
    }
    lexicon::bake("classifiers", "Usage", &words, fold)
}

fn regions(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut words = Vec::new();
    for row in tsv::read("regions.tsv")? {
        let code = row.field(1)?;
        let region = REGIONS.iter().find(|r| r.0 == code).ok_or_else(|| format!("{}: {code}", row.place))?.1;
        words.extend(row.field(0)?.split(' ').map(|word| (word.to_owned(), format!("Region::{region}"))));
    }
    lexicon::bake_heads("region_heads", &words, fold)?;
    lexicon::bake("regions", "Region", &words, fold)
}

fn not_units(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut words = Vec::new();
    for row in tsv::read("not-units.tsv")? {
        words.extend(row.field(0)?.split(' ').map(|word| (word.to_owned(), "()".to_owned())));
    }
    lexicon::bake("not_units", "()", &words, fold)
}

/// The characters that units, measure words and whatever else makes a figure of a numeral begin with.
fn beginnings(fold: &Fold) -> Result<BTreeSet<char>, Box<dyn Error>> {
    let mut first: BTreeSet<char> = contexts::characters("BEHIND_NUMERALS")?.chars().collect();
    for file in ["units.tsv", "currencies.tsv", "classifiers.tsv"] {
        for row in tsv::read(file)? {
            let names = row.field(0)?.split(' ').filter_map(|name| name.trim_start_matches(['?', '^']).chars().next());
            first.extend(names.map(|c| fold.read(c)));
        }
    }
    Ok(first)
}

/// Left out of the table: words that another one opens with no numeral behind it, and words in which nothing behind a numeral
/// could be taken for a unit (三皇五帝), for no figure is read there in any case.
fn fixed_words(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut words = BTreeSet::new();
    for row in tsv::read("fixed-words.tsv")? {
        words.extend(row.field(1)?.split(' ').map(|word| fold.word(word)));
    }
    let digits = contexts::characters("DIGITS")?;
    let numeral = |c: char| c.is_ascii_digit() || digits.contains(c);
    let first = beginnings(fold)?;
    let misleading = |word: &str| {
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            if numeral(c) && chars.peek().is_none_or(|next| first.contains(next)) {
                return true;
            }
        }
        false
    };
    let needed = |word: &String| {
        misleading(word)
            && !word
                .char_indices()
                .skip(1)
                .any(|(at, _)| words.contains(&word[..at]) && misleading(&word[..at]) && !word[at..].contains(numeral))
    };
    let rows: Vec<_> = words.iter().filter(|word| needed(word)).map(|word| (word.clone(), "()".to_owned())).collect();
    lexicon::bake_heads("fixed_word_heads", &rows, fold)?;
    lexicon::bake("fixed_words", "()", &rows, fold)
}

pub fn bake(fold: &Fold) -> Result<(), Box<dyn Error>> {
    approximators(fold)?;
    units(fold)?;
    currencies(fold)?;
    classifiers(fold)?;
    regions(fold)?;
    not_units(fold)?;
    fixed_words(fold)
}
