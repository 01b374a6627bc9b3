// Reading in two scripts, and seeing what was found: aligned, doubted, linked both ways.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HANS, holds, inView, open, pasteText, shownIn, texts } from "./session.mjs";

const NARROW = { viewport: { width: 390, height: 844 } };

test("original and conversion stand side by side, or one of them is shown", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  const [left, right] = ["source", "target"].map((side) => page.locator(`#rows h2.${side}`).first());
  assert.ok(await left.isVisible() && await right.isVisible());
  assert.equal((await left.boundingBox()).y, (await right.boundingBox()).y);
  await page.click("#view label:has([value=source])");
  assert.ok(await left.isVisible() && !await right.isVisible());
  await page.click("#view label:has([value=target])");
  assert.ok(!await left.isVisible() && await right.isVisible());
});

test("on a narrow screen the two are switched, and nothing scrolls sideways", async () => {
  const { page } = await open(NARROW);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await width(), 390);
  await pasteText(page, HANS);
  const [left, right] = ["source", "target"].map((side) => page.locator(`#rows h2.${side}`).first());
  assert.ok(!await left.isVisible() && await right.isVisible());
  await page.click("#view label:has([value=source])");
  assert.ok(await left.isVisible() && !await right.isVisible());
  for (const tab of ["text", "measures", "figures", "slogans", "picture"]) {
    await page.click(`#tab-${tab}`);
    assert.equal(await width(), 390, tab);
  }
  await page.click("#tab-measures");
  await page.locator("#measures .head").nth(2).click();
  const heading = page.locator("#rows .source .heading.on");
  assert.ok(await inView(heading), "an item of the outline leads to the text");
});

test("what is not the article is grey and folded", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  const menus = page.locator("details.chunk").first();
  assert.equal(await menus.getAttribute("open"), null);
  await menus.locator("summary").click();
  assert.ok(await menus.locator(".target").first().isVisible());
  assert.equal(await page.locator("details.chunk", { hasText: "1260餘名" }).count(), 0);
});

test("a stretch lights up with its counterpart", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  await page.locator("#rows .source mark", { hasText: "98.5%" }).hover();
  const lit = await texts(page, "#rows .target .u.lit");
  assert.equal(lit.length, 1);
  holds(lit[0], "入戶登記率");
  await page.locator("#rows .target .c", { hasText: "戶" }).first().hover();
  assert.ok((await texts(page, "#rows .source .c.lit")).join("").includes("户"));
  await page.mouse.move(0, 0);
  await page.locator("#rows .target mark", { hasText: "86萬元" }).focus();
  holds((await texts(page, "#rows .source mark.lit")).join(), "86万元");
});

test("every stretch carries the language that its font needs", async () => {
  const { page } = await open({ hash: "#to=zh-HK" });
  await pasteText(page, HANS);
  assert.deepEqual([...new Set(await page.$$eval("#rows .target", (found) => found.map((one) => one.lang)))], [
    "zh-HK",
  ]);
  const sources = await page.$$eval("#rows .source", (found) => found.map((one) => one.lang));
  assert.ok(sources.every((lang) => ["zh-Hans", "zh-CN"].includes(lang)));
  assert.equal(await page.getAttribute("#measures .head", "lang"), "zh-HK");
});

test("a doubtful conversion offers its alternatives, for this place or everywhere", async () => {
  const { page } = await open({ hash: "#to=zh-TW" });
  // One rule of the reader's own makes a place whose neighbours tell it apart from its like.
  await pasteText(page, "他系。我系。你干了。谷，只，周。");
  const doubts = page.locator("#rows .target .choice");
  const count = await doubts.count();
  assert.ok(count > 0, "the text has conversions with alternatives");
  const word = await doubts.first().textContent();
  const others = (await texts(page, "#rows .target .choice")).filter((one) => one === word).length;
  await doubts.first().click();
  await page.fill("#doubt [name=other]", "甲");
  await page.click("#doubt [value=here]");
  await page.waitForFunction(() => document.querySelector("#rows .target")?.textContent.includes("甲"));
  assert.equal((await page.textContent("#rows .target")).split("甲").length, 2, "only here");
  const rules = () => page.evaluate(() => JSON.parse(localStorage.getItem("zh-measures.words")).rules);
  assert.equal((await rules()).length, 1);
  if (others > 1) {
    await page.locator("#rows .target .choice", { hasText: word }).first().focus();
    await page.keyboard.press("Enter");
    await page.fill("#doubt [name=other]", "乙");
    await page.click("#doubt [value=everywhere]");
    await page.waitForFunction(() => document.querySelector("#rows .target")?.textContent.includes("乙"));
    assert.equal((await rules()).length, 2);
  }
});

