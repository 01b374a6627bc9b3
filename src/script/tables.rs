//! The baked conversion tables, unpacked when the first converter is made.

use super::glance::Glance;
use super::names::Names;
use super::rules::RuleSet;
use super::words::Words;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

static BAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/conversion.bin"));

/// What all converters share.
pub(crate) struct Tables {
    /// Character numbers, in pages of 256; page 0 is empty.
    index: Vec<u16>,
    pages: Vec<[u16; 256]>,
    /// By number: the character; its Traditional and its Simplified form by default.
    chars: Vec<char>,
    hant: Vec<char>,
    hans: Vec<char>,
    /// Characters with more than one counterpart, by number.
    choices: Vec<Vec<char>>,
    choices_rev: HashMap<u16, Vec<char>>,
    /// By number: where in `choices` its Traditional counterparts stand; 0 is the empty list of those that have but one.
    ambiguous: Vec<u16>,
    /// Characters whose first counterpart is often not the one that is meant.
    risky: HashSet<char>,
    pub(crate) words: Words,
    sets: Vec<RuleSet>,
    pub(crate) names: Names,
    pub(crate) glance: Glance,
}

/// The small phrase lists, as `build/conversion_tables.rs` orders them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    PhrasesRev,
    VariantsTw,
    VariantsTwPhrases,
    VariantsTwPhrasesRev,
    VariantsHk,
    VariantsHkPhrases,
    VariantsHkPhrasesRev,
    WordingTw,
    WordingTwRev,
    WordingHk,
    WordingHkRev,
    WordingSg,
    WordingMy,
    WordingMo,
    /// No rules: words of computing, each with the marks of its kinds.
    Technical,
    /// Inverted from the forward lists.
    VariantsTwRev,
    VariantsHkRev,
}

const SETS: usize = 15;

/// Above the UTF-16 unit.
const SET_BITS: u32 = 16;

