//! The slogans of an article, each once, with what it says of their members.

use super::contexts;
use super::members::{self, Outline, Slot};
use crate::article::Frame;
use crate::label::{self, SloganMention};
use crate::text::{CharList, Folded, Lexicon};
use crate::types::{Measure, Slogan};
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/member_noun.rs"));

/// So many mentions of one slogan are looked at for its members.
const MENTIONS: usize = 6;
/// So much of a text decides its script.
const SAMPLE: usize = 4000;

/// The distinct slogans among the mentions in headline and body, with what the article says of their members.
pub(crate) fn slogans(
    text: &Folded,
    frame: &Frame,
    [title, body]: [Vec<SloganMention>; 2],
    measures: &[Measure],
) -> Vec<Slogan> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut known = label::Forms::default();
    for (mentions, in_title) in [(title, true), (body, false)] {
        for mention in mentions {
            let core = core(text, &mention.range);
            let slot = known.add(&text.chars()[core], slots.len());
            if slot == slots.len() {
                let known = label::glossary(&text.chars()[mention.range.clone()], false).is_some();
                slots.push(Slot {
                    range: mention.range.clone(),
                    count: mention.count,
                    in_title,
                    known,
                    mentions: Vec::new(),
                });
            }
            if slots[slot].mentions.len() < MENTIONS && !in_title {
                slots[slot].mentions.push(mention.range);
            }
        }
    }
    if slots.is_empty() {
        return Vec::new();
    }
    let traditional = slots.iter().any(|slot| slot.known) && is_traditional(text, frame);
    let outline = Outline::new(text, measures);
    let body = frame.body.clone().unwrap_or_default();
    let resolve = |slot: Slot| {
        let found = members::find(text, &body, &slot, &outline);
        let spans: Vec<_> = found.into_iter().map(|member| text.span(member)).collect();
        let all = spans.len() == slot.count as usize;
        let (members, partial) = if all { (Some(spans), Vec::new()) } else { (None, spans) };
        let glossary = label::glossary(&text.chars()[slot.range.clone()], traditional);
        Slogan { span: text.span(slot.range), count: slot.count, members, partial, glossary }
    };
    slots.into_iter().map(resolve).collect()
}

/// What two ways of writing a slogan share: “五送活动” and “五送”活动 are one.
fn core(text: &Folded, range: &Range<usize>) -> Range<usize> {
    let longest = range.len().saturating_sub(2);
    match MEMBER_NOUN.longest_before(text, range.end, longest.min(4)) {
        Some((len, ())) if !contexts::CLASSIFIERS_BEFORE_NOUNS.has(text.before(range.end - len)) => {
            range.start..range.end - len
        }
        _ => range.clone(),
    }
}

/// Whether the body is written in Traditional: told by the share of characters that folding changes.
fn is_traditional(text: &Folded, frame: &Frame) -> bool {
    let body = frame.body.clone().unwrap_or_default();
    let end = body.end.min(body.start + SAMPLE);
    let differs = |at: &usize| !text.source(*at..*at + 1).starts_with(text.at(*at));
    let han = |at: &usize| matches!(text.at(*at), '\u{4E00}'..='\u{9FFF}');
    let (total, changed) = (body.start..end)
        .filter(han)
        .fold((0, 0), |(total, changed), at| (total + 1, changed + usize::from(differs(&at))));
    changed * 12 > total
}
