//! How measures nest, and where each of them ends.

use super::container::closes;
use super::lead::{Form, Lead};
use super::paragraph::Paragraph;
use crate::label::Family;
use crate::text::{Folded, Numbers, step};
use std::ops::Range;

/// A measure in the making.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) parent: Option<usize>,
    pub(super) range: Range<usize>,
    /// The one before it in its series.
    pub(super) previous: Option<usize>,
}

/// Places every lead below its parent. One node for each lead, in the same order.
pub(super) fn nest(text: &Folded, paragraphs: &[Paragraph], leads: &[Lead]) -> Vec<Node> {
    let continued = continuations(leads);
    let mut nesting =
        Nesting { text, paragraphs, leads, continued, nodes: Vec::with_capacity(leads.len()), stack: Vec::new() };
    for number in 0..leads.len() {
        nesting.place(number);
    }
    let mut nodes = nesting.nodes;
    ends(text, paragraphs, leads, &mut nodes);
    nodes
}

/// For each lead the next one of its own system.
#[derive(Clone, Copy, Default)]
struct Continuation {
    /// In the same container.
    next: Option<usize>,
    /// In whichever container.
    further: Option<usize>,
}

/// The system of a lead, as a number: what its siblings share.
fn system(lead: &Lead) -> u64 {
    let (form, style) = match lead.form {
        Form::Container => (0, '\0'),
        Form::Line => (1, '\0'),
        Form::Opening => (2, '\0'),
        Form::Parallel => (3, '\0'),
        Form::Numbered(family, style) => (4 + family as u64, style),
    };
    form << 32 | u64::from(style)
}

fn continuations(leads: &[Lead]) -> Vec<Continuation> {
    let mut latest = Numbers::default();
    let mut latest_of_all = Numbers::default();
    let mut found = vec![Continuation::default(); leads.len()];
    for (number, lead) in leads.iter().enumerate().rev() {
        if lead.form == Form::Container {
            latest = Numbers::default();
        }
        let next = latest.insert(system(lead), number);
        let further = latest_of_all.insert(system(lead), number);
        found[number] = Continuation { next, further };
    }
    found
}

struct Nesting<'a> {
    text: &'a Folded<'a>,
    paragraphs: &'a [Paragraph],
    leads: &'a [Lead],
    continued: Vec<Continuation>,
    nodes: Vec<Node>,
    /// The open nodes, outermost first.
    stack: Vec<usize>,
}

/// How deep the stack is searched for the series that a lead continues.
const DEEPEST: usize = 12;

