/**
 * The types of `zh-measures` and `zh-measures/inline`.
 *
 * Offsets are UTF-16 code units, half-open, into the very string that was passed in, so that
 * `text.slice(span.start, span.end) === span.text` holds for every span, whatever the text contains.
 * Every result is a plain object: nothing has to be freed. The library never touches the network beyond fetching its own
 * files, and keeps nothing between calls but its tables. A lone surrogate is read as U+FFFD, one unit for one unit.
 *
 * A text may have at most 16,777,216 UTF-16 code units, and a call at most 10,000 rules and protected words with a megabyte
 * of text (UTF-8). Beyond, the call throws `too-large` before it does anything.
 */

/** A BCP 47 tag. `zh-Hans` and `zh-Hant` change the script only; the regions change wording too. */
export type Variant = "zh-Hans" | "zh-Hant" | "zh-CN" | "zh-SG" | "zh-MY" | "zh-TW" | "zh-HK" | "zh-MO";

export interface Span {
  start: number;
  end: number;
  text: string;
}

/**
 * Loads the library once; later calls return the same promise. A failed load can be tried again.
 *
 * ```js
 * import { load } from "zh-measures";
 *
 * const zh = await load();
 * zh.convert("汉语", "zh-Hant"); // "漢語"
 * ```
 */
export function load(options?: LoadOptions): Promise<ZhMeasures>;

export interface LoadOptions {
  /** Where the WebAssembly comes from, when the default (next to the module) does not serve. */
  wasm?: URL | string | Response | BufferSource | WebAssembly.Module;
}

export interface ZhMeasures {
  /** The version of the package, and of the conversion rules in it. */
  readonly version: { package: string; rules: string };

  /**
   * Text in the target's script (and wording, where the target is a region).
   *
   * ```js
   * zh.convert("软件和头发", "zh-Hant"); // "軟件和頭髮"
   * zh.convert("软件和头发", "zh-TW"); // "軟體和頭髮"
   * zh.convert("软件和头发", "zh-TW", { wording: false, protect: ["头发"] }); // "軟件和头发"
   * ```
   */
  convert(text: string, to: Variant, options?: ConvertOptions): string;

  /**
   * The same conversion with its reasons: which stretch became which, by what rule, and what else it could be.
   *
   * ```js
   * const [change] = zh.align("他的头发", "zh-Hant").changes;
   * [change.source.text, change.target.text, change.by]; // ["头发", "頭髮", "phrase"]
   * ```
   */
  align(text: string, to: Variant, options?: ConvertOptions): Alignment;

  /**
   * Rules compiled once, for callers with many texts. `convert` and `align` are these with a converter of the moment.
   *
   * ```js
   * const toTaiwan = zh.converter("zh-TW", { rules: [["群众", "鄉親"]] });
   * ["群众来信", "软件"].map((text) => toTaiwan.convert(text)); // ["鄉親來信", "軟體"]
   * ```
   */
  converter(to: Variant, options?: ConvertOptions): Converter;

  /**
   * Where a span of the input stands in `alignment.text`, widened to whole changes: carries a highlight over to the converted text.
   *
   * ```js
   * const text = "新建农家书屋40余个";
   * const [quantity] = zh.quantities(text);
   * zh.project(zh.align(text, "zh-TW"), quantity).text; // "40餘個"
   * ```
   */
  project(alignment: Alignment, span: { start: number; end: number }): Span;

  /**
   * Which script, and which regional wording, a text is written in.
   *
   * ```js
   * zh.detect("軟體和頭髮").script; // "Hant"
   * zh.detect("軟體和頭髮").region; // "TW"
   * ```
   */
  detect(text: string): Detection;

  /**
   * Quantities of any text: a sentence, a cell, an article. No article frame is assumed.
   *
   * ```js
   * const [found] = zh.quantities("為村民打機井近百口");
   * [found.text, found.kind, found.min, found.max, found.unit, found.item.text]; // ["近百口", "count", null, 100, "口", "機井"]
   * ```
   */
  quantities(text: string, options?: ReadingOptions): Quantity[];

  /**
   * Everything about a pasted article, in one pass.
   *
   * ```js
   * const page = "文化馆办好两件实事\n2023-05-06 来源:文化馆\n今年以来,文化馆做了两件事。一是建好书屋。二是办讲座30余场。";
   * const { article, measures, quantities } = zh.analyze(page);
   * [article.title.text, article.published, article.source]; // ["文化馆办好两件实事", "2023-05-06", "文化馆"]
   * measures.map(({ heading }) => heading.text); // ["建好书屋", "办讲座30余场"]
   * measures[1].quantities.map((index) => quantities[index].text); // ["30余场"]
   * ```
   */
  analyze(text: string, options?: ReadingOptions): Analysis;

  /**
   * Rows for a spreadsheet: RFC 4180, no cell can become a formula. One table per kind of row. `bom` (default true) makes Excel read it as UTF-8.
   *
   * ```js
   * const csv = zh.toCsv(zh.analyze("县里办讲座30余场。"), "quantities", { bom: false });
   * csv.split("\r\n")[1].split(",").slice(0, 3); // ["30余场", "count", "30"]
   * ```
   */
  toCsv(analysis: Analysis, rows: Rows, options?: CsvOptions): string;
}

