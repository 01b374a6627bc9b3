//! Text without reasons, line by line in UTF-16: most characters convert one by one, and one look says so. Where more is to
//! decide, the stages are asked that also make alignments.

use super::cuts::Cuts;
use super::gaps::gaps;
use super::glance::{BRACKET, BREAK, Glance, HALF, HANS, HANT, HEAD, ODD, STOP, SURNAME, TOPIC};
use super::segment::{ToHant, Window};
use super::stage::Stage;
use super::tables::Tables;
use super::technical::REACH;
use super::units::Unit;
use crate::text::{is_han, step};
use crate::types::{Rule, Script};

/// The steps of a plan as lines go through them.
pub(crate) struct Lines<'p> {
    glance: &'static Glance,
    tables: &'static Tables,
    segment: Option<&'p ToHant<'p>>,
    /// Whether the segmentation also converts.
    to_hant: bool,
    lists: Vec<List<'p>>,
    cuts: Cuts,
    window: Window,
    units: Vec<Unit>,
    line: Vec<u16>,
    next: Vec<u16>,
    /// Whether `line` has the line as it is by now; else it is still what was given.
    changed: bool,
    /// Whether a rule changed the length of the line.
    stretched: bool,
}

/// A stage of small lists.
struct List<'p> {
    stage: &'p Stage<'p>,
    /// What [`Glance::lists`] has of characters that begin one of its rules.
    mask: u32,
    /// The length of the longest key.
    longest: usize,
}

impl<'p> Lines<'p> {
    /// None where a list needs the words of another stage's output.
    pub(crate) fn new(
        tables: &'static Tables,
        segment: Option<(&'p ToHant<'p>, bool)>,
        lists: &[&'p Stage<'p>],
    ) -> Option<Self> {
        let words = |stage: &Stage| stage.sets.iter().any(|(_, by)| *by == Rule::Wording);
        let custom = segment.is_some_and(|(segment, _)| segment.custom.is_some())
            || lists.iter().any(|stage| stage.custom.is_some());
        let late = if segment.is_some() { 1 } else { 0 };
        if custom || lists.iter().skip(late).any(|stage| words(stage)) {
            return None;
        }
        let lists = lists.iter().map(|&stage| List {
            stage,
            mask: stage.sets.iter().fold(0, |mask, (set, _)| mask | set.bit),
            longest: stage.sets.iter().map(|(set, _)| set.longest()).max().unwrap_or(0),
        });
        Some(Self {
            glance: &tables.glance,
            tables,
            segment: segment.map(|(segment, _)| segment),
            to_hant: segment.is_some_and(|(_, converts)| converts),
            lists: lists.collect(),
            cuts: Cuts::default(),
            window: Window::default(),
            units: Vec::new(),
            line: Vec::new(),
            next: Vec::new(),
            changed: false,
            stretched: false,
        })
    }

    /// The line converted; none where it has what only the stages themselves know. `stays` is the target's script, and that
    /// of the text as a whole, where the caller does not say what it is written in.
    pub(crate) fn convert<'l>(&'l mut self, line: &'l [u16], stays: Option<(Script, Script)>) -> Option<&'l [u16]> {
        self.window.leave();
        let glance = self.glance;
        let flags = line.iter().fold(0, |flags, &unit| flags | glance.forward(unit));
        if flags & (ODD | HALF | BRACKET) != 0 && !self.is_plain(line, flags) {
            return None;
        }
        let stays = match stays {
            None => false,
            Some((target, whole)) => self.staying(line, flags, target, whole)?,
        };
        if stays && flags & (if self.to_hant { HANS } else { HANT }) != 0 {
            return None;
        }
        if !stays && self.to_hant && self.segment.is_some_and(|segment| segment.auto) && flags & HANT != 0 {
            return None;
        }
        self.changed = self.to_hant && !stays;
        if self.changed {
            self.line.clear();
            self.line.extend(line.iter().map(|&unit| glance.forward(unit) as u16 ^ unit));
            if flags & (HEAD | SURNAME | TOPIC) != 0 {
                self.hant(line)?;
            }
        }
        self.stretched = false;
        if !self.lists.is_empty() {
            self.cuts.start(line.len());
        }
        for number in 0..self.lists.len() {
            if stays && self.lists.get(number).is_some_and(|list| list.stage.to_hans) {
                if self.changed {
                    return None;
                }
                continue;
            }
            self.list(number, line, stays)?;
        }
        Some(if self.changed { &self.line } else { line })
    }

