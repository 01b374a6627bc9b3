//! Chinese digits in a numeral: runs, two side by side, open ones, and those behind 点.

use super::{LONGEST, Last, Pair, Scanner};
use crate::numeral::contexts;
use crate::numeral::decimal::Decimal;
use crate::numeral::signs::{digit, multiplier, tens};
use crate::text::{CharList, Folded};
use crate::types::{Approx, Bound};

impl Scanner<'_, '_> {
    /// A run of Chinese digits: one, two side by side (三四十), or a number read out (二〇二四).
    pub(super) fn read_digits(&mut self, at: usize) -> bool {
        if !matches!(self.last, Last::Nothing | Last::Multiplier(_) | Last::Zero) {
            return false;
        }
        let first = digit(self.text.at(at)).unwrap_or(0);
        let mut end = at + 1;
        while digit(self.text.at(end)).is_some() && self.text.at(end) != '两' && end - at <= LONGEST {
            end += 1;
        }
        let opening = self.last == Last::Nothing;
        if first == 1 && end == at + 1 && self.text.at(end) == '两' {
            end += 1;
        }
        if !opening && first == 0 {
            // A zero only fills the gap: 一千零五.
            let goes_on = digit(self.text.at(at + 1)).is_some_and(|next| next > 0)
                || multiplier(self.text.at(at + 1)).is_some()
                || tens(self.text.at(at + 1)).is_some()
                || matches!(self.text.at(at + 1), '几' | ' ')
                || self.arabic && self.text.at(at + 1).is_ascii_digit();
            return goes_on && self.last != Last::Zero && self.take(at + 1, Last::Zero);
        }
        // 找零两元: the change of a payment, not a numeral.
        if opening && first == 0 && self.text.at(end) == '两' {
            return false;
        }
        self.chinese = true;
        if end - at >= 2 {
            if let Some(pair) = juxtaposed(self.text, at, end) {
                self.current = Some(pair);
                self.approx = Approx::Range;
                self.shorten_behind(at + 2);
                return self.take(at + 2, Last::Closed);
            }
            if opening && !(first == 0 && multiplier(self.text.at(end)).is_some()) {
                let value = (at..end).filter_map(|at| digit(self.text.at(at))).fold(Decimal::ZERO, Decimal::push);
                self.current = Some(Pair::both(value));
                self.digits = end - at;
                return self.take(end, Last::Closed);
            }
        }
        // 两 behind a multiplier is the weight, unless another multiplier follows: 三千两百两.
        if !opening && self.text.at(at) == '两' && multiplier(self.text.at(at + 1)).is_none() {
            return false;
        }
        if first == 0 && multiplier(self.text.at(at + 1)).is_some() {
            return self.take(at + 1, Last::Zero);
        }
        self.current = Some(Pair::of(first, first));
        if opening {
            self.digits = 1;
        }
        self.shorten_behind(at + 1);
        self.take(at + 1, Last::Digit)
    }

    /// 四百五 is 450: a last digit right behind a multiplier counts the next lower power.
    fn shorten_behind(&mut self, end: usize) {
        let mut next = end;
        while self.text.at(next) == ' ' && next < end + 4 {
            next += 1;
        }
        let next_multiplier = multiplier(self.text.at(next)).filter(|_| !self.opens_unit(next));
        // 百二万 is 1.2 million, unlike 一百二万: without its one, the hundred is short as well.
        let colloquial = end == self.start + 2 && next_multiplier.is_some_and(|places| places >= 4);
        let goes_on = next_multiplier.is_some() && !colloquial;
        if matches!(self.last, Last::Multiplier(2..)) && !goes_on && digit(self.text.at(end)).is_none() {
            self.shorten();
        }
    }

