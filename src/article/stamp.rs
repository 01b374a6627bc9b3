//! Dates as bylines print them: 2021-03-04 09:30, 17-12-15, 112年3月5日, 中華民國一一二年三月五日, 4 March 2021.

use super::contexts;
use crate::text::{CharList, CharSet, Folded, han_digit};
use std::ops::Range;

/// A date to the precision printed, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    pub(super) range: Range<usize>,
    year: u32,
    month: u32,
    day: Option<u32>,
    /// Hour, minute, second.
    clock: Option<(u32, Option<u32>, Option<u32>)>,
}

impl Stamp {
    /// ISO 8601.
    pub(super) fn iso(&self) -> String {
        let mut iso = String::new();
        push(&mut iso, "", self.year / 100);
        push(&mut iso, "", self.year % 100);
        push(&mut iso, "-", self.month);
        let Some(day) = self.day else { return iso };
        push(&mut iso, "-", day);
        let Some((hour, minute, second)) = self.clock else { return iso };
        push(&mut iso, "T", hour);
        for part in [minute, second].into_iter().flatten() {
            push(&mut iso, ":", part);
        }
        iso
    }

    pub(super) fn has_day(&self) -> bool {
        self.day.is_some()
    }

    pub(super) fn has_clock(&self) -> bool {
        self.clock.is_some()
    }
}

