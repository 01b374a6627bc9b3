//! Text without reasons, line by line in UTF-16: most characters convert one by one, and one look says so. Where more is to
//! decide, the stages are asked that also make alignments.

use super::glance::{BRACKET, BREAK, Glance, HALF, HANS, HANT, HEAD, ODD, STOP, SURNAME};
use super::segment::{ToHant, Window};
use super::stage::Stage;
use super::tables::Tables;
use super::technical::REACH;
use super::units::Unit;
use crate::text::{is_han, is_invisible, may_join, pinyin_residue, step};
use crate::types::{Rule, Script};
use std::ops::Range;

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
            stretched: false,
        })
    }

    /// The line converted; none where it has what only the stages themselves know. `stays` is the target's script, and that
    /// of the text as a whole, where the caller does not say what it is written in.
    pub(crate) fn convert(&mut self, line: &[u16], stays: Option<(Script, Script)>) -> Option<&[u16]> {
        self.line.clear();
        let mut flags = 0;
        self.line.extend(line.iter().map(|&unit| {
            let look = self.glance.forward(unit);
            flags |= look;
            look as u16
        }));
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
        if self.to_hant && !stays {
            self.hant(line)?;
        } else {
            self.line.clear();
            self.line.extend_from_slice(line);
        }
        self.stretched = false;
        if !self.lists.is_empty() {
            self.cuts.start(line.len());
        }
        let mut changed = false;
        for number in 0..self.lists.len() {
            if stays && self.lists.get(number).is_some_and(|list| list.stage.to_hans) {
                if changed {
                    return None;
                }
                continue;
            }
            changed |= self.list(number, line, stays)?;
            std::mem::swap(&mut self.line, &mut self.next);
        }
        Some(&self.line)
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
        let mut out = Vec::with_capacity(line.len());
        let (mut at, mut closed) = (0, 0);
        for (gap, residue) in &gaps {
            let next = at + (gap.start - closed);
            out.extend_from_slice(self.line.get(at..next)?);
            if !(drop && *residue) {
                out.extend_from_slice(line.get(gap.clone())?);
            }
            (at, closed) = (next, gap.end);
        }
        out.extend_from_slice(self.line.get(at..)?);
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
        match flags & (HANS | HANT) {
            0 => return Some(whole == target),
            HANS if whole == Script::Hans => return Some(target == Script::Hans),
            HANT if whole == Script::Hant => return Some(target == Script::Hant),
            _ => {}
        }
        let mut all = None;
        for sentence in line.split_inclusive(|&unit| self.glance.forward(unit) & STOP != 0) {
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
        let segment = self.segment?;
        // Where the region may begin that the place at hand is in: no word reaches over it.
        let mut base = 0;
        let mut at = 0;
        while let Some(&unit) = line.get(at) {
            step();
            let look = self.glance.forward(unit);
            at += 1;
            if look & BREAK != 0 {
                base = at;
            } else if look & (HEAD | SURNAME) != 0 && self.decides(line, at - 1, look) {
                let region = segment.region_at(line, base, at - 1, &mut self.window);
                let written = segment.convert_region(&mut self.window);
                let place = self.line.get_mut(region.clone()).filter(|place| place.len() == written.len())?;
                for (slot, unit) in place.iter_mut().zip(written) {
                    *slot = u16::try_from(u32::from(unit.char()?)).ok()?;
                }
                (base, at) = (region.end, region.end);
            }
        }
        Some(())
    }

    /// Whether a word or a name begins here that is more than its characters.
    fn decides(&self, line: &[u16], at: usize, look: u32) -> bool {
        let units = line.get(at..).unwrap_or(&[]);
        let word = match units {
            [first, second, ..] if look & HEAD != 0 && self.glance.may_begin(*first, *second) => {
                let mut decides = false;
                let numbers = units.iter().map(|&unit| self.tables.number(character(unit)));
                self.tables.words.at(numbers, |_, word| decides |= word.target.decides());
                decides
            }
            _ => false,
        };
        word || look & SURNAME != 0
            && self.tables.names.at(|at| line.get(at).map(|&unit| character(unit)), at).is_some()
    }

    /// One stage of small lists, from `line` to `next`; whether a rule changed anything.
    fn list(&mut self, number: usize, source: &[u16], stays: bool) -> Option<bool> {
        let Some(&List { stage, mask, longest }) = self.lists.get(number) else { return Some(false) };
        self.next.clear();
        let mut changed = false;
        let mut at = 0;
        while let Some(&unit) = self.line.get(at) {
            step();
            let look = self.glance.lists(unit);
            if look & mask != 0 {
                let second = self.line.get(at + 1).copied().unwrap_or(0);
                if self.glance.may_begin_rule(unit, second)
                    && let Some(len) = self.rule(stage, longest, source, at, stays)?
                {
                    changed = true;
                    at += len;
                    continue;
                }
            }
            self.next.push(if stage.to_hans { look as u16 } else { unit });
            at += 1;
        }
        Some(changed)
    }

    /// Applies the rule that fits at a place; its length there.
    fn rule(&mut self, stage: &Stage, longest: usize, source: &[u16], at: usize, stays: bool) -> Option<Option<usize>> {
        let read = |&unit: &u16| if stays { Unit::of(character(unit)).staying() } else { Unit::of(character(unit)) };
        self.units.clear();
        self.units.extend(self.line.get(at..).unwrap_or(&[]).iter().take(longest + 1).map(read));
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
            let around = self.line.iter().skip(start).take(at - start + len + REACH);
            let around: Vec<Unit> = around.map(|&unit| Unit::of(character(unit))).collect();
            // Whether what speaks of computing there are words, only the stages know.
            if stage.technical.may_fit(&around, at - start, len) {
                return None;
            }
        }
        if wary || by == Rule::Kept {
            self.next.extend(self.line.get(at..at + len).unwrap_or(&[]));
            return Some(Some(len));
        }
        let begin = self.next.len();
        for unit in to.first().map_or("", String::as_str).encode_utf16() {
            if self.glance.forward(unit) & (ODD | HALF) != 0 {
                return None;
            }
            self.next.push(unit);
        }
        self.stretched |= self.next.len() != begin + len;
        Some(Some(len))
    }
}

