//! Leads without an enumerator: heading lines, and sentences that are alike (突出…/突出…, 与…相融合, 在…上).

use super::lead::{Form, Lead, ends_heading, heading};
use super::paragraph::{Paragraph, is_closed};
use crate::text::{Folded, Lexicon};
use std::collections::HashMap;
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/lead_verb.rs"));
include!(concat!(env!("OUT_DIR"), "/lead_short.rs"));
include!(concat!(env!("OUT_DIR"), "/lead_adverb.rs"));
include!(concat!(env!("OUT_DIR"), "/lead_past.rs"));
include!(concat!(env!("OUT_DIR"), "/lead_generic.rs"));

/// The longest heading line, opening sentence, and parallel sentence.
const LONGEST: (usize, usize, usize) = (45, 46, 30);
/// The text behind a lead that makes it one.
const ELABORATION: usize = 12;

/// What makes two leads alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Likeness {
    /// The same first word.
    First([char; 2]),
    /// The same frame: 与…融合, 以…为.
    Frame(char, [char; 2]),
    /// A deed in as many clauses.
    Deed(usize),
    /// The second clause opens with the same word (…,让…).
    Second(char),
    /// Clauses of the same lengths.
    Rhythm([usize; 3]),
    /// A short deed without a comma.
    Short,
}

/// What can be seen of a sentence.
struct Shape {
    clauses: Vec<Range<usize>>,
    opener: Opener,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    Verb,
    Preposition(char),
    Other,
}

/// Adds heading lines, opening sentences and parallel sentences to the leads that are known.
pub(super) fn add(text: &Folded, paragraphs: &[Paragraph], leads: &mut Vec<Lead>) {
    let mut taken = vec![false; paragraphs.len()];
    let mut numbered = vec![false; paragraphs.len()];
    for lead in leads.iter() {
        // The heading of a number that stands alone is the paragraph below it.
        let below = paragraphs[lead.paragraph].range.end <= lead.heading.start;
        let paragraph = lead.paragraph + usize::from(below);
        taken[lead.paragraph] |= lead.opens;
        taken[paragraph] |= lead.opens;
        numbered[paragraph] = true;
    }
    let mut added = lines(text, paragraphs, &taken);
    for lead in &added {
        taken[lead.paragraph] = true;
    }
    let openings = openings(text, paragraphs, &taken);
    for lead in &openings {
        taken[lead.paragraph] = true;
    }
    added.extend(openings);
    leads.extend(added);
    leads.sort_by_key(|lead| lead.start);
    let mut inner = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let first = leads.partition_point(|lead| lead.paragraph < number);
        let here = leads[first..].iter().take_while(|lead| lead.paragraph == number);
        let behind = here.clone().last().map(|lead| lead.heading.end);
        let enumerated = numbered[number] && here.clone().any(|lead| !lead.opens);
        if !enumerated && here.count() <= 1 {
            parallel(text, number, paragraph, behind, &mut inner);
        }
    }
    leads.extend(inner);
    leads.sort_by_key(|lead| lead.start);
}

/// Lines of their own that head what follows, at least two of them or one that names a deed.
fn lines(text: &Folded, paragraphs: &[Paragraph], taken: &[bool]) -> Vec<Lead> {
    let mut found = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let range = &paragraph.range;
        let heads = paragraphs
            .get(number + 1)
            .is_some_and(|below| below.range.len() > range.len() && !is_heading_line(text, below) || taken[number + 1]);
        if taken[number]
            || !heads
            || !is_heading_line(text, paragraph)
            || LEAD_GENERIC.get(&text.chars()[range.clone()]).is_some()
        {
            continue;
        }
        let shape = Shape::of(text, range.clone());
        let deed =
            shape.opener == Opener::Verb || (range.start..range.end).any(|at| LEAD_VERB.longest_at(text, at).is_some());
        found.push((number, deed));
    }
    let deeds = found.iter().filter(|line| line.1).count();
    if deeds < 2 && found.len() < 2 || deeds * 2 < found.len() {
        return Vec::new();
    }
    let lead = |&(number, _): &(usize, bool)| {
        let range = &paragraphs[number].range;
        let heading = heading(text, start_of(text, range), range.end);
        Lead { start: heading.start, heading, marker: None, form: Form::Line, paragraph: number, opens: true }
    };
    found.iter().map(lead).collect()
}

/// A short line that does not end like a sentence.
fn is_heading_line(text: &Folded, paragraph: &Paragraph) -> bool {
    let range = &paragraph.range;
    (4..=LONGEST.0).contains(&range.len())
        && (!is_closed(text, range.end) || text.before(range.end) == '!')
        && !range.clone().any(|at| matches!(text.at(at), '。' | ';'))
}

/// Bold marks and brackets stay outside.
fn start_of(text: &Folded, range: &Range<usize>) -> usize {
    range.clone().find(|&at| !matches!(text.at(at), '*' | '#' | ' ')).unwrap_or(range.start)
}

