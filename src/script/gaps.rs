//! What stands inside a line without being read.

use super::lines::character;
use crate::text::{is_han, is_invisible, may_join, pinyin_residue};
use std::ops::Range;

/// Invisible characters and pinyin residue, which stand between the others as though they were not there; for residue `true`.
pub(super) fn gaps(line: &[u16]) -> Vec<(Range<usize>, bool)> {
    let mut gaps = Vec::new();
    let mut han = false;
    let mut at = 0;
    while let Some(&unit) = line.get(at) {
        let c = character(unit);
        if c == '(' && han {
            let rest = line.get(at..).unwrap_or(&[]);
            let near = String::from_utf16_lossy(rest.get(..RESIDUE).unwrap_or(rest));
            if let Some(len) = pinyin_residue(&near).and_then(|bytes| Some(near.get(..bytes)?.chars().count())) {
                gaps.push((at..at + len, true));
                at += len;
                continue;
            }
        }
        // Others that nobody sees may be part of a cluster.
        if is_invisible(c) && !may_join(c) {
            gaps.push((at..at + 1, false));
        } else {
            han = is_han(c);
        }
        at += 1;
    }
    gaps
}

/// No residue has more units.
const RESIDUE: usize = 12;
