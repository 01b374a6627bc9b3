//! Words and their classes: enough grammar to tell where a noun phrase starts and ends, not a parser.
//!
//! A clause is cut the cheapest way through `data/words.tsv`: few words, and few characters that none of them has.

mod contexts;

use crate::text::{CharSet, Folded, Lexicon, mark};
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
    /// A verb in no list, until its place tells whether it is an activity there.
    Likely,
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

/// A word of a text. An unknown character is a noun: names and rare words mostly are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) range: Range<usize>,
    pub(crate) class: Class,
    pub(crate) known: bool,
}

/// What a segmentation costs: few words, and no characters left over.
const KNOWN: u32 = 20;
const LONG: u32 = 17;
const SINGLE: u32 = 28;
const UNKNOWN: u32 = 29;

const FUNCTION: u32 = 22;
/// Two characters that are a verb by all signs, and by some: cheaper than apart, dearer than a word of the list.
const VERB: u32 = 21;
const LIKELY: u32 = 30;

static FUNCTION_WORDS: CharSet = CharSet::of(&[]).with(contexts::FUNCTION_WORDS);

/// Words of one character that stand by themselves even beside unknown ones; others are part of a name there.
pub(crate) fn is_function_word(c: char) -> bool {
    FUNCTION_WORDS.contains(c)
}

/// Where the longest listed word ends that starts at a position; there where none does.
pub(crate) fn end_of_longest(text: &Folded, position: usize) -> usize {
    position + WORDS.longest_at(text, position).map_or(0, |(len, _)| len)
}

/// Whether two characters are a word of the list.
pub(crate) fn is_listed(pair: [char; 2]) -> bool {
    WORDS.get(&pair).is_some()
}

/// How much two characters that no list has as a word look like a verb, by what verbs are made of: 2 for 修剪, 1 for 跑办.
fn verb_signs(front: char, behind: char) -> i8 {
    let open = |c: char| {
        let class = WORDS.get(&[c]);
        !is_function_word(c) && matches!(class, None | Some(Class::Noun | Class::Verb | Class::Change))
    };
    let signs = (mark(front) >> 2 & 3) as i8 + (mark(behind) & 3) as i8 - 2;
    if signs > 0 && open(front) && open(behind) { signs } else { 0 }
}

/// Whether two characters look like a verb, although no list has them: 更换.
pub(crate) fn looks_like_verb(front: char, behind: char) -> bool {
    verb_signs(front, behind) == 2
}

/// The words of a run of ideographs.
#[cfg(test)]
pub(crate) fn segment(text: &Folded, run: Range<usize>) -> Vec<Word> {
    let mut words = Vec::new();
    segment_into(text, run, &mut Vec::new(), &mut words);
    words
}

/// The cheapest cut of a prefix: its cost, and the length and class of its last word.
pub(crate) type Cut = (u32, usize, Option<Class>);

/// The words of a run of ideographs, in place of those before: the cheapest way to cut it, longer words first from the right.
pub(crate) fn segment_into(text: &Folded, run: Range<usize>, best: &mut Vec<Cut>, words: &mut Vec<Word>) {
    let chars = text.chars().get(run.clone()).unwrap_or(&[]);
    words.clear();
    // Of two cuts that cost the same the one with the longer last word is found first, and stays.
    best.clear();
    best.resize(chars.len() + 1, (u32::MAX, 1, None));
    let mut before = 0;
    // Whether the character stands in the middle of a word of two already: 新增|保鲜库 has no 增保.
    let mut inside = false;
    for (start, &c) in chars.iter().enumerate() {
        let mut reach = |len: usize, cost: u32, class: Option<Class>| {
            if let Some(cut) = best.get_mut(start + len).filter(|cut| before + cost < cut.0) {
                *cut = (before + cost, len, class);
            }
        };
        let (mut known, mut listed) = (false, false);
        WORDS.each_at(chars.get(start..).unwrap_or(&[]), |len, class| {
            known |= len == 1;
            listed |= len == 2;
            let cost = match len {
                1 if is_function_word(c) => FUNCTION,
                1 => SINGLE,
                2 => KNOWN,
                _ => LONG,
            };
            reach(len, cost, Some(class));
        });
        if !known {
            reach(1, UNKNOWN, None);
        }
        if let Some(&next) = chars.get(start + 1).filter(|_| !listed && !inside) {
            match verb_signs(c, next) {
                2 => reach(2, VERB, Some(Class::Verb)),
                1 => reach(2, LIKELY, Some(Class::Likely)),
                _ => {}
            }
        }
        inside = listed;
        before = best.get(start + 1).map_or(u32::MAX, |cut| cut.0);
    }
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
}

#[cfg(test)]
mod tests {
    use super::{Class, WORDS, segment, verb_signs};
    use crate::text::Folded;

    #[test]
    fn a_noun_phrase_is_cut_into_words() {
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
    fn a_word_has_the_class_of_the_table_or_of_its_characters() {
        let class = |word: &str| WORDS.get(&word.chars().collect::<Vec<_>>());
        assert_eq!(class("培训"), Some(Class::Activity));
        // Its characters tell: it is not stored.
        assert_eq!((class("举办"), verb_signs('举', '办')), (None, 2));
        assert_eq!((verb_signs('修', '剪'), verb_signs('跑', '办'), verb_signs('木', '雕')), (2, 1, 0));
        assert_eq!(class("群众"), Some(Class::Person));
        assert_eq!(class("群众群众群众群众群众群众"), None);
    }
}
