//! Offsets as JavaScript counts them.

use std::cell::Cell;

/// Leads from byte offsets of a text to offsets in UTF-16 code units, in constant time and in a 64th of the text's memory.
pub(crate) struct Utf16Index<'t> {
    text: &'t str,
    /// The UTF-16 offset at every `STEP` bytes, rounded down to a character.
    marks: Vec<u32>,
    /// The byte offset asked for last, and what it is: the next one is seldom far away.
    last: Cell<(usize, u32)>,
}

const STEP: usize = 256;

impl<'t> Utf16Index<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0;
        for chunk in 0..=text.len() / STEP {
            marks.push(units);
            units += count(&text.as_bytes()[chunk * STEP..text.len().min((chunk + 1) * STEP)]);
        }
        Self { text, marks, last: Cell::default() }
    }

    /// The offset in UTF-16 code units of a byte offset that lies on a character.
    pub(crate) fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let bytes = self.text.as_bytes();
        let (last, units) = self.last.get();
        let chunk = byte / STEP;
        let units = if last <= byte && byte - last < byte - chunk * STEP {
            units + count(&bytes[last..byte])
        } else if byte < last && last - byte < byte - chunk * STEP {
            units - count(&bytes[byte..last])
        } else {
            self.marks[chunk] + count(&bytes[chunk * STEP..byte])
        };
        self.last.set((byte, units));
        units as usize
    }
}

/// The UTF-16 code units of the characters that start in a stretch of UTF-8: one each, two for those of four bytes.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::Utf16Index;

    #[test]
    fn counts_as_javascript_does() {
        let text = "a萬𠮷é👨‍👩‍👧。".repeat(60);
        let index = Utf16Index::new(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(index.at(byte), text[..byte].encode_utf16().count(), "at byte {byte}");
        }
    }
}
