//! The words that segmentations are weighed with, as a trie in level order.

use super::tables::Tables;
use super::{Alphabet, Blob, varint};
use crate::{contexts, tsv};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

/// What the trie says of a word.
pub struct Entry {
    /// How rare: 0 to 15, in bits beyond the commonest.
    cost: u8,
    kind: Kind,
}

enum Kind {
    /// Converts character by character.
    Plain,
    /// Which candidate every ambiguous character takes, two bits each, the first lowest.
    Choice(u32),
    /// What it becomes, where no choice of candidates says it.
    Text(String),
    /// No phrase of a rule: it is weighed against those.
    Word,
}

pub type Entries = BTreeMap<Vec<char>, Entry>;

/// The choices of this many ambiguous characters fit a word's record.
const MOST_CHOICES: usize = 12;

/// Costs in bits, as `src/script/words.rs` has them: of the commonest word, the steps above it, of an unknown character.
const BASE: u32 = 8;
const RAREST: u8 = 15;
const UNKNOWN: u32 = 24;

/// How rare words are: `data/conversion/weights.tsv`.
pub struct Weights(BTreeMap<String, u8>);

impl Weights {
    pub fn load() -> Result<Self, Box<dyn Error>> {
        let mut weights = BTreeMap::new();
        for row in tsv::read("conversion/weights.tsv")? {
            let rare: u8 = row.field(1)?.parse().map_err(|_| format!("{}: a number from 0 to 15", row.place))?;
            // Of so rare a word nobody knows to the bit how rare it is: fewer steps, a smaller download.
            let rare = match rare {
                13 => 12,
                14.. => RAREST,
                _ => rare,
            };
            weights.insert(row.field(0)?.to_owned(), rare);
        }
        Ok(Self(weights))
    }

    fn single(&self, c: char) -> u32 {
        self.0.get(c.encode_utf8(&mut [0; 4]) as &str).map_or(UNKNOWN, |&rare| BASE + u32::from(rare))
    }
}

/// How rare a word of another region is taken to be at most: on the mainland hardly anybody counted it.
const REGIONAL: u8 = 11;

pub fn entries(tables: &Tables, weights: &Weights) -> Result<Entries, Box<dyn Error>> {
    let mut entries = Entries::new();
    let rare = |word: &str| weights.0.get(word).copied().unwrap_or(RAREST);
    for (phrase, candidates) in &tables.phrases {
        let to = candidates.first().ok_or("a phrase without candidates")?;
        entries.insert(phrase.chars().collect(), Entry { cost: rare(phrase), kind: kind(phrase, to, tables) });
    }
    // What regional wording replaces has to be a word first: the segmentation keeps it from being found across others.
    for key in tables.wording_keys() {
        let phrase = tables.by_character_rev(key);
        entries
            .entry(phrase.chars().collect())
            .or_insert_with(|| Entry { cost: rare(&phrase), kind: kind(&phrase, key, tables) });
    }
    // The lists of Singapore and Malaysia are Simplified: there the characters decide.
    for key in tables.simplified_keys() {
        entries.entry(key.chars().collect()).or_insert_with(|| Entry { cost: rare(key), kind: Kind::Plain });
    }
    for key in tables.regional_words() {
        let word = tables.by_character_rev(key);
        let cost = rare(&word).min(REGIONAL);
        entries.entry(word.chars().collect()).or_insert(Entry { cost, kind: Kind::Word });
    }
    for (phrase, to, cost) in counted(tables, weights)? {
        let kind = kind(&phrase, &to, tables);
        entries.entry(phrase.chars().collect()).or_insert(Entry { cost, kind });
    }
    for (word, &cost) in &weights.0 {
        entries.entry(word.chars().collect()).or_insert(Entry { cost, kind: Kind::Word });
    }
    entries.retain(|word, _| word.len() > 1);
    leave_to_topics(&mut entries, tables)?;
    outweigh_parts(&mut entries, weights);
    leave_out_sums(&mut entries, tables, weights);
    leave_out_rare(&mut entries, tables, weights);
    Ok(entries)
}

/// Leaves out what is but a character of `data/conversion/topics.tsv` with a particle: what it is about decides.
fn leave_to_topics(entries: &mut Entries, tables: &Tables) -> Result<(), Box<dyn Error>> {
    let particles = contexts::characters("PARTICLES")?;
    entries.retain(|word, entry| {
        let bare = word.len() == 2 && particles.contains(word[1]) && is_topic(word[0], tables);
        !(bare && matches!(entry.kind, Kind::Plain | Kind::Word))
    });
    Ok(())
}

