//! The outline of measures, and what slogans stand for.
//!
//! A paragraph falls into leads: stretches that an enumerator, a heading or a beginning shared with its neighbours sets off (`lead`,
//! `shape`). Leads nest by the family and level of their enumerators and end where the next one of their rank begins (`tree`).
//! A slogan gets the members that follow it or that the measures name, as many as it declares (`members`).

mod clause;
mod container;
mod contexts;
mod intent;
mod lead;
mod members;
mod paragraph;
mod shape;
mod slogan;
mod tree;

pub(crate) use slogan::slogans;

use crate::article::Frame;
use crate::label::Enumerator;
use crate::text::{CharList, Folded};
use crate::types::{Marker, Measure};
use lead::{Form, Lead};
use tree::Node;

/// The measures of an article's body with these enumerators, in reading order; their `quantities` are still empty.
pub(crate) fn outline(text: &Folded, frame: &Frame, markers: &[Enumerator]) -> Vec<Measure> {
    let paragraphs = paragraph::paragraphs(frame, markers);
    let leads = lead::leads(text, &paragraphs, markers);
    let nodes = tree::nest(text, &paragraphs, &leads);
    let planned = planned(text, &leads, &nodes);
    let mut measures: Vec<Measure> = Vec::with_capacity(leads.len());
    for ((lead, node), planned) in leads.iter().zip(&nodes).zip(planned) {
        let level = node.parent.map_or(1, |parent| measures[parent].level + 1);
        let marker =
            lead.marker.as_ref().map(|marker| Marker { span: text.span(marker.range.clone()), index: marker.index });
        let number = measures.len();
        measures.push(Measure {
            span: text.span(node.range.clone()),
            heading: text.span(lead.heading.clone()),
            marker,
            level,
            parent: node.parent,
            children: Vec::new(),
            container: lead.form == Form::Container,
            planned,
            quantities: Vec::new(),
        });
        if let Some(parent) = node.parent {
            measures[parent].children.push(number);
        }
    }
    measures
}

/// So much of a sentence that announces a series is read.
const INTRODUCTION: usize = 120;

/// Which measures are only intended: by a cue of their own, because all they hold is, or because what holds them is.
fn planned(text: &Folded, leads: &[Lead], nodes: &[Node]) -> Vec<bool> {
    let count = leads.len();
    let mut own_end: Vec<usize> = nodes.iter().map(|node| node.range.end).collect();
    let mut first_child = vec![None; count];
    for number in (0..count).rev() {
        if let Some(parent) = nodes[number].parent {
            own_end[parent] = own_end[parent].min(nodes[number].range.start);
            first_child[parent] = Some(number);
        }
    }
    let mut announced = vec![false; count];
    let mut planned = vec![false; count];
    for (number, lead) in leads.iter().enumerate() {
        announced[number] = match nodes[number].previous {
            Some(previous) if leads[previous].order() < lead.order() || lead.order() == 0 => announced[previous],
            _ => is_announced(text, lead),
        };
        planned[number] =
            lead.form != Form::Container && (announced[number] || is_intended(text, lead, own_end[number]));
    }
    // Children before parents, then parents before children.
    let mut open: Vec<(usize, usize)> = vec![(0, 0); count];
    for number in (0..count).rev() {
        let (children, intended) = open[number];
        planned[number] |= children > 0 && children == intended && leads[number].form != Form::Container;
        if let Some(parent) = nodes[number].parent {
            open[parent].0 += 1;
            open[parent].1 += usize::from(planned[number]);
        }
    }
    for number in 0..count {
        planned[number] |= nodes[number].parent.is_some_and(|parent| planned[parent]);
    }
    planned
}

/// 下一步,我们将做好以下工作:一是…: a series whose introduction says that it is intended.
fn is_announced(text: &Folded, lead: &Lead) -> bool {
    let end = (0..lead.start).rev().take(64).find(|&at| !text.at(at).is_whitespace()).unwrap_or(0);
    let inside = |at: &usize| !matches!(text.at(*at), '。' | ';' | '!' | '?' | '\n');
    let start = (0..end).rev().take(INTRODUCTION).take_while(inside).last().unwrap_or(end);
    // 局长表示,将从三方面着手: told by a speaker, and still the plan of what follows.
    let start = (start..end).rev().find(|&at| text.reads(at, "表示")).map_or(start, |at| at + 2);
    // 下一步,将从三个方面发力。一是…
    let told = contexts::ANNOUNCED;
    let tail = end.saturating_sub(10)..end;
    let numbered = tail.clone().any(|at| contexts::SEVERAL.has(text.at(at)) || text.reads(at, "以下"));
    // 下月起将推行三项新措施,支援长者。第一,…
    let sum = |at: usize| {
        contexts::SEVERAL.has(text.at(at))
            && contexts::ANNOUNCED_BY.has(text.at(at + 1))
            && (at + 2..at + 6).any(|at| told.iter().any(|word| text.reads(at, word)))
    };
    let counted = text.at(end) == '。'
        && (numbered && tail.into_iter().any(|at| told.iter().any(|word| text.reads(at, word)))
            || (start..end).any(sum));
    matches!(lead.form, Form::Numbered(..)) && (text.at(end) == ':' || counted) && intent::is_planned(text, start..end)
}

fn is_intended(text: &Folded, lead: &Lead, end: usize) -> bool {
    let demanded = lead.marker.as_ref().is_some_and(|marker| text.before(marker.range.end) == '要');
    demanded || intent::is_plan(text, lead.heading.clone()) || intent::is_planned(text, lead.heading.start..end)
}

#[cfg(test)]
mod tests {
    use super::{outline, slogans};
    use crate::article::frame;
    use crate::label::Labels;
    use crate::text::Folded;

    /// Everything is read once: ten times the items take ten times the time, which a test can wait for.
    #[test]
    fn thousands_of_items_are_found_one_by_one() {
        for (item, times, measures) in [
            ("一是修路。二是架桥。", 10_000, 20_000),
            ("一要修路,二要架桥。\n", 5_000, 10_000),
            ("突出修路,引领架桥。修好了一条又一条的村路。\n", 3_000, 3_000),
            ("“三个一”修路。", 10_000, 0),
        ] {
            let page = format!(
                "修路架桥工作总结\n2020-01-01 来源:路桥网\n今年以来,路桥建设取得了很大的成绩。\n{}",
                item.repeat(times)
            );
            let text = Folded::new(&page);
            let frame = frame(&text);
            let labels = Labels::read(&text, frame.body.clone().unwrap());
            let found = outline(&text, &frame, &labels.enumerators);
            assert_eq!(found.len(), measures, "{item}");
            slogans(&text, &frame, [Vec::new(), labels.slogans], &found);
        }
    }
}
