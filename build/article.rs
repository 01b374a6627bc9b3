//! The words of page frames: labels, cues, openings, edges of lines, surnames, ends of names.

use crate::fold::Fold;
use crate::{lexicon, tsv};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

/// The files, the lexicons they become, and the Rust type of their values: column 1 names the variant, column 2 lists words.
const FILES: [(&str, &str, &str); 4] = [
    ("labels", "LABELS", "Role"),
    ("cues", "CUES", "Cue"),
    ("openings", "OPENINGS", "Opening"),
    ("sections", "SECTIONS", "Section"),
];

pub fn bake(fold: &Fold) -> Result<(), Box<dyn Error>> {
    for (file, name, value) in FILES {
        let mut rows = Vec::new();
        for row in tsv::read(&format!("article/{file}.tsv"))? {
            let variant = row.field(0)?;
            let (first, rest) = variant.split_at(1);
            let variant = format!("{value}::{}{rest}", first.to_uppercase());
            rows.extend(row.field(1)?.split_whitespace().map(|word| (word.to_owned(), variant.clone())));
        }
        lexicon::bake(&name.to_lowercase(), value, &rows, fold)?;
    }
    edges(fold)?;
    surnames(fold)
}

/// A lexicon for each kind of edge, as a word may stand at several.
fn edges(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut kinds: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in tsv::read("article/edges.tsv")? {
        let words = row.field(1)?.split_whitespace().map(|word| (word.to_owned(), "()".to_owned()));
        kinds.entry(row.field(0)?.to_owned()).or_default().extend(words);
    }
    kinds.iter().try_for_each(|(kind, words)| lexicon::bake(&format!("{kind}_edges"), "()", words, fold))
}

/// Two sorted lists of codes: surnames of one character and of two.
fn surnames(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let (mut one, mut two) = (BTreeSet::new(), BTreeSet::new());
    for row in tsv::read("article/surnames.tsv")? {
        for name in row.field(1)?.split_whitespace() {
            let codes: Vec<u16> = fold.word(name).encode_utf16().collect();
            match codes[..] {
                [code] => one.insert(code),
                [first, second] => two.insert([first, second]),
                _ => return Err(format!("{}: {name} has neither one character nor two", row.place).into()),
            };
        }
    }
    let code = format!("static SURNAMES_OF_ONE: &[u16] = &{one:?};\nstatic SURNAMES_OF_TWO: &[[u16; 2]] = &{two:?};\n");
    std::fs::write(tsv::out("surnames.rs")?, code.replace('{', "[").replace('}', "]"))?;
    Ok(())
}
