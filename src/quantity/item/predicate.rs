//! Predicates at the left end of noun phrases: what is said of the thing counted is no part of its name.

use super::contexts;
use super::phrase::{Head, Phrase};
use super::piece::{Mark, Pieces};
use crate::text::CharList;
use crate::word::Class;
use std::ops::Range;

impl Pieces<'_> {
    /// Leaves out a verb that the phrase is the object of, though it could be a noun: 服务 群众, but 服务 站点.
    pub(super) fn trim_left(&self, phrase: Phrase, head: Head) -> Option<Phrase> {
        let Range { mut start, mut end } = phrase;
        let mut last = end.checked_sub(1)?;
        // 净利润亏损1.2亿元
        if head == Head::Amount && start < last && (self.reads(last, "亏损") || self.reads(last, "盈利")) {
            (last, end) = (last - 1, last);
        }
        // 门票分380元和580元两档
        if start < last && self.reads(last, "分") {
            (last, end) = (last - 1, last);
        }
        // 年出栏200头, 900克装268元
        if start == last && self.reads_any(last, contexts::NO_HEADS) {
            return None;
        }
        // 双向六车道: what only stands before a noun is none.
        // 死亡5例
        if self.class(last) == Some(Class::Attribute) && self.last_char(last) != '性' && head != Head::Matter {
            return None;
        }
        let verbal = matches!(self.class(last), Some(Class::Activity | Class::Participle));
        if verbal && !head.is_doing() {
            // 证监局受理企业上市申请12家
            start = self.behind_agent(start, end, head);
            let object = start == last && self.is_object(last);
            // 完成危桥改造18座: the verb stands before, this one is a noun.
            let object = head != Head::Person && (object || (start < last && self.is_object(start)));
            let named = (start..last).any(|at| self.class(at) != Some(Class::Activity));
            if self.class(last) == Some(Class::Participle)
                || !(object && (named || start == last || head == Head::Matter) || (head == Head::Matter && named))
            {
                return None;
            }
        }
        // 对老干部走访1次: what it is done to is no part of it.
        let done_to = (start.saturating_sub(3)..start)
            .rev()
            .take_while(|&at| !matches!(self.mark(at), Mark::Comma | Mark::Stop | Mark::Listing))
            .any(|at| {
                matches!(self.class(at), Some(Class::Preposition | Class::Link))
                    && contexts::DONE_TO.has(self.first_char(at))
            });
        if verbal && done_to {
            return Some(last..end);
        }
        start = self.behind_agent(start, end, head);
        start = self.behind_predicate(start, end);
        // 车间日均生产口罩
        let paced = (start + 1..end - 1).find(|&at| self.is_paced(at) && head != Head::Amount);
        start = paced.map_or(start, |at| at + 2);
        // 日处理订单
        let daily = |at: usize| self.len(at) == 1 && contexts::EVERY_PERIOD.has(self.first_char(at));
        let verb = |at: &usize| daily(at - 1) && self.class(*at) == Some(Class::Activity);
        if let Some(verb) = (start + 1..last).find(verb).filter(|&at| head != Head::Amount && !self.is_extent(at + 1)) {
            start = verb + 1;
        }
        // 向山区捐赠衣物: what a preposition has is followed by the verb.
        let preposed = start.checked_sub(1).is_some_and(|at| {
            self.class(at) == Some(Class::Preposition) && contexts::PREPOSED.has(self.first_char(at))
        });
        if preposed
            && let Some(verb) = (start + 1..last).find(|&at| self.class(at) == Some(Class::Activity))
            && matches!(self.class_behind(verb), Some(Class::Noun | Class::Person | Class::Attribute))
        {
            start = verb + 1;
        }
        if self.is_said(start, end) {
            start += 2;
        }
        let verbs_only = (start..end).all(|at| self.class(at) == Some(Class::Activity));
        while !verbs_only && start + 1 < end && self.is_predicate(start, end) {
            start += 1;
        }
        let said = start == last && self.class(start) == Some(Class::Adjective);
        (start < end && !said).then_some(start..end)
    }

    /// Where a phrase goes on behind a verb that something before it does.
    fn behind_agent(&self, start: usize, end: usize, head: Head) -> usize {
        let last = end - 1;
        // Inside: a verb between a noun and people it is done to (志愿者 服务 群众).
        for at in (start + 1..last).rev() {
            // 老干部局走访慰问困难党员
            let again = self.class(at) == Some(Class::Activity) && self.class(at - 1) == Some(Class::Activity);
            if again
                && at > start + 1
                && self.is_agent(at - 2)
                && !self.is_scheme(last)
                && (at + 1..=last).any(|at| self.class(at) == Some(Class::Person))
            {
                return at + 1;
            }
            if self.class(at) == Some(Class::Activity)
                && self.is_noun(at - 1)
                && self.class_behind(at) == Some(Class::Person)
                && !self.reads_any(at, contexts::DEEDS)
            {
                return at + 1;
            }
            let object = match self.class_behind(at) {
                Some(Class::Noun) => true,
                Some(Class::Shell) => !(self.is_scheme(at + 1) || self.is_extent(at + 1)),
                // 官兵转移被困群众
                Some(Class::Attribute | Class::Participle | Class::Adjective) => !self.is_scheme(last),
                _ => false,
            };
            // 财政安排衔接资金, but 票据发行额度
            let named = self.is_scheme(at + 1) || self.is_magnitude(at + 1) || self.is_extent(at + 1);
            if self.reads_any(at, contexts::SPENDING) && self.is_noun(at - 1) && !named {
                return at + 1;
            }
            // 海事局组织拖轮
            let gathers = self.reads_any(at, contexts::GATHERS)
                && self.is_agent(at - 1)
                && !self.is_list(at - 1)
                && !self.is_scheme(last);
            if gathers
                || self.class(at) == Some(Class::Activity)
                    && (self.is_agent(at - 1) || self.reads_any(at - 1, contexts::ACTING))
                    && object
                    && !(self.len(at + 1) > 2 && contexts::NO_OBJECT_ENDS.has(self.last_char(at + 1)))
                    && head != Head::Amount
            {
                return at + 1;
            }
        }
        start
    }

    /// Where a phrase goes on behind a predicate of a few words: 县里新登记 企业, 遗址出土 瓷片.
    fn behind_predicate(&self, start: usize, end: usize) -> usize {
        let daily = |at: &usize| {
            self.class(*at) == Some(Class::Attribute) && self.last_char(*at) == '均' && self.first_char(*at) != '平'
        };
        // 环卫部门日均清运 垃圾, 日均收运 厨余
        let amount = self.is_magnitude(end - 1) || self.is_extent(end - 1);
        if let Some(at) = (start + 1..end - 1).find(daily).filter(|_| !amount) {
            let doing = self.class_behind(at) == Some(Class::Activity) && at + 2 < end;
            let stray = at + 3 < end && self.is_stray(at + 1) && self.is_stray(at + 2);
            if doing || stray {
                return at + if doing { 2 } else { 3 };
            }
        }
        let predicate = |at: &usize| {
            let newly = self.reads(*at - 1, "新") && self.class(*at) == Some(Class::Activity);
            let governed = |at: usize| at.checked_sub(1).is_some_and(|at| self.class(at) == Some(Class::Verb));
            newly && !governed(*at - 1) && !self.is_scheme(end - 1) || *at > start + 1 && self.reads(*at, "出土")
        };
        (start + 1..end.saturating_sub(1)).find(predicate).map_or(start, |at| at + 1)
    }

    /// Whether a phrase opens with two characters that are in no list, where only a verb can stand: 共 整饬 背街小巷.
    fn is_said(&self, start: usize, end: usize) -> bool {
        let adverb = start.checked_sub(1).is_some_and(|at| match self.class(at) {
            Some(Class::Link) => "共计".has(self.last_char(at)),
            Some(Class::Adverb) => self.len(at) > 1 || contexts::SAID_BEHIND.has(self.first_char(at)),
            _ => false,
        });
        let rest: usize = (start + 2..end).map(|at| self.len(at)).sum();
        adverb && self.is_stray(start) && self.is_stray(start + 1) && rest > 1
    }

    /// A character that is in no word of the list.
    fn is_stray(&self, at: usize) -> bool {
        self.len(at) == 1 && self.class(at) == Some(Class::Noun)
    }

    /// Whether the verb-like piece that opens a phrase is the predicate of it.
    fn is_predicate(&self, at: usize, end: usize) -> bool {
        match self.class(at) {
            Some(Class::Activity) => {
                if self.is_object(at) {
                    // 走访慰问困难职工: two verbs in a row.
                    let verb = self.class_before(at);
                    return matches!(verb, Some(Class::Verb | Class::Activity))
                        && matches!(self.class_behind(at), Some(Class::Attribute | Class::Person));
                }
                let before = at.checked_sub(1);
                let clause = matches!(
                    before.map(|before| self.mark(before)),
                    None | Some(Mark::Stop | Mark::Comma | Mark::Listing | Mark::Figure(_) | Mark::Word(Class::Time))
                ) || before.is_some_and(|before| self.reads(before, "其中"));
                let named = self.is_shell_after(at, end) || at + 2 == end && self.is_magnitude(at + 1);
                // 回购价格
                let rate = contexts::RATES.has(self.last_char(at + 1));
                let spends = self.reads_any(at, contexts::SPENDING) && !rate;
                let builds = self.reads(at, "建设") && !self.is_scheme(at + 1) && !self.is_magnitude(at + 1);
                // 全省种植基地总数
                let whole = at + 2 < end && self.reads(end - 1, "总数");
                !whole && (!clause || !named || spends || builds)
            }
            Some(Class::Shell) => {
                (self.reads(at, "组织")
                    || self.reads_any(at, contexts::DONE_BY_NAME) && self.class_behind(at) == Some(Class::Noun))
                    && !self.is_object(at)
            }
            Some(Class::Attribute) => self.is_paced(at),
            _ => false,
        }
    }

    /// 日均服务老年人: how often, and what is done.
    fn is_paced(&self, at: usize) -> bool {
        self.class(at) == Some(Class::Attribute)
            && self.last_char(at) == '均'
            && self.first_char(at) != '平'
            && self.class(at + 1) == Some(Class::Activity)
    }

    /// Whether the verb of the clause stands before a piece already, so that the piece is in its object; or 的, or 各类.
    pub(super) fn is_object(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        // 培训3期、演练5次: what stands first in a list is what the others are.
        if self.mark(before) == Mark::Listing
            && before.checked_sub(1).is_some_and(|at| matches!(self.mark(at), Mark::Figure(_)))
        {
            return true;
        }
        match self.class(before) {
            Some(Class::Verb | Class::Activity | Class::Participle | Class::Change) => true,
            Some(Class::Particle) => contexts::OBJECT_PARTICLES.has(self.first_char(before)),
            Some(Class::Etc) => true,
            // 共有培训机构, but 共培训教师
            Some(Class::Link) => self.last_char(before) == '有',
            Some(Class::Shell) => self.reads(before, "组织"),
            Some(Class::Scope) => {
                contexts::OBJECT_SCOPES.has(self.first_char(before)) && !contexts::BODIES.has(self.last_char(before))
            }
            _ => matches!(self.mark(before), Mark::Close(_)),
        }
    }
}
