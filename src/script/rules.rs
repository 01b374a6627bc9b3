//! Small phrase lists: the regional stages, the way back to Simplified, the caller's own rules.

use super::units::Unit;
use crate::text::step;
use std::collections::HashSet;
use std::sync::OnceLock;

/// Phrases and what they become, best first.
#[derive(Default)]
pub(crate) struct RuleSet {
    /// By the first two characters: where their rules stand in `rules`. A key of one character has no second.
    heads: Vec<((char, Option<char>), usize, usize)>,
    /// A bit for each character of the first plane that begins a rule: most characters begin none.
    filter: Vec<u64>,
    /// Sorted by the first two characters, then the longest first.
    rules: Vec<(Vec<char>, Vec<String>)>,
    /// All that the rules give, where anybody asks.
    values: OnceLock<HashSet<String>>,
    /// What [`Glance::lists`](super::glance::Glance::lists) has of characters that begin a rule.
    pub(crate) bit: u32,
}

impl RuleSet {
    pub(crate) fn new(mut rules: Vec<(Vec<char>, Vec<String>)>) -> Self {
        rules.retain(|(key, _)| !key.is_empty());
        // The sort is stable: of two rules with the same key the first one counts.
        rules.sort_by(|(a, _), (b, _)| pair(a).cmp(&pair(b)).then(b.len().cmp(&a.len())));
        let mut heads: Vec<((char, Option<char>), usize, usize)> = Vec::new();
        for (at, (key, _)) in rules.iter().enumerate() {
            match heads.last_mut().filter(|last| last.0 == pair(key)) {
                Some(last) => last.2 = at + 1,
                None => heads.push((pair(key), at, at + 1)),
            }
        }
        let mut filter = vec![0u64; 0x400];
        for code in heads.iter().map(|((head, _), ..)| (*head as usize).min(0xFFFF)) {
            if let Some(bits) = filter.get_mut(code / 64) {
                *bits |= 1 << (code % 64);
            }
        }
        Self { heads, filter, rules, values: OnceLock::new(), bit: 0 }
    }

    /// The first two characters of every key.
    pub(crate) fn heads(&self) -> impl Iterator<Item = (char, Option<char>)> {
        self.heads.iter().map(|(pair, ..)| *pair)
    }

    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        self.rules.iter().map(|(key, _)| key.iter().collect())
    }

    /// The length of the longest key.
    pub(crate) fn longest(&self) -> usize {
        self.rules.iter().map(|(key, _)| key.len()).max().unwrap_or(0)
    }

    pub(crate) fn unpack(text: &str) -> Self {
        let rules = text.lines().filter_map(|line| line.split_once('\t'));
        Self::new(rules.map(|(key, to)| (key.chars().collect(), to.split(' ').map(str::to_owned).collect())).collect())
    }

    /// Whether the units of a rule's key are also what a rule of this list gives: a word of the target, in whatever sense.
    pub(crate) fn is_shared(&self, units: &[Unit], len: usize, to: &[String]) -> bool {
        let key: String = units.iter().take(len).filter_map(|unit| unit.char()).collect();
        let all = || self.rules.iter().flat_map(|(_, to)| to.iter().cloned()).collect();
        to.contains(&key) || self.values.get_or_init(all).contains(&key)
    }

    /// The same rules for keys in other characters as well.
    pub(crate) fn mapped(&self, map: impl Fn(char) -> char) -> Self {
        let others = self.rules.iter().filter_map(|(key, to)| {
            let other: Vec<char> = key.iter().map(|&c| map(c)).collect();
            (other != *key).then(|| (other, to.clone()))
        });
        Self::new(self.rules.iter().cloned().chain(others).collect())
    }

    /// Read backwards; of several keys for a value the first one in the order of the characters counts.
    pub(crate) fn inverted(&self) -> Self {
        let mut inverted: Vec<(Vec<char>, Vec<String>)> = Vec::new();
        for (key, values) in &self.rules {
            for value in values {
                let (from, to) = (value.chars().collect::<Vec<_>>(), key.iter().collect::<String>());
                match inverted.iter_mut().find(|(known, _)| *known == from) {
                    Some((_, known)) => known.push(to),
                    None => inverted.push((from, vec![to])),
                }
            }
        }
        Self::new(inverted)
    }

    /// Whether a rule may begin with a character: quick, and sure where it says no.
    #[inline]
    pub(crate) fn begins(&self, head: char) -> bool {
        let code = (head as usize).min(0xFFFF);
        self.filter.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
    }

    /// The rules that `units` begins with, the longest first. `read` gives the character of a unit, or none where no rule may go.
    pub(crate) fn at<'a, U: Copy>(
        &'a self,
        units: &'a [U],
        read: impl Fn(U) -> Option<char> + Copy + 'a,
    ) -> impl Iterator<Item = (usize, &'a [String])> + 'a {
        let head = units.first().and_then(|&unit| read(unit)).filter(|&head| self.begins(head));
        let second = units.get(1).and_then(|&unit| read(unit));
        let with_second = head.zip(second).map_or(&[][..], |(head, second)| self.rules_of((head, Some(second))));
        let alone = head.map_or(&[][..], |head| self.rules_of((head, None)));
        with_second.iter().chain(alone).filter_map(move |(key, to)| {
            step();
            let matches = units.len() >= key.len() && key.iter().zip(units).all(|(&c, &unit)| read(unit) == Some(c));
            matches.then_some((key.len(), to.as_slice()))
        })
    }

    fn rules_of(&self, pair: (char, Option<char>)) -> &[(Vec<char>, Vec<String>)] {
        let found = self.heads.binary_search_by_key(&pair, |known| known.0).ok().and_then(|at| self.heads.get(at));
        found.and_then(|&(_, start, end)| self.rules.get(start..end)).unwrap_or(&[])
    }
}

/// What rules are found by.
fn pair(key: &[char]) -> (char, Option<char>) {
    (key.first().copied().unwrap_or('\0'), key.get(1).copied())
}
