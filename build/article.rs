//! The words of page frames: labels, cues, openings, surnames, ends of names.

use crate::fold::Fold;
use crate::{lexicon, tsv};
use std::error::Error;

/// The files, the lexicons they become, and the Rust type of their values: column 1 names the variant, column 2 lists words.
const FILES: [(&str, &str, &str); 5] = [
    ("labels", "LABELS", "Role"),
    ("cues", "CUES", "Cue"),
    ("openings", "OPENINGS", "Opening"),
    ("surnames", "SURNAMES", "Surname"),
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
    Ok(())
}
