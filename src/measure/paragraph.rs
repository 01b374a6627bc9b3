//! The body as its author broke it.

use crate::article::Frame;
use crate::text::Folded;
use crate::types::BlockKind;
use std::ops::Range;

/// A paragraph or a heading of its own line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) range: Range<usize>,
}

/// The paragraphs of the body, captions and boilerplate left out.
pub(super) fn paragraphs(frame: &Frame) -> Vec<Paragraph> {
    let own = |line: &&(Range<usize>, BlockKind)| matches!(line.1, BlockKind::Prose | BlockKind::Heading);
    frame.lines.iter().filter(own).map(|line| Paragraph { range: line.0.clone() }).collect()
}

/// Whether what ends here ends like a sentence.
pub(super) fn is_closed(text: &Folded, end: usize) -> bool {
    let mark = text.before(end);
    let quoted = matches!(text.before(end.saturating_sub(1)), '。' | '!' | '?' | '…');
    matches!(mark, '。' | '!' | '?' | ';' | ':' | '…' | '】' | '|' | ',')
        || matches!(mark, '”' | ')' | '"' | '》') && quoted
}
