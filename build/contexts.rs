//! Bakes the contexts in which a word means something else: lists of characters and words, each under the name it has in the code.

use crate::fold::Fold;
use crate::{lexicon, tsv};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;

/// The rooms that have a file in `data/contexts/`; each includes `OUT_DIR/{room}_contexts.rs` in its module `contexts`.
const ROOMS: [&str; 9] = ["text", "word", "label", "numeral", "time", "quantity", "item", "article", "measure"];

/// Rooms that ask whether a whole word is in a list look it up once: all their lists of words are one lexicon.
const LOOKED_UP: [&str; 1] = ["item"];

/// Lists that the build script goes by itself.
const OWN: &str = "tables.tsv";

/// The characters of one of its lists.
pub fn characters(name: &str) -> Result<String, Box<dyn Error>> {
    let rows = tsv::read(OWN)?;
    let row =
        rows.iter().find(|row| row.field(0) == Ok(name)).ok_or_else(|| format!("data/{OWN}: {name} is missing"))?;
    row.field(3)?;
    Ok(row.field(2)?.split(' ').collect())
}

pub fn bake(fold: &Fold) -> Result<(), Box<dyn Error>> {
    ROOMS.iter().try_for_each(|room| room_contexts(room, fold))
}

/// Characters become a `&[u16]`, their codes, words a `&[&str]` or a bit, either folded and in their order; the reason becomes the comment.
fn room_contexts(room: &str, fold: &Fold) -> Result<(), Box<dyn Error>> {
    let (mut code, mut names) = (String::new(), BTreeSet::new());
    let (mut lists, mut listed) = (0, BTreeMap::<String, u64>::new());
    for row in tsv::read(&format!("contexts/{room}.tsv"))? {
        let (name, kind, reason) = (row.field(0)?, row.field(1)?, row.field(3)?);
        let constant = |c: char| c.is_ascii_uppercase() || c == '_';
        if !name.chars().all(constant) || !names.insert(name.to_owned()) {
            return Err(format!("{}: {name} is in small letters, or there twice", row.place).into());
        }
        let entries: Vec<String> = row.field(2)?.split(' ').map(|entry| fold.word(entry)).collect();
        let mut known = BTreeSet::new();
        if let Some(entry) = entries.iter().find(|entry| !known.insert(*entry)) {
            return Err(format!("{}: {entry} is there twice as it is read", row.place).into());
        }
        writeln!(code, "/// {reason}")?;
        match kind {
            "characters" => {
                if let Some(word) = entries.iter().find(|entry| entry.chars().count() != 1) {
                    return Err(format!("{}: {word} is not one character", row.place).into());
                }
                let codes: Vec<u16> = entries.concat().encode_utf16().collect();
                writeln!(code, "pub(crate) const {name}: &[u16] = &{codes:?};")?;
            }
            "words" if LOOKED_UP.contains(&room) => {
                let list = 1u64.checked_shl(lists).ok_or_else(|| format!("{}: more than 64 lists", row.place))?;
                writeln!(code, "pub(crate) const {name}: u64 = {list};")?;
                entries.into_iter().for_each(|word| *listed.entry(word).or_insert(0) |= list);
                lists += 1;
            }
            "words" => writeln!(code, "pub(crate) const {name}: &[&str] = &{entries:?};")?,
            _ => return Err(format!("{}: {kind} is neither characters nor words", row.place).into()),
        }
    }
    if !listed.is_empty() {
        let rows: Vec<_> = listed.into_iter().map(|(word, lists)| (word, lists.to_string())).collect();
        lexicon::bake(&format!("{room}_lists"), "u64", &rows, fold)?;
    }
    std::fs::write(tsv::out(&format!("{room}_contexts.rs"))?, code)?;
    Ok(())
}