/// Sentences that open a paragraph, where paragraphs nearby open alike.
fn openings(text: &Folded, paragraphs: &[Paragraph], taken: &[bool]) -> Vec<Lead> {
    let mut found = Vec::new();
    let mut section = 0;
    let mut counts: HashMap<(usize, Likeness), usize> = HashMap::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if taken[number] {
            section += 1;
            continue;
        }
        let start = start_of(text, &paragraph.range);
        let sentence = heading(text, start, paragraph.range.end);
        let rest = paragraph.range.end - sentence.end;
        if sentence.len() > LONGEST.1 || sentence.len() < 4 || rest < ELABORATION || tells_the_past(text, &sentence) {
            continue;
        }
        let shape = Shape::of(text, sentence.clone());
        let likenesses = shape.likenesses(text, false);
        for &likeness in &likenesses {
            *counts.entry((section, likeness)).or_default() += 1;
        }
        found.push((number, section, sentence, likenesses));
    }
    let alike =
        |section: usize, likeness: &Likeness| counts.get(&(section, *likeness)).is_some_and(|&count| count >= 2);
    let lead = |(number, section, heading, likenesses): (usize, usize, Range<usize>, Vec<Likeness>)| {
        likenesses.iter().any(|likeness| alike(section, likeness)).then_some(Lead {
            start: heading.start,
            heading,
            marker: None,
            form: Form::Opening,
            paragraph: number,
            opens: true,
        })
    };
    found.into_iter().filter_map(lead).collect()
}

/// Sentences inside a paragraph that are alike, each with its own elaboration behind it.
fn parallel(text: &Folded, number: usize, paragraph: &Paragraph, behind: Option<usize>, leads: &mut Vec<Lead>) {
    let start = behind.unwrap_or(paragraph.range.start);
    let sentences = sentences(text, start..paragraph.range.end);
    if adverbial(text, number, paragraph, &sentences, leads) {
        return;
    }
    let mut candidates: Vec<(usize, Vec<Likeness>)> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let elaborated = sentences.get(at + 1).is_some_and(|next| next.len() > sentence.len());
        if !elaborated
            || !(4..=LONGEST.2).contains(&sentence.len())
            || text.at(sentence.end) != '。'
            || tells_the_past(text, sentence)
        {
            continue;
        }
        let likenesses = Shape::of(text, sentence.clone()).likenesses(text, true);
        if !likenesses.is_empty() {
            candidates.push((at, likenesses));
        }
    }
    let mut counts: HashMap<Likeness, usize> = HashMap::new();
    for likeness in candidates.iter().flat_map(|candidate| &candidate.1) {
        *counts.entry(*likeness).or_default() += 1;
    }
    let Some((best, count)) =
        counts.into_iter().filter(|entry| entry.1 >= 2).max_by_key(|entry| (entry.1, entry.0.weight()))
    else {
        return;
    };
    let chosen: Vec<_> =
        candidates.iter().filter(|candidate| candidate.1.contains(&best)).map(|candidate| candidate.0).collect();
    // The first one opens the paragraph, or stands behind a word of introduction; they do not make up the paragraph by themselves.
    if chosen.first().is_none_or(|&first| first > 1)
        || chosen.len() != count
        || chosen.windows(2).any(|pair| pair[1] - pair[0] < 2)
    {
        return;
    }
    let opens = |at: usize| behind.is_none() && at == 0;
    leads.extend(chosen.into_iter().map(|at| Lead {
        start: sentences[at].start,
        heading: sentences[at].clone(),
        marker: None,
        form: Form::Parallel,
        paragraph: number,
        opens: opens(at),
    }));
}

/// 在…上, 在…方面 at the start of sentences and semicolon clauses.
fn adverbial(
    text: &Folded,
    number: usize,
    paragraph: &Paragraph,
    sentences: &[Range<usize>],
    leads: &mut Vec<Lead>,
) -> bool {
    let frame = |sentence: &Range<usize>| -> Option<[char; 2]> {
        let comma =
            (sentence.start..sentence.end.min(sentence.start + 24)).find(|&at| matches!(text.at(at), ',' | ':'))?;
        let last = [text.before(comma.saturating_sub(1)), text.before(comma)];
        let placed = text.at(sentence.start) == '在' && matches!(last[1], '上' | '面')
            || last == ['方', '面'] && comma - sentence.start <= 14;
        (placed && comma - sentence.start >= 4).then_some(if last[1] == '面' { ['方', '面'] } else { last })
    };
    let mut counts: HashMap<[char; 2], usize> = HashMap::new();
    for last in sentences.iter().filter_map(frame) {
        *counts.entry(last).or_default() += 1;
    }
    let alike = |sentence: &&Range<usize>| {
        frame(sentence).is_some_and(|last| counts.get(&last).is_some_and(|&count| count >= 2))
    };
    let mut any = false;
    for sentence in sentences.iter().filter(alike) {
        let heading = heading(text, sentence.start, paragraph.range.end);
        let opens = sentence.start == paragraph.range.start;
        leads.push(Lead {
            start: heading.start,
            heading,
            marker: None,
            form: Form::Parallel,
            paragraph: number,
            opens,
        });
        any = true;
    }
    any
}

