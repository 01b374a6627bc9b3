// Manners: the reader's language, the keyboard, assistive technology, long texts, no network, no trace.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { HANS, HANT, holds, open, paste, pasteText, ready, shownIn, texts } from "./session.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page) {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ["violations"] })
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing to complain of, in ${colorScheme}`, async () => {
    const { page } = await open({ colorScheme, reducedMotion: "reduce", bypassCSP: true });
    assert.deepEqual(await violations(page), []);
    await pasteText(page, HANS);
    for (const tab of ["measures", "figures", "slogans", "picture"]) {
      await page.click(`#tab-${tab}`);
      assert.deepEqual(await violations(page), [], tab);
    }
    await page.locator("details.chunk summary").first().click();
    await page.click("[popovertarget=takeaway]");
    assert.deepEqual(await violations(page), [], "menu");
    await page.keyboard.press("Escape");
    for (const dialog of ["words", "settings", "help"]) {
      await page.click(`[data-dialog=${dialog}]`);
      assert.deepEqual(await violations(page), [], dialog);
      await page.keyboard.press("Escape");
    }
    await page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await violations(page), [], "narrow");
  });
}

test("the page speaks the reader's language", async () => {
  for (const [locale, lang, words] of [["zh-CN", "zh-Hans", "开始阅读"], ["zh-TW", "zh-Hant", "開始閱讀"], ["zh-HK",
    "zh-Hant", "開始閱讀"], ["de-DE", "en", "Read it"]])
  {
    const { page } = await open({ locale });
    assert.equal(await page.getAttribute("html", "lang"), lang);
    holds(await page.textContent("#start [type=submit]"), words);
  }
  const { page } = await open();
  await pasteText(page, HANS);
  await page.click("[data-dialog=settings]");
  await page.selectOption("[name=lang]", "zh-Hant");
  await page.waitForSelector("html[lang=zh-Hant]");
  await page.keyboard.press("Escape");
  holds(await page.textContent("#tab-measures"), "舉措");
  holds((await texts(page, "#figures")).join(""), "以上");
});

test("all translations say the same things", async () => {
  const read = async (name) =>
    JSON.parse(await readFile(new URL(`../../www/i18n/${name}.json`, import.meta.url), "utf8"));
  const english = await read("en");
  for (const name of ["zh-Hans", "zh-Hant"]) {
    const other = await read(name);
    assert.deepEqual(Object.keys(other).toSorted(), Object.keys(english).toSorted());
    for (const [key, words] of Object.entries(english)) {
      const slots = (text) => [...text.matchAll(/\{\w+\}/g)].join();
      assert.equal(slots(other[key]).split(",").toSorted().join(), slots(words).split(",").toSorted().join(), key);
    }
  }
});

test("everything can be done with the keyboard", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("n");
  const first = await focused();
  await page.keyboard.press("n");
  assert.notEqual(await focused(), first);
  await page.keyboard.press("N");
  assert.equal(await focused(), first);
  await page.keyboard.press("Enter");
  assert.equal(await page.textContent("#rows .target mark.on"), first);
  await page.keyboard.press("m");
  holds(await focused(), "建立");
  await page.keyboard.press("2");
  assert.equal(await page.getAttribute("#tab-figures", "aria-selected"), "true");
  await page.keyboard.press("v");
  assert.equal(await page.getAttribute("html", "data-view"), "target");
  await page.focus("#tab-figures");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getAttribute("#tab-slogans", "aria-selected"), "true");
  await page.keyboard.press("?");
  assert.ok(await page.isVisible("#help"));
  const keys = await texts(page, "#keys kbd");
  for (const key of ["n", "m", "d", "v", "t", "o", "c", "w", "s", "?"]) assert.ok(keys.includes(key), key);
  await page.keyboard.press("Escape");
  await page.click("[data-dialog=settings]");
  await page.uncheck("[name=keys]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  assert.ok(!await page.isVisible("#help"), "single keys can be turned off");
});

