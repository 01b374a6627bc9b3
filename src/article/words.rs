//! The words of page frames, from `data/article/*.tsv`.

use crate::text::{Folded, Lexicon, may_begin};
use std::ops::Range;

/// What the value behind a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Source,
    Office,
    Author,
    Editor,
    Published,
    Dated,
    Title,
    Held,
    Other,
}

/// What a word says of the line it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Close,
    End,
    Aside,
    Menu,
    Legal,
    Law,
    Notice,
}

/// What stands before the first sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    Label,
    Dateline,
    Role,
    Begin,
    Place,
}

/// How a name ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Outlet,
    Office,
}

include!(concat!(env!("OUT_DIR"), "/labels.rs"));
include!(concat!(env!("OUT_DIR"), "/cues.rs"));
include!(concat!(env!("OUT_DIR"), "/openings.rs"));
include!(concat!(env!("OUT_DIR"), "/caption_edges.rs"));
include!(concat!(env!("OUT_DIR"), "/credit_edges.rs"));
include!(concat!(env!("OUT_DIR"), "/greeting_edges.rs"));
include!(concat!(env!("OUT_DIR"), "/addressee_edges.rs"));
include!(concat!(env!("OUT_DIR"), "/deed_edges.rs"));
include!(concat!(env!("OUT_DIR"), "/surnames.rs"));
include!(concat!(env!("OUT_DIR"), "/sections.rs"));

/// What the value behind exactly this label is.
pub(super) fn role(label: &[char]) -> Option<Role> {
    LABELS.get(label)
}

/// The longest cue that starts at a position, and its length.
pub(super) fn cue_at(text: &Folded, at: usize) -> Option<(usize, Cue)> {
    CUES.longest_at(text, at)
}

/// Whether a cue begins with a character: a cheap question before [`cue_at`].
pub(super) fn may_open_cue(c: char) -> bool {
    may_begin(CUES.bit(), c)
}

/// What exactly this word says.
pub(super) fn cue(word: &[char]) -> Option<Cue> {
    CUES.get(word)
}

/// The longest opening word that starts at a position, and its length.
pub(super) fn opening_at(text: &Folded, at: usize) -> Option<(usize, Opening)> {
    OPENINGS.longest_at(text, at)
}

/// Whether a line below a picture begins like this.
pub(super) fn opens_caption(text: &Folded, at: usize) -> bool {
    CAPTION_EDGES.longest_at(text, at).is_some()
}

/// The length of the credit that a line below a picture ends with.
pub(super) fn credit_before(text: &Folded, at: usize, limit: usize) -> Option<usize> {
    CREDIT_EDGES.longest_before(text, at, limit).map(|(len, ())| len)
}

/// Whether those who are addressed are named from one position to another.
pub(super) fn addresses(text: &Folded, within: Range<usize>) -> bool {
    GREETING_EDGES.longest_at(text, within.start).is_some()
        || ADDRESSEE_EDGES.longest_before(text, within.end, within.len()).is_some()
}

/// The length of the word for what somebody did, behind a name.
pub(super) fn deed_before(text: &Folded, at: usize, limit: usize) -> Option<usize> {
    DEED_EDGES.longest_before(text, at, limit).map(|(len, ())| len)
}

/// The length of the surname that starts at a position.
pub(super) fn surname_at(text: &Folded, at: usize) -> Option<usize> {
    text.chars().get(at..).and_then(surname)
}

/// The length of the surname that a name starts with.
pub(super) fn surname(name: &[char]) -> Option<usize> {
    let code = |at: usize| name.get(at).and_then(|&c| u16::try_from(u32::from(c)).ok());
    let first = code(0)?;
    if code(1).is_some_and(|second| SURNAMES_OF_TWO.binary_search(&[first, second]).is_ok()) {
        return Some(2);
    }
    SURNAMES_OF_ONE.binary_search(&first).is_ok().then_some(1)
}

/// The ending of an outlet's or an office's name right before a position.
pub(super) fn section_before(text: &Folded, at: usize, limit: usize) -> Option<(usize, Section)> {
    SECTIONS.longest_before(text, at, limit)
}
