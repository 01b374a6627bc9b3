//! Bakes the word lists into one dictionary: a word that several lexicons have is stored once.

use crate::fold::Fold;
use crate::tsv;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

/// A lexicon that [`write`] has still to put into the dictionary.
struct List {
    /// The words, each with the number of its value.
    words: BTreeMap<Vec<u16>, u8>,
    values: usize,
}

/// A word in numbers of the alphabet, with the lexicons that have it and the number of its value in each.
type Word<'l> = (Vec<u16>, &'l [(u8, u8)]);

static LISTS: Mutex<Vec<List>> = Mutex::new(Vec::new());

/// What [`mark`] says of characters.
static MARKS: Mutex<BTreeMap<u16, u8>> = Mutex::new(BTreeMap::new());

/// So many of the commonest characters come first in the alphabet: their numbers need one byte, and the few pages of the others compress.
const COMMON: usize = 500;

/// Numbers below this take one byte; the bytes from it on begin those of two.
const ONE_BYTE: u16 = 240;

/// Writes `OUT_DIR/{name}.rs` with `static {NAME}: Lexicon<{value_type}>`.
///
/// Keys are folded here, so that data files may use either script and either width; the values are Rust expressions.
/// Of two rows with the same folded key the first one counts.
pub fn bake(name: &str, value_type: &str, rows: &[(String, String)], fold: &Fold) -> Result<(), Box<dyn Error>> {
    let mut list = List { words: BTreeMap::new(), values: 0 };
    let mut values: Vec<&str> = Vec::new();
    for (word, value) in rows {
        let key = fold.word(word).chars().map(|c| u16::try_from(c as u32)).collect::<Result<Vec<u16>, _>>();
        let key = key.map_err(|_| format!("{name}: {word} has a character outside the BMP"))?;
        if key.is_empty() {
            return Err(format!("{name}: an empty word").into());
        }
        if let std::collections::btree_map::Entry::Vacant(place) = list.words.entry(key) {
            let number = values.iter().position(|other| other == value).unwrap_or(values.len());
            if number == values.len() {
                values.push(value);
            }
            place.insert(u8::try_from(number).map_err(|_| format!("{name}: more than 256 values"))?);
        }
    }
    list.values = values.len();
    let longest = list.words.keys().map(Vec::len).max().unwrap_or(0);
    let mut lists = LISTS.lock().unwrap_or_else(PoisonError::into_inner);
    let mut code = String::new();
    writeln!(
        code,
        "static {}: Lexicon<{value_type}> = Lexicon::new({}, {longest}, &[",
        name.to_uppercase(),
        lists.len()
    )?;
    for value in values {
        writeln!(code, "{value},")?;
    }
    code.push_str("]);\n");
    lists.push(list);
    std::fs::write(tsv::out(&format!("{name}.rs"))?, code)?;
    Ok(())
}

/// Says something of a character that words have; nothing said is 0.
pub fn mark(c: char, value: u8) -> Result<(), Box<dyn Error>> {
    MARKS.lock().unwrap_or_else(PoisonError::into_inner).insert(u16::try_from(c as u32)?, value);
    Ok(())
}

/// Writes `OUT_DIR/lexicons.bin`, the dictionary of all lexicons baked before; `src/text/dictionary.rs` reads it.
pub fn write() -> Result<(), Box<dyn Error>> {
    let lists = LISTS.lock().unwrap_or_else(PoisonError::into_inner);
    if lists.len() > 64 {
        return Err("more than 64 lexicons: a set of them is to fit into 64 bits".into());
    }
    // Every word, with the lexicons that have it and its value in each.
    let mut words: BTreeMap<&[u16], Vec<(u8, u8)>> = BTreeMap::new();
    for (number, list) in (0u8..).zip(lists.iter()) {
        for (word, &value) in &list.words {
            words.entry(word).or_default().push((number, value));
        }
    }
    if words.len() >= usize::from(u16::MAX) {
        return Err("more than 65,534 words: their numbers are to fit into 16 bits".into());
    }
    let marks = MARKS.lock().unwrap_or_else(PoisonError::into_inner);
    let marked: Vec<[u16; 1]> = marks.keys().map(|&c| [c]).collect();
    let alphabet = alphabet(words.keys().copied().chain(marked.iter().map(|c| &c[..])));
    let signs = alphabet.iter().map(|c| marks.get(c).copied().unwrap_or(0)).collect();
    let ranks: BTreeMap<u16, u16> = alphabet.iter().copied().zip(0..).collect();
    let mut words: Vec<Word> = words
        .iter()
        .map(|(word, entries)| (word.iter().filter_map(|c| ranks.get(c).copied()).collect(), entries.as_slice()))
        .collect();
    words.sort();
    std::fs::write(tsv::out("lexicons.bin")?, encode(&alphabet, &words, &lists, signs)?)?;
    Ok(())
}

