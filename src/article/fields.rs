//! The labelled fields of a line: 来源:石榴网, 作者 张三, (责任编辑:李四).

use super::contexts;
use super::names;
use super::stamp::{Stamp, stamps};
use super::words::{self, Opening, Role, Section};
use crate::text::{CharList, Folded, is_han, is_ideograph};
use std::ops::Range;

/// A label with its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    pub(super) role: Role,
    /// From the label to the end of the value.
    pub(super) range: Range<usize>,
    pub(super) value: Range<usize>,
}

/// The longest label in characters, spaces left out.
const LONGEST_LABEL: usize = 9;
/// A value that is no list of people is not longer.
const LONGEST_VALUE: usize = 40;

/// The fields of a line, in order.
pub(super) fn fields(text: &Folded, line: Range<usize>) -> Vec<Field> {
    let mut found: Vec<Field> = Vec::new();
    // Whether a label may open here by what stands before it.
    let (mut at, mut opens) = (line.start, true);
    while at < line.end {
        let c = text.at(at);
        let sign = is_sign(c);
        if !sign && !opens {
            opens = opens_label(c);
            at += 1;
            continue;
        }
        let floor = found.last().map_or(line.start, |field| field.value.start);
        let label = if sign { before_colon(text, floor..at, at, !found.is_empty()) } else { None };
        let label = label.or_else(|| spaced(text, line.clone(), floor, at));
        if let Some((role, start, mut value)) = label {
            while value < line.end && matches!(text.at(value), ' ' | '\t' | ':') {
                value += 1;
            }
            found.push(Field { role, range: start..line.end, value: value.min(line.end)..line.end });
            at = value.max(at + 1);
            opens = opens_label(text.before(at));
        } else {
            at += 1;
            opens = opens_label(c);
        }
    }
    let mut limit = line.end;
    for field in found.iter_mut().rev() {
        let end = value_end(text, field.value.start..limit, field.role);
        field.value.end = end.max(field.value.start);
        field.range.end = field.value.end;
        limit = field.range.start;
    }
    found
}

/// 公开方式 主动公开, 文 号 …: the row of a table, a label and its value.
pub(super) fn opens_with_label(text: &Folded, line: &Range<usize>) -> bool {
    let mut letters = ['\0'; LONGEST_LABEL];
    let (mut count, mut at) = (0, line.start);
    while at < line.end && count < LONGEST_LABEL {
        match text.at(at) {
            ' ' | '\t' => {
                let label = words::role(&letters[..count]);
                if count > 1 && label.is_some_and(|role| role != Role::Title) {
                    return true;
                }
            }
            c => {
                letters[count] = c;
                count += 1;
            }
        }
        at += 1;
    }
    false
}

