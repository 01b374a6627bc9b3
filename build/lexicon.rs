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
    let mut code = format!("static {}: Lexicon<{value_type}> = Lexicon::new(&[\n", name.to_uppercase());
    for (key, value) in entries {
        writeln!(code, "({key:?}, {value}),")?;
    }
    code.push_str("]);\n");
    std::fs::write(tsv::out(&format!("{name}.rs"))?, code)?;
    Ok(())
}