/// The characters of the words: the commonest, then the others, either by their code.
fn alphabet<'w>(words: impl Iterator<Item = &'w [u16]>) -> Vec<u16> {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for &c in words.flatten() {
        *counts.entry(c).or_default() += 1;
    }
    let mut alphabet: Vec<u16> = counts.keys().copied().collect();
    alphabet.sort_by_key(|c| std::cmp::Reverse(counts[c]));
    let common = alphabet.len().min(COMMON);
    alphabet[..common].sort_unstable();
    alphabet[common..].sort_unstable();
    alphabet
}

/// The streams of the dictionary, one kind of byte each because those compress best, behind a table of their lengths.
fn encode(alphabet: &[u16], words: &[Word], lists: &[List], marks: Vec<u8>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut sets: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let set = |entries: &[(u8, u8)]| -> Vec<u8> { entries.iter().map(|entry| entry.0).collect() };
    for (_, entries) in words {
        *sets.entry(set(entries)).or_default() += 1;
    }
    let mut by_use: Vec<&Vec<u8>> = sets.keys().collect();
    by_use.sort_by_key(|set| std::cmp::Reverse(sets[*set]));
    let numbers: BTreeMap<&Vec<u8>, usize> = by_use.iter().copied().zip(0..).collect();

    let mut streams: Vec<Vec<u8>> = vec![Vec::new(); 8 + lists.len()];
    streams[7] = marks;
    let mut last = 0u16;
    for &c in alphabet {
        let mut step = c.wrapping_sub(last);
        last = c;
        while step >= 0x80 {
            streams[0].push(step as u8 | 0x80);
            step >>= 7;
        }
        streams[0].push(step as u8);
    }
    for set in by_use {
        streams[1].push(u8::try_from(set.len())?);
        streams[1].extend(set);
    }
    let mut before: &[u16] = &[];
    for (word, entries) in words {
        let shared = word.iter().zip(before).take_while(|(c, other)| c == other).count();
        let own = word.len() - shared;
        if shared.max(own) > 15 {
            return Err("a word of more than 15 characters: a length is to fit into 4 bits".into());
        }
        streams[2].push(u8::try_from(shared << 4 | own)?);
        for (at, &c) in word.iter().enumerate().skip(shared) {
            // Words are sorted: the character that tells a word from the one before it comes behind that one's.
            let floor = before.get(at).filter(|_| at == shared).map(|other| other + 1);
            let stream = &mut streams[if floor.is_some() { 3 } else { 4 }];
            let step = c - floor.unwrap_or(0);
            match step.checked_sub(ONE_BYTE) {
                None => stream.push(step as u8),
                Some(more) => stream.extend([u8::try_from(ONE_BYTE + (more >> 8))?, more as u8]),
            }
        }
        let [low, high] = u16::try_from(numbers[&set(entries)])?.to_le_bytes();
        streams[5].push(low);
        streams[6].push(high);
        for &(list, value) in *entries {
            if lists[usize::from(list)].values > 1 {
                streams[8 + usize::from(list)].push(value);
            }
        }
        before = word;
    }
    let mut bytes = vec![u8::try_from(streams.len())?];
    for stream in &streams {
        bytes.extend(u32::try_from(stream.len())?.to_le_bytes());
    }
    bytes.extend(streams.into_iter().flatten());
    Ok(bytes)
}

/// Writes `OUT_DIR/{name}.rs` with `const {NAME}: &str`: the characters that the words begin with.
pub fn bake_heads(name: &str, rows: &[(String, String)], fold: &Fold) -> Result<(), Box<dyn Error>> {
    let heads: BTreeSet<char> = rows.iter().filter_map(|(word, _)| fold.word(word).chars().next()).collect();
    let heads: String = heads.into_iter().collect();
    std::fs::write(tsv::out(&format!("{name}.rs"))?, format!("const {}: &str = {heads:?};\n", name.to_uppercase()))?;
    Ok(())
}
