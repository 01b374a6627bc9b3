//! Words with numerals that count nothing: idioms, names, 统一, 第一时间.

use super::contexts;
use crate::text::{CharList, CharSet, Folded, Lexicon};
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/fixed_words.rs"));
include!(concat!(env!("OUT_DIR"), "/fixed_word_heads.rs"));

/// Most positions of a text are turned away here.
static HEADS: CharSet = CharSet::of(&[FIXED_WORD_HEADS]);

/// The fixed words of a stretch, in order, none overlapping another.
pub(crate) fn fixed_words(text: &Folded, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = within.start;
    while at < within.end {
        match fixed_word_at(text, at) {
            Some(end) if end <= within.end => {
                found.push(at..end);
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// The end of the fixed word that starts at a position.
#[inline(always)]
pub(crate) fn fixed_word_at(text: &Folded, at: usize) -> Option<usize> {
    if HEADS.contains(text.at(at)) { opened(text, at) } else { None }
}

fn opened(text: &Folded, at: usize) -> Option<usize> {
    let end = FIXED_WORDS.longest_at(text, at).map(|(len, ())| at + len)?;
    // 万分之三 is a fraction.
    let fraction = text.before(end) == '分' && text.at(end) == '之';
    (!fraction && !inside_numeral(text, at)).then_some(end)
}

/// Whether a numeral goes on at a position: 三[十分], 五百[万方], 两元[三角].
fn inside_numeral(text: &Folded, at: usize) -> bool {
    let (before, c) = (text.before(at), text.at(at));
    match c {
        '十' | '百' | '千' | '万' | '亿' | '兆' => {
            is_digit(before) || contexts::NUMBER_GOES_ON_BEHIND.has(before)
        }
        '三' if matches!(before, '元' | '块') => true,
        // 五十[五七], 一[点五]; what opens a word and follows a numeral goes on counting.
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '两' | '零' | '〇' => {
            before == '第'
                || before == '点' && is_digit(text.before(at.saturating_sub(1)))
                || matches!(before, '十' | '百' | '千' | '万' | '亿')
                || is_digit(before) && before != '一'
        }
        _ => false,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "零〇一二两三四五六七八九".has(c)
}

#[cfg(test)]
mod tests {
    use super::fixed_words;
    use crate::text::Folded;

    #[test]
    fn idioms_are_found_and_figures_are_not() {
        for (text, found) in [
            ("統一思想,第一时间到場", &["統一", "第一时间"][..]),
            ("千方百計,四面八方", &["千方百計", "四面八方"]),
            ("三十分,五百万方", &[]),
            ("十分重要", &["十分"]),
            ("二十四节气", &["二十四节气"]),
            ("在三亚和六安", &["三亚", "六安"]),
            ("三个村", &[]),
        ] {
            let folded = Folded::new(text);
            let words: Vec<_> = fixed_words(&folded, 0..folded.len()).into_iter().map(|r| folded.source(r)).collect();
            assert_eq!(words, found, "{text}");
        }
    }
}
