import { ZhMeasuresError } from "./error.js";

/**
 * The tables: the header of each column and what stands below it. `index` and `measure` are the places in
 * `analysis.measures`, so that the tables can be joined; lists are joined by " | ".
 */
// dprint-ignore: a column a line.
const TABLES = {
  measures: {
    index: (measure, i) => i,
    parent: (measure) => measure.parent,
    level: (measure) => measure.level,
    marker: (measure) => measure.marker && measure.marker.text,
    number: (measure) => measure.marker && measure.marker.index,
    heading: (measure) => measure.heading.text,
    container: (measure) => measure.container,
    planned: (measure) => measure.planned,
    quantities: (measure, i, { quantities }) => join(measure.quantities.map((at) => quantities[at].text)),
    start: (measure) => measure.start,
    end: (measure) => measure.end,
    text: (measure) => measure.text,
  },
  quantities: {
    text: (quantity) => quantity.text,
    kind: (quantity) => quantity.kind,
    min: (quantity) => quantity.min,
    max: (quantity) => quantity.max,
    approx: (quantity) => quantity.approx,
    bound: (quantity) => quantity.bound,
    unit: (quantity) => quantity.unit,
    item: (quantity) => quantity.item && quantity.item.text,
    standard_min: ({ standard }) => standard && standard.min,
    standard_max: ({ standard }) => standard && standard.max,
    standard_unit: ({ standard }) => standard && standard.unit,
    timex: (quantity) => quantity.timex,
    measure: (quantity) => quantity.measure,
    heading: ({ measure }, i, { measures }) => (measure === null ? null : measures[measure].heading.text),
    start: (quantity) => quantity.start,
    end: (quantity) => quantity.end,
  },
  slogans: {
    text: (slogan) => slogan.text,
    count: (slogan) => slogan.count,
    members: ({ members }) => members && join(members.map(({ text }) => text)),
    partial: ({ partial }) => join(partial.map(({ text }) => text)),
    glossary: ({ glossary }) => glossary && join(glossary),
    start: (slogan) => slogan.start,
    end: (slogan) => slogan.end,
  },
};

const join = (texts) => texts.join(" | ");

/** Rows for a spreadsheet: RFC 4180, no cell can become a formula. */
export function toCsv(analysis, rows, options) {
  if (!Object.prototype.hasOwnProperty.call(TABLES, rows)) {
    throw new ZhMeasuresError("bad-argument", `The rows must be one of ${Object.keys(TABLES).join(", ")}.`);
  }
  if (!analysis || !Array.isArray(analysis[rows])) {
    throw new ZhMeasuresError("bad-argument", "toCsv() takes what analyze() returned.");
  }
  const lines = [Object.keys(TABLES[rows])];
  const columns = Object.values(TABLES[rows]);
  analysis[rows].forEach((row, i) => lines.push(columns.map((value) => cell(value(row, i, analysis)))));
  const bom = options && options.bom === false ? "" : "\uFEFF";
  return bom + lines.map((line) => line.join(",") + "\r\n").join("");
}

/** What a spreadsheet could take for the start of a formula, in half and full width, behind any blanks. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/;

function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(text) ? `"${text.replace(/"/g, "\"\"")}"` : text;
}
