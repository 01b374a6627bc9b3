//! Words around a figure that say how exact it is: 近, 约, 不超过 before it; 余, 多 behind the number; 以上, 左右 behind the unit.

use super::contexts;
use crate::text::{CharList, Folded, Lexicon, is_han};
use crate::types::{Approx, Bound};

/// What an approximator makes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exactness {
    pub(crate) approx: Approx,
    pub(crate) bound: Option<Bound>,
}

include!(concat!(env!("OUT_DIR"), "/approximators_before.rs"));
include!(concat!(env!("OUT_DIR"), "/approximators_number.rs"));
include!(concat!(env!("OUT_DIR"), "/approximators_unit.rs"));

/// The longest approximator has six characters.
const LONGEST: usize = 7;

/// The approximator that ends right before a figure, not reaching back beyond `floor`: where it starts, and what it says.
///
/// Spaces in between are read over, and so are 有 and its like behind 至少, 最多 and 约: 至少有10次.
pub(crate) fn leading(text: &Folded, figure: usize, floor: usize) -> Option<(usize, Exactness)> {
    let mut end = figure;
    while end > floor && text.before(end) == ' ' && figure - end < 2 {
        end -= 1;
    }
    word_before(text, end, floor).or_else(|| {
        let linked = contexts::LINKED_BY.has(text.before(end));
        let (start, exactness) = word_before(text, end.checked_sub(1).filter(|_| linked)?, floor)?;
        let takes_link = text.before(end) == '了' && text.reads(start, "超过")
            || text.reads(start, "约") && matches!(text.before(end), '有' | '为')
            || contexts::BEFORE_LINKS.iter().any(|word| text.reads(start, word));
        takes_link.then_some((start, exactness))
    })
}

fn word_before(text: &Folded, end: usize, floor: usize) -> Option<(usize, Exactness)> {
    // < = 100, printed with a space.
    if text.before(end) == '=' && end >= floor + 3 && text.at(end - 2) == ' ' {
        let (approx, bound) = match text.at(end - 3) {
            '<' => (Approx::Nearly, Bound::AtMost),
            '>' => (Approx::Over, Bound::AtLeast),
            _ => return None,
        };
        return Some((end - 3, Exactness { approx, bound: Some(bound) }));
    }
    let (len, (exactness, not)) = APPROXIMATORS_BEFORE.longest_before(text, end, LONGEST.min(end - floor.min(end)))?;
    let start = end - len;
    (!not.has(text.before(start))).then_some((start, exactness))
}

/// The approximator right behind a number, in front of its measure word: 40余条, 1300多名.
pub(crate) fn behind_number(text: &Folded, end: usize) -> Option<(usize, Exactness)> {
    behind(&APPROXIMATORS_NUMBER, text, end)
}

/// The approximator right behind a unit: 三成以上, 三点左右.
pub(crate) fn behind_unit(text: &Folded, end: usize) -> Option<(usize, Exactness)> {
    behind(&APPROXIMATORS_UNIT, text, end).or_else(|| not_reached(text, end))
}

/// 三天不到的时间, 一半不到: with a verb behind it, 不到 is one itself (两人不到场).
fn not_reached(text: &Folded, end: usize) -> Option<(usize, Exactness)> {
    let behind = contexts::NOT_REACHED.iter().find(|word| text.reads(end, word))?;
    let end = end + behind.chars().count();
    let next = text.at(end);
    let closes = !is_han(next) && !next.is_ascii_alphanumeric() || contexts::NOT_REACHED_BEFORE.has(next);
    closes.then_some((end, Exactness { approx: Approx::Nearly, bound: Some(Bound::Less) }))
}

fn behind(words: &'static Lexicon<(Exactness, &'static str)>, text: &Folded, end: usize) -> Option<(usize, Exactness)> {
    let start = end + usize::from(text.at(end) == ' ' && text.at(end + 1) != ' ');
    let (len, (exactness, not)) = words.longest_at(text, start)?;
    (!not.has(text.at(start + len))).then_some((start + len, exactness))
}

#[cfg(test)]
mod tests {
    use super::{Exactness, behind_number, behind_unit, leading};
    use crate::text::Folded;
    use crate::types::{Approx, Bound};

    #[test]
    fn approximators_on_either_side() {
        use Approx::{About, Nearly, Over};
        use Bound::{Almost, AtLeast, AtMost, Less, More};
        for (text, at, found) in [
            ("近3", 1, Some((0, Nearly, Some(Almost)))),
            ("最近3", 2, None),
            ("不超过3", 3, Some((0, Nearly, Some(AtMost)))),
            ("至少有3", 3, Some((0, Over, Some(AtLeast)))),
            ("约 3", 2, Some((0, About, None))),
            ("签约3", 2, None),
            ("逾3", 1, Some((0, Over, Some(More)))),
            ("不足3", 2, Some((0, Nearly, Some(Less)))),
        ] {
            let expected = found.map(|(start, approx, bound)| (start, Exactness { approx, bound }));
            assert_eq!(leading(&Folded::new(text), at, 0), expected, "{text}");
        }
        assert_eq!(behind_number(&Folded::new("3余条"), 1), Some((2, Exactness { approx: Over, bound: Some(More) })));
        assert_eq!(behind_number(&Folded::new("3多功能"), 1), None);
        assert_eq!(
            behind_unit(&Folded::new("3人以上"), 2),
            Some((4, Exactness { approx: Over, bound: Some(AtLeast) }))
        );
    }
}