impl Tables {
    /// Unpacked once for all.
    pub(crate) fn get() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(|| Self::unpack(BAKED))
    }

    /// The number of a character; 0 for one that no table knows.
    #[inline]
    pub(crate) fn number(&self, c: char) -> u16 {
        let code = c as usize;
        let page = self.index.get(code >> 8).copied().unwrap_or(0);
        self.pages.get(usize::from(page)).map_or(0, |page| page[code & 0xFF])
    }

    /// The Traditional form of a character by default.
    #[inline]
    pub(crate) fn hant(&self, c: char) -> char {
        match self.number(c) {
            0 => c,
            number => self.hant.get(usize::from(number)).copied().unwrap_or(c),
        }
    }

    /// The Simplified form of a character by default.
    #[inline]
    pub(crate) fn hans(&self, c: char) -> char {
        match self.number(c) {
            0 => c,
            number => self.hans.get(usize::from(number)).copied().unwrap_or(c),
        }
    }

    /// The Traditional counterparts of a character, best first, where it has more than one; else none.
    pub(crate) fn choices(&self, c: char) -> &[char] {
        self.choices.get(usize::from(self.ambiguous(c))).map_or(&[], Vec::as_slice)
    }

    /// The Simplified counterparts of a character, best first, where it has more than one; else none.
    pub(crate) fn choices_rev(&self, c: char) -> &[char] {
        self.choices_rev.get(&self.number(c)).map_or(&[], Vec::as_slice)
    }

    #[inline]
    pub(crate) fn is_ambiguous(&self, c: char) -> bool {
        self.ambiguous(c) != 0
    }

    #[inline]
    fn ambiguous(&self, c: char) -> u16 {
        self.ambiguous.get(usize::from(self.number(c))).copied().unwrap_or(0)
    }

    /// Whether a character that no word decides is a guess.
    pub(crate) fn is_risky(&self, c: char) -> bool {
        self.risky.contains(&c)
    }

    /// The character of a number.
    pub(crate) fn char(&self, number: u16) -> char {
        self.chars.get(usize::from(number)).copied().unwrap_or('\0')
    }

    /// All characters with their numbers.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (char, u16)> {
        self.chars.iter().copied().zip(0..).skip(1)
    }

    /// All of the small lists.
    pub(crate) fn sets(&self) -> &[RuleSet] {
        &self.sets
    }

    pub(crate) fn set(&self, set: Set) -> &RuleSet {
        &self.sets[set as usize]
    }

    fn unpack(baked: &[u8]) -> Self {
        let mut streams = Streams::new(baked);
        let mut tables = Self {
            index: vec![0; 0x1100],
            pages: vec![[0; 256]],
            chars: vec!['\0'],
            hant: Vec::new(),
            hans: Vec::new(),
            choices: vec![Vec::new()],
            choices_rev: HashMap::new(),
            ambiguous: Vec::new(),
            risky: HashSet::new(),
            words: Words::default(),
            sets: Vec::new(),
            names: Names::default(),
            glance: Glance::default(),
        };
        tables.unpack_alphabet(&mut streams);
        tables.words = Words::unpack(&mut streams);
        tables.unpack_pairs(&mut streams);
        tables.sets = (0..SETS).map(|_| RuleSet::unpack(streams.text())).collect();
        for set in [Set::WordingTwRev, Set::WordingHkRev] {
            // Such words are written in Simplified characters too: 软体.
            let folded = tables.set(set).mapped(|c| tables.hans(c));
            tables.sets[set as usize] = folded;
        }
        tables.names = Names::unpack(streams.text());
        tables.risky = streams.text().chars().collect();
        for set in [Set::VariantsTw, Set::VariantsHk] {
            let inverted = tables.set(set).inverted();
            tables.sets.push(inverted);
        }
        // Two lists that share a bit are looked up once too often, and no more.
        for (set, bit) in tables.sets.iter_mut().zip((SET_BITS..u32::BITS).cycle()) {
            set.bit = 1 << bit;
        }
        tables.glance = Glance::new(&tables);
        tables
    }

    fn unpack_alphabet(&mut self, streams: &mut Streams) {
        let (plane, high, low) = (streams.next(), streams.next(), streams.next());
        for ((&plane, &high), &low) in plane.iter().zip(high).zip(low) {
            self.chars.push(scalar(u32::from(plane) << 16 | u32::from(high) << 8 | u32::from(low)));
        }
        let mut deltas = streams.next().iter();
        let mut code = 0;
        while let Some(delta) = varint(&mut deltas) {
            code += delta;
            self.chars.push(scalar(code));
        }
        for (&c, number) in self.chars.iter().zip(0u16..).skip(1) {
            let slot = &mut self.index[c as usize >> 8];
            if *slot == 0 {
                *slot = u16::try_from(self.pages.len()).unwrap_or(0);
                self.pages.push([0; 256]);
            }
            if let Some(page) = self.pages.get_mut(usize::from(*slot)) {
                page[c as usize & 0xFF] = number;
            }
        }
        self.hant = self.chars.clone();
        self.hans = self.chars.clone();
        self.ambiguous = vec![0; self.chars.len()];
    }

    fn unpack_pairs(&mut self, streams: &mut Streams) {
        let mut keys = streams.next().iter();
        let (counts, mut high, mut low) = (streams.next(), streams.next().iter(), streams.next().iter());
        let mut lines: Vec<Vec<char>> = Vec::with_capacity(counts.len() + 64);
        let mut code = 0;
        for &count in counts {
            code += varint(&mut keys).unwrap_or(0);
            let candidates = (0..count).filter_map(|_| Some(u32::from(*high.next()?) << 8 | u32::from(*low.next()?)));
            lines.push(std::iter::once(code).chain(candidates).map(scalar).collect());
        }
        lines.extend(streams.text().lines().map(|line| line.chars().collect()));
        // Of several Simplified characters for a Traditional one the first counts, as in the tables that these come from.
        lines.sort_unstable();
        for line in &lines {
            let Some((&from, candidates)) = line.split_first() else { continue };
            let number = self.number(from);
            if let (Some(slot), Some(&first)) = (self.hant.get_mut(usize::from(number)), candidates.first()) {
                *slot = first;
            }
            if candidates.len() > 1
                && let Some(slot) = self.ambiguous.get_mut(usize::from(number))
            {
                *slot = u16::try_from(self.choices.len()).unwrap_or(0);
                self.choices.push(candidates.to_vec());
            }
            for &to in candidates.iter().filter(|&&to| to != from) {
                let number = usize::from(self.number(to));
                if let Some(slot) = self.hans.get_mut(number)
                    && *slot == to
                {
                    *slot = from;
                }
            }
        }
        for line in streams.text().lines() {
            let mut chars = line.chars();
            let (Some(from), Some(to)) = (chars.next(), chars.next()) else { continue };
            let number = self.number(from);
            if let Some(slot) = self.hans.get_mut(usize::from(number)) {
                *slot = to;
            }
            let candidates: Vec<char> = line.chars().skip(1).collect();
            if candidates.len() > 1 {
                self.choices_rev.insert(number, candidates);
            }
        }
    }
}

/// The streams of the baked file, one after the other.
pub(crate) struct Streams<'b> {
    lengths: &'b [u8],
    rest: &'b [u8],
}

impl<'b> Streams<'b> {
    fn new(baked: &'b [u8]) -> Self {
        let (count, rest) = baked.split_first().unwrap_or((&0, &[]));
        let (lengths, rest) = rest.split_at_checked(usize::from(*count) * 4).unwrap_or((&[], &[]));
        Self { lengths, rest }
    }

    pub(crate) fn next(&mut self) -> &'b [u8] {
        let Some((length, lengths)) = self.lengths.split_first_chunk::<4>() else { return &[] };
        self.lengths = lengths;
        let (stream, rest) = self.rest.split_at_checked(u32::from_le_bytes(*length) as usize).unwrap_or((&[], &[]));
        self.rest = rest;
        stream
    }

    pub(crate) fn text(&mut self) -> &'b str {
        std::str::from_utf8(self.next()).unwrap_or("")
    }
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
#[inline]
pub(crate) fn varint(bytes: &mut std::slice::Iter<u8>) -> Option<u32> {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let byte = *bytes.next()?;
        value |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
    }
    Some(value)
}

fn scalar(code: u32) -> char {
    char::from_u32(code).unwrap_or('\u{FFFD}')
}
