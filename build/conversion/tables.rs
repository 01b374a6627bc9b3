//! The conversion rules as the data files and zhconv give them.

use crate::tsv;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

pub type Phrases = BTreeMap<String, Vec<String>>;

/// Everything that conversion knows, unencoded.
pub struct Tables {
    /// Simplified character to Traditional ones, best first.
    pub characters: BTreeMap<char, Vec<char>>,
    /// Traditional character to Simplified ones, best first.
    pub characters_rev: BTreeMap<char, Vec<char>>,
    /// Simplified phrase to Traditional ones, best first.
    pub phrases: Phrases,
    /// Which of them are our own.
    pub own: BTreeSet<String>,
    /// The small lists, in the order of `SETS`.
    pub sets: Vec<Phrases>,
    /// What persons are recognised by: kinds and words.
    pub names: Phrases,
    /// Characters, what each becomes in its topic, and what shows that.
    pub topics: Phrases,
}

/// `src/script/tables.rs` names them in this order.
const SETS: [&str; 15] = [
    "phrases-rev",
    "variants-tw",
    "variants-tw-phrases",
    "variants-tw-phrases-rev",
    "variants-hk",
    "variants-hk-phrases",
    "variants-hk-phrases-rev",
    "wording-tw",
    "wording-tw-rev",
    "wording-hk",
    "wording-hk-rev",
    "wording-sg",
    "wording-my",
    "wording-mo",
    "technical",
];

impl Tables {
    pub fn load() -> Result<Self, Box<dyn Error>> {
        let mut characters = BTreeMap::new();
        let mut phrases = Phrases::new();
        for (from, to) in zhconv::tables::expand_table(zhconv::tables::ZH_HANT_TABLE) {
            match (only(&from), only(&to)) {
                (Some(from), Some(to)) => {
                    characters.insert(from, vec![to]);
                }
                _ => {
                    phrases.insert(from, vec![to]);
                }
            }
        }
        let mut characters_rev = BTreeMap::new();
        let mut phrases_rev = Phrases::new();
        for (from, to) in zhconv::tables::expand_table(zhconv::tables::ZH_HANS_TABLE) {
            match (only(&from), only(&to)) {
                (Some(from), Some(to)) => {
                    characters_rev.insert(from, vec![to]);
                }
                _ => {
                    phrases_rev.insert(from, vec![to]);
                }
            }
        }
        replace(&mut characters, "characters")?;
        replace(&mut characters_rev, "characters-rev")?;
        phrases.extend(read("phrases")?);
        let corrections = read("corrections")?;
        let ours = corrections.keys().cloned().collect();
        phrases.extend(corrections);
        phrases_rev.extend(read("phrases-rev")?);
        phrases_rev.extend(read("corrections-rev")?);
        let mut sets = SETS
            .iter()
            .map(|name| if *name == "technical" { technical() } else { read(name) })
            .collect::<Result<Vec<_>, _>>()?;
        for (name, set) in SETS.iter().zip(&mut sets) {
            match *name {
                "phrases-rev" => set.append(&mut phrases_rev),
                "variants-tw-phrases-rev" => set.extend(read("corrections-tw-rev")?),
                "wording-tw" => set.extend(own("wording-tw-own", ">")?),
                "wording-tw-rev" => set.extend(own("wording-tw-own", "<")?),
                "wording-hk" => set.extend(own("wording-hk-own", ">")?),
                "wording-hk-rev" => set.extend(own("wording-hk-own", "<")?),
                _ => {}
            }
        }
        let wording = SETS.iter().zip(&mut sets).filter(|(name, _)| name.starts_with("wording"));
        wording.for_each(|(_, set)| keep_results(set));
        let names = read("names")?;
        let topics = topics()?;
        Ok(Self { characters, characters_rev, phrases, own: ours, sets, names, topics })
    }

    /// Every character that a table knows.
    pub fn alphabet(&self) -> BTreeSet<char> {
        let mut all = BTreeSet::new();
        for (&from, to) in self.characters.iter().chain(&self.characters_rev) {
            all.insert(from);
            all.extend(to);
        }
        for (key, values) in self.sets.iter().flatten().chain(&self.phrases) {
            all.extend(key.chars());
            all.extend(values.iter().flat_map(|value| value.chars()));
        }
        all
    }

    /// The forms of characters that Taiwan and Hong Kong write.
    pub fn variants(&self) -> impl Iterator<Item = char> {
        let variants = SETS.iter().zip(&self.sets).filter(|(name, _)| matches!(**name, "variants-tw" | "variants-hk"));
        variants.flat_map(|(_, set)| set.values().flatten()).flat_map(|value| value.chars())
    }

