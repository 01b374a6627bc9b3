//! What stands around the first and the last sentence of a body without being part of it: 本报讯(记者 张三), 编者按:, (责任编辑:李四).

use super::fields::{Field, fields};
use super::line::trim;
use super::names;
use super::words::{self, Opening, Role};
use crate::text::{Folded, is_han};
use std::ops::Range;

/// A dateline with its bracket is not longer.
const LONGEST: usize = 60;

/// Where the first sentence of a stretch starts, behind labels and datelines.
pub(super) fn opening(text: &Folded, body: Range<usize>) -> usize {
    let mut at = body.start;
    // A label, a place with 讯, a bracket with names, a colon: few of them in a row.
    for _ in 0..6 {
        while at < body.end && matches!(text.at(at), ' ' | '\t' | '\n') {
            at += 1;
        }
        let next = label(text, at)
            .or_else(|| bracket(text, at, body.end, at > body.start))
            .or_else(|| bare(text, at, body.end))
            .or_else(|| reporter(text, at));
        match next {
            Some(end) if end < body.end => at = end,
            _ => break,
        }
        while at < body.end && matches!(text.at(at), ':' | '—' | '-' | ' ' | '\t' | '\n' | '/') {
            at += 1;
        }
    }
    at
}

/// 编者按: and 【导语】, and either on a line of its own.
fn label(text: &Folded, at: usize) -> Option<usize> {
    let open = matches!(text.at(at), '【' | '[' | '(' | '〔' | '<');
    let word = at + usize::from(open);
    let Some((len, Opening::Label)) = words::opening_at(text, word) else { return None };
    let end = word + len;
    let closed = match text.at(end) {
        ']' | ')' | '】' | '〕' | '>' => open,
        ':' | '\n' => !open,
        _ => false,
    };
    closed.then_some(end + 1)
}

/// (记者 张三 通讯员 李四), 【本报讯】, 〔記者王小明/台北報導〕; behind a dateline also (张三).
fn bracket(text: &Folded, at: usize, end: usize, behind: bool) -> Option<usize> {
    let close = match text.at(at) {
        '(' => ')',
        '[' => ']',
        '【' => '】',
        '〔' => '〕',
        '〈' => '〉',
        '“' if behind => return None,
        _ => return None,
    };
    let limit = end.min(at + LONGEST);
    let closing = (at + 1..limit).find(|&at| text.at(at) == close)?;
    let inner = at + 1..closing;
    let told =
        inner.clone().any(|at| matches!(words::opening_at(text, at), Some((_, Opening::Dateline | Opening::Role))))
            && inner.clone().all(|at| !matches!(text.at(at), '。' | '!' | '?'));
    let named = behind && !names::names(text, inner, false).is_empty();
    (told || named).then_some(closing + 1)
}

/// 本报讯, 新华社北京3月4日电, 國際在線山東頻道消息: within the first words, and set off by a space, a bracket or a colon.
fn bare(text: &Folded, at: usize, end: usize) -> Option<usize> {
    for next in at..end.min(at + 30) {
        match text.at(next) {
            '。' | ',' | '、' | ';' | '“' | '《' | '\n' => return None,
            _ => {}
        }
        let Some((len, Opening::Dateline)) = words::opening_at(text, next) else { continue };
        let behind = text.at(next + len);
        let spoken = len == 1 && next > at || len > 1;
        if spoken && matches!(behind, ' ' | '\t' | '\n' | '(' | ':' | '—' | '-' | '】' | '〔' | '[') {
            return Some(next + len);
        }
    }
    None
}

/// 记者张三报道:, 記者王小明/台北報導 before the text; also a name alone, 记者 张三.
fn reporter(text: &Folded, at: usize) -> Option<usize> {
    let Some((_, Opening::Role)) = words::opening_at(text, at) else { return None };
    let end = (at..at + LONGEST).find(|&at| matches!(text.at(at), ':' | '\n' | ',' | '。' | '\0'))?;
    let told = matches!(text.at(end), ':' | '\n') && !names::names(text, at..end, false).is_empty();
    told.then_some(end)
}

