//! The words that segmentations are weighed with: a trie whose nodes stand level by level, children side by side.

use super::tables::{Streams, varint};
use crate::text::step;

/// What the trie says of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Word {
    /// How rare, in bits.
    pub(crate) cost: u32,
    pub(crate) target: Target,
}

/// What a word becomes in general Traditional.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Target {
    /// Character by character.
    Plain,
    /// The candidate of every ambiguous character, two bits each, the first lowest.
    Choice(u32),
    /// A text of its own, by number.
    Text(u32),
    /// Character by character; no rule says so, it is only a word.
    Word,
}

impl Target {
    /// Whether the characters convert otherwise than one by one.
    pub(crate) fn decides(self) -> bool {
        matches!(self, Self::Choice(_) | Self::Text(_))
    }
}

#[derive(Default)]
pub(crate) struct Words {
    /// By node: the character number that leads to it.
    labels: Vec<u16>,
    /// By node: its first child; the children end where those of the next node begin.
    first: Vec<u32>,
    /// By node: 0, or what it says: cost in bits 0–3, kind in 4–6, the choice or text above.
    records: Vec<u32>,
    /// By character number: the node of the word's first character; 0 is none.
    roots: Vec<u32>,
    /// A line each.
    texts: &'static str,
    /// By character number: cost of the character standing alone.
    singles: Vec<u8>,
}

/// Cost of the commonest word, in bits: what the records leave out.
const BASE: u32 = 8;
/// Cost of a character that no word has.
const UNKNOWN: u32 = 24;

impl Words {
    pub(crate) fn unpack(streams: &mut Streams) -> Self {
        let singles = streams.next();
        let (counts, high, low) = (streams.next(), streams.next(), streams.next());
        let (marks, choices, texts) = (streams.next(), streams.next(), streams.text());
        let mut words = Self {
            labels: Vec::with_capacity(marks.len()),
            first: Vec::with_capacity(marks.len() + 1),
            records: Vec::with_capacity(marks.len()),
            roots: vec![0; 0x4000],
            texts,
            singles: std::iter::once(0).chain(singles.iter().copied()).collect(),
        };
        words.labels.push(0);
        let (mut counts, mut choices) = (counts.iter(), choices.iter());
        let mut steps = high.iter().zip(low);
        let mut next_text = 0;
        for &mark in marks {
            words.first.push(u32::try_from(words.labels.len()).unwrap_or(u32::MAX));
            let mut label = 0u16;
            for _ in 0..varint(&mut counts).unwrap_or(0) {
                let Some((&high, &low)) = steps.next() else { break };
                label = label.wrapping_add(u16::from(high) << 8 | u16::from(low));
                words.labels.push(label);
            }
            let payload = match mark >> 4 {
                2 => varint(&mut choices).unwrap_or(0),
                3 => {
                    next_text += 1;
                    next_text - 1
                }
                _ => 0,
            };
            words.records.push(u32::from(mark) | payload << 8);
        }
        words.first.push(u32::try_from(words.labels.len()).unwrap_or(u32::MAX));
        for node in words.children(0) {
            let label = words.labels.get(node).copied().unwrap_or(0);
            if let Some(slot) = words.roots.get_mut(usize::from(label)) {
                *slot = u32::try_from(node).unwrap_or(0);
            }
        }
        words
    }

    fn children(&self, node: usize) -> std::ops::Range<usize> {
        let bound = |node: usize| self.first.get(node).map_or(0, |&first| first as usize);
        bound(node)..bound(node + 1)
    }

    /// Calls back with the length of every word of two or more characters that the numbers begin with, shortest first.
    #[inline]
    pub(crate) fn at(&self, mut numbers: impl Iterator<Item = u16>, mut found: impl FnMut(usize, Word)) {
        let Some(number) = numbers.next() else { return };
        let mut node = self.roots.get(usize::from(number)).map_or(0, |&node| node as usize);
        if node == 0 {
            return;
        }
        for (length, number) in (2..).zip(numbers) {
            step();
            let range = self.children(node);
            let Some(labels) = self.labels.get(range.clone()) else { return };
            let Ok(at) = labels.binary_search(&number) else { return };
            node = range.start + at;
            if let Some(word) = self.records.get(node).copied().and_then(word) {
                found(length, word);
            }
        }
    }

    /// Calls back with the first two characters of every word whose characters convert otherwise than one by one.
    pub(crate) fn heads(&self, mut found: impl FnMut(u16, u16)) {
        // Children stand behind their parents.
        let mut decides = vec![false; self.records.len()];
        for node in (0..decides.len()).rev() {
            let below = decides.get(self.children(node)).is_some_and(|children| children.contains(&true));
            let here = self.records.get(node).copied().and_then(word).is_some_and(|word| word.target.decides());
            if let Some(slot) = decides.get_mut(node) {
                *slot = below || here;
            }
        }
        let label = |node: usize| self.labels.get(node).copied().unwrap_or(0);
        for first in self.children(0) {
            for second in self.children(first).filter(|&node| decides.get(node) == Some(&true)) {
                found(label(first), label(second));
            }
        }
    }

    /// Whether a character occurs in a word.
    pub(crate) fn has(&self, number: u16) -> bool {
        usize::from(number) < self.singles.len()
    }

    /// What a character costs that stands alone, in bits.
    #[inline]
    pub(crate) fn single(&self, number: u16) -> u32 {
        self.singles.get(usize::from(number)).map_or(UNKNOWN, |&bits| BASE + u32::from(bits))
    }

    /// The text of a [`Target::Text`].
    pub(crate) fn text(&self, number: u32) -> &str {
        self.texts.lines().nth(number as usize).unwrap_or("")
    }
}

fn word(record: u32) -> Option<Word> {
    let payload = record >> 8;
    let target = match record >> 4 & 7 {
        1 => Target::Plain,
        2 => Target::Choice(payload),
        3 => Target::Text(payload),
        4 => Target::Word,
        _ => return None,
    };
    Some(Word { cost: BASE + (record & 15), target })
}
