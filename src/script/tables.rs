//! The baked conversion tables, unpacked when the first converter is made.

use super::glance::Glance;
use super::names::Names;
use super::rules::RuleSet;
use super::slots::Slots;
use super::topics::Topics;
use super::words::Words;
use std::sync::OnceLock;

static BAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/conversion.bin"));
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/conversion.txt"));

/// The units of the first plane, which all but a few characters of a text are in.
pub(crate) const PLANE: usize = 0x1_0000;

/// What converters share.
pub(crate) struct Tables {
    /// Character numbers, by UTF-16 unit; 0 is none.
    numbers: Box<[u16; PLANE]>,
    /// The numbers of the characters beyond the first plane.
    beyond: (Vec<u16>, Slots),
    /// By number: the character; its Traditional and its Simplified form by default.
    chars: Vec<char>,
    hant: Vec<char>,
    hans: Vec<char>,
    /// Characters with more than one counterpart, by number.
    choices: Choices,
    choices_rev: Choices,
    /// By number: see [`SURNAME`] and [`RISKY`].
    marks: Vec<u8>,
    pub(crate) words: Words,
    sets: [Lazy; SETS],
    pub(crate) names: Names,
    pub(crate) topics: Topics,
    pub(crate) glance: Glance,
}

/// The counterparts of characters that have more than one.
#[derive(Default)]
struct Choices {
    all: Vec<char>,
    /// By character number: where in `starts` its counterparts begin; 0 is none.
    places: Vec<u16>,
    starts: Vec<u16>,
}

impl Choices {
    fn of(&self, number: u16) -> &[char] {
        let place = usize::from(self.places.get(usize::from(number)).copied().unwrap_or(0));
        let bound = |place: usize| self.starts.get(place).map_or(0, |&start| usize::from(start));
        if place == 0 { &[] } else { self.all.get(bound(place)..bound(place + 1)).unwrap_or(&[]) }
    }

    fn has(&self, number: u16) -> bool {
        self.places.get(usize::from(number)).is_some_and(|&place| place != 0)
    }

    /// The counterparts of the next character, where there are several.
    fn push(&mut self, number: u16, candidates: impl Iterator<Item = char>) {
        let end = |all: &[char]| u16::try_from(all.len()).unwrap_or(u16::MAX);
        if self.starts.is_empty() {
            self.starts.extend([0, 0]);
        }
        let before = self.all.len();
        self.all.extend(candidates);
        if self.all.len() - before < 2 {
            self.all.truncate(before);
        } else if let Some(place) = self.places.get_mut(usize::from(number)) {
            *place = u16::try_from(self.starts.len() - 1).unwrap_or(0);
            self.starts.push(end(&self.all));
        }
    }
}

/// A surname that is also another word.
const SURNAME: u8 = 1;
/// A character whose first counterpart is often not the one that is meant.
const RISKY: u8 = 2;

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

impl Set {
    const ALL: [Self; SETS] = [
        Self::PhrasesRev,
        Self::VariantsTw,
        Self::VariantsTwPhrases,
        Self::VariantsTwPhrasesRev,
        Self::VariantsHk,
        Self::VariantsHkPhrases,
        Self::VariantsHkPhrasesRev,
        Self::WordingTw,
        Self::WordingTwRev,
        Self::WordingHk,
        Self::WordingHkRev,
        Self::WordingSg,
        Self::WordingMy,
        Self::WordingMo,
        Self::Technical,
        Self::VariantsTwRev,
        Self::VariantsHkRev,
    ];

    /// Whether its words are written in Simplified characters too: 软体.
    fn is_folded(self) -> bool {
        matches!(self, Self::WordingTwRev | Self::WordingHkRev)
    }

    fn inverse_of(self) -> Option<Self> {
        match self {
            Self::VariantsTwRev => Some(Self::VariantsTw),
            Self::VariantsHkRev => Some(Self::VariantsHk),
            _ => None,
        }
    }
}

/// How many lists there are, and how many of them are baked.
const SETS: usize = 17;
const BAKED_SETS: usize = 15;

/// Above the UTF-16 unit.
const SET_BITS: u32 = 16;

/// A small list, which is read when somebody asks for it.
#[derive(Default)]
struct Lazy {
    text: &'static str,
    rules: OnceLock<RuleSet>,
}

