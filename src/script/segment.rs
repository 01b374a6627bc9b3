//! The stage from Simplified to general Traditional: weighs segmentations and takes the cheapest.

use super::detect::script_of;
use super::edit::{Edit, Ignore, Sink};
use super::lines::character;
use super::names::Name;
use super::rules::RuleSet;
use super::tables::Tables;
use super::topics;
use super::units::Unit;
use super::words::Target;
use crate::text::step;
use crate::types::{Rule, Script};
use std::ops::Range;

/// A word that may stand at a place.
#[derive(Clone, Copy)]
struct Edge {
    start: usize,
    end: usize,
    cost: i32,
    becomes: Becomes,
    /// Another reading costs hardly more.
    close: bool,
}

impl Edge {
    /// Whether its characters convert otherwise than one by one.
    fn decides(&self) -> bool {
        !matches!(self.becomes, Becomes::Single | Becomes::Word(Target::Plain | Target::Word))
    }
}

#[derive(Clone, Copy)]
enum Becomes {
    /// A single unit by its character.
    Single,
    Word(Target),
    /// A person, whose surname stays as it is written.
    Name,
    /// A rule of the caller.
    Custom,
}

/// A caller's rule outweighs whatever else could be read there.
const CUSTOM: i32 = 1000;
/// What a word costs more that no rule speaks of: where it is as likely as a phrase of the rules, those know why.
const HANDICAP: i32 = 1;
/// Cost in bits of a person's name, and what each of its characters adds.
const NAME: i32 = 8;
const NAME_STEP: i32 = 3;
/// What a name costs more that no title bears out: it may be made of words as well, as 游戏 and 范围内 are.
const UNTITLED: i32 = 6;
/// Cost in bits of a title behind a surname.
const TITLE: i32 = 10;
/// A reading that costs no more bits than this beyond the best one might be meant as well.
const CLOSE: i32 = 1;
/// Words are no longer than this, whatever the tables say: what bounds the work at each place.
const LONGEST: usize = 32;

/// Simplified to general Traditional.
pub(crate) struct ToHant<'c> {
    pub(crate) tables: &'static Tables,
    pub(crate) custom: Option<&'c RuleSet>,
    /// The text may be in either script: Traditional characters are read as Simplified ones and stay, and in sentences that
    /// are Traditional already only Simplified characters change.
    pub(crate) auto: bool,
}

/// The part of a line that regions are found in, and working memory for it.
#[derive(Default)]
pub(crate) struct Window {
    units: Vec<Unit>,
    numbers: Vec<u16>,
    /// The place of the first unit in the line.
    start: usize,
    /// The region, in the window.
    region: Range<usize>,
    lattice: Lattice,
    out: Vec<Unit>,
}

/// How far back a name and a topic look.
const BEHIND: usize = topics::REACH;
/// How many units a window takes in at once at least, and how many it keeps where it need not.
const AHEAD: usize = 64;
const KEPT: usize = 4096;

impl Window {
    /// Forgets the line.
    pub(crate) fn leave(&mut self) {
        self.start = 0;
        self.units.clear();
        self.numbers.clear();
    }

    /// Where the window ends in the line.
    fn end(&self) -> usize {
        self.start + self.units.len()
    }

    /// Takes in what stands before a place, as far as a name or a topic looks.
    fn open(&mut self, at: usize) {
        let start = at.saturating_sub(BEHIND);
        if start < self.start || start > self.end() || self.units.len() > KEPT {
            self.leave();
            self.start = start;
        }
    }
}

/// Working memory of a run.
#[derive(Default)]
struct Lattice {
    edges: Vec<Edge>,
    /// By position in the region: the least cost to get there, and the edge that did.
    best: Vec<(i32, usize)>,
    path: Vec<Edge>,
}

