//! What every result has to be, whatever the text.

#![allow(clippy::panic, reason = "a test fails by panicking")]

use zh_measures::{Alignment, Analysis, Approx, Kind, Quantity, Rule, Span};

/// A stretch of the text that does not split a character.
pub fn assert_span(text: &str, span: Span, what: &str) {
    assert!(span.start <= span.end, "{what}: {span:?} runs backwards in {text:?}");
    assert!(text.get(span.range()).is_some(), "{what}: {span:?} is no stretch of {text:?}");
}

fn assert_filled(text: &str, span: Span, what: &str) {
    assert_span(text, span, what);
    assert!(span.start < span.end, "{what}: {span:?} is empty in {text:?}");
}

/// Quantities of `quantities` or of an analysis.
pub fn assert_quantities(text: &str, quantities: &[Quantity]) {
    for pair in quantities.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "quantities overlap in {text:?}: {pair:?}");
    }
    for quantity in quantities {
        assert_filled(text, quantity.span, "quantity");
        quantity.item.iter().for_each(|item| assert_filled(text, *item, "item"));
        let standard = quantity.standard.as_ref().map(|standard| [standard.min, standard.max]);
        for [min, max] in [Some([quantity.min, quantity.max]), standard].into_iter().flatten() {
            assert!(min.is_none_or(f64::is_finite) && max.is_none_or(f64::is_finite), "{quantity:?} in {text:?}");
            if let (Some(min), Some(max)) = (min, max) {
                assert!(min <= max, "{quantity:?} in {text:?}");
            }
        }
        if quantity.approx == Some(Approx::Exact) {
            assert_eq!(quantity.min, quantity.max, "{quantity:?} in {text:?}");
        }
        assert!(quantity.unit.as_ref().is_none_or(|unit| !unit.is_empty()), "{quantity:?} in {text:?}");
        assert!(quantity.timex.as_ref().is_none_or(|timex| !timex.is_empty()), "{quantity:?} in {text:?}");
        let unitless = matches!(quantity.kind, Kind::Ratio | Kind::Number | Kind::Date | Kind::Recurrence);
        assert!(!unitless || quantity.unit.is_none(), "{quantity:?} in {text:?}");
    }
}

/// Everything that holds for the parts of an analysis, and between them.
pub fn assert_analysis(text: &str, analysis: &Analysis) {
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
    assert_quantities(text, quantities);
    assert_measures(text, analysis);
    for (number, quantity) in quantities.iter().enumerate() {
        if let Some(measure) = quantity.measure {
            assert!(measures[measure].quantities.contains(&number), "{quantity:?} in {text:?}");
        }
    }
    for pair in slogans.windows(2) {
        assert!(pair[0].span.start <= pair[1].span.start, "slogans out of order in {text:?}: {pair:?}");
    }
    for slogan in slogans {
        assert_filled(text, slogan.span, "slogan");
        for member in slogan.members.iter().flatten().chain(&slogan.partial) {
            assert_filled(text, *member, "member");
        }
        if let Some(members) = &slogan.members {
            assert_eq!(members.len(), slogan.count as usize, "{slogan:?} in {text:?}");
        }
    }
}

fn assert_measures(text: &str, Analysis { measures, quantities, .. }: &Analysis) {
    for (number, measure) in measures.iter().enumerate() {
        assert_filled(text, measure.span, "measure");
        assert_span(text, measure.heading, "heading");
        let holds = |part: Span| measure.span.start <= part.start && part.end <= measure.span.end;
        assert!(holds(measure.heading), "{measure:?} in {text:?}");
        if let Some(marker) = measure.marker {
            assert_filled(text, marker.span, "marker");
            assert!(holds(marker.span), "{measure:?} in {text:?}");
        }
        match measure.parent {
            None => assert_eq!(measure.level, 1, "{measure:?} in {text:?}"),
            Some(parent) => {
                let parent = &measures[parent];
                assert_eq!(measure.level, parent.level + 1, "{measure:?} in {text:?}");
                assert!(parent.children.contains(&number), "{measure:?} in {text:?}");
                assert!(parent.span.start <= measure.span.start && measure.span.end <= parent.span.end, "{text:?}");
            }
        }
        for &child in &measure.children {
            assert_eq!(measures[child].parent, Some(number), "{measure:?} in {text:?}");
        }
        assert!(measure.children.is_sorted(), "{measure:?} in {text:?}");
        for &quantity in &measure.quantities {
            assert_eq!(quantities[quantity].measure, Some(number), "{measure:?} in {text:?}");
            assert!(holds(quantities[quantity].span), "{measure:?} in {text:?}");
        }
    }
    for pair in measures.windows(2) {
        assert!(pair[0].span.start <= pair[1].span.start, "measures out of order in {text:?}");
    }
}

/// That the changes splice to the converted text, and say no more than that.
pub fn assert_alignment(text: &str, alignment: &Alignment) {
    let (mut spliced, mut at) = (String::new(), 0);
    for change in &alignment.changes {
        assert!(at <= change.source.start, "{change:?} overlaps in {text:?}");
        assert_span(text, change.source, "source");
        assert_span(&alignment.text, change.target, "target");
        spliced.push_str(&text[at..change.source.start]);
        assert_eq!(spliced.len(), change.target.start, "{change:?} in {text:?}");
        spliced.push_str(change.target.of(&alignment.text));
        assert_eq!(spliced.len(), change.target.end, "{change:?} in {text:?}");
        if change.by == Rule::Kept {
            assert_eq!(change.source.of(text), change.target.of(&alignment.text), "{change:?} in {text:?}");
        }
        at = change.source.end;
    }
    spliced.push_str(&text[at..]);
    assert_eq!(spliced, alignment.text, "the changes of {text:?}");
}

/// That JSON parses, and that its spans, in UTF-16 units, slice back.
pub fn assert_json(json: &str, source: &str, target: &str) {
    let value: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    let units = [source, target].map(|text| text.encode_utf16().collect::<Vec<u16>>());
    let mut pending = vec![(&value, 0)];
    while let Some((value, text)) = pending.pop() {
        match value {
            serde_json::Value::Array(items) => pending.extend(items.iter().map(|item| (item, text))),
            serde_json::Value::Object(fields) => {
                let number = |key: &str| fields.get(key).and_then(serde_json::Value::as_u64).map(|at| at as usize);
                if let (Some(start), Some(end), Some(quoted)) = (number("start"), number("end"), fields.get("text")) {
                    let stretch = units[text].get(start..end).map(String::from_utf16_lossy);
                    assert_eq!(stretch.as_deref(), quoted.as_str(), "{start}..{end} of {source:?}");
                }
                pending.extend(fields.iter().map(|(key, field)| (field, usize::from(key == "target"))));
            }
            _ => {}
        }
    }
}
