//! What a text is written in, stretch by stretch, where the caller does not say.

use super::detect::{Evidence, script_of};
use super::units::Unit;
use crate::types::{Region, Script};

/// What the characters and words of a text show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// The script of most of it; `None` where nothing tells.
    pub(crate) script: Script,
    /// Whose wording it uses.
    pub(crate) region: Option<Region>,
}

impl Reading {
    pub(crate) fn of(text: &str) -> Self {
        Self::by(Evidence::of(text))
    }

    #[cfg(any(feature = "wasm", test))]
    pub(crate) fn of_utf16(text: &[u16]) -> Self {
        let mut evidence = Evidence::default();
        text.split_inclusive(|&unit| unit == u16::from(b'\n')).for_each(|line| evidence.add(line));
        Self::by(evidence)
    }

    fn by(evidence: Evidence) -> Self {
        Self { script: evidence.majority(), region: evidence.region() }
    }
}

/// Marks the units that are in the target's script already: all of a sentence whose own characters say so, or that leave it
/// to the text as a whole.
pub(crate) fn mark_staying(units: &mut [Unit], target: Script, whole: Script) {
    let ends = |unit: &Unit| matches!(unit.char(), Some('。' | '！' | '？' | '\n' | '；' | '!' | '?'));
    for sentence in units.split_inclusive_mut(ends) {
        let (mut hans, mut hant) = (0, 0);
        for c in sentence.iter().filter_map(|unit| unit.char()) {
            match script_of(c) {
                Script::Hans => hans += 1,
                Script::Hant => hant += 1,
                _ => {}
            }
        }
        let script = match hans.cmp(&hant) {
            std::cmp::Ordering::Greater => Script::Hans,
            std::cmp::Ordering::Less => Script::Hant,
            std::cmp::Ordering::Equal => whole,
        };
        if script == target {
            sentence.iter_mut().for_each(|unit| *unit = unit.staying());
        }
    }
}
