//! Text where every line is broken: paragraphs cut into lines at a fixed length or width, behind every clause, or anywhere.

use super::line::trim;
use crate::text::{Folded, in_order, is_han};
use crate::word::is_listed;
use std::ops::Range;

/// Shorter lines are no evidence of a length, nor (in half characters) of a width.
const SHORTEST: usize = 18;
const NARROWEST: usize = 24;
/// So many broken lines it takes.
const EVIDENCE: usize = 3;

struct Row {
    /// Without the spaces around it.
    range: Range<usize>,
    /// In characters of the source, spaces and residue and all.
    length: usize,
    /// In half characters.
    width: usize,
    indent: usize,
    /// Whether an empty line follows.
    gap: bool,
}

/// The text with its paragraphs whole: a line break inside a paragraph, and the indentation behind it, become part of the character before.
pub(crate) fn rejoined(text: Folded) -> Folded {
    let text = text.with_stops();
    let rows = rows(&text);
    let joins = by_length(&text, &rows)
        .or_else(|| by_width(&text, &rows))
        .or_else(|| anywhere(&text, &rows))
        .unwrap_or_else(|| by_clause(&text, &rows));
    let breaks: Vec<_> = rows
        .windows(2)
        .zip(joins.into_iter().chain(std::iter::repeat(false)))
        .filter_map(|(pair, joins)| match pair {
            // No line starts with a comma.
            [row, next] if joins || !row.gap && matches!(text.at(next.range.start), ',' | '。' | '、' | ';') => {
                Some(row.range.end..next.range.start)
            }
            _ => None,
        })
        .collect();
    text.without(&breaks)
}

