//! Leads without an enumerator: heading lines, and sentences that are alike (突出…/突出…, 与…相融合, 在…上).

use super::clause::pieces;
use super::contexts;
use super::lead::{Form, Lead, ends_heading, heading, merge};
use super::paragraph::{Paragraph, is_closed};
use crate::text::{CharList, Folded, Lexicon, Numbers, in_order};
use crate::word::looks_like_verb;
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

/// What makes two leads alike, as a number: how tightly, then what of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness(u64);

impl Likeness {
    /// A short deed without a comma.
    const SHORT: Self = Self(1 << 56);

    fn new(weight: u64, words: [char; 2], number: usize) -> Self {
        Self(weight << 56 | (number as u64 & 0x3FFF) << 42 | u64::from(words[0]) << 21 | u64::from(words[1]))
    }

    /// A deed in as many clauses.
    fn deed(clauses: usize) -> Self {
        Self::new(2, ['\0'; 2], clauses)
    }

    /// Clauses of the same lengths.
    fn rhythm(clauses: &[Range<usize>]) -> Self {
        Self::new(0, ['\0'; 2], clauses.iter().fold(0, |lengths, clause| lengths << 5 | clause.len()))
    }

    /// The second clause opens with the same word (…,让…), in one character or two.
    fn second(word: [char; 2]) -> Self {
        Self::new(4, word, 0)
    }

    /// The same first word.
    fn first(word: [char; 2]) -> Self {
        Self::new(5, word, 0)
    }

    /// Three characters that open or end alike: 进泵站, 进田头; 集中学, 上门学.
    fn three(text: &Folded, heading: &Range<usize>) -> [Self; 2] {
        [Self::first([text.at(heading.start), '\0']), Self::new(0, [text.before(heading.end), '\0'], 0)]
    }

    /// The same frame: 与…融合.
    fn frame(preposition: char, end: [char; 2]) -> Self {
        Self::new(6, end, preposition as usize)
    }

    /// A word or a frame, not the form alone.
    fn is_tight(self) -> bool {
        self.0 >> 56 >= 4
    }

    /// How many leads it takes: a rhythm may be chance.
    fn needs(self) -> usize {
        if self.0 >> 56 == 0 { 3 } else { 2 }
    }
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
    for lead in leads.iter() {
        // The heading of a number that stands alone is the paragraph below it.
        let below = paragraphs[lead.paragraph].range.end <= lead.heading.start;
        let paragraph = lead.paragraph + usize::from(below);
        taken[lead.paragraph] |= lead.opens;
        taken[paragraph] |= lead.opens;
    }
    let mut added = lines(text, paragraphs, &taken);
    if !added.is_empty() && are_captions(&added, || openings(text, paragraphs, &taken)) {
        added.clear();
    }
    for lead in &added {
        taken[lead.paragraph] = true;
    }
    let openings = openings(text, paragraphs, &taken);
    for lead in &openings {
        taken[lead.paragraph] = true;
    }
    merge(&mut added, openings);
    merge(leads, added);
    let mut inner = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let first = leads.partition_point(|lead| lead.paragraph < number);
        let here = leads[first..].iter().take_while(|lead| lead.paragraph == number);
        let behind = here.clone().last().map(|lead| lead.heading.end);
        if here.into_iter().all(|lead| lead.opens) {
            parallel(text, number, paragraph, behind, &mut inner);
        }
    }
    merge(leads, inner);
}

/// Lines between leads that are alike without them: unlike each other, they stand below pictures.
fn are_captions(lines: &[Lead], openings: impl FnOnce() -> Vec<Lead>) -> bool {
    let lengths: Vec<_> = in_order(lines.iter().map(|line| line.heading.len()).collect(), |&length| length);
    let alike = lengths.windows(2).any(|pair| pair[0] == pair[1]);
    if alike {
        return false;
    }
    let openings = openings();
    let led = |line: &Lead| openings.iter().any(|opening| opening.paragraph == line.paragraph + 1);
    openings.len() > 2 && lines.iter().all(led)
}

