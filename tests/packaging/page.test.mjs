/** The page in Firefox, along its main path: paste, convert, outline, table, the choice for a doubt, download. */
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { serve } from "../page/server.mjs";

const ARTICLE = await readFile(new URL("../../www/samples/hans.txt", import.meta.url), "utf8");
let server;
let browser;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "zh-measures-"));
  server = await serve();
  const extraPrefsFirefox = { "browser.download.folderList": 2, "browser.download.dir": folder,
    "browser.download.useDownloadDir": true, "browser.helperApps.neverAsk.saveToDisk": "text/csv",
    "intl.accept_languages": "en-GB", "browser.download.alwaysOpenPanel": false };
  browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true,
    timeout: 120_000, extraPrefsFirefox });
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** The text of a file, once the browser has saved it whole. */
async function saved(name) {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await readFile(join(folder, name), "utf8").catch(() => "");
    if (text.endsWith("\r\n")) return text;
    await pause(100);
  }
  throw new Error(`${name} was not saved`);
}

/** Firefox takes no clipboard into an event that is made by hand, so the text goes in by the field. */
test("Firefox: the main path of the page", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.setViewport({ width: 1280, height: 900 });
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(server.url);
  await page.waitForSelector("#start h2:not(:empty)");
  const text = (selector) => page.$eval(selector, (found) => found.textContent);
  await page.$eval("#paste", (field, given) => (field.value = given), ARTICLE);
  await page.click("#start [type=submit]");
  await page.waitForSelector("html[data-state=ready]:not([data-busy])");
  assert.match(await text("#rows .target"), /首頁/);
  assert.match(await text("#rows"), /清溪縣開展“五送”活動/);
  assert.match(await text("#measures"), /建立需求登記機制/);
  const head = await page.waitForSelector("#measures .head[data-ref=m2]");
  await head.click();
  await page.waitForSelector("#rows .target .heading.on[data-ref=m2]");

  await page.click("#tab-figures");
  await page.click("#sort-value");
  await page.waitForSelector("#figures th[aria-sort=ascending] #sort-value");
  await page.select("#kind", "money");
  const units = await page.$$eval("#figures tbody td:nth-child(3)", (cells) => cells.map((cell) => cell.textContent));
  assert.deepEqual([...new Set(units)], ["元"]);

  await page.click("#rows .target .choice.doubt");
  await page.waitForSelector("#doubt[open]");
  await page.type("#doubt [name=other]", "甲");
  await page.click("#doubt [value=everywhere]");
  await page.waitForFunction(() => document.querySelector("#rows").textContent.includes("甲"));

  await page.click("[popovertarget=takeaway]");
  await page.click("[data-take=csv-quantities]");
  assert.match(await saved("quantities.csv"), /640餘人次/);
  assert.deepEqual(problems, []);
});
