//! The phrase right beside a figure: behind it, behind 的 or a clause that tells which, or before it.

use super::contexts;
use super::phrase::{Head, Phrase, last_of};
use super::piece::Mark;
use super::{Kind, Reader};
use crate::text::CharList;
use crate::word::Class;
use std::ops::Range;

/// How many relative clauses may stand inside one another.
const DEPTH: u8 = 3;

/// A phrase beside a figure.
pub(super) struct Beside {
    pub(super) phrase: Phrase,
    /// Behind 的 or a relative clause: there can be no doubt.
    pub(super) certain: bool,
    /// Behind a clause that could also go on with the sentence.
    pub(super) clause: bool,
}

impl Reader<'_> {
    /// The phrase behind a figure: directly, behind 的, or behind a relative clause.
    pub(super) fn after(&self, index: usize, place: usize) -> Option<Beside> {
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
        // 3公里长的河堤
        let sized = kind == Kind::Physical
            && self.pieces.len(at) == 1
            && contexts::DIMENSIONS.has(self.pieces.first_char(at))
            && self.pieces.reads(at + 1, "的");
        if sized {
            at += 1;
        }
        if self.pieces.reads(at, "的") {
            // 载有47人的大巴: nothing names the people.
            let object = self.unit(index) == ['人'] && self.pieces.class_before(place) == Some(Class::Verb);
            let named = |phrase: &Phrase| {
                let last = last_of(phrase);
                !object
                    || self.pieces.class(last) == Some(Class::Person)
                    || contexts::GROUPS.has(self.pieces.last_char(last))
            };
            let phrase = self.behind_de(at + 1, DEPTH).filter(named);
            // 500克的茶叶单价不低于60元: the next figure's own.
            let own = |Range { start, end }: Phrase| {
                let next = matches!(self.pieces.mark(end), Mark::Word(Class::Change | Class::Link) | Mark::Figure(_));
                // 以17%的份额排名第三
                if self.pieces.reads_any(end - 1, contexts::PLACING) && end > start + 1 {
                    return start..end - 1;
                }
                // 以27分的差距告负
                let told = self.pieces.class(end - 1) == Some(Class::Activity)
                    && self.pieces.reads(place.wrapping_sub(1), "以");
                if told && end > start + 1 && !self.pieces.is_nominal(end) {
                    return start..end - 1;
                }
                let measure = self.pieces.is_magnitude(end - 1) || self.pieces.is_share(end - 1);
                start..end - usize::from(kind == Kind::Physical && next && measure && end > start + 1)
            };
            return phrase.map(own).map(|phrase| Beside { phrase, certain: true, clause: false });
        }
        let space = self.pieces.mark_behind(place) == Mark::Space;
        // 收取千分之一违约金; 三分之二以上业主
        let taken = kind == Kind::Ratio
            && (self.pieces.class_before(place) == Some(Class::Verb) || self.pieces.class(at) == Some(Class::Person));
        if matches!(kind, Kind::Number | Kind::Ratio) && !taken
            || (space && self.pieces.is_nominal(place.wrapping_sub(1)))
        {
            return None;
        }
        if let Some(phrase) = self.relative(at, DEPTH) {
            return Some(Beside { phrase, certain: true, clause: true });
        }
        let mut phrase = self.pieces.phrase_after(at, self.head(index))?;
        // 12个站点雨量突破极值: what is said of is no part of what is counted.
        let last = last_of(&phrase);
        let grows = matches!(self.pieces.class(phrase.end), Some(Class::Change | Class::Link));
        if kind == Kind::Count && grows && phrase.len() > 1 && self.pieces.is_magnitude(last) {
            phrase.end = last;
        }
        // 这条鱼有两斤半重
        let sized = phrase.len() == 1 && self.pieces.len(phrase.start) == 1;
        if sized && contexts::DIMENSIONS.has(self.pieces.first_char(phrase.start)) {
            return None;
        }
        // 突破百亿元大关
        if kind != Kind::Count && self.pieces.reads_any(last_of(&phrase), contexts::MARKS_PASSED) {
            return None;
        }
        let phrase = self.with_doing(place, phrase);
        // 人 is its own noun: 25人团队, but not 5人受伤.
        let people = self.is_unit(index, contexts::SELF_UNITS);
        let heads = matches!(self.pieces.class(last_of(&phrase)), Some(Class::Shell))
            || self.pieces.class(last_of(&phrase)) == Some(Class::Person) && self.unit(index) != ['人'];
        if people && !heads {
            return None;
        }
        Some(Beside { phrase, certain: false, clause: false })
    }

    /// Takes in a doing that closes the clause, where a verb before the figure has it as its object: 发布三道红色预警.
    fn with_doing(&self, place: usize, phrase: Phrase) -> Phrase {
        let pieces = &self.pieces;
        let Range { start, end } = phrase;
        let wanted = matches!(pieces.class_before(place), Some(Class::Verb | Class::Activity));
        let doing = pieces.reads_any(end, contexts::DOINGS_AT_THE_END);
        start..end + usize::from(wanted && doing && !pieces.is_agent(end - 1))
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
        for _ in 0..16 {
            match pieces.mark(at) {
                Mark::Word(Class::Particle) if pieces.first_char(at) == '的' => {
                    let predicate = pieces.class_before(at);
                    let clause = opens
                        || matches!(predicate, Some(Class::Adjective | Class::Attribute))
                        || (pieces.class(from) == Some(Class::Participle))
                        || (pieces.class(from) == Some(Class::Activity)
                            && at > from + 1
                            && matches!(predicate, Some(Class::Noun | Class::Activity)));
                    return if clause { self.behind_de(at + 1, depth) } else { None };
                }
                Mark::Word(_) | Mark::Listing => at += 1,
                Mark::Open(close) => at = close + 1,
                _ => return None,
            }
        }
        None
    }

    /// The phrase right before a figure, with 共, 达, 各 and the like between.
    pub(super) fn before(&self, index: usize, place: usize) -> Option<Beside> {
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
        // 票价一段15元, 白条鸡一只40元
        let priced = self.figures.get(index)?.kind == Kind::Money;
        if priced && at > 1 && pieces.len(at) <= 2 && pieces.reads(at - 1, "一") && pieces.is_nominal(at - 2) {
            at -= 2;
        }
        for _ in 0..6 {
            // 最高风速每小时165公里
            if let Some(before) = at.checked_sub(2)
                && pieces.reads(at - 1, "每")
            {
                (at, linked) = (before, true);
                continue;
            }
            let skip = match pieces.mark(at) {
                Mark::Word(Class::Link) => true,
                Mark::Word(Class::Adverb) => linked,
                Mark::Word(Class::Scope) => match pieces.first_char(at) {
                    '单' => linked,
                    // 离子含量每立方厘米2万个
                    '每' => linked || at > 0 && pieces.is_magnitude(at - 1),
                    _ => false,
                },
                // 桥面宽, but 树高 is one word.
                Mark::Word(_)
                    if pieces.len(at) == 1
                        && !linked
                        && at > 0
                        && (pieces.len(at - 1) > 1 || at > 1 && pieces.is_noun(at - 2)) =>
                {
                    contexts::DIMENSIONS.has(pieces.first_char(at))
                }
                // 大楼楼高32层
                Mark::Word(Class::Noun) if !linked && at > 0 && pieces.reads(at, "楼高") => pieces.is_noun(at - 1),
                // 领取期限最长24个月
                Mark::Word(Class::Adjective) => pieces.first_char(at) == '最',
                // 矫正对象在册156人, 藏书量生均达60册
                Mark::Word(Class::Attribute) => {
                    pieces.reads(at, "平均")
                        || pieces.first_char(at) == '在' && pieces.len(at) == 2
                        || linked && pieces.last_char(at) == '均'
                }
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
        if !linked && at + 1 == place && pieces.reads(at, "分") {
            return None;
        }
        let phrase = pieces.phrase_before(at, self.head(index)).filter(|phrase| !self.is_handed(index, phrase))?;
        // 会议有120人参加: they came, and are none of it.
        let there = linked && at + 2 == place && pieces.reads(at + 1, "有") && self.unit(index) == ['人'];
        let does = matches!(pieces.class_behind(place), Some(Class::Verb | Class::Activity | Class::Participle));
        let last = last_of(&phrase);
        let people = pieces.class(last) == Some(Class::Person)
            || contexts::GROUPS.has(pieces.last_char(last)) && pieces.last_char(last) != '会';
        if there && does && !people {
            return None;
        }
        let start = self.with_ordinal(self.behind_counted(&phrase));
        if examples && phrase.len() < 3 {
            return None;
        }
        Some(Beside { phrase: start..phrase.end, certain: !linked && !examples, clause: false })
    }

    /// 移送司法机关9人: the body takes them.
    fn is_handed(&self, index: usize, phrase: &Phrase) -> bool {
        let verb = phrase.start.checked_sub(1);
        self.head(index) == Head::Person && verb.is_some_and(|at| self.pieces.reads_any(at, contexts::HANDED))
    }

    /// Leaves the first of a list to the count before it: 12名党员、群众30名.
    fn behind_counted(&self, Range { start, end }: &Phrase) -> usize {
        let owned = start.checked_sub(1).is_some_and(|at| {
            matches!(self.pieces.mark(at), Mark::Figure(other)
            if self.figures.get(other).is_some_and(|figure| figure.kind == Kind::Count))
        });
        let joint = (*start..*end).find(|&at| self.pieces.is_list(at)).filter(|_| owned);
        joint.map_or(*start, |joint| joint + 1)
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
    pub(super) fn bracketed(&self, place: usize) -> Option<Phrase> {
        let open = place.checked_sub(1)?;
        let Mark::Open(_) = self.pieces.mark(open) else { return None };
        self.pieces.phrase_before(open.checked_sub(1)?, Head::Thing)
    }
}
