//! Results as the JSON of the contract: what crosses the boundary to JavaScript, offsets in UTF-16 code units.
//!
//! Written by hand because it is the hot end of every call, and because a span's `text` is optional: JavaScript
//! slices its own string, which is cheaper and keeps lone surrogates as they are.

use crate::text::{Utf16Index, push_decimal, push_integer};
use crate::types::{
    Alignment, Analysis, Approx, Article, Block, BlockKind, Bound, Change, Detection, Marker, Measure, Quantity, Rule,
    Script, Slogan, Span, Standard,
};

/// Whether spans carry their text: a caller that holds the source slices it out of there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanText {
    /// `{"start":0,"end":2}`
    Left,
    /// `{"start":0,"end":2,"text":"三个"}`
    Included,
}

/// An analysis of `source`, as the contract's `Analysis`.
///
/// ```
/// let text = "收集建议40余条。";
/// let analysis = zh_measures::analyze(text, &Default::default())?;
/// let json = zh_measures::json::analysis(&analysis, text, zh_measures::json::SpanText::Included);
/// assert!(json.starts_with("{\"detection\":"));
/// # Ok::<(), zh_measures::Error>(())
/// ```
pub fn analysis(analysis: &Analysis, source: &str, spans: SpanText) -> String {
    let mut w = Writer::new(source, spans);
    w.out.reserve_exact(room(analysis));
    w.analysis(analysis);
    w.out
}

/// How much room the objects take: a little more than they do on average. A result that grew by doubling would hold twice the
/// memory, which WebAssembly never gives back.
const QUANTITY: usize = 195;
const MEASURE: usize = 200;
const SLOGAN: usize = 160;
const BLOCK: usize = 46;
const NUMBER: usize = 7;
const FRAME: usize = 1024;

/// How much room an analysis takes without the texts of its spans.
fn room(analysis: &Analysis) -> usize {
    let numbers: usize =
        analysis.measures.iter().map(|measure| measure.children.len() + measure.quantities.len()).sum();
    analysis.quantities.len() * QUANTITY
        + analysis.measures.len() * MEASURE
        + numbers * NUMBER
        + analysis.slogans.len() * SLOGAN
        + analysis.article.blocks.len() * BLOCK
        + FRAME
}

/// Quantities of `source`, as an array of the contract's `Quantity`.
///
/// ```
/// use zh_measures::{ReadingOptions, json};
///
/// let text = "新栽苗木六百株";
/// let found = zh_measures::quantities(text, &ReadingOptions::default())?;
/// let json = json::quantities(&found, text, json::SpanText::Included);
/// assert!(json.contains(r#""text":"六百株""#) && json.contains(r#""min":600,"max":600"#));
/// // Offsets are UTF-16 code units here.
/// assert!(json.starts_with(r#"[{"start":4,"end":7"#));
/// # Ok::<(), zh_measures::Error>(())
/// ```
pub fn quantities(quantities: &[Quantity], source: &str, spans: SpanText) -> String {
    let mut w = Writer::new(source, spans);
    w.out.reserve_exact(quantities.len() * QUANTITY + FRAME);
    w.list(quantities, Writer::quantity);
    w.out
}

/// A detection, as the contract's `Detection`.
///
/// ```
/// let json = zh_measures::json::detection(&zh_measures::detect("請到捷運站旁的便利商店"));
/// assert!(json.contains(r#""script":"Hant""#), "{json}");
/// ```
pub fn detection(detection: &Detection) -> String {
    let mut w = Writer::new("", SpanText::Left);
    w.detection(detection);
    w.out
}

/// An alignment of `source`, as the contract's `Alignment`. `target` spans count in the converted text.
///
/// ```
/// use zh_measures::{ConvertOptions, Variant, json};
///
/// let text = "网络课程";
/// let alignment = zh_measures::align(text, Variant::Taiwan, &ConvertOptions::default())?;
/// let json = json::alignment(&alignment, text, json::SpanText::Included);
/// assert!(json.starts_with(r#"{"text":"網路課程","changes":["#), "{json}");
/// # Ok::<(), zh_measures::Error>(())
/// ```
pub fn alignment(alignment: &Alignment, source: &str, spans: SpanText) -> String {
    let mut w = Writer::new(source, spans);
    let target = Utf16Index::new(&alignment.text);
    w.raw("{\"text\":");
    w.string(&alignment.text);
    w.raw(",\"changes\":");
    w.list(&alignment.changes, |w, change| w.change(change, &target, &alignment.text));
    w.raw("}");
    w.out
}

