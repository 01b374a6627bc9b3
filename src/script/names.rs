//! Persons, where a surname is also another word: 余先生, 记者于晓明, 姓朴的.

use super::units::Unit;
use std::collections::{HashMap, HashSet};

/// The words of `data/conversion/names.tsv`.
#[derive(Default)]
pub(crate) struct Names {
    surnames: HashSet<char>,
    /// Surnames that do not stay as they are written in Simplified characters.
    forms: HashMap<char, char>,
    wary: HashSet<char>,
    titles: HashSet<Vec<char>>,
    says: HashSet<Vec<char>>,
    before: HashSet<char>,
    /// No part of a given name.
    never: HashSet<char>,
}

/// Titles and verbs are no longer than this.
const LONGEST: usize = 4;

/// A person's name, or what shows of it.
pub(crate) struct Name {
    /// Surname and given name, or surname and title.
    pub(crate) len: usize,
    /// Whether a title or a verb of saying bears it out on the right.
    pub(crate) certain: bool,
}

impl Names {
    pub(crate) fn unpack(text: &str) -> Self {
        let mut names = Self::default();
        for (kind, words) in text.lines().filter_map(|line| line.split_once('\t')) {
            let chars = words.chars().filter(|c| *c != ' ');
            let words = words.split(' ').map(|word| word.chars().collect());
            match kind {
                "surname" => names.surnames.extend(chars),
                "form" => {
                    names.forms.extend(words.filter_map(|pair: Vec<char>| Some((*pair.first()?, *pair.get(1)?))));
                }
                "wary" => names.wary.extend(chars),
                "title" => names.titles.extend(words),
                "never" => names.never.extend(chars),
                "say" => names.says.extend(words),
                _ => names.before.extend(chars),
            }
        }
        names
    }

    /// What a surname is written with in Traditional characters.
    pub(crate) fn form(&self, surname: char) -> char {
        self.forms.get(&surname).copied().unwrap_or(surname)
    }

    /// The name that begins at a place.
    pub(crate) fn at(&self, units: &[Unit], at: usize) -> Option<Name> {
        let surname = han(units, at).filter(|c| self.surnames.contains(c))?;
        if surname == '余' && at.checked_sub(1).and_then(|before| han(units, before)).is_some_and(is_numeral) {
            return None;
        }
        let break_before = match at.checked_sub(1) {
            None => true,
            Some(before) => han(units, before).is_none_or(|c| self.before.contains(&c)),
        };
        let titled = ends_with(units, at, &self.titles);
        if self.wary.contains(&surname) && !break_before && !titled {
            return None;
        }
        if let Some(len) = begins_with(units, at + 1, &self.titles) {
            return Some(Name { len: 1 + len, certain: break_before || titled });
        }
        for given in [2, 1] {
            let behind = at + 1 + given;
            if (at + 1..behind).any(|place| han(units, place).is_none_or(|c| self.never.contains(&c))) {
                continue;
            }
            let ends = han(units, behind).is_none();
            let says = begins_with(units, behind, &self.says).is_some();
            if (break_before || titled) && says || titled && ends {
                return Some(Name { len: 1 + given, certain: true });
            }
        }
        let named = at.checked_sub(1).and_then(|before| han(units, before)) == Some('姓');
        (named || titled && !self.wary.contains(&surname)).then_some(Name { len: 1, certain: false })
    }
}

/// Numerals that 余 follows as a remainder: 十余名.
fn is_numeral(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '萬' | '亿' | '億')
}

/// The character of a unit that may be part of a name.
fn han(units: &[Unit], at: usize) -> Option<char> {
    units.get(at).and_then(|unit| unit.open()).filter(|&c| crate::text::is_han(c))
}

fn begins_with(units: &[Unit], at: usize, words: &HashSet<Vec<char>>) -> Option<usize> {
    (1..=LONGEST).rev().find(|len| is_one_of(units, at..at + len, words))
}

fn ends_with(units: &[Unit], at: usize, words: &HashSet<Vec<char>>) -> bool {
    (2..=LONGEST).any(|len| at.checked_sub(len).is_some_and(|start| is_one_of(units, start..at, words)))
}

fn is_one_of(units: &[Unit], range: std::ops::Range<usize>, words: &HashSet<Vec<char>>) -> bool {
    let word: Option<Vec<char>> = units.get(range).and_then(|units| units.iter().map(|unit| unit.open()).collect());
    word.is_some_and(|word| words.contains(&word))
}
