//! Where the words of a line begin, for rules that ask for words.

use super::glance::{BREAK, Glance};
use super::segment::{ToHant, Window};
use crate::text::step;

/// Where words begin, found no further than anybody asks.
#[derive(Default)]
pub(super) struct Cuts {
    /// By place: inside a word.
    inside: Vec<bool>,
    /// No word reaches over this place, and all before it that were asked for are known.
    known: usize,
}

impl Cuts {
    pub(super) fn start(&mut self, len: usize) {
        self.inside.clear();
        self.inside.resize(len, false);
        self.known = 0;
    }

    pub(super) fn is_cut(&self, at: usize) -> bool {
        self.inside.get(at) == Some(&false)
    }

    pub(super) fn find(
        &mut self,
        segment: &ToHant,
        line: &[u16],
        from: usize,
        to: usize,
        glance: &Glance,
        window: &mut Window,
    ) {
        let mut base = from.max(self.known);
        let mut at = base;
        while base > self.known && line.get(base - 1).is_some_and(|&unit| glance.forward(unit) & BREAK == 0) {
            step();
            base -= 1;
        }
        while at <= to && at < line.len() {
            let region = segment.region_at(line, base, at, window);
            segment.words_of_region(window, |word| {
                self.inside.get_mut(word).into_iter().flatten().skip(1).for_each(|inside| *inside = true);
            });
            (base, at) = (region.end, region.end);
            self.known = region.end;
        }
    }
}