/// Sentences and semicolon clauses, without what ends them.
fn sentences(text: &Folded, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = within.start;
    for at in within.clone() {
        if ends_heading(text, at) && text.at(at) != ':' {
            if at > start {
                found.push(start..at);
            }
            start = at + 1;
        } else if at == start && matches!(text.at(at), ' ' | '\n' | '”' | ')') {
            start = at + 1;
        }
    }
    if start < within.end {
        found.push(start..within.end);
    }
    found
}

/// Figures, dates and words that tell of what has happened.
fn tells_the_past(text: &Folded, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| text.at(at).is_ascii_digit() || LEAD_PAST.longest_at(text, at).is_some())
}

impl Likeness {
    /// Of likenesses that as many leads share the tighter one decides.
    fn weight(self) -> usize {
        match self {
            Self::First(_) | Self::Frame(..) => 5,
            Self::Second(_) => 4,
            Self::Rhythm(_) => 3,
            Self::Deed(_) => 2,
            Self::Short => 1,
        }
    }
}

impl Shape {
    fn of(text: &Folded, sentence: Range<usize>) -> Self {
        let mut clauses = Vec::new();
        let mut start = sentence.start;
        for at in sentence.clone() {
            if matches!(text.at(at), ',' | ' ') {
                clauses.push(start..at);
                start = at + 1;
            }
        }
        clauses.push(start..sentence.end);
        Self { opener: opener(text, &sentence), clauses }
    }

    /// `inner` leads stand among sentences that are none: what makes them alike has to be tighter.
    fn likenesses(&self, text: &Folded, inner: bool) -> Vec<Likeness> {
        let mut found = Vec::new();
        let Some(first) = self.clauses.first().filter(|first| first.len() >= 3) else { return found };
        let verb = self.opener == Opener::Verb;
        let preposition = matches!(self.opener, Opener::Preposition(_));
        if verb || preposition {
            found.push(Likeness::First([text.at(first.start), text.at(first.start + 1)]));
        }
        if let Opener::Preposition(word) = self.opener {
            found.push(Likeness::Frame(word, [text.before(first.end.saturating_sub(1)), text.before(first.end)]));
        }
        let short = self.clauses.len() == 1 && first.len() <= 20;
        match (inner, self.clauses.len()) {
            (true, 1) if short && (verb || preposition) => found.push(Likeness::Short),
            (true, _) => {}
            (false, 1) if verb && !short => {}
            (false, len) if verb && len <= 3 => found.push(Likeness::Deed(len)),
            _ => {}
        }
        if let [_, second] = &self.clauses[..]
            && (verb || preposition)
        {
            found.push(Likeness::Second(text.at(second.start)));
        }
        let mut lengths = [0; 3];
        if self.clauses.len() <= 3 && (!inner || verb) && (self.clauses.len() > 1 || first.len() <= 12) {
            for (length, clause) in lengths.iter_mut().zip(&self.clauses) {
                *length = clause.len();
            }
            if lengths.iter().all(|&length| length <= 16) && (!inner || self.clauses.len() > 1) {
                found.push(Likeness::Rhythm(lengths));
            }
        }
        found
    }
}

/// What a sentence opens with, adverbs left aside.
fn opener(text: &Folded, sentence: &Range<usize>) -> Opener {
    let mut at = sentence.start;
    if matches!(text.at(at), '“' | '"' | '‘') {
        at += 1;
    }
    for _ in 0..3 {
        if LEAD_VERB.longest_at(text, at).is_some_and(|(len, ())| at + len <= sentence.end) {
            return Opener::Verb;
        }
        match LEAD_ADVERB.longest_at(text, at) {
            Some((len, ())) => at += len + usize::from(text.at(at + len) == '地'),
            None => break,
        }
    }
    let clause = (at..sentence.end).take_while(|&at| text.at(at) != ',').count();
    if LEAD_SHORT.longest_at(text, at).is_some() && clause <= 7 {
        return Opener::Verb;
    }
    match text.at(at) {
        c @ ('与' | '和' | '在' | '以' | '从' | '让' | '把' | '将' | '对' | '向' | '为' | '用' | '变' | '由' | '使'
        | '当') => Opener::Preposition(c),
        _ => Opener::Other,
    }
}

/// Whether a verb that opens leads stands here, perhaps behind an adverb.
pub(super) fn is_deed(text: &Folded, at: usize) -> bool {
    LEAD_VERB.longest_at(text, at).is_some() || LEAD_ADVERB.longest_at(text, at).is_some()
}
