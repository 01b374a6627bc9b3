//! The thing counted: the noun phrase that a figure belongs to, on either side of it.
//!
//! 28名驻村干部 has it behind, 群众意见60余条 before, 5万多字的调研报告 behind 的, and 森林覆盖率由41.3%提高到46.8% names the
//! subject once for two figures. Where the sentence names nothing for certain there is none.

mod beside;
mod contexts;
mod phrase;
mod piece;
mod predicate;
mod shared;
mod subject;

use super::Figure;
use crate::text::{CharList, Folded};
use crate::types::Kind;
use crate::word::Class;
use beside::Beside;
use phrase::{Head, Phrase, last_of};
use piece::{Mark, Pieces};
use std::ops::Range;

/// The item of each figure of a sentence, in the order of `figures`.
pub(crate) fn items(text: &Folded, sentence: Range<usize>, figures: &[Figure]) -> Vec<Option<Range<usize>>> {
    let mut reader = Reader {
        pieces: Pieces::new(text, sentence, figures),
        figures,
        heads: Vec::new(),
        found: vec![None; figures.len()],
    };
    reader.heads = (0..figures.len()).map(|index| reader.head_by_unit(index)).collect();
    for index in 0..figures.len() {
        let item = reader.item(index);
        reader.set(index, item);
    }
    for index in (0..figures.len()).rev() {
        let item = reader.shared_ahead(index);
        if item.is_some() {
            reader.set(index, item);
        }
    }
    for index in 0..figures.len() {
        reader.distribute(index);
    }
    reader.found
}

struct Reader<'a> {
    pieces: Pieces<'a>,
    figures: &'a [Figure],
    /// What may be the head of each.
    heads: Vec<Head>,
    /// What was found so far: later figures of a sentence may share it.
    found: Vec<Option<Range<usize>>>,
}

