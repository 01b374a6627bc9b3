//! The words that segmentations are weighed with: a trie whose nodes stand level by level, children side by side.

use super::slots::Slots;
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
    /// By node: 0, or what it says: cost in bits 0–3, kind in 4–6.
    marks: &'static [u8],
    /// The nodes that have a choice or a text, with its number.
    payloads: Vec<(u32, u32)>,
    places: Slots,
    /// By character number: the node of the word's first character; 0 is none.
    roots: Vec<u32>,
    /// A line each.
    texts: &'static str,
    /// By character number less one: cost of the character standing alone.
    singles: &'static [u8],
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
            labels: vec![0; high.len() + 1],
            first: Vec::with_capacity(marks.len() + 1),
            marks,
            payloads: Vec::with_capacity(choices.len()),
            roots: vec![0; singles.len() + 1],
            texts,
            singles,
            ..Self::default()
        };
        let mut counts = counts.iter();
        let mut steps = words.labels.iter_mut().skip(1).zip(high.iter().zip(low));
        let mut next = 1;
        for _ in marks {
            words.first.push(next);
            let count = varint(&mut counts).unwrap_or(0);
            next += count;
            let mut label = 0u16;
            for (slot, (&high, &low)) in steps.by_ref().take(count as usize) {
                label = label.wrapping_add(u16::from(high) << 8 | u16::from(low));
                *slot = label;
            }
        }
        words.first.push(next);
        let (mut choices, mut texts) = (choices.iter(), 0..);
        for (node, &mark) in (0..).zip(marks) {
            match mark >> 4 {
                2 => words.payloads.push((node, varint(&mut choices).unwrap_or(0))),
                3 => words.payloads.extend(texts.next().map(|text| (node, text))),
                _ => {}
            }
        }
        words.places = Slots::new(words.payloads.len(), words.payloads.iter().map(|&(node, _)| node));
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
            if let Some(word) = self.word(node) {
                found(length, word);
            }
        }
    }

    fn word(&self, node: usize) -> Option<Word> {
        let mark = *self.marks.get(node)?;
        let payload = || {
            let is_it = |at: usize| self.payloads.get(at).is_some_and(|payload| payload.0 as usize == node);
            let at = self.places.find(u32::try_from(node).unwrap_or(0), is_it);
            at.and_then(|at| self.payloads.get(at)).map_or(0, |payload| payload.1)
        };
        let target = match mark >> 4 {
            1 => Target::Plain,
            2 => Target::Choice(payload()),
            3 => Target::Text(payload()),
            4 => Target::Word,
            _ => return None,
        };
        Some(Word { cost: BASE + u32::from(mark & 15), target })
    }

    /// Calls back with the first two characters of every word whose characters convert otherwise than one by one.
    pub(crate) fn heads(&self, mut found: impl FnMut(u16, u16)) {
        let label = |node: usize| self.labels.get(node).copied().unwrap_or(0);
        let first = |node: usize| self.first.get(node).map_or(0, |&first| first as usize);
        let roots = self.children(0);
        let mut decides = vec![false; self.marks.len()];
        for &(node, _) in &self.payloads {
            if let Some(slot) = decides.get_mut(node as usize) {
                *slot = true;
            }
        }
        // Children stand behind their parents, and those of one behind those of another as these do.
        let mut parent = self.marks.len();
        for node in (roots.end..decides.len()).rev() {
            while first(parent) > node {
                parent -= 1;
            }
            if decides.get(node) == Some(&true) {
                if roots.contains(&parent) {
                    found(label(parent), label(node));
                } else if let Some(slot) = decides.get_mut(parent) {
                    *slot = true;
                }
            }
        }
    }

    /// What a character costs that stands alone, in bits.
    #[inline]
    pub(crate) fn single(&self, number: u16) -> u32 {
        // Number 0 is that of a character that no table knows.
        let bits = usize::from(number).checked_sub(1).map_or(Some(&0), |place| self.singles.get(place));
        bits.map_or(UNKNOWN, |&bits| BASE + u32::from(bits))
    }

    /// The text of a [`Target::Text`].
    pub(crate) fn text(&self, number: u32) -> &str {
        self.texts.lines().nth(number as usize).unwrap_or("")
    }
}
