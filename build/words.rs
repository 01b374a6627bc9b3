//! Bakes `data/words.tsv`, words and their classes, and `data/verb-characters.tsv`, what verbs in no list are made of.

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
    let characters = verb_characters(fold)?;
    let told = |word: &str| {
        let word: Vec<char> = fold.word(word).chars().collect();
        let open = |c: char| {
            let class = classes.get(&c.to_string()).map(String::as_str);
            matches!(class, None | Some("noun" | "verb" | "change"))
        };
        let sign = |c: char| characters.get(&c).copied().unwrap_or((-1, -1));
        matches!(word[..], [front, behind] if open(front) && open(behind) && sign(front).0 == 1 && sign(behind).1 == 1)
    };
    rows.retain(|(word, class)| class != "Class::Verb" || !told(word));
    lexicon::bake("words", "Class", &rows, fold)
}

/// How much a character in front and one behind speak for a verb: 1, 0 or -1. Verbs that these tell at run time are not stored.
fn verb_characters(fold: &Fold) -> Result<HashMap<char, (i8, i8)>, Box<dyn Error>> {
    let mut signs = HashMap::new();
    for row in tsv::read("verb-characters.tsv")? {
        let sign = |column| match row.field(column)? {
            "+" => Ok(2u8),
            "0" => Ok(1),
            "-" => Ok(0),
            _ => Err::<u8, Box<dyn Error>>(format!("{}: +, 0 or -", row.place).into()),
        };
        let (front, behind) = (sign(0)?, sign(1)?);
        for c in row.field(2)?.chars().map(|c| fold.read(c)) {
            lexicon::mark(c, front << 2 | behind)?;
            signs.insert(c, (i8::try_from(front)? - 1, i8::try_from(behind)? - 1));
        }
    }
    Ok(signs)
}