    /// 几 and 数: an open digit.
    pub(super) fn read_open(&mut self, at: usize) -> bool {
        let c = self.text.at(at);
        let mut next = at + 1;
        while self.text.at(next) == ' ' && next < at + 3 {
            next += 1;
        }
        let multiplied = multiplier(self.text.at(next)).is_some();
        let pair = match self.last {
            Last::Nothing if multiplied && (c == '几' || !is_noun_of_number(self.text.before(at))) => Pair::of(2, 9),
            Last::Multiplier(_) | Last::Zero if c == '几' => Pair::of(1, 9),
            // 10几个.
            Last::Literal
                if c == '几'
                    && !contexts::NO_FEW_BEFORE.has(self.text.at(at + 1))
                    && self.digits >= 2
                    && self.text.at(at - 1) == '0' =>
            {
                self.current.unwrap_or(Pair::ZERO).add(Pair::of(1, 9))
            }
            _ => return false,
        };
        self.chinese = true;
        self.digits = 0;
        self.approx = Approx::Range;
        self.current = Some(pair);
        self.take(at + 1, Last::Closed)
    }

    /// 余, 多 and 来 in front of a multiplier: 二百余万, 十来万.
    pub(super) fn read_inner(&mut self, at: usize) -> bool {
        let mut next = at + 1;
        while self.text.at(next) == ' ' && next < at + 3 {
            next += 1;
        }
        let multiplied = matches!(self.text.at(next), '万' | '亿' | '兆')
            || self.text.at(next) == '千' && self.last == Last::Literal;
        if self.last == Last::Nothing || !multiplied || self.opens_unit(next) {
            return false;
        }
        if self.approx == Approx::Exact {
            (self.approx, self.bound) =
                if self.text.at(at) == '来' { (Approx::About, None) } else { (Approx::Over, Some(Bound::More)) };
        }
        let last = self.last;
        self.take(next, last)
    }

    /// 点 and digits behind a number in words: 九点六二.
    pub(super) fn read_fraction(&mut self, at: usize) -> bool {
        let spelled = !self.arabic && matches!(self.last, Last::Digit | Last::Closed | Last::Multiplier(_));
        if !spelled || self.approx != Approx::Exact {
            return false;
        }
        let (mut end, mut value) = (at + 1, Decimal::ZERO);
        loop {
            let mut next = end;
            while self.text.at(next) == ' ' && next < end + 3 {
                next += 1;
            }
            let c = self.text.at(next);
            let Some(digit) = c.to_digit(10).or_else(|| digit(c).filter(|_| c != '两')) else { break };
            value = value.push_fraction(digit);
            end = next + 1;
            if end - at > LONGEST {
                return false;
            }
        }
        // 三点五十分 is a clock time.
        if end == at + 1 || matches!(self.text.at(end), '十' | '百' | '千') {
            return false;
        }
        self.current = Some(self.current.unwrap_or(Pair::ZERO).add(Pair::both(value)));
        self.digits = 0;
        self.take(end, Last::Fraction)
    }
}

/// Two digits side by side that mean a range: neighbours (三四, 七八), and 三五.
fn juxtaposed(text: &Folded, at: usize, end: usize) -> Option<Pair> {
    let (first, second) = (digit(text.at(at))?, digit(text.at(at + 1))?);
    if end - at != 2 || first == 0 || second != first + 1 && (first, second) != (3, 5) {
        return None;
    }
    // 一两 of gold is a weight; 二两 always is.
    if text.at(at + 1) == '两' {
        let weight = first != 1 || text.at(end) == '\0' || contexts::WEIGHED_BEFORE.has(text.at(end));
        if weight {
            return None;
        }
    }
    Some(Pair::of(first, second))
}

/// Before 数, makes a noun of it: 人数, 总数, 指数.
fn is_noun_of_number(before: char) -> bool {
    "人总次指户票分点参系函基倍件单双多少半岁字页天辈代级对整小读无如悉充凑算计套门名位份额席例个本册里公常变偶奇实虚有复正负质因约乘除被和差积商底幂首届招成为"
        .has(before)
}
