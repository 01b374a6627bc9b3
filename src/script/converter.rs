//! A conversion with its rules compiled: which stages run, and how their edits become an alignment.

use super::edit::{Edit, Ignore, Sink, compose};
use super::home::{Forms, Home, own_words};
use super::lines::Lines;
use super::reading::{Reading, mark_staying};
use super::recode::{push_text, push_units};
use super::render::render;
use super::rules::RuleSet;
use super::segment::ToHant;
use super::stage::Stage;
use super::tables::{Set, Tables};
use super::units::{Unit, Units};
use crate::error::{Code, Error};
use crate::types::{Alignment, ConvertOptions, Rule, Script, Variant};

/// A conversion with its rules compiled once, for many texts.
///
/// ```
/// use zh_measures::{Converter, ConvertOptions, Variant};
///
/// let options = ConvertOptions { from: Some(Variant::China), protect: vec!["软件园".into()], ..Default::default() };
/// let converter = Converter::new(Variant::Taiwan, options)?;
/// assert_eq!(converter.convert("头发和软件"), "頭髮和軟體");
/// assert_eq!(converter.convert("软件园"), "软件园");
/// # Ok::<(), zh_measures::Error>(())
/// ```
pub struct Converter {
    to: Variant,
    options: ConvertOptions,
    custom: Option<RuleSet>,
    /// What the text shows whose parts are converted.
    whole: Option<Reading>,
}

