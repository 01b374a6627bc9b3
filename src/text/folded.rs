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
        let (mut at, mut last) = (0, '\0');
        let mut ahead = source.chars();
        let mut here = ahead.next();
        while let Some(c) = here {
            here = ahead.next();
            let (mut read, mut len) = (Some(fold(c)), c.len_utf8());
            let plain = is_ideograph(c) || c != '\r' && c != '(' && !is_invisible(c);
            if !plain || here.is_some_and(may_join) {
                (read, len) = unusual(&source[at..], last, chars.is_empty());
                ahead = source[at + len..].chars();
                here = ahead.next();
            }
            if let Some(read) = read {
                chars.push(read);
                // Inputs over 4 GiB are refused long before.
                starts.push(u32::try_from(at).unwrap_or(u32::MAX));
                last = c;
            }
            at += len;
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
        let mut kept = stretches.first().map_or(0, |stretch| stretch.start);
        let ends = stretches.iter().skip(1).map(|stretch| stretch.start).chain([self.chars.len()]);
        for (stretch, end) in stretches.iter().zip(ends) {
            let stays = stretch.end..end.max(stretch.end);
            self.chars.copy_within(stays.clone(), kept);
            self.starts.copy_within(stays.clone(), kept);
            kept += stays.len();
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

/// What is read at the start of a text, and how many bytes it takes, where it may be more than one character; nothing where it belongs
/// to the character before it.
fn unusual(text: &str, last: char, first: bool) -> (Option<char>, usize) {
    let Some(c) = text.chars().next() else { return (None, 0) };
    let len = c.len_utf8();
    let behind = text.get(len..).unwrap_or("");
    if c == '\r' {
        return (Some('\n'), len + usize::from(behind.starts_with('\n')));
    }
    if is_invisible(c) {
        // A text that opens with one has it as a character of its own.
        return (first.then_some(' '), len);
    }
    if c == '(' && is_han(last) {
        let residue = pinyin_residue(text);
        return residue.map_or((Some(fold(c)), len), |residue| (None, residue));
    }
    if !behind.chars().next().is_some_and(may_join) {
        return (Some(fold(c)), len);
    }
    let cluster = text.graphemes(true).next().map_or(len, str::len);
    let whole = cluster > len && !text.get(len..cluster).is_some_and(|joined| joined.chars().all(is_invisible));
    (Some(if whole { OPAQUE } else { fold(c) }), cluster.max(len))
}

/// Ideographs, 〇 included.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// The ideographs that nearly all are, most characters of a text: asked first, for most other questions are answered by it.
#[inline(always)]
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Zero-width characters, soft hyphens, marks of direction and variation selectors: they change nothing that is read.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character may continue the cluster of the one before it: a cheap question before the exact one.
pub(crate) fn may_join(c: char) -> bool {
    c >= '\u{300}'
        && !is_ideograph(c)
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
