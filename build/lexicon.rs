//! Bakes a word list into a static `Lexicon`.

use crate::fold::Fold;
use crate::tsv;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

/// Writes `OUT_DIR/{name}.rs` with `static {NAME}: Lexicon<{value_type}>`.
///
/// Keys are folded here, so that data files may use either script and either width; the values are Rust expressions.
/// Of two rows with the same folded key the first one counts.
#[allow(dead_code, reason = "called by the modules of the single rooms")]
pub fn bake(name: &str, value_type: &str, rows: &[(String, String)], fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut entries = BTreeMap::new();
    for (key, value) in rows {
        entries.entry(fold.word(key)).or_insert(value);
    }
    let words: String = entries.keys().map(String::as_str).collect();
    let mut lengths = Vec::new();
    for key in entries.keys() {
        lengths.push(u8::try_from(key.len()).map_err(|_| format!("{name}: {key} is longer than a lexicon can tell"))?);
    }
    let name_of_static = name.to_uppercase();
    let mut code =
        format!("static {name_of_static}: Lexicon<{value_type}> = Lexicon::new({words:?}, &{lengths:?}, &[\n");
    for value in entries.values() {
        writeln!(code, "{value},")?;
    }
    code.push_str("]);\n");
    std::fs::write(tsv::out(&format!("{name}.rs"))?, code)?;
    Ok(())
}
