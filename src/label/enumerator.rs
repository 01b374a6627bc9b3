//! Enumerators: what an author numbers items with, from 一是 and (三) to ① and bullets.

use super::contexts;
use super::series::linked;
use super::sign::{arabic, arabic_run, chinese, of, roman, sign, stem};
use crate::text::{CharList, Folded, Lexicon, han_digit, is_han, is_ideograph};
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/enumerator_words.rs"));
include!(concat!(env!("OUT_DIR"), "/enumerator_before.rs"));
include!(concat!(env!("OUT_DIR"), "/enumerator_behind.rs"));
include!(concat!(env!("OUT_DIR"), "/enumerator_chapters.rs"));
include!(concat!(env!("OUT_DIR"), "/bullets.rs"));

/// The system that an enumerator belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Family {
    /// 一是, 二要.
    Spoken,
    /// 第一, 其二.
    Ordinal,
    /// 首先, 其次, 最后.
    Sequence,
    /// 一方面, 另一方面.
    Aspect,
    /// 此外, 另外 before a paragraph of its own.
    Addition,
    /// 第一章, 第二部分.
    Chapter,
    /// 举措一, 任务二.
    Label,
    /// 壹、
    Formal,
    /// 一、
    Section,
    /// (一)
    Bracketed,
    /// 1. and 1、 and 1)
    Digit,
    /// 1.1
    Decimal,
    /// (1)
    DigitBracketed,
    /// ①
    Circled,
    /// A.
    Letter,
    /// 甲、
    Stem,
    /// • and its like.
    Bullet,
}

impl Family {
    /// Families that count on from each other (一方面 … 二是) are one series.
    pub(crate) fn is_spoken(self) -> bool {
        matches!(self, Self::Spoken | Self::Ordinal | Self::Sequence | Self::Aspect)
    }
}

/// Where an enumerator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Glued to a word: 各单位一是抓早.
    Word,
    /// Behind a comma.
    Clause,
    /// At the start of a sentence or of a semicolon clause.
    Sentence,
    /// At the start of a line.
    Line,
}

/// An enumerator: 一是, (三), 其次, ①.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Enumerator {
    /// The enumerator without the comma behind it.
    pub(crate) range: Range<usize>,
    /// Its place in the series, where it carries a number.
    pub(crate) index: Option<u32>,
    /// Its place in the series as a word tells it (其次 → 2); 0 where it tells none, `u32::MAX` where it closes one.
    pub(crate) order: u32,
    pub(crate) family: Family,
    /// What tells series of one family apart: the delimiter of a digit, the sign of a bullet, the depth of a decimal.
    pub(crate) style: char,
    pub(crate) place: Place,
}

/// The longest run of spaces that is looked through.
const SPACES: usize = 16;

/// The enumerators of a stretch, in order.
pub(crate) fn enumerators(text: &Folded, within: Range<usize>) -> Vec<Enumerator> {
    let mut found: Vec<Enumerator> = Vec::new();
    let mut at = within.start;
    while at < within.end {
        // Within a word hardly any character can open one.
        if at > within.start && is_ideograph(text.before(at)) && !may_be_glued(text.at(at)) {
            at += 1;
            continue;
        }
        match candidate(text, &within, at) {
            Some(one) if one.range.end <= within.end => {
                at = one.range.end;
                found.push(one);
            }
            _ => at += 1,
        }
    }
    linked(found)
}

/// What stands before a position decides which enumerators may open there.
fn place(text: &Folded, within: &Range<usize>, at: usize) -> Option<Place> {
    let mut before = at;
    while before > within.start && at - before < SPACES && matches!(text.before(before), ' ' | '\t' | '*' | '#') {
        before -= 1;
    }
    if before == within.start {
        return Some(Place::Line);
    }
    match text.before(before) {
        '\n' => Some(Place::Line),
        '。' | ';' | ':' | '!' | '?' | '…' | '｡' | '】' => Some(Place::Sentence),
        '”' | ')' | '"' | '’' if matches!(text.before(before - 1), '。' | ';' | '!' | '?' | '…') => {
            Some(Place::Sentence)
        }
        ',' | '、' | '(' | '“' | '”' | ')' | '—' | '–' | '|' | '/' | '"' | '》' => Some(Place::Clause),
        _ if before < at => Some(Place::Clause),
        _ => None,
    }
}

