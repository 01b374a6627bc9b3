//! Where sentences end.

use super::{Folded, is_ideograph};
use std::ops::Range;

/// The sentences of a stretch, in order: cut behind 。！？； and at line breaks, closing quotes and brackets kept with what they close.
pub(crate) fn sentences<'f>(text: &'f Folded, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'f {
    let Range { start: mut next, end } = within;
    std::iter::from_fn(move || {
        while next < end && matches!(text.at(next), '\n' | ' ' | '\t') {
            next += 1;
        }
        if next >= end {
            return None;
        }
        let start = next;
        while next < end {
            let c = text.at(next);
            if c == '\n' {
                break;
            }
            next += 1;
            if !is_ideograph(c) && is_terminal(c) {
                while next < end
                    && (is_terminal(text.at(next)) || matches!(text.at(next), '”' | '’' | ')' | '》' | '"'))
                {
                    next += 1;
                }
                break;
            }
        }
        Some(start..next)
    })
}

/// Ends a sentence, or a clause that stands like one.
fn is_terminal(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | ';' | '…' | '｡')
}

#[cfg(test)]
mod tests {
    use super::{Folded, sentences};

    #[test]
    fn cuts_where_a_reader_would() {
        for (text, expected) in [
            ("共3人。分2组；都到了！", vec!["共3人。", "分2组；", "都到了！"]),
            ("他说：“来。”走了", vec!["他说：“来。”", "走了"]),
            ("标题\n\n  正文", vec!["标题", "正文"]),
            ("", vec![]),
        ] {
            let folded = Folded::new(text);
            let cut: Vec<_> = sentences(&folded, 0..folded.len()).map(|range| folded.source(range)).collect();
            assert_eq!(cut, expected, "{text}");
        }
    }
}
