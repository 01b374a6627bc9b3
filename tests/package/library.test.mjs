/** What `load()` gives, for every entry of the package. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as whole from "zh-measures";
import * as extract from "zh-measures/extract";
import * as inline from "zh-measures/inline";
import { ARTICLE, generated, spansOf } from "./texts.mjs";

const VARIANTS = ["zh-Hans", "zh-Hant", "zh-CN", "zh-SG", "zh-MY", "zh-TW", "zh-HK", "zh-MO"];

const READING = ["analyze", "detect", "quantities", "toCsv", "version"];
const CONVERSION = ["align", "convert", "converter", "project"];

const entries = { "zh-measures": whole, "zh-measures/inline": inline, "zh-measures/extract": extract };

const code = (expected) => (error) => {
  assert.equal(error.name, "ZhMeasuresError");
  assert.equal(error.code, expected, error.message);
  assert.match(error.message, /\w.{15}/, "a sentence");
  return true;
};

for (const [name, entry] of Object.entries(entries)) {
  const zh = await entry.load();
  const converts = name !== "zh-measures/extract";

  test(`${name}: has the functions of the contract`, () => {
    assert.deepEqual(Object.keys(zh).sort(), [...READING, ...(converts ? CONVERSION : [])].sort());
    assert.match(zh.version.package, /^\d+\.\d+\.\d+$/);
    assert.notEqual(zh.version.rules, "");
  });

  test(`${name}: spans slice back to their text`, () => {
    for (const text of [ARTICLE, "", ...generated(300)]) {
      for (const span of spansOf([zh.analyze(text), zh.quantities(text)])) {
        assert.equal(text.slice(span.start, span.end), span.text, JSON.stringify(text));
      }
    }
  });

  test(`${name}: blocks cover the text without gaps`, () => {
    for (const text of [ARTICLE, ...generated(100)]) {
      let end = 0;
      for (const block of zh.analyze(text).article.blocks) {
        assert.equal(block.start, end);
        end = block.end;
      }
      assert.equal(end, text.length, JSON.stringify(text));
    }
  });

  test(`${name}: odd texts are read`, () => {
    for (const text of ["", "\0", "\r\n\r\n", "\ud800", "a\udc00三个人", "𠮷𠮷三个人", "👩‍👩‍👧3个",
      "<script>alert(1)</script>三个人", "\ufeff三个人"])
    {
      assert.doesNotThrow(() => zh.analyze(text), text);
      assert.doesNotThrow(() => zh.detect(text), text);
    }
  });

  test(`${name}: refuses what it cannot read`, () => {
    for (const text of [undefined, null, 3, {}, ["三个人"], Symbol("s")]) {
      assert.throws(() => zh.analyze(text), code("bad-argument"));
      assert.throws(() => zh.quantities(text), code("bad-argument"));
      assert.throws(() => zh.detect(text), code("bad-argument"));
    }
    for (const options of [3, "CN", true]) assert.throws(() => zh.analyze("", options), code("bad-argument"));
    for (const region of ["US", "cn", 3, {}]) assert.throws(() => zh.analyze("", { region }), code("bad-argument"));
    for (const published of ["2017-02-30", "2017-13-01", "yesterday", "", 2017, new Date()]) {
      assert.throws(() => zh.quantities("今年", { published }), code("bad-date"), String(published));
    }
    const beyond = "三".repeat(2 ** 24 + 1);
    assert.throws(() => zh.analyze(beyond), code("too-large"));
    assert.throws(() => zh.detect(beyond), code("too-large"));
  });

  test(`${name}: leaves unknown options alone, and takes undefined and null for left out`, () => {
    const usual = zh.quantities("去年三个人");
    for (const options of [undefined, null, {}, { unknown: 1 }, { published: undefined, region: null }]) {
      assert.deepEqual(zh.quantities("去年三个人", options), usual);
    }
  });

  test(`${name}: an option that throws is the caller's own error`, () => {
    const mine = new Error("mine");
    const options = { get region() {
      throw mine;
    } };
    assert.throws(() => zh.analyze("", options), mine);
    assert.doesNotThrow(() => zh.analyze(""));
  });

  if (!converts) continue;

  test(`${name}: converts to all eight variants`, () => {
    for (const to of VARIANTS) assert.equal(typeof zh.convert(ARTICLE, to), "string");
    assert.equal(zh.convert("汉语", "zh-Hant"), "漢語");
    assert.equal(zh.convert("漢語", "zh-Hans"), "汉语");
  });

  test(`${name}: an alignment splices to what convert returns, and its spans slice back`, () => {
    for (const text of [ARTICLE, ...generated(100, 7)]) {
      for (const to of ["zh-TW", "zh-Hans"]) {
        const { text: converted, changes } = zh.align(text, to);
        assert.equal(converted, zh.convert(text, to));
        let [spliced, at] = ["", 0];
        for (const { source, target } of changes) {
          assert.equal(source.text, text.slice(source.start, source.end));
          assert.equal(target.text, converted.slice(target.start, target.end));
          spliced += text.slice(at, source.start);
          assert.equal(spliced.length, target.start, JSON.stringify(text));
          spliced += target.text;
          at = source.end;
        }
        spliced += text.slice(at);
        assert.equal(spliced.toWellFormed?.() ?? converted, converted);
      }
    }
  });

  test(`${name}: a converter gives what convert and align give, and keeps its options`, () => {
    const rules = [["青禾", "清河"]];
    const options = { rules, protect: ["水利"] };
    const converter = zh.converter("zh-Hant", options);
    const expected = zh.convert(ARTICLE, "zh-Hant", options);
    rules[0][1] = "changed";
    options.protect.push("渠道");
    assert.equal(converter.convert(ARTICLE), expected);
    assert.deepEqual(converter.align(ARTICLE).text, expected);
    assert.match(expected, /清河/);
  });

  test(`${name}: refuses impossible conversions`, () => {
    for (const to of ["zh-XX", "zh-tw", "", undefined, null, 3]) {
      assert.throws(() => zh.convert("", to), code("bad-variant"));
      assert.throws(() => zh.converter(to), code("bad-variant"));
    }
    assert.throws(() => zh.convert("", "zh-TW", { from: "en" }), code("bad-variant"));
    for (const protect of ["乾隆", 3, {}, [3]]) {
      assert.throws(() => zh.convert("", "zh-TW", { protect }), code("bad-argument"));
    }
    for (const rules of [["ab"], [["a"]], [["a", "b", "c"]], [["a", 3]], [["", "b"]]]) {
      assert.throws(() => zh.convert("", "zh-TW", { rules }), code("bad-rule"), JSON.stringify(rules));
    }
    for (const rules of ["ab", { a: "b" }]) {
      assert.throws(() => zh.convert("", "zh-TW", { rules }), code("bad-argument"));
    }
    for (const wording of ["no", 0]) assert.throws(() => zh.convert("", "zh-TW", { wording }), code("bad-argument"));
    assert.throws(() => zh.convert(3, "zh-TW"), code("bad-argument"));
    assert.throws(() => zh.convert("三".repeat(2 ** 24 + 1), "zh-TW"), code("too-large"));
  });
}