fn candidate(text: &Folded, within: &Range<usize>, at: usize) -> Option<Enumerator> {
    let c = text.at(at);
    if !may_open(c) {
        return None;
    }
    let Some(place) = place(text, within, at) else { return glued(text, at) };
    let (len, index, order, family, style) = numbered(text, at, place).or_else(|| worded(text, at, place))?;
    Some(Enumerator { range: at..at + len, index, order, family, style, place })
}

type Parts = (usize, Option<u32>, u32, Family, char);

/// A cheap question before the exact ones.
fn may_open(c: char) -> bool {
    c >= '\u{2460}' || c.is_ascii_alphanumeric() || !c.is_alphanumeric() && !c.is_whitespace()
}

/// The same for what stands behind an ideograph.
fn may_be_glued(c: char) -> bool {
    matches!(c, '(' | '十' | '\u{2460}'..='\u{3290}' | '\u{FFFC}') || han_digit(c).is_some()
}

/// 各单位一是, 以及(三): the word before it belongs to the sentence. ① may stand anywhere but at the end of what it annotates.
fn glued(text: &Folded, at: usize) -> Option<Enumerator> {
    if let Some((index, style)) = sign(text, at) {
        let family = if style == '㈠' { Family::Bracketed } else { Family::Circled };
        let annotates = matches!(text.at(at + 1), ',' | '。' | ';' | '、' | '\n' | '\0' | '”' | ')' | ':' | ' ');
        let parts =
            Enumerator { range: at..at + 1, index: Some(index), order: index, family, style, place: Place::Clause };
        return (!annotates).then_some(parts);
    }
    if text.at(at) == '(' {
        // …;以及(三)…, not 第(二)项.
        let (len, index, order, family, style) = bracketed(text, at)?;
        let joined = contexts::BRACKET_GLUED_TO.has(text.before(at));
        let named = contexts::NO_BRACKET_BEFORE.has(text.at(at + len));
        return (joined && !named).then_some(Enumerator {
            range: at..at + len,
            index,
            order,
            family,
            style,
            place: Place::Word,
        });
    }
    let (len, index, order, family, style) = spoken(text, at)?;
    let part_of_word = index != Some(1) || !is_han(text.before(at)) || contexts::NO_ONE_BEHIND.has(text.before(at));
    (!part_of_word).then_some(Enumerator { range: at..at + len, index, order, family, style, place: Place::Word })
}

/// Enumerators that are a number with its sign.
fn numbered(text: &Folded, at: usize, place: Place) -> Option<Parts> {
    let c = text.at(at);
    if let Some((index, style)) = sign(text, at) {
        let family = match style {
            '㈠' => Family::Bracketed,
            '⑴' => Family::DigitBracketed,
            _ => Family::Circled,
        };
        let delimited = usize::from(matches!(text.at(at + 1), '、' | '.'));
        return Some((1 + delimited, Some(index), index, family, style));
    }
    if c == '(' {
        return bracketed(text, at);
    }
    if let Some(parts) = spoken(text, at) {
        return Some(parts);
    }
    if place < Place::Sentence {
        return None;
    }
    if c.is_ascii_digit() {
        return digit(text, at, place);
    }
    let (family, index, len) = if let Some((index, len)) = chinese(text, at) {
        (Family::Section, index, len)
    } else if let Some(index) = of("壹贰叁肆伍陆柒捌玖拾", c).or_else(|| of("一二参", c)) {
        (Family::Formal, index, 1)
    } else if let Some(index) = stem(c) {
        (Family::Stem, index, 1)
    } else if let Some(index) = roman(c) {
        (Family::Letter, index, 1)
    } else if c.is_ascii_alphabetic() {
        (Family::Letter, c.to_ascii_uppercase() as u32 - 64, 1)
    } else {
        return None;
    };
    let delimiter = text.at(at + len);
    let next = text.at(at + len + 1);
    let fits = match delimiter {
        '、' => family == Family::Letter || chinese(text, at + len + 1).is_none() || is_line_text(text, at + len + 1),
        '.' | '｡' => {
            !next.is_ascii_alphanumeric() && (family != Family::Letter || place == Place::Line || next == ' ')
        }
        ')' => family == Family::Letter || family == Family::Section && place == Place::Line,
        ' ' | ':' => place == Place::Line && matches!(family, Family::Section | Family::Formal),
        _ => false,
    };
    let style = if family == Family::Letter && c.is_ascii_lowercase() {
        'a'
    } else if roman(c).is_some() {
        'Ⅰ'
    } else {
        'A'
    };
    let len = len + usize::from(!matches!(delimiter, ' ' | ':'));
    fits.then_some((len, Some(index), index, family, style))
}

