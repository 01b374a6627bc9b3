/** A crash does not end the session: the next call works on a fresh instance. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "zh-measures";
import { trapping } from "./wasm.mjs";

const zh = await load({ wasm: await trapping("analyze") });

const crashed = (error) => {
  assert.equal(error.name, "ZhMeasuresError");
  assert.equal(error.code, "crashed");
  assert.match(error.message, /crashed.*next call works/);
  assert.ok(error.cause instanceof WebAssembly.RuntimeError);
  return true;
};

test("a trap is an error with a code, and the next call works", () => {
  const before = zh.quantities("1500多名球员");
  for (let i = 0; i < 3; i += 1) {
    assert.throws(() => zh.analyze("三个人"), crashed);
    assert.deepEqual(zh.quantities("1500多名球员"), before);
  }
});

test("a converter outlives the crash of its instance", () => {
  const converter = zh.converter("zh-Hant", { rules: [["青禾", "清河"]] });
  const before = converter.align("青禾汉语");
  assert.throws(() => zh.analyze("三个人"), crashed);
  assert.deepEqual(converter.align("青禾汉语"), before);
});
