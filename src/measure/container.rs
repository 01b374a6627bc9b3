//! Containers: the department or the speaker that opens a part, without a measure of its own.

use super::lead::{Form, Lead, merge};
use super::paragraph::Paragraph;
use crate::text::{Folded, Lexicon};
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/container_unit.rs"));
include!(concat!(env!("OUT_DIR"), "/container_post.rs"));
include!(concat!(env!("OUT_DIR"), "/container_close.rs"));
include!(concat!(env!("OUT_DIR"), "/container_told.rs"));

/// The longest name of a department, with its speaker.
const LONGEST: usize = 26;

/// Adds the containers to the leads, where at least one of them has leads below it.
pub(super) fn add(text: &Folded, paragraphs: &[Paragraph], leads: &mut Vec<Lead>) {
    let mut found = Vec::new();
    let mut next = 0;
    let mut any_filled = false;
    let mut before_is_name = false;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        while next < leads.len() && leads[next].paragraph < number {
            next += 1;
        }
        let opens_here = leads.get(next).is_some_and(|lead| lead.paragraph == number && lead.opens);
        let name = if opens_here { None } else { name(text, &paragraph.range) };
        let Some(name) = name else {
            before_is_name = false;
            continue;
        };
        let whole = is_whole(&name, paragraph);
        // The speaker below the department belongs to it.
        if before_is_name && whole {
            continue;
        }
        let mut below = number;
        while paragraphs.get(below).is_some_and(|line| is_name(text, line)) && below < number + 3 {
            below += 1;
        }
        let filled =
            leads[next..].iter().take_while(|lead| lead.paragraph <= below).any(|lead| lead.paragraph == below);
        if !whole && !filled {
            continue;
        }
        any_filled |= filled;
        before_is_name = whole;
        found.push(Lead {
            start: name.start,
            heading: name,
            marker: None,
            form: Form::Container,
            paragraph: number,
            opens: true,
        });
    }
    if any_filled {
        merge(leads, found);
    }
}

/// Whether a name is all that its line says, but for the mark behind it.
fn is_whole(name: &Range<usize>, line: &Paragraph) -> bool {
    name.end + 1 >= line.range.end
}

fn is_name(text: &Folded, line: &Paragraph) -> bool {
    name(text, &line.range).is_some_and(|name| is_whole(&name, line))
}

/// The name that a line consists of (市商务局, 局长王某某:), or that opens it before a colon.
fn name(text: &Folded, line: &Range<usize>) -> Option<Range<usize>> {
    let start = line.clone().find(|&at| !matches!(text.at(at), '【' | '*' | '#' | ' ' | '◆' | '■' | '●' | '▲'))?;
    let end = (start..line.end).find(|&at| matches!(text.at(at), ':' | '】')).unwrap_or(line.end);
    let plain = |at: usize| !matches!(text.at(at), ',' | '。' | ';' | '!' | '?' | '“' | '《');
    if !(2..=LONGEST).contains(&(end - start)) || !(start..end).all(plain) {
        return None;
    }
    // 局长说:“…” is told in a report, it opens no part.
    if CONTAINER_TOLD.longest_before(text, end, 4).is_some() {
        return None;
    }
    let mut tail = end;
    if text.before(tail) == ')' {
        tail = (start..tail).rev().find(|&at| text.at(at) == '(').unwrap_or(tail);
    }
    let unit = CONTAINER_UNIT.longest_before(text, tail, 6).is_some();
    let colon = end < line.end;
    let post = colon && (start..end).any(|at| CONTAINER_POST.longest_at(text, at).is_some());
    // A speaker is told by the colon, or by a post right before the name (县教育局局长 王某某); a department needs none.
    let named = (3..=5)
        .filter_map(|len| end.checked_sub(len))
        .any(|space| text.at(space) == ' ' && CONTAINER_POST.longest_before(text, space, 4).is_some());
    ((unit && tail >= start + 3) || post || named).then_some(start..end)
}

/// Whether a paragraph opens like one that closes the text.
pub(super) fn closes(text: &Folded, paragraph: &Paragraph) -> bool {
    // “下一步,我们将…”王局长表示。
    let start = paragraph.range.start + usize::from(text.at(paragraph.range.start) == '“');
    CONTAINER_CLOSE.longest_at(text, start).is_some()
}