struct Writer<'t> {
    out: String,
    source: &'t str,
    units: Utf16Index<'t>,
    spans: SpanText,
}

impl<'t> Writer<'t> {
    fn new(source: &'t str, spans: SpanText) -> Self {
        Self { out: String::new(), source, units: Utf16Index::new(source), spans }
    }

    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|c| c == b'"' || c == b'\\' || c < b' ') {
            self.out.push_str(&rest[..at]);
            let c = rest.as_bytes()[at];
            match c {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                b'\n' => self.out.push_str("\\n"),
                _ => {
                    let digit = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or('0');
                    self.out.push_str("\\u00");
                    self.out.push(digit(c >> 4));
                    self.out.push(digit(c & 15));
                }
            }
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
        self.out.push('"');
    }

    fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.raw("null"),
        }
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.out.push('[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            write(self, item);
        }
        self.out.push(']');
    }

    fn strings(&mut self, items: &[String]) {
        self.list(items, |w, item| w.string(item));
    }

    fn number(&mut self, value: f64) {
        if value.is_finite() {
            push_decimal(&mut self.out, value);
        } else {
            self.raw("null");
        }
    }

    fn index(&mut self, value: usize) {
        push_integer(&mut self.out, value as u64);
    }

    fn flag(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// Text, then a number.
    fn counted(&mut self, text: &str, value: usize) {
        self.raw(text);
        self.index(value);
    }

    /// The inside of a span's object, for the objects that extend one.
    fn stretch(&mut self, span: Span) {
        let (start, end) = (self.units.at(span.start), self.units.at(span.end));
        self.counted("\"start\":", start);
        self.counted(",\"end\":", end);
        if self.spans == SpanText::Included {
            self.raw(",\"text\":");
            self.string(span.of(self.source));
        }
    }

    fn span(&mut self, span: Span) {
        self.raw("{");
        self.stretch(span);
        self.raw("}");
    }

    fn analysis(&mut self, analysis: &Analysis) {
        self.raw("{\"detection\":");
        self.detection(&analysis.detection);
        self.raw(",\"article\":");
        self.article(&analysis.article);
        self.raw(",\"measures\":");
        self.list(&analysis.measures, Self::measure);
        self.raw(",\"quantities\":");
        self.list(&analysis.quantities, Self::quantity);
        self.raw(",\"slogans\":");
        self.list(&analysis.slogans, Self::slogan);
        self.raw("}");
    }

    fn detection(&mut self, detection: &Detection) {
        let script = match detection.script {
            Script::Hans => "Hans",
            Script::Hant => "Hant",
            Script::Mixed => "mixed",
            Script::None => "none",
        };
        self.raw("{\"script\":");
        self.string(script);
        self.raw(",\"confidence\":");
        self.number(detection.confidence);
        self.counted(",\"simplified\":", detection.simplified);
        self.counted(",\"traditional\":", detection.traditional);
        self.raw(",\"region\":");
        self.optional(detection.region, |w, region| w.string(region.code()));
        self.raw("}");
    }

    fn article(&mut self, article: &Article) {
        self.raw("{\"title\":");
        self.optional(article.title, Self::span);
        self.raw(",\"published\":");
        self.optional(article.published.as_deref(), Self::string);
        self.raw(",\"source\":");
        self.optional(article.source.as_deref(), Self::string);
        self.raw(",\"authors\":");
        self.strings(&article.authors);
        self.raw(",\"editors\":");
        self.strings(&article.editors);
        self.raw(",\"body\":");
        self.optional(article.body, Self::span);
        self.raw(",\"blocks\":");
        self.list(&article.blocks, Self::block);
        self.raw("}");
    }

    fn block(&mut self, block: &Block) {
        let (start, end) = (self.units.at(block.span.start), self.units.at(block.span.end));
        let kind = match block.kind {
            BlockKind::Title => "title",
            BlockKind::Byline => "byline",
            BlockKind::Prose => "prose",
            BlockKind::Heading => "heading",
            BlockKind::Caption => "caption",
            BlockKind::Boilerplate => "boilerplate",
        };
        self.counted("{\"start\":", start);
        self.counted(",\"end\":", end);
        self.raw(",\"kind\":");
        self.string(kind);
        self.raw("}");
    }

    fn measure(&mut self, measure: &Measure) {
        self.raw("{");
        self.stretch(measure.span);
        self.raw(",\"heading\":");
        self.span(measure.heading);
        self.raw(",\"marker\":");
        self.optional(measure.marker, |w, Marker { span, index }| {
            w.raw("{");
            w.stretch(span);
            w.raw(",\"index\":");
            w.optional(index, |w, index| w.index(index as usize));
            w.raw("}");
        });
        self.counted(",\"level\":", measure.level);
        self.raw(",\"parent\":");
        self.optional(measure.parent, Self::index);
        self.raw(",\"children\":");
        self.list(&measure.children, |w, &child| w.index(child));
        self.raw(",\"container\":");
        self.flag(measure.container);
        self.raw(",\"planned\":");
        self.flag(measure.planned);
        self.raw(",\"quantities\":");
        self.list(&measure.quantities, |w, &quantity| w.index(quantity));
        self.raw("}");
    }

    fn quantity(&mut self, quantity: &Quantity) {
        self.raw("{");
        self.stretch(quantity.span);
        self.raw(",\"kind\":");
        self.string(quantity.kind.name());
        self.raw(",\"min\":");
        self.optional(quantity.min, Self::number);
        self.raw(",\"max\":");
        self.optional(quantity.max, Self::number);
        self.raw(",\"approx\":");
        self.optional(quantity.approx, |w, approx| w.string(approx_name(approx)));
        self.raw(",\"bound\":");
        self.optional(quantity.bound, |w, bound| w.string(bound_name(bound)));
        self.raw(",\"unit\":");
        self.optional(quantity.unit.as_deref(), Self::string);
        self.raw(",\"standard\":");
        self.optional(quantity.standard.as_ref(), |w, Standard { min, max, unit }| {
            w.raw("{\"min\":");
            w.optional(*min, Self::number);
            w.raw(",\"max\":");
            w.optional(*max, Self::number);
            w.raw(",\"unit\":");
            w.string(unit);
            w.raw("}");
        });
        self.raw(",\"item\":");
        self.optional(quantity.item, Self::span);
        self.raw(",\"timex\":");
        self.optional(quantity.timex.as_deref(), Self::string);
        self.raw(",\"measure\":");
        self.optional(quantity.measure, Self::index);
        self.raw("}");
    }

    fn slogan(&mut self, slogan: &Slogan) {
        self.raw("{");
        self.stretch(slogan.span);
        self.counted(",\"count\":", slogan.count as usize);
        self.raw(",\"members\":");
        self.optional(slogan.members.as_deref(), |w, members| w.list(members, |w, &span| w.span(span)));
        self.raw(",\"partial\":");
        self.list(&slogan.partial, |w, &span| w.span(span));
        self.raw(",\"glossary\":");
        self.optional(slogan.glossary.as_deref(), Self::strings);
        self.raw("}");
    }

    fn change(&mut self, change: &Change, target: &Utf16Index, converted: &str) {
        self.raw("{\"source\":");
        self.span(change.source);
        let (start, end) = (target.at(change.target.start), target.at(change.target.end));
        self.counted(",\"target\":{\"start\":", start);
        self.counted(",\"end\":", end);
        if self.spans == SpanText::Included {
            self.raw(",\"text\":");
            self.string(change.target.of(converted));
        }
        let by = match change.by {
            Rule::Character => "character",
            Rule::Phrase => "phrase",
            Rule::Wording => "wording",
            Rule::Custom => "custom",
            Rule::Residue => "residue",
            Rule::Kept => "kept",
        };
        self.raw("},\"by\":");
        self.string(by);
        self.raw(",\"doubtful\":");
        self.flag(change.doubtful);
        self.raw(",\"alternatives\":");
        self.strings(&change.alternatives);
        self.raw("}");
    }
}

fn approx_name(approx: Approx) -> &'static str {
    match approx {
        Approx::Exact => "exact",
        Approx::Over => "over",
        Approx::Nearly => "nearly",
        Approx::About => "about",
        Approx::Range => "range",
    }
}

fn bound_name(bound: Bound) -> &'static str {
    match bound {
        Bound::More => "more",
        Bound::AtLeast => "at-least",
        Bound::Almost => "almost",
        Bound::Less => "less",
        Bound::AtMost => "at-most",
    }
}
