//! The headline: the line before the body that talks of what the body talks of, close to the byline.

use super::contexts;
use super::line::{Class, Line, trim};
use super::stamp::Stamp;
use super::words::{self, Role, Section};
use super::{dateline, fields};
use crate::text::{Folded, is_han};
use std::ops::Range;

/// How far before the body a headline is looked for, in lines.
const REACH: usize = 80;
/// How much of the body is compared, in characters.
const SAMPLE: usize = 6000;

/// The headline of the body that starts at a line, and the line it stands in.
pub(super) fn headline(
    text: &Folded,
    lines: &[Line],
    start: usize,
    body: Range<usize>,
    headed: bool,
) -> Option<(usize, Range<usize>)> {
    let topic = Topic::of(text, body);
    let from = start.saturating_sub(REACH);
    let mut best: Option<(f64, usize, Range<usize>)> = None;
    let mut between = 0.0;
    for (at, line) in lines.iter().enumerate().take(start).skip(from).rev() {
        if line.class == Class::End && at + 12 < start {
            break;
        }
        if let Some(range) = wording(text, line) {
            let alone = range.start;
            let range = joined(text, lines, at, range, &topic);
            let (form, named) = looks(text, line, range.clone());
            let mut score = form + topic.share(text, range.clone()) * if named { 1.0 } else { 4.0 } - between;
            let next =
                (at + 1..start).find(|&at| lines.get(at).is_some_and(|line| !is_subtitle(text, line))).unwrap_or(start);
            if lines.get(next).is_some_and(|next| next.class == Class::Byline) {
                score += 1.2;
            } else if next == start {
                score += 0.6;
            }
            if range.start < alone {
                score += 0.5;
            }
            if at == 0 {
                score += 0.5;
            }
            // Of two lines around a byline, the one below is a heading where the text has more of them.
            let below =
                at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(|before| before.class == Class::Byline);
            if headed && at + 1 == start && below {
                score -= 4.0;
            }
            if at > 0
                && lines.get(at - 1).is_some_and(|before| before.class == Class::Byline && !before.has(Role::Other))
            {
                score += 0.3;
            }
            if line.has(Role::Title) {
                score += 3.0;
            }
            if is_letterhead(text, &range) {
                score -= 2.0;
            }
            // 五、主席致词: a part of the minutes, and not the first.
            if crate::label::section(text, range.start).is_some_and(|number| number > 1) {
                score -= 2.0;
            }
            // 基层短讯: however little it says, it stands right above the byline.
            let source = lines.get(at + 1).is_some_and(|next| next.class == Class::Byline && next.has(Role::Source));
            if score > if source && !named { -0.1 } else { 1.1 } && best.as_ref().is_none_or(|(most, ..)| score > *most)
            {
                best = Some((score, at, range));
            }
        }
        between += match line.class {
            Class::Byline => 0.0,
            Class::Short => 0.3,
            _ => 0.12,
        };
    }
    best.map(|(_, at, range)| (at, range))
}

/// 某某县政府新闻稿: the paper that the text is printed on, not what it says.
fn is_letterhead(text: &Folded, range: &Range<usize>) -> bool {
    contexts::LETTERHEAD_ENDS
        .iter()
        .any(|word| range.end.checked_sub(word.chars().count()).is_some_and(|at| text.reads(at, word)))
}

/// The part of a line that could be a headline.
fn wording(text: &Folded, line: &Line) -> Option<Range<usize>> {
    let mut range = line.range.clone();
    if let Some(field) = line.fields.iter().find(|field| field.role == Role::Title) {
        range = field.value.clone();
    } else if !matches!(line.class, Class::Short | Class::Link | Class::Prose)
        || fields::opens_with_label(text, &line.range)
        || dateline::opening(text, line.range.clone()) > line.range.start
    {
        return None;
    }
    // 某某报电子版 2021-03-04 第3版
    let inside = |stamp: &Stamp| text.at(stamp.range.start + 4) == '-' && stamp.range.end + 2 < range.end;
    if line.stamps.iter().any(inside) {
        return None;
    }
    // 标题 2021-03-04, 标题[03-04]
    if let Some(stamp) = line.stamps.last()
        && stamp.range.end + 1 >= range.end
        && stamp.range.start >= range.start + 6
        && matches!(text.before(stamp.range.start), ' ' | '(' | '[' | '\t')
    {
        range.end = stamp.range.start;
        while range.end > range.start && matches!(text.before(range.end), '(' | '[') {
            range.end -= 1;
        }
    }
    // The site's name that a page title carries: 标题_某县人民政府网, 标题 - 新闻 - 某某网.
    let cuts = |at: &usize| matches!(text.at(*at), '_' | '|') || text.reads(*at, " - ") || text.reads(*at, "--");
    if let Some(last) = (range.start + 6..range.end).rev().find(cuts)
        && range.end - last <= 18
        && words::section_before(text, range.end, 6).is_some()
    {
        range.end = (range.start + 6..last).find(cuts).unwrap_or(last);
    }
    while range.start < range.end && matches!(text.at(range.start), '·' | '•' | '▪' | '◆' | '■' | '●' | '>' | '*')
    {
        range.start += 1;
    }
    let mut range = trim(text, range);
    // The last word of a trail that ran into the headline.
    for word in contexts::TRAIL_ENDS {
        if text.reads(range.start, word) {
            range.start += word.chars().count();
        }
    }
    let range = trim(text, range);
    let han = range.clone().filter(|&at| is_han(text.at(at))).count();
    let stop = range.clone().any(|at| text.at(at) == '。');
    // 永医保函〔2022〕9号 numbers a document.
    let number = text.before(range.end) == '号' && range.clone().any(|at| matches!(text.at(at), '〔' | '[' | '('));
    let stop = stop || number && range.len() <= 24;
    ((4..=90).contains(&range.len()) && han >= 4 && han * 5 >= range.len() * 2 && !stop).then_some(range)
}