/// The names of the reporters in an opening dateline.
pub(super) fn reporters(text: &Folded, dateline: Range<usize>) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = dateline.start;
    while at < dateline.end {
        let Some((len, Opening::Role)) = words::opening_at(text, at) else {
            at += 1;
            continue;
        };
        at += len;
        // Up to the next office, which the names leave out themselves.
        let end = (at..dateline.end)
            .find(|&at| matches!(text.at(at), ')' | ']' | '】' | '〕' | '\n'))
            .unwrap_or(dateline.end);
        let names = names::names(text, person(text, at..end), false);
        let last = names.len();
        found.extend(names);
        if last > 0 {
            at = end;
        }
    }
    // 新华社北京3月4日电(张三), 國際在線消息(任莉 通訊員 張艷芹)
    if let Some(open) = dateline.clone().find(|&at| matches!(text.at(at), '(' | '〔'))
        && open > dateline.start
    {
        let end = (open..dateline.end).find(|&at| matches!(text.at(at), ')' | '〕')).unwrap_or(dateline.end);
        let all = names::names(text, open + 1..end, false);
        if all.len() > found.len() || found.is_empty() {
            found = all;
        }
    }
    let mut seen = Vec::new();
    found.retain(|name| {
        let new = !seen.contains(name);
        seen.push(name.clone());
        new
    });
    found
}

/// 王小明台北5日電, 王小明/台北報導: the name before the place.
fn person(text: &Folded, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    while start < range.end && matches!(text.at(start), ' ' | ':') {
        start += 1;
    }
    let run = (start..range.end).find(|&at| !is_han(text.at(at))).unwrap_or(range.end);
    let date = text.at(run).is_ascii_digit()
        || matches!(text.before(run), '电' | '讯')
        || matches!(text.before(run), '导' | '道') && run - start > 5;
    if date && run - start >= 4 {
        let len = if run - start == 4 { 2 } else { 3 };
        return start..start + len;
    }
    start..range.end
}

/// Where the last sentence of a stretch ends, and the fields behind it: 。(责任编辑:李四) 【打印】
pub(super) fn closing(text: &Folded, body: Range<usize>) -> (usize, Vec<Field>, Vec<String>) {
    let mut end = body.end;
    let mut found = Vec::new();
    let mut signed = Vec::new();
    for _ in 0..6 {
        let stretch = trim(text, body.start..end);
        end = stretch.end;
        let Some(cut) = bracket_behind(text, stretch.clone()).or_else(|| label_behind(text, stretch.clone())) else {
            break;
        };
        let tail = cut..end;
        let inner = trim(
            text,
            if matches!(text.before(end), ')' | ']' | '】' | '〕') { cut + 1..end - 1 } else { tail.clone() },
        );
        let fields = fields(text, inner.clone());
        let names = names::names(text, inner.clone(), false);
        let finished =
            matches!(text.chars().get(inner.clone()), Some(['完'] | ['完', '结'] | ['全', '文', '完'] | ['结', '束']));
        let told = fields.iter().any(|field| field.role != Role::Held && !field.value.is_empty());
        if !(told || finished || !names.is_empty()) {
            break;
        }
        if fields.is_empty() {
            signed = names;
        }
        found.extend(fields);
        end = cut;
    }
    (trim(text, body.start..end).end, found, signed)
}

/// The start of a bracket that ends a stretch and stands behind a full stop.
fn bracket_behind(text: &Folded, stretch: Range<usize>) -> Option<usize> {
    let last = stretch.end;
    let open = match text.before(last) {
        ')' => '(',
        ']' => '[',
        '】' => '【',
        '〕' => '〔',
        '完' if is_stop(text, stretch.start, last - 1) => return Some(last - 1),
        _ => return None,
    };
    let at = (stretch.start.max(last.saturating_sub(LONGEST))..last).rev().find(|&at| text.at(at) == open)?;
    is_stop(text, stretch.start, at).then_some(at)
}

/// The start of a label behind the last full stop: 。来源:某县融媒体中心
fn label_behind(text: &Folded, stretch: Range<usize>) -> Option<usize> {
    let floor = stretch.start.max(stretch.end.saturating_sub(LONGEST));
    let stop = (floor..stretch.end).rev().find(|&at| matches!(text.at(at), '。' | '!' | '?'))?;
    let rest = trim(text, stop + 1..stretch.end);
    let first = fields(text, rest.clone()).into_iter().next()?;
    (!rest.is_empty() && first.range.start == rest.start).then_some(rest.start)
}

/// Whether a sentence ends before a position, spaces apart.
fn is_stop(text: &Folded, floor: usize, at: usize) -> bool {
    let stretch = trim(text, floor..at);
    matches!(text.before(stretch.end), '。' | '!' | '?' | '”' | '…' | '\n') && !stretch.is_empty()
}
