/* global zh, convertElement, settled */
/** `zh-measures/dom` in Chromium. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../page/browser.mjs";
import { site } from "./site.mjs";

let browser;
let server;
let page;
before(async () => {
  [browser, server] = await Promise.all([launch(), site()]);
  page = await browser.newPage();
});
after(async () => {
  await browser.close();
  server.close();
});

/** A page of this body, with the library loaded, in which a function runs. */
async function on(body, work, language = "zh-CN") {
  await page.goto(server.url);
  await page.evaluate(async ({ markup, lang }) => {
    const parsed = new DOMParser().parseFromString(`<!doctype html><html lang="${lang}"><body>${markup}</body>`,
      "text/html");
    document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
    const { load } = await import("/zh-measures/dist/inline.js");
    window.zh = await load();
    window.convertElement = (await import("/zh-measures/dist/dom.js")).convertElement;
    window.settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  }, { markup: body, lang: language });
  return page.evaluate(work);
}

const whole = () => {
  convertElement(zh, document, "zh-TW");
  return document.body.innerHTML;
};

const cases = [["text in blocks", "<p>汉语</p><p>头发</p>", "<p>漢語</p><p>頭髮</p>"], [
  "a word split over inline elements is one word",
  "<p><b>头</b><i>发</i></p>",
  "<p><b>頭</b><i>髮</i></p>",
], ["a word is not made over blocks", "<div>理<p>发展</p></div>", "<div>理<p>發展</p></div>"], ["what stays",
  "<code>汉语</code><pre>汉语</pre><textarea>汉语</textarea><p contenteditable=\"true\">汉语</p><p translate=\"no\">汉语</p>",
  undefined], ["attributes",
  "<img alt=\"汉语\" title=\"头发\"><input placeholder=\"汉语\" aria-label=\"头发\" value=\"汉语\">",
  "<img alt=\"漢語\" title=\"頭髮\"><input placeholder=\"漢語\" aria-label=\"頭髮\" value=\"汉语\">"], [
  "other languages stay",
  "<p lang=\"ja\">汉语</p><p lang=\"en\">汉语 <span lang=\"zh\">汉语</span></p>",
  "<p lang=\"ja\">汉语</p><p lang=\"en\">汉语 <span lang=\"zh-TW\">漢語</span></p>",
], ["attributes that run something stay",
  "<a href=\"javascript:汉语()\" onclick=\"汉语()\" style=\"--汉:汉\">汉语</a><iframe srcdoc=\"汉语\"></iframe>",
  "<a href=\"javascript:汉语()\" onclick=\"汉语()\" style=\"--汉:汉\">漢語</a><iframe srcdoc=\"汉语\"></iframe>"], [
  "markup in text stays text",
  "<p>&lt;b&gt;汉语&amp;amp;</p>",
  "<p>&lt;b&gt;漢語&amp;amp;</p>",
]];

for (const [name, body, expected = body] of cases) {
  test(`convertElement: ${name}`, async () => assert.equal(await on(body, whole), expected));
}

test("convertElement: markup in a rule comes out as text", async () => {
  const seen = await on("<p>汉语</p>", () => {
    convertElement(zh, document, "zh-TW", { rules: [["汉语", "<img src=x onerror=alert(1)>"]] });
    return [document.images.length, document.body.textContent];
  });
  assert.deepEqual(seen, [0, "<img src=x onerror=alert(1)>"]);
});

test("convertElement: scripts and styles stay, the language of the page becomes the target", async () => {
  const seen = await on("<style>.汉{}</style><p>汉</p>", () => {
    convertElement(zh, document, "zh-HK");
    return [document.documentElement.lang, document.querySelector("style").textContent];
  });
  assert.deepEqual(seen, ["zh-HK", ".汉{}"]);
});

test("convertElement: a page in another language stays, unless `lang` is off", async () => {
  const seen = await on("<p>汉语</p>", () => {
    convertElement(zh, document, "zh-TW");
    const before = document.body.textContent;
    convertElement(zh, document, "zh-TW", { lang: false });
    return [before, document.body.textContent, document.documentElement.lang];
  }, "en");
  assert.deepEqual(seen, ["汉语", "漢語", "en"]);
});

