//! Which lines are the article: the stretch with the most running text, and of several articles the first.

use super::block::{is_item, says_caption};
use super::contexts;
use super::line::{Class, Line};
use super::names;
use super::words::{self, Opening, Role};
use crate::label;
use crate::text::{CharList, Folded};
use std::ops::{Range, RangeInclusive};

/// Running text before a byline from which on that byline opens, or closes, an article of its own.
const ARTICLE: i64 = 60;
/// Lines without an end that a body takes in a row before they count as a list beside it.
const PATIENCE: usize = 6;

/// The lines of the body, from its first running text to its last. `None` where a page has none.
pub(super) fn body(text: &Folded, lines: &[Line]) -> Option<RangeInclusive<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut run = Run::default();
    for (at, line) in lines.iter().enumerate() {
        if is_barrier(lines, at, &run) {
            parts.extend(densest(text, lines, start, at));
            start = at;
            run = Run::default();
        }
        run.see(line);
    }
    parts.extend(densest(text, lines, start, lines.len()));
    let most = parts.iter().map(|part| part.prose).max()?;
    let first = parts
        .into_iter()
        .find(|part| part.prose * 3 >= most || part.prose >= ARTICLE && has_byline(lines, part.start))?;
    Some(widened(text, lines, first.start..=first.end))
}

/// What has been read since the last barrier.
#[derive(Default)]
struct Run {
    prose: i64,
    /// Short lines behind the last running text.
    short: usize,
}

impl Run {
    fn see(&mut self, line: &Line) {
        match line.class {
            Class::Prose => {
                self.prose += length(line);
                self.short = 0;
            }
            Class::Short => self.short += 1,
            _ => {}
        }
    }
}

fn length(line: &Line) -> i64 {
    i64::try_from(line.len()).unwrap_or(i64::MAX).min(400)
}

/// Whether no article goes on over this line.
fn is_barrier(lines: &[Line], at: usize, run: &Run) -> bool {
    let Some(line) = lines.get(at) else { return false };
    match line.class {
        Class::End => run.prose >= ARTICLE,
        Class::Byline => {
            let telling = |role| line.has(role);
            // (记者 张三 通讯员 李四) alone signs a part of a text that goes on.
            let origin = telling(Role::Source) || telling(Role::Office);
            let signed = origin || telling(Role::Author) || telling(Role::Editor);
            let opens = !line.stamps.is_empty() && (signed || line.has(Role::Published)) || line.has(Role::Editor);
            let dated = !line.stamps.is_empty() && line.fields.is_empty() && run.short > 0;
            run.prose >= ARTICLE && (opens || dated || line.fields.len() > 1 && origin)
        }
        _ => false,
    }
}

/// A byline among the few lines before a place.
pub(super) fn has_byline(lines: &[Line], start: usize) -> bool {
    lines.iter().take(start).rev().take(4).any(|line| line.class == Class::Byline)
}

/// A stretch of lines and how much running text it holds.
struct Part {
    start: usize,
    end: usize,
    prose: i64,
}

/// The stretch of greatest weight between two barriers: running text weighs its length, everything else costs.
fn densest(text: &Folded, lines: &[Line], from: usize, to: usize) -> Option<Part> {
    let mut best: Option<(i64, usize, usize)> = None;
    let (mut sum, mut start, mut short) = (0i64, from, 0usize);
    // Behind a colon stands a list that belongs to the text, however short its items are.
    let mut announced = false;
    // The last of 一、 二、 三、
    let mut section = 0;
    for (at, line) in lines.iter().enumerate().take(to).skip(from) {
        let counted = label::section(text, line.range.start).is_some_and(|number| number == section + 1);
        section += u32::from(counted);
        short = if line.class == Class::Short || line.class == Class::Link { short + 1 } else { 0 };
        let weight = match line.class {
            Class::Prose => length(line),
            // Whatever stands before it, the text goes on.
            Class::Short if counted && section > 1 => 40,
            Class::Short | Class::Link if announced => -1,
            Class::Short if short > PATIENCE => -14,
            Class::Short => -4,
            Class::Link => -12,
            Class::Byline if line.has(Role::Held) => -8,
            Class::Byline => -25,
            Class::Aside => -20,
            Class::Menu => -30,
            Class::End => -150,
        };
        announced = match line.class {
            Class::Prose | Class::Short => {
                text.before(line.range.end) == ':' || announced && line.class == Class::Short
            }
            Class::Link => announced,
            _ => false,
        };
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += weight;
        if line.class == Class::Prose && best.is_none_or(|(most, ..)| sum > most) {
            best = Some((sum, start, at));
        }
    }
    let (_, start, end) = best?;
    let start = (start..=end).find(|&at| lines.get(at).is_some_and(|line| line.class == Class::Prose))?;
    let prose = lines.get(start..=end)?.iter().filter(|line| line.class == Class::Prose).map(length).sum();
    Some(Part { start, end, prose })
}

/// With the numbered headings right before it, and with a last part that the page cuts off: lines like others inside.
fn widened(text: &Folded, lines: &[Line], body: RangeInclusive<usize>) -> RangeInclusive<usize> {
    let (mut start, mut end) = body.into_inner();
    while let Some(line) = start.checked_sub(1).and_then(|at| lines.get(at)) {
        let announces = lines.get(start).is_some_and(|first| announces(text, line, first));
        if line.class == Class::Short && (announces || is_numbered(text, line) || is_address(text, line)) {
            start -= 1;
        } else {
            break;
        }
    }
    (start, end) = without_captions(text, lines, start, end);
    let inside = lines.get(start..end).unwrap_or_default();
    end += usize::from(is_last_word(text, lines, end + 1));
    let cut_off: Vec<_> = lines.iter().skip(end + 1).take_while(|line| line.class == Class::Short).take(4).collect();
    let alike = cut_off.iter().take_while(|line| inside.iter().any(|other| is_like(text, line, other))).count();
    // Three lines in a row would be a list.
    if alike == cut_off.len() || alike > 0 && cut_off.len() < 4 {
        end += alike;
    }
    start..=end
}

