//! The frame of a pasted page: headline, byline, body, and the block of every line.
//!
//! The page is cut into lines, and each is classed by its words: prose, headings, menus, labels, stamps of time (`line`). The body
//! is the run of lines in which prose outweighs the rest (`body`); the headline stands above it (`headline`), and the byline
//! around it (`byline`, `dateline`). What neither is nor stands between them is boilerplate. The words are those of `data/article/`.

mod block;
mod body;
mod byline;
mod contexts;
mod dateline;
mod fields;
mod headline;
mod line;
mod names;
mod pieces;
mod stamp;
mod words;
mod wrap;

pub(crate) use wrap::rejoined;

use crate::text::Folded;
use crate::types::{Article, BlockKind};
use block::Found;
use line::{Class, Line};
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

/// So many articles of one page are told apart; what follows counts as boilerplate.
const MOST_ARTICLES: usize = 8;

/// Finds the article in a pasted page, of several the first. The text is to be [`rejoined`] before.
pub(crate) fn frame(text: &Folded) -> Frame {
    let minguo = stamp::counts_minguo(text);
    let lines = line::lines(text, minguo);
    let articles = articles(text, &lines);
    let stretches = block::stretches(text, &lines, &articles);
    let mut article = Article { blocks: block::blocks(text, &stretches), ..Article::default() };
    let mut articles = articles.into_iter();
    let Some(first) = articles.next() else { return Frame { article, ..Frame::default() } };
    let limit = articles.next().map_or(lines.len(), |next| next.title.map_or(next.start, |title| title.0));

    let last = lines.get(first.end).map_or(first.body.end, |line| line.range.end);
    let opening = lines.get(first.start).map_or(first.body.start, |line| line.range.start);
    let reporters = dateline::reporters(text, opening..first.body.start);
    let (_, closing, signed) = dateline::closing(text, first.body.start..last);
    let place =
        byline::Place { title: first.title.as_ref().map(|title| title.0), start: first.start, end: first.end, limit };
    let byline = byline::byline(text, &lines, &place, reporters, &closing, signed);

    let title = first.title.map(|title| title.1);
    article.title = title.clone().map(|title| text.span(title));
    article.published = byline.published;
    article.source = byline.source;
    article.authors = byline.authors;
    article.editors = byline.editors;
    article.body = Some(text.span(first.body.clone()));
    let lines = block::body_lines(text, &stretches, &first.body);
    Frame { article, title, body: Some(first.body), lines }
}

/// The articles of a page in order: the first one, and those behind it that have a byline of their own.
fn articles(text: &Folded, lines: &[Line]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    while found.len() < MOST_ARTICLES {
        let rest = lines.get(from..).unwrap_or_default();
        let range = match body::body(text, rest) {
            Some(range) => range,
            None if found.is_empty() => return bare(text, lines).into_iter().collect(),
            None => break,
        };
        let (start, end) = (from + range.start(), from + range.end());
        let (Some(first), Some(last)) = (lines.get(start), lines.get(end)) else { break };
        let opening = dateline::opening(text, first.range.start..last.range.end);
        let (closing, ..) = dateline::closing(text, opening..last.range.end);
        let mut body = opening..closing;
        let headed = body::with_headings(text, lines, from, start, end) < start;
        let title =
            headline::headline(text, rest, *range.start(), body.clone(), headed).map(|(at, range)| (from + at, range));
        let floor = title.as_ref().map_or(start, |title| title.0 + 1);
        let headings = body::with_headings(text, lines, floor, start, end);
        // A headline that is printed twice heads nothing inside the text.
        let again = |line: &Line| {
            title
                .as_ref()
                .is_some_and(|(_, title)| text.chars().get(title.clone()) == text.chars().get(line.range.clone()))
        };
        let start = (headings..start).rfind(|&at| lines.get(at).is_some_and(again)).map_or(headings, |at| at + 1);
        if let Some(heading) = lines.get(start).filter(|heading| heading.range.start < first.range.start) {
            body.start = heading.range.start;
        }
        let opens = title.is_some() && body::has_byline(rest, *range.start());
        if !found.is_empty() && !opens {
            break;
        }
        from = end + 1;
        found.push(Found { title, start, end, body });
    }
    found
}

/// A sentence or two without anything around them: all of it is the body.
fn bare(text: &Folded, lines: &[Line]) -> Option<Found> {
    let (first, last) = (lines.first()?, lines.last()?);
    // Longer text without a single full stop is a list of something.
    let plain = last.range.end - first.range.start <= 1000
        && lines.len() <= 2
        && lines.iter().all(|line| line.class == Class::Short && line.len() >= 2);
    let whole = first.range.start..last.range.end;
    (plain && !line::is_garbled(text, whole.clone())).then_some(Found {
        title: None,
        start: 0,
        end: lines.len() - 1,
        body: whole,
    })
}