/// A phrase, what it becomes, and how rare it is.
type Counted = (String, String, u8);

/// Numerals with the measure words of `data/conversion/counted.tsv`, what they become, and how rare they are: hardly more likely
/// than the numeral before a single character, so that 只是 is still found behind one.
fn counted(tables: &Tables, weights: &Weights) -> Result<Vec<Counted>, Box<dyn Error>> {
    let digits = contexts::characters("DIGITS")?;
    let is_numeral = |word: &&String| word.chars().all(|c| digits.contains(c));
    let numerals = weights.0.keys().filter(is_numeral).cloned().chain(('0'..='9').map(String::from));
    let numerals: Vec<String> = numerals.collect();
    let mut phrases = Vec::new();
    for row in tsv::read("conversion/counted.tsv")? {
        let (classifier, to) = (row.field(0)?, row.field(1)?);
        let single = weights.single(classifier.chars().next().ok_or("a measure word without a character")?);
        for numeral in &numerals {
            let rare = weights.0.get(numeral).map_or(RAREST, |&rare| rare);
            let cost = (u32::from(rare) + single).saturating_sub(1).min(u32::from(RAREST));
            let becomes = tables.by_character(numeral) + to;
            phrases.push((format!("{numeral}{classifier}"), becomes, u8::try_from(cost)?));
        }
    }
    Ok(phrases)
}

/// Bits from which on a phrase is too rare for its neighbours to be weighed against it. One that converts character by character
/// still holds its neighbours together where it is short, and a word that somebody counted.
const RARE: u8 = 14;

/// Leaves out the rare phrases of rules that the other words convert as well. Every phrase still converts as its rule says.
fn leave_out_rare(entries: &mut Entries, tables: &Tables, weights: &Weights) {
    let mut kept = wording(tables);
    // What begins with a surname keeps a name from being seen there.
    let surnames: BTreeSet<char> = tables.names.get("surname").into_iter().flatten().flat_map(|c| c.chars()).collect();
    kept.extend(entries.keys().filter(|word| surnames.contains(&word[0])).cloned());
    let counted = |word: &[char]| weights.0.contains_key(&word.iter().collect::<String>());
    let rare = |word: &Vec<char>, entry: &Entry| match entry.kind {
        Kind::Plain => entry.cost >= RARE && (word.len() > 3 || !counted(word)) && !kept.contains(word),
        Kind::Choice(_) => entry.cost >= RARE && !kept.contains(word),
        Kind::Text(_) | Kind::Word => false,
    };
    let (mut left_out, stay): (Entries, Entries) =
        std::mem::take(entries).into_iter().partition(|(word, entry)| rare(word, entry));
    *entries = stay;
    // Those that their parts do not make up come back, and may be parts of longer ones themselves.
    let mut longest = 2;
    while longest <= left_out.keys().map(Vec::len).max().unwrap_or(0) {
        let differs = |word: &Vec<char>, entry: &Entry| {
            word.len() == longest && reading(word, entries, weights, tables) != converted(word, &entry.kind, tables)
        };
        let back: Vec<Vec<char>> =
            left_out.iter().filter(|(word, entry)| differs(word, entry)).map(|(word, _)| word.clone()).collect();
        for word in back {
            entries.extend(left_out.remove_entry(&word));
        }
        longest += 1;
    }
}

/// What the cheapest segmentation into the entries makes of a phrase; of two equal ones that with the longer word first.
fn reading(phrase: &[char], entries: &Entries, weights: &Weights, tables: &Tables) -> String {
    let own = tables.own.contains(&phrase.iter().collect::<String>());
    let mut best: Vec<(u32, String)> = vec![(0, String::new()); phrase.len() + 1];
    for start in (0..phrase.len()).rev() {
        let single = &phrase[start..=start];
        let mut cheapest = (best[start + 1].0 + weights.single(phrase[start]), start + 1, &Kind::Plain);
        for end in start + 2..=phrase.len() {
            let Some(entry) = entries.get(&phrase[start..end]) else { continue };
            let handicap = u32::from(matches!(entry.kind, Kind::Word));
            let cost = best[end].0 + BASE + u32::from(entry.cost) + handicap;
            if cost <= cheapest.0 {
                cheapest = (cost, end, &entry.kind);
            }
        }
        let (cost, end, kind) = cheapest;
        let word = if end == start + 1 { single } else { &phrase[start..end] };
        // What a topic may decide is not sure to come out so.
        let open = if own && word.len() == 1 && is_topic(word[0], tables) { "?" } else { "" };
        best[start] = (cost, converted(word, kind, tables) + open + &best[end].1);
    }
    best.swap_remove(0).1
}

