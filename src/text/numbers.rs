//! A table from numbers to numbers: the standard one guards against hostile keys at a price that a download need not pay twice.

/// Numbers by the number that they are found with. Keys that come from a text are hashed before.
#[derive(Default)]
pub(crate) struct Numbers {
    /// At the place of the key or, where that is taken, behind it; half of the slots stay free.
    slots: Vec<(u64, usize)>,
    filled: usize,
}

/// Marks a slot that is free.
const FREE: usize = usize::MAX;

impl Numbers {
    pub(crate) fn get(&self, key: u64) -> Option<usize> {
        self.slots.get(self.place(key)).map(|slot| slot.1).filter(|&value| value != FREE)
    }

    /// The value of a key, which is the one given where it has none yet.
    pub(crate) fn or_insert(&mut self, key: u64, value: usize) -> &mut usize {
        if 2 * self.filled >= self.slots.len() {
            let slots = vec![(0, FREE); (2 * self.slots.len()).max(16)];
            for (key, value) in std::mem::replace(&mut self.slots, slots) {
                if value != FREE {
                    let place = self.place(key);
                    self.slots[place] = (key, value);
                }
            }
        }
        let place = self.place(key);
        if self.slots[place].1 == FREE {
            self.filled += 1;
            self.slots[place] = (key, value);
        }
        &mut self.slots[place].1
    }

    /// Sets the value of a key; the one it had before.
    pub(crate) fn insert(&mut self, key: u64, value: usize) -> Option<usize> {
        let before = self.get(key);
        *self.or_insert(key, value) = value;
        before
    }

    /// The keys with their values, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, usize)> {
        self.slots.iter().copied().filter(|slot| slot.1 != FREE)
    }

    /// Where a key is, or would be.
    fn place(&self, key: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut place = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots.get(place).is_some_and(|slot| slot.1 != FREE && slot.0 != key) {
            place = (place + 1) & mask;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn a_map_keeps_what_it_was_given() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.get(0), None);
        for key in 0..1000u64 {
            assert_eq!(numbers.insert(key << 40, 7), None);
            *numbers.or_insert(key << 40, 0) += 1;
            assert_eq!(numbers.insert(key << 40, key as usize), Some(8));
        }
        for key in 0..1000u64 {
            assert_eq!(numbers.get(key << 40), Some(key as usize));
            assert_eq!(numbers.get(key << 40 | 1), None);
        }
    }
}
