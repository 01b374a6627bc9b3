//! What a stage did to its units, and how the edits of one stage after the other become one list.

use crate::types::Rule;
use std::ops::Range;

/// A stretch of units that a stage looked at with a reason worth telling. Everything between two edits stays, one to one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edit {
    /// In the stage's input.
    pub(crate) source: Range<usize>,
    /// In its output.
    pub(crate) target: Range<usize>,
    pub(crate) by: Rule,
    pub(crate) doubtful: bool,
    /// What else the output could be, best first.
    pub(crate) alternatives: Vec<String>,
}

/// Receives the edits of a stage, or costs nothing.
pub(crate) trait Sink {
    fn edit(&mut self, edit: impl FnOnce() -> Edit);
}

/// For callers who only want the text.
pub(crate) struct Ignore;

impl Sink for Ignore {
    #[inline]
    fn edit(&mut self, _: impl FnOnce() -> Edit) {}
}

impl Sink for Vec<Edit> {
    fn edit(&mut self, edit: impl FnOnce() -> Edit) {
        self.push(edit());
    }
}

/// The edits of two stages as those of one: `second` works on the output of `first`.
///
/// Edits that touch the same stretch become one. `finish` takes an alternative of the first stage through the second.
pub(crate) fn compose(first: Vec<Edit>, second: Vec<Edit>, finish: impl Fn(&str) -> String) -> Vec<Edit> {
    let mut composed = Vec::with_capacity(first.len() + second.len());
    let mut first = first.into_iter().peekable();
    let mut second = second.into_iter().peekable();
    // How far positions have moved: source to middle, middle to target.
    let (mut before, mut behind) = (0isize, 0isize);
    loop {
        let start = match (first.peek(), second.peek()) {
            (None, None) => return composed,
            (Some(a), None) => a.target.start,
            (None, Some(b)) => b.source.start,
            (Some(a), Some(b)) => a.target.start.min(b.source.start),
        };
        let mut middle = start..start;
        let mut group = Group { source: shift(start, -before), target: shift(start, behind), edit: None };
        let mut changed = true;
        while changed {
            changed = false;
            while let Some(edit) = first.next_if(|edit| joins(&edit.target, &middle)) {
                middle.end = middle.end.max(edit.target.end);
                before = signed(edit.target.end) - signed(edit.source.end);
                group.add(edit, &finish);
                changed = true;
            }
            while let Some(edit) = second.next_if(|edit| joins(&edit.source, &middle)) {
                middle.end = middle.end.max(edit.source.end);
                behind = signed(edit.target.end) - signed(edit.source.end);
                group.replace(edit);
                changed = true;
            }
        }
        if let Some(mut edit) = group.edit {
            edit.source = group.source..shift(middle.end, -before);
            edit.target = group.target..shift(middle.end, behind);
            composed.push(edit);
        }
    }
}

/// Whether an edit begins inside the stretch so far, or where it begins.
fn joins(range: &Range<usize>, middle: &Range<usize>) -> bool {
    range.start < middle.end || range.start == middle.start
}

struct Group {
    source: usize,
    target: usize,
    edit: Option<Edit>,
}

impl Group {
    /// Of several edits of the first stage that one of the second joins, the alternatives no longer fit.
    fn add(&mut self, mut edit: Edit, finish: impl Fn(&str) -> String) {
        match &mut self.edit {
            None => {
                edit.alternatives.iter_mut().for_each(|text| *text = finish(text));
                self.edit = Some(edit);
            }
            Some(known) => {
                known.doubtful |= edit.doubtful;
                if known.by == Rule::Kept {
                    known.by = edit.by;
                }
                known.alternatives.clear();
            }
        }
    }

    /// The later stage says why; the alternatives of a single stretch stay behind its own.
    fn replace(&mut self, edit: Edit) {
        match &mut self.edit {
            None => self.edit = Some(edit),
            Some(known) => {
                if edit.by != Rule::Kept && (edit.by != Rule::Character || known.by == Rule::Kept) {
                    known.by = edit.by;
                }
                known.doubtful |= edit.doubtful;
                if !edit.alternatives.is_empty() {
                    known.alternatives = edit.alternatives;
                }
            }
        }
    }
}

fn signed(position: usize) -> isize {
    isize::try_from(position).unwrap_or(isize::MAX)
}

fn shift(position: usize, by: isize) -> usize {
    position.saturating_add_signed(by)
}
