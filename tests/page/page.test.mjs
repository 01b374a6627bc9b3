// The main path: a pasted article is read in another script, and what it says was done is linked to its words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HANS, HANT, holds, inView, open, pasteText, shownIn, texts } from "./session.mjs";

test("a pasted article is converted; its measures and figures are shown and linked to the text", async () => {
  const { page, problems } = await open();
  await pasteText(page, HANS);
  holds(await page.textContent("#rows"), "清溪縣開展“五送”活動");
  holds(await page.textContent("#measures"), "建立需求登記機制");
  await page.click("#tab-figures");
  const row = page.locator("#figures tbody tr", { has: page.getByText("640餘人次", { exact: true }) });
  holds(await row.textContent(), "over 640");
  await row.locator(".chip").click();
  const mark = page.locator("#rows .target mark.on");
  assert.equal(await mark.textContent(), "640餘人次");
  assert.ok(await inView(mark));
  await page.locator("#rows .target mark", { hasText: "86萬元" }).click();
  assert.equal(await page.textContent("#figures tr.on .chip"), "86萬元");
  await page.click("#tab-measures");
  await page.locator("#measures .head", { hasText: "建立評議反饋機制" }).click();
  assert.equal(await page.textContent("#rows .target .heading.on"), "建立評議反饋機制");
  assert.ok((await texts(page, "#rows .target .within")).length > 1, "the whole measure is tinted");
  assert.deepEqual(problems, []);
});

test("the target can be any of the eight variants", async () => {
  const { page } = await open();
  await pasteText(page, HANT);
  const variants = await page.$$eval("#to option", (options) => options.map(({ value }) => value));
  assert.deepEqual(variants.toSorted(), ["zh-CN", "zh-HK", "zh-Hans", "zh-Hant", "zh-MO", "zh-MY", "zh-SG", "zh-TW"]);
  for (const variant of variants) {
    await page.selectOption("#to", variant);
    await shownIn(page, variant);
    const script = ["zh-CN", "zh-SG", "zh-MY", "zh-Hans"].includes(variant) ? "守护长者" : "守護長者";
    holds((await texts(page, "#rows .target")).join(""), script);
  }
});

test("the samples are read with one click", async () => {
  const { page } = await open();
  for (const [sample, words] of [["hans", "清溪縣"], ["hant", "南滨县"]]) {
    await page.click(`[data-sample=${sample}]`);
    await page.waitForSelector("html[data-state=ready]");
    holds(await page.textContent("#rows"), words);
    await page.click("#new");
  }
});