    /// What the regional wording of Taiwan, Hong Kong and Macau replaces, in general Traditional.
    pub fn wording_keys(&self) -> impl Iterator<Item = &String> {
        self.keys_of(&["wording-tw", "wording-hk", "wording-mo"])
    }

    /// The words of Taiwan and Hong Kong that become those of the mainland, in the characters of their regions.
    pub fn regional_words(&self) -> impl Iterator<Item = &String> {
        self.keys_of(&["wording-tw-rev", "wording-hk-rev"])
    }

    /// What that of Singapore and Malaysia replaces, in Simplified.
    pub fn simplified_keys(&self) -> impl Iterator<Item = &String> {
        self.keys_of(&["wording-sg", "wording-my"])
    }

    fn keys_of(&self, names: &'static [&str]) -> impl Iterator<Item = &String> {
        let sets = SETS.iter().zip(&self.sets).filter(|(name, _)| names.contains(name));
        sets.flat_map(|(_, set)| set.keys())
    }

    /// What a Traditional phrase becomes character by character.
    pub fn by_character_rev(&self, phrase: &str) -> String {
        phrase.chars().map(|c| self.characters_rev.get(&c).and_then(|to| to.first()).copied().unwrap_or(c)).collect()
    }

    /// What a phrase becomes character by character.
    pub fn by_character(&self, phrase: &str) -> String {
        phrase.chars().map(|c| self.characters.get(&c).and_then(|to| to.first()).copied().unwrap_or(c)).collect()
    }
}

/// What a rule gives stays, where another rule's key stands in it: 演算法 is not 演演算法 the next time.
fn keep_results(set: &mut Phrases) {
    let results: BTreeSet<String> = set.values().filter_map(|values| values.first().cloned()).collect();
    for result in results {
        let ends = || result.char_indices().map(|(at, c)| at + c.len_utf8());
        let parts = result.char_indices().flat_map(|(start, _)| ends().map(move |end| start..end));
        let found = parts.filter_map(|part| result.get(part)).any(|part| set.contains_key(part));
        if found && !set.contains_key(&result) {
            set.insert(result.clone(), vec![result]);
        }
    }
}

fn read(name: &str) -> Result<Phrases, Box<dyn Error>> {
    let mut phrases = Phrases::new();
    for row in tsv::read(&format!("conversion/{name}.tsv"))? {
        phrases.insert(row.field(0)?.to_owned(), row.field(1)?.split(' ').map(str::to_owned).collect());
    }
    Ok(phrases)
}

/// Our own wording of a region: to it, or from it.
fn own(name: &str, direction: &str) -> Result<Phrases, Box<dyn Error>> {
    let mut phrases = Phrases::new();
    for row in tsv::read(&format!("conversion/{name}.tsv"))? {
        let (china, region) = (row.field(0)?.to_owned(), row.field(1)?.to_owned());
        match row.field(2)? {
            "=" | ">" | "<" if row.field(3).is_err() => Err(format!("{}: a reason is missing", row.place))?,
            stated if stated != "=" && stated != direction => {}
            _ if direction == ">" => drop(phrases.insert(china, vec![region])),
            _ => drop(phrases.insert(region, vec![china])),
        }
    }
    Ok(phrases)
}

/// The words of `technical.tsv`, each with a mark of its kind: `?` changes among computing words only, `1` and `2` weigh as such.
fn technical() -> Result<Phrases, Box<dyn Error>> {
    let mut words = Phrases::new();
    for row in tsv::read("conversion/technical.tsv")? {
        let mark = match row.field(0)? {
            "wary" => "?",
            "shows" => "2",
            "hints" => "1",
            other => return Err(format!("{}: no kind of word is called {other:?}", row.place).into()),
        };
        for word in row.field(1)?.split(' ') {
            words.entry(word.to_owned()).or_default().push(mark.to_owned());
        }
    }
    Ok(words)
}

fn topics() -> Result<Phrases, Box<dyn Error>> {
    let mut topics = Phrases::new();
    for row in tsv::read("conversion/topics.tsv")? {
        let cues = row.field(2)?.split(' ').map(str::to_owned);
        topics.insert(row.field(0)?.to_owned(), std::iter::once(row.field(1)?.to_owned()).chain(cues).collect());
    }
    Ok(topics)
}

fn replace(characters: &mut BTreeMap<char, Vec<char>>, name: &str) -> Result<(), Box<dyn Error>> {
    for (from, to) in read(name)? {
        let from = only(&from).ok_or_else(|| format!("data/conversion/{name}.tsv: {from} is not one character"))?;
        let to = to.iter().map(|to| only(to)).collect::<Option<Vec<_>>>();
        characters.insert(from, to.ok_or_else(|| format!("data/conversion/{name}.tsv: {from} becomes one character"))?);
    }
    Ok(())
}

fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