impl Tables {
    /// Unpacked once for all.
    pub(crate) fn get() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(Self::unpack)
    }

    /// The number of a character; 0 for one that no table knows.
    #[inline]
    pub(crate) fn number(&self, c: char) -> u16 {
        match u16::try_from(u32::from(c)) {
            Ok(unit) => self.number_of_unit(unit),
            Err(_) => {
                let (numbers, places) = &self.beyond;
                let number = |at: usize| numbers.get(at).copied().unwrap_or(0);
                places.find(c as u32, |at| self.char(number(at)) == c).map_or(0, number)
            }
        }
    }

    /// The same of a unit of UTF-16; 0 for half of a character.
    #[inline]
    pub(crate) fn number_of_unit(&self, unit: u16) -> u16 {
        self.numbers[usize::from(unit)]
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
        self.choices.of(self.number(c))
    }

    /// The Simplified counterparts of a character, best first, where it has more than one; else none.
    pub(crate) fn choices_rev(&self, c: char) -> &[char] {
        self.choices_rev.of(self.number(c))
    }

    #[inline]
    pub(crate) fn is_ambiguous(&self, c: char) -> bool {
        self.choices.has(self.number(c))
    }

    /// Whether the character of a number is a surname that is also another word.
    #[inline]
    pub(crate) fn is_surname(&self, number: u16) -> bool {
        self.is_marked(number, SURNAME)
    }

    /// Whether a character that no word decides is a guess.
    pub(crate) fn is_risky(&self, c: char) -> bool {
        self.is_marked(self.number(c), RISKY)
    }

    #[inline]
    fn is_marked(&self, number: u16, mark: u8) -> bool {
        self.marks.get(usize::from(number)).is_some_and(|marks| marks & mark != 0)
    }

    /// What a character becomes towards Traditional and towards Simplified by default, by its number.
    pub(crate) fn pair_of(&self, number: u16) -> (char, char) {
        let of = |chars: &[char]| chars.get(usize::from(number)).copied().unwrap_or('\0');
        (of(&self.hant), of(&self.hans))
    }

    /// The character of a number.
    pub(crate) fn char(&self, number: u16) -> char {
        self.chars.get(usize::from(number)).copied().unwrap_or('\0')
    }

    /// All characters with their numbers.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (char, u16)> {
        self.chars.iter().copied().zip(0..).skip(1)
    }

    /// The keys of all rules of all the small lists.
    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        Set::ALL.into_iter().flat_map(|set| self.set(set).keys())
    }

    /// Calls back with a bit and the first two characters of every rule of the small lists; a character alone has no second.
    pub(crate) fn heads(&self, mut found: impl FnMut(u32, char, Option<char>)) {
        let bits = (SET_BITS..u32::BITS).cycle().map(|bit| 1 << bit);
        for (set, bit) in Set::ALL.into_iter().zip(bits).filter(|(set, _)| *set != Set::Technical) {
            let own = self.sets.get(set as usize).map_or("", |set| set.text);
            for line in own.split_terminator('\n') {
                let mut key = line.chars().take_while(|&c| c != '\t');
                let (Some(first), second) = (key.next(), key.next()) else { continue };
                found(bit, first, second);
                if set.is_folded() {
                    found(bit, self.hans(first), second.map(|c| self.hans(c)));
                }
            }
            // Of these all keys are a character.
            if let Some(forward) = set.inverse_of() {
                self.set(forward).values().filter_map(|value| value.chars().next()).for_each(|c| found(bit, c, None));
            }
        }
    }

    /// A small list.
    pub(crate) fn set(&self, set: Set) -> &RuleSet {
        let Lazy { text, rules } = &self.sets[set as usize];
        rules.get_or_init(|| {
            let mut rules = match set.inverse_of() {
                Some(forward) => self.set(forward).inverted(),
                None => RuleSet::read((*text).into()),
            };
            if set.is_folded() {
                rules = rules.mapped(|c| self.hans(c));
            }
            // Two lists that share a bit are looked up once too often, and no more.
            rules.bit = 1 << (SET_BITS + set as u32 % (u32::BITS - SET_BITS));
            rules
        })
    }

    fn unpack() -> Self {
        let mut streams = Streams::new(BAKED, TEXTS);
        let mut tables = Self {
            numbers: plane(),
            beyond: (Vec::new(), Slots::default()),
            chars: vec!['\0'],
            hant: Vec::new(),
            hans: Vec::new(),
            choices: Choices::default(),
            choices_rev: Choices::default(),
            marks: Vec::new(),
            words: Words::default(),
            sets: std::array::from_fn(|_| Lazy::default()),
            names: Names::default(),
            topics: Topics::default(),
            glance: Glance::default(),
        };
        tables.unpack_alphabet(&mut streams);
        tables.words = Words::unpack(&mut streams);
        tables.unpack_pairs(&mut streams);
        for set in tables.sets.iter_mut().take(BAKED_SETS) {
            set.text = streams.text();
        }
        tables.names = Names::unpack(streams.text());
        tables.topics = Topics::unpack(streams.text());
        tables.unpack_marks(streams.text());
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
            match self.numbers.get_mut(c as usize) {
                Some(slot) => *slot = number,
                None => self.beyond.0.push(number),
            }
        }
        let codes = self.beyond.0.iter().map(|&number| self.char(number) as u32);
        self.beyond.1 = Slots::new(self.beyond.0.len(), codes);
        self.hant = self.chars.clone();
        self.hans = self.chars.clone();
        self.choices.places = vec![0; self.chars.len()];
        self.choices_rev.places = vec![0; self.chars.len()];
        self.marks = vec![0; self.chars.len()];
    }

    fn unpack_pairs(&mut self, streams: &mut Streams) {
        let mut keys = streams.next().iter();
        let (counts, mut high, mut low) = (streams.next(), streams.next().iter(), streams.next().iter());
        let mut code = 0;
        for &count in counts {
            code += varint(&mut keys).unwrap_or(0);
            let mut candidates = [char::default(); MOST_CANDIDATES];
            let mut next = || Some(scalar(u32::from(*high.next()?) << 8 | u32::from(*low.next()?)));
            for candidate in candidates.iter_mut().take(usize::from(count)) {
                *candidate = next().unwrap_or_default();
            }
            self.pair(scalar(code), candidates.iter().copied().take(usize::from(count)));
        }
        for line in streams.text().lines() {
            let mut chars = line.chars();
            if let Some(from) = chars.next() {
                self.pair(from, chars);
            }
        }
        for line in streams.text().lines() {
            let mut chars = line.chars();
            let Some(from) = chars.next() else { continue };
            let number = self.number(from);
            if let (Some(to), Some(slot)) = (chars.clone().next(), self.hans.get_mut(usize::from(number))) {
                *slot = to;
            }
            self.choices_rev.push(number, chars);
        }
    }

    /// A Simplified character with its Traditional counterparts, best first. Of several Simplified characters for a Traditional
    /// one the first counts.
    fn pair(&mut self, from: char, candidates: impl Iterator<Item = char> + Clone) {
        let number = self.number(from);
        if let (Some(slot), Some(first)) = (self.hant.get_mut(usize::from(number)), candidates.clone().next()) {
            *slot = first;
        }
        for to in candidates.clone().filter(|&to| to != from) {
            let number = usize::from(self.number(to));
            if let Some(slot) = self.hans.get_mut(number)
                && *slot == to
            {
                *slot = from;
            }
        }
        self.choices.push(number, candidates);
    }

    fn unpack_marks(&mut self, risky: &str) {
        let mut mark = |number: u16, mark: u8| {
            if let Some(marks) = self.marks.get_mut(usize::from(number)) {
                *marks |= mark;
            }
        };
        for c in risky.chars() {
            mark(self.numbers.get(c as usize).copied().unwrap_or(0), RISKY);
        }
        for &c in self.names.surnames() {
            let number = self.numbers.get(c as usize).copied().unwrap_or(0);
            if self.choices.has(number) {
                mark(number, SURNAME);
            }
        }
    }
}

