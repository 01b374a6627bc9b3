//! An index by hashes, for what is found by equality alone: smaller and sooner made than a map, since it has no copy of its keys.

use crate::text::step;

/// Numbers of entries, each at the place that its hash says or at one of the next ones.
#[derive(Default)]
pub(crate) struct Slots(Vec<u16>);

/// Stands for no entry.
const EMPTY: u16 = u16::MAX;

impl Slots {
    /// Of entries in their order. Those beyond 2¹⁶ are left out: no list is as long.
    pub(crate) fn new(count: usize, hashes: impl Iterator<Item = u32>) -> Self {
        let mut slots = Self(vec![EMPTY; (2 * count).next_power_of_two().max(2)]);
        for (number, hash) in (0..EMPTY).zip(hashes) {
            let mut at = slots.home(hash);
            while slots.0.get(at).is_some_and(|&slot| slot != EMPTY) {
                at = (at + 1) & (slots.0.len() - 1);
            }
            if let Some(slot) = slots.0.get_mut(at) {
                *slot = number;
            }
        }
        slots
    }

    /// The first entry of a hash that is the one looked for.
    #[inline]
    pub(crate) fn find(&self, hash: u32, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let mut at = self.home(hash);
        loop {
            step();
            let number = *self.0.get(at)?;
            if number == EMPTY {
                return None;
            }
            if is_it(usize::from(number)) {
                return Some(usize::from(number));
            }
            at = (at + 1) & (self.0.len() - 1);
        }
    }

    /// Fibonacci hashing: the upper bits are the mixed ones.
    #[inline]
    fn home(&self, hash: u32) -> usize {
        (hash.wrapping_mul(0x9E37_79B1) >> 12) as usize & self.0.len().wrapping_sub(1)
    }
}

/// The hash of a text (FNV-1a).
pub(crate) fn hash_of(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::{Slots, hash_of};

    #[test]
    fn finds_the_first_of_equal_entries() {
        let words = ["里", "裏", "里", "裡", ""];
        let slots = Slots::new(words.len(), words.iter().map(|word| hash_of(word)));
        let find = |word: &str| slots.find(hash_of(word), |number| words[number] == word);
        assert_eq!(["里", "裏", "裡", "", "哩"].map(find), [Some(0), Some(1), Some(3), Some(4), None]);
        assert_eq!(Slots::default().find(1, |_| true), None);
        assert_eq!(Slots::new(0, std::iter::empty()).find(1, |_| true), None);
    }
}
