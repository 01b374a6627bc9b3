//! The public types, all in one place.
//!
//! Offsets are bytes of the very text that was passed in, half-open: `&text[span.start..span.end]` is what a span means.
//! The JavaScript package counts UTF-16 code units instead.

use std::borrow::Cow;
use std::ops::Range;

/// A stretch of the input, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

impl Span {
    /// The text of the span: `text` is what the span was found in.
    ///
    /// The empty string where the span does not belong to this text.
    ///
    /// ```
    /// use zh_measures::Span;
    ///
    /// let text = "修路六里";
    /// assert_eq!(Span { start: 6, end: 12 }.of(text), "六里");
    /// assert_eq!(Span { start: 7, end: 99 }.of(text), "");
    /// ```
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The span as a range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A way of writing Chinese: a script, or a region with its script and its wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variant {
    /// `zh-Hans`: Simplified, wording untouched.
    Hans,
    /// `zh-Hant`: Traditional, wording untouched.
    Hant,
    /// `zh-CN`: Simplified, mainland China.
    China,
    /// `zh-SG`: Simplified, Singapore.
    Singapore,
    /// `zh-MY`: Simplified, Malaysia.
    Malaysia,
    /// `zh-TW`: Traditional, Taiwan.
    Taiwan,
    /// `zh-HK`: Traditional, Hong Kong.
    HongKong,
    /// `zh-MO`: Traditional, Macau.
    Macau,
}

impl Variant {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 8] = [
        Self::Hans,
        Self::Hant,
        Self::China,
        Self::Singapore,
        Self::Malaysia,
        Self::Taiwan,
        Self::HongKong,
        Self::Macau,
    ];

    /// The BCP 47 tag, which [`str::parse`] reads.
    ///
    /// ```
    /// use zh_measures::Variant;
    ///
    /// assert_eq!(Variant::Macau.tag(), "zh-MO");
    /// assert_eq!("zh-MO".parse(), Ok(Variant::Macau));
    /// ```
    pub fn tag(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::China => "zh-CN",
            Self::Singapore => "zh-SG",
            Self::Malaysia => "zh-MY",
            Self::Taiwan => "zh-TW",
            Self::HongKong => "zh-HK",
            Self::Macau => "zh-MO",
        }
    }

    /// Whether the variant is written in Traditional characters.
    pub fn is_traditional(self) -> bool {
        matches!(self, Self::Hant | Self::Taiwan | Self::HongKong | Self::Macau)
    }
}

/// How a text is converted. `Default` is what most callers want.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvertOptions {
    /// What the input is written in. `None` finds the script of each stretch from its own characters.
    pub from: Option<Variant>,
    /// Rules of the caller, `(from, to)`: longest match wins, and at the same length the caller's rule wins.
    pub rules: Vec<(String, String)>,
    /// Words that stay as they are.
    pub protect: Vec<String>,
    /// Whether regional wording changes too (软件 → 軟體). Only regions have any.
    pub wording: bool,
    /// Whether pinyin residue of scraped pages, `網(wǎng)`, is dropped on the way.
    pub drop_residue: bool,
}

impl Default for ConvertOptions {
    fn default() -> Self {
        Self { from: None, rules: Vec::new(), protect: Vec::new(), wording: true, drop_residue: false }
    }
}

/// A conversion with its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The converted text.
    pub text: String,
    /// In reading order, no two overlapping; between two of them both texts are the same.
    pub changes: Vec<Change>,
}

/// A stretch that changed, or that stays although it has another reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// In the input.
    pub source: Span,
    /// In the output.
    pub target: Span,
    /// The kind of rule that decided.
    pub by: Rule,
    /// True where the rules could not decide with confidence.
    pub doubtful: bool,
    /// Other targets that the rules know, best first; empty where there is one reading.
    pub alternatives: Vec<String>,
}

/// What decided a [`Change`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A single character's pair.
    Character,
    /// A word that decides its characters.
    Phrase,
    /// Regional wording.
    Wording,
    /// A rule or a protected word of the caller.
    Custom,
    /// Pinyin residue was dropped.
    Residue,
    /// Stays as it is, but has another reading.
    Kept,
}

