//! Quantities: units, exactness, and the thing counted.
//!
//! Each sentence is scanned once for numerals that nothing closes (`naming`: labels, fixed words, names); the unit behind and the
//! approximators around make a draft of each (`figure`, `unit`, `amount`), and two drafts may be one range (`range`). Times come
//! from `crate::time` and take precedence. Then the item is looked for, at the place that the kind of figure has it (`item`).

mod amount;
mod contexts;
mod figure;
mod item;
mod naming;
mod ordinal;
mod range;
mod region;
mod unit;

pub(crate) use region::region;

use crate::label::Labels;
use crate::numeral::{NUMERAL_CHARS, is_homograph, is_numeral_char};
use crate::text::{CharList, CharSet, Folded, sentences};
use crate::time::{self, Anchor, Timex};
use crate::types::{Approx, Kind, Quantity, Region};
use figure::{Draft, Place, figure_at};
use naming::Closed;
use std::ops::Range;

/// What decides the reading of words that leave something open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub(crate) anchor: Option<Anchor>,
    pub(crate) region: Region,
}

/// A quantity before its item is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind,
    /// The measure word or unit inside `range`.
    pub(crate) unit: Option<Range<usize>>,
}

/// The quantities of a stretch with these labels, in order.
pub(crate) fn read(text: &Folded, within: Range<usize>, labels: &Labels, context: Context) -> Vec<Quantity> {
    let closed = Closed::read(text, &within, labels);
    let minguo = context.region == Region::Taiwan;
    let mut times = time::read(text, within.clone(), context.anchor, minguo).into_iter().peekable();
    let runs = text.chars()[within.clone()].split(|&c| !is_numeral_char(c));
    // A little more than quantities: growing by doubling would take twice the memory, which WebAssembly never gives back.
    let mut found = Vec::with_capacity(runs.filter(|run| !run.is_empty()).count());
    for sentence in sentences(text, within) {
        let mut own = Vec::new();
        while let Some(timex) = times.next_if(|timex| timex.range.start < sentence.end) {
            own.push(timex);
        }
        if own.is_empty() && !text.chars()[sentence.clone()].iter().any(|&c| BEGINNINGS.contains(c)) {
            continue;
        }
        let mut drafts = join_bounds(text, drafts(text, &sentence, own, &closed, context.region));
        drop_articles(text, &sentence, &mut drafts);
        if drafts.is_empty() {
            continue;
        }
        let figures: Vec<_> = drafts
            .iter()
            .map(|draft| Figure { range: draft.range.clone(), kind: draft.kind, unit: draft.unit.clone() })
            .collect();
        let items = item::items(text, sentence, &figures);
        found.extend(drafts.into_iter().zip(items).map(|(draft, item)| quantity(text, draft, item)));
    }
    found
}

fn quantity(text: &Folded, draft: Draft, item: Option<Range<usize>>) -> Quantity {
    let label = draft.label.map(str::to_owned);
    Quantity {
        span: text.span(draft.range),
        kind: draft.kind,
        min: draft.min,
        max: draft.max,
        approx: draft.approx,
        bound: draft.bound,
        unit: label.or_else(|| draft.unit.map(|unit| text.clean(unit))),
        standard: draft.standard,
        item: item.map(|item| text.span(item)),
        timex: draft.timex,
        measure: None,
    }
}

/// What a figure begins with.
static BEGINNINGS: CharSet = CharSet::of(&[NUMERAL_CHARS, "第翻对米-−."]).with(contexts::NUMBER_OPENERS);

/// The figures of a sentence from left to right; times come first, for their units are theirs alone.
fn drafts(text: &Folded, sentence: &Range<usize>, times: Vec<Timex>, closed: &Closed, region: Region) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let mut times = times.into_iter().peekable();
    let mut place = Place { sentence: sentence.clone(), floor: sentence.start, region };
    let mut from = sentence.start;
    loop {
        let next_time = times.peek().map_or(usize::MAX, |timex| timex.range.start);
        let begins = |&at: &usize| at >= next_time || BEGINNINGS.contains(text.at(at));
        let Some(at) = (from..sentence.end).find(begins) else { break };
        if let Some(timex) = times.next_if(|timex| timex.range.start <= at) {
            // 2米每秒: what the unit took of a time is no time any more.
            let free = found.last().is_none_or(|draft: &Draft| draft.range.end <= timex.range.start);
            // 《十年》 is a song.
            let title = text.before(timex.range.start) == '《' && text.at(timex.range.end) == '》';
            if free && !(title && timex.kind == Kind::Duration) {
                (from, place.floor) = (timex.range.end, timex.range.end);
                found.push(timed(timex));
            }
            continue;
        }
        let fits = |draft: &Draft| {
            // 50千米每小时: the rate belongs to the unit.
            let rate = text.at(next_time) == '每';
            draft.range.end <= sentence.end && closed.admits(draft) && (draft.range.end <= next_time || rate)
        };
        match draft_at(text, at, &place).filter(fits) {
            Some(draft) => {
                (from, place.floor) = (draft.range.end, draft.range.end);
                found.push(draft);
            }
            None => from = behind_number(text, at, closed).min(next_time),
        }
    }
    found
}

