//! Figures that are none: parts of addresses, codes, citations, telephone numbers; and bare numbers that are.

use super::contexts;
use super::figure::Draft;
use crate::label::{self, Labels};
use crate::text::{CharList, Folded, in_order, is_han, is_ideograph};
use std::ops::Range;

/// Stretches of a text that no figure may overlap, in order.
pub(super) struct Closed(Vec<Range<usize>>);

impl Closed {
    /// Fixed words, enumerators, slogans, web and mail addresses of a stretch.
    pub(super) fn read(text: &Folded, within: &Range<usize>, labels: &Labels) -> Self {
        let mut ranges = label::fixed_words(text, within.clone());
        ranges.extend(labels.enumerators.iter().map(|enumerator| enumerator.range.clone()));
        ranges.extend(labels.slogans.iter().map(|slogan| slogan.range.clone()));
        ranges.extend(addresses(text, within.clone()));
        ranges.extend(titles(text, within.clone()));
        let mut ranges = in_order(ranges, |range| range.start);
        // Ends in order too, so that a search by end is one by start.
        let mut reach = 0;
        for range in &mut ranges {
            reach = reach.max(range.end);
            range.end = reach;
        }
        Self(ranges)
    }

    /// Whether a figure keeps clear of them, or shows by its unit that there is no such word: 三立 in 三立方米.
    pub(super) fn admits(&self, draft: &Draft) -> bool {
        let next = self.0.partition_point(|closed| closed.end <= draft.core.start);
        self.0.get(next).is_none_or(|closed| {
            closed.start >= draft.core.end
                || closed.start >= draft.core.start
                    && draft.unit_span.as_ref().is_some_and(|unit| unit.start < closed.end && closed.end < unit.end)
        })
    }

    pub(super) fn overlaps(&self, range: &Range<usize>) -> bool {
        let next = self.0.partition_point(|closed| closed.end <= range.start);
        self.0.get(next).is_some_and(|closed| closed.start < range.end)
    }
}

/// Names of books and documents in 《》 on one line.
fn titles(text: &Folded, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for at in within.filter(|&at| !is_ideograph(text.at(at))) {
        match text.at(at) {
            '《' => open = open.or(Some(at)),
            '》' => found.extend(open.take().map(|start| start..at)),
            '\n' => open = None,
            _ => {}
        }
    }
    found
}

/// Runs of ASCII without spaces that are addresses: http://…, name@host, www.….
fn addresses(text: &Folded, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = within.start;
    for token in text.chars()[within].split(|c| !c.is_ascii_graphic()) {
        let end = start + token.len();
        if token.is_empty() {
            start += 1;
            continue;
        }
        let has = |part: &[char]| token.windows(part.len()).any(|window| window == part);
        if has(&[':', '/', '/'])
            || has(&['w', 'w', 'w', '.'])
            || has(&['.', 'c', 'o', 'm'])
            || has(&['.', 'c', 'n'])
            || has(&['.', 'h', 't', 'm'])
            || token.contains(&'@')
        {
            found.push(start..end);
        }
        start = end + 1;
    }
    found
}

/// Whether digits belong to a code that letters open or close: G1234, COVID-19, 5G, 3D.
pub(super) fn is_code(text: &Folded, number: &Range<usize>, end: usize) -> bool {
    let before = text.before(number.start);
    let arabic = text.at(number.start).is_ascii_digit() || text.at(number.start) == '.';
    let hyphened = matches!(before, '-' | '_' | '/' | '.' | '·' | '#' | '=' | '&')
        && text.before(number.start - 1).is_ascii_alphanumeric();
    // 维生素C 51毫克
    let vitamin = before.is_ascii_alphabetic() && text.before(number.start - 1) == '素';
    let opened = before.is_ascii_alphanumeric() && !vitamin || matches!(before, '_' | '#') || hyphened;
    let closed = end == number.end
        && (text.at(end).is_ascii_alphabetic()
            || matches!(text.at(end), '-' | '_') && text.at(end + 1).is_ascii_alphanumeric());
    arabic && (opened || closed)
}

