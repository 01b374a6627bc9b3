//! What one look at a character tells: whether it stays, what it becomes alone, and whether a rule may begin there.

use super::detect::script_of;
use super::tables::Tables;
use crate::text::{is_han, is_invisible, may_join};
use crate::types::Script;

#[derive(Default)]
pub(crate) struct Glance {
    /// By UTF-16 unit: what it becomes alone towards Traditional, with flags above.
    forward: Vec<u32>,
    /// The same towards Simplified; the flags are the small lists that have a rule beginning with the unit, a bit each.
    lists: Vec<u32>,
    /// Which pairs of characters begin a word that decides something, or a rule of a list. Hashed: it may say yes too often.
    pairs: Vec<u64>,
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

/// The units of the first plane, which all but a few characters of a text are in.
const PLANE: usize = 0x1_0000;

/// A key of some list by itself.
const ALONE: u32 = 1 << 25;

/// Bits of a pair's place in the filter.
const PLACES: u32 = 19;

impl Glance {
    /// Of tables that are complete but for this.
    pub(crate) fn new(tables: &Tables) -> Self {
        let mut glance = Self { forward: vec![0; PLANE], lists: vec![0; PLANE], pairs: vec![0; 1 << (PLACES - 6)] };
        glance.fill(tables);
        glance
    }

    /// Towards Traditional: the flags of a unit, and what it becomes alone.
    #[inline]
    pub(crate) fn forward(&self, unit: u16) -> u32 {
        self.forward.get(usize::from(unit)).copied().unwrap_or(ODD)
    }

    /// Towards Simplified: the lists that may have a rule for a unit, and what it becomes alone.
    #[inline]
    pub(crate) fn lists(&self, unit: u16) -> u32 {
        self.lists.get(usize::from(unit)).copied().unwrap_or(0)
    }

    fn fill(&mut self, tables: &Tables) {
        for ((forward, lists), code) in self.forward.iter_mut().zip(self.lists.iter_mut()).zip(0u32..) {
            *lists = code;
            *forward = match char::from_u32(code) {
                None => code | HALF | BREAK,
                Some(c) if is_han(c) => code,
                Some(c) => code | BREAK | oddity(c),
            };
        }
        for (c, number) in tables.numbered() {
            if let (Some(forward), Some(lists)) = (self.forward.get_mut(c as usize), self.lists.get_mut(c as usize)) {
                (*forward, *lists) = look(tables, c, number);
            }
        }
        tables.words.heads(|first, second| self.expect(tables.char(first), tables.char(second)));
        for set in tables.sets() {
            for (head, second) in set.heads() {
                if let Some(entry) = self.lists.get_mut(head as usize) {
                    *entry |= set.bit;
                }
                match (second, self.forward.get_mut(head as usize)) {
                    (Some(second), _) => self.pair(head, second),
                    (None, Some(entry)) => *entry |= ALONE,
                    (None, None) => {}
                }
            }
        }
    }

    /// A word that decides something begins with these two.
    fn expect(&mut self, first: char, second: char) {
        if let Some(entry) = self.forward.get_mut(first as usize) {
            *entry |= HEAD;
        }
        self.pair(first, second);
    }

    fn pair(&mut self, first: char, second: char) {
        let place = place(first as u32, second as u32);
        if let Some(bits) = self.pairs.get_mut(place / 64) {
            *bits |= 1 << (place % 64);
        }
    }

    /// Whether a list may have a rule for what begins with two units.
    #[inline]
    pub(crate) fn may_begin_rule(&self, first: u16, second: u16) -> bool {
        self.may_begin(first, second) || self.forward(first) & ALONE != 0
    }

    /// Whether a word or a longer rule may begin with two units: sure where it says no.
    #[inline]
    pub(crate) fn may_begin(&self, first: u16, second: u16) -> bool {
        let place = place(u32::from(first), u32::from(second));
        self.pairs.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }
}

/// Both entries of a character that the tables know.
fn look(tables: &Tables, c: char, number: u16) -> (u32, u32) {
    let code = c as u32;
    let (hant, hans) = (tables.hant(c) as u32, tables.hans(c) as u32);
    let mut flags = match script_of(c) {
        Script::Hans => HANS,
        Script::Hant => HANT,
        _ => oddity(c),
    };
    if !is_han(c) && !tables.words.has(number) {
        flags |= BREAK;
    }
    if tables.is_ambiguous(c) && tables.names.is_surname(c) {
        flags |= SURNAME;
    }
    if hant.max(hans) > 0xFFFF || tables.choices(c).iter().any(|&to| to > '\u{FFFF}') {
        return (code | flags | ODD, code);
    }
    (hant | flags, hans)
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

/// Fibonacci hashing of both.
#[inline]
fn place(first: u32, second: u32) -> usize {
    ((first << 16 ^ second).wrapping_mul(0x9E37_79B1) >> (32 - PLACES)) as usize
}
