//! What a figure shares with the figures before or behind it: 6期2600册, 店铺36间，仅剩12间, 修建3个、翻新5个凉亭.

use super::contexts;
use super::phrase::{Head, last_of};
use super::piece::Mark;
use super::subject::{REACH, is_time};
use super::{Kind, Reader};
use crate::text::CharList;
use crate::word::Class;
use std::ops::Range;

impl Reader<'_> {
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
        // 带动周边300余户: others than those before.
        let around = said.saturating_sub(usize::from(self.pieces.class(said) == Some(Class::Place)));
        if self.pieces.reads_any(around, contexts::OTHERS) {
            return None;
        }
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
                    // 建议73条，归纳为4类
                    || self.pieces.reads(said, "为") && self.is_kind(other, Kind::Count)
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
