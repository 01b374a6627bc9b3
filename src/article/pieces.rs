//! Cuts a line that lost its line breaks into what the page had on lines of their own.

use super::fields::{Field, fields, is_name_at};
use super::line::trim;
use super::names::people;
use super::stamp::stamps;
use super::words::{self, Cue, Opening, Role, Section};
use crate::text::{Folded, in_order, is_han, is_ideograph};
use std::ops::Range;

/// A line below this length is one piece unless a byline stands in it.
const LONG: usize = 100;

/// The pieces of a line, in order, trimmed, none empty.
pub(super) fn pieces(text: &Folded, row: Range<usize>, minguo: bool) -> Vec<Range<usize>> {
    let flat = is_flattened(text, &row);
    let bylines = bylines(text, row.clone(), flat, minguo);
    let head = bylines.first().map_or(row.end, |byline| byline.start.max(row.start));
    let mut cuts: Vec<usize> = trail_end(text, row.start..head).into_iter().collect();
    for byline in &bylines {
        cuts.extend([byline.start, byline.end]);
    }
    let inside = |at: usize| {
        let next = bylines.partition_point(|byline| byline.end <= at);
        bylines.get(next).is_some_and(|byline| byline.start <= at)
    };
    if row.len() >= LONG {
        let closes = closes(text, row.clone());
        let head = row.start..row.end.min(row.start + LONG);
        let crowded = flat || !bylines.is_empty() || !closes.is_empty() || has_trail(text, head);
        let head = if flat { head_end(text, &row) } else { row.start };
        cuts.extend(closes.into_iter().filter(|&at| !inside(at)));
        cuts.extend(spaces(text, row.clone(), crowded, head).into_iter().filter(|&at| !inside(at)));
    }
    if row.len() < LONG {
        let stops = |at: usize| matches!(text.before(at), '。' | '!' | '?' | '”');
        cuts.extend(closes(text, row.clone()).into_iter().filter(|&at| stops(at) && !inside(at)));
    }
    let cuts = in_order(cuts, |&at| at);
    let mut pieces = Vec::new();
    let mut start = row.start;
    for end in cuts.into_iter().chain([row.end]) {
        let piece = trim(text, start..end.max(start));
        if !piece.is_empty() {
            pieces.push(piece);
        }
        start = start.max(end);
    }
    pieces
}

/// A whole page in one line: nearly all of the text, and a headline or a menu in front instead of a sentence.
fn is_flattened(text: &Folded, row: &Range<usize>) -> bool {
    if row.len() < LONG || row.len() * 10 < text.len() * 8 {
        return false;
    }
    let first = row.clone().find(|&at| matches!(text.at(at), ' ' | ',' | '。' | '!' | '?')).unwrap_or(row.end);
    text.at(first) == ' ' && first - row.start <= 60
}

/// Where the first sentence ends: before it stand menu, headline and byline.
fn head_end(text: &Folded, row: &Range<usize>) -> usize {
    row.clone().find(|&at| text.at(at) == '。').unwrap_or(row.end)
}

