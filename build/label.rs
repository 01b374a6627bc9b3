//! Bakes enumerators and slogans.

use crate::fold::Fold;
use crate::{lexicon, tsv};
use std::error::Error;

/// `data/enumerators.tsv`: fixed words, and what stands before or behind the numeral in the others.
fn enumerators(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let (mut words, mut before, mut behind, mut chapters) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut bullets = String::new();
    for row in tsv::read("enumerators.tsv")? {
        let form = row.field(0)?;
        if row.field(1)? == "bullet" {
            bullets.push_str(form);
            continue;
        }
        let family = family(row.field(1)?).ok_or_else(|| format!("{}: unknown family", row.place))?;
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
    std::fs::write(tsv::out("bullets.rs")?, format!("const BULLETS: &str = {bullets:?};\n"))?;
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

/// `data/slogans.tsv`: the declared count, what may not follow, and the members in Traditional (with those in Simplified where folding does not give them).
fn slogans(fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut known = Vec::new();
    for row in tsv::read("slogans.tsv")? {
        let count: u32 = row.field(1)?.parse().map_err(|e| format!("{}: count: {e}", row.place))?;
        let bare = match row.field(2)? {
            "bare" => true,
            "quoted" => false,
            other => return Err(format!("{}: {other} is neither bare nor quoted", row.place).into()),
        };
        let (hans, hant) = (row.field(4)?, row.field(5)?);
        row.field(6)?;
        if hans.split('|').count() != hant.split('|').count() {
            return Err(format!("{}: the members differ in number", row.place).into());
        }
        let folded: String = hant.chars().map(|c| if is_wide(c) { c } else { fold.read(c) }).collect();
        let hans = if folded == hans { "" } else { hans };
        let bare = if bare { "b" } else { "" };
        let value =
            format!("{:?}", format!("{count}\t{bare}\t{}\t{hant}\t{hans}", fold.word(row.optional(3))).trim_end());
        known.push((row.field(0)?.to_owned(), value));
    }
    lexicon::bake("known_slogans", "&str", &known, fold)?;
    roles("slogan-words.tsv", &["deed", "ban", "measured", "counting", "joint", "word"], "slogan", fold)
}

/// A file of words with their role: one lexicon for each role, `{prefix}_{role}`.
pub fn roles(file: &str, names: &[&str], prefix: &str, fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut roles: Vec<Vec<(String, String)>> = vec![Vec::new(); names.len()];
    for row in tsv::read(file)? {
        let role = names.iter().position(|role| row.field(1) == Ok(role));
        let role = role.ok_or_else(|| format!("{}: unknown role", row.place))?;
        roles[role].extend(row.field(0)?.split(' ').map(|word| (word.to_owned(), "()".to_owned())));
    }
    for (name, words) in names.iter().zip(&roles) {
        lexicon::bake(&format!("{prefix}_{name}"), "()", words, fold)?;
    }
    Ok(())
}

/// Full-width punctuation stays as it is printed.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
}

pub fn bake(fold: &Fold) -> Result<(), Box<dyn Error>> {
    enumerators(fold)?;
    slogans(fold)
}