/// Which script, and which regional wording, a text is written in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detection {
    /// The script.
    pub script: Script,
    /// Share of the evidence for the script named: 0 to 1; 0 for [`Script::None`].
    pub confidence: f64,
    /// Characters that occur in Simplified only.
    pub simplified: usize,
    /// Characters that occur in Traditional only.
    pub traditional: usize,
    /// The region whose wording the text uses, where it shows: China, Taiwan or Hong Kong.
    pub region: Option<Region>,
}

/// The script of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
    /// Both, neither of them by far.
    Mixed,
    /// Nothing that tells.
    None,
}

/// Where a text was written: decides what 元, 斤 or a bare year means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// Mainland China.
    China,
    /// Taiwan.
    Taiwan,
    /// Hong Kong.
    HongKong,
    /// Macau.
    Macau,
    /// Singapore.
    Singapore,
    /// Malaysia.
    Malaysia,
}

impl Region {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 6] =
        [Self::China, Self::Taiwan, Self::HongKong, Self::Macau, Self::Singapore, Self::Malaysia];

    /// The ISO 3166 code: `CN`, `TW`.
    pub fn code(self) -> &'static str {
        match self {
            Self::China => "CN",
            Self::Taiwan => "TW",
            Self::HongKong => "HK",
            Self::Macau => "MO",
            Self::Singapore => "SG",
            Self::Malaysia => "MY",
        }
    }
}

/// How quantities are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingOptions {
    /// The date that 今年, 9月18日 or 上周五 is read against, ISO 8601. `None`: the article's own date, if it has one; the clock is never read.
    pub published: Option<String>,
    /// What 元, 斤 or a bare year means. `None`: what names in the text show, else China.
    pub region: Option<Region>,
}

/// Everything about a pasted article.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The script and region of the text.
    pub detection: Detection,
    /// Headline, byline, body and the kind of every stretch.
    pub article: Article,
    /// In reading order; a tree by `parent` and `children`.
    pub measures: Vec<Measure>,
    /// In reading order; those of headline and body only.
    pub quantities: Vec<Quantity>,
    /// In reading order.
    pub slogans: Vec<Slogan>,
}

/// The frame of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The headline.
    pub title: Option<Span>,
    /// ISO 8601, to the precision printed: `2017-12-15T12:09`.
    pub published: Option<String>,
    /// The outlet or office that is named as source.
    pub source: Option<String>,
    /// Authors, one each.
    pub authors: Vec<String>,
    /// Editors, one each.
    pub editors: Vec<String>,
    /// The article's own prose, from its first sentence to its last.
    pub body: Option<Span>,
    /// The whole input, cut into stretches without gaps.
    pub blocks: Vec<Block>,
}

/// A stretch of the input and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a stretch of a pasted page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Date, source, author, editor.
    Byline,
    /// Running text.
    Prose,
    /// A heading inside the body.
    Heading,
    /// The words under a picture.
    Caption,
    /// Menus, share links, copyright, link spam, and whatever else is not the article.
    Boilerplate,
}

/// One thing that a body did, does or plans, set off by the author as an item (举措).
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// From its enumerator or heading to the end of its last sentence.
    pub span: Span,
    /// Its lead.
    pub heading: Span,
    /// The enumerator, where it has one.
    pub marker: Option<Marker>,
    /// 1 for the outermost.
    pub level: usize,
    /// Index into [`Analysis::measures`]; `None` for the outermost.
    pub parent: Option<usize>,
    /// Indexes into [`Analysis::measures`].
    pub children: Vec<usize>,
    /// True for a heading that only groups others: a department, a speaker.
    pub container: bool,
    /// True where the text only intends it.
    pub planned: bool,
    /// Indexes into [`Analysis::quantities`]: those inside this measure and in none of its children.
    pub quantities: Vec<usize>,
}