fn is_topic(c: char, tables: &Tables) -> bool {
    tables.topics.contains_key(&c.to_string())
}

/// What a word becomes.
fn converted(word: &[char], kind: &Kind, tables: &Tables) -> String {
    let mut choice = match kind {
        Kind::Text(text) => return text.clone(),
        Kind::Choice(choice) => *choice,
        Kind::Plain | Kind::Word => 0,
    };
    let candidates = word.iter().map(|c| (c, tables.characters.get(c).map_or(&[][..], Vec::as_slice)));
    let chosen = candidates.map(|(c, candidates)| {
        let chosen = if candidates.len() > 1 { candidates.get(choice as usize & 3) } else { candidates.first() };
        choice >>= if candidates.len() > 1 { 2 } else { 0 };
        *chosen.unwrap_or(c)
    });
    chosen.collect()
}

/// The words that regional wording replaces, in Simplified.
fn wording(tables: &Tables) -> BTreeSet<Vec<char>> {
    let keys = tables.wording_keys().map(|key| tables.by_character_rev(key));
    keys.chain(tables.simplified_keys().cloned()).map(|key| key.chars().collect()).collect()
}

/// Leaves out a phrase of rules that shorter words of the same result make up, where those at its ends keep others out as it
/// would: 一百五十三个人 is 一百五十三 and 个人.
fn leave_out_sums(entries: &mut Entries, tables: &Tables, weights: &Weights) {
    let wording = wording(tables);
    let mut words: Vec<Vec<char>> = entries.keys().filter(|word| word.len() > 2).cloned().collect();
    words.sort_by_key(Vec::len);
    for word in words {
        let plain = entries.get(&word).is_some_and(|entry| matches!(entry.kind, Kind::Plain));
        // Our own words with a character of a topic are there to keep it from that.
        let kept = tables.own.contains(&word.iter().collect::<String>()) && word.iter().any(|&c| is_topic(c, tables));
        if !plain || kept || wording.contains(&word) {
            continue;
        }
        let is_plain =
            |part: &[char]| entries.get(part).is_some_and(|entry| matches!(entry.kind, Kind::Plain | Kind::Word));
        let splits = (1..word.len()).map(|first| word.split_at(first));
        // A word that nobody counted is so rare that one of its ends will do.
        let ends = if weights.0.contains_key(&word.iter().collect::<String>()) {
            splits
                .filter(|(head, _)| word.len() > 3 && head.len() > 1)
                .any(|(head, tail)| is_plain(head) && (is_plain(tail) || tail.len() == 3 && is_plain(&tail[1..])))
        } else {
            splits.into_iter().any(|(head, tail)| {
                is_plain(head) && (tail.len() <= 1 || is_plain(tail)) || is_plain(tail) && head.len() <= 1
            })
        };
        // Nor may a phrase that converts otherwise stand across the parts.
        let across = (0..word.len()).any(|start| {
            (start + 2..=word.len()).any(|end| {
                (end - start) < word.len()
                    && entries
                        .get(&word[start..end])
                        .is_some_and(|entry| matches!(entry.kind, Kind::Choice(_) | Kind::Text(_)))
            })
        });
        if ends && !across {
            entries.remove(&word);
        }
    }
}

/// A phrase that stands alone is read as itself: none costs as much as the parts that it falls into, nor so nearly as much that it
/// would count as doubtful.
fn outweigh_parts(entries: &mut Entries, weights: &Weights) {
    let mut words: Vec<Vec<char>> = entries.keys().cloned().collect();
    words.sort_by_key(Vec::len);
    for word in words {
        let mut best = vec![0; word.len() + 1];
        for end in 1..=word.len() {
            let single = best[end - 1] + weights.single(word[end - 1]);
            let parts = (0..end.saturating_sub(1)).filter(|&start| end - start < word.len());
            let part =
                parts.filter_map(|start| Some(best[start] + BASE + u32::from(entries.get(&word[start..end])?.cost)));
            best[end] = part.fold(single, u32::min);
        }
        if let Some(entry) = entries.get_mut(&word).filter(|entry| !matches!(entry.kind, Kind::Word)) {
            let most = best[word.len()].saturating_sub(2 + BASE);
            entry.cost = entry.cost.min(u8::try_from(most).unwrap_or(RAREST));
        }
    }
}

