//! Small phrase lists: the regional stages, the way back to Simplified, the caller's own rules.

use super::slots::{Slots, hash_of};
use super::units::Unit;
use crate::text::step;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// Phrases and what they become, best first. They stay in the text that they came in.
#[derive(Default)]
pub(crate) struct RuleSet {
    text: Cow<'static, str>,
    /// Sorted by the first two characters, then the longest first.
    rules: Vec<Phrase>,
    /// By the first two characters: where their rules begin in `rules`.
    heads: Vec<(Pair, usize)>,
    places: Slots,
    /// A bit for the characters of a hash each: most begin no rule.
    filter: Vec<u64>,
    /// The length of the longest key.
    longest: usize,
    /// Whether some key is a character alone.
    has_single: bool,
    /// Whether what a rule gives is one text, whatever is in it.
    own: bool,
    /// All that the rules give, where anybody asks.
    values: OnceLock<(Vec<Range<usize>>, Slots)>,
    /// What [`Glance::lists`](super::glance::Glance::lists) has of characters that begin a rule.
    pub(crate) bit: u32,
}

/// A rule, as places in the text.
#[derive(Clone, Copy)]
struct Phrase {
    key: usize,
    /// In characters.
    len: usize,
    /// Where the key ends; what it becomes stands behind the character there.
    to: usize,
    end: usize,
}

/// The first two characters of a key, the second one 0 where there is but one.
type Pair = (u32, u32);

/// What a rule gives, best first.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    text: &'a str,
    own: bool,
}

impl<'a> Given<'a> {
    pub(crate) fn first(self) -> &'a str {
        self.all().next().unwrap_or("")
    }

    pub(crate) fn all(self) -> impl Iterator<Item = &'a str> {
        let parts = (!self.own).then(|| self.text.split(' '));
        self.own.then_some(self.text).into_iter().chain(parts.into_iter().flatten())
    }
}