/// Whether what follows 三、 is a heading although it opens with a numeral (三、五年规划目标), not the rest of a list (二、三产业).
fn is_line_text(text: &Folded, at: usize) -> bool {
    chinese(text, at)
        .is_some_and(|(_, len)| !contexts::NO_HEADING_BEFORE.has(text.at(at + len)) && text.at(at + len) != '\n')
}

/// (一), (1), (a), (甲); 1) is a digit with its delimiter.
fn bracketed(text: &Folded, at: usize) -> Option<Parts> {
    let mut open = at + 1;
    while text.at(open) == ' ' && open - at < 4 {
        open += 1;
    }
    let c = text.at(open);
    let (family, style, index, len) = if let Some((index, len)) = chinese(text, open) {
        (Family::Bracketed, '一', index, len)
    } else if let Some((index, len)) = arabic(text, open) {
        (Family::DigitBracketed, '1', index, len)
    } else if let Some(index) = stem(c) {
        (Family::Bracketed, '甲', index, 1)
    } else if c.is_ascii_alphabetic() {
        (Family::DigitBracketed, 'a', c.to_ascii_uppercase() as u32 - 64, 1)
    } else {
        return None;
    };
    let mut close = open + len;
    while text.at(close) == ' ' && close - open < 6 {
        close += 1;
    }
    if text.at(close) != ')' || matches!(text.at(close + 1), ',' | '。' | ';' | ')' | '”' | '》' | '\n' | '\0') {
        return None;
    }
    let delimited = usize::from(matches!(text.at(close + 1), '、' | '.'));
    Some((close + 1 - at + delimited, Some(index), index, family, style))
}

/// 1. and 1、 and 1) and 1.1, and the 01 that stands alone on a line or before a heading.
fn digit(text: &Folded, at: usize, place: Place) -> Option<Parts> {
    let (index, len) = arabic(text, at)?;
    let padded = text.at(at) == '0' && len == 2 || len == 1 && stands_above_heading(text, at + 1);
    if place == Place::Line
        && padded
        && matches!(text.at(at + len), ' ' | '\n' | '、' | '.' | '|' | '/')
        && !text.at(at + len + 1).is_ascii_digit()
    {
        let delimited = usize::from(matches!(text.at(at + len), '、' | '.'));
        return Some((len + delimited, Some(index), index, Family::Digit, '0'));
    }
    let mut end = at + len;
    let (mut depth, mut last) = (1u32, index);
    // 1.65周岁以上: no section and no figure has so many years behind its point.
    let age = text.at(end) == '.' && arabic_run(text, end + 1) == 2 && matches!(text.at(end + 3), '周' | '岁');
    while place == Place::Line && text.at(end) == '.' && depth < 4 && !age {
        let Some((component, len)) = arabic(text, end + 1) else { break };
        (end, last, depth) = (end + 1 + len, component, depth + 1);
    }
    if depth > 1 {
        let delimited = usize::from(matches!(text.at(end), '、' | '.'));
        let named = matches!(text.at(end + delimited), ' ' | '\u{4E00}'..='\u{9FFF}');
        let style = char::from_digit(depth, 10)?;
        return named.then_some((end + delimited - at, Some(last), last, Family::Decimal, style));
    }
    let delimiter = text.at(end);
    let mut next = end + 1;
    while text.at(next) == ' ' && next - end < SPACES {
        next += 1;
    }
    let fits = match delimiter {
        '.' | '、' | '｡' => !text.at(end + 1).is_ascii_digit() && !matches!(text.at(next), '\0'),
        ')' => true,
        _ => false,
    };
    // 1、2号楼 and 3.com are no enumerators; 1.2023年 with its year glued on is one.
    let year = matches!(delimiter, '.' | '、') && arabic_run(text, end + 1) == 4 && text.at(end + 5) == '年';
    (fits || year || age).then_some((
        len + 1,
        Some(index),
        index,
        Family::Digit,
        if delimiter == '｡' { '.' } else { delimiter },
    ))
}

/// 1 on a line of its own, and words below it; not the numbers of pages.
fn stands_above_heading(text: &Folded, behind: usize) -> bool {
    let below = (behind..behind + SPACES).find(|&at| !text.at(at).is_whitespace());
    let breaks =
        (behind..behind + SPACES).find(|&at| !matches!(text.at(at), ' ' | '\t')).is_some_and(|at| text.at(at) == '\n');
    breaks && below.is_some_and(|at| (at..at + 4).all(|at| is_han(text.at(at))))
}