/// The label that ends before a colon: its role, its start, and where the value starts.
fn before_colon(text: &Folded, within: Range<usize>, colon: usize, behind_field: bool) -> Option<(Role, usize, usize)> {
    let mut letters = ['\0'; LONGEST_LABEL];
    let mut starts = [0; LONGEST_LABEL];
    // 【来源】:某某网
    let bracketed = usize::from(text.before(colon) == '】' && within.end > within.start);
    let (mut count, mut at, mut gap) = (0, within.end - bracketed, 0);
    while at > within.start && count < LONGEST_LABEL && gap < 5 {
        at -= 1;
        match text.at(at) {
            ' ' | '\t' => gap += 1,
            c if is_han(c) || c.is_ascii_alphabetic() => {
                count += 1;
                letters[LONGEST_LABEL - count] = c;
                starts[LONGEST_LABEL - count] = at;
                gap = 0;
            }
            _ => break,
        }
    }
    let bare_sign = text.at(colon) != ':';
    for first in LONGEST_LABEL - count..LONGEST_LABEL {
        let (Some(role), start) = (words::role(&letters[first..]), starts[first]) else { continue };
        // 文/张三, 文丨张三, 作者|张三; but 来源|国际 is two cells of a menu.
        if bare_sign && !takes_bare_sign(text, role, start, colon) {
            return None;
        }
        let (len, mut word) = (LONGEST_LABEL - first, start);
        while word > within.start && is_han(text.before(word)) && start - word < 6 {
            word -= 1;
        }
        // 来源:青禾融媒 记者:王小明: no 融媒记者, which would be a word of the source's name.
        if word < start && (start..within.end).any(|at| text.at(at) == ' ') {
            continue;
        }
        return match start - word {
            0 => Some((role, start, colon + 1)),
            _ if len < 2 || names_somebody(text, word) => None,
            // 覆檢日期: a date of some kind, not that of the text.
            1..=5 if role == Role::Published && !(behind_field && word == within.start) => {
                Some((Role::Dated, word, colon + 1))
            }
            // 编辑:张三责编:李四: what stands before is the value of the field before.
            _ if behind_field && (within.start..start).all(|at| goes_into_name(text.at(at))) => {
                Some((role, start, colon + 1))
            }
            // 补助设施更新: heads an item; a date would stand behind the label.
            1..=5 if role == Role::Dated && !(colon + 1..colon + 8).any(|at| text.at(at).is_ascii_digit()) => None,
            // 单位 alone names an office; a unit of another kind, 技术支持单位, does not.
            1..=5 if role == Role::Office && len == 2 => None,
            // A label inside a word (微信编辑: 县台记者:) takes the word along where that is short.
            1..=5 => Some((role, word, colon + 1)),
            // 提质增效文章来源: a long label is one wherever it stands, and a short one before the name of an outlet.
            _ => {
                let end = (colon + 1..colon + 16).find(|&at| !is_han(text.at(at))).unwrap_or(colon);
                let outlet =
                    role == Role::Source && matches!(words::section_before(text, end, 6), Some((_, Section::Outlet)));
                (behind_field || len >= 4 || outlet).then_some((role, start, colon + 1))
            }
        };
    }
    None
}

/// 南宁云—南宁日报
fn goes_into_name(c: char) -> bool {
    is_han(c) || matches!(c, '—' | '-' | '·')
}

/// 文/张三, 编辑丨李四, 来源丨某某之声, 发布 / 2021年7月22日
fn takes_bare_sign(text: &Folded, role: Role, start: usize, sign: usize) -> bool {
    let value = skip(text, sign + 1);
    match role {
        // 编辑 | 小雪: a pen name alone on its line.
        Role::Author | Role::Editor => {
            let end = (value..value + 5).find(|&at| !is_han(text.at(at))).unwrap_or(value);
            let alone = matches!(text.before(start), '\n' | '\0') && matches!(text.at(end), '\n' | '\0');
            is_name_at(text, value) || alone && (2..=4).contains(&(end - value))
        }
        Role::Other => contexts::SHORT_ROLES.has(text.at(start)) && is_name_at(text, value),
        Role::Published => text.at(value).is_ascii_digit(),
        Role::Source => {
            // Alone on its line: else it is a cell of a menu.
            let alone = start == 0 || text.before(start) == '\n' || text.before(start) == ' ';
            let end = (value..value + 24).find(|&at| !is_han(text.at(at))).unwrap_or(value);
            alone && end >= value + 2 && matches!(text.at(end), '\n' | '\0' | ' ')
        }
        _ => false,
    }
}

/// 记者方俊明报道: is a dateline, not the label 报道.
fn names_somebody(text: &Folded, word: usize) -> bool {
    matches!(words::opening_at(text, word), Some((len, Opening::Role)) if is_name_at(text, word + len))
}

/// What stands between a label and its value.
fn is_sign(c: char) -> bool {
    !is_ideograph(c) && matches!(c, ':' | '|' | '︱' | '│' | '/') || c == '丨'
}

fn opens_label(before: char) -> bool {
    !is_ideograph(before) && matches!(before, ' ' | '\t' | '|' | '(' | '[' | '【' | '/' | '■' | '●')
}