impl Nesting<'_> {
    fn place(&mut self, number: usize) {
        let lead = &self.leads[number];
        let mut previous = None;
        if lead.form == Form::Container {
            previous = self.stack.iter().copied().find(|&open| self.leads[open].form == Form::Container);
            // A speaker inside a section: the section's own series goes on behind the container.
            let goes_on = |&open: &usize| {
                let counts = matches!(self.leads[open].form, Form::Numbered(family, _) if !family.is_spoken())
                    && self.leads[open].opens;
                counts
                    && self.continued[open]
                        .further
                        .is_some_and(|next| self.leads[next].is_next_to(self.leads[open].order()))
            };
            let kept = self.stack.iter().rposition(goes_on).map_or(0, |depth| depth + 1);
            self.stack.truncate(kept);
        } else if let Some(depth) = self.sibling(number) {
            previous = Some(self.stack[depth]);
            self.stack.truncate(depth);
        } else {
            self.close(number);
        }
        let parent = self.stack.last().copied();
        self.nodes.push(Node { parent, range: lead.start..lead.heading.end, previous });
        self.stack.push(number);
    }

    /// Where in the stack the lead's elder sibling is: the best of those it can follow, the innermost of equals.
    fn sibling(&self, number: usize) -> Option<usize> {
        let lowest = self.stack.len().saturating_sub(DEEPEST);
        let rated = (lowest..self.stack.len()).rev().map(|depth| (self.follows(self.stack[depth], number), depth));
        let best = rated.fold((0, 0), |best, one| if one.0 > best.0 { one } else { best });
        (best.0 > 0).then_some(best.1)
    }

    /// How well a lead goes on from an open one; 0 where it does not.
    fn follows(&self, elder: usize, number: usize) -> u32 {
        step();
        let (elder_lead, lead) = (&self.leads[elder], &self.leads[number]);
        let same_paragraph = elder_lead.paragraph == lead.paragraph;
        let (Form::Numbered(elder_family, _), Form::Numbered(family, _)) = (elder_lead.form, lead.form) else {
            let alike = elder_lead.form == lead.form && (lead.form != Form::Parallel || same_paragraph);
            return if alike { 9 } else { 0 };
        };
        let same = elder_lead.form == lead.form;
        let same_place = elder_lead.opens == lead.opens;
        let (before, order) = (elder_lead.order(), lead.order());
        let counts_on = order == before.saturating_add(1);
        let spoken = elder_family.is_spoken() && family.is_spoken();
        if family == Family::Addition {
            return if elder_lead.opens { 3 } else { 0 };
        }
        match () {
            () if same && counts_on => 8,
            () if spoken && order == u32::MAX => {
                if same {
                    7
                } else {
                    5
                }
            }
            () if spoken && counts_on => 6,
            // A number was left out.
            () if same && order > before && same_place => 4,
            // The count starts again: inside the item before, or a new list beside it.
            () if same && order <= before && same_place && !self.restarts_inside(elder, number) => 2,
            () => 0,
        }
    }

    /// Whether a count that starts again belongs inside the open item: that item's own series goes on behind it with a number that the new one does not reach.
    fn restarts_inside(&self, elder: usize, number: usize) -> bool {
        let mut behind = self.continued[number].next;
        let mut last = self.leads[number].order();
        while let Some(next) = behind.filter(|&next| self.leads[next].is_next_to(last)) {
            step();
            last += 1;
            behind = self.continued[next].next;
        }
        behind.is_some_and(|next| self.leads[next].is_next_to(self.leads[elder].order()))
    }

    /// Closes what a lead that starts a new series does not belong to.
    fn close(&mut self, number: usize) {
        let lead = &self.leads[number];
        while let Some(&top) = self.stack.last() {
            step();
            let open = &self.leads[top];
            if open.form == Form::Container || self.holds(top, number, open, lead) {
                return;
            }
            self.stack.pop();
        }
    }

    fn holds(&self, top: usize, number: usize, open: &Lead, lead: &Lead) -> bool {
        if open.paragraph == lead.paragraph {
            // A paragraph's own lead holds what stands in it; what is numbered inside it only where that is not the outer system.
            return rank(lead) >= rank(open) || open.opens;
        }
        // A sentence of an earlier paragraph is over.
        if !open.opens {
            return false;
        }
        // The open item's series goes on behind this lead: it stands inside.
        let goes_on = self.continued[top]
            .next
            .is_some_and(|next| next > number && (open.order() == 0 || self.leads[next].order() > open.order()));
        let heads = self.heads_below(open);
        if lead.form == Form::Line {
            return matches!(open.form, Form::Numbered(..)) && heads && goes_on;
        }
        if rank(lead) < rank(open) && !(heads && goes_on) {
            return false;
        }
        heads
            || goes_on
            || lead.opens
                && rank(lead) > rank(open)
                && !closes(self.text, &self.paragraphs[lead.paragraph])
                && lead.form != Form::Opening
    }

    /// Whether an item is its heading and nothing else, so that what it holds stands below it.
    fn heads_below(&self, open: &Lead) -> bool {
        self.paragraphs[open.paragraph].range.end <= open.heading.end + 2
    }
}

/// From the outer systems to the inner ones, as they usually nest.
fn rank(lead: &Lead) -> u32 {
    match lead.form {
        Form::Container => 0,
        Form::Line => 5,
        Form::Opening => 7,
        Form::Parallel => 20,
        Form::Numbered(family, _) => {
            match family {
                Family::Chapter => 1,
                Family::Formal => 2,
                Family::Section => 3,
                Family::Bracketed => 4,
                Family::Label => 6,
                Family::Digit | Family::Decimal => 8,
                Family::Stem | Family::Letter => 9,
                Family::DigitBracketed => 11,
                Family::Circled => 12,
                Family::Bullet => 13,
                Family::Ordinal | Family::Sequence | Family::Aspect | Family::Spoken | Family::Addition => {
                    if lead.opens { 14 } else { 15 }
                }
            }
        }
    }
}

