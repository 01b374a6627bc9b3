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
pub fn bake(name: &str, value_type: &str, rows: &[(String, String)], fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut by_length: Vec<BTreeMap<Vec<u16>, &String>> = Vec::new();
    for (word, value) in rows {
        let key = fold.word(word).chars().map(|c| u16::try_from(c as u32)).collect::<Result<Vec<u16>, _>>();
        let key = key.map_err(|_| format!("{name}: {word} has a character outside the BMP"))?;
        let Some(last) = key.len().checked_sub(1) else { return Err(format!("{name}: an empty word").into()) };
        if by_length.len() <= last {
            by_length.resize_with(last + 1, BTreeMap::new);
        }
        by_length[last].entry(key).or_insert(value);
    }
    let mut heads = [0u32; 8];
    for key in by_length.iter().flat_map(BTreeMap::keys) {
        let head = usize::from(key[0] % 256);
        heads[head / 32] |= 1 << (head % 32);
    }
    let mut code = format!("static {}: Lexicon<{value_type}> = Lexicon::new({heads:?}, &[", name.to_uppercase());
    for (at, words) in by_length.iter().enumerate() {
        code.push_str("&[");
        for column in 0..=at {
            let chars: Vec<u16> = words.keys().map(|word| word[column]).collect();
            write!(code, "&{chars:?},")?;
        }
        code.push_str("],");
    }
    code.push_str("], &[\n");
    for (word, value) in by_length.iter().flatten() {
        writeln!(code, "{value}, // {}", String::from_utf16_lossy(word).escape_debug())?;
    }
    code.push_str("]);\n");
    std::fs::write(tsv::out(&format!("{name}.rs"))?, code)?;
    Ok(())
}
