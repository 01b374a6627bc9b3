/** Nothing that is passed in changes anything but the result: no prototype, no option, no later call. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "zh-measures";
import { start } from "zh-measures/worker";
import { ARTICLE } from "./texts.mjs";

const zh = await load();
const PROTOTYPES = [Object, Array, String, Number, Function, Promise, Map, Error].map(({ prototype }) => prototype);
const shapes = () => PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map(String).join());

/** Runs something, and sees to it that no prototype has got or lost anything. */
async function leavesPrototypes(work) {
  const before = shapes();
  await work();
  assert.deepEqual(shapes(), before);
}

const EVIL =
  "{\"__proto__\":{\"polluted\":1,\"region\":\"TW\"},\"constructor\":{\"prototype\":{\"polluted\":1}},\"rules\":[]}";

test("options with the keys of prototypes change nothing", () =>
  leavesPrototypes(() => {
    const options = JSON.parse(EVIL);
    assert.deepEqual(zh.analyze(ARTICLE, options), zh.analyze(ARTICLE));
    assert.deepEqual(zh.quantities(ARTICLE, options), zh.quantities(ARTICLE));
    assert.equal(zh.convert(ARTICLE, "zh-TW", options), zh.convert(ARTICLE, "zh-TW"));
    assert.equal({}.polluted, undefined);
  }));

test("rules and protected words are words, whatever they spell", () =>
  leavesPrototypes(() => {
    const words = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__"];
    const text = words.join("头发");
    for (const word of words) {
      assert.equal(zh.convert(word, "zh-TW", { rules: [[word, "甲"]] }), "甲");
      assert.equal(zh.convert(text, "zh-TW", { protect: [word] }), words.join("頭髮"));
    }
    const { changes } = zh.align("__proto__", "zh-TW", { rules: [["__proto__", "constructor"]] });
    assert.equal(changes[0].target.text, "constructor");
  }));

test("texts that spell the names of properties give plain results", () =>
  leavesPrototypes(() => {
    const text =
      "__proto__3个constructor\n来源:__proto__ 作者:constructor\n一是__proto__。二是toString,共5名prototype。";
    const analysis = zh.analyze(text);
    assert.equal(Object.getPrototypeOf(analysis), Object.prototype);
    for (const rows of ["measures", "quantities", "slogans"]) assert.equal(typeof zh.toCsv(analysis, rows), "string");
    for (const rows of ["__proto__", "constructor", "toString"]) {
      assert.throws(() => zh.toCsv(analysis, rows), { code: "bad-argument" });
    }
    const alignment = zh.align(text, "zh-TW");
    assert.throws(() => zh.project(alignment, JSON.parse("{\"__proto__\":{\"start\":0,\"end\":1}}")), {
      code: "bad-argument",
    });
  }));

test("getters and proxies that throw are the caller's own errors, and the next call works", async () => {
  const mine = new Error("mine");
  const thrower = () => {
    throw mine;
  };
  const before = zh.convert(ARTICLE, "zh-TW");
  for (const key of ["from", "rules", "protect", "wording", "dropResidue"]) {
    const options = Object.defineProperty({}, key, { get: thrower, enumerable: true });
    for (const call of ["convert", "align"]) assert.throws(() => zh[call](ARTICLE, "zh-TW", options), mine, key);
    assert.throws(() => zh.converter("zh-TW", options), mine, key);
  }
  for (const options of [new Proxy({}, { get: thrower }),
    new Proxy({}, { get: thrower, ownKeys: thrower, has: thrower })])
  {
    assert.throws(() => zh.analyze(ARTICLE, options), mine);
    assert.throws(() => zh.convert(ARTICLE, "zh-TW", options), mine);
  }
  const worker = await start();
  await assert.rejects(async () => worker.analyze(ARTICLE, new Proxy({}, { get: thrower })), mine);
  assert.equal(await worker.convert(ARTICLE, "zh-TW"), before);
  worker.terminate();
  assert.equal(zh.convert(ARTICLE, "zh-TW"), before);
});

test("what is passed in stays as it was", () => {
  const options = { rules: [["头发", "毛"]], protect: ["软件"], published: "2022-01-01" };
  const frozen = JSON.stringify(options);
  Object.values(options).forEach((value) => Object.freeze(value));
  Object.freeze(options);
  zh.convert(ARTICLE, "zh-TW", options);
  zh.converter("zh-TW", options).align(ARTICLE);
  zh.analyze(ARTICLE, options);
  const analysis = zh.analyze(ARTICLE);
  const [said, alignment] = [JSON.stringify(analysis), zh.align(ARTICLE, "zh-TW")];
  const aligned = JSON.stringify(alignment);
  zh.toCsv(analysis, "measures");
  zh.project(alignment, { start: 3, end: 9 });
  assert.deepEqual([JSON.stringify(options), JSON.stringify(analysis), JSON.stringify(alignment)], [frozen, said,
    aligned]);
});

test("what comes out belongs to the caller", () => {
  const first = zh.analyze(ARTICLE);
  const expected = JSON.stringify(first);
  first.measures.length = 0;
  first.article.title.text = "changed";
  assert.equal(JSON.stringify(zh.analyze(ARTICLE)), expected);
});

test("the package runs nothing at its installation and needs nothing else", async () => {
  const manifest = JSON.parse(
    await readFile(new URL("../../node_modules/zh-measures/package.json", import.meta.url), "utf8"),
  );
  const none = ["scripts", "dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies",
    "bundledDependencies", "bin", "gypfile"];
  assert.deepEqual(none.filter((key) => key in manifest), []);
});