test("convertElement: an element alone, in the language that is around it", async () => {
  const seen = await on("<p id=\"a\">汉语</p><p>汉语</p><pre><b id=\"c\">汉语</b></pre>", () => {
    convertElement(zh, document.querySelector("#a"), "zh-TW");
    convertElement(zh, document.querySelector("#c"), "zh-TW");
    return [...document.body.children].map((element) => element.textContent);
  });
  assert.deepEqual(seen, ["漢語", "汉语", "汉语"]);
});

test("convertElement: options of the caller", async () => {
  const seen = await on("<p class=\"as-is\">汉语</p><p title=\"汉语\">汉语青禾</p>", () => {
    convertElement(zh, document.body, "zh-TW", { skip: ".as-is", attributes: false, rules: [["青禾", "清河"]] });
    return document.body.innerHTML;
  });
  assert.equal(seen, "<p class=\"as-is\">汉语</p><p title=\"汉语\">漢語清河</p>");
});

test("convertElement: a bad option is refused before anything changes", async () => {
  const seen = await on("<p>汉语</p>", () => {
    try {
      convertElement(zh, document, "zh-XX");
    } catch ({ code }) {
      return [code, document.body.textContent];
    }
  });
  assert.deepEqual(seen, ["bad-variant", "汉语"]);
});

test("restore: puts back what is as it was left, and leaves what the page changed since", async () => {
  const seen = await on("<p title=\"汉语\">汉语<b>头</b>发</p><p>软件</p>", () => {
    const before = document.documentElement.outerHTML;
    const conversion = convertElement(zh, document, "zh-TW");
    conversion.restore();
    const restored = document.documentElement.outerHTML === before;
    const again = convertElement(zh, document, "zh-TW");
    document.querySelector("p:last-child").firstChild.data = "新的";
    document.documentElement.lang = "de";
    again.restore();
    return [restored, document.body.textContent, document.documentElement.lang];
  });
  assert.deepEqual(seen, [true, "汉语头发新的", "de"]);
});

test("watch: converts what is added or changed, once, and stops", async () => {
  const seen = await on("<p id=\"p\">汉语</p><div id=\"d\"></div>", async () => {
    let changes = 0;
    const conversion = convertElement(zh, document, "zh-TW", { watch: true });
    new MutationObserver((records) => (changes += records.length)).observe(document, { subtree: true, childList: true,
      characterData: true });
    const [p, d] = [document.querySelector("#p"), document.querySelector("#d")];
    const states = [];
    const state = async () => {
      await settled();
      states.push(document.body.innerHTML);
    };
    d.append(Object.assign(document.createElement("section"), { textContent: "头发" }));
    await state();
    p.firstChild.data = "软件";
    await state();
    p.append("简体");
    await state();
    d.firstChild.setAttribute("title", "汉语");
    await state();
    const settledChanges = changes;
    await settled();
    conversion.stop();
    d.append("汉语");
    await state();
    return { states, quiet: changes - settledChanges };
  });
  assert.deepEqual(seen.states, ["<p id=\"p\">漢語</p><div id=\"d\"><section>頭髮</section></div>",
    "<p id=\"p\">軟體</p><div id=\"d\"><section>頭髮</section></div>",
    "<p id=\"p\">軟體簡體</p><div id=\"d\"><section>頭髮</section></div>",
    "<p id=\"p\">軟體簡體</p><div id=\"d\"><section title=\"漢語\">頭髮</section></div>",
    "<p id=\"p\">軟體簡體</p><div id=\"d\"><section title=\"漢語\">頭髮</section>汉语</div>"]);
  assert.equal(seen.quiet, 1, "what is added after stop() is the one change");
});

test("watch: restore puts back what was added too", async () => {
  const seen = await on("<p>汉语</p>", async () => {
    const conversion = convertElement(zh, document, "zh-TW", { watch: true });
    document.querySelector("p").append("头发");
    await settled();
    const converted = document.body.textContent;
    conversion.restore();
    await settled();
    return [converted, document.body.textContent];
  });
  assert.deepEqual(seen, ["漢語頭髮", "汉语头发"]);
});