fn rows(text: &Folded) -> Vec<Row> {
    let (mut rows, mut start): (Vec<Row>, usize) = (Vec::new(), 0);
    for end in (0..=text.len()).filter(|&at| text.chars().get(at).is_none_or(|&c| c == '\n')) {
        let range = trim(text, start..end);
        if !range.is_empty() {
            let half = text.chars()[range.clone()].iter().filter(|&&c| c.is_ascii() && c != ',').count();
            let width = 2 * range.len() - half;
            let length = text.source(start..end).chars().count();
            rows.push(Row { indent: range.start - start, range, length, width, gap: false });
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

fn has_inner_stop(text: &Folded, row: &Row) -> bool {
    row.range.clone().any(|at| matches!(text.at(at), '。' | ',' | '、' | ';'))
}

/// For every row but the last, whether the next one goes on with it: decided from the two and whether the row was itself a continuation.
fn decide(rows: &[Row], goes_on: impl Fn(&Row, &Row, bool) -> bool) -> Vec<bool> {
    let mut before = false;
    rows.windows(2)
        .map(|pair| {
            before = matches!(pair, [row, next] if goes_on(row, next, before));
            before
        })
        .collect()
}

/// Lines of one length to the character, some of which end inside a sentence; none is longer.
fn by_length(text: &Folded, rows: &[Row]) -> Option<Vec<bool>> {
    let longest = rows.iter().map(|row| row.length).max().filter(|&length| length >= SHORTEST)?;
    // 某县召开会议部署… is a headline cut short.
    let full = |row: &Row| row.length == longest && !matches!(text.before(row.range.end), '…' | '.');
    let broken: Vec<_> = rows.iter().filter(|row| full(row) && !row.gap && !is_complete(text, row)).collect();
    let inner = broken.iter().filter(|row| has_inner_stop(text, row)).count();
    // Paragraphs of one length by chance end like sentences.
    let count = rows.iter().filter(|row| full(row)).count();
    let holds = broken.len() >= 2 && broken.len() * 2 >= count && inner * 2 >= broken.len();
    holds.then(|| decide(rows, |row, next, _| full(row) && !row.gap && next.indent <= row.indent.max(1)))
}

/// Lines of about one width: most of those that end inside a sentence, and hardly any that is wider.
fn by_width(text: &Folded, rows: &[Row]) -> Option<Vec<bool>> {
    let broken: Vec<_> =
        rows.iter().filter(|row| row.width >= NARROWEST && !row.gap && !is_complete(text, row)).collect();
    let widths = in_order(broken.iter().map(|row| row.width).collect(), |&width| width);
    let width = widths.get(widths.len() * 3 / 4).copied()?;
    let near = widths.iter().filter(|&&other| other + 6 >= width && other <= width + 4).count();
    let wider = rows.iter().filter(|row| row.width > width + 8).count();
    // Running text has its commas and full stops inside the lines, a list of headlines seldom.
    let inner = broken.iter().filter(|row| has_inner_stop(text, row)).count();
    let holds =
        near >= EVIDENCE && near * 10 >= widths.len() * 7 && wider * 10 <= rows.len() && inner * 2 >= broken.len();
    holds.then(|| decide(rows, |row, next, _| row.width + 6 >= width && !row.gap && !opens_paragraph(text, row, next)))
}

/// Lines broken anywhere: most of those that look like running text end inside a sentence.
fn anywhere(text: &Folded, rows: &[Row]) -> Option<Vec<bool>> {
    let runs = |row: &Row| row.range.len() >= 12 && has_inner_stop(text, row) && !is_label(text, row);
    let is_broken = |row: &Row| runs(row) && !is_complete(text, row) && !row.gap;
    let running = rows.iter().filter(|row| runs(row)).count();
    let broken = rows.iter().filter(|row| is_broken(row) && !is_numbered(text, row)).count();
    // Headings with a comma (抓组织建设,促作用发挥) stand apart from each other, and are short.
    let chained = rows.windows(2).any(|pair| pair.iter().all(is_broken))
        || rows.iter().any(|row| is_broken(row) && row.range.len() > 45);
    let holds = broken > EVIDENCE && broken * 2 >= running && chained && !are_paragraphs(text, rows, is_broken);
    holds.then(|| {
        decide(rows, |row, next, before| {
            let open = !is_complete(text, row) && !row.gap && next.indent <= row.indent.max(1);
            let comma = matches!(text.before(row.range.end), ',' | '、') && row.range.len() > 3;
            comma || open && (before || row.range.len() >= 12 && has_inner_stop(text, row) && !is_label(text, row))
        })
    })
}

/// Paragraphs without their last full stop: most of them have one inside, and their ends cut no word, as every few breaks would.
fn are_paragraphs(text: &Folded, rows: &[Row], is_broken: impl Fn(&Row) -> bool) -> bool {
    let (mut broken, mut told, mut cut) = (0, 0, 0);
    for pair in rows.windows(2) {
        let [row, next] = pair else { continue };
        if is_broken(row) {
            broken += 1;
            told += usize::from(row.range.clone().any(|at| text.at(at) == '。'));
            cut += usize::from(is_listed([text.before(row.range.end), text.at(next.range.start)]));
        }
    }
    told * 5 >= broken * 3 && cut * 8 < broken
}

/// 来源:…, 2021-03-04 …
fn is_label(text: &Folded, row: &Row) -> bool {
    row.range.clone().take(12).any(|at| text.at(at) == ':')
        || row.range.clone().take(5).all(|at| text.at(at).is_ascii_digit() || text.at(at) == '-')
}

/// A break behind every clause: lines that end in a comma are no lines.
fn by_clause(text: &Folded, rows: &[Row]) -> Vec<bool> {
    let open = |row: &Row| matches!(text.before(row.range.end), ',' | '、') && row.range.len() > 3;
    if rows.iter().filter(|row| open(row)).count() < EVIDENCE {
        return Vec::new();
    }
    decide(rows, |row, next, _| open(row) && is_han(text.at(next.range.start)))
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
        '(' | '第' => number(text.at(at + 1)),
        c if number(c) => (at + 1..at + 4).any(|at| matches!(text.at(at), '、' | '.' | ')' | '是' | '要')),
        c => matches!(c, '①'..='⑳' | '•' | '·' | '■' | '◆' | '●'),
    }
}
