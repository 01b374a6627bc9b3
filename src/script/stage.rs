//! A stage of small phrase lists: the longest phrase at each place, else the character's own pair.

use super::detect::script_of;
use super::edit::{Edit, Sink};
use super::rules::{Given, RuleSet};
use super::tables::{Set, Tables};
use super::technical::Technical;
use super::units::Unit;
use crate::text::{is_han, step};
use crate::types::{Rule, Script};

/// Lists that are looked up together, the first one winning between phrases of the same length.
pub(crate) struct Stage<'c> {
    pub(crate) tables: &'static Tables,
    pub(crate) custom: Option<&'c RuleSet>,
    pub(crate) sets: Vec<(&'static RuleSet, Rule)>,
    /// Characters that no phrase covers become Simplified.
    pub(crate) to_hans: bool,
    /// Words stay that the target uses too, in whatever sense.
    pub(crate) careful: bool,
    pub(crate) technical: Technical<'static>,
}

impl<'c> Stage<'c> {
    /// A stage without rules.
    pub(crate) fn new(tables: &'static Tables) -> Self {
        let technical = Technical(tables.set(Set::Technical));
        Self { tables, custom: None, sets: Vec::new(), to_hans: false, careful: false, technical }
    }

    pub(crate) fn run(&self, units: &[Unit], out: &mut Vec<Unit>, sink: &mut impl Sink) {
        let mut at = 0;
        while let Some(&unit) = units.get(at) {
            step();
            let Some(c) = unit.open() else {
                out.push(unit);
                at += 1;
                continue;
            };
            if !self.to_hans && self.custom.is_none() && !self.sets.iter().any(|(set, _)| set.begins(c)) {
                out.push(unit);
                at += 1;
                continue;
            }
            let rest = units.get(at..).unwrap_or(&[]);
            let begin = out.len();
            let found = self.longest(rest);
            if let Some((len, to, Rule::Wording)) = found
                && !self.technical.fits(units, at, len)
            {
                out.extend(rest.iter().take(len));
                sink.edit(|| Edit {
                    source: at..at + len,
                    target: begin..begin + len,
                    by: Rule::Kept,
                    doubtful: false,
                    alternatives: to.all().map(str::to_owned).collect(),
                });
                at += len;
                continue;
            }
            let (len, by) = match found {
                Some((len, to, by)) => {
                    let to = to.first().chars();
                    match by {
                        Rule::Kept => out.extend(rest.iter().take(len)),
                        Rule::Custom => out.extend(to.map(|c| Unit::of(c).locked())),
                        // Of a phrase in a sentence that is Simplified already only what is Traditional changes.
                        Rule::Phrase if self.to_hans && unit.stays() => {
                            out.extend(
                                to.zip(rest).map(|(c, &unit)| if self.is_foreign(unit) { Unit::of(c) } else { unit }),
                            );
                        }
                        _ => out.extend(to.map(Unit::of)),
                    }
                    (len, by)
                }
                None => {
                    let to =
                        if self.to_hans && (!unit.stays() || self.is_foreign(unit)) { self.tables.hans(c) } else { c };
                    out.push(if to == c { unit } else { Unit::of(to) });
                    (1, Rule::Character)
                }
            };
            if let (true, Some(first)) = (unit.is_cut(), out.get_mut(begin)) {
                *first = first.cut();
            }
            let source = units.get(at..at + len).unwrap_or(&[]);
            let changed = !out.iter().skip(begin).map(|unit| unit.char()).eq(source.iter().map(|unit| unit.char()));
            let target = begin..out.len();
            let by = if by == Rule::Kept { Rule::Wording } else { by };
            if changed || by == Rule::Custom {
                sink.edit(|| Edit {
                    source: at..at + len,
                    target,
                    by,
                    doubtful: false,
                    alternatives: self.alternatives(source),
                });
            } else if self.to_hans
                && source.iter().filter_map(|unit| unit.open()).any(|c| !self.tables.choices_rev(c).is_empty())
            {
                let alternatives = self.alternatives(source);
                sink.edit(|| Edit { source: at..at + len, target, by: Rule::Kept, doubtful: false, alternatives });
            }
            at += len;
        }
    }

    /// Whether a unit of a Simplified sentence is Traditional.
    fn is_foreign(&self, unit: Unit) -> bool {
        unit.open().is_some_and(|c| script_of(c) == Script::Hant)
    }

    /// The rule that fits what stands at the front: its length, what it gives, its kind.
    pub(crate) fn longest(&self, rest: &[Unit]) -> Option<(usize, Given<'_>, Rule)> {
        let custom =
            self.custom.and_then(|set| set.at(rest, Unit::open).next()).map(|(len, to)| (len, to, Rule::Custom));
        let sets = self.sets.iter().filter_map(|(set, by)| {
            let mut found = set.at(rest, Unit::open).filter(|(len, _)| *by != Rule::Wording || is_word(rest, *len));
            let (len, to) = found.next()?;
            // A word that the target has too stays, and keeps shorter ones inside it from changing.
            let stays = self.careful || rest.first().is_some_and(|unit| unit.stays());
            if *by == Rule::Wording && stays && set.is_shared(rest, len, to) {
                return Some((len, to, Rule::Kept));
            }
            Some((len, to, if len == 1 && *by == Rule::Phrase { Rule::Character } else { *by }))
        });
        // The first of the longest: `max_by_key` would take the last.
        custom.into_iter().chain(sets).reduce(|best, next| if next.0 > best.0 { next } else { best })
    }

    fn alternatives(&self, source: &[Unit]) -> Vec<String> {
        match (self.longest(source), source) {
            (Some((_, _, Rule::Custom)), _) => Vec::new(),
            (Some((len, to, _)), _) if len == source.len() => to.all().skip(1).map(str::to_owned).collect(),
            (None, [unit]) if self.to_hans => {
                let c = unit.char().unwrap_or(' ');
                let to = self.tables.hans(c);
                self.tables.choices_rev(c).iter().filter(|&&other| other != to).map(char::to_string).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Whether the first units are words by themselves, or a part of one word: a match from one word into another is none.
pub(crate) fn is_word(rest: &[Unit], len: usize) -> bool {
    let begins = rest.first().is_some_and(|unit| unit.is_cut() || !unit.char().is_some_and(is_han));
    let inside = rest.get(1..len).unwrap_or(&[]).iter().any(|unit| unit.is_cut());
    let ends = rest.get(len).is_none_or(|unit| unit.is_cut() || !unit.char().is_some_and(is_han));
    (begins && ends) || !inside
}
