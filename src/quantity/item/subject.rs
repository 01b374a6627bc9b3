//! What is measured where it does not stand beside the figure: the subject of 达, 增长, 由…提高到…, and what figures share.

use super::contexts;
use super::phrase::{Head, Phrase, last_of};
use super::piece::Mark;
use super::{Kind, Reader};
use crate::text::CharList;
use crate::word::Class;
use std::ops::Range;

/// No subject is looked for further away, in pieces.
const REACH: usize = 40;

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
    fn is_adjunct(&self, phrase: &Phrase) -> bool {
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

    /// What does or undergoes what is counted: 新房成交320套, 游客入境5000人次.
    pub(super) fn acted(&self, index: usize, place: usize) -> Option<Phrase> {
        let verb = place.checked_sub(1)?;
        let verb = verb.saturating_sub(usize::from(self.pieces.reads(verb, "了")));
        let phrase = self.pieces.phrase_before(verb.checked_sub(1)?, self.head(index))?;
        let last = last_of(&phrase);
        let made = self.pieces.reads_any(verb, contexts::MADE);
        let acts = (made
            || matches!(self.pieces.class(verb), Some(Class::Activity | Class::Participle | Class::Change)))
            && !matches!(self.pieces.class(last), Some(Class::Activity | Class::Attribute | Class::Adjective));
        let body = self.pieces.is_organisation(last) && !contexts::VEHICLES.has(self.pieces.last_char(last));
        let agent = self.head(index) != Head::Person && self.pieces.is_agent(last) || body;
        (acts && phrase.end == verb && !agent && !self.is_adjunct(&phrase)).then_some(phrase)
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

    /// What a figure shares with the figures before it in the sentence.
    pub(super) fn shared(&self, index: usize, place: usize) -> Option<Range<usize>> {
        let kind = self.figures.get(index)?.kind;
        let before = place.checked_sub(1)?;
        let previous = index.checked_sub(1)?;
        let previous_place = self.place(previous)?;
        let previous_kind = self.figures.get(previous)?.kind;
        let joint = self.pieces.mark(before);
        // 6期2600册; 5000元、3000元和1000元.
        let adjacent = previous_place == before
            || (previous_place + 2 == place
                && (joint == Mark::Listing || self.pieces.class(before) == Some(Class::List)));
        // 渠道328条、416公里
        let beside = joint == Mark::Listing
            && matches!((previous_kind, kind), (Kind::Count, Kind::Physical))
            && self
                .found(previous)
                .is_some_and(|item| self.figures.get(previous).is_some_and(|figure| item.end <= figure.range.start));
        // 下调15个基点至2.6%
        let onward = previous_place + 2 == place && contexts::ONWARD.has(self.pieces.first_char(before));
        if beside || onward && !is_time(previous_kind) {
            return self.found(previous);
        }
        // 牛油果10元3个
        let priced = previous_place == before && matches!((previous_kind, kind), (Kind::Money, Kind::Count));
        if adjacent && (previous_kind == kind && !is_time(kind) || priced) {
            // 10个和15个基点
            let same = self.unit(index).starts_with(self.unit(previous)) || previous_place == before;
            return self.found(previous).filter(|_| same);
        }
        match kind {
            Kind::Count if !self.is_unit(index, contexts::POINTS) => self.shared_count(index, place),
            Kind::Count | Kind::Percent | Kind::Physical | Kind::Money | Kind::Number | Kind::Ratio => {
                self.shared_measure(index, place)
            }
            _ => None,
        }
    }

    /// The last thing counted with the same measure word, where only a verb stands between: 店铺36间，仅剩12间.
    fn shared_count(&self, index: usize, place: usize) -> Option<Range<usize>> {
        let said = place.checked_sub(1)?;
        let said = said.saturating_sub(usize::from(self.pieces.reads(said, "了")));
        let verb = matches!(
            self.pieces.class(said),
            Some(
                Class::Verb
                    | Class::Link
                    | Class::Change
                    | Class::Adverb
                    | Class::Activity
                    | Class::Place
                    | Class::Participle
            )
        );
        // 比往年多5头
        let verb = verb || self.pieces.reads(said, "多") || self.pieces.reads(said, "少");
        let verb = verb || self.pieces.class(said) == Some(Class::Attribute) && self.pieces.last_char(said) == '均';
        // 抽检食品156批次，不合格3批次
        let failed = self.pieces.class(said) == Some(Class::Attribute)
            && said.checked_sub(1).is_some_and(|at| self.pieces.mark(at) == Mark::Comma);
        let verb = verb || failed;
        // 撰写报告28篇，5篇获奖
        let follows = self.pieces.mark(place.checked_sub(1)?) == Mark::Comma
            && matches!(
                self.pieces.class_behind(place),
                Some(Class::Verb | Class::Participle | Class::Adverb | Class::Change)
            );
        let verb = verb || follows;
        // 15名被告，其中9人: people again, whatever they are counted by.
        let before = place.checked_sub(1)?;
        let among = self.pieces.reads(before, "其中") || self.pieces.reads(before, "当中");
        if among && self.head(index) == Head::Person {
            let people = (index.saturating_sub(3)..index)
                .rev()
                .find(|&other| self.is_kind(other, Kind::Count) && self.head(other) == Head::Person);
            return people.and_then(|other| self.found(other));
        }
        if !verb {
            return None;
        }
        if let Some(printed) = self.printed(index, place) {
            return Some(printed);
        }
        let earlier = (index.saturating_sub(4)..index).rev();
        earlier
            .filter(|&other| {
                // 橙子38块钱，一共24个
                self.is_kind(other, Kind::Number)
                    || self.is_kind(other, Kind::Money) && self.pieces.class(said) == Some(Class::Link)
                    || self.unit(other) == self.unit(index) && self.is_kind(other, Kind::Count)
            })
            .map(|other| self.found(other))
            .next()
            .flatten()
    }

    /// The publication that the clause before ends with: 编写《防汛手册》，印发600册.
    fn printed(&self, index: usize, place: usize) -> Option<Range<usize>> {
        let comma = place.checked_sub(2)?;
        if self.pieces.mark(comma) != Mark::Comma || !self.is_unit(index, contexts::BOOK_UNITS) {
            return None;
        }
        let phrase = self.pieces.phrase_before(comma.checked_sub(1)?, Head::Thing)?;
        let last = self.pieces.last_char(last_of(&phrase));
        let book = contexts::BOOKS.has(last);
        if book { self.range(phrase) } else { None }
    }

    /// The last thing measured, where the predicate has no subject of its own: …达5%，同比提高0.3个百分点.
    fn shared_measure(&self, index: usize, place: usize) -> Option<Range<usize>> {
        let pieces = &self.pieces;
        let mut at = place.checked_sub(1)?;
        // 跃升到2.6万元，翻了三番: the verb is a part of the figure.
        let (mut predicate, mut nominal) = (pieces.first_char(place) == '翻', false);
        // 学生1250名，其中逾六成升读大学
        if pieces.reads(at, "其中") || pieces.reads(at, "当中") {
            return self.found(index.checked_sub(1)?);
        }
        // 净利增长18%，达26亿元: said of the same thing.
        if let Some(comma) = at.checked_sub(1)
            && pieces.class(at) == Some(Class::Link)
            && pieces.mark(comma) == Mark::Comma
            && let Some(Mark::Figure(other)) = comma.checked_sub(1).map(|at| pieces.mark(at))
        {
            return self.found(other);
        }
        let limit = place.saturating_sub(REACH);
        while at >= limit {
            match pieces.mark(at) {
                Mark::Word(Class::Change | Class::Link) => predicate = true,
                Mark::Word(Class::Activity) if self.is_growth(at) => predicate = true,
                Mark::Word(Class::Verb) if at + 1 == place && contexts::COMES_TO.has(pieces.last_char(at)) => {
                    predicate = true
                }
                Mark::Word(_) if self.is_found(at, index) => {}
                // 比传统种植增产86公斤
                Mark::Word(Class::Activity)
                    if let Some(phrase) =
                        pieces.phrase_before(at, Head::Doing).filter(|phrase| self.is_adjunct(phrase)) =>
                {
                    at = phrase.start;
                }
                Mark::Word(Class::Verb | Class::Participle | Class::Activity) => match self.aside(at) {
                    Some(comma) => at = comma,
                    None => return None,
                },
                Mark::Figure(other) if !self.figures.get(other).is_some_and(|figure| is_time(figure.kind)) => {
                    let kind = self.figures.get(index)?.kind;
                    let fits = self.figures.get(other)?.kind == kind
                        || matches!(kind, Kind::Percent | Kind::Ratio)
                        || self.is_unit(index, contexts::POINTS);
                    // 涨23点，涨幅0.5%，报4536点
                    let by = |item: &Range<usize>| {
                        self.is_unit(index, contexts::POINTS) && pieces.text.before(item.end) == '幅'
                    };
                    if let Some(found) = self.found(other).filter(|item| fits && !by(item)) {
                        // 旺季120元，淡季80元
                        let same = self.figures.get(other)?.kind == kind && self.unit(other) == self.unit(index);
                        return Some(found).filter(|_| predicate || same && !nominal);
                    }
                }
                Mark::Stop => return None,
                _ => nominal |= pieces.is_nominal(at),
            }
            at = at.checked_sub(1)?;
        }
        None
    }

    /// Whether a piece belongs to the item of a figure before this one: 接获300宗投诉，较去年增加两成.
    fn is_found(&self, at: usize, index: usize) -> bool {
        let start = self.pieces.list.get(at).map_or(0, |piece| piece.range.start);
        (index.saturating_sub(3)..index).any(|other| self.found(other).is_some_and(|item| item.contains(&start)))
    }

    /// The comma before a clause that only says how it was reckoned: 按不变价格计算，增长4.5%.
    fn aside(&self, at: usize) -> Option<usize> {
        let comma = (at.saturating_sub(8)..at).rev().find(|&at| !matches!(self.pieces.mark(at), Mark::Word(_)))?;
        let reckoned = self.pieces.reads_any(comma + 1, contexts::RECKONED);
        (reckoned && self.pieces.mark(comma) == Mark::Comma).then_some(comma)
    }

    fn is_kind(&self, index: usize, kind: Kind) -> bool {
        self.figures.get(index).is_some_and(|figure| figure.kind == kind)
    }

    /// What a count shares with the next one of a list: 修建3个、翻新5个凉亭.
    pub(super) fn shared_ahead(&self, index: usize) -> Option<Range<usize>> {
        if self.found(index).is_some() || !self.is_kind(index, Kind::Count) {
            return None;
        }
        let place = self.place(index)?;
        let next = index + 1;
        let next_place = self.place(next)?;
        // 12名80岁以上的老人; 9批次320名同行
        if next_place == place + 1
            && matches!(self.figures.get(next)?.kind, Kind::Age | Kind::Physical | Kind::Count)
            && self.unit(index) != ['分']
        {
            return self.found(next);
        }
        let joined =
            self.pieces.mark_behind(place) == Mark::Listing || self.pieces.class_behind(place) == Some(Class::List);
        let verbs = (place + 2..next_place).all(|at| {
            matches!(
                self.pieces.class(at),
                Some(Class::Verb | Class::Activity | Class::Adverb | Class::Participle | Class::Change | Class::Link)
            )
        });
        let near = joined && verbs;
        let behind =
            self.found(next).filter(|item| self.figures.get(next).is_some_and(|figure| item.start >= figure.range.end));
        behind.filter(|_| near && self.unit(index) == self.unit(next))
    }
}

fn is_time(kind: Kind) -> bool {
    matches!(kind, Kind::Date | Kind::Duration | Kind::Recurrence)
}
