//! Sets of characters that are asked for at every position of a text.

/// A set of characters of the Basic Multilingual Plane, one bit for each: asking is one load, however long the list.
pub(crate) struct CharSet([u32; 2048]);

impl CharSet {
    /// The characters of some lists, all of them in the BMP.
    pub(crate) const fn of(lists: &[&str]) -> Self {
        let mut bits = [0u32; 2048];
        let mut list = 0;
        while list < lists.len() {
            let bytes = lists[list].as_bytes();
            let mut at = 0;
            while at < bytes.len() {
                let lead = bytes[at] as usize;
                let (mut code, len) = match lead {
                    0..0x80 => (lead, 1),
                    0x80..0xE0 => (lead & 0x1F, 2),
                    _ => (lead & 0x0F, 3),
                };
                let mut next = 1;
                while next < len {
                    code = code << 6 | (bytes[at + next] & 0x3F) as usize;
                    next += 1;
                }
                bits[code >> 5] |= 1 << (code & 31);
                at += len;
            }
            list += 1;
        }
        Self(bits)
    }

    /// With those of a list of `data/contexts/`.
    pub(crate) const fn with(mut self, codes: &[u16]) -> Self {
        let mut at = 0;
        while at < codes.len() {
            self.0[codes[at] as usize >> 5] |= 1 << (codes[at] & 31);
            at += 1;
        }
        self
    }

    // A call would cost more than the load, also where the compiler looks for size only.
    #[inline(always)]
    pub(crate) fn contains(&self, c: char) -> bool {
        let code = c as u32;
        self.0.get(code as usize >> 5).is_some_and(|bits| bits >> (code & 31) & 1 == 1)
    }
}

/// A list of characters: for one that is asked for too seldom to be worth a set.
pub(crate) trait CharList {
    /// Whether a character is in the list. `contains` of the standard library prepares a search for a word first.
    fn has(&self, c: char) -> bool;
}

impl CharList for str {
    #[inline(never)]
    fn has(&self, c: char) -> bool {
        self.chars().any(|listed| listed == c)
    }
}

/// A list of `data/contexts/`, as the build script writes it.
impl CharList for [u16] {
    #[inline(never)]
    fn has(&self, c: char) -> bool {
        u16::try_from(c as u32).is_ok_and(|code| self.contains(&code))
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn a_set_holds_what_it_was_made_of() {
        static SET: CharSet = CharSet::of(&["年a", "é", "、〇\u{FFFD}"]).with(&[0x4E00]);
        for c in "年aé、〇\u{FFFD}一".chars() {
            assert!(SET.contains(c), "{c}");
        }
        for c in "月b\u{0}è\u{20000}".chars() {
            assert!(!SET.contains(c), "{c}");
        }
    }
}
