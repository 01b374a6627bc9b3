//! The language rules of quantities as tables: every file of `tests/spec/quantities`.
//!
//! A sentence stands at the start of a line. Indented below it stand its quantities, all of them and in order, one per line:
//!
//! ```text
//! 征集群众意见40余条。
//!   40余条 | count 40.. over/more | 条
//! 市值约1.2亿元。
//!   约1.2亿元 | money 120000000 about | 元 | standard=120000000 CNY | item=市值
//! 千方百计保供应。
//!   -
//! ```
//!
//! The span; the kind, the value (`40`, `40..`, `..70`, `3..5`) and how exact it is, with its bound; the unit as printed. Kind and value
//! may be left out at the end, for times that have tables of their own. `standard=`, `item=` and `timex=` are compared where they are given;
//! `standard=-` says that there is none. `-` alone: no quantity at all.
//!
//! `@ region=TW published=2024-03-15` holds for the sentences below it, up to the next such line; `@` alone ends it. `#` opens a comment.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a broken table is to fail its test")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use zh_measures::{
    Approx, Bound, ConvertOptions, Quantity, ReadingOptions, Region, Span, Variant, convert, quantities,
};

#[derive(Debug)]
struct Case {
    place: String,
    options: ReadingOptions,
    text: String,
    expected: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/quantities");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for file in files {
        let mut options = ReadingOptions::default();
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let place = format!("{}:{}", file.file_name().unwrap().display(), number + 1);
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            } else if let Some(settings) = line.strip_prefix('@') {
                options = read_options(settings, &place);
            } else if line.starts_with(' ') {
                let case = cases.last_mut().unwrap_or_else(|| panic!("{place}: no sentence above"));
                if line.trim() != "-" {
                    case.expected.push(line.trim().to_owned());
                }
            } else {
                cases.push(Case { place, options: options.clone(), text: line.to_owned(), expected: Vec::new() });
            }
        }
    }
    cases
}

fn read_options(settings: &str, place: &str) -> ReadingOptions {
    let mut options = ReadingOptions::default();
    for setting in settings.split_whitespace() {
        match setting.split_once('=') {
            Some(("published", date)) => options.published = Some(date.to_owned()),
            Some(("region", region)) => {
                options.region = Some(match region {
                    "CN" => Region::China,
                    "TW" => Region::Taiwan,
                    "HK" => Region::HongKong,
                    "MO" => Region::Macau,
                    "SG" => Region::Singapore,
                    "MY" => Region::Malaysia,
                    _ => panic!("{place}: unknown region {region}"),
                });
            }
            _ => panic!("{place}: unknown setting {setting}"),
        }
    }
    options
}

/// `count 40.. over/more`.
fn reading(quantity: &Quantity) -> String {
    let mut out = quantity.kind.name().to_owned();
    match (quantity.min, quantity.max) {
        (Some(min), Some(max)) if min.to_bits() == max.to_bits() => write!(out, " {min}"),
        (Some(min), Some(max)) => write!(out, " {min}..{max}"),
        (Some(min), None) => write!(out, " {min}.."),
        (None, Some(max)) => write!(out, " ..{max}"),
        (None, None) => Ok(()),
    }
    .unwrap();
    out.push_str(match quantity.approx {
        None | Some(Approx::Exact) => "",
        Some(Approx::Over) => " over",
        Some(Approx::Nearly) => " nearly",
        Some(Approx::About) => " about",
        Some(Approx::Range) => " range",
    });
    out.push_str(match quantity.bound {
        None => "",
        Some(Bound::More) => "/more",
        Some(Bound::AtLeast) => "/at-least",
        Some(Bound::Almost) => "/almost",
        Some(Bound::Less) => "/less",
        Some(Bound::AtMost) => "/at-most",
    });
    out
}

