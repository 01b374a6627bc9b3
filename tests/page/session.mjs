// What every browser test needs: a server, a browser, a fresh page for each test, and a reader's gestures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const SAMPLES = new URL("../../www/samples/", import.meta.url);
export const HANS = await readFile(new URL("hans.txt", SAMPLES), "utf8");
export const HANT = await readFile(new URL("hant.txt", SAMPLES), "utf8");

let server;
let browser;
const contexts = [];

before(async () => {
  server = await serve();
  browser = await launch();
});
afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));
after(async () => {
  await browser?.close();
  server?.close();
});

/** A page opened afresh, in a profile of its own; `problems` gathers what it complains of. */
export async function open({ hash = "", ...options } = {}) {
  const defaults = { viewport: { width: 1280, height: 900 }, locale: "en-GB",
    permissions: ["clipboard-read", "clipboard-write"] };
  const context = await browser.newContext({ ...defaults, ...options });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(server.url + hash);
  await page.waitForSelector("#start h2:not(:empty)", { state: "attached" });
  return { page, context, problems, url: server.url };
}

/** Until the text is read and drawn. */
export const ready = (page) => page.waitForSelector("html[data-state=ready]:not([data-busy])", { state: "attached" });

/** Until the text is shown in a variant. */
export const shownIn = (page, variant) =>
  page.waitForSelector(`#rows .target[lang=${variant}]`, { state: "attached" }).then(() => ready(page));

/** Pastes, as a browser does, whatever flavours are given. */
export async function paste(page, flavours) {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, flavours);
  await ready(page);
}

export const pasteText = (page, text) => paste(page, { "text/plain": text });

/** The texts of all that a selector finds. */
export const texts = (page, selector) => page.$$eval(selector, (found) => found.map((one) => one.textContent));

/** Asserts that a text holds a part, with a message that can be read. */
export const holds = (text, part) => assert.ok(text.includes(part), `“${part}” is not in “${text.slice(0, 300)}”`);

/** Whether an element can be seen without scrolling. */
export const inView = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
