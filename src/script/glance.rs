//! What one look at a character tells: whether it stays, what it becomes alone, and whether a rule may begin there.

use super::detect::script_of;
use super::tables::{PLANE, Tables, plane};
use crate::text::{is_invisible, may_join};
use crate::types::Script;
use std::ops::Range;

pub(crate) struct Glance {
    /// By UTF-16 unit: what it becomes alone towards Traditional, as the bits that differ, with flags above.
    forward: Box<[u32; PLANE]>,
    /// The same towards Simplified; the flags are the small lists that have a rule beginning with the unit, a bit each.
    lists: Box<[u32; PLANE]>,
    /// What begins a word that decides something, and a rule of the small lists.
    words: Pairs,
    rules: Pairs,
}

/// A word may begin here whose characters convert otherwise than one by one.
pub(crate) const HEAD: u32 = 1 << 16;
/// A surname that is also another word.
pub(crate) const SURNAME: u32 = 1 << 17;
/// In no word and in no name.
pub(crate) const BREAK: u32 = 1 << 18;
/// Not for this path: invisible, part of a cluster, a counterpart beyond the first plane.
pub(crate) const ODD: u32 = 1 << 19;
/// Half of a character beyond the first plane.
pub(crate) const HALF: u32 = 1 << 20;
/// An opening bracket: pinyin residue, perhaps.
pub(crate) const BRACKET: u32 = 1 << 21;
/// In Simplified only, in Traditional only.
pub(crate) const HANS: u32 = 1 << 22;
pub(crate) const HANT: u32 = 1 << 23;
/// A sentence ends.
pub(crate) const STOP: u32 = 1 << 24;

/// A rule is for this character alone.
const ALONE: u32 = 1 << 25;
/// What is around it may decide what it becomes.
pub(crate) const TOPIC: u32 = 1 << 26;

/// The units that are no ideographs, and among them those that are no half of a character and may have a meaning of their own.
const OTHERS: [Range<usize>; 4] = [0..0x3400, 0x4DC0..0x4E00, 0xA000..0xF900, 0xFB00..PLANE];
const HALVES: Range<usize> = 0xD800..0xE000;
const HAN_ZERO: usize = '〇' as usize;

/// What is invisible or may join the character before it, so far as [`oddity`] says so.
const ODD_ONES: [Range<usize>; 17] = [
    0xAD..0xAE,
    0x300..0x370,
    0x483..0x48A,
    0x530..0x1D00,
    0x1DC0..0x1E00,
    0x200B..0x2010,
    0x202A..0x202F,
    0x2060..0x2065,
    0x2066..0x2070,
    0x20D0..0x2100,
    0x302A..0x3030,
    0x3099..0x309B,
    0xA640..0xD800,
    0xFB1E..0xFB1F,
    0xFE00..0xFE30,
    0xFEFF..0xFF00,
    0xFF9E..0xFFA0,
];

impl Default for Glance {
    fn default() -> Self {
        Self { forward: plane(), lists: plane(), words: Pairs::new(19), rules: Pairs::new(17) }
    }
}

impl Glance {
    /// Of tables that are complete but for this.
    pub(crate) fn new(tables: &Tables) -> Self {
        let mut glance = Self::default();
        glance.fill(tables);
        glance
    }

    /// Towards Traditional: the flags of a unit, and how what it becomes alone differs from it.
    #[inline]
    pub(crate) fn forward(&self, unit: u16) -> u32 {
        self.forward[usize::from(unit)]
    }

    /// Towards Simplified: the lists that may have a rule for a unit, and how what it becomes alone differs from it.
    #[inline]
    pub(crate) fn lists(&self, unit: u16) -> u32 {
        self.lists[usize::from(unit)]
    }