impl RuleSet {
    /// The caller's rules. No key is empty.
    pub(crate) fn own<'r>(rules: impl Iterator<Item = (&'r str, &'r str)>) -> Self {
        let (mut text, mut phrases) = (String::new(), Vec::new());
        for (from, to) in rules {
            let key = text.len();
            text.push_str(from);
            text.push('\t');
            text.push_str(to);
            phrases.push(Phrase { key, len: from.chars().count(), to: key + from.len(), end: text.len() });
        }
        Self::new(text.into(), phrases, true)
    }

    /// A rule a line: the key, a tab, what it becomes.
    pub(crate) fn read(text: Cow<'static, str>) -> Self {
        let mut phrases = Vec::with_capacity(text.len() / 20);
        let mut key = 0;
        let (mut len, mut to) = (0, None);
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'\t' => to = to.or(Some(at)),
                b'\n' => {
                    phrases.extend(to.map(|to| Phrase { key, len, to, end: at }));
                    (key, len, to) = (at + 1, 0, None);
                }
                _ => len += usize::from(to.is_none() && byte & 0xC0 != 0x80),
            }
        }
        Self::new(text, phrases, false)
    }

    fn new(text: Cow<'static, str>, rules: Vec<Phrase>, own: bool) -> Self {
        let mut keyed: Vec<(u64, Phrase)> = rules.into_iter().map(|rule| (rank(&text, &rule), rule)).collect();
        // The sort is stable: of two rules with the same key the first one counts.
        keyed.sort_by_key(|(rank, _)| *rank);
        let mut set = Self { own, filter: vec![0; FILTER / 64], ..Self::default() };
        let mut last = None;
        for (at, (rank, rule)) in keyed.iter().enumerate() {
            if last.replace(rank >> LENGTH_BITS) == Some(rank >> LENGTH_BITS) {
                continue;
            }
            let pair = pair(&text, rule);
            set.heads.push((pair, at));
            set.has_single |= pair.1 == 0;
            if let Some(bits) = set.filter.get_mut(pair.0 as usize % FILTER / 64) {
                *bits |= 1 << (pair.0 % 64);
            }
        }
        set.places = Slots::new(set.heads.len(), set.heads.iter().map(|(pair, _)| hash(*pair)));
        set.longest = keyed.iter().map(|(_, rule)| rule.len).max().unwrap_or(0);
        set.rules = keyed.into_iter().map(|(_, rule)| rule).collect();
        set.text = text;
        set
    }

    /// All that the rules give.
    pub(crate) fn values(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().flat_map(|rule| self.given(rule).all())
    }

    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        self.rules.iter().map(|rule| self.key(rule).to_owned())
    }

    /// The length of the longest key.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    fn key(&self, rule: &Phrase) -> &str {
        self.text.get(rule.key..rule.to).unwrap_or("")
    }

    fn given(&self, rule: &Phrase) -> Given<'_> {
        Given { text: self.text.get(rule.to + 1..rule.end).unwrap_or(""), own: self.own }
    }

    /// Whether the units of a rule's key are also what a rule of this list gives: a word of the target, in whatever sense.
    pub(crate) fn is_shared(&self, units: &[Unit], len: usize, to: Given) -> bool {
        let key: String = units.iter().take(len).filter_map(|unit| unit.char()).collect();
        let (values, slots) = self.values.get_or_init(|| {
            let mut values = Vec::with_capacity(self.rules.len());
            for rule in &self.rules {
                let mut at = rule.to + 1;
                for value in self.given(rule).all() {
                    values.push(at..at + value.len());
                    at += value.len() + 1;
                }
            }
            let slots = Slots::new(values.len(), values.iter().map(|value| hash_of(self.value(value))));
            (values, slots)
        });
        let is_it = |number: usize| values.get(number).is_some_and(|value| self.value(value) == key);
        to.all().any(|value| value == key) || slots.find(hash_of(&key), is_it).is_some()
    }

    fn value(&self, place: &Range<usize>) -> &str {
        self.text.get(place.clone()).unwrap_or("")
    }

    /// The same rules for keys in other characters as well.
    pub(crate) fn mapped(&self, map: impl Fn(char) -> char) -> Self {
        let mut text = String::with_capacity(self.text.len() * 2);
        text.push_str(&self.text);
        for rule in &self.rules {
            let begin = text.len();
            text.extend(self.key(rule).chars().map(&map));
            if text.get(begin..) == Some(self.key(rule)) {
                text.truncate(begin);
                continue;
            }
            text.push_str(self.text.get(rule.to..rule.end).unwrap_or(""));
            text.push('\n');
        }
        Self::read(text.into())
    }

    /// Read backwards; of several keys for a value the first one in the order of the characters counts.
    pub(crate) fn inverted(&self) -> Self {
        let mut inverted: Vec<(&str, Vec<&str>)> = Vec::new();
        for rule in &self.rules {
            for value in self.given(rule).all() {
                match inverted.iter_mut().find(|(known, _)| *known == value) {
                    Some((_, known)) => known.push(self.key(rule)),
                    None => inverted.push((value, vec![self.key(rule)])),
                }
            }
        }
        let lines = inverted.iter().flat_map(|(from, to)| [*from, "\t"].into_iter().chain(spaced(to)).chain(["\n"]));
        Self::read(lines.collect::<String>().into())
    }

    /// Whether a rule may begin with a character: quick, and sure where it says no.
    #[inline]
    pub(crate) fn begins(&self, head: char) -> bool {
        let code = head as usize % FILTER;
        self.filter.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
    }

    /// The rules that `units` begins with, the longest first. `read` gives the character of a unit, or none where no rule may go.
    pub(crate) fn at<'a, U: Copy>(
        &'a self,
        units: &[U],
        read: impl Fn(U) -> Option<char> + Copy,
    ) -> impl Iterator<Item = (usize, Given<'a>)> {
        let head = units.first().and_then(|&unit| read(unit)).filter(|&head| self.begins(head));
        let second = units.get(1).and_then(|&unit| read(unit));
        let with_second =
            head.zip(second).map_or(&[][..], |(head, second)| self.rules_of((head as u32, second as u32)));
        let head = head.filter(|_| self.has_single);
        let alone = head.map_or(&[][..], |head| self.rules_of((head as u32, 0)));
        with_second.iter().chain(alone).filter_map(move |rule| {
            step();
            let mut units = units.iter();
            let fits = self.key(rule).chars().all(|c| units.next().and_then(|&unit| read(unit)) == Some(c));
            fits.then(|| (rule.len, self.given(rule)))
        })
    }

    /// The longest rule for what a line begins with. Every one has one character of the first plane after the other.
    pub(crate) fn longest_at(&self, line: &[u16]) -> Option<(usize, Given<'_>)> {
        let (&first, rest) = line.split_first()?;
        let second = rest.first().map_or(0, |&unit| u32::from(unit));
        for second in [second, 0].into_iter().take(1 + usize::from(self.has_single)) {
            for rule in self.rules_of((u32::from(first), second)) {
                step();
                let mut units = line.iter();
                if self.key(rule).encode_utf16().all(|unit| units.next() == Some(&unit)) {
                    return Some((rule.len, self.given(rule)));
                }
            }
        }
        None
    }

    #[inline]
    fn rules_of(&self, pair: Pair) -> &[Phrase] {
        let is_it = |at: usize| self.heads.get(at).is_some_and(|known| known.0 == pair);
        let Some(at) = self.places.find(hash(pair), is_it) else { return &[] };
        let bound = |at: usize| self.heads.get(at).map_or(self.rules.len(), |known| known.1);
        self.rules.get(bound(at)..bound(at + 1)).unwrap_or(&[])
    }
}

/// Bits of a filter.
const FILTER: usize = 1 << 12;

/// Of a rule's rank: how much its length takes.
const LENGTH_BITS: u32 = 22;
const MOST: usize = (1 << LENGTH_BITS) - 1;

/// The order of the rules: by the first two characters, then the longest first.
fn rank(text: &str, rule: &Phrase) -> u64 {
    let (first, second) = pair(text, rule);
    u64::from(first) << 43 | u64::from(second) << LENGTH_BITS | (MOST - rule.len.min(MOST)) as u64
}

/// What rules are found by.
fn pair(text: &str, rule: &Phrase) -> Pair {
    let mut key = text.get(rule.key..rule.to).unwrap_or("").chars();
    let mut next = || key.next().map_or(0, u32::from);
    (next(), next())
}

#[inline]
fn hash((first, second): Pair) -> u32 {
    first << 16 ^ second
}

/// Texts with spaces between them.
fn spaced<'a>(texts: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    texts.iter().enumerate().flat_map(|(at, text)| [if at > 0 { " " } else { "" }, *text])
}