/// The quantity written as in a table, as far as the table goes.
fn written(quantity: &Quantity, text: &str, expected: &str) -> String {
    let mut out = quantity.span.of(text).to_owned();
    for field in expected.split('|').skip(1) {
        let field = field.trim();
        let value = match field.split_once('=') {
            Some(("standard", _)) => match &quantity.standard {
                None => "standard=-".to_owned(),
                Some(standard) => {
                    let bound = |value: Option<f64>| value.map_or(String::new(), |value| round(value).to_string());
                    let (min, max) = (bound(standard.min), bound(standard.max));
                    let value = if min == max { min } else { format!("{min}..{max}") };
                    format!("standard={value} {}", standard.unit)
                }
            },
            Some(("item", _)) => format!("item={}", quantity.item.map_or("-", |item: Span| item.of(text))),
            Some(("timex", _)) => format!("timex={}", quantity.timex.as_deref().unwrap_or("-")),
            _ if field.starts_with(quantity.kind.name()) => {
                let whole = reading(quantity);
                if field == quantity.kind.name() { field.to_owned() } else { whole }
            }
            _ if field.contains(' ') || field.chars().all(|c| c.is_ascii_lowercase()) && field.len() > 2 => {
                reading(quantity)
            }
            _ => quantity.unit.clone().unwrap_or_else(|| "-".to_owned()),
        };
        out.push_str(" | ");
        out.push_str(&value);
    }
    out
}

/// Ten significant digits: what a factor of thirds leaves behind them says nothing.
fn round(value: f64) -> f64 {
    format!("{value:.9e}").parse().unwrap()
}

#[test]
fn quantities_read_as_the_tables_say() {
    let mut wrong = String::new();
    let cases = cases();
    for case in &cases {
        let found = quantities(&case.text, &case.options).unwrap();
        let lines: Vec<String> = found
            .iter()
            .enumerate()
            .map(|(at, quantity)| {
                let full = "| kind value | unit";
                written(quantity, &case.text, case.expected.get(at).map_or(full, String::as_str))
            })
            .collect();
        let expected: Vec<String> =
            case.expected.iter().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>().join(" | ")).collect();
        if lines != expected {
            writeln!(wrong, "{} {}\n    want {expected:?}\n    got  {lines:?}", case.place, case.text).unwrap();
        }
    }
    assert!(wrong.is_empty(), "of {} sentences these read otherwise:\n{wrong}", cases.len());
}

/// The reading, and where it stands in characters: what has to be the same in both scripts.
fn comparable(text: &str, quantity: &Quantity) -> (String, usize, usize, Option<String>) {
    let at = |byte: usize| text[..byte].chars().count();
    (reading(quantity), at(quantity.span.start), at(quantity.span.end), quantity.timex.clone())
}

#[cfg(feature = "convert")]
fn assert_alike(place: &str, text: &str, options: &ReadingOptions) {
    // The region is given: names that show it may be other ones in the other wording.
    let own = quantities(text, options).unwrap();
    for script in [Variant::Hant, Variant::Hans] {
        let other = convert(text, script, &ConvertOptions::default()).unwrap();
        let found = quantities(&other, options).unwrap();
        let left: Vec<_> = own.iter().map(|quantity| comparable(text, quantity)).collect();
        let right: Vec<_> = found.iter().map(|quantity| comparable(&other, quantity)).collect();
        assert_eq!(left, right, "{place} {text} as {other}");
    }
}

#[test]
#[cfg(feature = "convert")]
fn both_scripts_read_alike() {
    for case in cases() {
        assert_alike(&case.place, &case.text, &case.options);
    }
}

/// The same of the annotated sentences and articles, where they lie beside the project.
#[test]
#[cfg(feature = "convert")]
fn both_scripts_of_annotated_texts_read_alike() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(sentences) = fs::read_to_string(shared.join("gold/sentences.jsonl")) else { return };
    for line in sentences.lines().filter(|line| !line.trim().is_empty()) {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let published = case["published"].as_str().map(str::to_owned);
        let options = ReadingOptions { published, ..ReadingOptions::default() };
        assert_alike(case["id"].as_str().unwrap(), case["text"].as_str().unwrap(), &options);
    }
    for entry in fs::read_dir(shared.join("articles")).unwrap() {
        let path = entry.unwrap().path();
        let options = ReadingOptions { published: Some("2021-06-01".to_owned()), ..ReadingOptions::default() };
        assert_alike(&path.display().to_string(), &fs::read_to_string(&path).unwrap(), &options);
    }
}
