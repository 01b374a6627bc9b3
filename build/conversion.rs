//! The conversion tables: zhconv's, completed and corrected by `data/conversion/`, in one compact file.
//!
//! `src/script/tables.rs` reads what is written here, stream by stream.

mod tables;
mod words;

use crate::tsv;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use tables::Tables;

/// The file: streams of one kind of byte each, since those compress best, behind a table of their lengths.
#[derive(Default)]
struct Blob {
    streams: Vec<Vec<u8>>,
    /// The streams of characters, which stand in a file of their own.
    texts: String,
}

/// Ends a text.
const END: char = '\u{C}';

impl Blob {
    fn push(&mut self, stream: Vec<u8>) {
        self.streams.push(stream);
    }

    fn push_text(&mut self, text: &str) {
        self.texts.push_str(text);
        self.texts.push(END);
    }

    fn write(self) -> Result<(), Box<dyn Error>> {
        let mut bytes = vec![u8::try_from(self.streams.len())?];
        for stream in &self.streams {
            bytes.extend(u32::try_from(stream.len())?.to_le_bytes());
        }
        for stream in &self.streams {
            bytes.extend(stream);
        }
        std::fs::write(tsv::out("conversion.bin")?, bytes)?;
        std::fs::write(tsv::out("conversion.txt")?, self.texts)?;
        Ok(())
    }
}

pub fn bake() -> Result<(), Box<dyn Error>> {
    let tables = Tables::load()?;
    scripts(&tables)?;
    regions()?;
    let weights = words::Weights::load()?;
    let entries = words::entries(&tables, &weights)?;
    let alphabet = alphabet(&tables, entries.keys().map(Vec::as_slice));
    let mut blob = Blob::default();
    characters_of(&alphabet, &mut blob);
    words::encode(&entries, &alphabet, &weights, &mut blob)?;
    pairs(&tables, &mut blob)?;
    rule_sets(&tables, &mut blob);
    blob.push_text(&words::risky(&tables)?);
    blob.write()
}

/// What detection needs, in every build: two bits for each character from U+3400, in Simplified only and in Traditional only.
fn scripts(tables: &Tables) -> Result<(), Box<dyn Error>> {
    let mut traditional: BTreeSet<char> = tables.characters.values().flatten().copied().collect();
    traditional.extend(tables.variants());
    let mut bits = vec![0u8; (0xA000 - 0x3400) / 4];
    for code in 0x3400..0xA000usize {
        let c = char::from_u32(u32::try_from(code)?).ok_or("a surrogate among ideographs")?;
        let hans = tables.characters.get(&c).is_some_and(|to| !to.contains(&c)) && !traditional.contains(&c);
        let hant = tables.characters_rev.get(&c).is_some_and(|to| !to.contains(&c));
        bits[(code - 0x3400) / 4] |= (u8::from(hans && !hant) | u8::from(hant) << 1) << (code % 4 * 2);
    }
    std::fs::write(tsv::out("script.bin")?, bits)?;
    Ok(())
}

/// The words that show a region in their order, a line each behind the region's letter.
fn regions() -> Result<(), Box<dyn Error>> {
    let mut words = Vec::new();
    for row in tsv::read("conversion/regions.tsv")? {
        let letter = row.field(0)?.to_owned();
        let number = "CTH-".find(&letter);
        words.extend(
            row.field(1)?
                .split(' ')
                .map(|word| (word.encode_utf16().collect::<Vec<u16>>(), number, format!("{letter}{word}\n"))),
        );
    }
    words.sort();
    let lines: String = words.into_iter().map(|(_, _, line)| line).collect();
    std::fs::write(tsv::out("regions.txt")?, lines)?;
    Ok(())
}

/// Numbers of characters, from 1. Those of words come first, in classes of falling frequency, so that the high bytes of the
/// words repeat; within a class by code point, so that the alphabet itself is short.
struct Alphabet {
    words: Vec<char>,
    others: Vec<char>,
    number: BTreeMap<char, u16>,
}

const CLASS: usize = 512;

