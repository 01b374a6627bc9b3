/** The entries in Chromium, from the installed package. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../page/browser.mjs";
import { site } from "./site.mjs";

let browser;
let plain;
before(async () => ([browser, plain] = await Promise.all([launch(), site()])));
after(async () => {
  await browser.close();
  plain.close();
});

/** Runs a function in a fresh page, and gives what it returned and what the page requested. */
async function inPage(server, work, argument) {
  const page = await browser.newPage();
  const requests = [];
  await page.goto(server.url);
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  const value = await page.evaluate(work, argument);
  await page.close();
  return { value, requests };
}

const MODULES = { index: "zh-measures.wasm", inline: null, extract: "extract.wasm" };

for (const [entry, wasm] of Object.entries(MODULES)) {
  test(`${entry}: loads one WebAssembly module, when it is asked to`, async () => {
    const { value, requests } = await inPage(plain, async (name) => {
      const { load } = await import(`/zh-measures/dist/${name}.js`);
      const before = performance.getEntriesByType("resource").filter((one) => one.name.endsWith(".wasm")).length;
      const zh = await load();
      await load();
      return [before, zh.detect("汉语").script];
    }, entry);
    assert.deepEqual(value, [0, "Hans"]);
    assert.deepEqual(requests.filter((path) => path.endsWith(".wasm")), wasm ? [`/zh-measures/dist/${wasm}`] : []);
  });
}

test("worker: works in a Web Worker, can be aborted and terminated", async () => {
  const { value, requests } = await inPage(plain, async () => {
    const { start } = await import("/zh-measures/dist/worker.js");
    const worker = await start();
    const seen = [];
    const converted = await worker.convert("汉语", "zh-Hant", { onProgress: (done) => seen.push(done) });
    const controller = new AbortController();
    const long = worker.analyze("一是三个人。".repeat(200_000), { signal: controller.signal });
    controller.abort(new Error("enough"));
    const aborted = await long.catch((error) => error.message);
    const { script } = await worker.detect("漢語");
    const open = worker.analyze("一是三个人。".repeat(200_000));
    worker.terminate();
    const terminated = await open.catch((error) => error.code);
    return { converted, last: seen.at(-1), aborted, script, terminated };
  });
  assert.deepEqual(value, { converted: "漢語", last: 1, aborted: "enough", script: "Hant", terminated: "terminated" });
  assert.equal(requests.filter((path) => path.endsWith(".wasm")).length, 1);
});

test("a Content-Security-Policy without 'wasm-unsafe-eval' is named as the cause", async () => {
  const server = await site({ csp: () => "default-src 'self'" });
  for (const entry of ["index", "inline", "extract"]) {
    const { value } = await inPage(server, async (name) => {
      const { load } = await import(`/zh-measures/dist/${name}.js`);
      return load().catch(({ code, message }) => [code, message]);
    }, entry);
    assert.equal(value[0], "load-failed");
    assert.match(value[1], /'wasm-unsafe-eval'.*script-src/);
  }
  server.close();
});

test("under a strict policy with 'wasm-unsafe-eval' everything works", async () => {
  const server = await site({
    csp: () => "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'",
  });
  const { value } = await inPage(server, async () => {
    const scripts = [];
    for (const name of ["index", "inline", "extract"]) {
      const { load } = await import(`/zh-measures/dist/${name}.js`);
      scripts.push((await load()).detect("漢語").script);
    }
    const { start } = await import("/zh-measures/dist/worker.js");
    const worker = await start();
    scripts.push((await worker.detect("漢語")).script);
    worker.terminate();
    return scripts;
  });
  assert.deepEqual(value, ["Hant", "Hant", "Hant", "Hant"]);
  server.close();
});

test("a file that is missing, or a page in its place, is named; then load() can be tried again", async () => {
  const missing = { "/zh-measures/dist/zh-measures.wasm": [404, "text/plain", "no"],
    "/page.wasm": [200, "text/html", "<!doctype html>"] };
  const server = await site({ override: (path) => missing[path] });
  const { value } = await inPage(server, async () => {
    const { load } = await import("/zh-measures/dist/index.js");
    const failures = [];
    for (const options of [undefined, { wasm: "/page.wasm" }]) {
      failures.push(await load(options).catch((error) => error.message));
    }
    const { load: other } = await import("/zh-measures/dist/extract.js");
    return [...failures, (await other()).detect("汉语").script];
  });
  assert.match(value[0], /answered 404.*zh-measures\/inline/);
  assert.match(value[1], /text\/html.*application\/wasm/);
  assert.equal(value[2], "Hans");
  server.close();
});