/// Whether a word right before a position announces a number that names.
pub(super) fn is_named(text: &Folded, position: usize, floor: usize) -> bool {
    let nearest = position.saturating_sub(3).max(floor);
    let joins = |&end: &usize| matches!(text.before(end), ' ' | ':' | '(' | '为' | '是');
    let end = (nearest..=position).rev().find(|end| !joins(end)).unwrap_or(nearest);
    let last = text.before(end);
    contexts::NAMING.iter().filter(|word| word.ends_with(last)).any(|word| {
        end.checked_sub(word.chars().count()).is_some_and(|start| start >= floor && text.reads(start, word))
    })
}

/// What a number without a unit stands in.
pub(super) struct Bare {
    pub(super) number: Range<usize>,
    /// Behind its approximators.
    pub(super) end: usize,
    pub(super) start: usize,
    /// An approximator says that it measures something.
    pub(super) bounded: bool,
    /// Decimals, separators, multipliers: not a year, not a code.
    pub(super) structured: bool,
    pub(super) digits: usize,
    /// Ends with a multiplier in words: 八千, 四千万零五十.
    pub(super) large: bool,
}

/// Whether a number without a unit measures something: 指数为51.8, 基尼系数为0.38, 一千六点五 alone.
pub(super) fn measures(text: &Folded, sentence: &Range<usize>, bare: &Bare) -> bool {
    if is_named(text, bare.number.start, sentence.start) || bare.digits > 8 && !bare.bounded {
        return false;
    }
    let ended = ends(text, bare.end);
    let before = previous(text, bare.start);
    if bare.bounded {
        return !text.at(bare.end).is_ascii_alphanumeric();
    }
    let year = bare.digits == 4
        && (matches!((text.at(bare.number.start), text.at(bare.number.start + 1)), ('1', '9') | ('2', '0'))
            || !text.at(bare.number.start).is_ascii_digit());
    let alone = !is_han(before) && !before.is_ascii_alphanumeric() && !matches!(before, '/' | ')' | ']' | '〕' | '℃');
    if alone && ended {
        return only_numbers(text, sentence) || bare.structured && bare.digits == 0 && before != '(';
    }
    // 从4800万升级到
    let onward = matches!(before, '从' | '由') && contexts::ONWARD_BEFORE.has(text.at(bare.end));
    if (ended || onward) && bare.large {
        return true;
    }
    let linked = contexts::LINKED_BY.has(before);
    let followed = contexts::FOLLOWED_BY.has(text.at(bare.end));
    let spelled_one = bare.number.len() == 1 && bare.digits == 1 && !text.at(bare.number.start).is_ascii_digit();
    if !linked || year && !bare.structured {
        return false;
    }
    if contexts::LINKED_AS.has(before) {
        return ended || followed || spelled_one && text.at(bare.end) == '这';
    }
    (ended || followed && bare.structured) && !spelled_one && (bare.structured || bare.digits < 5)
}

/// The character before a position, spaces and 仅, 约 and their like read over.
fn previous(text: &Folded, position: usize) -> char {
    text.before(text.before_spaces(position, 3))
}

/// Whether a clause can end at a position.
fn ends(text: &Folded, at: usize) -> bool {
    let next = text.behind_spaces(at, 3);
    !is_han(text.at(next))
        && !text.at(next).is_ascii_alphanumeric()
        && !matches!(
            text.at(next),
            '-' | '/' | '(' | '〔' | '“' | '.' | '%' | '_' | ':' | '#' | '〇' | '《' | '℃' | '*'
        )
        || text.at(next) == '.' && !text.at(next + 1).is_ascii_alphanumeric()
}

/// Whether a sentence says nothing but numbers.
fn only_numbers(text: &Folded, sentence: &Range<usize>) -> bool {
    // A cell of a table is short; a longer line says something.
    sentence.len() <= 200
        && text.chars()[sentence.clone()].iter().all(|&c| {
            !is_han(c) && !c.is_ascii_alphabetic()
                || crate::numeral::is_numeral_char(c)
                || contexts::NUMBERS_IN_WORDS.has(c)
        })
}
