//! The sentences, clauses and lists that members are looked for in.

use super::contexts;
use super::lead::ends_heading;
use crate::text::{CharList, Folded};
use std::ops::Range;

/// The longest sentence that is read for members.
const SENTENCE: usize = 400;

/// The sentence around a position; a line is one too.
pub(super) fn sentence(text: &Folded, body: &Range<usize>, at: usize) -> Range<usize> {
    let ends = |&at: &usize| text.at(at) == '\n' || !matches!(text.at(at), ':' | ';') && ends_heading(text, at);
    let (lowest, highest) = (body.start.max(at.saturating_sub(SENTENCE)), body.end.min(at + SENTENCE));
    let start = (lowest..at).rfind(&ends).map_or(lowest, |at| at + 1);
    start..(at..highest).find(&ends).unwrap_or(highest).max(start)
}

pub(super) fn sentence_behind(text: &Folded, body: &Range<usize>, end: usize) -> Range<usize> {
    let start = (end..body.end)
        .take(8)
        .find(|&at| !matches!(text.at(at), '。' | '.' | '!' | '?' | '\n' | ' ' | '”'))
        .unwrap_or(body.end);
    start..sentence(text, body, start).end
}

/// The pieces between commas, semicolons and 、, none of them empty.
pub(super) fn clauses(text: &Folded, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = pieces(within, |at| matches!(text.at(at), ',' | ';' | '、' | ':' | ' '));
    found.retain(|clause| !clause.is_empty());
    found
}

/// The items of a list, but for an empty one behind its last mark; A、B和C are three where so many are expected.
pub(super) fn listed(text: &Folded, within: Range<usize>, mark: char, expected: usize) -> Vec<Range<usize>> {
    let mut found = pieces(within, |at| text.at(at) == mark);
    found.pop_if(|last| Range::is_empty(last));
    if found.len() + 1 == expected
        && let Some(last) = found.pop()
    {
        found.extend(conjoined(text, last));
    }
    found
}

/// The pieces between marks, those at the edges too; some may be empty.
pub(super) fn pieces(within: Range<usize>, is_mark: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut start = within.start;
    let piece = |end: usize| std::mem::replace(&mut start, end + 1)..end;
    within.clone().filter(|&at| is_mark(at)).chain([within.end]).map(piece).collect()
}

/// A和B, the end of a list, as two.
fn conjoined(text: &Folded, last: Range<usize>) -> Vec<Range<usize>> {
    let word = (last.start + 1..last.end.saturating_sub(1))
        .find(|&at| contexts::CONJUNCTIONS.has(text.at(at)) || text.reads(at, "以及"));
    match word {
        Some(at) => vec![last.start..at, at + if text.at(at) == '以' { 2 } else { 1 }..last.end],
        None => vec![last],
    }
}

/// 政治强、班子强、作用强的支部达到36个: the last of items that all end in the slogan's word ends there as well.
pub(super) fn cut_behind_word(text: &Folded, items: &mut [Range<usize>], key: &Range<usize>) {
    let word = &text.chars()[key.clone()];
    let Some((last, others)) = items.split_last_mut() else { return };
    if others.iter().all(|item| text.chars()[item.clone()].ends_with(word)) {
        let behind = last.clone().find(|&at| text.chars()[at..last.end].starts_with(word));
        last.end = behind.map_or(last.end, |at| at + word.len());
    }
}

/// Without quotation marks, spaces and 等 around it.
pub(super) fn tidy(text: &Folded, item: Range<usize>) -> Range<usize> {
    let inside =
        |at: &usize| !matches!(text.at(*at), ' ' | '“' | '”' | '"' | '‘' | '’' | '\n' | ';' | ',' | '、' | '。');
    let start = item.clone().find(inside).unwrap_or(item.end);
    start..(start..item.end).rfind(inside).map_or(start, |last| last + 1)
}
