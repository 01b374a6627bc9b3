//! Whether a stretch says that something is only intended.

use super::contexts;
use super::shape::is_deed;
use crate::text::{CharList, Folded, Lexicon, is_han, may_begin};
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/intent_cue.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_future.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_next.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_ahead.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_object.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_closes.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_word.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_plan.rs"));

/// What a cue, or a word that only holds one, may be in.
const CUES: u64 = INTENT_CUE.bit() | INTENT_FUTURE.bit() | INTENT_WORD.bit();

/// The longest quotation.
const QUOTE: usize = 200;
/// How far a clause is read for the verb that 将 gives its object to.
const CLAUSE: usize = 60;

/// Whether a cue stands in a stretch, outside what somebody is quoted to say.
pub(super) fn is_planned(text: &Folded, within: Range<usize>) -> bool {
    let mut at = within.start;
    let mut reported = false;
    while at < within.end {
        match text.at(at) {
            '。' | '!' | '?' | '\n' => reported = false,
            // “关键在人,要抓紧。”他说: a sentence that somebody is quoted with.
            '“' if let Some(end) = quoted(text, at, within.end) => {
                at = end;
                continue;
            }
            '表' if text.at(at + 1) == '示' => reported = true,
            '说' if matches!(text.at(at + 1), ':' | ',') => reported = true,
            _ => {}
        }
        if !may_begin(CUES, text.at(at)) {
            at += 1;
            continue;
        }
        let longest = INTENT_CUE.longest_at(text, at).map_or(0, |cue| cue.0);
        // A word that only holds a cue: 主要, 将军.
        if let Some((len, ())) = INTENT_WORD.longest_at(text, at).filter(|word| word.0 >= longest) {
            at += len;
        } else if !reported && cue(text, at, within.end) {
            return true;
        } else {
            at += 1;
        }
    }
    false
}

/// Where a sentence in quotation marks ends that start at a position; a term in them is no sentence.
fn quoted(text: &Folded, at: usize, end: usize) -> Option<usize> {
    let mut inside = (at..end).take(QUOTE).skip(1);
    let close = inside.find(|&at| matches!(text.at(at), '”' | '“' | '\n')).filter(|&at| text.at(at) == '”')?;
    (at..close).any(|at| matches!(text.at(at), ',' | '。' | '!' | '?')).then_some(close)
}

fn cue(text: &Folded, at: usize, end: usize) -> bool {
    if let Some((len, ())) = INTENT_CUE.longest_at(text, at) {
        // 即将来临之际 dates something else.
        let occasion = || (at..end).skip(len).take(8).any(|at| contexts::ON_THE_OCCASION.has(text.at(at)));
        return text.at(at) != '即' || !occasion();
    }
    let Some((len, ())) = INTENT_FUTURE.longest_at(text, at) else { return false };
    let behind = at + len;
    let dated = text.at(behind).is_ascii_digit() && text.at(at) != '将';
    let follows = dated || INTENT_NEXT.longest_at(text, behind).is_some() || is_deed(text, behind);
    match text.at(at) {
        '将' => follows && (contexts::AIMED_BEHIND_JIANG.has(text.at(behind)) || !takes_object(text, behind, end)),
        // 我们会, 政府会; 工会 and 大会 are other words.
        '会' => follows && (contexts::SUBJECTS_OF_HUI.has(text.before(at)) || is_ahead(text, at)),
        // What a clause opens with is demanded: 年底前,要面对面听取意见.
        '要' => follows || matches!(text.before(at), ',' | '。' | ';' | ':'),
        '拟' => true,
        // The noun: 发展规划, 行动计划实施.
        _ => follows && (!is_han(text.before(at)) || contexts::INTENDED_BEHIND.has(text.before(at))),
    }
}

/// 未来三年会增加: a clause that tells of what is ahead.
fn is_ahead(text: &Folded, at: usize) -> bool {
    let clause =
        (at.saturating_sub(8)..at).rev().take_while(|&at| !matches!(text.at(at), ',' | '。' | ';' | ':' | '\n'));
    clause.into_iter().any(|at| INTENT_AHEAD.longest_at(text, at).is_some())
}

/// 将意见纳入议题: the clause has a verb for the object that 将 marks.
fn takes_object(text: &Folded, start: usize, end: usize) -> bool {
    let clause = (start..end).take(CLAUSE).take_while(|&at| !matches!(text.at(at), ',' | '。' | ';' | ':'));
    clause.skip(2).any(|at| {
        // A verb of two meanings (提高) closes the clause only where it is told to what, or ends it.
        INTENT_CLOSES.longest_at(text, at).is_some()
            || INTENT_OBJECT
                .longest_at(text, at)
                .is_some_and(|(len, ())| contexts::DIRECTED_BEFORE.has(text.at(at + len)))
    })
}

/// Whether a heading says that what stands under it is still to come.
pub(super) fn is_plan(text: &Folded, heading: Range<usize>) -> bool {
    heading.clone().any(|at| INTENT_PLAN.longest_at(text, at).is_some_and(|(len, ())| at + len == heading.end))
}
