//! What holds for every text: the five articles beside the project, where they are, and generated ones.

mod support;

use support::{Random, shared_texts};
use zh_measures::{Analysis, ReadingOptions, Span, analyze, quantities};

fn texts() -> Vec<String> {
    let mut random = Random::new(20);
    let generated = (0..400).map(|round| random.text(5 + round % 120));
    let fixed = ["", " ", "\n", "\0", "一", "1", "。", "(", "网(", "一是"].map(str::to_owned);
    shared_texts("articles", "txt").into_iter().map(|(_, text)| text).chain(fixed).chain(generated).collect()
}

fn assert_span(text: &str, span: Span, what: &str) {
    assert!(span.start <= span.end, "{what}: {span:?} runs backwards in {text:?}");
    assert!(text.get(span.range()).is_some(), "{what}: {span:?} is no stretch of {text:?}");
}

fn assert_sound(text: &str, analysis: &Analysis) {
    let Analysis { article, measures, quantities, slogans, .. } = analysis;
    let mut at = 0;
    for block in &article.blocks {
        assert_eq!(block.span.start, at, "a gap between blocks of {text:?}");
        assert_span(text, block.span, "block");
        at = block.span.end;
    }
    assert_eq!(at, text.len(), "the blocks cover {text:?}");
    for span in article.title.iter().chain(&article.body) {
        assert_span(text, *span, "frame");
    }
    for pair in quantities.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "quantities overlap in {text:?}: {pair:?}");
    }
    for quantity in quantities {
        assert_span(text, quantity.span, "quantity");
        quantity.item.iter().for_each(|item| assert_span(text, *item, "item"));
        for value in [quantity.min, quantity.max].into_iter().flatten() {
            assert!(value.is_finite(), "{quantity:?} in {text:?}");
        }
    }
    for (number, measure) in measures.iter().enumerate() {
        assert_span(text, measure.span, "measure");
        assert_span(text, measure.heading, "heading");
        assert!(measure.span.start <= measure.heading.start && measure.heading.end <= measure.span.end, "{measure:?}");
        match measure.parent {
            None => assert_eq!(measure.level, 1, "{measure:?}"),
            Some(parent) => {
                let parent = &measures[parent];
                assert_eq!(measure.level, parent.level + 1);
                assert!(parent.children.contains(&number));
                assert!(parent.span.start <= measure.span.start && measure.span.end <= parent.span.end, "{text:?}");
            }
        }
        for &child in &measure.children {
            assert_eq!(measures[child].parent, Some(number));
        }
        assert!(measure.children.is_sorted());
        for &quantity in &measure.quantities {
            assert_eq!(quantities[quantity].measure, Some(number));
        }
    }
    for pair in measures.windows(2) {
        assert!(pair[0].span.start <= pair[1].span.start, "measures out of order in {text:?}");
    }
    for slogan in slogans {
        assert_span(text, slogan.span, "slogan");
        for member in slogan.members.iter().flatten().chain(&slogan.partial) {
            assert_span(text, *member, "member");
        }
        if let Some(members) = &slogan.members {
            assert_eq!(members.len(), slogan.count as usize, "{slogan:?}");
        }
    }
}

#[test]
fn every_analysis_is_sound() {
    for text in texts() {
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        assert_sound(&text, &analysis);
    }
}

#[test]
fn quantities_of_any_text_are_in_order_and_slice_back() {
    for text in texts() {
        let found = quantities(&text, &ReadingOptions::default()).unwrap();
        for pair in found.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{text:?}: {pair:?}");
        }
        for quantity in &found {
            assert_span(&text, quantity.span, "quantity");
        }
    }
}

#[test]
fn the_json_of_every_analysis_parses_and_its_spans_slice_back() {
    for text in texts() {
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        let json = zh_measures::json::analysis(&analysis, &text, zh_measures::json::SpanText::Included);
        let value: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut pending = vec![&value];
        while let Some(value) = pending.pop() {
            match value {
                serde_json::Value::Array(items) => pending.extend(items),
                serde_json::Value::Object(fields) => {
                    if let (Some(start), Some(end), Some(quoted)) =
                        (fields.get("start"), fields.get("end"), fields.get("text"))
                    {
                        let stretch = start.as_u64().unwrap() as usize..end.as_u64().unwrap() as usize;
                        assert_eq!(String::from_utf16(&units[stretch]).unwrap(), quoted.as_str().unwrap());
                    }
                    pending.extend(fields.values());
                }
                _ => {}
            }
        }
    }
}
