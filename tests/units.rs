//! The factors of `data/units.tsv` against UCUM's own table (crate ucum-units), and every unit and currency read from text with its `standard`.

#![allow(clippy::unwrap_used, reason = "a broken table is to fail its test")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use support::table::rows;
use zh_measures::{Kind, Quantity, ReadingOptions, quantities};

/// The only quantity of 共3公里。, or of another opening.
fn read(opening: &str, name: &str) -> Option<Quantity> {
    let found = quantities(&format!("{opening}3{name}。"), &ReadingOptions::default()).unwrap();
    (found.len() == 1).then(|| found.into_iter().next()).flatten()
}

#[test]
fn every_factor_is_ucums() {
    let mut codes: BTreeMap<String, String> =
        rows("tests/spec/units.tsv").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let mut wrong = String::new();
    for row in rows("data/units.tsv") {
        let first = row[0].split(' ').next().unwrap_or_default().trim_start_matches('?').to_owned();
        let Some(code) = codes.remove(&first) else {
            writeln!(wrong, "{first}: not in tests/spec/units.tsv").unwrap();
            continue;
        };
        let expected = if code == row[1] { Ok(3.0) } else { ucum::convert(3.0, &code, &row[1]) };
        for name in row[0].split(' ').map(|name| name.trim_start_matches('?')) {
            // Speeds stand where a speed is spoken of: 节 counts lessons elsewhere.
            let opening = if row[1] == "m/s" { "航速达" } else { "共" };
            let standard =
                read(opening, name).filter(|found| found.kind == Kind::Physical).and_then(|found| found.standard);
            let Some(standard) = standard.filter(|standard| standard.unit == row[1]) else {
                writeln!(wrong, "{name}: not read as {}", row[1]).unwrap();
                continue;
            };
            match (&expected, standard.min) {
                (Ok(expected), Some(value)) if (expected - value).abs() <= 1e-7 * expected.abs() => {}
                _ => writeln!(wrong, "{name}: 3 {code} are {expected:?} {}, got {:?}", row[1], standard.min).unwrap(),
            }
        }
    }
    for name in codes.keys() {
        writeln!(wrong, "{name}: not in data/units.tsv").unwrap();
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_currency_is_read_with_its_code() {
    let mut wrong = String::new();
    for row in rows("data/currencies.tsv") {
        let part: f64 = row[2].parse().unwrap();
        for printed in row[0].split(' ') {
            let name = printed.trim_start_matches(['?', '^']);
            // Parts such as 分 stand in compound amounts only.
            if printed.starts_with('?') && name.chars().count() == 1 {
                continue;
            }
            let amounts = if name.is_ascii()
                || "¥￥€£₩₽₴₺₪₹฿₫₱₦".contains(&name[name.len() - name.chars().last().map_or(0, char::len_utf8)..])
            {
                vec![format!("共{name}700。")]
            } else if printed.starts_with('^') {
                vec![format!("共700{name}。"), format!("{name}700元")]
            } else {
                vec![format!("共700{name}。")]
            };
            for text in amounts {
                let found = quantities(&text, &ReadingOptions::default()).unwrap();
                let standard = found.first().and_then(|found| found.standard.clone());
                let right = standard.as_ref().is_some_and(|standard| {
                    standard.unit == row[1] && standard.min.is_some_and(|value| (value - 700.0 * part).abs() < 1e-9)
                });
                if !right || found.len() != 1 {
                    writeln!(wrong, "{text}: want {} {}, got {standard:?} of {}", 700.0 * part, row[1], found.len())
                        .unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_measure_word_counts() {
    let mut wrong = String::new();
    let rows = rows("data/classifiers.tsv");
    assert!(rows.iter().filter(|row| row[1] == "measure").count() >= 300, "at least 300 measure words");
    for row in rows {
        let found = read("共", &row[0]);
        let right = found.as_ref().is_some_and(|found| found.unit.as_deref() == Some(&row[0]));
        if !right {
            writeln!(wrong, "3{}: got {:?}", row[0], found.map(|found| (found.kind, found.unit))).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