/// No Simplified character has more Traditional counterparts.
const MOST_CANDIDATES: usize = 8;

/// One value for each unit of UTF-16.
pub(crate) fn plane<T: Copy + Default>() -> Box<[T; PLANE]> {
    vec![T::default(); PLANE].into_boxed_slice().try_into().unwrap_or_else(|_| Box::new([T::default(); PLANE]))
}

/// The streams of the baked files, one after the other.
pub(crate) struct Streams {
    lengths: &'static [u8],
    rest: &'static [u8],
    texts: std::str::Split<'static, char>,
}

/// Ends a text.
const END: char = '\u{C}';

impl Streams {
    fn new(baked: &'static [u8], texts: &'static str) -> Self {
        let (count, rest) = baked.split_first().unwrap_or((&0, &[]));
        let (lengths, rest) = rest.split_at_checked(usize::from(*count) * 4).unwrap_or((&[], &[]));
        Self { lengths, rest, texts: texts.split(END) }
    }

    pub(crate) fn next(&mut self) -> &'static [u8] {
        let Some((length, lengths)) = self.lengths.split_first_chunk::<4>() else { return &[] };
        self.lengths = lengths;
        let (stream, rest) = self.rest.split_at_checked(u32::from_le_bytes(*length) as usize).unwrap_or((&[], &[]));
        self.rest = rest;
        stream
    }

    /// A stream of characters. These come in a file of their own, which needs no check.
    pub(crate) fn text(&mut self) -> &'static str {
        self.texts.next().unwrap_or("")
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