impl ToHant<'_> {
    /// Converts all units; marks where words begin.
    pub(crate) fn run(&self, units: &[Unit], out: &mut Vec<Unit>, sink: &mut impl Sink) {
        let numbers = self.numbers(units);
        let mut lattice = Lattice::default();
        let mut at = 0;
        while at < units.len() {
            let end = self.collect(units, &numbers, at, &mut lattice);
            if end == at {
                self.single(units, at, out, sink);
                at += 1;
                continue;
            }
            lattice.solve(at, end, |at| self.single_cost(&numbers, at));
            for edge in &lattice.path {
                self.write(units, edge, out, sink);
            }
            at = end;
        }
    }

    /// Marks where words begin, and leaves the text as it is. Both scripts are read as Simplified.
    pub(crate) fn mark(&self, units: &[Unit]) -> Vec<Unit> {
        let numbers = self.numbers(units);
        let mut marked = units.to_vec();
        let mut lattice = Lattice::default();
        let mut at = 0;
        while at < units.len() {
            let end = self.collect(units, &numbers, at, &mut lattice).max(at + 1);
            lattice.solve(at, end, |at| self.single_cost(&numbers, at));
            for edge in &lattice.path {
                if let Some(unit) = marked.get_mut(edge.start) {
                    *unit = unit.cut();
                }
            }
            at = end;
        }
        marked
    }

    /// A certain name costs less than its characters do one by one; one that only may be a name, little less.
    fn name_cost(&self, numbers: &[u16], at: usize, name: &Name) -> i32 {
        if name.certain {
            let untitled = if name.likely { 0 } else { UNTITLED };
            return NAME + bits(u32::try_from(name.len).unwrap_or(0)) * NAME_STEP + untitled;
        }
        let single: i32 = (at..at + name.len).map(|at| self.single_cost(numbers, at)).sum();
        // A title is a word, and a frequent one; a given name is hardly less.
        let likely = if name.likely { self.single_cost(numbers, at) + TITLE } else { single };
        likely.min(single - 1)
    }

    fn numbers(&self, units: &[Unit]) -> Vec<u16> {
        units.iter().map(|&unit| self.number(unit)).collect()
    }

    fn number(&self, unit: Unit) -> u16 {
        let read = |c: char| if self.auto && script_of(c) == Script::Hant { self.tables.hans(c) } else { c };
        unit.open().map_or(0, |c| self.tables.number(read(c)))
    }

    /// The region around a place of a line of characters, for [`Self::convert_region`] and [`Self::words_of_region`]. No word
    /// reaches over `base`. The window may have seen other parts of the line.
    pub(crate) fn region_at(&self, line: &[u16], base: usize, at: usize, window: &mut Window) -> Range<usize> {
        window.open(base);
        let mut start = base - window.start;
        loop {
            let whole = window.end() == line.len();
            let end = self.collect(&window.units, &window.numbers, start, &mut window.lattice).max(start + 1);
            // A word might begin in the region that ends behind the window.
            if !whole && end + LONGEST > window.units.len() {
                let rest = line.get(window.end()..).unwrap_or(&[]);
                // A region that is read anew is twice as long by then.
                for &unit in rest.iter().take(AHEAD.max(window.units.len().saturating_sub(start))) {
                    step();
                    let unit = Unit::of(character(unit));
                    window.numbers.push(self.number(unit));
                    window.units.push(unit);
                }
            } else if end > at - window.start {
                window.region = start..end;
                return window.start + start..window.start + end;
            } else {
                start = end;
            }
        }
    }

    /// What the region becomes that was found last.
    pub(crate) fn convert_region<'w>(&self, window: &'w mut Window) -> &'w [Unit] {
        let Window { units, numbers, region, lattice, out, .. } = window;
        lattice.solve(region.start, region.end, |at| self.single_cost(numbers, at));
        out.clear();
        for edge in &lattice.path {
            self.write(units, edge, out, &mut Ignore);
        }
        out
    }

    /// Calls back with the words of the region that was found last, as places in the line.
    pub(crate) fn words_of_region(&self, window: &mut Window, mut found: impl FnMut(Range<usize>)) {
        let Window { numbers, region, lattice, start, .. } = window;
        lattice.solve(region.start, region.end, |at| self.single_cost(numbers, at));
        lattice.path.iter().for_each(|edge| found(*start + edge.start..*start + edge.end));
    }

    /// What a unit becomes that a rule makes `to` of.
    fn settle(&self, unit: Unit, to: char) -> Unit {
        let stays = self.auto
            && match unit.open().map(script_of) {
                Some(Script::Hant) => true,
                Some(Script::Hans) => false,
                _ => unit.stays(),
            };
        if stays { unit } else { Unit::of(to) }
    }

    fn single_cost(&self, numbers: &[u16], at: usize) -> i32 {
        bits(numbers.get(at).map_or(0, |&number| self.tables.words.single(number)))
    }

    /// Gathers the words of the region that begins here; its end, or the start where no word begins.
    fn collect(&self, units: &[Unit], numbers: &[u16], start: usize, lattice: &mut Lattice) -> usize {
        lattice.edges.clear();
        let mut end = start;
        let mut at = start;
        loop {
            step();
            let before = lattice.edges.len();
            self.tables.words.at(numbers.iter().skip(at).take(LONGEST).copied(), |len, word| {
                lattice.edges.push(Edge {
                    start: at,
                    end: at + len,
                    cost: bits(word.cost) + if word.target == Target::Word { HANDICAP } else { 0 },
                    becomes: Becomes::Word(word.target),
                    close: false,
                });
            });
            if numbers.get(at).is_some_and(|&number| self.tables.is_surname(number))
                && let Some(name) = self.tables.names.at(|at| units.get(at).and_then(|unit| unit.open()), at)
            {
                let cost = self.name_cost(numbers, at, &name);
                lattice.edges.push(Edge {
                    start: at,
                    end: at + name.len,
                    cost,
                    becomes: Becomes::Name,
                    close: !name.certain,
                });
            }
            if let Some(custom) = self.custom
                && let Some((len, _)) = custom.at(units.get(at..).unwrap_or(&[]), Unit::open).next()
            {
                lattice.custom(at, at + len, before);
            }
            end = lattice.edges.get(before..).unwrap_or(&[]).iter().map(|edge| edge.end).fold(end, usize::max);
            at += 1;
            if at >= end {
                return end;
            }
        }
    }

    fn single(&self, units: &[Unit], at: usize, out: &mut Vec<Unit>, sink: &mut impl Sink) {
        let Some(&unit) = units.get(at) else { return };
        let Some(c) = unit.open() else {
            out.push(unit);
            return;
        };
        let topic = if self.tables.is_ambiguous(c) { self.tables.topics.at(topics::read(units), at) } else { None };
        let settled = self.settle(unit, topic.unwrap_or_else(|| self.tables.hant(c)));
        let to = settled.char().unwrap_or(c);
        out.push(settled.cut());
        if to != c || self.tables.is_ambiguous(c) {
            let target = out.len() - 1..out.len();
            sink.edit(|| Edit {
                source: at..at + 1,
                target,
                by: if to == c { Rule::Kept } else { Rule::Character },
                doubtful: self.tables.is_risky(c) && !unit.stays(),
                alternatives: self
                    .tables
                    .choices(c)
                    .iter()
                    .filter(|&&other| other != to)
                    .map(char::to_string)
                    .collect(),
            });
        }
    }

    fn write(&self, units: &[Unit], edge: &Edge, out: &mut Vec<Unit>, sink: &mut impl Sink) {
        let begin = out.len();
        let source = units.get(edge.start..edge.end).unwrap_or(&[]);
        match edge.becomes {
            Becomes::Single => return self.single(units, edge.start, out, sink),
            Becomes::Custom => {
                let to = self.custom.and_then(|custom| custom.at(source, Unit::open).next()).map(|(_, to)| to.first());
                out.extend(to.unwrap_or("").chars().map(|c| Unit::of(c).locked()));
            }
            Becomes::Word(Target::Text(number)) => {
                let text = self.tables.words.text(number);
                if text.chars().count() == source.len() {
                    out.extend(text.chars().zip(source).map(|(c, &unit)| self.settle(unit, c)));
                } else {
                    out.extend(text.chars().map(Unit::of));
                }
            }
            Becomes::Word(Target::Plain | Target::Word) => {
                if !source.iter().filter_map(|unit| unit.open()).any(|c| self.tables.is_ambiguous(c)) {
                    // Nothing was to decide: the word says where it begins, the characters do the rest.
                    (edge.start..edge.end).for_each(|at| self.single(units, at, out, sink));
                    out.iter_mut().skip(begin + 1).for_each(|unit| *unit = unit.uncut());
                    return;
                }
                out.extend(
                    source.iter().map(|&unit| self.settle(unit, unit.open().map_or(' ', |c| self.tables.hant(c)))),
                );
            }
            Becomes::Name => {
                let surname = source.first().map(|&unit| match unit.open() {
                    Some(c) => self.settle(unit, self.tables.names.form(c)),
                    None => unit,
                });
                out.extend(surname);
                // A title is a word: 老板.
                let rest = source.get(1..).unwrap_or(&[]);
                let mut title = 0;
                self.tables.words.at(rest.iter().map(|&unit| self.number(unit)), |len, word| {
                    if let Target::Choice(choice) = word.target
                        && len == rest.len()
                    {
                        title = choice;
                    }
                });
                out.extend(self.chosen(rest, title));
            }
            Becomes::Word(Target::Choice(choice)) => out.extend(self.chosen(source, choice)),
        }
        if let Some(first) = out.get_mut(begin) {
            *first = first.cut();
        }
        let target = begin..out.len();
        let changed = !out.iter().skip(begin).map(|unit| unit.char()).eq(source.iter().map(|unit| unit.char()));
        let custom = matches!(edge.becomes, Becomes::Custom);
        if changed || custom || source.iter().filter_map(|unit| unit.open()).any(|c| self.tables.is_ambiguous(c)) {
            let alternatives =
                || if custom { Vec::new() } else { self.alternatives(source, out.get(begin..).unwrap_or(&[])) };
            sink.edit(|| Edit {
                source: edge.start..edge.end,
                target,
                by: match (custom, changed) {
                    (true, _) => Rule::Custom,
                    (false, true) => Rule::Phrase,
                    (false, false) => Rule::Kept,
                },
                doubtful: edge.close && !custom,
                alternatives: alternatives(),
            });
        }
    }

    fn chosen(&self, source: &[Unit], mut choice: u32) -> impl Iterator<Item = Unit> {
        source.iter().map(move |&unit| {
            let c = unit
                .open()
                .map_or(' ', |c| if self.auto && script_of(c) == Script::Hant { self.tables.hans(c) } else { c });
            let choices = self.tables.choices(c);
            if choices.is_empty() {
                return self.settle(unit, self.tables.hant(c));
            }
            let chosen = choices.get(choice as usize & 3).or(choices.first()).copied().unwrap_or(c);
            choice >>= 2;
            self.settle(unit, chosen)
        })
    }

    /// The same word with another candidate for one of its characters.
    fn alternatives(&self, source: &[Unit], target: &[Unit]) -> Vec<String> {
        let target: Vec<char> = target.iter().filter_map(|unit| unit.char()).collect();
        if target.len() != source.len() {
            return Vec::new();
        }
        let mut alternatives = Vec::new();
        for (at, c) in source.iter().enumerate().filter_map(|(at, unit)| Some((at, unit.open()?))) {
            for &other in self.tables.choices(c).iter().filter(|&other| target.get(at) != Some(other)) {
                let text = target.iter().enumerate().map(|(place, &c)| if place == at { other } else { c });
                alternatives.push(text.collect());
            }
        }
        alternatives
    }
}