/// One stage of a conversion.
enum Step<'c> {
    ToHant(ToHant<'c>),
    /// Finds the words, so that wording is not found across two of them.
    Mark(ToHant<'c>),
    Lists(Stage<'c>),
}

impl Step<'_> {
    fn run(&self, units: &[Unit], sink: &mut impl Sink) -> Vec<Unit> {
        if let Self::Mark(stage) = self {
            return stage.mark(units);
        }
        let mut out = Vec::with_capacity(units.len() + units.len() / 8);
        match self {
            Self::ToHant(stage) => stage.run(units, &mut out, sink),
            Self::Lists(stage) => stage.run(units, &mut out, sink),
            Self::Mark(_) => {}
        }
        out
    }
}

impl Converter {
    /// Compiles the caller's rules.
    ///
    /// # Errors
    ///
    /// [`Code::BadRule`] where a rule's key or a protected word is empty, [`Code::TooLarge`] beyond [`MAX_RULES`].
    pub fn new(to: Variant, options: ConvertOptions) -> Result<Self, Error> {
        check_rules(&options)?;
        let mut rules = Vec::with_capacity(options.rules.len() + options.protect.len());
        for word in &options.protect {
            if word.is_empty() {
                return Err(Error::new(
                    Code::BadRule,
                    "A protected word is empty: leave it out, or give it at least one character.",
                ));
            }
            rules.push((word.as_str(), word.as_str()));
        }
        for (number, (from, to)) in options.rules.iter().enumerate() {
            if from.is_empty() {
                let message = format!(
                    "Rule {} replaces the empty text (by {to:?}): give its first part at least one character.",
                    number + 1
                );
                return Err(Error::new(Code::BadRule, message));
            }
            rules.push((from.as_str(), to.as_str()));
        }
        let custom = (!rules.is_empty()).then(|| RuleSet::own(rules.into_iter()));
        Ok(Self { to, options, custom, whole: None })
    }

    /// From now on reads what it gets as parts of a text: lines of it are converted as in the whole.
    #[cfg(any(feature = "wasm", test))]
    pub(crate) fn read_as(&mut self, whole: &str) {
        self.whole = None;
        self.whole = self.reading(whole);
    }

    /// The text in the target's script, and its wording where the target is a region.
    pub fn convert(&self, text: &str) -> String {
        let reading = self.reading(text);
        let plan = self.plan(reading.as_ref());
        let mut out = String::with_capacity(text.len() + text.len() / 8 + 8);
        let Some(mut lines) = lines(&plan) else {
            self.convert_units(Units::new(text), &plan, reading.as_ref(), &mut out);
            return out;
        };
        let stays = self.stays(reading.as_ref());
        let mut buffer = Vec::new();
        for line in text.split_inclusive('\n') {
            buffer.clear();
            push_units(line, &mut buffer);
            if let Some(units) = lines.convert(&buffer, stays) {
                push_text(units, &mut out);
            } else if let Some(units) = lines.convert_around(&buffer, stays, self.options.drop_residue) {
                push_text(&units, &mut out);
            } else {
                self.convert_units(Units::new(line), &plan, reading.as_ref(), &mut out);
            }
        }
        out
    }

    /// The same on units of UTF-16. A lone surrogate is read as U+FFFD.
    #[cfg(any(feature = "wasm", test))]
    pub(crate) fn convert_utf16(&self, text: &[u16]) -> Vec<u16> {
        let reading = self.whole.or_else(|| self.options.from.is_none().then(|| Reading::of_utf16(text)));
        let plan = self.plan(reading.as_ref());
        let mut out = Vec::with_capacity(text.len() + text.len() / 8 + 8);
        let mut recoded = String::new();
        let mut whole = |line: &[u16], out: &mut Vec<u16>| {
            recoded.clear();
            self.convert_units(Units::new(&String::from_utf16_lossy(line)), &plan, reading.as_ref(), &mut recoded);
            out.extend(recoded.encode_utf16());
        };
        let Some(mut lines) = lines(&plan) else {
            whole(text, &mut out);
            return out;
        };
        let stays = self.stays(reading.as_ref());
        for line in text.split_inclusive(|&unit| unit == u16::from(b'\n')) {
            if let Some(units) = lines.convert(line, stays) {
                out.extend_from_slice(units);
            } else if let Some(units) = lines.convert_around(line, stays, self.options.drop_residue) {
                out.extend_from_slice(&units);
            } else {
                whole(line, &mut out);
            }
        }
        out
    }

    fn convert_units(&self, mut units: Units, plan: &[Step], reading: Option<&Reading>, out: &mut String) {
        if !units.gaps.is_empty() {
            out.push_str(&self.align_units(units, plan, reading).text);
            return;
        }
        self.mark(&mut units, reading);
        let mut current: Option<Vec<Unit>> = None;
        for step in plan {
            current = Some(step.run(current.as_deref().unwrap_or(&units.units), &mut Ignore));
        }
        units.write(current.as_deref().unwrap_or(&units.units), out);
    }

    /// The same conversion with its reasons.
    pub fn align(&self, text: &str) -> Alignment {
        let reading = self.reading(text);
        self.align_units(Units::new(text), &self.plan(reading.as_ref()), reading.as_ref())
    }

    fn align_units(&self, mut units: Units, plan: &[Step], reading: Option<&Reading>) -> Alignment {
        self.mark(&mut units, reading);
        let mut current: Option<Vec<Unit>> = None;
        let mut edits: Vec<Edit> = Vec::new();
        for step in plan {
            let mut next = Vec::new();
            current = Some(step.run(current.as_deref().unwrap_or(&units.units), &mut next));
            edits = compose(edits, next, |text| {
                let units: Vec<Unit> = text.chars().map(Unit::of).collect();
                step.run(&units, &mut Ignore).iter().filter_map(|unit| unit.char()).collect()
            });
        }
        let target = current.as_deref().unwrap_or(&units.units);
        render(&units, target, edits, self.options.drop_residue)
    }

    /// What the text shows, where the caller does not say what it is written in.
    fn reading(&self, text: &str) -> Option<Reading> {
        self.whole.or_else(|| self.options.from.is_none().then(|| Reading::of(text)))
    }

    /// The target's script and that of the text as a whole, where the text itself says.
    fn stays(&self, reading: Option<&Reading>) -> Option<(Script, Script)> {
        let script = if self.to.is_traditional() { Script::Hant } else { Script::Hans };
        reading.map(|reading| (script, reading.script))
    }

    /// Marks what is in the target's script already.
    fn mark(&self, units: &mut Units, reading: Option<&Reading>) {
        if let Some((target, whole)) = self.stays(reading) {
            mark_staying(&mut units.units, target, whole);
        }
    }

    /// The stages for a text.
    fn plan(&self, reading: Option<&Reading>) -> Vec<Step<'_>> {
        let mut plan = match (self.options.from, reading) {
            (Some(from), _) => self.stages(from, self.options.wording && Home::of(from) != Home::of(self.to)),
            (None, reading) => self.stages_of_unknown(match reading.map(|reading| (reading.region, reading.script)) {
                Some((Some(region), _)) => Home::of_region(region),
                Some((None, Script::Hans)) => Home::China,
                _ => Home::Nowhere,
            }),
        };
        let custom = self.custom.as_ref();
        // The caller's words come first of all that changes the text.
        match plan.iter_mut().find(|step| !matches!(step, Step::Mark(_))) {
            Some(Step::ToHant(stage)) => stage.custom = custom,
            Some(Step::Lists(stage)) => stage.custom = custom,
            _ if custom.is_some() => plan.push(Step::Lists(Stage { custom, ..Stage::new(Tables::get()) })),
            _ => {}
        }
        plan
    }

    /// A stage of these lists. `careful` leaves words alone that the target has too.
    fn lists(sets: &[(Set, Rule)], careful: bool) -> Stage<'static> {
        let tables = Tables::get();
        let sets = sets.iter().map(|&(set, by)| (tables.set(set), by)).collect();
        Stage { sets, careful, ..Stage::new(tables) }
    }

    /// The stage from Traditional to Simplified characters.
    fn to_hans() -> Step<'static> {
        Step::Lists(Stage { to_hans: true, ..Self::lists(&[(Set::PhrasesRev, Rule::Phrase)], false) })
    }

    /// From a variant that the caller names, as OpenCC chains it.
    fn stages(&self, from: Variant, wording: bool) -> Vec<Step<'_>> {
        let tables = Tables::get();
        let to = self.to;
        let mut plan = Vec::new();
        if !from.is_traditional() && to.is_traditional() {
            plan.push(Step::ToHant(ToHant { tables, custom: None, auto: false }));
        } else if wording {
            plan.push(Step::Mark(ToHant { tables, custom: None, auto: true }));
        }
        // What is Simplified has neither lists of forms nor wording of its own here.
        if Forms::of(from) != Forms::of(to) {
            let mut sets = Forms::of(from).to_general();
            if wording && Home::of(to) != Home::Nowhere {
                sets.splice(0..0, Home::of(from).to_china());
            }
            let words = if wording { Home::of(to).own_wording() } else { Vec::new() };
            let stages = [sets, words, Forms::of(to).own_forms()];
            let stages = stages.iter().filter(|sets| !sets.is_empty());
            plan.extend(stages.map(|sets| Step::Lists(Self::lists(sets, false))));
        }
        if !to.is_traditional() && from.is_traditional() {
            plan.push(Self::to_hans());
        }
        if let Some(own) = own_words(to).filter(|_| self.options.wording && from != to) {
            self.insert_own(&mut plan, own);
        }
        plan
    }

    /// From whatever the text shows: script by stretches, wording where it is certain.
    fn stages_of_unknown(&self, home: Home) -> Vec<Step<'_>> {
        let tables = Tables::get();
        let target = Home::of(self.to);
        let wording = self.options.wording && target != Home::Nowhere;
        let mut plan = Vec::new();
        if self.to.is_traditional() {
            plan.push(Step::ToHant(ToHant { tables, custom: None, auto: true }));
            if wording {
                if home == Home::Taiwan && target == Home::HongKong {
                    plan.push(Step::Lists(Self::lists(&Home::Taiwan.to_china(), true)));
                }
                plan.push(Step::Lists(Self::lists(&target.own_wording(), home != Home::China)));
            }
            let forms = Forms::of(self.to).own_forms();
            if !forms.is_empty() {
                plan.push(Step::Lists(Self::lists(&forms, false)));
            }
        } else {
            if wording && home != Home::China {
                plan.push(Step::Mark(ToHant { tables, custom: None, auto: true }));
                let other = if home == Home::HongKong { Home::HongKong } else { Home::Taiwan };
                plan.push(Step::Lists(Self::lists(&other.to_china(), home == Home::Nowhere)));
            }
            plan.push(Self::to_hans());
        }
        if let Some(own) = own_words(self.to).filter(|_| wording) {
            self.insert_own(&mut plan, own);
        }
        plan
    }

    /// The lines of Singapore, Malaysia and Macau: where the text has its script, and for Macau before the forms of Hong Kong.
    fn insert_own(&self, plan: &mut Vec<Step<'_>>, own: Set) {
        let tables = Tables::get();
        let stage = Self::lists(&[(own, Rule::Wording)], false);
        if !plan.iter().any(|step| matches!(step, Step::ToHant(_) | Step::Mark(_))) {
            plan.insert(0, Step::Mark(ToHant { tables, custom: None, auto: true }));
        }
        let at = if own == Set::WordingMo { plan.len().saturating_sub(1).max(1) } else { plan.len() };
        plan.insert(at, Step::Lists(stage));
    }
}