impl Reader<'_> {
    fn set(&mut self, index: usize, item: Option<Range<usize>>) {
        if let Some(found) = self.found.get_mut(index) {
            *found = item;
        }
    }

    fn found(&self, index: usize) -> Option<Range<usize>> {
        self.found.get(index).cloned().flatten()
    }

    fn place(&self, index: usize) -> Option<usize> {
        self.pieces.places.get(index).copied().filter(|&place| place != usize::MAX)
    }

    /// The measure word or unit of a figure.
    fn unit(&self, index: usize) -> &[char] {
        let unit = self.figures.get(index).and_then(|figure| figure.unit.clone());
        unit.and_then(|unit| self.pieces.text.chars().get(unit)).unwrap_or(&[])
    }

    /// Whether the unit is in a list of words.
    fn is_unit(&self, index: usize, list: u64) -> bool {
        contexts::lists(list, self.unit(index))
    }

    fn head(&self, index: usize) -> Head {
        self.heads.get(index).copied().unwrap_or(Head::Amount)
    }

    fn head_by_unit(&self, index: usize) -> Head {
        match self.figures.get(index).map(|figure| figure.kind) {
            Some(Kind::Age) => Head::Person,
            _ if self.is_unit(index, contexts::PEOPLE_UNITS) => Head::Person,
            Some(Kind::Physical) => Head::Doing,
            Some(Kind::Count | Kind::Ordinal) if self.is_unit(index, contexts::DOING_UNITS) => Head::Doing,
            Some(Kind::Count | Kind::Ordinal) if self.is_unit(index, contexts::MATTER_UNITS) => Head::Matter,
            Some(Kind::Count | Kind::Ordinal) => Head::Thing,
            _ => Head::Amount,
        }
    }

    fn item(&self, index: usize) -> Option<Range<usize>> {
        let figure = self.figures.get(index)?;
        let place = self.place(index)?;
        let phrase = match figure.kind {
            Kind::Date | Kind::Recurrence => return None,
            Kind::Duration => self.subject(index, place).or_else(|| self.lasting(index, place)),
            Kind::Ordinal => match self.after(index, place) {
                Some(after) => Some(after.phrase),
                None => self.bracketed(place),
            },
            Kind::Age => match self.after(index, place) {
                Some(after) => Some(after.phrase),
                None => self.subject(index, place),
            },
            Kind::Count => {
                return self
                    .counted(index, place)
                    .map_or_else(|| self.shared(index, place), |phrase| self.range(phrase));
            }
            Kind::Physical | Kind::Money | Kind::Percent | Kind::Ratio | Kind::Number => {
                let phrase = self.measured(index, place).map(|phrase| self.pieces.possessed(phrase));
                return phrase.map_or_else(|| self.shared(index, place), |phrase| self.range(phrase));
            }
        };
        phrase.and_then(|phrase| self.range(phrase))
    }

    /// The item of a count: beside it, on either side.
    fn counted(&self, index: usize, place: usize) -> Option<Phrase> {
        let after = self.after(index, place);
        let before = self.before(index, place);
        match (after, before) {
            // 分三期建设
            (Some(after), None)
                if self.pieces.class(after.phrase.start) == Some(Class::Activity)
                    && self.pieces.reads(place.wrapping_sub(1), "分") =>
            {
                None
            }
            (Some(after), None) => Some(after.phrase),
            (None, Some(before)) => {
                // 反馈问题4个方面18条: what stands between is the last figure's own.
                let aspects = self.pieces.reads(before.phrase.start, "方面");
                let owner = self.owner(index, &before.phrase).filter(|_| aspects);
                let further = owner.and_then(|owner| self.before(owner, self.place(owner)?));
                Some(further.unwrap_or(before).phrase)
            }
            (Some(after), Some(_)) if self.pieces.reads(after.phrase.start, "方面") => Some(after.phrase),
            (Some(after), Some(before)) => {
                let verb_like = matches!(
                    self.pieces.class(after.phrase.start),
                    Some(Class::Activity | Class::Participle | Class::Adjective)
                );
                let next_owns = !after.certain && self.alternates_backwards(after.phrase.end);
                // 15个篮板7次助攻: what stands before is the last figure's own.
                if self.owner(index, &before.phrase).is_some() {
                    return Some(after.phrase);
                }
                // 补助67档表演团队: what can be a verb is one here.
                let last = last_of(&before.phrase);
                if place == before.phrase.end && self.pieces.reads_any(last, contexts::VERBS_BEFORE_COUNTS) {
                    return Some(after.phrase);
                }
                // 脱贫户63户就业
                let person = |phrase: &Phrase| self.pieces.class(phrase.end - 1) == Some(Class::Person);
                if self.head(index) == Head::Person && person(&before.phrase) && !person(&after.phrase) {
                    return Some(before.phrase);
                }
                let clause = after.clause && before.certain;
                if clause || (!after.certain && (next_owns || (verb_like && before.certain))) {
                    Some(before.phrase)
                } else {
                    Some(after.phrase)
                }
            }
            (None, None) if self.is_unit(index, contexts::SAID_UNITS) => {
                let body = |phrase: &Phrase| contexts::RECEIVING_BODIES.has(self.pieces.last_char(last_of(phrase)));
                // 主帅贡献19分
                let scores = |phrase: &Phrase| {
                    self.pieces.class(last_of(phrase)) == Some(Class::Activity) && phrase.end == place
                };
                self.subject(index, place).filter(|phrase| !body(phrase) && !scores(phrase))
            }
            (None, None) => {
                let grown = self.grown(index, place).or_else(|| self.modified(index, place + 1));
                grown.or_else(|| self.acted(index, place))
            }
        }
    }

    /// The figure before, where a phrase right behind it is what that one counts.
    fn owner(&self, index: usize, phrase: &Phrase) -> Option<usize> {
        let owner = index.checked_sub(1).filter(|&at| self.place(at).is_some_and(|at| at + 1 == phrase.start))?;
        self.found(owner).filter(|item| self.range(phrase.clone()).as_ref() == Some(item)).map(|_| owner)
    }

    /// A noun with a verb that tells which, and nothing else: 一家代管企业, 推出12台原创剧目.
    fn modified(&self, index: usize, at: usize) -> Option<Phrase> {
        let pieces = &self.pieces;
        let noun = at + 1;
        let verb = pieces.class(at) == Some(Class::Verb) && pieces.len(at) == 2;
        let place = at.checked_sub(2);
        let wanted = place.is_some_and(|place| {
            matches!(pieces.class(place), Some(Class::Verb | Class::Activity)) && pieces.len(place) > 1
                || pieces.reads(place, "了")
        });
        let phrase = if wanted && self.head(index) != Head::Person {
            pieces.phrase_after(noun, Head::Thing)?
        } else {
            noun..noun + 1
        };
        let ends = matches!(pieces.mark(phrase.end), Mark::Comma | Mark::Stop | Mark::Listing);
        let fits = wanted || matches!(pieces.class(noun), Some(Class::Shell | Class::Person));
        (verb && ends && fits && pieces.is_nominal(noun)).then_some(at..phrase.end)
    }

    /// Whether figures follow their nouns from here on: 党员20名 群众30名.
    fn alternates_backwards(&self, from: usize) -> bool {
        let mut at = from;
        for _ in 0..4 {
            let Mark::Figure(index) = self.pieces.mark(at) else { return false };
            if self.figures.get(index).is_none_or(|figure| figure.kind != Kind::Count) {
                return false;
            }
            match self.pieces.phrase_after(at + 1, self.head(index)) {
                Some(phrase) => at = phrase.end,
                None => return true,
            }
        }
        false
    }

    /// The item of a measured value: what stands right before, what stands behind, the subject.
    fn measured(&self, index: usize, place: usize) -> Option<Phrase> {
        let kind = self.figures.get(index)?.kind;
        let after = self.after(index, place);
        if let Some(after) = &after
            && after.certain
            && !after.clause
            && kind != Kind::Number
        {
            return Some(after.phrase.clone());
        }
        let before = self.before(index, place);
        let verb_like = |phrase: &Phrase| {
            // 三成二受访市民: people, whatever befell them.
            let people = self.pieces.class(phrase.start) == Some(Class::Participle)
                && self.pieces.class(phrase.start + 1) == Some(Class::Person);
            !people
                && matches!(
                    self.pieces.class(phrase.start),
                    Some(Class::Activity | Class::Participle | Class::Adjective)
                )
        };
        // A verb right before an amount has it as its object: 检获三百公斤冻肉.
        // 领先对手5.2个百分点: no measure, but what it is held against.
        let held = |phrase: &Phrase| {
            let at = phrase.start.wrapping_sub(1);
            let against = self.pieces.reads_any(at, contexts::HELD_AGAINST)
                || self.pieces.reads(at, "比") && self.pieces.class(at) == Some(Class::Change);
            kind == Kind::Percent && against
        };
        let before = before.filter(|Beside { phrase, .. }| {
            if held(phrase) {
                return false;
            }
            let verb = self.pieces.class(last_of(phrase)) == Some(Class::Activity);
            // 工作队筹资45万元
            let done = self.pieces.is_agent(phrase.end.wrapping_sub(2)) && kind == Kind::Money;
            let bare = done || phrase.len() == 1 && kind == Kind::Physical && !self.pieces.is_object(phrase.start);
            // 由500万元变更为2000万元
            let grown = phrase.len() == 1 && self.is_growth(phrase.start);
            !(verb && (after.is_some() || bare || grown))
        });
        match (after, before) {
            (_, Some(before)) if kind != Kind::Physical && kind != Kind::Money => Some(before.phrase),
            (Some(after), Some(before)) => Some(
                if self.pieces.is_magnitude(last_of(&before.phrase)) || verb_like(&after.phrase) {
                    before
                } else {
                    after
                }
                .phrase,
            ),
            (None, Some(before)) => Some(before.phrase),
            (Some(after), None)
                if after.certain || kind == Kind::Physical || kind != Kind::Number && !verb_like(&after.phrase) =>
            {
                Some(after.phrase)
            }
            // 发放5亿元创业担保贷款
            (Some(after), None)
                if matches!(self.pieces.class(after.phrase.start + 1), Some(Class::Activity | Class::Shell))
                    && self.pieces.class(last_of(&after.phrase)) != Some(Class::Activity)
                    && matches!(self.pieces.class_before(place), Some(Class::Verb | Class::Activity)) =>
            {
                Some(after.phrase)
            }
            // 给予2万元搬迁奖励
            (Some(after), None)
                if self.pieces.class(place.wrapping_sub(1)) == Some(Class::Verb)
                    && self.pieces.reads_any(after.phrase.end - 1, contexts::GIFTS)
                    && matches!(self.pieces.mark(after.phrase.end), Mark::Comma | Mark::Stop) =>
            {
                Some(after.phrase)
            }
            _ => self.subject(index, place),
        }
    }

    /// The characters of a phrase; quotation marks around the whole of it stay outside.
    fn range(&self, phrase: Phrase) -> Option<Range<usize>> {
        let Range { mut start, mut end } = phrase;
        while let Mark::Open(close) = self.pieces.mark(start)
            && close + 1 == end
            && !matches!(self.pieces.first_char(start), '《' | '〈')
        {
            (start, end) = (start + 1, end - 1);
        }
        self.pieces.stretch(start, end)
    }
}
