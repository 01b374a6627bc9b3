//! The thing counted: the noun phrase that a figure belongs to, on either side of it.
//!
//! 28名驻村干部 has it behind, 群众意见60余条 before, 5万多字的调研报告 behind 的, and 森林覆盖率由41.3%提高到46.8% names the
//! subject once for two figures. Where the sentence names nothing for certain there is none.

mod contexts;
mod phrase;
mod piece;
mod predicate;
mod subject;

use super::Figure;
use crate::text::{CharList, Folded};
use crate::types::Kind;
use crate::word::Class;
use phrase::{Head, Phrase};
use piece::{Mark, Pieces};
use std::ops::Range;

/// How many relative clauses may stand inside one another.
const DEPTH: u8 = 3;

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

/// A phrase beside a figure.
struct Beside {
    phrase: Phrase,
    /// Behind 的 or a relative clause: there can be no doubt.
    certain: bool,
    /// Behind a clause that could also go on with the sentence.
    clause: bool,
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

    fn is_unit(&self, index: usize, words: &str) -> bool {
        let unit = self.unit(index);
        words.split(' ').any(|word| word.chars().eq(unit.iter().copied()))
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
                    && place > 0
                    && self.pieces.reads(place - 1, "分") =>
            {
                None
            }
            (Some(after), None) => Some(after.phrase),
            (None, Some(before)) => Some(before.phrase),
            (Some(after), Some(before)) => {
                let verb_like = matches!(
                    self.pieces.class(after.phrase.start),
                    Some(Class::Activity | Class::Participle | Class::Adjective)
                );
                let next_owns = !after.certain && self.alternates_backwards(after.phrase.end);
                // 15个篮板7次助攻: what stands before is the last figure's own.
                let owner = index
                    .checked_sub(1)
                    .filter(|&owner| self.place(owner).is_some_and(|at| at + 1 == before.phrase.start));
                if owner.and_then(|owner| self.found(owner)) == self.range(before.phrase.clone()) && owner.is_some() {
                    return Some(after.phrase);
                }
                // 补助67档表演团队: what can be a verb is one here.
                let verb = before.phrase.len() == 1 && place == before.phrase.end;
                if verb && self.pieces.reads_any(place - 1, contexts::VERBS_BEFORE_COUNTS) {
                    return Some(after.phrase);
                }
                let clause = after.clause && before.certain;
                if clause || (!after.certain && (next_owns || (verb_like && before.certain))) {
                    Some(before.phrase)
                } else {
                    Some(after.phrase)
                }
            }
            (None, None) if self.is_unit(index, contexts::SAID_UNITS) => {
                let body = |phrase: &Phrase| contexts::RECEIVING_BODIES.has(self.pieces.last_char(phrase.end - 1));
                // 主帅贡献19分
                let scores =
                    |phrase: &Phrase| self.pieces.class(phrase.end - 1) == Some(Class::Activity) && phrase.end == place;
                self.subject(index, place).filter(|phrase| !body(phrase) && !scores(phrase))
            }
            (None, None) => {
                let grown = self.grown(index, place).or_else(|| self.modified(index, place + 1));
                grown.or_else(|| self.acted(index, place))
            }
        }
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
        (verb && ends && fits).then_some(at..phrase.end)
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
            matches!(self.pieces.class(phrase.start), Some(Class::Activity | Class::Participle | Class::Adjective))
        };
        // A verb right before an amount has it as its object: 检获三百公斤冻肉.
        let before = before.filter(|Beside { phrase, .. }| {
            let verb = self.pieces.class(phrase.end - 1) == Some(Class::Activity);
            // 工作队筹资45万元
            let done = phrase.len() > 1 && self.pieces.is_agent(phrase.end - 2) && kind == Kind::Money;
            let bare = done || phrase.len() == 1 && kind == Kind::Physical && !self.pieces.is_object(phrase.start);
            // 由500万元变更为2000万元
            let grown = phrase.len() == 1 && self.is_growth(phrase.start);
            !(verb && (after.is_some() || bare || grown))
        });
        match (after, before) {
            (_, Some(before)) if kind != Kind::Physical && kind != Kind::Money => Some(before.phrase),
            (Some(after), Some(before)) => Some(
                if self.pieces.is_magnitude(before.phrase.end - 1) || verb_like(&after.phrase) {
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
                    && self.pieces.class(after.phrase.end - 1) != Some(Class::Activity)
                    && matches!(self.pieces.class(place.wrapping_sub(1)), Some(Class::Verb | Class::Activity)) =>
            {
                Some(after.phrase)
            }
            _ => self.subject(index, place),
        }
    }

    /// The phrase behind a figure: directly, behind 的, or behind a relative clause.
    fn after(&self, index: usize, place: usize) -> Option<Beside> {
        let kind = self.figures.get(index)?.kind;
        let mut at = self.pieces.skip_space(place + 1);
        if kind == Kind::Age && self.pieces.reads(at, "高龄") {
            at += 1;
        }
        // 2000亿元7天期逆回购操作
        let term = matches!(self.pieces.mark(at), Mark::Figure(term) if self.figures.get(term).is_some_and(|figure| figure.kind == Kind::Duration));
        if term && self.pieces.first_char(at + 1) == '期' {
            at += 2;
        }
        if self.pieces.reads(at, "的") {
            // 载有47人的大巴: nothing names the people.
            let object = self.is_unit(index, "人") && self.pieces.class(place.wrapping_sub(1)) == Some(Class::Verb);
            let named = |phrase: &Phrase| {
                let last = phrase.end - 1;
                !object
                    || self.pieces.class(last) == Some(Class::Person)
                    || contexts::GROUPS.has(self.pieces.last_char(last))
            };
            let phrase = self.behind_de(at + 1, DEPTH).filter(named);
            // 500克的茶叶单价不低于60元: the next figure's own.
            let own = |Range { start, end }: Phrase| {
                let next = matches!(self.pieces.mark(end), Mark::Word(Class::Change | Class::Link) | Mark::Figure(_));
                let measure = self.pieces.is_magnitude(end - 1) || self.pieces.is_share(end - 1);
                start..end - usize::from(kind == Kind::Physical && next && measure && end > start + 1)
            };
            return phrase.map(own).map(|phrase| Beside { phrase, certain: true, clause: false });
        }
        let space = at > place + 1 && self.pieces.mark(place + 1) == Mark::Space;
        // 收取千分之一违约金; 三分之二以上业主
        let taken = kind == Kind::Ratio
            && (self.pieces.class(place.wrapping_sub(1)) == Some(Class::Verb)
                || self.pieces.class(at) == Some(Class::Person));
        if matches!(kind, Kind::Number | Kind::Ratio) && !taken
            || (space && self.pieces.is_nominal(place.wrapping_sub(1)))
        {
            return None;
        }
        if let Some(phrase) = self.relative(at, DEPTH) {
            return Some(Beside { phrase, certain: true, clause: true });
        }
        let phrase = self.pieces.phrase_after(at, self.head(index))?;
        // 突破百亿元大关
        if self.pieces.reads_any(phrase.end - 1, contexts::MARKS_PASSED) {
            return None;
        }
        let phrase = self.with_doing(place, phrase);
        // 人 is its own noun: 25人团队, but not 5人受伤.
        let people = self.is_unit(index, contexts::SELF_UNITS);
        let heads = matches!(self.pieces.class(phrase.end - 1), Some(Class::Shell))
            || self.pieces.class(phrase.end - 1) == Some(Class::Person) && !self.is_unit(index, "人");
        if people && !heads {
            return None;
        }
        Some(Beside { phrase, certain: false, clause: false })
    }

    /// Takes in a doing that closes the clause, where a verb before the figure has it as its object: 发布三道红色预警.
    fn with_doing(&self, place: usize, phrase: Phrase) -> Phrase {
        let pieces = &self.pieces;
        let Range { start, end } = phrase;
        let verb = |at: usize| matches!(pieces.class(at), Some(Class::Verb | Class::Activity)) && pieces.len(at) > 1;
        let wanted = place.checked_sub(1).is_some_and(verb);
        let closes = matches!(pieces.mark(end + 1), Mark::Comma | Mark::Stop);
        let doing = pieces.reads_any(end, contexts::DOINGS_AT_THE_END);
        start..end + usize::from(wanted && closes && doing && !pieces.is_agent(end - 1))
    }

    /// The head behind 的; adjectives with a 的 of their own come before it.
    fn behind_de(&self, from: usize, depth: u8) -> Option<Phrase> {
        let mut at = from;
        for _ in 0..3 {
            if let Some(phrase) = self.relative(at, depth) {
                return Some(phrase);
            }
            let phrase = self.pieces.phrase_after(at, Head::Doing)?;
            if !self.pieces.reads(phrase.end, "的") {
                return Some(phrase);
            }
            at = phrase.end + 1;
        }
        None
    }

    /// The head behind a clause that tells which one: 3名来自云南的选手, 12名叫得响、影响大的典型.
    fn relative(&self, from: usize, depth: u8) -> Option<Phrase> {
        let pieces = &self.pieces;
        let depth = depth.checked_sub(1)?;
        // 三张明天去南京的票
        let time = matches!(pieces.mark(from), Mark::Figure(time) if self.figures.get(time).is_some_and(|figure| figure.kind == Kind::Date));
        let from = from + usize::from(time);
        let opens = match pieces.class(from)? {
            Class::Verb => !contexts::NO_RELATIVE_VERBS.has(pieces.first_char(from)),
            Class::Adverb | Class::Preposition | Class::Change | Class::Place => true,
            Class::Link => !matches!(pieces.first_char(from), '为' | '是'),
            _ => false,
        };
        let mut at = from;
        while at < from + 16 {
            match pieces.mark(at) {
                Mark::Word(Class::Particle) if pieces.first_char(at) == '的' => {
                    let predicate = at.checked_sub(1).and_then(|before| pieces.class(before));
                    let clause = opens
                        || (at > from + 1 && matches!(predicate, Some(Class::Adjective | Class::Attribute)))
                        || (pieces.class(from) == Some(Class::Participle))
                        || (pieces.class(from) == Some(Class::Activity)
                            && at > from + 1
                            && matches!(predicate, Some(Class::Noun | Class::Activity)));
                    return if clause { self.behind_de(at + 1, depth) } else { None };
                }
                Mark::Word(_) | Mark::Listing => at += 1,
                Mark::Open(close) if close < from + 32 => at = close + 1,
                _ => return None,
            }
        }
        None
    }

    /// The phrase right before a figure, with 共, 达, 各 and the like between.
    fn before(&self, index: usize, place: usize) -> Option<Beside> {
        let pieces = &self.pieces;
        let mut at = place.checked_sub(1)?;
        let mut linked = false;
        // 总数将超过300个
        let bounded = !crate::numeral::is_numeral_char(pieces.first_char(place));
        if bounded && (pieces.class(at) == Some(Class::Adverb) || pieces.reads(at, "将")) {
            (at, linked) = (at.checked_sub(1)?, true);
        }
        if pieces.mark(at) == Mark::Space {
            at = at.checked_sub(1)?;
        }
        for _ in 0..6 {
            // 最高风速每小时165公里
            if at > 1 && pieces.reads(at - 1, "每") {
                (at, linked) = (at - 2, true);
                continue;
            }
            let skip = match pieces.mark(at) {
                Mark::Word(Class::Link) => true,
                Mark::Word(Class::Adverb) => linked,
                Mark::Word(Class::Scope) => linked && pieces.first_char(at) == '单',
                // 桥面宽, but 树高 is one word.
                Mark::Word(_)
                    if pieces.len(at) == 1
                        && !linked
                        && at > 0
                        && (pieces.len(at - 1) > 1 || at > 1 && pieces.is_noun(at - 2)) =>
                {
                    contexts::DIMENSIONS.has(pieces.first_char(at))
                }
                Mark::Word(Class::Attribute) => pieces.reads(at, "平均"),
                Mark::Close(open) if pieces.first_char(open) == '(' => {
                    at = open.checked_sub(1)?;
                    continue;
                }
                _ => false,
            };
            if !skip {
                break;
            }
            linked = true;
            at = at.checked_sub(1)?;
        }
        // 教师、学生等300余人: the examples are all there is.
        let examples = pieces.class(at) == Some(Class::Etc)
            && (linked || self.is_unit(index, contexts::LISTED_UNITS) || self.after(index, place).is_none());
        if examples {
            at = at.checked_sub(1)?;
        }
        // 分三期付款
        if !linked && at + 1 == place && (self.is_ordinal_noun(at) || pieces.reads(at, "分")) {
            return None;
        }
        let phrase = pieces.phrase_before(at, self.head(index))?;
        let start = self.with_ordinal(phrase.start);
        if examples && phrase.len() < 3 {
            return None;
        }
        Some(Beside { phrase: start..phrase.end, certain: !linked && !examples, clause: false })
    }

    fn is_ordinal_noun(&self, at: usize) -> bool {
        matches!(self.pieces.class(at), Some(Class::Place | Class::Time))
    }

    /// Takes in a rank that belongs to the noun behind it: 一等 奖, 百公里 电耗.
    fn with_ordinal(&self, start: usize) -> usize {
        let Some(before) = start.checked_sub(1) else { return start };
        let Mark::Figure(index) = self.pieces.mark(before) else { return start };
        let Some(figure) = self.figures.get(index) else { return start };
        let first = self.pieces.text.at(figure.range.start);
        let hundred = figure.kind == Kind::Physical && matches!(first, '百' | '千') && self.found(index).is_some();
        if (figure.kind == Kind::Ordinal && first != '第') || hundred { before } else { start }
    }

    /// The phrase before a bracket that the figure stands in: 《诗选》(第三卷).
    fn bracketed(&self, place: usize) -> Option<Phrase> {
        let open = place.checked_sub(1)?;
        let Mark::Open(_) = self.pieces.mark(open) else { return None };
        self.pieces.phrase_before(open.checked_sub(1)?, Head::Thing)
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
