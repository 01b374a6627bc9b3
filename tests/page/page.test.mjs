// The page in a real Chromium, as a reader uses it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const SAMPLES = new URL("../../www/samples/", import.meta.url);
const HANS = await readFile(new URL("hans.txt", SAMPLES), "utf8");
const HANT = await readFile(new URL("hant.txt", SAMPLES), "utf8");

let server;
let browser;
let context;
let page;
let problems;

before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await open();
});

async function open(hash = "") {
  await page.goto(`${server.url}${hash}`);
  await page.waitForSelector("#start h2:not(:empty)");
}

/** Asserts that a text holds a part, with a message that can be read. */
const holds = (text, part) => assert.ok(text.includes(part), `“${part}” is not in “${text.slice(0, 200)}…”`);

const ready = () => page.waitForSelector("html[data-state=ready]:not([data-busy])");

const converted = (variant) =>
  page.waitForSelector(`#rows .target[lang=${variant}]`, { state: "attached" }).then(ready);

/** Pastes as a browser does, with whatever flavours are given. */
async function paste(flavours, into = "body") {
  await page.$eval(into, (element, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, flavours);
  await ready();
}

test("a pasted article is converted, its measures and figures are shown, and all of it is linked", async () => {
  await paste({ "text/plain": HANS });
  holds(await page.textContent("#rows"), "清溪縣開展“五送”活動");
  holds(await page.textContent("#measures"), "建立需求登記機制");
  await page.click("#tab-figures");
  const row = page.locator("#figures tbody tr", { has: page.getByText("640餘人次", { exact: true }) });
  holds(await row.textContent(), "over 640");
  await row.locator(".chip").click();
  const mark = page.locator("#rows .target mark.on");
  assert.equal(await mark.textContent(), "640餘人次");
  assert.ok(await mark.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  }), "the place in the text is in view");
  await page.locator("#rows .target mark", { hasText: "86萬元" }).click();
  assert.equal(await page.textContent("#figures tr.on .chip"), "86萬元");
  await page.click("#tab-measures");
  await page.locator("#measures .head", { hasText: "建立評議反饋機制" }).click();
  assert.equal(await page.textContent("#rows .target .heading.on"), "建立評議反饋機制");
  assert.deepEqual(problems, []);
});

test("the target can be any of the eight variants", async () => {
  await paste({ "text/plain": HANT });
  const variants = await page.$$eval("#to option", (options) => options.map(({ value }) => value));
  assert.deepEqual(variants.toSorted(), ["zh-CN", "zh-HK", "zh-Hans", "zh-Hant", "zh-MO", "zh-MY", "zh-SG", "zh-TW"]);
  for (const variant of variants) {
    await page.selectOption("#to", variant);
    await converted(variant);
    const title = await page.textContent("#rows h2.target, #rows .row .target");
    assert.ok(title.length > 0);
  }
  await page.selectOption("#to", "zh-CN");
  await converted("zh-CN");
  holds(await page.textContent("#rows"), "守护长者");
});

test("HTML in a text is text", async () => {
  const nasty = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>${HANS}<b>粗体</b>`;
  await paste({ "text/plain": nasty });
  assert.equal(await page.$("#rows img, #rows script, #rows b"), null);
  holds(await page.textContent("#rows"), "<img src=x onerror=");
  assert.notEqual(await page.title(), "run");
});

test("pasting, converting, choosing and exporting makes no request", async () => {
  await paste({ "text/plain": "先读一次，让一切就绪。今年共走访30人次。" });
  await page.waitForFunction(() => navigator.serviceWorker.ready);
  await page.waitForLoadState("networkidle");
  const requests = [];
  context.on("request", (request) => /^(blob|data):/.test(request.url()) || requests.push(request.url()));
  await paste({ "text/plain": HANS });
  await page.selectOption("#to", "zh-HK");
  await converted("zh-HK");
  for (const tab of ["figures", "slogans", "picture"]) await page.click(`#tab-${tab}`);
  for (const what of ["csv-quantities", "json"]) {
    await page.click("[popovertarget=takeaway]");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-take=${what}]`)]);
    assert.ok((await readFile(await download.path(), "utf8")).includes("640餘人次"));
  }
  assert.deepEqual(requests, []);
});

test("the page can connect to nothing but itself", async () => {
  const refused = await page.evaluate(() => fetch("http://127.0.0.1:9/").then(() => "sent", () => "refused"));
  assert.equal(refused, "refused");
  assert.match(problems.join(), /Content Security Policy/);
});