/// The plan for lines that need no reasons.
fn lines<'p>(plan: &'p [Step<'p>]) -> Option<Lines<'p>> {
    let (segment, lists) = match plan {
        [Step::ToHant(segment), lists @ ..] => (Some((segment, true)), lists),
        [Step::Mark(segment), lists @ ..] => (Some((segment, false)), lists),
        lists => (None, lists),
    };
    let lists: Option<Vec<&Stage>> =
        lists.iter().map(|step| if let Step::Lists(stage) = step { Some(stage) } else { None }).collect();
    Lines::new(Tables::get(), segment, &lists?)
}

/// So many rules and protected words are taken, counted together.
pub const MAX_RULES: usize = 10_000;

/// So many bytes of UTF-8 may all of them have together: 2²⁰.
const MAX_RULE_BYTES: usize = 1 << 20;

/// Refuses longer lists, before any work.
fn check_rules(options: &ConvertOptions) -> Result<(), Error> {
    let count = options.rules.len().saturating_add(options.protect.len());
    let rules = options.rules.iter().map(|(from, to)| from.len() + to.len());
    let bytes: usize = rules.chain(options.protect.iter().map(String::len)).sum();
    if count > MAX_RULES || bytes > MAX_RULE_BYTES { Err(Error::too_many_rules()) } else { Ok(()) }
}

/// Text in the target's script, and its wording where the target is a region.
///
/// # Errors
///
/// [`Code::BadRule`] where a rule's key or a protected word is empty, [`Code::TooLarge`] beyond [`MAX_RULES`].
///
/// ```
/// use zh_measures::{ConvertOptions, Variant, convert};
///
/// let options = ConvertOptions::default();
/// assert_eq!(convert("为村民打机井近百口", Variant::Taiwan, &options)?, "為村民打機井近百口");
/// assert_eq!(convert("為村民打機井近百口", Variant::Hans, &options)?, "为村民打机井近百口");
/// # Ok::<(), zh_measures::Error>(())
/// ```
pub fn convert(text: &str, to: Variant, options: &ConvertOptions) -> Result<String, Error> {
    Ok(Converter::new(to, options.clone())?.convert(text))
}

/// The same conversion with its reasons: which stretch became which, by what rule, and what else it could be.
///
/// # Errors
///
/// [`Code::BadRule`] where a rule's key or a protected word is empty, [`Code::TooLarge`] beyond [`MAX_RULES`].
///
/// ```
/// use zh_measures::{ConvertOptions, Rule, Variant, align};
///
/// let alignment = align("皇后的头发", Variant::Hant, &ConvertOptions::default())?;
/// assert_eq!(alignment.text, "皇后的頭髮");
/// let (queen, hair) = (&alignment.changes[0], &alignment.changes[1]);
/// assert_eq!((queen.by, queen.alternatives[0].as_str()), (Rule::Kept, "皇後"));
/// assert_eq!((hair.by, hair.target.of(&alignment.text)), (Rule::Phrase, "頭髮"));
/// # Ok::<(), zh_measures::Error>(())
/// ```
pub fn align(text: &str, to: Variant, options: &ConvertOptions) -> Result<Alignment, Error> {
    Ok(Converter::new(to, options.clone())?.align(text))
}

#[cfg(test)]
mod tests {
    use super::{Converter, Tables, lines};
    use crate::text::{context_characters, fold, is_in_lexicon, literals};
    use crate::types::{ConvertOptions, Variant};
    use std::collections::BTreeSet;

    #[test]
    fn lines_read_as_parts_of_a_text_come_out_as_in_the_whole() -> Result<(), crate::error::Error> {
        // The second line says nothing of its region, the third is in the other script.
        let whole = "在台北，軟體與資訊都有用。\n列印資料。\n汉语的软件和头发。\n里程";
        for to in Variant::ALL {
            let converter = Converter::new(to, ConvertOptions::default())?;
            let mut parts = Converter::new(to, ConvertOptions::default())?;
            parts.read_as(whole);
            let lines = whole.split_inclusive('\n');
            let (texts, changes): (Vec<_>, Vec<_>) =
                lines.map(|line| parts.align(line)).map(|part| (part.text, part.changes.len())).unzip();
            let aligned = converter.align(whole);
            assert_eq!((texts.concat(), changes.iter().sum()), (aligned.text, aligned.changes.len()), "{to:?}");
            let lines = whole.split_inclusive('\n');
            assert_eq!(lines.map(|line| parts.convert(line)).collect::<String>(), converter.convert(whole), "{to:?}");
        }
        Ok(())
    }

    /// The way that each line of a text takes: `q`uickly, quickly `a`round what stands inside it unread, or through the `s`tages.
    fn ways(converter: &Converter, text: &str) -> String {
        let reading = converter.reading(text);
        let (plan, stays) = (converter.plan(reading.as_ref()), converter.stays(reading.as_ref()));
        let Some(mut lines) = lines(&plan) else { return "-".to_owned() };
        let mut way = |line: &str| {
            let units: Vec<u16> = line.encode_utf16().collect();
            if lines.convert(&units, stays).is_some() {
                return 'q';
            }
            if lines.convert_around(&units, stays, false).is_some() { 'a' } else { 's' }
        };
        text.split_inclusive('\n').map(&mut way).collect()
    }

    /// Whatever a line has that rules do not read, it goes the quick way: the stages take several times as long.
    #[test]
    fn ordinary_lines_are_converted_quickly() -> Result<(), crate::error::Error> {
        use Variant::{China, Hans, Hant, HongKong, Macau, Singapore, Taiwan};
        for (from, to, text, expected) in [
            // Words, digits, letters and signs.
            (Some(China), Taiwan, "头发和软件有12个，价格3.5元；\n他在Café里说：“Hello, world！”\n", "qq"),
            (Some(Taiwan), China, "軟體和頭髮。\nabc\n\n", "qqq"),
            (Some(HongKong), Macau, "衞生署的熱綫。\n", "q"),
            (None, Hant, "汉语的头发。\n", "q"),
            // Brackets that hold no pinyin, signs beyond the first plane that are in no rule and join nothing.
            (Some(China), Hant, "头发(一)很长(见图)，fa(x)。\n他(她)来了。", "qq"),
            (Some(China), Hant, "头发😀abc。\n🀄和🏀、🈶、🚀很好。\n", "qq"),
            // What stands between two characters as though it were not there.
            (Some(China), Taiwan, "理(lǐ)发(fà)师在网(wǎng)上。\n头\u{200B}发\u{FEFF}很长。\n", "aa"),
            (Some(Taiwan), China, "網(wǎng)路和軟(ruǎn)體。", "a"),
            (Some(China), Hant, "他们(men)\u{200B}说(shuō)(shuō)话(huà)。", "a"),
            // In the target's script already, or in the other one: so says the text, or every sentence of the line.
            (None, Taiwan, "這裡的軟體很好。山水。\n人口\n", "qq"),
            (None, Hans, "这里的软件很好。山水！\n人口\n", "qq"),
            (None, Hans, "這裡的軟體很好。山水？\n人口\n", "qq"),
            (None, Hant, "這裡有頭髮；後門！\n这里的软件很好！头发。", "qq"),
            (None, Hans, "這裡的軟體很好。後門開了。\n这里有头发；后门开了！", "qq"),
            // More of it is Traditional: what is Simplified stays as it is, in every sentence of the line.
            (None, Hans, "這裡有头髮。後门開著。\n", "q"),
            // Words of Singapore are looked for in what the stages before made: none of its lines goes the quick way.
            (None, Singapore, "这里有德士。\n", "-"),
        ] {
            let converter = Converter::new(to, ConvertOptions { from, ..Default::default() })?;
            assert_eq!(ways(&converter, text), expected, "{from:?} to {to:?}: {text}");
        }
        Ok(())
    }

    /// What extraction relies on: either script of a character reads the same, if anything is compared with it.
    #[test]
    fn conversion_keeps_the_folded_reading() {
        let tables = Tables::get();
        let named: BTreeSet<char> = literals().into_iter().map(|(c, _)| c).chain(context_characters()).collect();
        let mut differ = Vec::new();
        for c in ('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{323AF}') {
            let (hant, hans) = (tables.hant(c), tables.hans(c));
            let others = tables.choices(c).iter().chain(tables.choices_rev(c)).copied();
            for other in others.chain([hant, hans]) {
                let read = [fold(c), fold(other)];
                if read[0] != read[1] && read.iter().any(|c| named.contains(c) || is_in_lexicon(*c)) {
                    differ.push(format!("{c}{other}"));
                }
            }
        }
        // What is missing here is added to `SCANNED` of build/fold.rs.
        assert!(differ.is_empty(), "{}: {}", differ.len(), differ.join(" "));
    }
}