test("at 200 % zoom nothing scrolls sideways", async () => {
  const { page } = await open({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  await pasteText(page, HANT);
  for (const tab of ["text", "measures", "figures", "picture"]) {
    await page.click(`#tab-${tab}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 640, tab);
  }
});

test("a long text shows progress, leaves the page responsive, and can be cancelled", async () => {
  const { page } = await open();
  const [head, ...body] = HANS.split("\n\n");
  const prose = body.slice(2, -1).join("\n\n");
  const long = [head, ...body.slice(0, 2), ...Array(Math.ceil(5_000_000 / Buffer.byteLength(prose))).fill(prose)].join(
    "\n\n",
  );
  const start = (text) =>
    page.evaluate((given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", given);
      globalThis.longest = 0;
      let last = performance.now();
      const beat = () => {
        globalThis.longest = Math.max(globalThis.longest, performance.now() - last);
        last = performance.now();
        if (document.documentElement.dataset.state !== "ready") setTimeout(beat, 10);
      };
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      beat();
    }, text);
  await start(long);
  await page.waitForSelector("#progress progress");
  await page.click("#cancel");
  await page.waitForSelector("#progress", { state: "hidden" });
  assert.equal(await page.getAttribute("html", "data-state"), "empty");
  await start(long);
  await page.waitForSelector("html[data-state=ready]:not([data-busy])", { timeout: 400_000 });
  assert.ok(await page.locator("#rows .chunk").count() > 100);
  console.log(
    `# the longest time without an answer while reading 5 MB: ${await page.evaluate(() =>
      Math.round(globalThis.longest)
    )} ms`,
  );
  await page.click("#tab-figures");
  await page.locator("#figures tbody tr").nth(200).locator(".chip").click();
  assert.ok(await page.locator("#rows mark.on").count() > 0);
});

test("it works without a network after the first visit, and can be installed", async () => {
  const { page, context } = await open();
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(({ active }) => active.state === "activated"));
  const manifest = await page.evaluate(() => fetch("manifest.webmanifest").then((answer) => answer.json()));
  for (const part of ["name", "start_url", "display", "icons"]) assert.ok(manifest[part], part);
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("#start h2:not(:empty)");
  await page.click("[data-sample=hant]");
  await ready(page);
  holds(await page.textContent("#rows"), "南滨县");
});

test("what is kept for use without a network is every module that the page imports, bundled or not", async () => {
  const www = new URL("../../www/", import.meta.url);
  const seen = new Set();
  const visit = async (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    // The glue is generated, and imports nothing.
    if (path.startsWith("pkg/dist/glue/")) return;
    if (path.startsWith("pkg/dist/")) return visit(path.replace("dist", "src"));
    const source = await readFile(new URL(path.startsWith("pkg/") ? `../${path}` : path, www), "utf8");
    for (const [, specifier] of source.matchAll(/(?:from |new URL\()"(\.\.?\/[^"]+\.js)"/g)) {
      await visit(new URL(specifier, `file:///${path}`).pathname.slice(1));
    }
  };
  for (const entry of ["app.js", "engine.js"]) await visit(entry);
  const worker = await readFile(new URL("sw.js", www), "utf8");
  const kept = new Set(runInNewContext(`${worker}; SHELL`, { self: { addEventListener() {} } }));
  assert.deepEqual([...seen].filter((path) => !kept.has(path)), []);
  assert.ok(seen.has("pkg/src/thread.js") && seen.has("reader.js"), "what is imported is followed");
});

test("pasting, converting, choosing and exporting makes no request", async () => {
  const { page, context } = await open();
  await pasteText(page, "先读一次，让一切就绪。今年共走访30人次。");
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForLoadState("networkidle");
  const requests = [];
  context.on("request", (request) => /^(blob|data):/.test(request.url()) || requests.push(request.url()));
  await pasteText(page, HANS);
  await paste(page, { "text/html": `<p>${HANT}</p><img src="http://127.0.0.1:9/x.png">` });
  await page.selectOption("#to", "zh-HK");
  await shownIn(page, "zh-HK");
  for (const tab of ["figures", "slogans", "picture"]) await page.click(`#tab-${tab}`);
  for (const what of ["csv-quantities", "json"]) {
    await page.click("[popovertarget=takeaway]");
    await Promise.all([page.waitForEvent("download"), page.click(`[data-take=${what}]`)]);
  }
  assert.deepEqual(requests, []);
});

test("the page can connect to nothing but itself", async () => {
  const { page, problems } = await open();
  const refused = await page.evaluate(() => fetch("http://127.0.0.1:9/").then(() => "sent", () => "refused"));
  assert.equal(refused, "refused");
  assert.match(problems.join(), /Content Security Policy/);
});
