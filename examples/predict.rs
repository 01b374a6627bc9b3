//! Runs the library over annotated data and writes what it returned, one JSON file per set, for scorers.
//!
//! ```sh
//! cargo run --release --example predict -- OUT [--articles DIR] [--sentences FILE.jsonl] [--suite FILE.json] [--convert FILE.json]
//! ```

use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use zh_measures::json::SpanText;
use zh_measures::{ConvertOptions, Converter, ReadingOptions, Variant, analyze, quantities};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((out, rest)) = arguments.split_first() else {
        return Err("say where to write: predict OUT --articles DIR …".into());
    };
    let out = Path::new(out);
    fs::create_dir_all(out)?;
    for pair in rest.chunks(2) {
        let [task, path] = pair else { return Err(format!("{} needs a path", pair[0]).into()) };
        let path = Path::new(path);
        let save = |name: &str, value: &Value| fs::write(out.join(format!("{name}.json")), value.to_string());
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        match task.as_str() {
            "--articles" => {
                for entry in fs::read_dir(path)? {
                    let file = entry?.path();
                    let text = fs::read_to_string(&file)?;
                    let analysis = analyze(&text, &ReadingOptions::default())?;
                    let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                    fs::write(
                        out.join(format!("{name}.json")),
                        zh_measures::json::analysis(&analysis, &text, SpanText::Included),
                    )?;
                }
            }
            "--sentences" => {
                let text = fs::read_to_string(path)?;
                let cases = text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str);
                save(stem, &read(&cases.collect::<Result<Vec<Value>, _>>()?, "text", "published")?)?;
            }
            "--suite" => save(stem, &read(cases(path)?.as_slice(), "input", "reference")?)?,
            "--convert" => save(stem, &convert(cases(path)?.as_slice())?)?,
            _ => return Err(format!("unknown option {task}").into()),
        }
    }
    Ok(())
}

fn cases(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let suite: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    Ok(suite["cases"].as_array().cloned().unwrap_or_default())
}

fn read(cases: &[Value], text_key: &str, date_key: &str) -> Result<Value, Box<dyn Error>> {
    let mut predictions = Map::new();
    for case in cases {
        let text = case[text_key].as_str().unwrap_or_default();
        let options = ReadingOptions { published: case[date_key].as_str().map(str::to_owned), region: None };
        let prediction = match quantities(text, &options) {
            Ok(found) => serde_json::from_str(&zh_measures::json::quantities(&found, text, SpanText::Included))?,
            Err(error) => json!({ "error": error.to_string() }),
        };
        predictions.insert(case["id"].as_str().unwrap_or_default().to_owned(), prediction);
    }
    Ok(Value::Object(predictions))
}

/// What converts the way a configuration of OpenCC does: source, target, and whether wording changes. The Japanese ones have no counterpart.
const CONFIGURATIONS: &[(&str, Variant, Variant, bool)] = &[
    ("s2t", Variant::Hans, Variant::Hant, true),
    ("t2s", Variant::Hant, Variant::Hans, true),
    ("s2tw", Variant::Hans, Variant::Taiwan, false),
    ("s2twp", Variant::China, Variant::Taiwan, true),
    ("s2hk", Variant::Hans, Variant::HongKong, false),
    ("s2hkp", Variant::China, Variant::HongKong, true),
    ("tw2s", Variant::Taiwan, Variant::Hans, true),
    ("tw2sp", Variant::Taiwan, Variant::China, true),
    ("hk2s", Variant::HongKong, Variant::Hans, true),
    ("hk2sp", Variant::HongKong, Variant::China, true),
    ("tw2t", Variant::Taiwan, Variant::Hant, true),
    ("hk2t", Variant::HongKong, Variant::Hant, true),
    ("t2tw", Variant::Hant, Variant::Taiwan, false),
    ("t2hk", Variant::Hant, Variant::HongKong, false),
];

/// Conversions by the names of OpenCC's configurations.
fn convert(cases: &[Value]) -> Result<Value, Box<dyn Error>> {
    let mut converters = HashMap::new();
    for &(name, from, to, wording) in CONFIGURATIONS {
        let options = ConvertOptions { from: Some(from), wording, ..ConvertOptions::default() };
        converters.insert(name, Converter::new(to, options)?);
    }
    let mut predictions = Map::new();
    for case in cases {
        let input = case["input"].as_str().unwrap_or_default();
        let expected = case["expected"].as_object().into_iter().flatten();
        let outputs = expected
            .filter_map(|(name, _)| Some((name.clone(), converters.get(name.as_str())?.convert(input).into())))
            .collect();
        predictions.insert(case["id"].as_str().unwrap_or_default().to_owned(), Value::Object(outputs));
    }
    Ok(Value::Object(predictions))
}