fn bits(cost: u32) -> i32 {
    i32::try_from(cost).unwrap_or(i32::MAX)
}

impl Lattice {
    /// A caller's rule. A longer word at the same place wins; one that merely overlaps does not.
    fn custom(&mut self, start: usize, end: usize, before: usize) {
        let len = i32::try_from(end - start).unwrap_or(1);
        let edges = self.edges.get_mut(before..).unwrap_or(&mut []);
        let longer = edges
            .iter_mut()
            .filter(|edge| edge.end > end && !matches!(edge.becomes, Becomes::Word(Target::Word)))
            .fold(false, |_, edge| {
                edge.cost = edge.cost.min(-CUSTOM * len);
                true
            });
        if !longer {
            self.edges.push(Edge { start, end, cost: -CUSTOM * len, becomes: Becomes::Custom, close: false });
        }
    }

    /// The cheapest path; of two equal ones that with the longer word first.
    fn solve(&mut self, start: usize, end: usize, single: impl Fn(usize) -> i32) {
        self.best.clear();
        self.best.resize(end - start + 1, (i32::MAX, usize::MAX));
        // Backwards, so that the choice at every place is known when the path is walked from the front.
        if let Some(last) = self.best.last_mut() {
            last.0 = 0;
        }
        let mut next = self.edges.len();
        for at in (start..end).rev() {
            step();
            let rest = |best: &[(i32, usize)], to: usize| best.get(to - start).map_or(i32::MAX, |best| best.0);
            let mut best = (rest(&self.best, at + 1).saturating_add(single(at)), usize::MAX);
            // The best of the other readings: what it costs, and whether it says how its characters convert.
            let mut second = (i32::MAX, false);
            while let Some(edge) =
                next.checked_sub(1).and_then(|index| self.edges.get(index)).filter(|edge| edge.start == at)
            {
                next -= 1;
                step();
                let cost = rest(&self.best, edge.end).saturating_add(edge.cost);
                // A word beats its first character standing alone.
                if cost < best.0 || cost == best.0 && best.1 == usize::MAX {
                    second = (best.0, self.edges.get(best.1).is_some_and(Edge::decides));
                    best = (cost, next);
                } else if cost < second.0 {
                    second = (cost, edge.decides());
                }
            }
            if let Some(edge) = self.edges.get_mut(best.1) {
                edge.close |= second.0.saturating_sub(best.0) <= CLOSE && (second.1 || edge.decides());
            }
            if let Some(slot) = self.best.get_mut(at - start) {
                *slot = best;
            }
        }
        self.path.clear();
        let mut at = start;
        while at < end {
            let chosen = self.best.get(at - start).and_then(|best| self.edges.get(best.1)).copied();
            let edge =
                chosen.unwrap_or(Edge { start: at, end: at + 1, cost: 0, becomes: Becomes::Single, close: false });
            self.path.push(edge);
            at = edge.end;
        }
    }
}
