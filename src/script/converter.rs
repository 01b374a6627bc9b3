//! A conversion with its rules compiled: which stages run, and how their edits become an alignment.

use super::edit::{Edit, Ignore, Sink, compose};
use super::rules::RuleSet;
use super::segment::ToHant;
use super::stage::Stage;
use super::tables::{Set, Tables};
use super::units::{Unit, Units};
use crate::error::{Code, Error};
use crate::types::{Alignment, Change, ConvertOptions, Rule, Span, Variant};

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
}

/// One stage of a conversion.
enum Step<'c> {
    ToHant(ToHant<'c>),
    Lists(Stage<'c>),
}

impl Step<'_> {
    fn run(&self, units: &[Unit], sink: &mut impl Sink) -> Vec<Unit> {
        let mut out = Vec::with_capacity(units.len() + units.len() / 8);
        match self {
            Self::ToHant(stage) => stage.run(units, &mut out, sink),
            Self::Lists(stage) => stage.run(units, &mut out, sink),
        }
        out
    }
}

impl Converter {
    /// Compiles the caller's rules.
    ///
    /// # Errors
    ///
    /// [`Code::BadRule`] where a rule's key or a protected word is empty.
    pub fn new(to: Variant, options: ConvertOptions) -> Result<Self, Error> {
        let mut rules = Vec::with_capacity(options.rules.len() + options.protect.len());
        for word in &options.protect {
            if word.is_empty() {
                return Err(Error::new(
                    Code::BadRule,
                    "A protected word is empty: leave it out, or give it at least one character.",
                ));
            }
            rules.push((word.chars().collect(), vec![word.clone()]));
        }
        for (number, (from, to)) in options.rules.iter().enumerate() {
            if from.is_empty() {
                let message = format!(
                    "Rule {} replaces the empty text (by {to:?}): give its first part at least one character.",
                    number + 1
                );
                return Err(Error::new(Code::BadRule, message));
            }
            rules.push((from.chars().collect(), vec![to.clone()]));
        }
        let custom = (!rules.is_empty()).then(|| RuleSet::new(rules));
        Ok(Self { to, options, custom })
    }

    /// The text in the target's script, and its wording where the target is a region.
    pub fn convert(&self, text: &str) -> String {
        let units = Units::new(text);
        if !units.gaps.is_empty() {
            return self.align_units(&units).text;
        }
        let steps = self.steps(self.from(text));
        let mut current: Option<Vec<Unit>> = None;
        for step in &steps {
            current = Some(step.run(current.as_deref().unwrap_or(&units.units), &mut Ignore));
        }
        let mut out = String::with_capacity(text.len() + 8);
        units.write(current.as_deref().unwrap_or(&units.units), &mut out);
        out
    }

    /// The same conversion with its reasons.
    pub fn align(&self, text: &str) -> Alignment {
        self.align_units(&Units::new(text))
    }

    fn align_units(&self, units: &Units) -> Alignment {
        let steps = self.steps(self.from(units.text()));
        let mut current: Option<Vec<Unit>> = None;
        let mut edits: Vec<Edit> = Vec::new();
        for step in &steps {
            let mut next = Vec::new();
            current = Some(step.run(current.as_deref().unwrap_or(&units.units), &mut next));
            edits = compose(edits, next, |text| {
                let units: Vec<Unit> = text.chars().map(Unit::of).collect();
                step.run(&units, &mut Ignore).iter().filter_map(|unit| unit.char()).collect()
            });
        }
        let target = current.as_deref().unwrap_or(&units.units);
        render(units, target, edits, self.options.drop_residue)
    }

    /// What the text is written in: as the caller says, or as its characters show.
    fn from(&self, text: &str) -> Variant {
        self.options.from.unwrap_or_else(|| match super::detect(text).script {
            crate::types::Script::Hant => Variant::Hant,
            _ => Variant::Hans,
        })
    }

