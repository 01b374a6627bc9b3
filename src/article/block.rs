//! What every line of a page is, as blocks without gaps, and the stretches of the body.

use super::body::is_numbered;
use super::line::{Class, Line};
use super::names;
use super::words::{self, Role};
use crate::label;
use crate::text::Folded;
use crate::types::{Block, BlockKind, Span};
use std::ops::Range;

/// An article among the lines: its headline, and its body from the first word of the first sentence to the last of the last.
pub(super) struct Found {
    pub(super) title: Option<(usize, Range<usize>)>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) body: Range<usize>,
}

/// Stretches of the page in order, with what they are. Between them are line breaks, spaces and brackets.
pub(super) fn stretches(text: &Folded, lines: &[Line], articles: &[Found]) -> Vec<(Range<usize>, BlockKind)> {
    let mut found = Vec::with_capacity(lines.len());
    let mut next = 0;
    for (at, line) in lines.iter().enumerate() {
        while articles.get(next).is_some_and(|article| article.end < at) {
            next += 1;
        }
        let article = articles.get(next);
        if let Some((_, title)) = article.and_then(|article| article.title.as_ref()).filter(|title| title.0 == at) {
            push(&mut found, line.range.start..title.start, BlockKind::Boilerplate);
            push(&mut found, title.clone(), BlockKind::Title);
            let rest = if line.stamps.is_empty() { BlockKind::Boilerplate } else { BlockKind::Byline };
            push(&mut found, title.end..line.range.end, rest);
        } else if let Some(article) = article.filter(|article| (article.start..=article.end).contains(&at)) {
            let kind = kind_inside(text, lines, at, article);
            let inside = line.range.start.max(article.body.start)..line.range.end.min(article.body.end);
            push(&mut found, line.range.start..inside.start.min(line.range.end), BlockKind::Byline);
            push(&mut found, inside.clone(), kind);
            push(&mut found, inside.end.max(inside.start).max(line.range.start)..line.range.end, BlockKind::Byline);
        } else {
            let signed =
                |article: &Found| article.title.as_ref().is_some_and(|title| (title.0..article.start).contains(&at));
            let author =
                article.is_some_and(signed) && line.class == Class::Short && names::all_names(text, line.range.clone());
            let kind = match line.class {
                Class::Byline if is_telling(line) => BlockKind::Byline,
                _ if author => BlockKind::Byline,
                Class::Prose | Class::Short if article.is_some_and(signed) && says_caption(text, line) => {
                    BlockKind::Caption
                }
                _ => BlockKind::Boilerplate,
            };
            push(&mut found, line.range.clone(), kind);
        }
    }
    found
}

/// Whether a line of fields says anything of the text, and not only how often it was read.
fn is_telling(line: &Line) -> bool {
    !line.stamps.is_empty() || line.fields.is_empty() || line.fields.iter().any(|field| field.role != Role::Other)
}

fn push(found: &mut Vec<(Range<usize>, BlockKind)>, range: Range<usize>, kind: BlockKind) {
    if range.start < range.end {
        found.push((range, kind));
    }
}

/// Every stretch up to the next one, so that nothing of the page is left out.
pub(super) fn blocks(text: &Folded, stretches: &[(Range<usize>, BlockKind)]) -> Vec<Block> {
    let whole = text.span(0..text.len());
    let mut blocks: Vec<Block> = Vec::with_capacity(stretches.len());
    for (range, kind) in stretches {
        let start = if blocks.is_empty() { whole.start } else { text.span(range.clone()).start };
        if let Some(last) = blocks.last_mut() {
            last.span.end = start;
        }
        blocks.push(Block { span: Span { start, end: whole.end }, kind: *kind });
    }
    if blocks.is_empty() && whole.end > whole.start {
        blocks.push(Block { span: whole, kind: BlockKind::Boilerplate });
    }
    blocks
}