/// Lines of their own that head what follows, at least two of them.
fn lines(text: &Folded, paragraphs: &[Paragraph], taken: &[bool]) -> Vec<Lead> {
    let mut found = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let range = &paragraph.range;
        let heads = paragraphs.get(number + 1).is_some_and(|below| taken[number + 1] || !is_heading_line(text, below));
        if taken[number]
            || !heads
            || !is_heading_line(text, paragraph)
            || LEAD_GENERIC.get(&text.chars()[range.clone()]).is_some()
        {
            continue;
        }
        let shape = Shape::of(text, range.clone());
        // 办法有了 tells a story.
        let deed = text.before(range.end) != '了'
            && (shape.opener == Opener::Verb
                || (range.start..range.end).any(|at| LEAD_VERB.longest_at(text, at).is_some()));
        found.push((number, deed));
    }
    let deeds = found.iter().filter(|line| line.1).count();
    // 金色惠民促增收, 绿色生态美环境: as long as each other, and a deed among them.
    let length = |line: &(usize, bool)| paragraphs[line.0].range.len();
    let parallel = deeds > 0 && found.windows(2).all(|pair| length(&pair[0]) == length(&pair[1]));
    // 银辉驿站:家门口的“精神家园” and two more of the kind: what was made, and what it is.
    let colon = |line: &(usize, bool)| {
        let range = paragraphs[line.0].range.clone();
        range.clone().find(|&at| text.at(at) == ':').map_or(0, |at| at - range.start)
    };
    let named = found.iter().all(|line| colon(line) > 0 && colon(line) == colon(&found[0]) && length(line) > 7);
    if found.len() < 2 || deeds * 2 < found.len() && !parallel && !named {
        return Vec::new();
    }
    let lead = |&(number, _): &(usize, bool)| {
        let range = &paragraphs[number].range;
        let end = range.end - usize::from(text.before(range.end) == '】');
        let heading = heading(text, start_of(text, range), end);
        Lead { start: heading.start, heading, marker: None, form: Form::Line, paragraph: number, opens: true }
    };
    found.iter().map(lead).collect()
}

/// A short line that does not end like a sentence.
fn is_heading_line(text: &Folded, paragraph: &Paragraph) -> bool {
    let range = &paragraph.range;
    // 抓品质 is enough of a deed.
    let least = if LEAD_SHORT.longest_at(text, range.start).is_some() { 3 } else { 4 };
    (least..=LONGEST.0).contains(&range.len())
        && (!is_closed(text, range.end) || matches!(text.before(range.end), '!' | '】'))
        && !range.clone().any(|at| matches!(text.at(at), '。' | ';'))
        // 发放手册800份,解答问题75个 lacks its full stop.
        && !(range.clone().any(|at| text.at(at) == ',') && range.clone().any(|at| text.at(at).is_ascii_digit()))
}

/// Bold marks and brackets stay outside.
fn start_of(text: &Folded, range: &Range<usize>) -> usize {
    range.clone().find(|&at| !matches!(text.at(at), '*' | '#' | ' ' | '【')).unwrap_or(range.start)
}

/// A sentence that may be a lead: its paragraph or its place there, and what it may share with others.
struct Candidate {
    number: usize,
    heading: Range<usize>,
    likenesses: Vec<Likeness>,
}

/// How many candidates share a likeness.
fn shared(candidates: &[Candidate]) -> Numbers {
    let mut counts = Numbers::default();
    for likeness in candidates.iter().flat_map(|candidate| &candidate.likenesses) {
        *counts.or_insert(likeness.0, 0) += 1;
    }
    counts
}

/// Sentences that open a paragraph, where paragraphs of the same section open alike.
fn openings(text: &Folded, paragraphs: &[Paragraph], taken: &[bool]) -> Vec<Lead> {
    let mut leads = Vec::new();
    let mut section: Vec<Candidate> = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if taken[number] {
            close_section(&mut section, &mut leads);
            continue;
        }
        let heading = heading(text, start_of(text, &paragraph.range), paragraph.range.end);
        let rest = paragraph.range.end - heading.end;
        let least = if LEAD_SHORT.longest_at(text, heading.start).is_some() { 3 } else { 4 };
        let fits =
            (least..=LONGEST.1).contains(&heading.len()) && rest >= ELABORATION && !tells_the_past(text, &heading);
        let placed: Vec<_> = match placed(text, &paragraph.range) {
            Some(placed) => vec![placed],
            None => framed(text, &(heading.start..heading.end + 1)),
        };
        let mut likenesses = if fits || !placed.is_empty() {
            Shape::of(text, heading.clone()).likenesses(text, false)
        } else {
            Vec::new()
        };
        likenesses.extend(placed);
        if heading.len() == 3 && rest >= ELABORATION && text.at(heading.end) != ':' {
            likenesses.extend(Likeness::three(text, &heading));
        }
        if !likenesses.is_empty() {
            section.push(Candidate { number, heading, likenesses });
        }
    }
    close_section(&mut section, &mut leads);
    leads
}