    /// The same for a line with gaps, which are read over and written back.
    pub(crate) fn convert_around(
        &mut self,
        line: &[u16],
        stays: Option<(Script, Script)>,
        drop: bool,
    ) -> Option<Vec<u16>> {
        let gaps = gaps(line);
        if gaps.is_empty() {
            return None;
        }
        let mut dense = Vec::with_capacity(line.len());
        let mut at = 0;
        for (gap, _) in &gaps {
            dense.extend_from_slice(line.get(at..gap.start)?);
            at = gap.end;
        }
        dense.extend_from_slice(line.get(at..)?);
        self.convert(&dense, stays)?;
        if self.stretched {
            return None;
        }
        let converted = if self.changed { &self.line } else { &dense };
        let mut out = Vec::with_capacity(line.len());
        let (mut at, mut closed) = (0, 0);
        for (gap, residue) in &gaps {
            let next = at + (gap.start - closed);
            out.extend_from_slice(converted.get(at..next)?);
            if !(drop && *residue) {
                out.extend_from_slice(line.get(gap.clone())?);
            }
            (at, closed) = (next, gap.end);
        }
        out.extend_from_slice(converted.get(at..)?);
        Some(out)
    }

    /// Whether all units are characters that stand for themselves.
    fn is_plain(&self, line: &[u16], flags: u32) -> bool {
        if flags & ODD != 0 {
            return false;
        }
        let (mut han, mut open) = (false, false);
        char::decode_utf16(line.iter().copied()).all(|c| {
            let Ok(c) = c else { return false };
            let residue = std::mem::replace(&mut open, c == '(' && han);
            han = is_han(c);
            match c {
                'a'..='z' | '\u{E0}'..='\u{1DC}' => !residue,
                // Of the others beyond the first plane some are in rules, and some join.
                '\u{1F000}'..='\u{1F1E5}' | '\u{1F200}'..='\u{1F3FA}' | '\u{1F400}'..='\u{1FAFF}' => {
                    self.tables.number(c) == 0
                }
                c => c <= '\u{FFFF}',
            }
        })
    }

    /// Whether the line is in the target's script already; none where its sentences differ in that.
    fn staying(&self, line: &[u16], flags: u32, target: Script, whole: Script) -> Option<bool> {
        // What says otherwise than the text as a whole.
        let others = match whole {
            Script::Hans => HANT,
            Script::Hant => HANS,
            _ => HANS | HANT,
        };
        if flags & others == 0 {
            return Some(whole == target);
        }
        let mut all = None;
        for sentence in line.split_inclusive(|&unit| self.glance.forward(unit) & STOP != 0) {
            step();
            let count = |flag| sentence.iter().filter(|&&unit| self.glance.forward(unit) & flag != 0).count();
            let script = match count(HANS).cmp(&count(HANT)) {
                std::cmp::Ordering::Greater => Script::Hans,
                std::cmp::Ordering::Less => Script::Hant,
                std::cmp::Ordering::Equal => whole,
            };
            if *all.get_or_insert(script == target) != (script == target) {
                return None;
            }
        }
        Some(all.unwrap_or(false))
    }

    /// To general Traditional, where a word says more than its characters do.
    fn hant(&mut self, line: &[u16]) -> Option<()> {
        let (segment, glance) = (self.segment?, self.glance);
        // No word reaches over the end of the region before.
        let (mut at, mut behind) = (0, 0);
        while let Some(skipped) = position(line, at, |unit| glance.forward(unit) & (HEAD | SURNAME | TOPIC) != 0) {
            at = skipped;
            if !self.decides(line, at) {
                at += 1;
                continue;
            }
            let before = line.get(behind..at).unwrap_or(&[]);
            let base = before.iter().rposition(|&unit| glance.forward(unit) & BREAK != 0);
            let base = base.map_or(behind, |found| behind + found + 1);
            let region = segment.region_at(line, base, at, &mut self.window);
            let written = segment.convert_region(&mut self.window);
            let place = self.line.get_mut(region.clone()).filter(|place| place.len() == written.len())?;
            for (slot, unit) in place.iter_mut().zip(written) {
                *slot = u16::try_from(u32::from(unit.char()?)).ok()?;
            }
            (behind, at) = (region.end, region.end);
        }
        Some(())
    }

