//! Bakes `data/words.tsv`: words and their classes.

use crate::fold::Fold;
use crate::{lexicon, tsv};
use std::collections::HashMap;
use std::error::Error;

/// Writes `OUT_DIR/words.rs`: `static WORDS: Lexicon<Class>`.
pub fn bake(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut rows = Vec::new();
    let mut classes = HashMap::new();
    for row in tsv::read("words.tsv")? {
        let class = row.field(0)?;
        let (first, rest) = class.split_at(class.chars().next().map_or(0, char::len_utf8));
        for word in row.field(1)?.split(' ') {
            if let Some(other) = classes.insert(fold.word(word), class.to_owned()) {
                return Err(format!("{}: {word} is listed as {other} already", row.place).into());
            }
            rows.push((word.to_owned(), format!("Class::{}{rest}", first.to_uppercase())));
        }
    }
    lexicon::bake("words", "Class", &rows, fold)
}