test("the table sorts and filters, and says how exact a figure is", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  await page.click("#tab-figures");
  const column = (nth) => texts(page, `#figures tbody tr > :nth-child(${nth})`);
  await page.click("#sort-value");
  assert.equal(await page.getAttribute("#figures th:has(#sort-value)", "aria-sort"), "ascending");
  await page.click("#sort-value");
  assert.equal(await page.getAttribute("#figures th:has(#sort-value)", "aria-sort"), "descending");
  holds((await column(2))[0], "120,000,000");
  await page.selectOption("#kind", "money");
  assert.deepEqual((await column(3)).filter((unit) => unit !== "元"), []);
  await page.selectOption("#kind", "count");
  const values = (await column(2)).join("\n");
  for (const words of ["over 640", "nearly 200", "about 4,000"]) holds(values, words);
});

test("slogans are shown with their members, and lead to them", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  await page.click("#tab-slogans");
  const slogan = page.locator(".slogans > li", { has: page.locator(".head", { hasText: "五送" }) });
  holds(await slogan.textContent(), "Declared: 5. Found: 5.");
  assert.deepEqual(await slogan.locator("li").allTextContents(), ["送政策", "送健康", "送文化", "送技能", "送服務"]);
  await slogan.locator("li button").nth(2).click();
  assert.equal(await page.textContent("#rows .target .member.on"), "送文化");
});

test("the picture shows each figure at its measure and the dates in time, and is linked", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  await page.click("#tab-picture");
  const count = Number(await page.getAttribute("#tab-figures", "data-count"));
  assert.equal(await page.locator("#picture svg").first().locator(".dot").count(), count);
  holds(await page.locator("#picture svg desc").first().evaluate((desc) => desc.textContent), "86萬元");
  holds(await page.locator("#picture svg desc").nth(1).evaluate((desc) => desc.textContent), "2023-09-12");
  const dot = page.locator("#picture .dot[aria-label^='86萬元']");
  await dot.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.textContent("#rows .target mark.on"), "86萬元");
  await page.locator("#rows .target mark", { hasText: "315人次" }).click();
  holds(await page.getAttribute("#picture .dot.on", "aria-label"), "315人次");
});

test("no dot of the picture covers another, and no date is cut off", async () => {
  const { page } = await open();
  const many = Array.from({ length: 14 }, (_, nth) => `新建学校${nth + 3}所`).join("、");
  await pasteText(page,
    `全县民生工作总结\n\n一是补短板。${many}。\n二是稳就业。从2021年到2023年举办招聘会58场，2023年12月31日收官。\n`);
  await page.click("#tab-picture");
  const boxes = (selector) =>
    page.locator(selector).evaluateAll((found) => found.map((one) => one.getBoundingClientRect().toJSON()));
  const dots = await boxes("#picture .dot circle");
  assert.ok(dots.length > 14);
  const apart = (one, other) =>
    one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
  dots.forEach((one, nth) => assert.ok(dots.slice(nth + 1).every((other) => apart(one, other)), `dot ${nth}`));
  const [frame] = await boxes("#picture svg:nth-of-type(2)");
  for (const { left, right } of await boxes("#picture .dot text")) {
    assert.ok(left >= frame.left && right <= frame.right, `${left} to ${right}`);
  }
});

test("own rules and protected words go before the library's; they are kept, exported and imported", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  await page.click("[data-dialog=words]");
  await page.fill("#rules", "老年大学 → 樂齡學堂");
  await page.fill("#protect", "青石岭");
  await page.click("#words-save");
  await page.waitForFunction(() => document.querySelector("#rows").textContent.includes("樂齡學堂"));
  holds((await texts(page, "#rows .target")).join(""), "青石岭");
  await page.click("[data-dialog=words]");
  assert.equal(await page.inputValue("#rules"), "老年大学 → 樂齡學堂");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#words-export")]);
  const file = await download.path();
  await page.fill("#rules", "不成规则");
  await page.click("#words-save");
  holds(await page.$eval("#rules", (field) => field.validationMessage), "不成规则");
  assert.ok(await page.isVisible("#words"), "what is wrong can be put right");
  await page.setInputFiles("#words-file", file);
  await page.waitForFunction(() => document.querySelector("#rules").value.includes("樂齡學堂"));
  assert.equal(await page.inputValue("#protect"), "青石岭");
  await page.keyboard.press("Escape");
  await page.reload();
  await page.waitForSelector("#start h2:not(:empty)");
  await pasteText(page, HANS);
  await shownIn(page, "zh-TW");
  holds((await texts(page, "#rows .target")).join(""), "樂齡學堂");
});
