/** `zh-measures/worker` in Node. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { load } from "zh-measures";
import { start } from "zh-measures/worker";
import { ARTICLE } from "./texts.mjs";
import { trapping } from "./wasm.mjs";

const zh = await load();
const LONG = ARTICLE.repeat(2000);

test("the worker gives what the library gives", async () => {
  const worker = await start();
  assert.deepEqual(await worker.analyze(ARTICLE), zh.analyze(ARTICLE));
  assert.deepEqual(await worker.quantities("去年三个人", { published: "2017-12-15" }),
    zh.quantities("去年三个人", { published: "2017-12-15" }));
  assert.deepEqual(await worker.detect(ARTICLE), zh.detect(ARTICLE));
  assert.equal(await worker.convert(ARTICLE, "zh-TW"), zh.convert(ARTICLE, "zh-TW"));
  const options = { rules: [["青禾", "清河"]], onProgress() {} };
  assert.deepEqual(await worker.align(ARTICLE, "zh-TW", options), zh.align(ARTICLE, "zh-TW", options));
  const analysis = zh.analyze(ARTICLE);
  assert.equal(await worker.toCsv(analysis, "quantities"), zh.toCsv(analysis, "quantities"));
  worker.terminate();
});

test("the worker's errors are the library's", async () => {
  const worker = await start();
  await assert.rejects(worker.convert("a", "zh-XX"), { name: "ZhMeasuresError", code: "bad-variant" });
  await assert.rejects(worker.analyze(3), { name: "ZhMeasuresError", code: "bad-argument" });
  await assert.rejects(worker.analyze(Symbol("s")), { name: "ZhMeasuresError", code: "bad-argument" });
  await assert.rejects(worker.analyze("", { published: "2017-02-30" }), { code: "bad-date" });
  assert.equal((await worker.quantities("三个人")).length, 1);
  worker.terminate();
});

test("progress rises to 1", async () => {
  const worker = await start();
  for (const call of ["analyze", "quantities", "detect"]) {
    const seen = [];
    await worker[call](ARTICLE, { onProgress: (done) => seen.push(done) });
    assert.equal(seen.at(-1), 1);
    assert.deepEqual(seen, [...new Set(seen)].sort((a, b) => a - b));
  }
  worker.terminate();
});

test("a long text is converted in parts, with progress, and comes out as the whole", async () => {
  const worker = await start();
  // Half of it says nothing of its own region, and must be read as the rest is.
  const long = `在台北，${"軟體與資訊都有用。\n".repeat(9000)}${"汉语的软件和头发。\n里程".repeat(9000)}`;
  for (const [to, options] of [["zh-CN", {}], ["zh-TW", { rules: [["汉语", "華語"]], protect: ["头发"] }], ["zh-HK", {
    rules: [["。\n里", "！\n裏"]],
  }]]) {
    const seen = [];
    const onProgress = (done) => seen.push(done);
    assert.deepEqual(await worker.align(long, to, { ...options, onProgress }), zh.align(long, to, options));
    assert.equal(await worker.convert(long, to, options), zh.convert(long, to, options));
    assert.deepEqual([seen[0], seen.at(-1)], [0, 1]);
    assert.ok("rules" in options || seen.length > 2, `${seen}`);
  }
  await assert.rejects(worker.convert("汉".repeat(2 ** 24 + 1), "zh-TW"), { code: "too-large" });
  await assert.rejects(worker.align("汉\n".repeat(100_000), "zh-XX"), { code: "bad-variant" });
  worker.terminate();
});

test("aborting rejects with the reason and leaves the worker usable", async () => {
  const worker = await start();
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = worker.analyze(LONG, { signal: running.signal });
  const second = worker.analyze(ARTICLE, { signal: waiting.signal });
  const third = worker.quantities("三个人");
  const [mine, yours] = [new Error("mine"), "yours"];
  waiting.abort(yours);
  running.abort(mine);
  await assert.rejects(first, mine);
  await second.then(() => assert.fail("aborted"), (reason) => assert.equal(reason, yours));
  assert.equal((await third).length, 1);
  await assert.rejects(worker.analyze("", { signal: running.signal }), mine);
  await assert.rejects(worker.analyze("", { signal: AbortSignal.abort() }), { name: "AbortError" });
  worker.terminate();
});

test("analyzeAll gives one analysis per text, in order", async () => {
  const worker = await start();
  const texts = [ARTICLE, "", "三个人"];
  async function* stream() {
    yield* texts;
  }
  for (const source of [texts, new Set(texts), stream()]) {
    const [results, seen] = [[], []];
    for await (const analysis of worker.analyzeAll(source, { onProgress: (done) => seen.push(done) })) {
      results.push(analysis);
    }
    assert.deepEqual(results, texts.map((text) => zh.analyze(text)));
    assert.deepEqual([seen[0], seen.at(-1)], [0, 1]);
    assert.deepEqual(seen, [...seen].sort((a, b) => a - b));
  }
  await assert.rejects(worker.analyzeAll("三个人").next(), { code: "bad-argument" });
  worker.terminate();
});

test("terminating rejects what is under way and what comes", async () => {
  const worker = await start();
  const open = [worker.analyze(LONG), worker.detect("三")];
  worker.terminate();
  for (const call of [...open, worker.detect("三"), worker.toCsv(zh.analyze(""), "slogans")]) {
    await assert.rejects(call, { name: "ZhMeasuresError", code: "terminated" });
  }
});

test("a crash in the worker is an error, and the next call works", async () => {
  const worker = await start({ wasm: await trapping("analyze") });
  await assert.rejects(worker.analyze("三个人"), { name: "ZhMeasuresError", code: "crashed" });
  assert.equal((await worker.quantities("三个人")).length, 1);
  worker.terminate();
});

test("a worker that cannot be loaded says so", async () => {
  await assert.rejects(start({ wasm: new Uint8Array(3) }), { code: "load-failed" });
  await assert.rejects(start({ wasm: Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0) }), { code: "load-failed" });
});

test("a worker without work does not keep the process alive", () => {
  const program =
    "import { start } from \"zh-measures/worker\"; const w = await start(); console.log((await w.quantities(\"三个人\")).length)";
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8",
    timeout: 20_000 });
  assert.deepEqual([status, stdout.trim()], [0, "1"]);
});