/// The stretches of a body: those of a line that was cut only at spaces are one again.
pub(super) fn body_lines(
    text: &Folded,
    stretches: &[(Range<usize>, BlockKind)],
    body: &Range<usize>,
) -> Vec<(Range<usize>, BlockKind)> {
    let mut lines: Vec<(Range<usize>, BlockKind)> = Vec::new();
    for (range, kind) in stretches.iter().filter(|stretch| stretch.0.start >= body.start && stretch.0.end <= body.end) {
        if let Some(last) = lines.last_mut()
            && (last.1, *kind) == (BlockKind::Prose, BlockKind::Prose)
            && !matches!(text.before(last.0.end), '。' | '!' | '?' | '”' | ':')
            && (last.0.end..range.start).all(|at| text.at(at) != '\n')
        {
            last.0.end = range.end;
        } else {
            lines.push((range.clone(), *kind));
        }
    }
    lines
}

/// What a line inside a body is.
fn kind_inside(text: &Folded, lines: &[Line], at: usize, article: &Found) -> BlockKind {
    let Some(line) = lines.get(at) else { return BlockKind::Boilerplate };
    match line.class {
        Class::Prose if line.len() <= 80 && says_caption(text, line) && !is_item(text, lines, at) => BlockKind::Caption,
        Class::Prose => BlockKind::Prose,
        // A question, a cry: a sentence, however short.
        Class::Short if matches!(text.before(line.range.end), '?' | '!' | ';') => BlockKind::Prose,
        Class::Short | Class::Link
            if label::section(text, line.range.start).is_none() && follows_pointer(text, lines, at) =>
        {
            BlockKind::Boilerplate
        }
        Class::Short | Class::Link if is_caption(text, lines, at, article) => BlockKind::Caption,
        Class::Short | Class::Link => BlockKind::Heading,
        Class::Byline if is_telling(line) => BlockKind::Byline,
        Class::Byline | Class::Menu | Class::Aside | Class::End => BlockKind::Boilerplate,
    }
}

/// A caption says that it is one, or hangs out of the indentation of the paragraphs around it, or stands in a row of its kind.
fn is_caption(text: &Folded, lines: &[Line], at: usize, article: &Found) -> bool {
    let Some(line) = lines.get(at) else { return false };
    if says_caption(text, line) {
        return true;
    }
    if is_numbered(text, line) || text.before(line.range.end) == ':' {
        return false;
    }
    let near = |other: &&Line| other.class == Class::Prose;
    let before = lines.get(article.start..at).and_then(|lines| lines.iter().rev().take(12).find(near));
    let behind = lines.get(at..=article.end).and_then(|lines| lines.iter().take(12).find(near));
    let hangs_out = before.or(behind).is_some_and(|prose| prose.indent >= 1 && line.indent == 0)
        && behind.or(before).is_some_and(|prose| prose.indent >= 1);
    hangs_out || line.indent == 0 && is_crowded(lines, at)
}

/// 图为…, ▲…, …(张三摄)
pub(super) fn says_caption(text: &Folded, line: &Line) -> bool {
    words::opens_caption(text, line.range.start)
        || words::credit_before(text, line.range.end, line.range.len()).is_some_and(|len| line.range.len() > len + 4)
}

/// ▲近日,…。 with another of its kind right before or behind it: an item of a digest, no caption.
pub(super) fn is_item(text: &Folded, lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let sign = text.at(line.range.start);
    let alike = |other: Option<&Line>| {
        other.is_some_and(|line| text.at(line.range.start) == sign && text.before(line.range.end) == '。')
    };
    let near = at.checked_sub(1).is_some_and(|before| alike(lines.get(before))) || alike(lines.get(at + 1));
    matches!(sign, '▲' | '△' | '◎') && alike(Some(line)) && near
}

/// Under 延伸阅读 inside an article: the names of other articles.
fn follows_pointer(text: &Folded, lines: &[Line], at: usize) -> bool {
    let mut above =
        lines.iter().take(at).rev().take(4).skip_while(|line| matches!(line.class, Class::Short | Class::Link));
    above.next().is_some_and(|line| line.class == Class::Aside && !text.reads(line.range.start, "广告"))
}

/// Three or more short lines in a row are no headings.
fn is_crowded(lines: &[Line], at: usize) -> bool {
    let short = |line: &&Line| line.class == Class::Short;
    let before = lines.iter().take(at).rev().take(3).take_while(short).count();
    let behind = lines.iter().skip(at + 1).take(3).take_while(short).count();
    before + behind >= 2
}
