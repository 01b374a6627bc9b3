//! Word lists baked into the binary, looked up by longest match.

use super::Folded;

/// A static list of folded words, each with what is known of it, sorted by word.
///
/// The build script writes these from `data/*.tsv`; `include!` the file and use it as a static.
pub(crate) struct Lexicon<T: 'static>(&'static [(&'static str, T)]);

impl<T: Copy> Lexicon<T> {
    pub(crate) const fn new(sorted: &'static [(&'static str, T)]) -> Self {
        Self(sorted)
    }

    /// The longest word that starts at a position: its length in characters and its value.
    pub(crate) fn longest_at(&self, text: &Folded, position: usize) -> Option<(usize, T)> {
        let mut entries = self.0;
        let (mut bytes, mut chars, mut best) = (0, 0, None);
        loop {
            let c = text.at(position + chars);
            if c == '\0' {
                return best;
            }
            entries = narrow(entries, bytes, c);
            let Some(first) = entries.first() else { return best };
            bytes += c.len_utf8();
            chars += 1;
            if first.0.len() == bytes {
                best = Some((chars, first.1));
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
        let mut entries = self.0;
        let mut bytes = 0;
        for &c in word {
            entries = narrow(entries, bytes, c);
            bytes += c.len_utf8();
        }
        entries.first().filter(|entry| entry.0.len() == bytes && !word.is_empty()).map(|entry| entry.1)
    }
}

/// The entries that have `c` at a byte offset, of entries that agree up to there.
fn narrow<T>(entries: &'static [(&'static str, T)], bytes: usize, c: char) -> &'static [(&'static str, T)] {
    let at = |entry: &(&str, T)| entry.0[bytes..].chars().next();
    let start = entries.partition_point(|entry| at(entry) < Some(c));
    let len = entries[start..].partition_point(|entry| at(entry) == Some(c));
    &entries[start..start + len]
}

#[cfg(test)]
mod tests {
    use super::{Folded, Lexicon};

    static WORDS: Lexicon<u8> = Lexicon::new(&[("公", 1), ("公里", 2), ("公里每小时", 3), ("里", 4)]);

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