/// ——记某某村村医
fn is_subtitle(text: &Folded, line: &Line) -> bool {
    text.reads(line.range.start, "——") || text.reads(line.range.start, "--")
}

/// With the half before it, where a line that lost its breaks was cut at the space inside a headline.
fn joined(text: &Folded, lines: &[Line], at: usize, range: Range<usize>, topic: &Topic) -> Range<usize> {
    let Some((before, line)) = at.checked_sub(1).and_then(|before| lines.get(before)).zip(lines.get(at)) else {
        return range;
    };
    let half = before.row == line.row && before.class == Class::Short && line.range.start == before.range.end + 1;
    if let Some(first) = wording(text, before)
        && half
        && first.len() >= 7
        && first.end == before.range.end
        && range.start == line.range.start
        && topic.share(text, first.clone()) > 0.25
    {
        return first.start..range.end;
    }
    range
}

/// What the form of a line says for a headline, and whether it only names a site or an office.
fn looks(text: &Folded, line: &Line, range: Range<usize>) -> (f64, bool) {
    let mut score: f64 = match range.len() {
        ..6 => -1.2,
        6..9 => 0.2,
        9..46 => 1.0,
        46..61 => 0.2,
        _ => -1.0,
    };
    if line.class == Class::Link {
        score -= 0.8;
    }
    let section = words::section_before(text, range.end, 6).map(|section| section.1);
    let named = match section {
        Some(Section::Outlet) => range.len() <= 16,
        Some(Section::Office) => range.len() <= 14,
        None => false,
    };
    score -= match text.before(range.end) {
        ':' | ',' | ';' => 2.0,
        _ if is_subtitle(text, line) => 4.0,
        // A site or an office: 某县人民政府网, 某市教育局.
        _ if named && section == Some(Section::Outlet) => 1.6,
        _ if named => 1.0,
        _ => 0.0,
    };
    (score, named)
}

/// The pairs of characters that a body is made of.
struct Topic {
    /// At the place of their hash or, where that is taken, behind it; 0 is none.
    pairs: Vec<u64>,
}

impl Topic {
    fn of(text: &Folded, body: Range<usize>) -> Self {
        let end = body.end.min(body.start + SAMPLE);
        let size = (2 * SAMPLE.min(end.saturating_sub(body.start)) + 2).next_power_of_two();
        let mut topic = Self { pairs: vec![0; size] };
        for at in body.start + 1..end {
            let pair = pair(text, at);
            let place = topic.place(pair);
            if let Some(free) = topic.pairs.get_mut(place) {
                *free = pair;
            }
        }
        topic
    }

    /// Where a pair is, or would be: half of the places stay free.
    fn place(&self, pair: u64) -> usize {
        let mask = self.pairs.len() - 1;
        let mut place = (pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & mask;
        while self.pairs.get(place).is_some_and(|&other| other != 0 && other != pair) {
            place = (place + 1) & mask;
        }
        place
    }

    /// The share of a line's pairs that the body has as well.
    fn share(&self, text: &Folded, line: Range<usize>) -> f64 {
        let pairs = (line.start + 1..line.end).filter(|&at| is_han(text.before(at)) && is_han(text.at(at)));
        let (mut all, mut shared) = (0.0, 0.0);
        for at in pairs {
            all += 1.0;
            shared += f64::from(u8::from(self.pairs.get(self.place(pair(text, at))).is_some_and(|&pair| pair != 0)));
        }
        if all < 1.0 { 0.0 } else { shared / all }
    }
}

/// A character and the one before it.
fn pair(text: &Folded, at: usize) -> u64 {
    u64::from(u32::from(text.before(at))) << 32 | u64::from(u32::from(text.at(at)))
}
