/** Memory that runs out is a crash like any other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "zh-measures";
import { confined } from "./wasm.mjs";

test("a text that the memory cannot hold crashes, and the next call works", async () => {
  const zh = await load({ wasm: await confined(16) });
  const large = "三个人,".repeat(2 ** 20);
  const before = zh.quantities("三个人");
  for (const call of [() => zh.analyze(large), () => zh.convert(large, "zh-TW"), () => zh.detect(large)]) {
    assert.throws(call, { name: "ZhMeasuresError", code: "crashed" });
    assert.deepEqual(zh.quantities("三个人"), before);
  }
});
