//! What holds for every text: the five articles beside the project, where they are, and generated ones.

mod support;

use support::sound::{assert_analysis, assert_json, assert_quantities};
use support::{Random, shared_texts};
use zh_measures::{ReadingOptions, analyze, quantities};

fn texts() -> Vec<String> {
    let mut random = Random::new(20);
    let generated = (0..400).map(|round| random.text(5 + round % 120));
    let fixed = ["", " ", "\n", "\0", "一", "1", "。", "(", "网(", "一是"].map(str::to_owned);
    shared_texts("articles", "txt").into_iter().map(|(_, text)| text).chain(fixed).chain(generated).collect()
}

#[test]
fn every_analysis_is_sound() {
    for text in texts() {
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        assert_analysis(&text, &analysis);
    }
}

#[test]
fn quantities_of_any_text_are_in_order_and_slice_back() {
    for text in texts() {
        let found = quantities(&text, &ReadingOptions::default()).unwrap();
        assert_quantities(&text, &found);
    }
}

#[test]
fn the_json_of_every_analysis_parses_and_its_spans_slice_back() {
    for text in texts() {
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        let json = zh_measures::json::analysis(&analysis, &text, zh_measures::json::SpanText::Included);
        assert_json(&json, &text, "");
    }
}
