//! Word lists baked into the binary, looked up by longest match.

use super::Folded;
use super::dictionary::Dictionary;

/// A list of folded words, each with what is known of it.
///
/// The build script writes these from `data/*.tsv`; `include!` the file and use it as a static. The words themselves lie in one
/// dictionary for all lexicons.
pub(crate) struct Lexicon<T: 'static> {
    number: u8,
    longest: usize,
    values: &'static [T],
}

impl<T: Copy> Lexicon<T> {
    pub(crate) const fn new(number: u8, longest: usize, values: &'static [T]) -> Self {
        Self { number, longest, values }
    }

    /// The lexicon as a bit, for [`may_begin`].
    pub(crate) const fn bit(&self) -> u64 {
        1 << self.number
    }

    /// The longest word that starts at a position: its length in characters and its value.
    pub(crate) fn longest_at(&self, text: &Folded, position: usize) -> Option<(usize, T)> {
        self.known(longest(self.number, text.chars().get(position..)?)?)
    }

    /// The longest word that ends right before a position, of at most `limit` characters.
    pub(crate) fn longest_before(&self, text: &Folded, position: usize, limit: usize) -> Option<(usize, T)> {
        self.known(longest_end(self.number, text.chars().get(..position)?, self.longest.min(limit))?)
    }

    /// The value of exactly this word.
    pub(crate) fn get(&self, word: &[char]) -> Option<T> {
        self.values.get(usize::from(exactly(self.number, word)?)).copied()
    }

    /// All words that the characters start with, the shortest first: length in characters and value.
    pub(crate) fn each_at(&self, chars: &[char], mut found: impl FnMut(usize, T)) {
        let dictionary = Dictionary::get();
        if dictionary.opens(self.number, chars) {
            dictionary.each(self.number, chars, &mut |len, value| {
                if let Some(&value) = self.values.get(usize::from(value)) {
                    found(len, value);
                }
            });
        }
    }

    fn known(&self, (len, value): (usize, u8)) -> Option<(usize, T)> {
        Some((len, *self.values.get(usize::from(value))?))
    }
}

/// Whether a word of one of some lexicons begins with a character: a cheap question before those for the words.
#[inline(always)]
pub(crate) fn may_begin(lexicons: u64, c: char) -> bool {
    Dictionary::get().heads(c) & lexicons != 0
}

/// What `data/verb-characters.tsv` says of a character, as the build script packs it.
pub(crate) fn mark(c: char) -> u8 {
    Dictionary::get().mark(c)
}

/// Whether a word of some lexicon has this character.
#[cfg(all(test, feature = "convert"))]
pub(crate) fn is_in_lexicon(c: char) -> bool {
    Dictionary::get().writes(c)
}

#[inline(never)]
fn longest(lexicon: u8, chars: &[char]) -> Option<(usize, u8)> {
    // Most positions of a text are turned away here, before anything is kept for the words.
    let dictionary = Dictionary::get();
    if dictionary.opens(lexicon, chars) { last(dictionary, lexicon, chars) } else { None }
}

#[inline(never)]
fn last(dictionary: &Dictionary, lexicon: u8, chars: &[char]) -> Option<(usize, u8)> {
    let mut last = None;
    dictionary.each(lexicon, chars, &mut |len, value| last = Some((len, value)));
    last
}

fn exactly(lexicon: u8, word: &[char]) -> Option<u8> {
    longest(lexicon, word).filter(|&(len, _)| len == word.len()).map(|(_, value)| value)
}

fn longest_end(lexicon: u8, chars: &[char], limit: usize) -> Option<(usize, u8)> {
    let longest = chars.len().min(limit);
    (1..=longest).rev().find_map(|len| Some((len, exactly(lexicon, chars.get(chars.len() - len..)?)?)))
}

#[cfg(test)]
mod tests {
    use super::{Folded, Lexicon};

    include!(concat!(env!("OUT_DIR"), "/age_words.rs"));

    #[test]
    fn longest_match_wins() {
        for (text, at, found) in [
            ("年过而立之年", 2, Some((4, 30))),
            ("年过而立", 2, Some((2, 30))),
            ("年過古稀", 2, Some((2, 70))),
            ("年过古城", 2, None),
            ("", 0, None),
        ] {
            assert_eq!(AGE_WORDS.longest_at(&Folded::new(text), at), found, "{text}");
        }
        let text = Folded::new("年过而立之年的");
        assert_eq!(AGE_WORDS.longest_before(&text, 6, 4), Some((4, 30)));
        assert_eq!(AGE_WORDS.longest_before(&text, 4, 4), Some((2, 30)));
        assert_eq!(AGE_WORDS.longest_before(&text, 7, 4), None);
        assert_eq!(AGE_WORDS.get(&['古', '稀']), Some(70));
        assert_eq!(AGE_WORDS.get(&['古', '稀', '的']), None);
        let mut found = Vec::new();
        AGE_WORDS.each_at(&['而', '立', '之', '年', '的'], |len, years| found.push((len, years)));
        assert_eq!(found, [(2, 30), (4, 30)]);
    }
}
