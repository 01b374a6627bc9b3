//! The frame of a pasted page: headline, byline, body, and the block of every line.

use crate::text::Folded;
use crate::types::{Article, Block, BlockKind};
use std::ops::Range;

/// The frame, with the stretches that later rooms read in positions of the folded text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) article: Article,
    pub(crate) title: Option<Range<usize>>,
    pub(crate) body: Option<Range<usize>>,
    /// The stretches of the body in order: paragraphs, headings and captions, trimmed, without line breaks inside; boilerplate between them
    /// is listed as such. Empty where there is no body.
    pub(crate) lines: Vec<(Range<usize>, BlockKind)>,
}

/// Finds the article in a pasted page.
pub(crate) fn frame(text: &Folded) -> Frame {
    let kinds: Vec<_> = lines(text).into_iter().map(|line| (line.clone(), kind(text, line))).collect();
    let is_prose = |line: &&(Range<usize>, BlockKind)| line.1 == BlockKind::Prose;
    let body = match (kinds.iter().find(is_prose), kinds.iter().rev().find(is_prose)) {
        (Some(first), Some(last)) => first.0.start..last.0.end,
        _ => return Frame::default(),
    };
    let title =
        kinds.iter().rev().find(|line| line.0.end <= body.start && line.0.len() >= 8).map(|line| line.0.clone());
    let lines = kinds.iter().filter(|line| body.contains(&line.0.start)).cloned().collect();
    let article = Article {
        title: title.clone().map(|range| text.span(range)),
        body: Some(text.span(body.clone())),
        blocks: kinds.iter().map(|(range, kind)| Block { span: text.span(range.clone()), kind: *kind }).collect(),
        ..Article::default()
    };
    Frame { article, title, body: Some(body), lines }
}

/// The lines that say something, trimmed.
fn lines(text: &Folded) -> Vec<Range<usize>> {
    let (mut lines, mut start) = (Vec::new(), 0);
    for end in (0..=text.len()).filter(|&at| at == text.len() || text.at(at) == '\n') {
        let mut line = start..end;
        while line.start < line.end && text.at(line.start).is_whitespace() {
            line.start += 1;
        }
        while line.start < line.end && text.before(line.end).is_whitespace() {
            line.end -= 1;
        }
        if !line.is_empty() {
            lines.push(line);
        }
        start = end + 1;
    }
    lines
}

fn kind(text: &Folded, line: Range<usize>) -> BlockKind {
    let prose = line.len() >= 30 && text.chars()[line].iter().any(|c| matches!(c, '。' | ',' | ';'));
    if prose { BlockKind::Prose } else { BlockKind::Heading }
}
