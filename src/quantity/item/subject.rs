//! What is measured where it does not stand beside the figure: the subject of 达, 增长, 由…提高到….

use super::contexts;
use super::phrase::{Head, Phrase, last_of};
use super::piece::Mark;
use super::{Kind, Reader};
use crate::text::CharList;
use crate::word::Class;
use std::ops::Range;

/// No subject is looked for further away, in pieces.
pub(super) const REACH: usize = 40;

impl Reader<'_> {
    /// The phrase that the predicate before a figure is said of; within its clause.
    pub(super) fn subject(&self, index: usize, place: usize) -> Option<Phrase> {
        let pieces = &self.pieces;
        let kind = self.figures.get(index)?.kind;
        let mut at = place.checked_sub(1)?;
        // 以3∶1战胜对手: a way, not a measure.
        if pieces.reads(at, "以") {
            return self.sold(at, place).filter(|_| kind == Kind::Money);
        }
        let (mut predicate, mut crossed) = (false, false);
        // 假期由5日增至10日
        let grows = matches!(pieces.class(place + 1), Some(Class::Change | Class::Link));
        predicate |= kind == Kind::Duration && grows && matches!(pieces.first_char(at), '由' | '从');
        let base = pieces.reads(at, "的");
        let limit = place.saturating_sub(REACH);
        while at >= limit {
            match pieces.mark(at) {
                Mark::Space => {}
                Mark::Word(Class::Change | Class::Link) => predicate = true,
                Mark::Word(Class::Activity) if self.is_growth(at) => predicate = true,
                Mark::Word(Class::Verb) if at + 1 == place && self.is_paced(at) => {}
                // 把室温调到26度, 打七折: what a verb comes to.
                Mark::Word(Class::Verb | Class::Preposition)
                    if at + 1 == place
                        && (contexts::COMES_TO.has(pieces.last_char(at))
                            || pieces.reads(at, "打")
                            || kind == Kind::Money && contexts::TRADED.has(pieces.last_char(at))) =>
                {
                    predicate = true;
                }
                Mark::Word(Class::Attribute)
                    if contexts::MEASURED_SO.has(pieces.first_char(at)) && pieces.len(at) == 1 =>
                {
                    predicate = true;
                }
                Mark::Word(Class::Attribute) if pieces.last_char(at) == '均' => {}
                // 领取期限最长24个月
                Mark::Word(Class::Adjective) if at + 1 == place && pieces.first_char(at) == '最' => predicate = true,
                // 腾讯获净买入3亿元
                Mark::Word(Class::Verb) if contexts::UNDERGOES.has(pieces.first_char(at)) => {}
                // 面团发酵至两倍, 分数线划定为60分
                Mark::Word(Class::Verb | Class::Participle | Class::Activity)
                    if predicate && at > 0 && at + 2 == place && pieces.is_nominal(at - 1) && self.comes_to(at) => {}
                Mark::Word(
                    Class::Adverb
                    | Class::Preposition
                    | Class::Time
                    | Class::Place
                    | Class::Particle
                    | Class::Scope
                    | Class::Pronoun,
                ) => {}
                Mark::Figure(other) if self.figures.get(other).is_some_and(|figure| is_time(figure.kind)) => {}
                // 股价午后拉升，收盘涨3%: the clause before has no object.
                Mark::Comma if predicate && !crossed && kind != Kind::Duration => {
                    crossed = true;
                    if let Some(phrase) = self.mainly(at) {
                        return Some(phrase);
                    }
                    let last = pieces.class(at.checked_sub(1)?)?;
                    if !matches!(
                        last,
                        Class::Verb | Class::Change | Class::Participle | Class::Adverb | Class::Adjective
                    ) {
                        return None;
                    }
                }
                Mark::Word(Class::Verb | Class::Participle | Class::Adjective) if crossed => {}
                Mark::Word(_) | Mark::Close(_) => {
                    let phrase = self.against(pieces.phrase_before(at, Head::Doing)?);
                    // 至孩子年满18周岁
                    let aged = kind == Kind::Age && predicate && pieces.class(phrase.end - 1) == Some(Class::Person);
                    if !(self.is_adjunct(&phrase) && !aged || base && phrase.end + 1 == place) {
                        let adverbs = (phrase.end..place).all(|at| pieces.class(at) == Some(Class::Adverb));
                        let near = predicate || adverbs || kind != Kind::Duration;
                        let verb = matches!(pieces.class(last_of(&phrase)), Some(Class::Activity | Class::Participle))
                            && phrase.len() == 1
                            && !((predicate || adverbs && phrase.end < place) && kind == Kind::Duration);
                        return Some(phrase).filter(|_| near && !verb);
                    }
                    at = phrase.start;
                    // 达到门诊总数的6.4%: all of the base, whatever it opens with.
                    while base && at > 0 && pieces.is_nominal(at - 1) {
                        at -= 1;
                    }
                }
                _ => return None,
            }
            at = at.checked_sub(1)?;
        }
        None
    }

    /// What a clause before a comma has most of: 以香蕉受损最重，占四成; 以水稻为主，占六成.
    fn mainly(&self, comma: usize) -> Option<Phrase> {
        let pieces = &self.pieces;
        let with = (comma.saturating_sub(8)..comma).rev().find(|&at| pieces.reads(at, "以"))?;
        let most =
            (with + 2..comma).find(|&at| pieces.first_char(at) == '最' || pieces.reads_any(at, contexts::MAINLY))?;
        let end = (with + 1..most).find(|&at| !pieces.is_noun(at)).unwrap_or(most);
        (end > with + 1).then_some(with + 1..end)
    }

    /// 公寓以1680万元出售: what is sold stands before 以.
    fn sold(&self, at: usize, place: usize) -> Option<Phrase> {
        let pieces = &self.pieces;
        let sold = matches!(pieces.class_behind(place), Some(Class::Verb | Class::Activity));
        let thing = at.checked_sub(1).filter(|_| sold).and_then(|at| pieces.phrase_before(at, Head::Thing));
        thing.filter(|thing| !pieces.is_agent(last_of(thing)))
    }

    /// 发酵至, 划定为, but not 投资占: a verb that the word behind it gives an end.
    fn comes_to(&self, doing: usize) -> bool {
        let activity = self.pieces.class(doing) == Some(Class::Activity) && !self.is_growth(doing);
        let to = self.pieces.len(doing + 1) == 1 && !self.pieces.reads(doing + 1, "占");
        activity && to || self.pieces.reads(doing + 1, "为")
    }

    /// Takes in what a price is told against: 人民币对美元中间价.
    fn against(&self, phrase: Phrase) -> Phrase {
        let pieces = &self.pieces;
        let other = phrase.start.checked_sub(2).filter(|&at| pieces.is_noun(at) && pieces.reads(at + 1, "对"));
        let priced = pieces.last_char(last_of(&phrase)) == '价';
        other.filter(|_| priced).unwrap_or(phrase.start)..phrase.end
    }

    /// A verb of growth that the lists have as a noun.
    pub(super) fn is_growth(&self, at: usize) -> bool {
        self.pieces.reads_any(at, contexts::GROWTH)
    }

    /// Whether a phrase depends on a preposition: 比 上年同期, 较 对照田, 占 总数 的.
    pub(super) fn is_adjunct(&self, phrase: &Phrase) -> bool {
        let Some(mut before) = phrase.start.checked_sub(1) else { return false };
        // 较 该区 均价
        if self.pieces.class(before) == Some(Class::Scope) {
            before = before.saturating_sub(1);
        }
        match self.pieces.class(before) {
            // 人民币对美元中间价 is one name; 把租金降到 says of the rent.
            Some(Class::Preposition) => {
                let name = self.pieces.reads(before, "对")
                    && before.checked_sub(1).is_some_and(|at| self.pieces.is_nominal(at));
                !(name || matches!(self.pieces.first_char(before), '把' | '将'))
            }
            Some(Class::Change | Class::Link) => {
                self.pieces.reads_any(before, contexts::COMPARED_WITH | contexts::HELD_AGAINST)
            }
            _ => false,
        }
    }

    /// A count that grew: 由20所增加到30所, 报名人数增至300人.
    pub(super) fn grown(&self, index: usize, place: usize) -> Option<Phrase> {
        let mut before = place.checked_sub(1)?;
        // 由最初的8家增加到36家
        if self.pieces.reads(before, "的") && before > 1 && self.is_when(before - 1) {
            before -= 2;
        }
        // 由日产8万片提升到12万片
        if self.is_paced(before) {
            before = before.checked_sub(1)?;
        }
        // 控制在每亩1500尾
        if self.pieces.class(before) == Some(Class::Scope) {
            before = before.checked_sub(1)?;
        }
        let verb = contexts::GROWTH_SIGNS.has(self.pieces.first_char(before));
        let compared = self.pieces.reads(before, "多") || self.pieces.reads(before, "少");
        let grown = compared || verb && (self.pieces.class(before) == Some(Class::Change) || self.is_growth(before));
        // 由166万户增加到276万户: the growth stands behind the first figure.
        let from = matches!(self.pieces.first_char(before), '由' | '从')
            && matches!(self.pieces.class_behind(place), Some(Class::Change | Class::Activity | Class::Link));
        if grown || from { self.subject(index, place) } else { None }
    }

    /// A word of time, or a date.
    fn is_when(&self, at: usize) -> bool {
        self.pieces.class(at) == Some(Class::Time)
            || matches!(self.pieces.mark(at), Mark::Figure(_)) && self.is_said(at)
    }

    /// 日产, 年销: a verb of how much there is in a period.
    fn is_paced(&self, at: usize) -> bool {
        self.pieces.class(at) == Some(Class::Verb) && contexts::EVERY_PERIOD.has(self.pieces.first_char(at))
    }

    /// What does or undergoes what is counted: 新房成交320套, 游客入境5000人次.
    pub(super) fn acted(&self, index: usize, place: usize) -> Option<Phrase> {
        let verb = place.checked_sub(1)?;
        let verb = verb.saturating_sub(usize::from(self.pieces.reads(verb, "了")));
        let before = verb.checked_sub(1)?;
        // 任务累计完成14次
        let linked = matches!(self.pieces.class(before), Some(Class::Link | Class::Adverb));
        let end = if linked { before } else { verb };
        let phrase = self.pieces.phrase_before(end.checked_sub(1)?, self.head(index))?;
        let last = last_of(&phrase);
        let made = self.pieces.reads_any(verb, contexts::MADE);
        let acts = (made
            || matches!(self.pieces.class(verb), Some(Class::Activity | Class::Participle | Class::Change)))
            && !matches!(self.pieces.class(last), Some(Class::Activity | Class::Attribute | Class::Adjective));
        let body = self.pieces.is_organisation(last) && !contexts::VEHICLES.has(self.pieces.last_char(last));
        let agent = self.head(index) != Head::Person && self.pieces.is_agent(last) || body;
        // 行政拘留8人
        let people = self.head(index) != Head::Person || self.pieces.class(last) == Some(Class::Person);
        (acts && phrase.end == end && people && !agent && !self.is_adjunct(&phrase)).then_some(phrase)
    }

    /// What lasts so long, behind the length: 三年有期徒刑, 为期三天的论坛.
    pub(super) fn lasting(&self, index: usize, place: usize) -> Option<Phrase> {
        let after = self.after(index, place)?;
        let term = contexts::TERM_ENDS.has(self.pieces.last_char(last_of(&after.phrase)));
        (after.certain && !after.clause || term).then_some(after.phrase)
    }

    /// What is told apart by 分别: each of the figures that follow has the member of the list, or the item of the figure before,
    /// that it stands for.
    pub(super) fn distribute(&mut self, index: usize) {
        let Some(place) = self.place(index) else { return };
        let apart = |at: usize| self.pieces.first_char(at) == '分' && self.pieces.class(at) == Some(Class::Link);
        let Some(word) =
            (place.saturating_sub(REACH)..place).rev().take_while(|&at| self.is_said(at)).find(|&at| apart(at))
        else {
            return;
        };
        let items = self.members(index, word).or_else(|| self.items_before(index, word)).unwrap_or_default();
        if items.len() > 1 && items.len() == self.together(index) {
            for (at, item) in items.into_iter().enumerate() {
                self.set(index + at, Some(item));
            }
        }
    }

    /// A word, or a time: 分别恢复到去年的95%和98%.
    fn is_said(&self, at: usize) -> bool {
        match self.pieces.mark(at) {
            Mark::Word(_) => true,
            Mark::Figure(other) => self.figures.get(other).is_some_and(|figure| is_time(figure.kind)),
            _ => false,
        }
    }

    /// 进口和出口 of 进口和出口分别增长3%和5%.
    fn members(&self, index: usize, word: usize) -> Option<Vec<Range<usize>>> {
        let item = self.found(index)?;
        let inside = |at: &usize| self.pieces.list.get(*at).is_some_and(|piece| item.contains(&piece.range.start));
        let list: Vec<usize> = (word.saturating_sub(REACH)..word).filter(inside).collect();
        let members: Option<Vec<_>> = list
            .split(|&at| self.pieces.is_list(at))
            .map(|member| self.pieces.stretch(*member.first()?, member.last()? + 1))
            .collect();
        members.filter(|members| members.len() > 1)
    }

    /// 出口 and 进口 of 出口78亿元、进口42亿元，分别增长3%和5%.
    fn items_before(&self, index: usize, word: usize) -> Option<Vec<Range<usize>>> {
        let opens = (0..word).rev().find(|&at| !self.is_said(at));
        let opens = opens.filter(|&at| self.pieces.mark(at) == Mark::Comma)?;
        // 沪深两市分别: another subject.
        if (opens + 1..word).any(|at| self.pieces.is_noun(at)) {
            return None;
        }
        let measured = (0..index).rev().filter(|&at| self.figures.get(at).is_some_and(|figure| !is_time(figure.kind)));
        let mut items: Vec<_> = measured.take(self.together(index)).map(|at| self.found(at)).collect::<Option<_>>()?;
        items.reverse();
        let distinct = items.windows(2).all(|pair| pair.first() != pair.last());
        distinct.then_some(items)
    }

    /// How many figures a list has from this one on: 3%和5%, 80元、60元和40元.
    fn together(&self, index: usize) -> usize {
        let mut last = None;
        (index..self.figures.len())
            .take_while(|&at| {
                let joined = last.is_none_or(|last| self.pieces.is_list(last + 1));
                last = self.place(at);
                joined
            })
            .count()
    }
}

pub(super) fn is_time(kind: Kind) -> bool {
    matches!(kind, Kind::Date | Kind::Duration | Kind::Recurrence)
}