/// A label that a space sets off from its value instead of a colon: 来源 石榴网, 记者 张三, and 记者张三.
fn spaced(text: &Folded, line: Range<usize>, floor: usize, at: usize) -> Option<(Role, usize, usize)> {
    let edge = at == line.start || opens_label(text.before(at));
    if !edge || at < floor || !contexts::LABEL_OPENERS.has(text.at(at)) {
        return None;
    }
    let role_len = (2..=6).rev().find_map(|len| {
        let word = text.chars().get(at..at + len)?;
        words::role(word).map(|role| (role, len))
    });
    let (role, len) = role_len?;
    let behind = at + len;
    let value = skip(text, behind);
    match role {
        Role::Author | Role::Editor if is_name_at(text, value) => Some((role, at, value)),
        // 编辑 张三 审读 李四, 阅读 2305 次
        Role::Other if value > behind && (is_name_at(text, value) || text.at(value).is_ascii_digit()) => {
            Some((role, at, value))
        }
        // 发布机构 市政府办公室
        Role::Office if value > behind => {
            let end = (value..value + 24).find(|&at| !is_han(text.at(at))).unwrap_or(value);
            words::section_before(text, end, 6).map(|_| (role, at, value))
        }
        Role::Source | Role::Published
            if value > behind && line.len() <= 120 && !matches!(text.at(value), '|' | '丨' | '︱' | '│' | '/') =>
        {
            Some((role, at, value))
        }
        _ => None,
    }
}

fn skip(text: &Folded, mut at: usize) -> usize {
    let limit = at + 4;
    while at < limit && matches!(text.at(at), ' ' | '\t') {
        at += 1;
    }
    at
}

/// Whether a name with a known surname stands at a position: two to four characters to a separator, or more separated by signs.
pub(super) fn is_name_at(text: &Folded, at: usize) -> bool {
    let Some(surname) = words::surname_at(text, at) else { return false };
    let mut end = at;
    while end < at + 6 && is_han(text.at(end)) {
        end += 1;
    }
    match end - at {
        // 王 蕾
        1 => text.at(end) == ' ' && is_han(text.at(end + 1)) && !is_han(text.at(end + 2)),
        len => (surname + 1..=surname + 2).contains(&len) || text.at(end) == '·' || followed_by_office(text, at..end),
    }
}

/// 记者张三摄, 记者张三报道
fn followed_by_office(text: &Folded, run: Range<usize>) -> bool {
    (run.start + 2..run.end).any(|at| contexts::OFFICE_BEHIND.iter().any(|word| text.reads(at, word)))
}

fn value_end(text: &Folded, within: Range<usize>, role: Role) -> usize {
    let people = matches!(role, Role::Author | Role::Editor);
    // A list of people is not longer, and what runs on is looked at once.
    let within = within.start..if people { within.end.min(within.start + 80) } else { within.end };
    let mut depth = 0;
    let mut end = within.start;
    while end < within.end {
        match text.at(end) {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' if depth == 0 => break,
            ')' | ']' | '】' | '〕' => depth -= 1,
            '|' | '\t' | '\n' | '丨' | '│' | '>' | '。' => break,
            ' ' if !goes_on_over_space(text, within.start, end, role, within.len() > 120) => break,
            ',' | ';' | '“' if end > within.start && matches!(role, Role::Source | Role::Office) => break,
            // 编辑:王琳为进一步改善…
            _ if people && runs_into_text(text, within.start..end) => break,
            _ => {}
        }
        end += 1;
    }
    match role {
        Role::Published | Role::Dated => match stamps(text, within.start..within.end, false).first() {
            Some(stamp) if stamp.range.start <= within.start + 3 => return stamp.range.end,
            _ => {}
        },
        Role::Source | Role::Office => end = end.min(source_end(text, within.start..end)),
        Role::Author | Role::Editor => end = people_end(text, within.start..end.min(within.start + 80)),
        Role::Title | Role::Held => {}
        Role::Other => end = end.min(within.start + LONGEST_VALUE).min(counter_end(text, within.clone())),
    }
    while end > within.start && matches!(text.before(end), ' ' | '\t' | '-' | '/' | '·' | '—' | '(' | '[' | '【') {
        end -= 1;
    }
    end
}