/// The stretches of a line that are bylines: fields that stand together, with the dates beside them. In a page that became one line,
/// a date between spaces is one as well.
fn bylines(text: &Folded, row: Range<usize>, flat: bool, minguo: bool) -> Vec<Range<usize>> {
    let fields: Vec<_> =
        fields(text, row.clone()).into_iter().filter(|field| stands_alone(text, row.start, field)).collect();
    let fields: Vec<_> =
        fields.into_iter().filter(|field| field.role != Role::Held || field.value.len() <= 40).collect();
    // One firm field, or two fields of which one is the date.
    let firm = |field: &Field| 2 * u8::from(is_firm(text, field));
    let mut units: Vec<_> = fields.iter().map(|field| (field.range.clone(), firm(field).max(weight(field)))).collect();
    if !flat && units.iter().map(|unit| unit.1).fold(0u8, u8::saturating_add) < 2 {
        return Vec::new();
    }
    let (first, last) = if flat { ends(text, &row) } else { (row.start, row.end) };
    for stamp in stamps(text, row.clone(), minguo) {
        let open = |c: char| matches!(c, ' ' | '\t' | '\0' | '(' | ')' | '[' | ']' | '【' | '】' | '|');
        let apart = (stamp.range.end <= first || stamp.range.start >= last)
            && open(text.before(stamp.range.start))
            && open(text.at(stamp.range.end))
            && stamp.has_day();
        let range = if flat && apart { stamp.range.start..beside(text, stamp.range.end, row.end) } else { stamp.range };
        units.push((range, if flat && apart { 2 } else { 0 }));
    }
    let units = in_order(units, |unit| unit.0.start);
    let mut found: Vec<(Range<usize>, u8)> = Vec::new();
    for (unit, firm) in units {
        match found.last_mut() {
            Some(last) if unit.start <= last.0.end + 12 && is_junk(text, last.0.end..unit.start) => {
                last.0.end = last.0.end.max(unit.end);
                last.1 = last.1.saturating_add(firm);
            }
            _ => found.push((unit, firm)),
        }
    }
    let mut bylines = Vec::new();
    for (mut range, firm) in found {
        if firm >= 2 {
            while range.start > row.start && matches!(text.before(range.start), '(' | '[' | '【' | '〔' | ' ' | '|') {
                range.start -= 1;
            }
            while range.end < row.end && matches!(text.at(range.end), ')' | ']' | '】' | '〕' | ' ' | '|' | '[') {
                range.end += 1;
            }
            bylines.push(range);
        }
    }
    bylines
}

/// Where the first sentence ends and the last one does.
fn ends(text: &Folded, row: &Range<usize>) -> (usize, usize) {
    (head_end(text, row), row.clone().rev().find(|&at| text.at(at) == '。').unwrap_or(row.end))
}

/// Behind a date, over an outlet and a reporter: 14:05 联合新闻网 记者张三/新竹报导
fn beside(text: &Folded, mut end: usize, limit: usize) -> usize {
    for _ in 0..2 {
        let start = trim(text, end..limit).start;
        let stop = (start..limit.min(start + 24)).find(|&at| text.at(at) == ' ').unwrap_or(start);
        let outlet = matches!(words::section_before(text, stop, 6), Some((_, Section::Outlet))) && stop - start <= 14;
        let reporter =
            matches!(words::opening_at(text, start), Some((len, Opening::Role)) if is_name_at(text, start + len));
        if stop == start || !(outlet || reporter) {
            break;
        }
        end = stop;
    }
    end
}

/// Half of what it takes: a date or a counter beside which another one stands.
fn weight(field: &Field) -> u8 {
    let tells =
        matches!(field.role, Role::Published | Role::Dated | Role::Held | Role::Other) && field.value.len() <= 24;
    u8::from(tells)
}

/// Between two fields: counters, separators, a word or two.
fn is_junk(text: &Folded, range: Range<usize>) -> bool {
    range.clone().all(|at| !matches!(text.at(at), '。' | ',' | '!' | '?'))
        && range.filter(|&at| is_han(text.at(at))).count() <= 6
}

/// A field that tells where a text comes from or who made it.
fn is_firm(text: &Folded, field: &Field) -> bool {
    let value = field.value.len();
    match field.role {
        Role::Source | Role::Office => (2..=40).contains(&value),
        Role::Author | Role::Editor => !people(text, field).is_empty(),
        Role::Published | Role::Dated => field.value.start - field.range.start >= 5 && value > 0,
        Role::Title | Role::Held | Role::Other => false,
    }
}

/// Behind the start, a full stop, a space or a sign; in running text a label needs its colon.
fn stands_alone(text: &Folded, start: usize, field: &Field) -> bool {
    let at = field.range.start;
    let edge = at == start
        || matches!(
            text.before(at),
            '。' | '!' | '?' | ' ' | '\t' | '|' | ')' | ']' | '】' | '(' | '[' | '【' | '”' | '丨' | '│'
        )
        || text.before(at).is_ascii_digit()
        || is_han(text.before(at)) && is_han(text.at(at));
    let label = field.range.start..field.value.start;
    edge && label.into_iter().any(|at| matches!(text.at(at), ':' | '|' | '丨' | '│'))
}

