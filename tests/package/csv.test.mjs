/** `toCsv`: RFC 4180, and no cell can become a formula. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "zh-measures";
import { ARTICLE } from "./texts.mjs";

const zh = await load();

/** Rows of cells, by RFC 4180. */
function parse(csv) {
  const rows = [];
  for (const [, line] of csv.matchAll(/((?:"(?:[^"]|"")*"|[^"\r\n])*)\r\n/g)) {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)];
    rows.push(cells.map(([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll("\"\"", "\""))));
  }
  return rows;
}

const HEADERS = { measures: "index,parent,level,marker,number,heading,container,planned,quantities,start,end,text",
  quantities:
    "text,kind,min,max,approx,bound,unit,item,standard_min,standard_max,standard_unit,timex,measure,heading,start,end",
  slogans: "text,count,members,partial,glossary,start,end" };

for (const [rows, header] of Object.entries(HEADERS)) {
  test(`toCsv: ${rows} of an article`, () => {
    const analysis = zh.analyze(ARTICLE);
    const [first, ...rest] = parse(zh.toCsv(analysis, rows, { bom: false }));
    assert.equal(first.join(","), header);
    assert.equal(rest.length, analysis[rows].length);
    assert.ok(rest.length > 0);
    rest.forEach((cells, i) => {
      assert.equal(cells.length, first.length);
      assert.equal(cells[first.indexOf("text")], analysis[rows][i].text);
      assert.equal(cells[first.indexOf("start")], String(analysis[rows][i].start));
    });
  });
}

test("toCsv: begins with a byte order mark unless told otherwise", () => {
  const analysis = zh.analyze("");
  assert.equal(zh.toCsv(analysis, "slogans"), `\uFEFF${HEADERS.slogans}\r\n`);
  assert.equal(zh.toCsv(analysis, "slogans", { bom: false }), `${HEADERS.slogans}\r\n`);
});

test("toCsv: no cell can become a formula", () => {
  const formulas = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "－1",
    "＠A", "a\"=b", "a;=b", "a\r\n=b"];
  const slogans = formulas.map((text) => ({ text, start: 0, end: 1, count: 2, members: [{ text }], partial: [],
    glossary: [text] })
  );
  const csv = zh.toCsv({ slogans }, "slogans", { bom: false });
  const rows = parse(csv).slice(1);
  assert.equal(rows.length, formulas.length);
  rows.forEach((cells, i) => {
    for (const cell of [cells[0], cells[2], cells[4]]) {
      assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
      assert.ok(cell === formulas[i] || cell === `'${formulas[i]}`);
    }
  });
});

test("toCsv: numbers stay numbers, nothing stays empty", () => {
  const quantity = { text: "零下5度", kind: "physical", min: -5, max: -5, approx: "exact", bound: null, unit: "度",
    item: null, standard: { min: -5, max: -5, unit: "Cel" }, timex: null, measure: null, start: 0, end: 4 };
  const [, cells] = parse(zh.toCsv({ quantities: [quantity], measures: [] }, "quantities", { bom: false }));
  assert.deepEqual(cells, ["零下5度", "physical", "-5", "-5", "exact", "", "度", "", "-5", "-5", "Cel", "", "", "", "0",
    "4"]);
});

test("toCsv refuses other rows and other objects", () => {
  for (const rows of ["blocks", "toString", undefined, null]) {
    assert.throws(() => zh.toCsv(zh.analyze(""), rows), { code: "bad-argument" });
  }
  for (const analysis of [null, undefined, {}, "text"]) {
    assert.throws(() => zh.toCsv(analysis, "measures"), { code: "bad-argument" });
  }
});
