//! The folding of characters: every character of either script to the one that lexicons are written in.

use crate::tsv;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

pub struct Fold {
    reading: BTreeMap<char, char>,
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
        Ok(Self { reading })
    }

    /// How extraction reads a character: the same table, and full width as half width, as at run time.
    pub fn read(&self, c: char) -> char {
        let c = match c {
            '\u{3000}' => ' ',
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ => c,
        };
        *self.reading.get(&c).unwrap_or(&c)
    }

    pub fn word(&self, word: &str) -> String {
        word.chars().map(|c| self.read(c)).collect()
    }

    /// Two levels: a page number for each 256 characters of the BMP, and the pages; 0 stays as it is. Astral pairs as a sorted list.
    pub fn bake(&self) -> Result<(), Box<dyn Error>> {
        let mut pages: Vec<[u16; 256]> = vec![[0; 256]];
        let mut index = [0u8; 256];
        let mut astral = String::new();
        for (&from, &to) in &self.reading {
            match (u16::try_from(from as u32), u16::try_from(to as u32)) {
                (Ok(from), Ok(to)) => {
                    let slot = &mut index[usize::from(from >> 8)];
                    if *slot == 0 {
                        *slot = u8::try_from(pages.len())?;
                        pages.push([0; 256]);
                    }
                    pages[usize::from(*slot)][usize::from(from & 0xFF)] = to;
                }
                _ => write!(astral, "({from:?},{to:?}),")?,
            }
        }
        let code = format!(
            "static INDEX: [u8; 256] = {index:?};\nstatic PAGES: [[u16; 256]; {}] = {pages:?};\nstatic ASTRAL: &[(char, char)] = &[{astral}];\n",
            pages.len()
        );
        std::fs::write(tsv::out("fold.rs")?, code)?;
        Ok(())
    }
}

fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
