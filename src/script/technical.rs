//! Words whose other wording is that of computing alone: 循環 is a 迴圈 in a program, and nowhere else.

use super::rules::{Given, RuleSet};
use super::stage::is_word;
use super::units::Unit;

/// The words of `data/conversion/technical.tsv`.
#[derive(Clone, Copy)]
pub(crate) struct Technical<'t>(pub(crate) &'t RuleSet);

/// How far a sentence is searched to either side.
pub(crate) const REACH: usize = 80;
/// What the words of computing in a sentence have to weigh.
const ENOUGH: usize = 2;

impl Technical<'_> {
    /// Whether such a word may change here: it stands alone, or its sentence speaks of computing. Other words always may.
    pub(crate) fn fits(self, units: &[Unit], at: usize, len: usize) -> bool {
        let is_found = |place: usize, long| is_word(units.get(place..).unwrap_or(&[]), long);
        !self.is_wary(units.get(at..).unwrap_or(&[]), len)
            || stands_alone(units, at, len)
            || self.is_technical(units, at, len, is_found)
    }

    /// The same of a wary word whose sentence has no words marked: false where it is certain that none fits.
    pub(crate) fn may_fit(self, units: &[Unit], at: usize, len: usize) -> bool {
        stands_alone(units, at, len) || self.is_technical(units, at, len, |_, _| true)
    }

    /// Whether the word at the front is wary.
    pub(crate) fn is_wary(self, rest: &[Unit], len: usize) -> bool {
        self.marks(rest, 0).is_some_and(|(long, marks)| long == len && marks.all().any(|mark| mark == "?"))
    }

    fn marks<'a>(self, units: &'a [Unit], at: usize) -> Option<(usize, Given<'a>)>
    where
        Self: 'a,
    {
        self.0.at(units.get(at..).unwrap_or(&[]), Unit::open).next()
    }

    /// Whether the words beside a stretch, up to the ends of its sentence, speak of computing.
    fn is_technical(self, units: &[Unit], at: usize, len: usize, is_word: impl Fn(usize, usize) -> bool) -> bool {
        let ends = |unit: &Unit| matches!(unit.char(), Some('。' | '！' | '？' | '；' | '\n'));
        let before = units.get(at.saturating_sub(REACH)..at).unwrap_or(&[]);
        // No word begins with the stop itself.
        let start = before.iter().rposition(ends).unwrap_or(0) + at.saturating_sub(REACH);
        let behind = units.get(at + len..units.len().min(at + len + REACH)).unwrap_or(&[]);
        let end = at + len + behind.iter().position(ends).unwrap_or(behind.len());
        let sentence = units.get(..end).unwrap_or(&[]);
        let (mut weight, mut place) = (0, start);
        while place < end && weight < ENOUGH {
            let found = if place == at { None } else { self.marks(sentence, place) };
            let found = found.filter(|&(long, _)| is_word(place, long));
            let marks = found.into_iter().flat_map(|(_, marks)| marks.all());
            weight += marks.filter_map(|mark| mark.parse::<usize>().ok()).sum::<usize>();
            place += if place == at { len } else { found.map_or(1, |(long, _)| long) };
        }
        weight >= ENOUGH
    }
}

/// Whether a stretch is an entry of a list, or all there is.
fn stands_alone(units: &[Unit], at: usize, len: usize) -> bool {
    let parts = |unit: Option<&Unit>| {
        unit.is_none_or(|unit| unit.char().is_some_and(|c| c.is_whitespace() || matches!(c, '、' | '/' | '|')))
    };
    parts(at.checked_sub(1).and_then(|before| units.get(before))) && parts(units.get(at + len))
}
