/** What is promised of sizes: the longest text, the longest list of rules, the memory behind them. */
import assert from "node:assert/strict";
import { test } from "node:test";

/** Every memory that an instance of the library has taken. */
const memories = [];
const { instantiate, Instance } = WebAssembly;
WebAssembly.instantiate = async (...words) => {
  const result = await instantiate(...words);
  memories.push((result.instance ?? result).exports.memory);
  return result;
};
WebAssembly.Instance = new Proxy(Instance, { construct(target, words) {
  const instance = Reflect.construct(target, words);
  memories.push(instance.exports.memory);
  return instance;
} });

const { load } = await import("zh-measures");
const { start } = await import("zh-measures/worker");
const zh = await load();

const LONGEST = 2 ** 24;
const RULES = 10_000;
const tooLarge = { name: "ZhMeasuresError", code: "too-large" };

/** Ten rounds show growth as well as a hundred do; ROUNDS=100 runs those. */
const ROUNDS = Number(process.env.ROUNDS ?? 10);

const taken = () => memories.at(-1).buffer.byteLength;

test("a text beyond the limit is refused before any work, by every function", () => {
  const beyond = "三".repeat(LONGEST + 1);
  const before = taken();
  const converter = zh.converter("zh-TW");
  const calls = [() => zh.analyze(beyond), () => zh.quantities(beyond), () => zh.detect(beyond),
    () => zh.convert(beyond, "zh-TW"), () => zh.align(beyond, "zh-TW"), () => converter.convert(beyond),
    () => converter.align(beyond)];
  for (const call of calls) assert.throws(call, tooLarge);
  assert.ok(taken() - before < 2 ** 22, "no copy of the text was made");
  assert.equal(zh.convert("头发", "zh-TW"), "頭髮");
});

test("the longest text is read", () => {
  const longest = "a".repeat(LONGEST - 3) + "三个人";
  const { script } = zh.detect(longest);
  assert.equal(script, "Hans");
});

test("the longest list of rules is taken, and a longer one is refused before any work", () => {
  const rule = (i) => [`甲${i}乙`, `丙${i}丁`];
  const rules = Array.from({ length: RULES }, (_, i) => rule(i));
  assert.equal(zh.convert("甲9999乙和甲0乙", "zh-TW", { rules }), "丙9999丁和丙0丁");
  for (const options of [{ rules: [...rules, rule(RULES)] }, { rules, protect: ["甲"] }, {
    protect: Array(RULES + 1).fill("甲"),
  }, { rules: Array(2 ** 32 - 1) }, { rules: [["甲", "乙".repeat(2 ** 20)]] }]) {
    assert.throws(() => zh.convert("甲", "zh-TW", options), tooLarge);
    assert.throws(() => zh.converter("zh-TW", options), tooLarge);
  }
  assert.equal(zh.convert("头发", "zh-TW"), "頭髮");
});

test(`memory returns after large texts: ${ROUNDS} rounds of 10 MB do not grow`, () => {
  // Ideographs have three bytes.
  const large = "青禾县新建农家书屋一千二百座,发放头巾。\n".repeat(Math.ceil(1e7 / 3 / 21));
  const converter = zh.converter("zh-TW");
  const sizes = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    assert.ok(converter.convert(large).startsWith("青禾縣"));
    zh.detect(large);
    sizes.push(taken());
  }
  assert.ok(Math.max(...sizes) <= 2 ** 27, `${sizes.map((size) => size >> 20)} MiB`);
  assert.ok(Math.max(...sizes.slice(2)) <= Math.max(...sizes.slice(0, 2)), `${sizes.map((size) => size >> 20)} MiB`);
});

test("memory returns after a large analysis, and a converter of before goes on", () => {
  const converter = zh.converter("zh-TW", { rules: [["青禾", "清河"]] });
  const before = converter.convert("青禾县的头发");
  const expected = zh.analyze("三个人");
  zh.analyze("一是新建书屋12座,投入30万元。\n".repeat(40_000));
  assert.ok(taken() <= 2 ** 27, `${taken() >> 20} MiB`);
  assert.equal(converter.convert("青禾县的头发"), before);
  assert.deepEqual(zh.analyze("三个人"), expected);
});

test("a worker that is terminated amid its work leaves no promise hanging", async () => {
  const worker = await start();
  const large = "新建书屋12座。".repeat(20_000);
  const all = worker.analyzeAll([large, large, large]);
  const open = [worker.analyze(large), worker.convert(large, "zh-TW"), worker.align(large, "zh-TW"),
    worker.quantities(large), worker.detect(large), all.next()];
  await new Promise((resolve) => setTimeout(resolve, 20));
  worker.terminate();
  worker.terminate();
  const ends = await Promise.allSettled(open);
  assert.deepEqual(ends.map(({ reason }) => reason?.code), Array(open.length).fill("terminated"));
  await assert.rejects(worker.analyzeAll(["三"]).next(), { code: "terminated" });
});
