//! Persons, where a surname is also another word: 余先生, 记者于晓明, 姓朴的.

use crate::text::step;

/// The words of `data/conversion/names.tsv`.
#[derive(Default)]
pub(crate) struct Names {
    surnames: Vec<char>,
    /// Surnames that do not stay as they are written in Simplified characters.
    forms: Vec<(char, char)>,
    wary: Vec<char>,
    titles: Vec<Short>,
    /// The last characters of titles.
    title_ends: Vec<char>,
    says: Vec<Short>,
    before: Vec<char>,
    /// No part of a given name.
    never: Vec<char>,
    /// What given names are mostly made of.
    given: Vec<char>,
    /// A character and a surname that are the other word together: 十余, and one that does so behind what names follow: 对于.
    remainders: Vec<(char, char)>,
    joined: Vec<(char, char)>,
}

/// Titles and verbs are no longer than this.
const LONGEST: usize = 4;

/// A title or verb, filled up with `'\0'`; sorted among its kind.
type Short = [char; LONGEST];

/// A person's name, or what shows of it.
pub(crate) struct Name {
    /// Surname and given name, or surname and title.
    pub(crate) len: usize,
    /// Whether a title or a verb of saying bears it out on the right.
    pub(crate) certain: bool,
    /// Whether what follows the surname is a title, or what given names are made of.
    pub(crate) likely: bool,
}

impl Names {
    pub(crate) fn unpack(text: &str) -> Self {
        let mut names = Self::default();
        for (kind, words) in text.lines().filter_map(|line| line.split_once('\t')) {
            let chars = words.chars().filter(|c| *c != ' ');
            let words = words.split(' ').filter_map(|word| short(word.chars().map(Some)));
            match kind {
                "surname" => names.surnames.extend(chars),
                "form" => names.forms.extend(words.map(pair)),
                "remainder" => names.remainders.extend(words.map(pair)),
                "joined" => names.joined.extend(words.map(pair)),
                "wary" => names.wary.extend(chars),
                "title" => names.titles.extend(words),
                "never" => names.never.extend(chars),
                "given" => names.given.extend(chars),
                "say" => names.says.extend(words),
                _ => names.before.extend(chars),
            }
        }
        names.titles.sort_unstable();
        names.says.sort_unstable();
        names.title_ends =
            names.titles.iter().filter_map(|title| title.iter().rfind(|&&c| c != '\0')).copied().collect();
        names.title_ends.sort_unstable();
        for chars in [&mut names.surnames, &mut names.wary, &mut names.before, &mut names.never, &mut names.given] {
            chars.sort_unstable();
        }
        names
    }

    /// What a surname is written with in Traditional characters.
    pub(crate) fn form(&self, surname: char) -> char {
        self.forms.iter().find(|(known, _)| *known == surname).map_or(surname, |&(_, form)| form)
    }

    pub(crate) fn surnames(&self) -> &[char] {
        &self.surnames
    }

    /// The name that begins at a place. `read` gives the character there, or none where no rule may go.
    pub(crate) fn at(&self, read: impl Fn(usize) -> Option<char>, at: usize) -> Option<Name> {
        step();
        // Only ideographs are part of a name.
        let units = &|at| read(at).filter(|&c| crate::text::is_han(c));
        let surname = units(at).filter(|c| has(&self.surnames, *c))?;
        let before = at.checked_sub(1).and_then(units);
        if before.is_some_and(|c| self.remainders.contains(&(c, surname))) {
            return None;
        }
        let break_before = before.is_none_or(|c| has(&self.before, c) && !self.joined.contains(&(c, surname)));
        // 涂先生涂药: a title that has its name already is none of what comes next.
        let titled = before.is_some_and(|c| has(&self.title_ends, c))
            && ends_with(units, at, &self.titles)
                .is_some_and(|start| start.checked_sub(1).and_then(units).is_none_or(|c| !has(&self.surnames, c)));
        if has(&self.wary, surname) && !break_before && !titled {
            // 于 before a title is a preposition only behind a verb that makes a word with it, and words are weighed against this.
            let title = if surname == '于' { begins_with(units, at + 1, &self.titles) } else { None };
            return title.filter(|&len| len > 1).map(|len| Name { len: 1 + len, certain: false, likely: true });
        }
        if let Some(len) = begins_with(units, at + 1, &self.titles) {
            return Some(Name { len: 1 + len, certain: break_before || titled, likely: true });
        }
        for given in [2, 1] {
            let behind = at + 1 + given;
            if (at..behind).any(|place| units(place).is_none_or(|c| has(&self.never, c))) {
                continue;
            }
            let ends = units(behind).is_none();
            let says = begins_with(units, behind, &self.says).is_some();
            if (break_before || titled) && says || titled && ends {
                // 教授种类: where nothing is said, a word is as likely.
                return Some(Name { len: 1 + given, certain: says, likely: false });
            }
        }
        if break_before && (at + 1..at + 3).all(|place| units(place).is_some_and(|c| has(&self.given, c))) {
            return Some(Name { len: 3, certain: false, likely: true });
        }
        let named = before == Some('姓');
        (named || titled && !has(&self.wary, surname)).then_some(Name { len: 1, certain: false, likely: false })
    }
}

/// Whether a sorted list has a character.
fn has(chars: &[char], c: char) -> bool {
    chars.binary_search(&c).is_ok()
}

/// The first two characters of a word.
fn pair([first, second, ..]: Short) -> (char, char) {
    (first, second)
}

fn begins_with(units: &impl Fn(usize) -> Option<char>, at: usize, words: &[Short]) -> Option<usize> {
    (1..=LONGEST).rev().find(|len| is_one_of(units, at..at + len, words))
}

/// Where the longest of the words begins that end at a place.
fn ends_with(units: &impl Fn(usize) -> Option<char>, at: usize, words: &[Short]) -> Option<usize> {
    (2..=LONGEST).rev().filter_map(|len| at.checked_sub(len)).find(|&start| is_one_of(units, start..at, words))
}

fn is_one_of(units: &impl Fn(usize) -> Option<char>, range: std::ops::Range<usize>, words: &[Short]) -> bool {
    short(range.map(units)).is_some_and(|word| words.binary_search(&word).is_ok())
}

/// None for what is longer than any, or is not all there.
fn short(chars: impl Iterator<Item = Option<char>>) -> Option<Short> {
    let mut word = ['\0'; LONGEST];
    for (place, c) in chars.enumerate() {
        *word.get_mut(place)? = c?;
    }
    Some(word)
}
