//! Text where every line is broken: paragraphs that a fixed width, or a break behind every clause, cut into lines.

use super::line::trim;
use crate::text::{Folded, is_han};
use std::ops::Range;

/// Shorter lines are no evidence of a width.
const NARROWEST: usize = 24;
/// So many broken lines it takes.
const EVIDENCE: usize = 3;

struct Row {
    /// Without the spaces around it.
    range: Range<usize>,
    /// In half characters.
    width: usize,
    indent: usize,
    /// Whether an empty line follows.
    gap: bool,
}

/// The text with its paragraphs whole: a line break inside a paragraph, and the indentation behind it, become part of the character before.
pub(crate) fn rejoined(text: Folded) -> Folded {
    let rows = rows(&text);
    let Some(width) = width(&text, &rows) else { return by_clause(text, &rows) };
    let mut breaks = Vec::new();
    for pair in rows.windows(2) {
        let [row, next] = pair else { continue };
        let full = row.width + 6 >= width;
        if full && !row.gap && !opens_paragraph(&text, row, next) {
            breaks.push(row.range.end..next.range.start);
        }
    }
    text.without(&breaks)
}

fn rows(text: &Folded) -> Vec<Row> {
    let (mut rows, mut start): (Vec<Row>, usize) = (Vec::new(), 0);
    for end in (0..=text.len()).filter(|&at| at == text.len() || text.at(at) == '\n') {
        let range = trim(text, start..end);
        if !range.is_empty() {
            let width = range.clone().map(|at| if text.at(at).is_ascii() && text.at(at) != ',' { 1 } else { 2 }).sum();
            rows.push(Row { indent: range.start - start, range, width, gap: false });
        } else if let Some(last) = rows.last_mut() {
            last.gap = true;
        }
        start = end + 1;
    }
    rows
}

/// Whether a sentence, a heading or a label is complete at the end of a row.
fn is_complete(text: &Folded, row: &Row) -> bool {
    matches!(text.before(row.range.end), '。' | '!' | '?' | ';' | ':' | '…' | '”' | ')' | '】' | '|' | '>')
}

/// The width that a text is broken at: most lines that end inside a sentence are about that wide, and none is wider.
fn width(text: &Folded, rows: &[Row]) -> Option<usize> {
    let broken: Vec<_> =
        rows.iter().filter(|row| row.width >= NARROWEST && !row.gap && !is_complete(text, row)).collect();
    if broken.len() < EVIDENCE {
        return None;
    }
    let mut widths: Vec<_> = broken.iter().map(|row| row.width).collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 3 / 4).copied()?;
    let near = widths.iter().filter(|&&other| other + 6 >= width && other <= width + 4).count();
    let wider = rows.iter().filter(|row| row.width > width + 8).count();
    // Running text has its commas and full stops inside the lines, a list of headlines seldom.
    let inner = broken.iter().filter(|row| has_inner_stop(text, row)).count();
    let holds = near * 10 >= widths.len() * 7 && wider * 10 <= rows.len() && inner * 2 >= broken.len();
    holds.then_some(width)
}

fn has_inner_stop(text: &Folded, row: &Row) -> bool {
    row.range.clone().any(|at| matches!(text.at(at), '。' | ',' | '、' | ';'))
}

fn opens_paragraph(text: &Folded, row: &Row, next: &Row) -> bool {
    let complete = is_complete(text, row);
    next.indent > row.indent + 1
        || complete && (next.indent > 0 && next.indent != row.indent || is_numbered(text, next))
}

/// 一、 （二） 3. at the start of a row.
fn is_numbered(text: &Folded, row: &Row) -> bool {
    let at = row.range.start;
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾".contains(c);
    match text.at(at) {
        '(' => number(text.at(at + 1)),
        '第' => number(text.at(at + 1)),
        c if number(c) => (at + 1..at + 4).any(|at| matches!(text.at(at), '、' | '.' | ')' | '是' | '要')),
        c => matches!(c, '①'..='⑳' | '•' | '·' | '■' | '◆' | '●'),
    }
}

/// A break behind every clause: lines that end in a comma are no lines.
fn by_clause<'t>(text: Folded<'t>, rows: &[Row]) -> Folded<'t> {
    let open = |row: &Row| matches!(text.before(row.range.end), ',' | '、') && row.range.len() > 3;
    if rows.iter().filter(|row| open(row)).count() < EVIDENCE {
        return text;
    }
    let mut breaks = Vec::new();
    for pair in rows.windows(2) {
        let [row, next] = pair else { continue };
        if open(row) && is_han(text.at(next.range.start)) {
            breaks.push(row.range.end..next.range.start);
        }
    }
    text.without(&breaks)
}
