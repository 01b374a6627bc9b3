//! Bakes `data/words.tsv`: for every length of word its characters in columns, sorted, and the class of each.
//!
//! Columns of 16-bit characters need no pointers and compress better than words side by side.

use crate::fold::Fold;
use crate::tsv;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

/// Writes `OUT_DIR/words.rs`: `static TABLES: [Table; N]`, by length from 1.
pub fn bake(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut by_length: Vec<BTreeMap<Vec<u16>, String>> = Vec::new();
    for row in tsv::read("words.tsv")? {
        let class = row.field(0)?;
        for word in row.field(1)?.split(' ') {
            let folded = fold.word(word);
            let key = folded.chars().map(|c| u16::try_from(c as u32)).collect::<Result<Vec<u16>, _>>();
            let key = key.map_err(|_| format!("{}: {word} has a character outside the BMP", row.place))?;
            if key.is_empty() {
                return Err(format!("{}: two spaces in a row", row.place).into());
            }
            if by_length.len() < key.len() {
                by_length.resize_with(key.len(), BTreeMap::new);
            }
            if let Some(other) = by_length[key.len() - 1].insert(key, class.to_owned()) {
                return Err(format!("{}: {word} is listed as {other} already", row.place).into());
            }
        }
    }
    let mut code = format!("use Class::*;\nstatic TABLES: [Table; {}] = [\n", by_length.len());
    for (at, words) in by_length.iter().enumerate() {
        code.push_str("Table { columns: &[");
        for column in 0..=at {
            let chars: Vec<u16> = words.keys().filter_map(|word| word.get(column).copied()).collect();
            write!(code, "&{chars:?},")?;
        }
        code.push_str("], classes: &[");
        for class in words.values() {
            let (first, rest) = class.split_at(class.chars().next().map_or(0, char::len_utf8));
            write!(code, "{}{rest},", first.to_uppercase())?;
        }
        code.push_str("] },\n");
    }
    code.push_str("];\n");
    std::fs::write(tsv::out("words.rs")?, code)?;
    Ok(())
}
