//! Noun phrases in a sentence: where one that ends at a place starts, and where one that starts at a place ends.

use super::contexts;
use super::piece::{Mark, Pieces};
use crate::text::CharList;
use crate::word::Class;
use std::ops::Range;

/// No noun phrase is longer, in pieces.
const REACH: usize = 24;

/// No list of them is.
const FAR: usize = 48;

/// Which verbs that are also nouns may be the head of what a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// 次, 场: what is counted is a doing (演出40场).
    Doing,
    /// A rate, a sum, a length of time: as before, but the longest name of it.
    Amount,
    /// 项, 起: a matter, which may be a doing too (安全检查3项), but not a bare verb (已发布20期).
    Matter,
    /// 名, 位: people.
    Person,
    /// Anything else.
    Thing,
}

impl Head {
    pub(super) fn is_doing(self) -> bool {
        matches!(self, Self::Doing | Self::Amount)
    }
}

/// A noun phrase, in pieces.
pub(super) type Phrase = Range<usize>;

/// The piece that a phrase ends with, which is its head.
pub(super) fn last_of(phrase: &Phrase) -> usize {
    phrase.end.saturating_sub(1)
}

impl Pieces<'_> {
    /// Whether a piece can stand inside a noun phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        matches!(
            self.class(at),
            Some(
                Class::Noun
                    | Class::Person
                    | Class::Shell
                    | Class::Attribute
                    | Class::Adjective
                    | Class::Participle
                    | Class::Activity
                    | Class::Likely
            )
        )
    }

    /// Whether a piece is a noun for certain.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        matches!(self.class(at), Some(Class::Noun | Class::Person | Class::Shell))
    }

    /// 以上 and 以下 inside a phrase: 副科级以上干部.
    pub(super) fn is_threshold(&self, at: usize) -> bool {
        self.class(at) == Some(Class::Place)
            && (self.reads(at, "以上") || self.reads(at, "以下"))
            && at.checked_sub(1).is_some_and(|before| self.is_nominal(before))
    }

    pub(super) fn is_list(&self, at: usize) -> bool {
        self.mark(at) == Mark::Listing || self.class(at) == Some(Class::List)
    }

    /// Where a phrase starts whose last piece is `last`; lists of phrases are one.
    pub(super) fn phrase_before(&self, last: usize, head: Head) -> Option<Phrase> {
        let mut phrase = self.member_before(last, head)?;
        let end = phrase.end;
        while let Some(joint) = phrase.start.checked_sub(1)
            && (joint..last).len() < FAR
            && self.is_list(joint)
            && let Some(left) = joint.checked_sub(1).and_then(|left| self.member_before(left, Head::Thing))
            && left.end == joint
        {
            // A verb phrase in front of the mark is another statement: 优化服务、培训教师300人次.
            if self.class(phrase.start) == Some(Class::Activity) {
                break;
            }
            phrase.start = left.start;
        }
        // 深入乡镇、社区巡回演出36场: the places are where, not what.
        let goes = phrase.start.checked_sub(1).is_some_and(|at| {
            matches!(self.class(at), Some(Class::Verb | Class::Adverb | Class::Preposition))
                && contexts::GOING.has(self.first_char(at))
        });
        let doing = |at: usize| self.class(at) == Some(Class::Activity) || self.reads(at, "演出");
        if goes && head == Head::Doing && doing(last) {
            let place = (phrase.start..end).rev().find(|&at| !doing(at));
            phrase.start = place.map_or(phrase.start, |at| at + 1);
        }
        Some(phrase.start..end)
    }

    pub(super) fn is_shell_after(&self, at: usize, end: usize) -> bool {
        at + 1 >= end
            || self.class_behind(at) == Some(Class::Shell)
                && !(at + 2 < end && self.class(at + 2) == Some(Class::Person))
    }

    /// One phrase without lists.
    fn member_before(&self, last: usize, head: Head) -> Option<Phrase> {
        let end = last + 1;
        let mut start = end;
        while let Some(at) = start.checked_sub(1).filter(|&at| (at..end).len() <= REACH) {
            match self.mark(at) {
                // 住房、医疗等方面困难问题
                Mark::Word(_) if self.reads(at, "方面") && self.class_before(at) == Some(Class::Etc) => break,
                // 一次两片: another count.
                Mark::Word(_) if self.len(at) == 1 && matches!(self.first_char(at), '一' | '两') => {
                    start += usize::from(self.len(start) == 1);
                    break;
                }
                // 四年制大学部, 三年期存款
                Mark::Word(_)
                    if at > 0
                        && matches!(self.mark(at - 1), Mark::Figure(_))
                        && (self.reads(at, "期") || self.reads(at, "制")) =>
                {
                    break;
                }
                Mark::Word(_) if self.is_nominal(at) => start = at,
                Mark::Word(_) if self.is_nominal(start) && self.is_threshold(at) => start = at,
                // 按时办结率
                Mark::Word(Class::Adverb) if start + 1 == end && self.last_char(start) == '率' && self.len(at) > 1 => {
                    start = at;
                }
                // 累计销量
                Mark::Word(Class::Link) if start + 1 == end && self.reads(at, "累计") && self.is_magnitude(start) => {
                    start = at;
                }
                // 抗拉强度, 备转容量率
                Mark::Word(Class::Verb)
                    if start + 1 == end
                        && self.len(at) == 2
                        && "率度".has(self.last_char(start))
                        && !self.reads_any(start, contexts::SCHEMES) =>
                {
                    start = at;
                }
                // 报考人数, 种植面积: a verb before what is measured of it. 新建标准12项: standards that are counted.
                Mark::Word(Class::Verb | Class::Change)
                    if start < end
                        && self.len(at) > 1
                        && self.is_extent(start)
                        && !(self.reads(start, "标准") && matches!(head, Head::Matter | Head::Thing)) =>
                {
                    start = at;
                }
                // 年均降水量
                Mark::Word(Class::Time) if start < end && self.reads(at, "年均") && self.is_amount(end - 1) => {
                    start = at;
                }
                // 开设夜间门诊: the time tells which, behind a verb.
                Mark::Word(Class::Time) if start < end => {
                    let verb = self.class_before(at);
                    if matches!(verb, Some(Class::Verb | Class::Activity)) {
                        start = at;
                    }
                    break;
                }
                // 不文明行为
                Mark::Word(Class::Adverb)
                    if self.reads(at, "不")
                        && matches!(self.class(start), Some(Class::Attribute | Class::Adjective)) =>
                {
                    start = at;
                    break;
                }
                Mark::Close(open) => match self.enclosed_before(open, at, start, end) {
                    Some(open) => start = open,
                    None => break,
                },
                _ => break,
            }
        }
        self.trim_left(start..end, head)
    }

    /// Whether a noun names a magnitude: 总投资, 面积, 单价.
    pub(super) fn is_magnitude(&self, at: usize) -> bool {
        let last = self.last_char(at);
        contexts::MAGNITUDE_ENDS.has(last) || self.reads_any(at, contexts::MAGNITUDES)
    }

    /// 降水量, 气温, but not 演出: what no doing ends with.
    fn is_amount(&self, at: usize) -> bool {
        self.is_magnitude(at) && !contexts::DOING_ENDS.has(self.last_char(at))
    }

    /// 首付比例
    pub(super) fn is_share(&self, at: usize) -> bool {
        let end = self.list.get(at).map_or(0, |piece| piece.range.end);
        self.text.reads(end.saturating_sub(2), "比例")
    }

    /// Whether a noun names how much there is of a doing.
    pub(super) fn is_extent(&self, at: usize) -> bool {
        self.reads_any(at, contexts::EXTENTS)
    }

    /// Whether a quotation or bracket belongs to the phrase behind it; the place where it opens, then.
    fn enclosed_before(&self, open: usize, close: usize, start: usize, end: usize) -> Option<usize> {
        let behind: usize = (start..end).map(|at| self.len(at)).sum();
        let inside: usize = (open + 1..close).map(|at| self.len(at)).sum();
        match self.first_char(open) {
            // A title is what is counted, or it tells which: 《论语》300本, 《山花》会刊2期.
            '《' | '〈' => (behind == 0).then_some(open),
            '(' | '[' | '【' => (behind > 0 && self.is_nominal(open.checked_sub(1)?)).then_some(open),
            _ => (behind == 0 || (behind <= 3 && inside <= 6)).then_some(open),
        }
    }

    /// People, and bodies that act: 医疗队, 疾控中心.
    pub(super) fn is_agent(&self, at: usize) -> bool {
        let body = contexts::BODY_ENDS.has(self.last_char(at));
        // 灵台县, where the name is in no list
        let place = self.len(at) == 1 && contexts::PLACE_ENDS.has(self.first_char(at));
        self.class(at) == Some(Class::Person)
            || ((body || place) && self.is_noun(at))
            || self.reads(at, "林场")
            || self.reads(at, "人员")
            || self.reads(at, "部门")
    }

    /// What a doing gives its name to: 医院管理制度, but 医院开放床位.
    pub(super) fn is_scheme(&self, at: usize) -> bool {
        self.reads_any(at, contexts::SCHEMES)
    }

    pub(super) fn is_organisation(&self, at: usize) -> bool {
        let end = self.list.get(at).map_or(0, |piece| piece.range.end);
        let word = self.text.chars().get(end.saturating_sub(2)..end);
        word.is_some_and(|word| contexts::lists(contexts::ORGANISATIONS, word))
            || contexts::ORGANISATION_ENDS.has(self.last_char(at))
    }

    /// The part of a phrase that is said of something pointed at: 这台机器 售价, 该款汽车 续航里程.
    pub(super) fn possessed(&self, phrase: Phrase) -> Phrase {
        let Range { start, end } = phrase;
        let mut at = start;
        let mut pointed = false;
        while let Some(before) = at.checked_sub(1).filter(|&before| (before..start).len() < 12) {
            match self.mark(before) {
                Mark::Word(Class::Place) if before + 1 == start => break,
                Mark::Word(class) => {
                    let sign = contexts::POINTING.has(self.first_char(before));
                    let whole = contexts::BODIES.has(self.last_char(before)) && !self.reads(before, "这台");
                    pointed = sign && matches!(class, Class::Scope | Class::Pronoun) && !whole;
                    if pointed {
                        break;
                    }
                }
                _ => break,
            }
            at = before;
        }
        if !pointed || (start..end).any(|at| self.is_list(at)) {
            return start..end;
        }
        let mut cut = end - 1;
        // Characters of no known word stand together: 这家店卤肉饭.
        while cut > start && self.len(cut) == 1 && self.len(cut - 1) == 1 {
            cut -= 1;
        }
        while cut > start
            && matches!(self.class_before(cut), Some(Class::Activity | Class::Attribute | Class::Adjective))
        {
            cut -= 1;
        }
        cut..end
    }

    /// The phrase that starts at a place; lists of phrases are one.
    pub(super) fn phrase_after(&self, first: usize, head: Head) -> Option<Phrase> {
        let mut phrase = self.member_after(first, head)?;
        // 农业、医疗等 专业: the head stands behind the examples.
        for _ in 0..8 {
            let joint = phrase.end;
            if self.class(joint) == Some(Class::Etc) && head != Head::Person {
                return self.member_after(joint + 1, head).or(Some(phrase));
            }
            if !self.is_list(joint) {
                break;
            }
            let Some(right) = self.member_after(joint + 1, head) else { break };
            let verb = matches!(self.class(right.start), Some(Class::Activity | Class::Participle));
            let counted = matches!(self.mark(self.skip_space(right.end)), Mark::Figure(_))
                || self.class(right.end) == Some(Class::Link);
            if counted || (verb && !self.is_shell_after(right.start, right.end)) {
                break;
            }
            phrase.end = right.end;
        }
        Some(phrase)
    }

    pub(super) fn skip_space(&self, at: usize) -> usize {
        at + usize::from(self.mark(at) == Mark::Space)
    }

    fn member_after(&self, first: usize, head: Head) -> Option<Phrase> {
        let mut end = first;
        while end < first + REACH {
            match self.mark(end) {
                Mark::Word(_) if self.reads(end, "一") && self.len(end + 1) == 1 && self.is_nominal(end + 1) => {
                    break;
                }
                Mark::Word(_) if self.is_nominal(end) => {
                    if !self.goes_on(first, end, head) {
                        break;
                    }
                    end += 1;
                }
                Mark::Word(Class::Place)
                    if self.is_nominal(end + 1) && (end == first && self.len(end) > 1 || self.is_threshold(end)) =>
                {
                    end += 1;
                }
                Mark::Open(close) => {
                    let bracket = self.first_char(end) == '(';
                    let title = matches!(self.first_char(end), '《' | '〈');
                    // 乡镇(街道): the other name of it.
                    let other = close <= end + 4 && (end + 1..close).all(|at| self.is_noun(at) || self.is_list(at));
                    if (bracket && (end == first || !(other || self.is_nominal(close + 1)))) || (title && end > first) {
                        break;
                    }
                    end = close + 1;
                }
                _ => break,
            }
        }
        if head == Head::Person {
            // People end the phrase: 老人 凭证入园.
            let people = (first..end).rev().find(|&at| self.class(at) == Some(Class::Person) || self.is_staff(at));
            // 护士轮班照料病人: the first of them do it.
            let doing =
                |at: &usize| self.class(*at) == Some(Class::Activity) && self.class_behind(*at) != Some(Class::Shell);
            let someone = |at: &usize| self.class(*at) == Some(Class::Person) || self.is_staff(*at);
            let first_of = (first..end).find(someone);
            let done = first_of.zip(people).is_some_and(|(one, last)| (one..last).any(|at| doing(&at)));
            end = if done { first_of } else { people }.map_or(end, |at| at + 1);
        }
        let verbs = (first..end).all(|at| matches!(self.class(at), Some(Class::Activity | Class::Participle)));
        (end > first && !(verbs && matches!(head, Head::Person | Head::Thing))).then_some(first..end)
    }

    /// Whether a phrase that started at `first` takes in the piece at `at`.
    fn goes_on(&self, first: usize, at: usize, head: Head) -> bool {
        let next = at + 1;
        let nominal_next = self.is_nominal(next) || self.is_threshold(next) || matches!(self.mark(next), Mark::Open(_));
        let agent =
            |at: usize| self.class(at) == Some(Class::Person) || contexts::VEHICLES_AND_TEAMS.has(self.last_char(at));
        let after_person = at > first && self.class_before(at) == Some(Class::Person);
        // 32支队伍晋级决赛, but 干部队伍建设工程
        let team = at == first + 1 && self.reads(first, "队伍");
        let after_agent = at > first && (agent(at - 1) || team);
        match self.class(at) {
            // 3个村演出
            Some(Class::Shell) if at == first + 1 && self.reads(at, "演出") && self.is_agent(first) => false,
            Some(Class::Noun | Class::Person | Class::Shell) => true,
            Some(Class::Attribute) => {
                nominal_next && !(after_person && self.last_char(at) == '均') && !(after_person && head == Head::Person)
            }
            Some(Class::Adjective) => nominal_next && !after_person,
            Some(Class::Participle) => self.is_nominal(next) && !after_person,
            Some(Class::Activity) if at == first => {
                if nominal_next {
                    head != Head::Person || self.heads_people(next)
                } else {
                    head != Head::Thing && head != Head::Person
                }
            }
            // 稻田收成约8000斤: the verb says of it.
            Some(Class::Activity)
                if matches!(self.mark(next), Mark::Figure(_) | Mark::Word(Class::Link | Class::Change)) =>
            {
                false
            }
            Some(Class::Activity) => {
                if after_agent {
                    // 电动车充电泊位
                    let site = contexts::SITES.has(self.last_char(next)) && !after_person;
                    return (after_person || site) && self.class(next) == Some(Class::Shell) && head != Head::Person;
                }
                match self.class(next) {
                    Some(Class::Shell | Class::Activity) => head != Head::Person || self.heads_people(next),
                    // 三项措施支援中小企业: what they are for.
                    Some(Class::Noun | Class::Person | Class::Attribute) if self.is_means(at - 1) => false,
                    Some(Class::Noun | Class::Person | Class::Attribute) => match head {
                        Head::Doing | Head::Amount | Head::Matter => true,
                        Head::Person => self.heads_people(next),
                        // 项目建设工地: a project does nothing itself.
                        Head::Thing => !self.is_agent(at - 1) && !self.is_organisation(at - 1),
                    },
                    _ => head.is_doing() || head == Head::Matter,
                }
            }
            _ => false,
        }
    }

    /// Means to an end, which a verb behind them names.
    fn is_means(&self, at: usize) -> bool {
        self.reads_any(at, contexts::MEANS)
    }

    /// Whether people are the head of the nominal pieces from a place on.
    fn heads_people(&self, from: usize) -> bool {
        let mut nominal = (from..).take(6).take_while(|&at| self.is_nominal(at));
        nominal.any(|at| self.class(at) == Some(Class::Person) || self.is_staff(at))
    }

    /// People named by what they are for: 工作人员, 服务对象.
    fn is_staff(&self, at: usize) -> bool {
        self.class(at) == Some(Class::Shell) && self.reads_any(at, contexts::STAFF)
    }
}
