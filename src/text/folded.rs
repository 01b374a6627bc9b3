//! A text as extraction reads it: folded characters, each knowing the stretch of the source it stands for.

use super::steps::step;
use super::{CharList, contexts, fold};
use crate::types::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The folded reading of a text.
///
/// Positions in it count folded characters; [`Folded::span`] leads back to bytes of the source. What a folded character
/// stands for is never split: pinyin residue (網(wǎng)) and invisible characters belong to the character before them, an
/// emoji sequence or a combining sequence is one character, CRLF is one line break.
pub(crate) struct Folded<'t> {
    source: &'t str,
    chars: Vec<char>,
    /// Byte offset of every character, and of the end.
    starts: Vec<u32>,
    /// Whether line breaks were left out.
    rejoined: bool,
}

/// Full stops of ASCII that tell how a text ends its sentences.
const FEW_STOPS: usize = 3;
/// Stands for a sequence that is not read as text.
const OPAQUE: char = '\u{FFFC}';

impl<'t> Folded<'t> {
    pub(crate) fn new(source: &'t str) -> Self {
        // At most; growing would need half as much again.
        let most = source.chars().count();
        let mut chars = Vec::with_capacity(most);
        let mut starts = Vec::with_capacity(most + 1);
        let mut rest = source;
        let mut last = '\0';
        while let Some(c) = rest.chars().next() {
            let at = source.len() - rest.len();
            let mut len = c.len_utf8();
            let mut read = fold(c);
            if c == '\r' {
                read = '\n';
                len += usize::from(rest[len..].starts_with('\n'));
            } else if is_invisible(c) {
                // Belongs to the character before it; a text that opens with one has it as a character of its own.
                if !chars.is_empty() {
                    rest = &rest[len..];
                    continue;
                }
                read = ' ';
            } else if c == '(' && is_han(last) {
                if let Some(residue) = pinyin_residue(rest) {
                    rest = &rest[residue..];
                    continue;
                }
            } else if let Some(next) = rest[len..].chars().next()
                && may_join(next)
            {
                let cluster = rest.graphemes(true).next().map_or(len, str::len);
                if cluster > len {
                    if !rest[len..cluster].chars().all(is_invisible) {
                        read = OPAQUE;
                    }
                    len = cluster;
                }
            }
            chars.push(read);
            // Inputs over 4 GiB are refused long before.
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            last = c;
            rest = &rest[len..];
        }
        starts.push(u32::try_from(source.len()).unwrap_or(u32::MAX));
        Self { source, chars, starts, rejoined: false }
    }

    /// With full stops where a text that has none of its own ends its sentences with those of ASCII.
    pub(crate) fn with_stops(mut self) -> Self {
        let ends = |at: usize| {
            let (before, behind) = (self.before(at), self.at(at + 1));
            let numbers = contexts::LIST_NUMBERS.has(before) && !is_han(self.before(at.saturating_sub(1)));
            let closes = is_han(before) && !numbers || matches!(before, '”' | ')' | '%');
            self.at(at) == '.' && closes && (matches!(behind, ' ' | '\n' | '\0' | '”' | '“') || is_han(behind))
        };
        if self.chars.contains(&'。') {
            return self;
        }
        let stops: Vec<usize> = (1..self.len()).filter(|&at| ends(at)).collect();
        if stops.len() >= FEW_STOPS {
            stops.into_iter().for_each(|at| self.chars[at] = '。');
        }
        self
    }

    /// The text without some stretches of white space, in order, which then belong to the character before them.
    pub(crate) fn without(mut self, stretches: &[Range<usize>]) -> Self {
        if stretches.is_empty() {
            return self;
        }
        let mut next = 0;
        let mut drops = |at: usize| {
            while stretches.get(next).is_some_and(|stretch| stretch.end <= at) {
                next += 1;
            }
            stretches.get(next).is_some_and(|stretch| stretch.contains(&at))
        };
        let mut kept = 0;
        for at in 0..self.chars.len() {
            if !drops(at) {
                self.chars.swap(kept, at);
                self.starts.swap(kept, at);
                kept += 1;
            }
        }
        let end = self.starts.last().copied();
        self.chars.truncate(kept);
        self.starts.truncate(kept);
        self.starts.extend(end);
        self.rejoined = true;
        self
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The characters, for slicing and searching.
    pub(crate) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The character at a position; NUL outside the text, so that scanners need no bounds of their own.
    pub(crate) fn at(&self, position: usize) -> char {
        step();
        self.chars.get(position).copied().unwrap_or('\0')
    }

    /// The character before a position; NUL at the start.
    pub(crate) fn before(&self, position: usize) -> char {
        position.checked_sub(1).map_or('\0', |position| self.at(position))
    }

    /// The position behind the spaces of print that stand at one; so many are read over at most.
    pub(crate) fn behind_spaces(&self, position: usize, most: usize) -> usize {
        position + (position..).take(most).take_while(|&at| self.at(at) == ' ').count()
    }

    /// The position before the spaces of print that stand right before one.
    pub(crate) fn before_spaces(&self, position: usize, most: usize) -> usize {
        position - (0..position).rev().take(most).take_while(|&at| self.at(at) == ' ').count()
    }

    /// Whether the folded text reads `word` at a position. `word` must be written folded.
    pub(crate) fn reads(&self, position: usize, word: &str) -> bool {
        let mut at = position;
        word.chars().all(|c| {
            at += 1;
            self.at(at - 1) == c
        })
    }

    /// The byte stretch of the source that a range of characters stands for.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let byte = |position: usize| self.starts[position.min(self.chars.len())] as usize;
        let (start, mut end) = (byte(range.start), byte(range.end.max(range.start)));
        if self.rejoined && !self.before(range.end).is_whitespace() {
            // A span that ends where lines were joined ends before the break.
            end = start + self.source[start..end].trim_end_matches(['\n', '\r', ' ', '\t', '\u{3000}']).len();
        }
        Span { start, end }
    }