    fn fill(&mut self, tables: &Tables) {
        for range in OTHERS {
            self.forward.get_mut(range).unwrap_or(&mut []).fill(BREAK);
        }
        self.forward.get_mut(HALVES).unwrap_or(&mut []).fill(BREAK | HALF);
        self.forward[HAN_ZERO] = 0;
        for range in ODD_ONES {
            self.forward.get_mut(range).unwrap_or(&mut []).fill(BREAK | ODD);
        }
        for c in "(。！？\n；!?".chars() {
            self.forward[c as usize % PLANE] |= oddity(c);
        }
        for (c, number) in tables.numbered() {
            if let (Some(forward), Some(lists)) = (self.forward.get_mut(c as usize), self.lists.get_mut(c as usize)) {
                (*forward, *lists) = look(tables, c, number);
            }
        }
        tables.words.heads(|first, second| self.expect(tables.char(first), tables.char(second)));
        tables.heads(|bit, first, second| {
            if let Some(entry) = self.lists.get_mut(first as usize) {
                *entry |= bit;
            }
            match (second, self.forward.get_mut(first as usize)) {
                (Some(second), _) => self.rules.insert(first, second),
                (None, Some(entry)) => *entry |= ALONE,
                (None, None) => {}
            }
        });
    }

    /// A word that decides something begins with these two.
    fn expect(&mut self, first: char, second: char) {
        if let Some(entry) = self.forward.get_mut(first as usize) {
            *entry |= HEAD;
        }
        self.words.insert(first, second);
    }

    /// Whether a word that decides something may begin with two units: sure where it says no.
    #[inline]
    pub(crate) fn may_begin(&self, first: u16, second: u16) -> bool {
        self.words.has(first, second)
    }

    /// Whether a rule of the small lists may begin with two units: sure where it says no.
    #[inline]
    pub(crate) fn may_begin_rule(&self, first: u16, second: u16) -> bool {
        self.rules.has(first, second) || self.forward(first) & ALONE != 0
    }
}

/// Pairs of characters. Hashed: it may say yes too often.
#[derive(Default)]
struct Pairs {
    bits: Vec<u64>,
    /// What leaves of a hash the place in `bits`.
    shift: u32,
}

impl Pairs {
    /// With so many bits, as a power of two.
    fn new(power: u32) -> Self {
        Self { bits: vec![0; 1 << (power - 6)], shift: u32::BITS - power }
    }

    fn insert(&mut self, first: char, second: char) {
        let place = self.place(first as u32, second as u32);
        if let Some(bits) = self.bits.get_mut(place / 64) {
            *bits |= 1 << (place % 64);
        }
    }

    #[inline]
    fn has(&self, first: u16, second: u16) -> bool {
        let place = self.place(u32::from(first), u32::from(second));
        self.bits.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }

    /// Fibonacci hashing of both.
    #[inline]
    fn place(&self, first: u32, second: u32) -> usize {
        ((first << 16 ^ second).wrapping_mul(0x9E37_79B1) >> self.shift) as usize
    }
}

/// Both entries of a character that the tables know.
fn look(tables: &Tables, c: char, number: u16) -> (u32, u32) {
    let code = c as u32;
    let (hant, hans) = tables.pair_of(number);
    let (hant, hans) = (hant as u32, hans as u32);
    let mut flags = match script_of(c) {
        Script::Hans => HANS,
        Script::Hant => HANT,
        _ => oddity(c),
    };
    if tables.is_surname(number) {
        flags |= SURNAME;
    }
    if tables.topics.has(c) {
        flags |= TOPIC;
    }
    if hant.max(hans) > 0xFFFF {
        return (flags | ODD, 0);
    }
    (hant ^ code | flags, hans ^ code)
}

fn oddity(c: char) -> u32 {
    match c {
        '(' => BRACKET,
        '。' | '！' | '？' | '\n' | '；' | '!' | '?' => STOP,
        // Greek and Cyrillic letters continue no cluster.
        '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}' => 0,
        _ if is_invisible(c) || may_join(c) => ODD,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{ALONE, BREAK, Glance, HALF, oddity};
    use crate::script::tables::Tables;
    use crate::text::is_han;

    /// The ranges that are filled at once say of every unit what asking about each of them would.
    #[test]
    fn units_that_no_table_knows_are_seen_as_what_they_are() {
        let (glance, tables) = (Glance::new(Tables::get()), Tables::get());
        for unit in (0..=u16::MAX).filter(|&unit| tables.number_of_unit(unit) == 0) {
            let expected = match char::from_u32(u32::from(unit)) {
                None => HALF | BREAK,
                Some(c) if is_han(c) => 0,
                Some(c) => BREAK | oddity(c),
            };
            assert_eq!(glance.forward(unit) & !ALONE, expected, "U+{unit:04X}");
        }
    }
}
