//! Date, source, authors and editors, from the lines around the body and from what stands inside its first and last line.

use super::contexts;
use super::fields::Field;
use super::line::{Class, Line, trim};
use super::names;
use super::stamp::Stamp;
use super::words::{self, Role, Section};
use crate::text::{Folded, in_order};
use std::ops::Range;

/// How many lines before and behind the body are read for it.
const BEFORE: usize = 80;
const BEHIND: usize = 14;

/// What a page says of where its article comes from.
#[derive(Debug, Default)]
pub(super) struct Byline {
    pub(super) published: Option<String>,
    pub(super) source: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) editors: Vec<String>,
}

/// Where the parts of an article stand among the lines of its page.
pub(super) struct Place {
    pub(super) title: Option<usize>,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where the next article of the page starts, if there is one.
    pub(super) limit: usize,
}

/// Candidates, each with how far it is from the best place to look: the smallest rank wins.
#[derive(Default)]
struct Candidates {
    published: Vec<(u8, String)>,
    source: Vec<(u8, String)>,
}

/// Reads the byline of an article. `reporters` and `closing` come from inside the body's first and last line.
pub(super) fn byline(
    text: &Folded,
    lines: &[Line],
    place: &Place,
    reporters: Vec<String>,
    closing: &[Field],
    signed: Vec<String>,
) -> Byline {
    let mut byline = Byline::default();
    let mut candidates = Candidates::default();
    let head = lines.get(place.start.saturating_sub(BEFORE)..place.start).unwrap_or_default();
    let held = head.iter().any(|line| line.has(Role::Held));
    for (distance, line) in head.iter().rev().enumerate() {
        let is_title = place.title == place.start.checked_sub(distance + 1);
        let below_title = place.title.is_some_and(|title| title + distance + 1 < place.start);
        let named = line.len() <= 20 && names::all_names(text, line.range.clone()) || is_signature(text, line);
        if line.class == Class::Short && below_title && named {
            // 孟庆华, on a line of its own between headline and text.
            let mut people = names::names(text, line.range.clone(), false);
            people.reverse();
            byline.authors.extend(people);
        }
        // 县财政局 2021-03-04 作者:张三: what stands before the date in one row with it.
        let dated = head.get(head.len() - distance).is_some_and(|next| next.row == line.row && !next.stamps.is_empty());
        if line.class == Class::Short
            && dated
            && (3..=14).contains(&line.len())
            && words::section_before(text, line.range.end, 6).is_some()
        {
            candidates.source.push((4, text.clean(line.range.clone())));
        }
        if line.class == Class::Byline || is_title {
            byline.take(text, &line.fields, true);
            if let Some((_, mut people)) = unlabelled(text, line) {
                people.reverse();
                byline.authors.extend(people);
            }
            candidates.take(text, line, 0, held);
        }
    }
    // Read upwards, printed downwards.
    byline.authors.reverse();
    byline.editors.reverse();
    byline.add_authors(reporters);
    // (记者 张三) below each part of a digest.
    let inside = lines.get(place.start..=place.end).unwrap_or_default();
    for line in inside.iter().filter(|line| line.class == Class::Byline && text.at(line.range.start) == '(') {
        byline.take(text, &line.fields, false);
    }
    byline.take(text, closing, false);
    for field in closing {
        candidates.take_field(text, field, 10);
    }
    byline.add_authors(signed);
    if let Some(line) = lines.get(place.end + 1).filter(|line| is_signature(text, line)) {
        byline.add_authors(names::names(text, line.range.clone(), false));
    }
    let written = !byline.authors.is_empty();
    for line in tail(lines.get(..place.limit).unwrap_or(lines), place.end) {
        // Dated and signed by somebody else: a comment.
        if written && line.has(Role::Author) && !line.stamps.is_empty() {
            break;
        }
        byline.take(text, &line.fields, false);
        candidates.take(text, line, 10, false);
    }
    byline.published =
        candidates.published.into_iter().min_by_key(|candidate| candidate.0).map(|candidate| candidate.1);
    byline.source = candidates.source.into_iter().min_by_key(|candidate| candidate.0).map(|candidate| candidate.1);
    byline
}

/// The byline's lines behind a body, up to the next article or the end of this one.
fn tail(lines: &[Line], end: usize) -> impl Iterator<Item = &Line> {
    let behind = lines.get(end + 1..).unwrap_or_default();
    let read_on = |at: usize| behind.iter().skip(at).take(6).any(|line| line.class == Class::Prose);
    let stop = (0..behind.len().min(BEHIND))
        .find(|&at| {
            let next = behind.get(at + 1);
            let opens = next
                .is_some_and(|next| next.class == Class::Byline && !next.stamps.is_empty() && !next.has(Role::Other));
            behind.get(at).is_none_or(|line| match line.class {
                Class::Prose | Class::End => true,
                Class::Short => line.len() >= 8 && opens && read_on(at),
                _ => false,
            })
        })
        .unwrap_or(behind.len().min(BEHIND));
    behind.iter().take(stop).filter(|line| line.class == Class::Byline)
}

impl Byline {
    /// `upwards`: the lines come in reverse, and so do the people.
    fn take(&mut self, text: &Folded, fields: &[Field], upwards: bool) {
        let mut fields: Vec<_> = fields.iter().collect();
        if upwards {
            fields.reverse();
        }
        for field in fields {
            let mut people = match field.role {
                Role::Author | Role::Editor if !is_office(text, field) => names::people(text, field),
                Role::Office if field.value.len() <= 4 && is_person(text, field) => {
                    names::names(text, field.value.clone(), false)
                }
                Role::Published => names::names(text, field.value.clone(), false),
                _ => continue,
            };
            if upwards {
                people.reverse();
            }
            let list =
                if matches!(field.role, Role::Author | Role::Office) { &mut self.authors } else { &mut self.editors };
            people.retain(|name| !list.contains(name));
            list.extend(people);
        }
    }