fn close_section(section: &mut Vec<Candidate>, leads: &mut Vec<Lead>) {
    let counts = shared(section);
    for Candidate { number, heading, likenesses } in section.drain(..) {
        if likenesses.iter().any(|likeness| counts.get(likeness.0).is_some_and(|count| count >= likeness.needs())) {
            leads.push(Lead {
                start: heading.start,
                heading,
                marker: None,
                form: Form::Opening,
                paragraph: number,
                opens: true,
            });
        }
    }
}

/// Sentences inside a paragraph that are alike, each with its own elaboration behind it.
fn parallel(text: &Folded, number: usize, paragraph: &Paragraph, behind: Option<usize>, leads: &mut Vec<Lead>) {
    let start = behind.unwrap_or(paragraph.range.start);
    let sentences = sentences(text, start..paragraph.range.end);
    if adverbial(text, number, paragraph, &sentences, leads) {
        return;
    }
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let elaborated = sentences.get(at + 1).is_some_and(|next| next.len() > sentence.len());
        let fits = (3..=LONGEST.2).contains(&sentence.len()) && matches!(text.at(sentence.end), '。' | '.');
        if elaborated && fits && !tells_the_past(text, sentence) {
            let mut likenesses = Vec::new();
            if sentence.len() > 3 || LEAD_SHORT.longest_at(text, sentence.start).is_some() {
                likenesses = Shape::of(text, sentence.clone()).likenesses(text, true);
            }
            if sentence.len() == 3 {
                likenesses.extend(Likeness::three(text, sentence));
            }
            candidates.push(Candidate { number: at, heading: sentence.clone(), likenesses });
        }
    }
    // The tightest likeness of those that most of them share.
    let Some((count, best)) = shared(&candidates).iter().map(|(likeness, count)| (count, Likeness(likeness))).max()
    else {
        return;
    };
    candidates.retain(|candidate| candidate.likenesses.contains(&best));
    // The first one opens the paragraph, or stands behind a word of introduction; they do not make up the paragraph by themselves.
    // Three that share a word, or are as long, may stand behind a longer one.
    let even = candidates.windows(2).all(|pair| pair[0].heading.len() == pair[1].heading.len());
    let introduction = if count > 2 && (best.is_tight() || even) { 3 } else { 1 };
    let introduced = candidates.first().is_some_and(|first| first.number <= introduction);
    let crowded = candidates.windows(2).any(|pair| pair[1].number - pair[0].number < 2);
    if count < best.needs() || !introduced || crowded {
        return;
    }
    for Candidate { number: at, heading, .. } in candidates {
        let opens = behind.is_none() && at == 0;
        leads.push(Lead::parallel(heading, number, opens));
    }
}

/// 在…上, 在…方面 at the start of sentences and semicolon clauses.
fn adverbial(
    text: &Folded,
    number: usize,
    paragraph: &Paragraph,
    sentences: &[Range<usize>],
    leads: &mut Vec<Lead>,
) -> bool {
    let frame = |sentence: &Range<usize>| placed(text, sentence);
    let mut counts = Numbers::default();
    for likeness in sentences.iter().filter_map(frame) {
        *counts.or_insert(likeness.0, 0) += 1;
    }
    let alike = |sentence: &&Range<usize>| {
        frame(sentence).is_some_and(|likeness| counts.get(likeness.0).is_some_and(|count| count >= 2))
    };
    let mut any = false;
    // 局长介绍,在居家方面,…;在社区方面,…: the first one stands behind who says it.
    let first = sentences.iter().position(|sentence| alike(&sentence)).and_then(|first| first.checked_sub(1));
    let said = first.and_then(|before| {
        let sentence = sentences[before].clone();
        let behind = |at: usize| at + 1..sentence.end;
        sentence
            .clone()
            .find(|&at| text.at(at) == ',' && alike(&&behind(at)) && text.at(sentence.end) == ';')
            .map(behind)
    });
    for sentence in said.iter().chain(sentences.iter().filter(alike)) {
        let heading = heading(text, sentence.start, paragraph.range.end);
        let opens = sentence.start == paragraph.range.start;
        leads.push(Lead::parallel(heading, number, opens));
        any = true;
    }
    any
}

/// What a sentence shares with others that open with 在…上, 在…端 or …方面.
fn placed(text: &Folded, sentence: &Range<usize>) -> Option<Likeness> {
    let comma = sentence.clone().take(24).find(|&at| matches!(text.at(at), ',' | ':'))?;
    let last = [text.before(comma.saturating_sub(1)), text.before(comma)];
    let placed = text.at(sentence.start) == '在' && contexts::PLACED_ENDS.has(last[1])
        || matches!(last, ['方', '面'] | ['部', '分']) && comma - sentence.start <= 14;
    let last = match last[1] {
        '面' => ['方', '面'],
        '端' | '上' => [last[1]; 2],
        _ => last,
    };
    (placed && comma - sentence.start >= 4).then(|| Likeness::first(last))
}

