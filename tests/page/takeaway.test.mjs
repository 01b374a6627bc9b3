// What the reader takes away: the clipboard, files, a link; none of it leaves the browser.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { HANS, holds, open, pasteText, shownIn } from "./session.mjs";

async function take(page, what) {
  // What the time before has said would be taken for this one's word.
  await page.evaluate(() => document.getElementById("said").replaceChildren());
  await page.click("[popovertarget=takeaway]");
  await page.click(`[data-take=${what}]`);
  await page.waitForSelector("#said:not(:empty)");
}

const clipboard = (page, type = "text/plain") =>
  page.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType(wanted)).text();
  }, type);

async function save(page, what) {
  const [download] = await Promise.all([page.waitForEvent("download"), take(page, what)]);
  return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
}

test("text and outline are copied as text, Markdown and rich text", async () => {
  const { page, problems } = await open();
  await pasteText(page, HANS);
  await take(page, "text-plain");
  holds(await clipboard(page), "清溪縣開展“五送”活動 讓老幹部工作更有溫度\n");
  assert.ok(!(await clipboard(page)).includes("版權所有"), "without the boilerplate");
  await take(page, "text-markdown");
  holds(await clipboard(page), "# 清溪縣開展“五送”活動");
  await take(page, "text-rich");
  holds(await clipboard(page, "text/html"), "<h1>清溪縣開展");
  await take(page, "outline-plain");
  holds(await clipboard(page), "二是 建立需求登記機制");
  await take(page, "outline-markdown");
  holds(await clipboard(page), "  - 二是 建立需求登記機制");
  await take(page, "outline-rich");
  holds(await clipboard(page, "text/html"), "<ol><li>");
  assert.deepEqual(problems, []);
});

test("tables are saved as CSV, everything as JSON", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  for (const [what, part] of [["quantities", "640餘人次"], ["measures", "建立需求登記機制"], ["slogans", "五送"]]) {
    const [name, text] = await save(page, `csv-${what}`);
    assert.equal(name, `${what}.csv`);
    holds(text, part);
    assert.ok(text.startsWith("\ufeff"));
  }
  const [, json] = await save(page, "json");
  const { target, text, original, analysis } = JSON.parse(json);
  assert.equal(target, "zh-TW");
  assert.equal(original, HANS);
  for (const one of [...analysis.quantities, ...analysis.measures]) {
    assert.equal(text.slice(one.start, one.end), one.text);
  }
});

test("the link carries the settings and never the text", async () => {
  const { page, url } = await open();
  await pasteText(page, HANS);
  await page.selectOption("#to", "zh-HK");
  await shownIn(page, "zh-HK");
  await page.click("#tab-picture");
  await take(page, "link");
  const link = await clipboard(page);
  assert.ok(link.startsWith(url));
  assert.deepEqual(Object.fromEntries(new URLSearchParams(new URL(link).hash.slice(1))), { to: "zh-HK",
    tab: "picture" });
  const second = await open({ hash: new URL(link).hash });
  assert.equal(await second.page.inputValue("#to"), "zh-HK");
});

test("the print view holds the text and what was found, without the controls", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  await page.emulateMedia({ media: "print" });
  for (const part of ["#text", "#measures", "#figures"]) assert.ok(await page.isVisible(part), part);
  for (const part of [".bar", "#tabs"]) assert.ok(!await page.isVisible(part), part);
});
