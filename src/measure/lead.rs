//! Leads: the places where an author sets off a measure, and the heading of each.

use super::container;
use super::paragraph::Paragraph;
use super::shape;
use crate::label::{Enumerator, Family};
use crate::text::{Folded, Lexicon};
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/lead_note.rs"));
include!(concat!(env!("OUT_DIR"), "/lead_ask.rs"));

/// How a measure is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// A department or a speaker that opens a part.
    Container,
    /// A line of its own.
    Line,
    /// The sentence that opens a paragraph.
    Opening,
    /// A sentence inside a paragraph that is like others there.
    Parallel,
    /// An enumerator: its system, and its style within.
    Numbered(Family, char),
}

/// The start of a measure.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    /// From the marker, or else from the heading.
    pub(super) start: usize,
    pub(super) heading: Range<usize>,
    pub(super) marker: Option<Enumerator>,
    pub(super) form: Form,
    /// The paragraph it stands in.
    pub(super) paragraph: usize,
    /// Whether it opens its paragraph.
    pub(super) opens: bool,
}

impl Lead {
    /// A sentence inside a paragraph that is like others there.
    pub(super) fn parallel(heading: Range<usize>, paragraph: usize, opens: bool) -> Self {
        Self { start: heading.start, heading, marker: None, form: Form::Parallel, paragraph, opens }
    }

    /// Its place in the series; 0 where it has none.
    pub(super) fn order(&self) -> u32 {
        self.marker.as_ref().map_or(0, |marker| marker.order)
    }

    /// Whether it is the next one of its series behind a place in it. Nothing is next to 最后.
    pub(super) fn is_next_to(&self, order: u32) -> bool {
        order.checked_add(1) == Some(self.order())
    }
}

/// So far before a list its label is looked for.
const NOTE: usize = 16;
/// The longest that is said in one breath.
const BREATH: usize = 60;
/// So much of the sentence before a list is read for whether it asks.
const QUESTION: usize = 60;
/// A lead sentence beyond this length is cut at its first comma.
const LONG: usize = 60;

/// All leads of the body, in reading order.
pub(super) fn leads(text: &Folded, paragraphs: &[Paragraph], markers: &[Enumerator]) -> Vec<Lead> {
    let mut found = numbered(text, paragraphs, markers);
    container::add(text, paragraphs, &mut found);
    shape::add(text, paragraphs, &mut found);
    found
}

/// The enumerated ones.
fn numbered(text: &Folded, paragraphs: &[Paragraph], markers: &[Enumerator]) -> Vec<Lead> {
    let Some(last) = paragraphs.last() else { return Vec::new() };
    let mut found: Vec<Lead> = Vec::new();
    let mut paragraph = 0;
    let mut noted = None;
    let mut next = markers.iter().map(|marker| marker.range.start).skip(1);
    for marker in markers {
        let following = next.next().unwrap_or(last.range.end);
        while paragraphs.get(paragraph).is_some_and(|here| here.range.end <= marker.range.start) {
            paragraph += 1;
        }
        let Some(here) = paragraphs.get(paragraph) else { break };
        if marker.range.start < here.range.start {
            continue;
        }
        let opens =
            text.chars()[here.range.start..marker.range.start].iter().all(|c| matches!(c, ' ' | '\t' | '*' | '#'));
        if marker.family == Family::Addition
            && !(opens && found.last().is_some_and(|lead| continues_list(lead, paragraph)))
        {
            continue;
        }
        if marker.family == Family::Sequence && is_said(text, here.range.start, marker.range.start) {
            continue;
        }
        let form = Form::Numbered(marker.family, marker.style);
        let note = notes(text, here.range.start, marker.range.start, opens) || asks(text, marker.range.start);
        noted = (note || noted == Some(form) && marker.order > 1).then_some(form);
        if noted.is_some() {
            continue;
        }
        // A number alone on its line has its heading on the next one.
        let own = own_text(text, marker.range.end, here.range.end);
        let (start, end) = match (own < here.range.end, paragraphs.get(paragraph + 1)) {
            (true, _) => (own, here.range.end),
            (false, Some(below)) if opens => (below.range.start, below.range.end),
            _ => continue,
        };
        let heading = heading(text, start, end.min(following.max(start)));
        if heading.is_empty() {
            continue;
        }
        found.push(Lead { start: marker.range.start, heading, marker: Some(marker.clone()), form, paragraph, opens });
    }
    found
}