    /// Whether a word or a name begins here that is more than its characters.
    fn decides(&self, line: &[u16], at: usize) -> bool {
        let units = line.get(at..).unwrap_or(&[]);
        let word = match units {
            [first, second, ..] if self.glance.may_begin(*first, *second) => {
                let mut decides = false;
                let numbers = units.iter().map(|&unit| self.tables.number_of_unit(unit));
                self.tables.words.at(numbers, |_, word| decides |= word.target.decides());
                decides
            }
            _ => false,
        };
        let look = units.first().map_or(0, |&unit| self.glance.forward(unit));
        let read = |at: usize| line.get(at).map(|&unit| character(unit));
        word || look & SURNAME != 0 && self.tables.names.at(read, at).is_some()
            || look & TOPIC != 0 && self.tables.topics.at(read, at).is_some()
    }

    /// One stage of small lists, from the line as it is to the next.
    fn list(&mut self, number: usize, source: &[u16], stays: bool) -> Option<()> {
        let Some(&List { stage, mask, longest }) = self.lists.get(number) else { return Some(()) };
        let glance = self.glance;
        let line = std::mem::take(&mut self.line);
        let input = if self.changed { &line } else { source };
        self.next.clear();
        let (mut at, mut written) = (0, 0);
        while let Some(found) = next_rule(glance, input, at, mask) {
            at = found;
            let rule = match self.simple_rule(stage, input, at) {
                Found::No => None,
                Found::Phrase(len, to) => Some((len, Some(to))),
                Found::Wording => self.rule(stage, longest, source, input, at, stays)?,
            };
            let Some((len, to)) = rule else {
                at += 1;
                continue;
            };
            self.write(input.get(written..at).unwrap_or(&[]), stage.to_hans);
            match to {
                Some(to) => self.put(to, len),
                None => self.next.extend(input.get(at..at + len).unwrap_or(&[])),
            }
            at += len;
            written = at;
        }
        if written > 0 || stage.to_hans {
            self.write(input.get(written..).unwrap_or(&[]), stage.to_hans);
            self.changed = true;
            // What was the line becomes room for the next one.
            self.line = std::mem::replace(&mut self.next, line);
        } else {
            self.line = line;
        }
        Some(())
    }

    /// Units that no rule changed.
    fn write(&mut self, units: &[u16], to_hans: bool) {
        if to_hans {
            let glance = self.glance;
            self.next.extend(units.iter().map(|&unit| glance.lists(unit) as u16 ^ unit));
        } else {
            self.next.extend_from_slice(units);
        }
    }

    /// What a rule gives for so many units.
    fn put(&mut self, to: &str, len: usize) {
        let begin = self.next.len();
        self.next.extend(to.encode_utf16());
        self.stretched |= self.next.len() != begin + len;
    }

    /// The rule that fits at a place, unless one for wording is among those that do.
    fn simple_rule<'s>(&self, stage: &'s Stage, line: &[u16], at: usize) -> Found<'s> {
        let rest = line.get(at..).unwrap_or(&[]);
        let bits = rest.first().map_or(0, |&unit| self.glance.lists(unit));
        let mut best = Found::No;
        for (set, by) in stage.sets.iter().filter(|(set, _)| set.bit & bits != 0) {
            let Some((len, to)) = set.longest_at(rest) else { continue };
            if *by == Rule::Wording {
                return Found::Wording;
            }
            if !matches!(best, Found::Phrase(known, _) if known >= len) {
                best = Found::Phrase(len, to.first());
            }
        }
        best
    }

    /// The rule that fits at a place, as the length there and what it gives; none of that where the units stay.
    #[allow(clippy::type_complexity, reason = "what is not for this path, what is not there, what stays")]
    fn rule<'s>(
        &mut self,
        stage: &'s Stage,
        longest: usize,
        source: &[u16],
        line: &[u16],
        at: usize,
        stays: bool,
    ) -> Option<Option<(usize, Option<&'s str>)>> {
        let read = |&unit: &u16| if stays { Unit::of(character(unit)).staying() } else { Unit::of(character(unit)) };
        self.units.clear();
        self.units.extend(line.get(at..).unwrap_or(&[]).iter().take(longest + 1).map(read));
        let words = stage.sets.iter().filter(|(_, by)| *by == Rule::Wording);
        let word = words.filter_map(|(set, _)| set.at(&self.units, Unit::open).next()).map(|(len, _)| len).max();
        if let (Some(len), Some(segment)) = (word, self.segment) {
            self.cuts.find(segment, source, at, at + len, self.glance, &mut self.window);
            for (unit, at) in self.units.iter_mut().zip(at..) {
                if self.cuts.is_cut(at) {
                    *unit = unit.cut();
                }
            }
        }
        let Some((len, to, by)) = stage.longest(&self.units) else { return Some(None) };
        let wary = by == Rule::Wording && stage.technical.is_wary(&self.units, len);
        if wary {
            let start = at.saturating_sub(REACH);
            let around = line.iter().skip(start).take(at - start + len + REACH);
            let around: Vec<Unit> = around.map(|&unit| Unit::of(character(unit))).collect();
            // Whether what speaks of computing there are words, only the stages know.
            if stage.technical.may_fit(&around, at - start, len) {
                return None;
            }
        }
        Some(Some((len, if wary || by == Rule::Kept { None } else { Some(to.first()) })))
    }
}

