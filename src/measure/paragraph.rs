//! The body as its author broke it.

use crate::article::Frame;
use crate::label::{Enumerator, Family};
use crate::text::Folded;
use crate::types::BlockKind;
use std::ops::Range;

/// A paragraph or a heading of its own line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) range: Range<usize>,
}

/// The paragraphs of the body. Boilerplate is left out, and so are captions but for those that turn out to be items of a list.
pub(super) fn paragraphs(frame: &Frame, markers: &[Enumerator]) -> Vec<Paragraph> {
    let opens_item = |line: &Range<usize>| {
        let at = markers.partition_point(|marker| marker.range.start < line.start);
        markers.get(at).is_some_and(|marker| marker.range.start == line.start && marker.family != Family::Bullet)
    };
    let own = |line: &&(Range<usize>, BlockKind)| match line.1 {
        BlockKind::Prose | BlockKind::Heading => true,
        BlockKind::Caption => opens_item(&line.0),
        // 01 alone on its line looks like the number of a page.
        BlockKind::Boilerplate => line.0.len() <= 3 && opens_item(&line.0),
        _ => false,
    };
    frame.lines.iter().filter(own).map(|line| Paragraph { range: line.0.clone() }).collect()
}

/// Whether what ends here ends like a sentence.
pub(super) fn is_closed(text: &Folded, end: usize) -> bool {
    let mark = text.before(end);
    let quoted = matches!(text.before(end.saturating_sub(1)), '。' | '!' | '?' | '…');
    matches!(mark, '。' | '!' | '?' | ';' | ':' | '…' | '】' | '|' | ',')
        || matches!(mark, '”' | ')' | '"' | '》') && quoted
}