fn alphabet<'a>(tables: &Tables, words: impl Iterator<Item = &'a [char]>) -> Alphabet {
    let mut frequency: BTreeMap<char, usize> = BTreeMap::new();
    for &c in words.flatten() {
        *frequency.entry(c).or_default() += 1;
    }
    let mut ranked: Vec<char> = frequency.keys().copied().collect();
    ranked.sort_by_key(|c| (std::cmp::Reverse(frequency[c]), *c));
    ranked.chunks_mut(CLASS).for_each(<[char]>::sort_unstable);
    let others: BTreeSet<char> = tables.alphabet().into_iter().filter(|c| !frequency.contains_key(c)).collect();
    let others: Vec<char> = others.into_iter().collect();
    let number = ranked.iter().chain(&others).zip(1u16..).map(|(&c, number)| (c, number)).collect();
    Alphabet { words: ranked, others, number }
}

fn characters_of(alphabet: &Alphabet, blob: &mut Blob) {
    for shift in [16, 8, 0] {
        blob.push(alphabet.words.iter().map(|&c| (c as u32 >> shift) as u8).collect());
    }
    let mut deltas = Vec::new();
    let mut last = 0;
    for &c in &alphabet.others {
        varint(c as u32 - last, &mut deltas);
        last = c as u32;
    }
    blob.push(deltas);
}

/// No Simplified character has more Traditional counterparts, as `src/script/tables.rs` has it.
const MOST_CANDIDATES: usize = 8;

/// Simplified to Traditional in full; back only what inverting it does not give.
fn pairs(tables: &Tables, blob: &mut Blob) -> Result<(), Box<dyn Error>> {
    let (mut keys, mut counts, mut high, mut low, mut rare) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), String::new());
    let mut last = 0;
    let beyond = |from: char, to: &[char]| to.iter().chain([&from]).any(|&c| c > '\u{FFFF}');
    // Those beyond the first plane come behind the others.
    let (later, first): (Vec<_>, Vec<_>) = tables.characters.iter().partition(|(from, to)| beyond(**from, to));
    for &(&from, candidates) in &first {
        varint(from as u32 - last, &mut keys);
        last = from as u32;
        if candidates.len() > MOST_CANDIDATES {
            return Err(format!("{from} has more than {MOST_CANDIDATES} counterparts").into());
        }
        counts.push(u8::try_from(candidates.len())?);
        high.extend(candidates.iter().map(|&c| (c as u32 >> 8) as u8));
        low.extend(candidates.iter().map(|&c| c as u32 as u8));
    }
    let mut derived: BTreeMap<char, char> = BTreeMap::new();
    for (&from, candidates) in first.into_iter().chain(later.iter().copied()) {
        for &to in candidates.iter().filter(|&&to| to != from) {
            derived.entry(to).or_insert(from);
        }
    }
    for (&from, candidates) in later {
        rare.extend(std::iter::once(from).chain(candidates.iter().copied()).chain(['\n']));
    }
    let mut back = String::new();
    for (&from, candidates) in &tables.characters_rev {
        if derived.get(&from).copied() != candidates.first().copied() || candidates.len() > 1 {
            back.extend(std::iter::once(from).chain(candidates.iter().copied()).chain(['\n']));
        }
    }
    for &from in derived.keys().filter(|from| !tables.characters_rev.contains_key(from)) {
        back.extend([from, from, '\n']);
    }
    for stream in [keys, counts, high, low] {
        blob.push(stream);
    }
    blob.push_text(&rare);
    blob.push_text(&back);
    Ok(())
}

/// The small phrase lists, each in the order that its rules are looked up in.
fn rule_sets(tables: &Tables, blob: &mut Blob) {
    for set in tables.sets.iter().chain([&tables.names, &tables.topics]) {
        let mut rules: Vec<(&String, &Vec<String>)> = set.iter().collect();
        rules.sort_by_key(|(key, _)| {
            let mut chars = key.chars();
            (chars.next(), chars.next(), std::cmp::Reverse(key.chars().count()))
        });
        let lines = rules.iter().map(|(key, values)| format!("{key}\t{}\n", values.join(" ")));
        blob.push_text(&lines.collect::<String>());
    }
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn varint(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