/// “首先要肯干,其次要肯学。”他说: what somebody says in one breath is no list.
fn is_said(text: &Folded, line: usize, marker: usize) -> bool {
    let Some(open) =
        (line.max(marker.saturating_sub(BREATH))..marker).rev().find(|&at| matches!(text.at(at), '“' | '”' | '。'))
    else {
        return false;
    };
    let close = (open..).take(BREATH).skip(1).find(|&at| matches!(text.at(at), '”' | '\n'));
    text.at(open) == '“' && close.is_some_and(|at| text.at(at) == '”')
}

/// 附注:1.… and 附件 on the line before 1.…: a list of notes or files.
fn notes(text: &Folded, line: usize, marker: usize, opens: bool) -> bool {
    let blank = |at: &usize| !matches!(text.at(*at), ' ' | '\t' | '\n' | ':' | '*' | '#' | '【' | '】' | '(' | ')');
    let start = if opens {
        let end = (line.saturating_sub(NOTE)..line).rev().find(blank).unwrap_or(line);
        (end.saturating_sub(NOTE)..end)
            .rev()
            .find(|&at| text.at(at) == '\n')
            .map_or(end.saturating_sub(NOTE), |at| at + 1)
    } else {
        line
    };
    let Some(first) = (start..marker).find(blank) else { return false };
    let Some((len, ())) = LEAD_NOTE.longest_at(text, first) else { return false };
    (first + len..marker).find(blank).is_none()
}

/// 政府可否告知本会:(一)…为何: a list of questions.
fn asks(text: &Folded, marker: usize) -> bool {
    let Some(end) = (marker.saturating_sub(NOTE)..marker).rev().find(|&at| !text.at(at).is_whitespace()) else {
        return false;
    };
    let ends = |at: &usize| matches!(text.at(*at), '。' | '\n' | '?' | '!');
    let sentence = (end.saturating_sub(QUESTION)..end).rev().take_while(|at| !ends(at));
    text.at(end) == ':' && sentence.into_iter().any(|at| LEAD_ASK.longest_at(text, at).is_some())
}

/// Whether 此外 before a paragraph goes on with the list before it: the list's last item is the paragraph before.
fn continues_list(last: &Lead, paragraph: usize) -> bool {
    last.paragraph + 1 == paragraph
}

/// Where the text behind a marker begins.
fn own_text(text: &Folded, behind: usize, end: usize) -> usize {
    let pause = |c: char| matches!(c, ',' | '、' | ':' | ' ' | '\t' | '.' | '|' | '*');
    (behind..end).find(|&at| !pause(text.at(at))).unwrap_or(end)
}

/// The heading that starts here: up to the first 。；： or the line's end, and where that is long up to its first comma.
pub(super) fn heading(text: &Folded, start: usize, limit: usize) -> Range<usize> {
    let mut end = (start..limit).find(|&at| ends_heading(text, at)).unwrap_or(limit);
    if end - start > LONG
        && let Some(comma) = (start..end).find(|&at| text.at(at) == ',')
    {
        end = comma;
    }
    // A question or a cry that fills its line ends with the line.
    if matches!(text.at(end), '?' | '!') && matches!(text.at(end + 1), '\n' | '\0') {
        end += 1;
    }
    let inside = |at: &usize| !matches!(text.at(*at), ' ' | '\t' | '\n' | ',' | '、' | '*');
    start..(start..end).rfind(inside).map_or(start, |last| last + 1)
}

/// 。；： and their like; a full stop of ASCII behind an ideograph.
pub(super) fn ends_heading(text: &Folded, at: usize) -> bool {
    match text.at(at) {
        '。' | ';' | '!' | '?' | '｡' => true,
        ':' => !(text.before(at).is_ascii_digit() && text.at(at + 1).is_ascii_digit()),
        '.' => matches!(text.before(at), '\u{4E00}'..='\u{9FFF}' | '”') && !text.at(at + 1).is_ascii_alphanumeric(),
        _ => false,
    }
}

/// Puts leads among those that are known, both in reading order.
pub(super) fn merge(leads: &mut Vec<Lead>, added: Vec<Lead>) {
    if added.is_empty() {
        return;
    }
    let known = std::mem::take(leads);
    leads.reserve(known.len() + added.len());
    let mut added = added.into_iter().peekable();
    for lead in known {
        while let Some(earlier) = added.next_if(|other| other.start < lead.start) {
            leads.push(earlier);
        }
        leads.push(lead);
    }
    leads.extend(added);
}