/// 让我们共同奋斗,谱写新篇章! right behind the text, with nothing like it below.
fn is_last_word(text: &Folded, lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at).filter(|line| line.class == Class::Short) else { return false };
    let comma = line.range.clone().any(|at| text.at(at) == ',');
    let alone = lines.get(at + 1).is_none_or(|next| !matches!(next.class, Class::Short | Class::Link));
    comma && alone && matches!(text.before(line.range.end), '!' | '?')
}

/// The headings in a row before the text, where a text has such headings inside: they are part of it.
pub(super) fn with_headings(text: &Folded, lines: &[Line], floor: usize, start: usize, end: usize) -> usize {
    let short = |line: &&Line| line.class == Class::Short && !says_caption(text, line);
    let inside = lines.get(start..end).unwrap_or_default().iter().filter(short).count();
    if inside < 2 {
        return start;
    }
    let heads = |line: &Line| short(&line) && !is_apart(text, line);
    (floor..start).rev().take(2).take_while(|&at| lines.get(at).is_some_and(heads)).last().unwrap_or(start)
}

/// 编者按, ——在全县工作会议上, 张三
fn is_apart(text: &Folded, line: &Line) -> bool {
    let range = line.range.clone();
    let label = matches!(words::opening_at(text, range.start), Some((len, Opening::Label)) if len + 2 >= range.len());
    label
        || matches!(text.at(range.start), '—' | '-' | '(' | '【')
        || names::all_names(text, range.clone())
        || is_speaker(text, range)
}

/// 市长 高志强: who speaks.
fn is_speaker(text: &Folded, line: Range<usize>) -> bool {
    let Some(space) = line.clone().rev().find(|&at| text.at(at) == ' ').filter(|_| line.len() <= 24) else {
        return false;
    };
    let post = text.before((line.start..space).rev().find(|&at| text.at(at) != ' ').map_or(space, |at| at + 1));
    contexts::POST_ENDS.has(post) && names::is_name(text, space + 1..line.end)
}

/// A caption above the text, or below it, is no part of it.
fn without_captions(text: &Folded, lines: &[Line], mut start: usize, mut end: usize) -> (usize, usize) {
    let is_text = |at: &usize| lines.get(*at).is_some_and(|line| line.class == Class::Prose);
    let is_caption = |at: usize| {
        lines.get(at).is_some_and(|line| line.len() <= 80 && says_caption(text, line)) && !is_item(text, lines, at)
    };
    // 摘要:近年来,某县…… is the beginning of the text, cut short by the page.
    let is_abstract = |at: usize| {
        lines.get(at).is_some_and(|line| {
            let label = matches!(words::opening_at(text, line.range.start), Some((_, Opening::Label)));
            label && (text.before(line.range.end) == '…' || text.reads(line.range.end.saturating_sub(3), "..."))
        })
    };
    while (is_caption(start) || is_abstract(start))
        && let Some(next) = (start + 1..=end).find(is_text)
    {
        start = next;
    }
    while is_caption(end)
        && let Some(before) = (start..end).rev().find(is_text)
    {
        end = before;
    }
    (start, end)
}

/// 一、加强领导 and the like.
pub(super) fn is_numbered(text: &Folded, line: &Line) -> bool {
    let head = line.range.start..line.range.end.min(line.range.start + 8);
    label::enumerators(text, head)
        .first()
        .is_some_and(|mark| mark.range.start == line.range.start && mark.index.is_some())
}

/// 局里公布三项成果: before 甲、…
fn announces(text: &Folded, line: &Line, first: &Line) -> bool {
    let at = first.range.start + usize::from(text.at(first.range.start) == '(');
    let counts = text.at(at).is_ascii_digit() || contexts::FIRST_NUMBERS.has(text.at(at));
    let apart = (at..at + 3).any(|at| matches!(text.at(at), '、' | '.' | ')' | ',' | '①' | '是'));
    text.before(line.range.end) == ':' && line.len() >= 12 && counts && apart
}

/// 各位代表: 各乡镇人民政府: 张建国委员:
fn is_address(text: &Folded, line: &Line) -> bool {
    let Range { start, end } = line.range;
    text.before(end) == ':' && line.len() <= 30 && words::addresses(text, start..end - 1)
}

/// Two lines of one series: same beginning or same beginning and end.
fn is_like(text: &Folded, line: &Line, other: &Line) -> bool {
    if other.class != Class::Short || line.indent != other.indent {
        return false;
    }
    let (one, two) = (&line.range, &other.range);
    let same =
        (0..one.len().min(two.len())).take_while(|&at| text.at(one.start + at) == text.at(two.start + at)).count();
    let ending =
        (0..one.len().min(two.len())).take_while(|&at| text.before(one.end - at) == text.before(two.end - at)).count();
    let short = one.len() <= 10 && two.len() <= 10;
    same >= 4 && ending >= 1 || short && (same >= 1 && ending >= 1 || ending >= 2)
}
