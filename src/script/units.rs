//! A text as conversion works on it: one unit for each thing that converts or stays as a whole.

use crate::text::{is_han, is_invisible, may_join, pinyin_residue};
use crate::types::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A character, or a sequence that is never touched (an emoji, an ideograph with its variation selector), with marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit(u32);

const LOCKED: u32 = 1 << 31;
const CUT: u32 = 1 << 30;
const SEQUENCE: u32 = 1 << 29;
const STAYS: u32 = 1 << 28;

impl Unit {
    #[inline]
    pub(crate) fn of(c: char) -> Self {
        Self(c as u32)
    }

    /// The character that rules may read; none where no rule may go.
    #[inline]
    pub(crate) fn open(self) -> Option<char> {
        if self.0 & (LOCKED | SEQUENCE) == 0 { char::from_u32(self.0 & 0x1F_FFFF) } else { None }
    }

    /// The character, also of a locked unit; none for a sequence.
    #[inline]
    pub(crate) fn char(self) -> Option<char> {
        if self.0 & SEQUENCE == 0 { char::from_u32(self.0 & 0x1F_FFFF) } else { None }
    }

    /// The number of a sequence.
    #[inline]
    fn sequence(self) -> Option<usize> {
        (self.0 & SEQUENCE != 0).then_some((self.0 & 0x1F_FFFF) as usize)
    }

    /// Later stages leave it alone.
    #[inline]
    pub(crate) fn locked(self) -> Self {
        Self(self.0 | LOCKED)
    }

    /// It stands where the text is in the target's script already.
    #[inline]
    pub(crate) fn staying(self) -> Self {
        Self(self.0 | STAYS)
    }

    #[inline]
    pub(crate) fn stays(self) -> bool {
        self.0 & STAYS != 0
    }

    /// A word begins here.
    #[inline]
    pub(crate) fn cut(self) -> Self {
        Self(self.0 | CUT)
    }

    /// Inside a word.
    #[inline]
    pub(crate) fn uncut(self) -> Self {
        Self(self.0 & !CUT)
    }

    #[inline]
    pub(crate) fn is_cut(self) -> bool {
        self.0 & CUT != 0
    }
}

/// The units of a text, and what stands between them: pinyin residue and invisible characters, which no word is split by.
pub(crate) struct Units<'t> {
    text: &'t str,
    pub(crate) units: Vec<Unit>,
    /// Byte offset of every unit, and of the end.
    starts: Vec<u32>,
    sequences: Vec<Span>,
    /// In reading order.
    pub(crate) gaps: Vec<Gap>,
}

/// What stands between two units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gap {
    /// The unit behind it.
    pub(crate) before: usize,
    pub(crate) span: Span,
    pub(crate) residue: bool,
}

impl<'t> Units<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut read = Self {
            text,
            units: Vec::with_capacity(text.len() / 3 + 8),
            starts: Vec::with_capacity(text.len() / 3 + 9),
            sequences: Vec::new(),
            gaps: Vec::new(),
        };
        let mut rest = text;
        let mut last = '\0';
        while let Some(c) = rest.chars().next() {
            let at = text.len() - rest.len();
            let mut len = c.len_utf8();
            if c == '(' && is_han(last) {
                if let Some(residue) = pinyin_residue(rest) {
                    read.gap(at..at + residue, true);
                    rest = &rest[residue..];
                    continue;
                }
            } else if is_invisible(c) {
                read.gap(at..at + len, false);
                rest = &rest[len..];
                continue;
            }
            let mut unit = Unit::of(c);
            if let Some(next) = rest[len..].chars().next()
                && may_join(next)
            {
                let cluster = rest.graphemes(true).next().map_or(len, str::len);
                if cluster > len {
                    len = cluster;
                    unit = read.sequence(at..at + cluster);
                }
            }
            read.units.push(unit);
            read.starts.push(offset(at));
            last = c;
            rest = &rest[len..];
        }
        read.starts.push(offset(text.len()));
        read
    }

    /// What was read.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    fn gap(&mut self, range: Range<usize>, residue: bool) {
        self.gaps.push(Gap { before: self.units.len(), span: Span { start: range.start, end: range.end }, residue });
    }

    fn sequence(&mut self, range: Range<usize>) -> Unit {
        let number = self.sequences.len();
        self.sequences.push(Span { start: range.start, end: range.end });
        Unit(SEQUENCE | offset(number))
    }

    /// The byte stretch of a range of units, gaps between them included, those around them not.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let start = self.start(range.start);
        let Some(last) = range.end.checked_sub(1).filter(|last| *last >= range.start) else {
            return Span { start, end: start };
        };
        Span { start, end: self.start(last) + self.len(last) }
    }

    fn start(&self, unit: usize) -> usize {
        self.starts.get(unit).map_or(self.text.len(), |&start| start as usize)
    }

    /// The length in bytes of a unit itself, without a gap behind it.
    fn len(&self, unit: usize) -> usize {
        match self.units.get(unit) {
            None => 0,
            Some(unit) => match unit.sequence() {
                Some(number) => self.sequences.get(number).map_or(0, |span| span.end - span.start),
                None => unit.char().map_or(0, char::len_utf8),
            },
        }
    }

    /// Writes converted units, whose sequences are those of this text.
    pub(crate) fn write(&self, units: &[Unit], out: &mut String) {
        for unit in units {
            match unit.char() {
                Some(c) => out.push(c),
                None => out.push_str(
                    unit.sequence().and_then(|n| self.sequences.get(n)).map_or("", |span| span.of(self.text)),
                ),
            }
        }
    }
}

/// Texts beyond 4 GiB are refused before they come here.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
