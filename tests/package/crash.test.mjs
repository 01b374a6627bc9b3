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

test("where no instance may be made at once, as on the main thread of Chrome before 114, the error says so", () => {
  const { Instance } = WebAssembly;
  const words = "WebAssembly.Instance is disallowed on the main thread, if the buffer size is larger than 4KB.";
  WebAssembly.Instance = class {
    constructor() {
      throw new RangeError(words);
    }
  };
  try {
    const failed = { code: "crashed", message: /Setting it up anew failed \(WebAssembly.Instance is disallowed/ };
    assert.throws(() => zh.analyze("三个人"), failed);
    assert.throws(() => zh.quantities("三个人"), failed);
  } finally {
    WebAssembly.Instance = Instance;
  }
  assert.equal(zh.quantities("三个人").length, 1, "once it may be made");
});

test("a converter outlives the crash of its instance", () => {
  const converter = zh.converter("zh-Hant", { rules: [["青禾", "清河"]] });
  const before = converter.align("青禾汉语");
  assert.throws(() => zh.analyze("三个人"), crashed);
  assert.deepEqual(converter.align("青禾汉语"), before);
});
