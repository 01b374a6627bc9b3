//! An alignment from the units of both sides and the edits between them.

use super::edit::Edit;
use super::units::{Unit, Units};
use crate::types::{Alignment, Change, Rule, Span};

/// Writes text and changes, residue and invisible characters back in their places.
pub(crate) fn render(units: &Units, target: &[Unit], edits: Vec<Edit>, drop_residue: bool) -> Alignment {
    let mut text = String::with_capacity(target.len() * 3 + 8);
    let mut changes = Vec::with_capacity(edits.len());
    let mut gaps = units.gaps.iter().peekable();
    let (mut source_at, mut target_at) = (0, 0);
    // Copies what stays up to a unit of the source, with the gaps before it.
    let mut copy_to = |end: usize,
                       source_at: &mut usize,
                       target_at: &mut usize,
                       text: &mut String,
                       changes: &mut Vec<Change>,
                       edge: bool| {
        loop {
            let gap = gaps.next_if(|gap| gap.before < end || (edge && gap.before == end));
            let stop = gap.map_or(end, |gap| gap.before);
            let len = stop.saturating_sub(*source_at);
            units.write(target.get(*target_at..*target_at + len).unwrap_or(&[]), text);
            *source_at += len;
            *target_at += len;
            let Some(gap) = gap else { return };
            if gap.residue && drop_residue {
                let target = Span { start: text.len(), end: text.len() };
                changes.push(Change {
                    source: gap.span,
                    target,
                    by: Rule::Residue,
                    doubtful: false,
                    alternatives: Vec::new(),
                });
            } else {
                text.push_str(gap.span.of(units.text()));
            }
        }
    };
    for mut edit in edits {
        copy_to(edit.source.start, &mut source_at, &mut target_at, &mut text, &mut changes, true);
        let mut source = units.span(edit.source.clone());
        let start = text.len();
        let reports = changes.len();
        if edit.source.len() == edit.target.len() {
            copy_to(edit.source.end, &mut source_at, &mut target_at, &mut text, &mut changes, false);
        } else {
            units.write(target.get(edit.target.clone()).unwrap_or(&[]), &mut text);
            source_at = edit.source.end;
            copy_to(edit.source.end, &mut source_at, &mut edit.target.end.clone(), &mut text, &mut changes, false);
            target_at = edit.target.end;
        }
        // Residue inside a change is part of it.
        changes.truncate(reports);
        let target = Span { start, end: text.len() };
        let written = target.of(&text);
        let mut seen = Vec::new();
        edit.alternatives.retain(|other| {
            other != written && !seen.contains(other) && {
                seen.push(other.clone());
                true
            }
        });
        let same = source.of(units.text()) == target.of(&text);
        source.end = source.end.max(source.start);
        if same && edit.by != Rule::Custom && edit.alternatives.is_empty() {
            continue;
        }
        let by = match edit.by {
            Rule::Custom => Rule::Custom,
            _ if same => Rule::Kept,
            // The characters stay, and the residue between them goes.
            Rule::Kept => Rule::Residue,
            by => by,
        };
        changes.push(Change { source, target, by, doubtful: edit.doubtful, alternatives: edit.alternatives });
    }
    let end = units.units.len();
    copy_to(end, &mut source_at, &mut target_at, &mut text, &mut changes, true);
    Alignment { text, changes }
}