/// What a place has of the rules of a stage.
enum Found<'s> {
    No,
    /// A rule for so many units, and what it gives.
    Phrase(usize, &'s str),
    /// A rule for wording, which asks for words.
    Wording,
}

/// The next place where a rule may begin of the lists of a mask.
fn next_rule(glance: &Glance, line: &[u16], from: usize, mask: u32) -> Option<usize> {
    let mut at = from;
    let mut rest = line.get(from..)?;
    while let [unit, behind @ ..] = rest {
        step();
        if glance.lists(*unit) & mask != 0 && glance.may_begin_rule(*unit, behind.first().copied().unwrap_or(0)) {
            return Some(at);
        }
        at += 1;
        rest = behind;
    }
    None
}

/// The next place that has what is looked for.
#[inline]
fn position(line: &[u16], from: usize, is_it: impl Fn(u16) -> bool) -> Option<usize> {
    let rest = line.get(from..)?;
    rest.iter()
        .position(|&unit| {
            step();
            is_it(unit)
        })
        .map(|skipped| from + skipped)
}

/// The character of a unit; halves of one beyond the first plane are none that any rule knows.
pub(crate) fn character(unit: u16) -> char {
    char::from_u32(u32::from(unit)).unwrap_or('\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use crate::script::tables::Tables;
    use crate::{ConvertOptions, Converter, Variant};

    /// What breaks a line of plain characters, and what stands around names.
    const ODDITIES: &[&str] = &[
        "，",
        "。",
        "\n",
        "\r\n",
        "a",
        "3",
        "(",
        "(wǎng)",
        "(who)",
        "(一)",
        "😀",
        "👍🏽",
        "👨‍👩‍👧",
        "🇹🇼",
        "\u{200B}",
        "葛\u{E0100}",
        "e\u{301}",
        "Ω",
        "𫝈",
        "𠀀",
        "〇",
        "余先生",
        "姓朴的",
        "记者于晓明说",
        "党委书记",
        "的",
        "于",
        "！",
        "软件",
        "軟體",
        "这",
        "這",
    ];

    /// Texts of the keys of all rules and of oddities.
    fn texts() -> Vec<String> {
        let tables = Tables::get();
        let mut pieces: Vec<String> = tables.keys().collect();
        tables.words.heads(|first, second| pieces.push([tables.char(first), tables.char(second)].iter().collect()));
        let mut seed = 1u64;
        let mut below = |limit: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % limit
        };
        let mut text = |rare: usize| -> String {
            let pieces = pieces.as_slice();
            let mut piece =
                || if below(rare) == 0 { ODDITIES[below(ODDITIES.len())] } else { &pieces[below(pieces.len())] };
            (0..24).map(|_| piece()).collect()
        };
        (0..120).map(|round| text(2 + round % 6)).collect()
    }

    /// A line without reasons reads as the stages do that give them.
    #[test]
    fn reasons_change_nothing() {
        let texts = texts();
        for to in Variant::ALL {
            for from in Variant::ALL.into_iter().map(Some).chain([None]) {
                let options = ConvertOptions { from, ..Default::default() };
                let converter = Converter::new(to, options).unwrap();
                for text in &texts {
                    let converted = converter.convert(text);
                    assert_eq!(converted, converter.align(text).text, "{from:?} to {to:?}: {text}");
                    let units: Vec<u16> = text.encode_utf16().collect();
                    assert_eq!(
                        String::from_utf16_lossy(&converter.convert_utf16(&units)),
                        converted,
                        "{from:?} to {to:?}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn lone_surrogates_are_read_as_replacement_characters() {
        let converter = Converter::new(Variant::Hant, ConvertOptions::default()).unwrap();
        let units: Vec<u16> = [0xD800].into_iter().chain("头发".encode_utf16()).chain([0xDC00]).collect();
        assert_eq!(String::from_utf16_lossy(&converter.convert_utf16(&units)), "\u{FFFD}頭髮\u{FFFD}");
    }
}