/// Where words begin, found no further than anybody asks.
#[derive(Default)]
struct Cuts {
    /// By place: inside a word.
    inside: Vec<bool>,
    /// No word reaches over this place, and all before it that were asked for are known.
    known: usize,
}

impl Cuts {
    fn start(&mut self, len: usize) {
        self.inside.clear();
        self.inside.resize(len, false);
        self.known = 0;
    }

    fn is_cut(&self, at: usize) -> bool {
        self.inside.get(at) == Some(&false)
    }

    fn find(&mut self, segment: &ToHant, line: &[u16], from: usize, to: usize, glance: &Glance, window: &mut Window) {
        let mut base = from.max(self.known);
        let mut at = base;
        while base > self.known && line.get(base - 1).is_some_and(|&unit| glance.forward(unit) & BREAK == 0) {
            step();
            base -= 1;
        }
        while at <= to && at < line.len() {
            let region = segment.region_at(line, base, at, window);
            segment.words_of_region(window, |word| {
                self.inside.get_mut(word).into_iter().flatten().skip(1).for_each(|inside| *inside = true);
            });
            (base, at) = (region.end, region.end);
            self.known = region.end;
        }
    }
}

/// Invisible characters and pinyin residue, which stand between the others as though they were not there; for residue `true`.
fn gaps(line: &[u16]) -> Vec<(Range<usize>, bool)> {
    let mut gaps = Vec::new();
    let mut han = false;
    let mut at = 0;
    while let Some(&unit) = line.get(at) {
        let c = character(unit);
        if c == '(' && han {
            let near = line.get(at..line.len().min(at + RESIDUE)).unwrap_or(&[]);
            let near = String::from_utf16_lossy(near);
            if let Some(len) = pinyin_residue(&near).and_then(|bytes| Some(near.get(..bytes)?.chars().count())) {
                gaps.push((at..at + len, true));
                at += len;
                continue;
            }
        }
        // Others that nobody sees may be part of a cluster.
        if is_invisible(c) && !may_join(c) {
            gaps.push((at..at + 1, false));
        } else {
            han = is_han(c);
        }
        at += 1;
    }
    gaps
}

/// No residue has more units.
const RESIDUE: usize = 12;

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
        let mut pieces: Vec<String> = tables.sets().iter().flat_map(|set| set.keys()).collect();
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
