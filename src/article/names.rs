//! Names of people in bylines: 张敏、王蕾, 记者 王 蕾 通讯员 李四, 站内编辑何小曼.

use super::contexts;
use super::fields::Field;
use super::words::{self, Opening};
use crate::text::{Folded, is_han};
use std::ops::Range;

/// The names of a stretch, one each, without residue.
///
/// `labelled` takes whatever stands behind a label (pen names, offices); else a name must start with a known surname.
pub(super) fn names(text: &Folded, within: Range<usize>, labelled: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut single: Option<Range<usize>> = None;
    let tokens = tokens(text, within);
    let last = tokens.iter().rposition(|token| is_name(text, token.clone()));
    for (number, token) in tokens.into_iter().enumerate() {
        let Some(name) = bare(text, token) else { continue };
        if name.len() == 1 && is_han(text.at(name.start)) {
            // 王 蕾: a name of two characters, set as wide as one of three.
            match single.take() {
                Some(first) => push(&mut found, text.clean(first) + &text.clean(name)),
                None => single = Some(name),
            }
        } else if is_name(text, name.clone())
            || labelled && last <= Some(number) && is_pen_name(text, name.clone(), found.is_empty())
        {
            push(&mut found, text.clean(name));
        } else if words::section_before(text, name.end, 5).is_some() && last > Some(number) {
            // 文利镇政府 梁伟: where he works.
        } else {
            break;
        }
    }
    found
}

/// The people that a field names. 记者: opens a speech as often as a byline, so that only known surnames count behind it.
pub(super) fn people(text: &Folded, field: &Field) -> Vec<String> {
    let label = field.range.start..field.value.start;
    let speaks = label.into_iter().any(|at| text.reads(at, "记者") || text.reads(at, "报道"));
    names(text, field.value.clone(), !speaks)
}

/// Whether a stretch is nothing but names.
pub(super) fn all_names(text: &Folded, within: Range<usize>) -> bool {
    // 林静雯 报道
    let deed =
        |token: &Range<usize>| token.len() > 1 && words::deed_before(text, token.end, token.len()) == Some(token.len());
    let tokens: Vec<_> = tokens(text, within).into_iter().filter(|token| !deed(token)).collect();
    let single = tokens.iter().filter(|token| token.len() == 1).count();
    !tokens.is_empty() && single % 2 == 0 && tokens.into_iter().all(|token| token.len() == 1 || is_name(text, token))
}

fn push(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// Stretches between separators.
fn tokens(text: &Folded, within: Range<usize>) -> Vec<Range<usize>> {
    let (mut tokens, mut start) = (Vec::new(), within.start);
    for at in within.start..=within.end {
        // 王小明_NN4521: the number of his account.
        let apart = at == within.end
            || text.at(at) == '_' && is_han(text.before(at))
            || matches!(
                text.at(at),
                '、' | ','
                    | ';'
                    | '/'
                    | '∕'
                    | '|'
                    | '&'
                    | '+'
                    | ' '
                    | '\t'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '【'
                    | '】'
                    | '〔'
                    | '〕'
                    | ':'
                    | '。'
                    | '.'
                    | '■'
                    | '●'
                    | '-'
                    | '—'
            );
        // Latin names keep their inner space.
        let inside = at < within.end
            && text.at(at) == ' '
            && text.before(at).is_ascii_lowercase()
            && text.at(at + 1).is_ascii_uppercase();
        if apart && !inside {
            if start < at {
                tokens.push(start..at);
            }
            start = at + 1;
        }
    }
    tokens
}

/// A token without the words of its office: 本报记者张三 → 张三, 李四摄 → 李四. `None` where nothing is left.
fn bare(text: &Folded, token: Range<usize>) -> Option<Range<usize>> {
    // 王小明/台北报导: where it was written, not who wrote it.
    let told = contexts::TOLD.iter().any(|word| text.reads(token.end.saturating_sub(word.chars().count()), word));
    if told && matches!(text.before(token.start), '/' | '∕') {
        return None;
    }
    let Range { mut start, mut end } = token;
    // The last word of an office inside the token counts: 县融媒体中心记者张三, 站内编辑何小曼.
    let mut at = start;
    while at < end.min(start + 24) {
        match words::opening_at(text, at) {
            Some((len, Opening::Role)) if at + len <= end => {
                start = at + len;
                at = start;
            }
            _ => at += 1,
        }
    }
    while let Some(len) = words::deed_before(text, end, end - start) {
        // One character may be the end of the name.
        if len == 1 && end < start + 3 {
            break;
        }
        end -= len;
    }
    (start < end).then_some(start..end)
}

/// Two to four characters that start with a known surname, or a name with a dot: 古丽·买买提.
pub(super) fn is_name(text: &Folded, token: Range<usize>) -> bool {
    let Some(word) = text.chars().get(token) else { return false };
    if word.len() <= 16 && word.contains(&'·') {
        return word.iter().all(|&c| is_han(c) || c == '·');
    }
    let latin = word.len() <= 30 && word.iter().all(|&c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-' | '_'));
    let surname = words::surname(word).unwrap_or(0);
    let han = word.iter().all(|&c| is_han(c) || c == '某' || c == '○');
    han && surname > 0 && (surname + 1..=surname + 2).contains(&word.len())
        || latin && word.len() > 2 && word.iter().any(char::is_ascii_uppercase)
}

/// The first name behind a label, or a short one in a list (张三、飘雪).
fn is_pen_name(text: &Folded, token: Range<usize>, first: bool) -> bool {
    let listed = token.len() <= 4 && matches!(text.before(token.start), '、' | ',');
    (first || listed) && may_be_name(text, token)
}

/// What an author may call himself behind a label: a pen name, or an office that signs as one.
fn may_be_name(text: &Folded, token: Range<usize>) -> bool {
    let Some(word) = text.chars().get(token.clone()) else { return false };
    let known = words::role(word).is_some() || words::cue(word).is_some();
    let longest = if words::section_before(text, token.end, 5).is_some() { 20 } else { 10 };
    let odd = |c: &char| matches!(c, '?' | '!' | '<' | '>' | '=' | '“' | '”');
    let figure = word.iter().any(char::is_ascii_digit) && word.iter().any(|&c| is_han(c));
    !known && !figure && word.len() <= longest && !word.iter().all(char::is_ascii_digit) && !word.iter().any(odd)
}