fn kind(phrase: &str, to: &str, tables: &Tables) -> Kind {
    if to == tables.by_character(phrase) {
        Kind::Plain
    } else {
        choice(phrase, to, tables).map_or_else(|| Kind::Text(to.to_owned()), Kind::Choice)
    }
}

fn choice(phrase: &str, to: &str, tables: &Tables) -> Option<u32> {
    let mut choice = 0;
    let mut count = 0;
    let mut targets = to.chars();
    for c in phrase.chars() {
        let target = targets.next()?;
        match tables.characters.get(&c) {
            Some(candidates) if candidates.len() > 1 => {
                let index = candidates.iter().take(4).position(|&candidate| candidate == target)?;
                choice |= u32::try_from(index).ok()? << (2 * count);
                count += 1;
            }
            Some(candidates) if candidates.first() != Some(&target) => return None,
            None if c != target => return None,
            _ => {}
        }
    }
    (count <= MOST_CHOICES && targets.next().is_none()).then_some(choice)
}

/// Characters that phrases give another than the first candidate often enough for it to be doubtful where no phrase says.
pub fn risky(tables: &Tables) -> Result<String, Box<dyn Error>> {
    let sure = contexts::characters("SURE")?;
    let mut counts: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for (phrase, candidates) in &tables.phrases {
        for (c, to) in phrase.chars().zip(candidates.first().map_or("", String::as_str).chars()) {
            let Some(known) = tables.characters.get(&c).filter(|known| known.len() > 1) else { continue };
            let count = counts.entry(c).or_default();
            count.0 += 1;
            count.1 += usize::from(known.first() != Some(&to));
        }
    }
    let risky = |(c, (all, other)): &(char, (usize, usize))| other * RISK > *all && !sure.contains(*c);
    Ok(counts.into_iter().filter(risky).map(|(c, _)| c).collect())
}

/// One phrase in this many is enough.
const RISK: usize = 9;

#[derive(Default)]
struct Node<'e> {
    children: BTreeMap<u16, Node<'e>>,
    entry: Option<&'e Entry>,
}

/// Level by level: how many children each node has, their numbers as distances, and the record of every node.
pub fn encode(
    entries: &Entries,
    alphabet: &Alphabet,
    weights: &Weights,
    blob: &mut Blob,
) -> Result<(), Box<dyn Error>> {
    let mut root = Node::default();
    for (word, entry) in entries {
        let mut node = &mut root;
        for c in word {
            node = node.children.entry(alphabet.number[c]).or_default();
        }
        node.entry = Some(entry);
    }
    let (mut counts, mut high, mut low, mut records, mut choices) = (vec![], vec![], vec![], vec![], vec![]);
    let mut texts = String::new();
    let mut level = vec![&root];
    while !level.is_empty() {
        let mut next = Vec::new();
        for node in level {
            varint(u32::try_from(node.children.len())?, &mut counts);
            records.push(match node.entry {
                None => 0,
                Some(Entry { cost, kind: Kind::Plain }) => 0x10 | cost,
                Some(Entry { cost, kind: Kind::Choice(choice) }) => {
                    varint(*choice, &mut choices);
                    0x20 | cost
                }
                Some(Entry { cost, kind: Kind::Text(text) }) => {
                    texts.push_str(text);
                    texts.push('\n');
                    0x30 | cost
                }
                Some(Entry { cost, kind: Kind::Word }) => 0x40 | cost,
            });
            let mut last = 0;
            for (&label, child) in &node.children {
                high.push(((label - last) >> 8) as u8);
                low.push((label - last) as u8);
                last = label;
                next.push(child);
            }
        }
        level = next;
    }
    let singles = alphabet.words.iter().map(|&c| u8::try_from(weights.single(c) - BASE)).collect::<Result<_, _>>()?;
    for stream in [singles, counts, high, low, records, choices] {
        blob.push(stream);
    }
    blob.push_text(&texts);
    Ok(())
}
