//! Every public function on one input, and what has to be true of what it gives.

use crate::input::Input;
use crate::support::sound::{assert_alignment, assert_analysis, assert_json, assert_quantities};
use zh_measures::json::{self, SpanText};
use zh_measures::{Code, Converter, Error, Script, align, analyze, convert, detect, quantities};

/// Panics where something is wrong. `thorough` also reads the JSON back and does it all again.
pub fn check(input: &Input, thorough: bool) {
    read(input, thorough);
    rewrite(input, thorough);
}

fn read(input: &Input, thorough: bool) {
    let Input { text, reading, .. } = input;
    let detection = detect(text);
    assert!((0.0..=1.0).contains(&detection.confidence), "{detection:?} of {text:?}");
    assert_eq!(detection.script == Script::None, detection.confidence == 0.0, "{detection:?} of {text:?}");
    let (found, analysis) = (quantities(text, reading), analyze(text, reading));
    let (found, analysis) = match (found, analysis) {
        (Ok(found), Ok(analysis)) => (found, analysis),
        (found, analysis) => {
            let errors = [found.err(), analysis.err()].map(|error| error.as_ref().map(Error::code));
            assert_eq!(errors, [Some(Code::BadDate); 2], "{input:?}");
            assert!(reading.published.is_some(), "{input:?}");
            return;
        }
    };
    assert_quantities(text, &found);
    assert!(found.iter().all(|quantity| quantity.measure.is_none()), "{input:?}");
    assert_analysis(text, &analysis);
    assert_eq!(analysis.detection, detection, "{input:?}");
    if thorough {
        let spans = SpanText::Included;
        assert_json(&json::analysis(&analysis, text, spans), text, "");
        assert_json(&json::quantities(&found, text, spans), text, "");
        assert_json(&json::analysis(&analysis, text, SpanText::Left), text, "");
        assert_json(&json::detection(&detection), "", "");
        assert_eq!(quantities(text, reading).as_ref(), Ok(&found), "a second reading");
        assert_eq!(analyze(text, reading).as_ref(), Ok(&analysis), "a second reading");
    }
}

fn rewrite(input: &Input, thorough: bool) {
    let Input { text, to, conversion, .. } = input;
    let converter = match Converter::new(*to, conversion.clone()) {
        Ok(converter) => converter,
        Err(error) => {
            assert_eq!(error.code(), Code::BadRule, "{input:?}");
            let mut words = conversion.rules.iter().map(|(from, _)| from).chain(&conversion.protect);
            assert!(words.any(String::is_empty), "{error} of {input:?}");
            return;
        }
    };
    let alignment = converter.align(text);
    assert_alignment(text, &alignment);
    assert_eq!(alignment.text, converter.convert(text), "{input:?}");
    if thorough {
        assert_json(&json::alignment(&alignment, text, SpanText::Included), text, &alignment.text);
        assert_eq!(convert(text, *to, conversion).as_ref(), Ok(&alignment.text), "{input:?}");
        assert_eq!(align(text, *to, conversion).as_ref(), Ok(&alignment), "{input:?}");
    }
}
