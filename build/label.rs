//! Bakes enumerators and slogans.

use crate::fold::Fold;
use crate::{lexicon, tsv};
use std::error::Error;

/// `data/enumerators.tsv`: fixed words, and what stands before or behind the numeral in the others.
fn enumerators(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let (mut words, mut before, mut behind, mut chapters) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in tsv::read("enumerators.tsv")? {
        let (form, family) =
            (row.field(0)?, family(row.field(1)?).ok_or_else(|| format!("{}: unknown family", row.place))?);
        let Some((prefix, suffix)) = form.split_once("{n}") else {
            let order = match row.optional(2) {
                "" => "0".to_owned(),
                "last" => "u32::MAX".to_owned(),
                order => order.parse::<u32>()?.to_string(),
            };
            words.push((form.to_owned(), format!("(Family::{family}, {order})")));
            continue;
        };
        match (prefix, suffix) {
            ("", suffix) => behind.push((suffix.to_owned(), format!("Family::{family}"))),
            (prefix, "") => before.push((prefix.to_owned(), format!("Family::{family}"))),
            (_, suffix) => chapters.push((suffix.to_owned(), "()".to_owned())),
        }
    }
    lexicon::bake("enumerator_words", "(Family, u32)", &words, fold)?;
    lexicon::bake("enumerator_before", "Family", &before, fold)?;
    lexicon::bake("enumerator_behind", "Family", &behind, fold)?;
    lexicon::bake("enumerator_chapters", "()", &chapters, fold)
}

fn family(name: &str) -> Option<&'static str> {
    Some(match name {
        "spoken" => "Spoken",
        "ordinal" => "Ordinal",
        "sequence" => "Sequence",
        "aspect" => "Aspect",
        "addition" => "Addition",
        "chapter" => "Chapter",
        "label" => "Label",
        _ => return None,
    })
}

pub fn bake(fold: &Fold) -> Result<(), Box<dyn Error>> {
    enumerators(fold)
}
