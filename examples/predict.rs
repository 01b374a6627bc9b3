//! Runs the library over annotated data and writes what it returned, one JSON file per set, for scorers.
//!
//! ```sh
//! cargo run --release --example predict -- OUT [--articles DIR] [--sentences FILE.jsonl] [--suite FILE.json] [--convert FILE.json]
//! ```

use serde_json::{Map, Value, json};
use std::error::Error;
use std::fs;
use std::path::Path;
use zh_measures::json::SpanText;
use zh_measures::{ConvertOptions, ReadingOptions, Variant, analyze, quantities};

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

/// Conversions by OpenCC's configuration names. The Japanese ones have no counterpart.
fn convert(cases: &[Value]) -> Result<Value, Box<dyn Error>> {
    let mut predictions = Map::new();
    for case in cases {
        let input = case["input"].as_str().unwrap_or_default();
        let mut outputs = Map::new();
        for config in case["expected"].as_object().into_iter().flat_map(Map::keys) {
            let Some((to, from, wording)) = configuration(config) else { continue };
            let options = ConvertOptions { from: Some(from), wording, ..Default::default() };
            outputs.insert(config.clone(), zh_measures::convert(input, to, &options)?.into());
        }
        predictions.insert(case["id"].as_str().unwrap_or_default().to_owned(), Value::Object(outputs));
    }
    Ok(Value::Object(predictions))
}

/// What converts as a configuration of OpenCC does: target, source, and whether the wording changes too.
fn configuration(name: &str) -> Option<(Variant, Variant, bool)> {
    use Variant::{China, Hans, Hant, HongKong, Taiwan};
    Some(match name {
        "s2t" => (Hant, Hans, true),
        "t2s" => (Hans, Hant, true),
        "s2tw" => (Taiwan, Hans, false),
        "s2twp" => (Taiwan, China, true),
        "s2hk" => (HongKong, Hans, false),
        "s2hkp" => (HongKong, China, true),
        "tw2s" => (Hans, Taiwan, true),
        "tw2sp" => (China, Taiwan, true),
        "hk2s" => (Hans, HongKong, true),
        "hk2sp" => (China, HongKong, true),
        "tw2t" => (Hant, Taiwan, true),
        "hk2t" => (Hant, HongKong, true),
        "t2tw" => (Taiwan, Hant, false),
        "t2hk" => (HongKong, Hant, false),
        _ => return None,
    })
}
