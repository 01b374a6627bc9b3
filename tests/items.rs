//! What is counted or measured: `tests/spec/items.txt`.

#![allow(clippy::expect_used, reason = "a broken table is to fail its test")]

use zh_measures::{ReadingOptions, quantities};

/// `tests/spec/items.txt`: a sentence, and behind the bar each quantity with its item.
#[test]
fn the_thing_counted_is_as_the_table_says() {
    let table = include_str!("spec/items.txt");
    let mut wrong = Vec::new();
    let mut all = 0;
    for line in table.lines().filter(|line| line.contains(" | ")) {
        let (sentence, expected) = line.split_once(" | ").expect("a bar");
        let found = quantities(sentence, &ReadingOptions::default()).expect("a short sentence");
        let mut rest = found.iter();
        for pair in expected.split("; ") {
            let (quantity, item) = pair.split_once('=').expect("an equals sign");
            all += 1;
            let got = rest.find(|found| found.span.of(sentence) == quantity);
            let got = got.map_or("no such quantity", |got| got.item.map_or("-", |item| item.of(sentence)));
            if got != item {
                wrong.push(format!("{sentence}: {quantity}: want {item}, got {got}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {all} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