    fn steps(&self, from: Variant) -> Vec<Step<'_>> {
        let tables = Tables::get();
        let to = self.to;
        let wording = self.options.wording && from != to;
        let lists = |sets: &[(Set, Rule)], to_hans: bool| {
            let sets = sets.iter().map(|&(set, by)| (tables.set(set), by)).collect();
            Step::Lists(Stage { tables, custom: None, sets, to_hans })
        };
        let mut steps = Vec::new();
        if !from.is_traditional() && to.is_traditional() {
            steps.push(Step::ToHant(ToHant { tables, custom: None }));
        }
        if from.is_traditional() && Region::of(from) != Region::of(to) {
            let (wordings, phrases, variants) = match Region::of(from) {
                Region::Taiwan => (Set::WordingTwRev, Set::VariantsTwPhrasesRev, Set::VariantsTwRev),
                Region::HongKong => (Set::WordingHkRev, Set::VariantsHkPhrasesRev, Set::VariantsHkRev),
                Region::General => (Set::None, Set::None, Set::None),
            };
            if phrases != Set::None {
                let mut sets = vec![(phrases, Rule::Phrase), (variants, Rule::Phrase)];
                if wording && has_wording(to) {
                    sets.insert(0, (wordings, Rule::Wording));
                }
                steps.push(lists(&sets, false));
            }
        }
        if to.is_traditional() && Region::of(from) != Region::of(to) {
            let (wordings, phrases, variants) = match Region::of(to) {
                Region::Taiwan => (Set::WordingTw, Set::VariantsTwPhrases, Set::VariantsTw),
                Region::HongKong => (Set::WordingHk, Set::VariantsHkPhrases, Set::VariantsHk),
                Region::General => (Set::None, Set::None, Set::None),
            };
            if phrases != Set::None {
                if wording {
                    steps.push(lists(&[(wordings, Rule::Wording)], false));
                }
                steps.push(lists(&[(phrases, Rule::Phrase), (variants, Rule::Phrase)], false));
            }
        }
        if !to.is_traditional() && from.is_traditional() {
            steps.push(lists(&[(Set::PhrasesRev, Rule::Phrase)], true));
        }
        match steps.first_mut() {
            Some(Step::ToHant(stage)) => stage.custom = self.custom.as_ref(),
            Some(Step::Lists(stage)) => stage.custom = self.custom.as_ref(),
            None if self.custom.is_some() => {
                steps.push(Step::Lists(Stage {
                    tables,
                    custom: self.custom.as_ref(),
                    sets: Vec::new(),
                    to_hans: false,
                }));
            }
            None => {}
        }
        steps
    }
}

/// Text in the target's script, and its wording where the target is a region.
///
/// # Errors
///
/// [`Code::BadRule`] where a rule's key or a protected word is empty.
///
/// ```
/// use zh_measures::{ConvertOptions, Variant, convert};
///
/// let options = ConvertOptions::default();
/// assert_eq!(convert("为群众找水井近百座", Variant::Taiwan, &options)?, "為群眾找水井近百座");
/// assert_eq!(convert("為群眾找水井近百座", Variant::Hans, &options)?, "为群众找水井近百座");
/// # Ok::<(), zh_measures::Error>(())
/// ```
pub fn convert(text: &str, to: Variant, options: &ConvertOptions) -> Result<String, Error> {
    Ok(Converter::new(to, options.clone())?.convert(text))
}

/// The same conversion with its reasons: which stretch became which, by what rule, and what else it could be.
///
/// # Errors
///
/// [`Code::BadRule`] where a rule's key or a protected word is empty.
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

/// Whose forms of Traditional characters a variant is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Region {
    General,
    Taiwan,
    HongKong,
}

impl Region {
    fn of(variant: Variant) -> Self {
        match variant {
            Variant::Taiwan => Self::Taiwan,
            Variant::HongKong | Variant::Macau => Self::HongKong,
            _ => Self::General,
        }
    }
}

fn has_wording(variant: Variant) -> bool {
    !matches!(variant, Variant::Hans | Variant::Hant)
}

/// Writes text and changes, residue and invisible characters back in their places.
fn render(units: &Units, target: &[Unit], edits: Vec<Edit>, drop_residue: bool) -> Alignment {
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
    for edit in edits {
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
        let same = source.of(units.text()) == target.of(&text);
        source.end = source.end.max(source.start);
        if same && edit.by != Rule::Custom && edit.alternatives.is_empty() {
            continue;
        }
        let by = if same && edit.by != Rule::Custom { Rule::Kept } else { edit.by };
        changes.push(Change { source, target, by, doubtful: edit.doubtful, alternatives: edit.alternatives });
    }
    let end = units.units.len();
    copy_to(end, &mut source_at, &mut target_at, &mut text, &mut changes, true);
    Alignment { text, changes }
}