/// A counter that runs into text (浏览次数:201近期,…) ends behind its digits.
fn counter_end(text: &Folded, within: Range<usize>) -> usize {
    let digits = within.clone().find(|&at| !matches!(text.at(at), '0'..='9' | ',')).unwrap_or(within.end);
    let count = digits + usize::from(contexts::COUNTED_READERS.has(text.at(digits)));
    let runs_on = digits > within.start && is_han(text.at(count)) && (count..within.end).any(|at| text.at(at) == ',');
    if runs_on { count } else { within.end }
}

/// A name that runs into text without any sign between (责编:王小明国际在线消息…) ends where names end.
fn people_end(text: &Folded, within: Range<usize>) -> usize {
    let run = within.clone().find(|&at| !is_han(text.at(at))).unwrap_or(within.end);
    match words::surname_at(text, within.start) {
        Some(surname) if run - within.start > 6 && words::section_before(text, run, 5).is_none() => {
            within.start + surname + 2
        }
        _ => within.end,
    }
}

/// A name with the first words of a report behind it.
fn runs_into_text(text: &Folded, name: Range<usize>) -> bool {
    matches!(words::opening_at(text, name.end), Some((2.., Opening::Begin))) && names::is_name(text, name)
}

/// Names go on over a space (张敏 王蕾), and so do titles; a source does not, unless it is written in Latin letters.
fn goes_on_over_space(text: &Folded, start: usize, at: usize, role: Role, flat: bool) -> bool {
    match role {
        Role::Author | Role::Editor => {
            let next = skip(text, at);
            let half = |at: usize| is_han(text.at(at)) && !is_han(text.at(at + 1)) && !is_han(text.before(at));
            let separator = matches!(text.at(next), '、' | ',' | '/' | '&');
            let role = matches!(words::opening_at(text, next), Some((3.., Opening::Role)));
            is_name_at(text, next)
                || separator
                || role && next - at <= 2
                || next - at <= 3 && (half(at.saturating_sub(1)) || half(next)) && is_han(text.at(next))
        }
        Role::Source | Role::Office => text.at(start).is_ascii_alphabetic() && text.at(at + 1).is_ascii_alphabetic(),
        Role::Published | Role::Dated | Role::Title => true,
        // A page that lost its line breaks has its text behind the last of them.
        Role::Held => !flat,
        Role::Other => text.at(at + 1).is_ascii_digit() && at - start < 2,
    }
}

/// A source that runs into the next thing (来源:石榴网2023-04-24, 来源:某县日报近年来,某县…) ends before it.
fn source_end(text: &Folded, within: Range<usize>) -> usize {
    let limit = within.end.min(within.start + LONGEST_VALUE);
    for at in within.start + 2..limit {
        if text.at(at).is_ascii_digit()
            && stamps(text, at..limit.max(at + 20), false).first().is_some_and(|stamp: &Stamp| stamp.range.start == at)
        {
            return at;
        }
        let opens = matches!(words::opening_at(text, at), Some((2.., Opening::Begin)));
        if opens && words::section_before(text, at, 6).is_some() {
            return at;
        }
    }
    // Running text goes on behind the name: up to the last end of an outlet's or an office's name near the start, if there is one.
    if within.len() > LONGEST_VALUE || matches!(text.at(within.end), ',' | '。' | '“' | '《') {
        let near = within.start + 2..=limit.min(within.start + 14);
        let name = near.rev().find(|&at| words::section_before(text, at, 6).is_some());
        return name.unwrap_or(if within.len() > LONGEST_VALUE { within.start } else { within.end });
    }
    within.end
}
