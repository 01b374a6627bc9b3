//! Characters that no word decides, by what is spoken of around them: 面 is flour beside 碗, a face or a side elsewhere.

use super::units::Unit;
use crate::text::{is_han, step};

/// The characters of `data/conversion/topics.tsv`.
#[derive(Default)]
pub(crate) struct Topics {
    /// Simplified characters, and what each becomes in its topic.
    chars: Vec<(char, char)>,
    /// A bit for each of `chars`: whether its topic reaches over commas.
    far: u32,
    /// Characters that show topics, sorted, with a bit for each of `chars`.
    cues: Vec<(char, u32)>,
}

/// How far a cue may be, in characters of the same clause, or of the same sentence where the topic reaches over commas.
pub(crate) const REACH: usize = 12;
const NEAR: usize = 8;

impl Topics {
    pub(crate) fn unpack(text: &str) -> Self {
        let mut topics = Self::default();
        for (line, bit) in text.lines().zip(0..u32::BITS) {
            topics.far |= u32::from(line.contains('，')) << bit;
            let mut words = line.split(['\t', ' ']).filter_map(|word| word.chars().next());
            let (Some(from), Some(to)) = (words.next(), words.next()) else { continue };
            topics.chars.push((from, to));
            topics.cues.extend(words.filter(|&cue| cue != '，').map(|cue| (cue, 1 << bit)));
        }
        topics.cues.sort_unstable();
        topics.cues.dedup_by(|next, first| {
            let same = next.0 == first.0;
            first.1 |= if same { next.1 } else { 0 };
            same
        });
        topics
    }

    pub(crate) fn has(&self, c: char) -> bool {
        self.chars.iter().any(|&(from, _)| from == c)
    }

    /// What the character at a place becomes, where what is around it shows its topic. `read` gives the character at a place of the
    /// line or the text, or none.
    pub(crate) fn at(&self, read: impl Fn(usize) -> Option<char>, at: usize) -> Option<char> {
        let c = read(at)?;
        let (&(_, to), bit) = self.chars.iter().zip(0..u32::BITS).find(|((from, _), _)| *from == c)?;
        let shows = |c: char| {
            step();
            let found = self.cues.binary_search_by_key(&c, |&(cue, _)| cue).ok().and_then(|place| self.cues.get(place));
            found.is_some_and(|(_, topics)| topics >> bit & 1 == 1)
        };
        let far = self.far >> bit & 1 == 1;
        let reach = if far { REACH } else { NEAR };
        let goes_on = |&c: &char| is_han(c) || far && c == '，';
        let before = (at.saturating_sub(reach)..at).rev().map_while(&read).take_while(goes_on);
        let behind = (at + 1..=at + reach).map_while(&read).take_while(goes_on);
        before.chain(behind).any(shows).then_some(to)
    }
}

/// What stands at a place.
pub(crate) fn read(units: &[Unit]) -> impl Fn(usize) -> Option<char> {
    |at| units.get(at).and_then(|unit| unit.char())
}