    /// The position that a byte of a span leads back to: that of the first character which starts there or behind.
    pub(crate) fn position(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| (start as usize) < byte).min(self.chars.len())
    }

    /// The source text of a range of characters, residue and all.
    pub(crate) fn source(&self, range: Range<usize>) -> &'t str {
        let Span { start, end } = self.span(range);
        &self.source[start..end]
    }

    /// The source text of a range without residue and invisible characters.
    pub(crate) fn clean(&self, range: Range<usize>) -> String {
        let starts = self.starts.get(range.start..range.end.min(self.len())).unwrap_or(&[]);
        starts.iter().filter_map(|&start| self.source.get(start as usize..)?.chars().next()).collect()
    }
}

/// Ideographs, 〇 included.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// Zero-width characters, soft hyphens, marks of direction and variation selectors: they change nothing that is read.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character may continue the cluster of the one before it: a cheap question before the exact one.
pub(crate) fn may_join(c: char) -> bool {
    c >= '\u{300}'
        && !is_han(c)
        && matches!(c, '\u{300}'..='\u{1CFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{200C}'..='\u{200D}' | '\u{20D0}'..='\u{20FF}' | '\u{302A}'..='\u{302F}'
            | '\u{3099}'..='\u{309A}' | '\u{A640}'..='\u{D7FF}' | '\u{FB1E}' | '\u{FE00}'..='\u{FE2F}' | '\u{FF9E}'..='\u{FF9F}' | '\u{10000}'..='\u{1FFFF}' | '\u{E0000}'..)
}

/// The byte length of pinyin residue, which opens with a bracket behind an ideograph: (wǎng). One syllable with its tone,
/// or one of the syllables that have none.
pub(crate) fn pinyin_residue(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(')?;
    let mut toned = false;
    for (at, c) in inner.char_indices() {
        match c {
            'a'..='z' | 'ü' if at < 8 => {}
            'ā' | 'á' | 'ǎ' | 'à' | 'ē' | 'é' | 'ě' | 'è' | 'ī' | 'í' | 'ǐ' | 'ì' | 'ō' | 'ó' | 'ǒ' | 'ò' | 'ū'
            | 'ú' | 'ǔ' | 'ù' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ń' | 'ň' | 'ǹ'
                if at < 8 =>
            {
                toned = true;
            }
            ')' => {
                let plain = matches!(&inner[..at], "de" | "le" | "zhe" | "me" | "men" | "zi" | "ne" | "ba" | "ma");
                return (toned || plain).then_some(at + 2);
            }
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Folded;

    /// What is read, and what each character of it stands for.
    fn read(text: &str) -> (String, Vec<&str>) {
        let folded = Folded::new(text);
        let pieces = (0..folded.len()).map(|at| folded.source(at..at + 1)).collect();
        (folded.chars().iter().collect(), pieces)
    }

    #[test]
    fn reads_and_leads_back() {
        for (text, reading, pieces) in [
            ("萬名", "万名", vec!["萬", "名"]),
            ("產(chǎn)業(yè)", "产业", vec!["產(chǎn)", "業(yè)"]),
            ("看著(zhe)", "看着", vec!["看", "著(zhe)"]),
            ("附件(a)", "附件(a)", vec!["附", "件", "(", "a", ")"]),
            ("一\r\n二", "一\n二", vec!["一", "\r\n", "二"]),
            ("5\u{FE0F}\u{20E3}个", "\u{FFFC}个", vec!["5\u{FE0F}\u{20E3}", "个"]),
            ("葛\u{E0100}城", "葛城", vec!["葛\u{E0100}", "城"]),
            ("三\u{200B}个", "三个", vec!["三\u{200B}", "个"]),
            ("👨‍👩‍👧𠮷", "\u{FFFC}𠮷", vec!["👨‍👩‍👧", "𠮷"]),
        ] {
            assert_eq!(read(text), (reading.to_owned(), pieces), "{text:?}");
        }
    }

    #[test]
    fn a_joined_line_break_belongs_to_no_span_that_ends_there() {
        let text = Folded::new("建成書\n  屋。").without(std::slice::from_ref(&(3..6)));
        assert_eq!(text.chars().iter().collect::<String>(), "建成书屋。");
        assert_eq!(text.source(0..5), "建成書\n  屋。");
        assert_eq!(text.source(0..3), "建成書");
        assert_eq!(text.clean(1..4), "成書屋");
    }
}