fn timed(timex: Timex) -> Draft {
    Draft {
        approx: timex.approx,
        bound: timex.bound,
        unit: timex.unit,
        timex: timex.value,
        ..Draft::plain(timex.range, timex.kind, (timex.min, timex.max), Approx::Exact)
    }
}

fn draft_at(text: &Folded, at: usize, place: &Place) -> Option<Draft> {
    match text.at(at) {
        '第' => ordinal::ordinal_at(text, at),
        '翻' => ordinal::doubling_at(text, at),
        '对' if text.reads(at, "对折") && text.before(at) == '打' => Some(Draft::percent(at..at + 2, 50.0)),
        '米' => ordinal::height_at(text, at),
        '-' | '−' | '.' if !text.at(at + 1).is_ascii_digit() && text.at(at + 1) != '.' => None,
        _ => figure_at(text, at, place),
    }
}

/// Where to look on when no figure starts at a position: behind the digits that stand there, so that no part of them is read.
fn behind_number(text: &Folded, at: usize, closed: &Closed) -> usize {
    let mut end = at;
    if text.at(at).is_ascii_digit() {
        while text.at(end).is_ascii_alphanumeric()
            || matches!(text.at(end), '.' | ',' | '-' | '_' | '/') && text.at(end + 1).is_ascii_alphanumeric()
        {
            end += 1;
        }
        return end.max(at + 1);
    }
    // 队伍三十余支: the word ends here, and a numeral may start behind it.
    if text.at(at) == '零' || is_homograph(text.at(at)) {
        return at + 1;
    }
    while is_numeral_char(text.at(end)) && !closed.overlaps(&(end..end + 1)) {
        end += 1;
    }
    end.max(at + 1)
}

/// 大于20小于35 and 大于20并小于35 bound one value from both sides.
fn join_bounds(text: &Folded, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match joined.last_mut().filter(|left| bound_together(text, left, &draft)) {
            Some(left) => {
                (left.range.end, left.core.end) = (draft.range.end, draft.core.end);
                (left.max, left.approx, left.bound) = (draft.max, Some(Approx::Range), None);
                left.unit = draft.unit;
                if let (Some(standard), Some(upper)) = (&mut left.standard, draft.standard) {
                    standard.max = upper.max;
                }
            }
            None => joined.push(draft),
        }
    }
    joined
}

fn bound_together(text: &Folded, left: &Draft, right: &Draft) -> bool {
    let gap = left.range.end..right.range.start;
    let gap: String = text.chars().get(gap).unwrap_or(&[]).iter().collect();
    let linked = matches!(gap.trim(), "" | ",") || contexts::BOUND_JOINTS.contains(&gap.trim());
    let rising = left.max.is_none() && right.min.is_none() && left.min < right.max;
    let unit = |draft: &Draft| draft.unit.clone().and_then(|unit| text.chars().get(unit));
    let alike = left.kind == right.kind && unit(left) == unit(right) && left.timex.is_none();
    linked && rising && alike
}

/// Takes out 一 with a measure word where it is no more than an article: it counts only beside another count.
fn drop_articles(text: &Folded, sentence: &Range<usize>, drafts: &mut Vec<Draft>) {
    let counts = |draft: Option<&Draft>| draft.is_some_and(|draft| draft.kind == Kind::Count && !draft.single);
    let beside = |left: &Draft, right: &Draft| {
        let gap = left.range.end..right.range.start;
        gap.len() <= 10 && text.chars().get(gap).is_some_and(|gap| gap.iter().any(|&c| contexts::JOINTS.has(c)))
    };
    let keep: Vec<bool> = drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| {
            let before = at.checked_sub(1).and_then(|at| drafts.get(at));
            let next = drafts.get(at + 1);
            let pointed = contexts::ONE_POINTED_BY.has(text.before(draft.range.start));
            let alone = draft.range.len() + 1 >= sentence.len();
            let joined = before.is_some_and(|before| counts(Some(before)) && beside(before, draft))
                || next.is_some_and(|next| counts(Some(next)) && beside(draft, next));
            !draft.single || alone || joined && !pointed
        })
        .collect();
    let mut keep = keep.into_iter();
    drafts.retain(|_| keep.next().unwrap_or(true));
}