/** The kinds of rows of `toCsv`. */
export type Rows = "measures" | "quantities" | "slogans";

export interface CsvOptions {
  /** Whether a byte order mark stands in front. Default true. */
  bom?: boolean;
}

export interface Converter {
  /** As {@link ZhMeasures.convert}, with the target and the options that were given once. */
  convert(text: string): string;
  /** As {@link ZhMeasures.align}. */
  align(text: string): Alignment;
}

export interface ConvertOptions {
  /**
   * What the input is written in, where the caller knows. Left out, the input may be in either script or mixed: the script of each
   * stretch is found from its own characters and what is already in the target's script stays; regional wording changes only where the
   * word is not also a word of the target region, or where the text as a whole is written in another region's wording.
   */
  from?: Variant;
  /** Rules of the caller: longest match wins, and at the same length the caller's rule wins. At most 10,000 with `protect`. */
  rules?: readonly (readonly [from: string, to: string])[];
  /** Words that stay as they are. A bare string is a `bad-argument`. */
  protect?: readonly string[];
  /** Whether regional wording changes too (软件 → 軟體). Default true; only regions have any. */
  wording?: boolean;
  /** Whether pinyin residue of scraped pages (網(wǎng)) is dropped on the way. Default false. */
  dropResidue?: boolean;
}

export interface Alignment {
  text: string;
  /**
   * In reading order, no two overlapping; between two of them both texts are the same. A stretch that stays as it is but has
   * another reading (后, 于, 余) is listed too, by "kept".
   */
  changes: Change[];
}

export interface Change {
  /** In the input. */
  source: Span;
  /** In the output. */
  target: Span;
  by: "character" | "phrase" | "wording" | "custom" | "residue" | "kept";
  /** True where the rules could not decide with confidence: worth showing to a reader. */
  doubtful: boolean;
  /** Other targets that the rules know for this stretch, best first (发 → 發, 髮). Empty when there is one reading. */
  alternatives: string[];
}

export interface Detection {
  script: "Hans" | "Hant" | "mixed" | "none";
  /** Share of the evidence for the script named: 0 to 1; 0 for "none". */
  confidence: number;
  /** Characters that occur in one script only. */
  simplified: number;
  traditional: number;
  /** The region whose wording the text uses, where it shows. */
  region: "CN" | "TW" | "HK" | null;
}

export interface ReadingOptions {
  /**
   * The date that "今年", "9月18日" or "上周五" is read against: ISO 8601. Default: the article's own date, if it has one. The clock is never read: without
   * either, what the words leave open stays open (9月18日 → XXXX-09-18; 今年, 上周五 → null).
   */
  published?: string;
  /** Decides what 元, 斤 or a bare year means. Default: the region that names in the text show (新臺幣, 縣府, 港元), never its script; else CN. */
  region?: "CN" | "TW" | "HK" | "MO" | "SG" | "MY";
}

export interface Analysis {
  detection: Detection;
  article: Article;
  /** In reading order; a tree by `parent` and `children`. */
  measures: Measure[];
  /** In reading order; those of headline and body only. */
  quantities: Quantity[];
  slogans: Slogan[];
}

export interface Article {
  title: Span | null;
  /** ISO 8601, to the precision printed: "2017-12-15T12:09". */
  published: string | null;
  source: string | null;
  authors: string[];
  editors: string[];
  /** The article's own prose, from its first sentence to its last. */
  body: Span | null;
  /** The whole input, cut into stretches without gaps. */
  blocks: Block[];
}

export interface Block {
  start: number;
  end: number;
  kind: "title" | "byline" | "prose" | "heading" | "caption" | "boilerplate";
}

/** One thing that a body did, does or plans, set off by the author as an item (举措): from its enumerator or heading to the end of its last sentence. */
export interface Measure extends Span {
  heading: Span;
  /** The enumerator as printed, and its place in the series: 一是 → 1, (三) → 3; null where it carries no number (其次, 一方面). */
  marker: (Span & { index: number | null }) | null;
  /** 1 for the outermost. */
  level: number;
  /** Index into `measures`; null for the outermost. */
  parent: number | null;
  children: number[];
  /** True for a heading that only groups others: a department, a speaker. */
  container: boolean;
  /** True where the text only intends it. */
  planned: boolean;
  /** Indexes into `quantities`: those inside this measure and in none of its children. */
  quantities: number[];
}

/** The kinds of quantities. */
export type Kind = Quantity["kind"];

/**
 * A number with its measure word or unit and the thing it measures (数量): what is there depends on its `kind`.
 *
 * ```ts
 * if (quantity.kind === "date") quantity.timex; // a date has a timex and no bounds
 * ```
 */
export type Quantity = CountQuantity | PhysicalQuantity | MoneyQuantity | PercentQuantity | PlainQuantity
  | OrdinalQuantity | AgeQuantity | DurationQuantity | DateQuantity | RecurrenceQuantity;

