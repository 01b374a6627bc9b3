//! Word lists baked into the binary, looked up by longest match.

use super::Folded;

/// A static list of folded words, each with what is known of it.
///
/// The build script writes these from `data/*.tsv`; `include!` the file and use it as a static.
pub(crate) struct Lexicon<T: 'static> {
    keys: Keys,
    values: &'static [T],
}

/// The words, by length from 1: sorted, their 16-bit characters in columns. Needs no pointers, and compresses better than words
/// side by side.
pub(crate) struct Keys {
    /// One bit for each remainder of a first character: most positions of a text are turned away here.
    heads: [u32; 8],
    lengths: &'static [&'static [&'static [u16]]],
}

impl<T: Copy> Lexicon<T> {
    pub(crate) const fn new(
        heads: [u32; 8],
        lengths: &'static [&'static [&'static [u16]]],
        values: &'static [T],
    ) -> Self {
        Self { keys: Keys { heads, lengths }, values }
    }

    /// The longest word that starts at a position: its length in characters and its value.
    pub(crate) fn longest_at(&self, text: &Folded, position: usize) -> Option<(usize, T)> {
        let (len, at) = self.keys.longest(text.chars().get(position..)?)?;
        Some((len, *self.values.get(at)?))
    }

    /// The longest word that ends right before a position, of at most `limit` characters.
    pub(crate) fn longest_before(&self, text: &Folded, position: usize, limit: usize) -> Option<(usize, T)> {
        let (len, at) = self.keys.longest_end(text.chars().get(..position)?, limit)?;
        Some((len, *self.values.get(at)?))
    }

    /// The value of exactly this word.
    pub(crate) fn get(&self, word: &[char]) -> Option<T> {
        self.values.get(self.keys.find(word)?).copied()
    }

    /// The length of the longest word.
    pub(crate) fn longest(&self) -> usize {
        self.keys.lengths.len()
    }
}

impl Keys {
    /// The number of exactly this word, counted through all lengths.
    fn find(&self, word: &[char]) -> Option<usize> {
        let columns = self.lengths.get(word.len().checked_sub(1)?)?;
        let (mut from, mut to) = (0, columns.first()?.len());
        for (column, &c) in columns.iter().zip(word) {
            let c = u16::try_from(c as u32).ok()?;
            let rows = column.get(from..to)?;
            let first = rows.partition_point(|&other| other < c);
            let count = rows.get(first..)?.partition_point(|&other| other == c);
            if count == 0 {
                return None;
            }
            (from, to) = (from + first, from + first + count);
        }
        let before: usize = self.lengths.iter().take(word.len() - 1).map(|columns| columns[0].len()).sum();
        Some(before + from)
    }

    /// The longest word that the characters start with: its length and number.
    fn longest(&self, chars: &[char]) -> Option<(usize, usize)> {
        let head = *chars.first()? as usize % 256;
        if self.heads[head / 32] & (1 << (head % 32)) == 0 {
            return None;
        }
        let longest = self.lengths.len().min(chars.len());
        (1..=longest).rev().find_map(|len| Some((len, self.find(chars.get(..len)?)?)))
    }

    /// The longest word that the characters end with.
    fn longest_end(&self, chars: &[char], limit: usize) -> Option<(usize, usize)> {
        let longest = self.lengths.len().min(chars.len()).min(limit);
        (1..=longest).rev().find_map(|len| Some((len, self.find(chars.get(chars.len() - len..)?)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, Lexicon};

    /// 里, 公里, 公里每小时.
    static WORDS: Lexicon<u8> = Lexicon::new(
        [u32::MAX; 8],
        &[
            &[&[0x91CC]],
            &[&[0x516C], &[0x91CC]],
            &[&[], &[], &[]],
            &[&[], &[], &[], &[]],
            &[&[0x516C], &[0x91CC], &[0x6BCF], &[0x5C0F], &[0x65F6]],
        ],
        &[1, 2, 3],
    );

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
        assert_eq!(WORDS.longest(), 5);
    }
}
