//! Word lists baked into the binary, looked up by longest match.

use super::Folded;
use std::ops::Range;
use std::sync::OnceLock;

/// A static list of folded words, each with what is known of it, sorted by word.
///
/// The build script writes these from `data/*.tsv`; `include!` the file and use it as a static. The words stand in one
/// string without pointers into it, which compresses well; where each starts is counted at the first look.
pub(crate) struct Lexicon<T: 'static> {
    words: &'static str,
    /// Of each word, in bytes.
    lengths: &'static [u8],
    values: &'static [T],
    starts: OnceLock<Vec<u32>>,
}

impl<T: Copy> Lexicon<T> {
    pub(crate) const fn new(words: &'static str, lengths: &'static [u8], values: &'static [T]) -> Self {
        Self { words, lengths, values, starts: OnceLock::new() }
    }

    /// The longest word that starts at a position: its length in characters and its value.
    pub(crate) fn longest_at(&self, text: &Folded, position: usize) -> Option<(usize, T)> {
        let words = self.words();
        let mut entries = words.all();
        let (mut bytes, mut chars, mut best) = (0, 0, None);
        loop {
            let c = text.at(position + chars);
            if c == '\0' {
                return best;
            }
            entries = words.narrow(entries, bytes, c);
            if entries.is_empty() {
                return best;
            }
            bytes += c.len_utf8();
            chars += 1;
            if words.len(entries.start) == bytes {
                best = self.values.get(entries.start).map(|&value| (chars, value));
            }
        }
    }

    /// The longest word that ends right before a position, of at most `limit` characters.
    pub(crate) fn longest_before(&self, text: &Folded, position: usize, limit: usize) -> Option<(usize, T)> {
        (1..=limit.min(position))
            .rev()
            .find_map(|len| self.get(&text.chars()[position - len..position]).map(|value| (len, value)))
    }

    /// The value of exactly this word.
    pub(crate) fn get(&self, word: &[char]) -> Option<T> {
        let words = self.words();
        let mut entries = words.all();
        let mut bytes = 0;
        for &c in word {
            entries = words.narrow(entries, bytes, c);
            bytes += c.len_utf8();
        }
        if entries.is_empty() || word.is_empty() || words.len(entries.start) != bytes {
            return None;
        }
        self.values.get(entries.start).copied()
    }

    fn words(&self) -> Words<'_> {
        let starts = self.starts.get_or_init(|| {
            let mut end = 0;
            let mut starts = vec![0];
            starts.extend(self.lengths.iter().map(|&length| {
                end += u32::from(length);
                end
            }));
            starts
        });
        Words { text: self.words, starts }
    }
}

/// The words of a lexicon, whatever is known of them: code that is compiled once for all lexicons.
#[derive(Clone, Copy)]
struct Words<'l> {
    text: &'static str,
    /// Where each word starts, and where the last one ends.
    starts: &'l [u32],
}

impl Words<'_> {
    fn all(self) -> Range<usize> {
        0..self.starts.len().saturating_sub(1)
    }

    fn start(self, word: usize) -> usize {
        self.starts.get(word).map_or(self.text.len(), |&start| start as usize)
    }

    fn len(self, word: usize) -> usize {
        self.start(word + 1) - self.start(word)
    }

    /// The words that have `c` at a byte offset, of words that agree up to there.
    fn narrow(self, words: Range<usize>, bytes: usize, c: char) -> Range<usize> {
        let start = self.first(words.clone(), bytes, |at| at >= Some(c));
        start..self.first(start..words.end, bytes, |at| at > Some(c))
    }

    /// The first of the words whose character at a byte offset is far enough, in their order.
    fn first(self, words: Range<usize>, bytes: usize, far_enough: impl Fn(Option<char>) -> bool) -> usize {
        let (mut low, mut high) = (words.start, words.end);
        while low < high {
            let middle = low.midpoint(high);
            let rest = self.text.get(self.start(middle) + bytes..self.start(middle + 1)).unwrap_or("");
            if far_enough(rest.chars().next()) { high = middle } else { low = middle + 1 }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, Lexicon};

    static WORDS: Lexicon<u8> = Lexicon::new("公公里公里每小时里", &[3, 6, 15, 3], &[1, 2, 3, 4]);

    #[test]
    fn longest_match_wins() {
        for (text, at, found) in [
            ("公里每小时", 0, Some((5, 3))),
            ("公里每分", 0, Some((2, 2))),
            ("公裡", 0, Some((2, 2))),
            ("十公里", 0, None),
            ("", 0, None),
        ] {
            assert_eq!(WORDS.longest_at(&Folded::new(text), at), found, "{text}");
        }
        let text = Folded::new("十公里长");
        assert_eq!(WORDS.longest_before(&text, 3, 4), Some((2, 2)));
        assert_eq!(WORDS.longest_before(&text, 4, 4), None);
        assert_eq!(WORDS.get(&['公', '里']), Some(2));
        assert_eq!(WORDS.get(&['公', '里', '每']), None);
    }
}