/// Gives every node its end: the next one that does not stand inside it, the end of its paragraph, or of its part of the text.
fn ends(text: &Folded, paragraphs: &[Paragraph], leads: &[Lead], nodes: &mut [Node]) {
    let count = nodes.len();
    // The first lead behind each node that is not inside it.
    let mut next_outside = vec![count; count];
    let mut open: Vec<usize> = Vec::new();
    for (number, node) in nodes.iter().enumerate() {
        while let Some(top) = open.pop_if(|top| Some(*top) != node.parent) {
            next_outside[top] = number;
        }
        open.push(number);
    }
    // Children before parents.
    let mut inner_end = vec![0; count];
    let wide = wide(leads, nodes, &next_outside);
    let mut has_children = vec![false; count];
    for node in nodes.iter() {
        if let Some(parent) = node.parent {
            has_children[parent] = true;
        }
    }
    // Parents first: what a child may reach at most is its parent's limit.
    let mut limits = vec![0; count];
    for number in 0..count {
        let outer = nodes[number]
            .parent
            .map_or_else(|| paragraphs.last().map_or(0, |last| last.range.end), |parent| limits[parent]);
        let next = next_outside[number];
        limits[number] = leads.get(next).map_or(outer, |lead| lead.start.min(outer));
    }
    for number in (0..count).rev() {
        let lead = &leads[number];
        let own = paragraphs[lead.paragraph].range.end;
        // An item that is one sentence heads what stands below it, unless its elder is one sentence and no more.
        let alone = nodes[number]
            .previous
            .is_some_and(|elder| leads[elder].opens && leads[elder].paragraph + 1 == lead.paragraph);
        let heading_only = !alone && own <= lead.heading.end + 2 || lead.heading.end > own;
        let limit = limits[number];
        let end = if !lead.opens {
            own.min(limit)
        } else if wide[number] || heading_only && !has_children[number] && lead.form != Form::Container {
            below(text, paragraphs, lead, limit, next_outside[number] < count)
        } else {
            own.min(limit)
        };
        let end = end.max(inner_end[number]).max(lead.heading.end);
        let trimmed = trim(text, lead.heading.end.max(inner_end[number]), end);
        nodes[number].range.end = trimmed;
        if let Some(parent) = nodes[number].parent {
            inner_end[parent] = inner_end[parent].max(trimmed);
        }
    }
}

/// Whether the items of a series run over several paragraphs: told by an item that another of its series follows.
fn wide(leads: &[Lead], nodes: &[Node], next_outside: &[usize]) -> Vec<bool> {
    let mut wide = vec![false; nodes.len()];
    for number in 0..nodes.len() {
        let next = next_outside[number];
        let followed = nodes.get(next).is_some_and(|node| node.previous == Some(number));
        // Between two of a series everything belongs to the first.
        wide[number] = followed && leads[number].opens;
        if !wide[number]
            && let Some(previous) = nodes[number].previous
        {
            wide[number] = leads[number].opens && leads[previous].opens && spare(leads, previous, number);
        }
    }
    wide
}

/// Whether a paragraph between two siblings has no lead of its own.
fn spare(leads: &[Lead], elder: usize, younger: usize) -> bool {
    let pairs = leads[elder..younger].windows(2).inspect(|_| step());
    let led = pairs.filter(|pair| pair[0].paragraph != pair[1].paragraph).count() + 1;
    led < leads[younger].paragraph - leads[elder].paragraph
}

/// The end of the last paragraph below a lead that belongs to it: before the next lead, or before the text closes.
fn below(text: &Folded, paragraphs: &[Paragraph], lead: &Lead, limit: usize, followed: bool) -> usize {
    let mut end = lead.heading.end;
    for (number, paragraph) in paragraphs.iter().enumerate().skip(lead.paragraph) {
        step();
        if paragraph.range.start >= limit || !followed && number > lead.paragraph + 1 && closes(text, paragraph) {
            break;
        }
        end = paragraph.range.end.min(limit);
    }
    end
}

/// Without the spaces and commas at the end.
fn trim(text: &Folded, start: usize, end: usize) -> usize {
    let inside = |at: &usize| !matches!(text.at(*at), ' ' | '\n' | '\t' | ',' | '、' | '*' | '#' | '(' | '“' | '【');
    (start..end).rfind(inside).map_or(start, |last| last + 1)
}
