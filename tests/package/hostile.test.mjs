/** The built module and a hundred thousand strings that nobody wrote: no crash, spans that slice back, changes that splice. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "zh-measures";
import { load as loadExtract } from "zh-measures/extract";
import { block, BLOCKS, blocks, long, VARIANTS } from "./hostile.mjs";
import { spansOf } from "./texts.mjs";

const COUNT = 100_000;

const zh = await load();
const extract = await loadExtract();

/** Fails with a part of the text that shows what is wrong. Made when it is needed: a megabyte is not quoted for each of its spans. */
function check(holds, text) {
  if (!holds) assert.fail(JSON.stringify(text.slice(0, 300)));
}

function assertSpans(text, ...results) {
  for (const span of spansOf(results)) {
    check(span.start <= span.end && text.slice(span.start, span.end) === span.text, text);
  }
}

function assertReading(text, library) {
  const analysis = library.analyze(text);
  assertSpans(text, analysis);
  let end = 0;
  for (const block of analysis.article.blocks) {
    check(block.start === end, text);
    end = block.end;
  }
  check(end === text.length, text);
  for (const rows of ["measures", "quantities", "slogans"]) {
    assert.ok(library.toCsv(analysis, rows).startsWith("\ufeff"));
  }
}

/** The alignment splices to the conversion; a lone surrogate may have become U+FFFD outside of the changes, and nothing else. */
function assertConversion(text, to, options) {
  const { text: converted, changes } = zh.align(text, to, options);
  check(converted === zh.convert(text, to, options), text);
  let [spliced, at] = ["", 0];
  for (const { source, target } of changes) {
    check(source.text === text.slice(source.start, source.end) && source.start >= at, text);
    spliced += text.slice(at, source.start);
    check(spliced.length === target.start, text);
    spliced += target.text;
    at = source.end;
  }
  check(wellFormed(spliced + text.slice(at)) === converted, text);
}

const wellFormed = (text) =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

test(`${COUNT} hostile strings`, () => {
  let number = 0;
  const texts = Array.from({ length: BLOCKS }, (_, at) => [...block(at)]).flat();
  for (const text of texts) {
    const to = VARIANTS[number % VARIANTS.length];
    assertReading(text, number % 4 === 0 ? extract : zh);
    assertConversion(text, to, number % 3 === 0 ? { dropResidue: true } : undefined);
    if (number % 5 === 0) {
      assertSpans(text, zh.quantities(text));
      const alignment = zh.align(text, to, { rules: [[text, "乙"]], protect: [text.slice(0, 2)] });
      const [start, end] = [text.length >> 2, text.length >> 1];
      const { start: from, end: upTo, text: carried } = zh.project(alignment, { start, end });
      assert.equal(alignment.text.slice(from, upTo), carried);
      const { confidence } = zh.detect(text);
      assert.ok(confidence >= 0 && confidence <= 1);
    }
    number += 1;
  }
  assert.equal(number, COUNT);
});

test("every block of Unicode", () => {
  let number = 0;
  for (const text of blocks()) {
    assertReading(text, zh);
    assertConversion(text, VARIANTS[number % VARIANTS.length]);
    number += 1;
  }
  assert.equal(number, 0x1100);
});

test("a megabyte of one character, or of one opening", () => {
  for (const text of long(2 ** 20)) {
    assertReading(text, zh);
    assertConversion(text, "zh-TW");
  }
});