/// 首页>新闻>部门动态某县召开…: where the headline starts that ran into the last word of a trail.
fn trail_end(text: &Folded, head: Range<usize>) -> Option<usize> {
    let last = head.clone().take(LONG).rfind(|&at| matches!(text.at(at), '>' | '»' | '›'))?;
    let word = trim(text, last + 1..head.end);
    // 首页 > 党建动态 > 某某动态 某县召开…
    if let Some(space) = (word.start + 2..word.end.min(word.start + 9)).find(|&at| text.at(at) == ' ')
        && word.end > space + 10
    {
        return Some(space);
    }
    let Some((len, Cue::Menu)) = words::cue_at(text, word.start) else { return None };
    // 教育 may begin a headline, 部门动态 does not.
    let whole = len >= 3 || text.reads(word.start, "正文") || text.reads(word.start, "要闻");
    (whole && word.len() >= len + 10).then_some(word.start + len)
}

/// 首页 > 新闻 > 正文
fn has_trail(text: &Folded, head: Range<usize>) -> bool {
    head.filter(|&at| matches!(text.at(at), '>' | '»' | '›')).count() > 0
}

/// Where the words start that close an article, behind a full stop or a space.
fn closes(text: &Folded, row: Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for at in row.start + 1..row.end {
        if is_ideograph(text.before(at)) {
            continue;
        }
        // A page number may stand between.
        let behind = if text.before(at).is_ascii_digit() { at - 1 } else { at };
        let edge = matches!(text.before(behind), '。' | '!' | '?' | ' ' | '\t' | ')' | ']' | '】' | '|');
        let cue = if edge { words::cue_at(text, at) } else { None };
        if matches!(cue, Some((_, Cue::Close)))
            || matches!(cue, Some((len, Cue::End)) if text.at(at + len) == ':' || text.before(at + len) == ':')
        {
            found.push(at);
        }
    }
    found
}

/// Spaces at which lines were joined: wide ones behind a full stop, in a crowded line every one between Chinese words, and before `head`
/// every one beside such a word.
fn spaces(text: &Folded, row: Range<usize>, crowded: bool, head: usize) -> Vec<usize> {
    let (mut found, mut depth, mut opened, mut at) = (Vec::new(), 0u32, row.start, row.start);
    while at < row.end {
        match text.at(at) {
            '(' | '《' | '【' | '“' => {
                depth += 1;
                opened = at;
            }
            '•' | '▪' if is_stop(text.before(at)) || text.before(at) == ' ' => found.push(at),
            ')' | '》' | '】' | '”' => depth = depth.saturating_sub(1),
            ' ' | '\t' => {
                let start = at;
                while at < row.end && matches!(text.at(at), ' ' | '\t') {
                    at += 1;
                }
                // A bracket that never closes holds nothing together.
                if depth > 0 && start - opened > 60 {
                    depth = 0;
                }
                let (before, behind) = (text.before(start), text.at(at));
                let numbered = (behind.is_ascii_digit() && matches!(text.at(at + 1), '、' | '.'))
                    && (is_stop(before) || before == ':');
                let wide = at - start >= 2 && is_stop(before);
                let beside = start < head && (is_han(before) || is_han(behind)) && behind != '>' && before != '>';
                let words = !before.is_ascii() && !behind.is_ascii() || is_stop(before) || beside;
                if depth == 0 && (wide || crowded && (numbered || words && !is_numbering(text, start))) {
                    found.push(at);
                }
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';' | '”' | ')')
}

/// 一、 and （一） before a space belong to what follows.
fn is_numbering(text: &Folded, space: usize) -> bool {
    matches!(text.before(space), '、' | '.' | ',' | ':' | '•' | '▪')
}