/// An enumerator as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Where it stands.
    pub span: Span,
    /// Its place in the series: 一是 → 1, (三) → 3; `None` where it carries no number (其次, 一方面).
    pub index: Option<u32>,
}

/// A number with its measure word or unit and the thing it measures (数量).
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// From a leading approximator to a trailing one.
    pub span: Span,
    /// What kind of quantity.
    pub kind: Kind,
    /// Lower bound of the value, multipliers applied; `None` is unbounded or not a number.
    pub min: Option<f64>,
    /// Upper bound of the value; the same as `min` where it is exact.
    pub max: Option<f64>,
    /// How exact the figure is; `None` for dates and for times without a number.
    pub approx: Option<Approx>,
    /// What the words themselves say of a one-sided value.
    pub bound: Option<Bound>,
    /// The measure word, unit or currency as printed; `%` or `pp` for percent; `None` for ratio, number, date and recurrence.
    pub unit: Option<String>,
    /// The same amount in a coherent unit.
    pub standard: Option<Standard>,
    /// The thing measured, where the sentence names it.
    pub item: Option<Span>,
    /// ISO-TimeML value of a date, duration or recurrence: `2017-09-18`, `2017-H1`, `P6M`, `XXXX-XX-20`.
    pub timex: Option<String>,
    /// The innermost measure it stands in: index into [`Analysis::measures`].
    pub measure: Option<usize>,
}

/// An amount in a coherent unit: UCUM code for physical (`m2`), ISO 4217 for money (`CNY`).
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// Lower bound; `None` is unbounded.
    pub min: Option<f64>,
    /// Upper bound; `None` is unbounded.
    pub max: Option<f64>,
    /// The unit's code.
    pub unit: Cow<'static, str>,
}

/// The kinds of quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A number and a measure word: 1300多名.
    Count,
    /// Length, area, mass, volume, power …: 近70亩.
    Physical,
    /// An amount and a currency: 1.2亿元.
    Money,
    /// %, 百分之, 成, 折, 个百分点.
    Percent,
    /// 1∶2, 三分之一, 两倍.
    Ratio,
    /// A bare figure that measures something: 指数为51.8.
    Number,
    /// 第N and a thing: 第三卷.
    Ordinal,
    /// 90岁, 年过六旬.
    Age,
    /// A length of time: 两个小时.
    Duration,
    /// A calendar date, a time or a period: 9月18日, 今年上半年.
    Date,
    /// A rate or a repeating time: 每半年, 每月20日.
    Recurrence,
}

impl Kind {
    /// The name in the JavaScript contract: `count`, `physical`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Physical => "physical",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Ratio => "ratio",
            Self::Number => "number",
            Self::Ordinal => "ordinal",
            Self::Age => "age",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Recurrence => "recurrence",
        }
    }
}

/// How exact a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Approx {
    /// The figure itself.
    Exact,
    /// At least that: 余, 多, 超, 以上, 至少.
    Over,
    /// At most that: 近, 不到, 以下, 最多.
    Nearly,
    /// Around that: 约, 左右, 上下.
    About,
    /// Between two figures: 3至5个, 四五十人.
    Range,
}

/// What the words say of a one-sided value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// 1300多, 超6万: more than the figure.
    More,
    /// 至少3, 3个以上: the figure or more.
    AtLeast,
    /// 近70: not quite the figure.
    Almost,
    /// 不到80: less than the figure.
    Less,
    /// 最多5: the figure or less.
    AtMost,
}

/// A numeral abbreviation that names a bundle: 三项机制, 五送活动, 三会一课.
#[derive(Clone, Debug, PartialEq)]
pub struct Slogan {
    /// Its first occurrence, without the quotation marks.
    pub span: Span,
    /// The declared number of members.
    pub count: u32,
    /// What the article itself says the members are, all of them, in reading order.
    pub members: Option<Vec<Span>>,
    /// Members found where they are fewer or more than declared; else empty.
    pub partial: Vec<Span>,
    /// Members by the glossary of well-known ones, in the script of the text.
    pub glossary: Option<Vec<String>>,
}