/// 一是, 二要.
fn spoken(text: &Folded, at: usize) -> Option<Parts> {
    let (index, len) = chinese(text, at)?;
    let (suffix, family) = ENUMERATOR_BEHIND.longest_at(text, at + len)?;
    let behind = at + len + suffix;
    let word = match text.at(behind - 1) {
        '要' => contexts::NO_YAO_BEFORE.has(text.at(behind)),
        // 一是一,二是二
        _ => chinese(text, behind)
            .is_some_and(|(same, len)| same == index && !matches!(text.at(behind + len), '\u{4E00}'..='\u{9FFF}')),
    };
    (!word).then_some((len + suffix, Some(index), index, family, text.at(behind - 1)))
}

/// Enumerators that are words, or a number behind one: 首先, 第一, 举措一.
fn worded(text: &Folded, at: usize, place: Place) -> Option<Parts> {
    if let Some((len, (family, order))) = ENUMERATOR_WORDS.longest_at(text, at) {
        let pause = matches!(text.at(at + len), ',' | '、' | ':' | ' ');
        let fits = match family {
            Family::Addition => place == Place::Line && pause,
            Family::Sequence => !matches!(text.at(at + len), '的' | '一' | '。'),
            _ => !matches!(text.at(at + len), '的' | '。'),
        };
        return fits.then_some((len, None, order, family, 'w'));
    }
    if let Some((len, family)) = ENUMERATOR_BEFORE.longest_at(text, at) {
        let (index, digits) = chinese(text, at + len).or_else(|| arabic(text, at + len))?;
        let end = at + len + digits;
        if family == Family::Label {
            let fits = place >= Place::Sentence && matches!(text.at(end), ':' | '、' | ' ' | '\n' | '.' | '—');
            return fits.then_some((end - at, Some(index), index, family, text.at(at)));
        }
        if place == Place::Line
            && let Some((suffix, ())) = ENUMERATOR_CHAPTERS.longest_at(text, end)
        {
            let fits = !matches!(text.at(end + suffix), '的' | ',' | '。' | '、');
            return fits.then_some((end + suffix - at, Some(index), index, Family::Chapter, text.at(end)));
        }
        let step = usize::from(matches!(text.at(end), '点' | '步'));
        let copula = step + usize::from(text.at(end + step) == '是');
        let pause = match text.at(end + copula) {
            '、' => text.at(end + copula + 1) != text.at(at),
            ',' | ':' => true,
            ' ' | '\n' => place >= Place::Sentence,
            _ => text.at(end + step) == '是',
        };
        return pause.then_some((end + copula - at, Some(index), index, family, text.at(at)));
    }
    let dash = text.reads(at, "——")
        && !contexts::SUBTITLE_BEHIND_DASH.has(text.at(at + 2))
        && !matches!(text.at(at + 2), '—' | '\n' | '\0');
    let bullet = place == Place::Line && (dash || is_bullet(text, at));
    bullet.then(|| (if dash { 2 } else { 1 }, None, 0, Family::Bullet, text.at(at)))
}

fn is_bullet(text: &Folded, at: usize) -> bool {
    let (sign, next) = (text.at(at), text.at(at + 1));
    match sign {
        '-' | '*' | '–' | '+' => next == ' ' && text.at(at + 2) != '\n',
        _ => BULLETS.contains(sign) && next != sign,
    }
}

#[cfg(test)]
mod tests {
    use super::enumerators;
    use crate::text::Folded;

    /// `tests/spec/enumerators.txt`: a text, and behind the bar its enumerators.
    #[test]
    fn texts_are_numbered_as_the_table_says() {
        let mut wrong = Vec::new();
        for line in include_str!("../../tests/spec/enumerators.txt").lines().filter(|line| !line.starts_with('#')) {
            let Some((printed, expected)) = line.split_once(" | ") else { continue };
            let text = printed.replace('⏎', "\n");
            let folded = Folded::new(&text);
            let found = enumerators(&folded, 0..folded.len());
            let found: Vec<_> = found.into_iter().map(|one| folded.source(one.range)).collect();
            let found = if found.is_empty() { "-".to_owned() } else { found.join(" ") };
            if found != expected {
                wrong.push(format!("{printed}: want {expected}, got {found}"));
            }
        }
        assert!(wrong.is_empty(), "these are numbered otherwise:\n{}", wrong.join("\n"));
    }

    #[test]
    fn enumerators_without_end_are_all_found() {
        let text = "一是修。二是架。1.通\n2.水\n①水②电".repeat(20_000);
        let folded = Folded::new(&text);
        assert!(enumerators(&folded, 0..folded.len()).len() >= 80_000);
    }
}
