//! The folding of characters: every character of either script to the one that lexicons are written in.

use crate::tsv;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

pub struct Fold {
    reading: BTreeMap<char, char>,
    /// The readings that tables were baked with.
    asked: RefCell<BTreeSet<char>>,
}

impl Fold {
    /// zhconv's one-to-one pairs to Simplified, then the classes of `data/fold.tsv`.
    pub fn load() -> Result<Self, Box<dyn Error>> {
        let mut reading = BTreeMap::new();
        for (from, to) in zhconv::tables::expand_table(zhconv::tables::ZH_HANS_TABLE) {
            if let (Some(from), Some(to)) = (only(&from), only(&to)) {
                // A rare character whose Simplified form lies outside the BMP is the reading itself: the common table stays small.
                let (from, to) = if to > '\u{FFFF}' && from <= '\u{FFFF}' { (to, from) } else { (from, to) };
                reading.insert(from, to);
            }
        }
        for row in tsv::read("fold.tsv")? {
            let to = only(row.field(0)?).ok_or_else(|| format!("{}: the reading is one character", row.place))?;
            for from in row.field(1)?.split(' ') {
                let from = only(from).ok_or_else(|| format!("{}: {from} is not one character", row.place))?;
                reading.insert(from, to);
            }
        }
        Ok(Self { reading, asked: RefCell::default() })
    }

    /// How extraction reads a character: the same table, and full width as half width, as at run time.
    pub fn read(&self, c: char) -> char {
        let c = match c {
            '\u{3000}' => ' ',
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ => c,
        };
        let read = *self.reading.get(&c).unwrap_or(&c);
        self.asked.borrow_mut().insert(read);
        read
    }

    pub fn word(&self, word: &str) -> String {
        word.chars().map(|c| self.read(c)).collect()
    }

    /// Writes `OUT_DIR/fold.bin`: the characters that are read as another one, and their readings. Left out are ideographs whose
    /// reading neither a table asked for nor a scanner names: no comparison can tell them apart.
    pub fn bake(&self) -> Result<(), Box<dyn Error>> {
        let asked = self.asked.borrow();
        let (mut steps, mut low, mut high) = (Vec::new(), Vec::new(), Vec::new());
        let mut last = 0;
        for (&from, &to) in &self.reading {
            if is_ideograph(to) && !asked.contains(&to) && !SCANNED.contains(to) {
                continue;
            }
            let mut step = from as u32 - last;
            last = from as u32;
            while step >= 0x80 {
                steps.push(step as u8 | 0x80);
                step >>= 7;
            }
            steps.push(step as u8);
            let [to_low, to_high] = u16::try_from(to as u32)?.to_le_bytes();
            low.push(to_low);
            high.push(to_high);
        }
        let mut bytes = u32::try_from(low.len())?.to_le_bytes().to_vec();
        for stream in [low, high, steps] {
            bytes.extend(stream);
        }
        std::fs::write(tsv::out("fold.bin")?, bytes)?;
        Ok(())
    }
}

/// Characters that scanners name and no table has, as they are read.
const SCANNED: &str = "俩幂叁贰闰云";

pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..)
}

fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