    fn add_authors(&mut self, names: Vec<String>) {
        for name in names {
            if !self.authors.contains(&name) && !self.editors.contains(&name) {
                self.authors.push(name);
            }
        }
    }
}

/// (王小明 李华) or 某某网记者 王小明 on a line of its own right below the text.
fn is_signature(text: &Folded, line: &Line) -> bool {
    let bracketed = text.at(line.range.start) == '(' && text.before(line.range.end) == ')';
    let reporter = |at: usize| {
        (text.reads(at, "记者 ") || text.reads(at, "通讯员 "))
            && text.chars().get(at..line.range.end).is_some_and(|rest| rest.len() <= 16)
    };
    line.class == Class::Short
        && line.len() <= 30
        && (bracketed && names::all_names(text, line.range.clone()) || line.range.clone().any(reporter))
}

/// 供稿:张三
fn is_person(text: &Folded, field: &Field) -> bool {
    names::is_name(text, field.value.clone()) && words::section_before(text, field.value.end, 4).is_none()
}

/// 发布者:某县人民政府
fn is_office(text: &Folded, field: &Field) -> bool {
    let long = field.value.len() > 4 && !field.value.clone().any(|at| matches!(text.at(at), '、' | ' ' | ','));
    long && field.role == Role::Editor && words::section_before(text, field.value.end, 5).is_some()
}

impl Candidates {
    fn take(&mut self, text: &Folded, line: &Line, rank: u8, held: bool) {
        for field in &line.fields {
            // 時間 and 地點 of a meeting say nothing of the text.
            let short = field.value.start <= field.range.start + 4;
            if !(held && field.role == Role::Published && short) {
                self.take_field(text, field, rank);
            }
        }
        for stamp in &line.stamps {
            let field = line.fields.iter().find(|field| field.range.contains(&stamp.range.start));
            let rank = rank + stamp_rank(field, stamp, held);
            if rank < 100 {
                self.published.push((rank, stamp.iso()));
            }
        }
        if let Some((outlet, _)) = unlabelled(text, line) {
            self.source.push((rank + 4, outlet));
        }
    }

    fn take_field(&mut self, text: &Folded, field: &Field, rank: u8) {
        let rank = match field.role {
            Role::Source => rank,
            Role::Office if !is_person(text, field) => rank + 2,
            Role::Editor if is_office(text, field) => rank + 3,
            _ => return,
        };
        let mut value = trim(text, field.value.clone());
        if text.at(value.start) == '《' && text.before(value.end) == '》' && value.len() > 2 {
            value = value.start + 1..value.end - 1;
        }
        // 来自:手机版 says what the page was read on.
        let device = contexts::DEVICES.iter().any(|word| value.len() == 3 && text.reads(value.start, word));
        if !device && value.clone().any(|at| text.at(at).is_alphabetic()) {
            self.source.push((rank, text.clean(value)));
        }
    }
}

/// How good a date is, by the label it stands behind.
fn stamp_rank(field: Option<&Field>, stamp: &Stamp, held: bool) -> u8 {
    let precision = u8::from(!stamp.has_day()) + u8::from(!stamp.has_clock());
    match field {
        Some(field) if field.role == Role::Published && held && field.value.start <= field.range.start + 4 => 100,
        Some(field) => match field.role {
            Role::Published => 0,
            Role::Dated => 6,
            Role::Source | Role::Author | Role::Editor | Role::Office => 3,
            Role::Title | Role::Held | Role::Other => 100,
        },
        None => 2 + precision,
    }
}

/// 2021-03-04 08:30 某某新闻网 王小明: an outlet beside a date, without a label, and who stands behind it.
fn unlabelled(text: &Folded, line: &Line) -> Option<(String, Vec<String>)> {
    if line.stamps.is_empty() || line.class != Class::Byline {
        return None;
    }
    let mut units: Vec<_> = line.fields.iter().map(|field| field.range.clone()).collect();
    units.extend(line.stamps.iter().map(|stamp| stamp.range.clone()));
    let mut units = in_order(units, |unit| unit.start);
    units.push(line.range.end..line.range.end);
    let mut start = line.range.start;
    for unit in units {
        let rest = trim_signs(text, start..unit.start.max(start));
        let end = rest.clone().find(|&at| !text.at(at).is_alphanumeric()).unwrap_or(rest.end);
        // An office stands right beside the date: 2021-03-04 县委组织部.
        let apart = rest.len() == end - rest.start && text.before(end) != '区';
        let outlet = words::section_before(text, end, 6)
            .is_some_and(|(_, section)| section == Section::Outlet && !line.has(Role::Other) || apart);
        if outlet && (3..=14).contains(&(end - rest.start)) {
            let behind = trim(text, end..rest.end);
            let people =
                if names::all_names(text, behind.clone()) { names::names(text, behind, false) } else { Vec::new() };
            return Some((text.clean(rest.start..end), people));
        }
        start = start.max(unit.end);
    }
    None
}

fn trim_signs(text: &Folded, mut range: Range<usize>) -> Range<usize> {
    let sign = |c: char| !c.is_alphanumeric();
    while range.start < range.end && sign(text.at(range.start)) {
        range.start += 1;
    }
    while range.start < range.end && sign(text.before(range.end)) {
        range.end -= 1;
    }
    range
}
