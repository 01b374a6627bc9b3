//! The frame of a pasted page: headline, byline, body, and the block of every line.

use crate::text::Folded;
use crate::types::Article;
use std::ops::Range;

/// The frame, with the stretches that later rooms read in positions of the folded text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) article: Article,
    pub(crate) title: Option<Range<usize>>,
    pub(crate) body: Option<Range<usize>>,
}

/// Finds the article in a pasted page.
pub(crate) fn frame(_text: &Folded) -> Frame {
    Frame::default()
}