/** How exact a figure is: 40 exact, 40余 over, 近40 nearly, 约40 about, 三四十 a range. */
export type Approx = "exact" | "over" | "nearly" | "about" | "range";

/** What the words themselves say of a one-sided value: 1300多 more, 至少3 at-least, 近70 almost, 不到80 less, 最多5 at-most. */
export type Bound = "more" | "at-least" | "almost" | "less" | "at-most";

/** The same amount in a coherent unit. */
export interface Standard {
  min: number | null;
  max: number | null;
  /** UCUM for physical ("m2"), ISO 4217 for money ("CNY"). */
  unit: string;
}

/** What every quantity has. */
export interface QuantityBase extends Span {
  /** The thing measured, where the sentence names it. */
  item: Span | null;
  /** The innermost measure it stands in: index into `measures`. Null from `quantities()`. */
  measure: number | null;
}

/** A quantity with a value. */
export interface Figure extends QuantityBase {
  /** Lower bound of the value, multipliers applied; null is unbounded. The same as `max` where the figure is exact. */
  min: number | null;
  /** Upper bound of the value. */
  max: number | null;
  approx: Approx;
  bound: Bound | null;
}

/** A number and a measure word: 1300多名. */
export interface CountQuantity extends Figure {
  kind: "count";
  /** The measure word as printed; null where the noun itself is counted without one. */
  unit: string | null;
  standard: null;
  timex: null;
}

/** Length, area, mass, volume, power …: 近70亩. */
export interface PhysicalQuantity extends Figure {
  kind: "physical";
  /** The unit as printed. */
  unit: string;
  /** In a coherent unit; null for a unit that has no fixed size. */
  standard: Standard | null;
  timex: null;
}

/** An amount and a currency: 1.2亿元. */
export interface MoneyQuantity extends Figure {
  kind: "money";
  /** The currency as printed. */
  unit: string;
  /** With the ISO 4217 code; null where the words do not tell the currency. */
  standard: Standard | null;
  timex: null;
}

/** 12.5%, 三成, 八折, 1.2个百分点. The value counts percents. */
export interface PercentQuantity extends Figure {
  kind: "percent";
  /** `pp` for percentage points. */
  unit: "%" | "pp";
  standard: null;
  timex: null;
}

/** 1∶2, 三分之一, 两倍 (ratio); a bare figure that measures something, 指数为51.8 (number). */
export interface PlainQuantity extends Figure {
  kind: "ratio" | "number";
  unit: null;
  standard: null;
  timex: null;
}

/** 第三卷. */
export interface OrdinalQuantity extends Figure {
  kind: "ordinal";
  /** The measure word as printed, or null. */
  unit: string | null;
  standard: null;
  timex: null;
}

/** 90岁, 年过六旬. */
export interface AgeQuantity extends Figure {
  kind: "age";
  /** As printed. */
  unit: string;
  standard: null;
  timex: null;
}

/** A length of time: 两个小时. */
export interface DurationQuantity extends QuantityBase {
  kind: "duration";
  min: number | null;
  max: number | null;
  /** Null for a length of time without a number. */
  approx: Approx | null;
  bound: Bound | null;
  /** As printed. */
  unit: string | null;
  standard: null;
  /** ISO-TimeML: "P3Y", "P3Y/P5Y". */
  timex: string | null;
}

/** A calendar date, a time or a period: 9月18日, 今年上半年. */
export interface DateQuantity extends QuantityBase {
  kind: "date";
  min: null;
  max: null;
  approx: null;
  bound: null;
  unit: null;
  standard: null;
  /** ISO-TimeML: "2017-09-18", "2017-H1", "XXXX-09-18"; null where nothing says when. */
  timex: string | null;
}

/** A rate or a repeating time: 每半年, 每月20日, 每季度至少一次. */
export interface RecurrenceQuantity extends QuantityBase {
  kind: "recurrence";
  /** How many times in one period, where the words say so. */
  min: number | null;
  max: number | null;
  approx: Approx | null;
  bound: Bound | null;
  unit: null;
  standard: null;
  /** The period or the anchored day: "P6M", "XXXX-XX-20". */
  timex: string | null;
}

/** A numeral abbreviation that names a bundle: 三项机制, 五送活动, 三会一课. */
export interface Slogan extends Span {
  /** As declared. */
  count: number;
  /** What the article itself says the members are, all of them, as printed and in reading order; else null. */
  members: Span[] | null;
  /** Members found where they are fewer or more than declared; else empty. */
  partial: Span[];
  /** Members by the glossary of well-known ones, in the script of the text; null where it has none. */
  glossary: string[] | null;
}

/** What every failing call throws. `code` is stable; `message` says what to do. */
export class ZhMeasuresError extends Error {
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown });
  readonly code: ErrorCode;
}

export type ErrorCode = "bad-variant" | "bad-argument" | "bad-rule" | "bad-date" | "too-large" | "load-failed"
  | "crashed" | "terminated";