/// What a lead shares with others whose first clause opens with a verb, the same or not, and is as long: 围绕产业链部署创新链,…
fn framed(text: &Folded, lead: &Range<usize>) -> Vec<Likeness> {
    let start = lead.start;
    let Some(comma) = lead.clone().take(20).find(|&at| text.at(at) == ',') else { return Vec::new() };
    let verb = opener(text, &(start..comma)) == Opener::Verb || looks_like_verb(text.at(start), text.at(start + 1));
    if !verb || comma - start < 6 {
        return Vec::new();
    }
    let alike = |word| Likeness::new(0, word, comma - start);
    vec![alike([text.at(start), text.at(start + 1)]), alike(['\0'; 2])]
}

/// Sentences and semicolon clauses, without what ends them.
fn sentences(text: &Folded, within: Range<usize>) -> Vec<Range<usize>> {
    let opening = |sentence: Range<usize>| {
        sentence.clone().find(|&at| !matches!(text.at(at), ' ' | '\n' | '”' | ')')).map(|start| start..sentence.end)
    };
    let ends = |at| ends_heading(text, at) && text.at(at) != ':';
    pieces(within, ends).into_iter().filter_map(opening).collect()
}

/// Figures, dates and words that tell of what has happened.
fn tells_the_past(text: &Folded, sentence: &Range<usize>) -> bool {
    // 组建2支队伍 is a plan's heading rather than its result.
    let few = |at: usize| {
        sentence.len() <= 16 && !text.before(at).is_ascii_digit() && contexts::FEW_BEFORE.has(text.at(at + 1))
    };
    sentence.clone().any(|at| text.at(at).is_ascii_digit() && !few(at) || LEAD_PAST.longest_at(text, at).is_some())
}

impl Shape {
    fn of(text: &Folded, sentence: Range<usize>) -> Self {
        let opener = opener(text, &sentence);
        Self { opener, clauses: pieces(sentence, |at| matches!(text.at(at), ',' | ' ')) }
    }

    /// `inner` leads stand among sentences that are none: what makes them alike has to be tighter.
    fn likenesses(&self, text: &Folded, inner: bool) -> Vec<Likeness> {
        let mut found = Vec::new();
        let Some(first) = self.clauses.first().filter(|first| first.len() >= 3) else { return found };
        let verb = self.opener == Opener::Verb;
        let preposition = matches!(self.opener, Opener::Preposition(_));
        if verb || preposition {
            found.push(Likeness::first([text.at(first.start), text.at(first.start + 1)]));
        }
        if let Opener::Preposition(word) = self.opener {
            found.push(Likeness::frame(word, [text.before(first.end.saturating_sub(1)), text.before(first.end)]));
        }
        let len = self.clauses.len();
        let short = len == 1 && first.len() <= 20;
        if inner && short && (verb || preposition) {
            found.push(Likeness::SHORT);
        } else if !inner && verb && len <= 3 && (len > 1 || short) {
            found.push(Likeness::deed(len));
        }
        if let [_, second] = &self.clauses[..] {
            let word = [text.at(second.start), text.at(second.start + 1)];
            if verb || preposition {
                found.push(Likeness::second([word[0], '\0']));
            }
            // 列出“问题清单”,解决“差什么”的问题: whatever the first one opens with.
            if !inner && opens_with_verb(text, second) {
                found.push(Likeness::second(word));
            }
        }
        // 尽锐出战,选好“领头雁”: four characters and a deed.
        let couplet = matches!(&self.clauses[..], [first, second] if first.len() == 4 && opens_with_verb(text, second));
        let alone = len == 1 && (inner || first.len() > 12);
        if len <= 3 && !alone && (!inner || verb || couplet) && self.clauses.iter().all(|clause| clause.len() <= 16) {
            found.push(Likeness::rhythm(&self.clauses));
        }
        found
    }
}

fn opens_with_verb(text: &Folded, clause: &Range<usize>) -> bool {
    LEAD_VERB.longest_at(text, clause.start).is_some()
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
        c if contexts::OPENING_PREPOSITIONS.has(c) => Opener::Preposition(c),
        _ => Opener::Other,
    }
}

/// Whether a verb that opens leads stands here, perhaps behind an adverb.
pub(super) fn is_deed(text: &Folded, at: usize) -> bool {
    LEAD_VERB.longest_at(text, at).is_some() || LEAD_ADVERB.longest_at(text, at).is_some()
}