/// A sign and two digits.
fn push(iso: &mut String, sign: &str, number: u32) {
    iso.push_str(sign);
    for digit in [number / 10 % 10, number % 10] {
        iso.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// The dates of a stretch, in order.
pub(super) fn stamps(text: &Folded, within: Range<usize>, minguo: bool) -> Vec<Stamp> {
    let (mut found, mut at) = (Vec::new(), within.start);
    while at < within.end {
        if may_open(text, at)
            && let Some(stamp) = stamp_at(text, at, minguo)
            && stamp.range.end <= within.end
        {
            at = stamp.range.end;
            found.push(stamp);
        } else {
            at += 1;
        }
    }
    found
}

/// Whether the page counts years from 1911.
pub(super) fn counts_minguo(text: &Folded) -> bool {
    let head = text.len().min(20_000);
    (0..head).any(|at| match text.at(at) {
        '民' => text.reads(at, "民国1") || text.reads(at, "中华民国"),
        '1' => {
            // 112-03-05, 112.3.5, 112年3月5日
            !text.before(at).is_ascii_digit()
                && (at + 1..at + 3).all(|at| text.at(at).is_ascii_digit())
                && matches!(text.at(at + 3), '-' | '.' | '/' | '年')
                && stamp_at(text, at, true).is_some_and(|stamp| stamp.has_day())
        }
        _ => false,
    })
}

/// What dates begin with, Arabic digits and Latin letters left out.
static OPENERS: CharSet = CharSet::of(&["〇零○◯一二三四五六七八九"]).with(contexts::DATE_OPENERS);

fn may_open(text: &Folded, at: usize) -> bool {
    let c = text.at(at);
    if !c.is_ascii() && !OPENERS.contains(c) {
        return false;
    }
    let before = text.before(at);
    if c.is_ascii_digit() {
        // 发布/2021年3月4日 is a label and its value.
        let goes_on = matches!(before, '.' | '-' | '第')
            || before == '/' && text.before(at.saturating_sub(1)).is_ascii_alphanumeric();
        return !before.is_ascii_digit() && !goes_on && !before.is_ascii_alphabetic();
    }
    let numeral = digit(c).is_some() && digit(before).is_none();
    numeral || contexts::DATE_OPENERS.has(c) || (c.is_ascii_uppercase() && !before.is_ascii_alphabetic())
}

/// The date that starts at a position. `minguo` decides two-digit years.
pub(super) fn stamp_at(text: &Folded, at: usize, minguo: bool) -> Option<Stamp> {
    if text.at(at).is_ascii_uppercase() {
        return english(text, at, None);
    }
    let (start, mut at) = (at, at);
    let mut era = false;
    for (word, counts) in [("中华民国", true), ("民国", true), ("公元", false), ("西元", false)] {
        if text.reads(at, word) {
            at = skip(text, at + word.chars().count());
            era = counts;
            break;
        }
    }
    let (number, digits, end) = number(text, at)?;
    let ascii = text.at(at).is_ascii_digit();
    if digits == 8 && ascii {
        return compact(number, start..end);
    }
    if digits <= 2 && ascii && !era && text.at(end) == ' ' {
        return english(text, end + 1, Some((start, number)));
    }
    at = skip(text, end);
    let separator = match text.at(at) {
        // 2023 05/28 09:03
        c if digits == 4 && ascii && at > end && c.is_ascii_digit() => return spaced(text, start, number, at),
        '-' | '–' | '—' => '-',
        c @ ('/' | '.' | '年') => c,
        _ => return None,
    };
    let (second, second_digits, end) = self::number(text, skip(text, at + 1))?;
    at = skip(text, end);
    if digits <= 2 && !era && separator == '/' {
        return day_first(text, start, number, second, at);
    }
    let year = match (digits, era) {
        (_, true) if number < 200 => number + 1911,
        (4, false) if (1900..2100).contains(&number) => number,
        (3, false) if (60..200).contains(&number) => number + 1911,
        (2, false) if minguo && number > 50 => number + 1911,
        (2, false) if second_digits <= 2 => 1900 + number + if number < 60 { 100 } else { 0 },
        _ => return None,
    };
    if !(1..=12).contains(&second) || second_digits > 2 {
        return None;
    }
    let mut stamp = Stamp { range: start..end, year, month: second, day: None, clock: None };
    let goes_on = match separator {
        '年' if text.at(at) == '月' => {
            stamp.range.end = at + 1;
            at += 1;
            true
        }
        '年' => return None,
        '-' => matches!(text.at(at), '-' | '–' | '—'),
        c => text.at(at) == c,
    };
    if goes_on {
        let third = skip(text, at + usize::from(separator != '年'));
        if let Some((day, digits, end)) = self::number(text, third)
            && (1..=31).contains(&day)
            && digits <= 2
        {
            let marked = matches!(text.at(skip(text, end)), '日' | '号');
            if separator != '年' || marked {
                stamp.day = Some(day);
                stamp.range.end = if marked { skip(text, end) + 1 } else { end };
            }
        }
    }
    // 17-12 or 3.5 alone is no date.
    if stamp.day.is_none() && (digits < 4 && !era && separator != '年' || matches!(separator, '.' | '/')) {
        return None;
    }
    Some(with_clock(text, stamp))
}

/// 2023 05/28 09:03: the year on its own, with a clock.
fn spaced(text: &Folded, start: usize, year: u32, at: usize) -> Option<Stamp> {
    let (month, month_digits, slash) = number(text, at)?;
    let (day, day_digits, end) = number(text, slash + 1)?;
    let right = text.at(slash) == '/' && (month_digits, day_digits) == (2, 2) && (1900..2100).contains(&year);
    let stamp = Stamp { range: start..end, year, month, day: Some(day), clock: None };
    let stamp = with_clock(text, stamp);
    (right && (1..=12).contains(&month) && (1..=31).contains(&day) && stamp.has_clock()).then_some(stamp)
}

/// 20210304
fn compact(number: u32, range: Range<usize>) -> Option<Stamp> {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let right = (1990..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    right.then_some(Stamp { range, year, month, day: Some(day), clock: None })
}

/// 04/03/2021, where the day comes first unless it cannot.
fn day_first(text: &Folded, start: usize, first: u32, second: u32, at: usize) -> Option<Stamp> {
    if text.at(at) != '/' {
        return None;
    }
    let (year, digits, end) = number(text, at + 1)?;
    let (day, month) = if second > 12 { (second, first) } else { (first, second) };
    if digits != 4 || !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1900..2100).contains(&year) {
        return None;
    }
    Some(with_clock(text, Stamp { range: start..end, year, month, day: Some(day), clock: None }))
}

/// March 4, 2021 and, with the day already read, 4 March 2021.
fn english(text: &Folded, at: usize, day: Option<(usize, u32)>) -> Option<Stamp> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.iter().position(|month| text.reads(at, month))?;
    let mut end = at;
    while text.at(end).is_ascii_alphabetic() || text.at(end) == '.' {
        end += 1;
    }
    let (start, day) = match day {
        Some(found) => found,
        None => {
            let (day, _, behind) = number(text, skip(text, end))?;
            end = behind;
            (at, day)
        }
    };
    let next = skip(text, end + usize::from(text.at(end) == ','));
    let (year, digits, end) = number(text, next)?;
    let right = digits == 4 && (1900..2100).contains(&year) && (1..=31).contains(&day);
    let month = u32::try_from(month + 1).ok()?;
    right.then(|| with_clock(text, Stamp { range: start..end, year, month, day: Some(day), clock: None }))
}

/// Adds the clock time behind a date, over a weekday: 2021年3月4日(星期四) 下午2时30分, 2021-03-04T14:30:00+08:00.
fn with_clock(text: &Folded, mut stamp: Stamp) -> Stamp {
    if stamp.day.is_none() {
        return stamp;
    }
    let weekday = weekday(text, skip(text, stamp.range.end));
    if let Some(end) = weekday {
        stamp.range.end = end;
    }
    let mut at = skip(text, stamp.range.end);
    // A press release sets the time on a line of its own.
    let line = (at..at + 8).find(|&at| !text.at(at).is_whitespace()).unwrap_or(at);
    if ["香港时间", "澳门时间"].iter().any(|word| text.reads(line, word)) {
        at = skip(text, line + 4);
    } else if text.at(at) == 'T' {
        at += 1;
    }
    // 2021-03-04 HKT 14:30
    if text.reads(at, "HKT") {
        at = skip(text, at + 3);
    }
    if matches!(text.at(at), ',' | '|') && weekday.is_some() {
        at = skip(text, at + 1);
    }
    let (mut shift, words) = half_of_day(text, at);
    at = skip(text, at + words);
    let Some((hour, digits, end)) = number(text, at) else { return stamp };
    let colon = text.at(end) == ':';
    let words = matches!(text.at(end), '时' | '点');
    if digits > 2 || hour > 24 || !(colon || words) {
        return stamp;
    }
    let mut clock = (hour, None, None);
    let mut last = end + usize::from(words);
    if let Some((minute, digits, end)) = number(text, end + 1)
        && minute < 60
        && (digits == 2 || words && text.at(end) == '分')
    {
        clock.1 = Some(minute);
        last = end + usize::from(words && text.at(end) == '分');
        if (text.at(end) == ':' || words)
            && let Some((second, 2, end)) = number(text, if words { last } else { end + 1 })
            && second < 60
            && (!words || text.at(end) == '秒')
        {
            clock.2 = Some(second);
            last = end + usize::from(words);
        }
    } else if colon {
        return stamp;
    }
    if shift == 0 {
        let (behind, words) = half_of_day(text, skip(text, last));
        if words > 0 {
            last = skip(text, last) + words;
        }
        shift = behind;
    }
    if shift == 12 && clock.0 < 12 {
        clock.0 += 12;
    }
    if text.reads(last, "+08:00") {
        last += 6;
    }
    stamp.clock = Some(clock);
    stamp.range.end = last;
    stamp
}

/// Hours to add, and the length of the word that says so.
fn half_of_day(text: &Folded, at: usize) -> (u32, usize) {
    for (word, shift) in
        [("上午", 0), ("凌晨", 0), ("早上", 0), ("中午", 0), ("下午", 12), ("晚上", 12), ("傍晚", 12), ("晚间", 12)]
    {
        if text.reads(at, word) {
            return (shift, 2);
        }
    }
    match (text.at(at).to_ascii_lowercase(), text.at(at + 1).to_ascii_lowercase()) {
        ('a', 'm') => (0, 2),
        ('p', 'm') => (12, 2),
        _ => (0, 0),
    }
}

/// Where a weekday that starts at a position ends: 星期四, (周四), (四).
fn weekday(text: &Folded, at: usize) -> Option<usize> {
    let bracket = usize::from(matches!(text.at(at), '(' | '['));
    let inside = at + bracket;
    let word = match text.at(inside) {
        '星' if text.at(inside + 1) == '期' => 2,
        '礼' if text.at(inside + 1) == '拜' => 2,
        '周' => 1,
        _ if bracket == 1 => 0,
        _ => return None,
    };
    let day = inside + word;
    let named = matches!(text.at(day), '一' | '二' | '三' | '四' | '五' | '六' | '日' | '天');
    let closed = bracket == 0 || matches!(text.at(day + 1), ')' | ']');
    (named && closed).then_some(day + 1 + bracket)
}

/// Behind the spaces at a position, at most three.
fn skip(text: &Folded, mut at: usize) -> usize {
    let limit = at + 3;
    while at < limit && matches!(text.at(at), ' ' | '\t') {
        at += 1;
    }
    at
}

/// A number, how many digits it was written with, and its end: 2021, 二〇二一, 一百一十二, 三十.
fn number(text: &Folded, at: usize) -> Option<(u32, usize, usize)> {
    let mut end = at;
    let mut value = 0u32;
    while let Some(digit) = text.at(end).to_digit(10).filter(|_| end - at < 9) {
        value = value.saturating_mul(10).saturating_add(digit);
        end += 1;
    }
    if end > at {
        return Some((value, end - at, end));
    }
    // Digits one by one, or with 十 and 百 between them.
    let (mut pending, mut scaled) = (None, false);
    while end - at < 7 {
        let c = text.at(end);
        match (digit(c), c) {
            (Some(digit), _) if scaled || pending.is_none() => pending = Some(digit),
            (Some(digit), _) => pending = pending.map(|before| before * 10 + digit),
            (None, '十') => (value, pending, scaled) = (value + pending.unwrap_or(1) * 10, None, true),
            (None, '百') => (value, pending, scaled) = (value + pending? * 100, None, true),
            _ => break,
        }
        end += 1;
    }
    let digits = if scaled { 2 + usize::from(value >= 100) } else { end - at };
    (end > at).then_some((value + pending.unwrap_or(0), digits, end))
}

/// The value of a Chinese digit; O stands for zero in careless print.
fn digit(c: char) -> Option<u32> {
    if matches!(c, '〇' | '零' | '○' | 'O' | '◯') { Some(0) } else { han_digit(c) }
}

#[cfg(test)]
mod tests {
    use super::{counts_minguo, stamps};
    use crate::text::Folded;

    #[test]
    fn reads_printed_dates() {
        for (text, expected) in [
            ("2017-07-25 14:32:03|来源", "2017-07-25T14:32:03"),
            ("17-12-15 12:09", "2017-12-15T12:09"),
            ("2021/3/4", "2021-03-04"),
            ("2021.03.04", "2021-03-04"),
            ("2023年4月24日 17:49", "2023-04-24T17:49"),
            ("2023 年 4 月 24 日", "2023-04-24"),
            ("2023年4月24日17时9分", "2023-04-24T17:09"),
            ("2021年3月", "2021-03"),
            ("112-03-05", "2023-03-05"),
            ("112年3月5日", "2023-03-05"),
            ("中華民國112年3月5日(星期日)上午9時30分", "2023-03-05T09:30"),
            ("民國九十八年十二月三十一日", "2009-12-31"),
            ("中華民國一百一十二年三月五日", "2023-03-05"),
            ("一一二年三月十五日", "2023-03-15"),
            ("二〇二一年三月二十四日", "2021-03-24"),
            ("二○二一年三月四日", "2021-03-04"),
            ("2021年3月4日（星期四）\n香港時間14時30分", "2021-03-04T14:30"),
            ("2021-03-04T14:30:00+08:00", "2021-03-04T14:30:00"),
            ("2021-03-04 星期四 下午 2:05", "2021-03-04T14:05"),
            ("2021 03/04 14:30:05 来源", "2021-03-04T14:30:05"),
            ("March 4, 2021 3:20 PM", "2021-03-04T15:20"),
            ("4 March 2021", "2021-03-04"),
            ("25/03/2021", "2021-03-25"),
            ("2021-03-04 HKT 14:30", "2021-03-04T14:30"),
            ("20210304", "2021-03-04"),
            ("2021年3月4日 来源", "2021-03-04"),
        ] {
            let folded = Folded::new(text);
            let found = stamps(&folded, 0..folded.len(), false);
            assert_eq!(found.iter().map(super::Stamp::iso).collect::<Vec<_>>(), [expected], "{text}");
        }
    }

    #[test]
    fn not_every_figure_is_a_date() {
        for text in
            ["3.5", "12-15", "2021年", "2021-13-04", "第2021-03-04号", "1.2.3", "8月5日", "02-2345-6789", "1999.9"]
        {
            let folded = Folded::new(text);
            assert_eq!(stamps(&folded, 0..folded.len(), false), [], "{text}");
        }
    }

    #[test]
    fn two_digits_may_count_from_1911() {
        let read = |text: &str| {
            let folded = Folded::new(text);
            let minguo = counts_minguo(&folded);
            stamps(&folded, 0..folded.len(), minguo).iter().map(super::Stamp::iso).collect::<Vec<_>>()
        };
        assert_eq!(read("發布 98-12-15，更新 112-03-05"), ["2009-12-15", "2023-03-05"]);
        assert_eq!(read("98-12-15"), ["1998-12-15"]);
    }
}
