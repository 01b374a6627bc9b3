//! Words and their classes: enough grammar to tell where a noun phrase starts and ends, not a parser.

use crate::text::{Folded, Lexicon};
use std::ops::Range;

/// What a word does around a noun phrase. `data/words.tsv` says what each one means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Noun,
    Person,
    Shell,
    Attribute,
    Adjective,
    Participle,
    Activity,
    Verb,
    Change,
    Link,
    Adverb,
    Preposition,
    Pronoun,
    Scope,
    Time,
    Place,
    Particle,
    List,
    Etc,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The class of exactly this word.
pub(crate) fn class_of(word: &[char]) -> Option<Class> {
    WORDS.get(word)
}

/// A word of a text. An unknown character is a noun: names and rare words mostly are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) range: Range<usize>,
    pub(crate) class: Class,
    pub(crate) known: bool,
}

/// What a segmentation costs: few words, and no characters left over.
const KNOWN: u32 = 20;
const SINGLE: u32 = 28;
const UNKNOWN: u32 = 29;

const FUNCTION: u32 = 22;

/// Words of one character that stand by themselves even beside unknown ones; others are part of a name there.
pub(crate) fn is_function_word(c: char) -> bool {
    "的了在和与及或等对为被把将从由以于至各达是有无不也都已曾仅约占比较让使向给共获赴叫跟说称这那该此其每我他她"
        .contains(c)
}

/// Bodies and places that act as a whole: 该县, 我厅, 本公司.
pub(crate) fn is_body(c: char) -> bool {
    "县市省区镇乡村州国校院局厅处科部队厂店行司团会站馆所社港台地".contains(c)
}

/// The words of a run of ideographs: the cheapest way to cut it, longer words first from the right.
pub(crate) fn segment(text: &Folded, run: Range<usize>) -> Vec<Word> {
    let chars = text.chars().get(run.clone()).unwrap_or(&[]);
    // The cheapest cut of every prefix: its cost, and the length and class of its last word.
    let mut best: Vec<(u32, usize, Option<Class>)> = Vec::with_capacity(chars.len() + 1);
    best.push((0, 0, None));
    for end in 1..=chars.len() {
        let mut choice = (u32::MAX, 1, None);
        for len in (1..=WORDS.longest().min(end)).rev() {
            let class = chars.get(end - len..end).and_then(class_of);
            let cost = match class {
                None if len > 1 => continue,
                None => UNKNOWN,
                Some(_) if len == 1 && chars.get(end - 1).is_some_and(|&c| is_function_word(c)) => FUNCTION,
                Some(_) if len == 1 => SINGLE,
                Some(_) => KNOWN,
            };
            let cost = best.get(end - len).map_or(u32::MAX, |before| before.0.saturating_add(cost));
            if cost < choice.0 {
                choice = (cost, len, class);
            }
        }
        best.push(choice);
    }
    let mut words = Vec::new();
    let mut end = chars.len();
    while let Some(&(_, len, class)) = best.get(end).filter(|_| end > 0) {
        words.push(Word {
            range: run.start + end - len..run.start + end,
            class: class.unwrap_or(Class::Noun),
            known: class.is_some(),
        });
        end -= len;
    }
    words.reverse();
    words
}

#[cfg(test)]
mod tests {
    use super::{Class, class_of, segment};
    use crate::text::Folded;

    #[test]
    fn cuts_into_words() {
        for (text, words) in [
            ("收集意见建议", "收集/意见建议"),
            ("覆盖中小学生", "覆盖/中小/学生"),
            ("联系会员", "联系/会员"),
            ("開展衛生清理", "開展/衛生/清理"),
            ("六十名优秀老干部", "六/十/名/优秀/老/干部"),
            ("", ""),
        ] {
            let folded = Folded::new(text);
            let cut: Vec<String> = segment(&folded, 0..folded.len())
                .into_iter()
                .map(|word| folded.source(word.range).to_owned())
                .collect();
            assert_eq!(cut.join("/"), words, "{text}");
        }
    }

    #[test]
    fn knows_classes() {
        let class = |word: &str| class_of(&word.chars().collect::<Vec<_>>());
        assert_eq!(class("培训"), Some(Class::Activity));
        assert_eq!(class("举办"), Some(Class::Verb));
        assert_eq!(class("群众"), Some(Class::Person));
        assert_eq!(class("群众群众群众群众群众群众"), None);
    }
}
