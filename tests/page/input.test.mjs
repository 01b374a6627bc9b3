// Texts come in by paste, drop, file and field, in every encoding that Chinese files are found in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HANS, holds, open, paste, pasteText, ready, texts } from "./session.mjs";

const source = async (page) => (await texts(page, "#rows .source")).join("\n");

/** "今年，全縣共走訪慰問老幹部315人次，讓服務更有溫度。" and the same in Simplified, as the older encodings write them. */
const FILES = {
  "gb18030.txt": ["今年，全县共走访慰问老干部315人次，让服务更有温度。",
    "bdf1c4eaa3acc8abcfd8b9b2d7dfb7c3cebfcecac0cfb8c9b2bf333135c8cbb4cea3acc8c3b7fecef1b8fcd3d0cec2b6c8a1a3"],
  "big5.txt": ["今年，全縣共走訪慰問老幹部315人次，讓服務更有溫度。",
    "a4b5a67ea141a5febfa4a640a8abb358bca2b0dda6d1b746b3a1333135a448a6b8a141c5fdaa41b0c8a7f3a6b3b7c5abd7a143"],
};

const bytesOf = { "utf8.txt": (text) => Buffer.from(text), "utf8-mark.md": (text) => Buffer.from(`\ufeff${text}`),
  "utf16le.txt": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "utf16be.txt": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  "utf16-bare.txt": (text) => Buffer.from(text, "utf16le") };

test("files open in UTF-8 and UTF-16", async () => {
  const { page } = await open();
  for (const [name, bytes] of Object.entries(bytesOf)) {
    await page.setInputFiles("#file", { name, mimeType: "text/plain", buffer: bytes(HANS) });
    await ready(page);
    holds(await source(page), "清溪县开展“五送”活动");
    await page.evaluate(() => document.documentElement.dataset.state = "empty");
  }
});

test("files open in GB18030 and Big5", async () => {
  const { page } = await open();
  for (const [name, [text, hex]] of Object.entries(FILES)) {
    await page.setInputFiles("#file", { name, mimeType: "text/plain", buffer: Buffer.from(hex, "hex") });
    await ready(page);
    holds(await source(page), text);
    await page.evaluate(() => document.documentElement.dataset.state = "empty");
  }
});

test("an HTML file keeps its breaks and loses its scripts", async () => {
  const { page } = await open();
  const html = `<html><head><meta charset="utf-8"><title>不要</title><style>p{}</style></head><body><h1>县里的大事</h1>
    <p>今年共走访<b>315</b>人次，<br>办结43条。</p><ul><li>一是走访。</li><li>二是登记。</li></ul>
    <table><tr><td>甲</td><td>乙</td></tr></table><script>document.title = "run"</script><p>全县
    老干部</p></body></html>`;
  await page.setInputFiles("#file", { name: "report.html", mimeType: "text/html", buffer: Buffer.from(html) });
  await ready(page);
  const lines = await texts(page, "#rows .source");
  const all = lines.join("\n");
  for (const line of ["县里的大事", "今年共走访315人次，\n办结43条。", "一是走访。\n二是登记。", "甲\t乙",
    "全县老干部"])
  {
    holds(all, line);
  }
  assert.ok(!/不要|document|run/.test(all));
});

test("pasted HTML keeps headings, list items and table cells apart; pictures are dropped", async () => {
  const { page, problems } = await open();
  const html =
    `<h2>重点工作</h2><ol><li>新建食堂4个</li><li>培训17期</li></ol><img src="http://127.0.0.1:9/x.png" alt="不要">
    <table><tr><th>单位</th><th>人数</th></tr><tr><td>县局</td><td>30</td></tr></table>`;
  await paste(page, { "text/html": html, "text/plain": "not this" });
  holds((await texts(page, "#rows .source")).join("\n"), "重点工作\n新建食堂4个\n培训17期\n单位\t人数\n县局\t30");
  assert.deepEqual(problems, []);
});

test("HTML in a text is text", async () => {
  const { page } = await open();
  await pasteText(page,
    `<img src=x onerror="document.title='run'"><script>document.title='run'</script>${HANS}<i>斜体</i>`);
  assert.equal(await page.locator("#rows :is(img, script, i)").count(), 0);
  holds(await source(page), "<img src=x onerror=");
  assert.notEqual(await page.title(), "run");
});

test("a file can be dropped, a text typed; what cannot be read is answered with a sentence", async () => {
  const { page } = await open();
  const drop = (name, content) =>
    page.evaluate(([fileName, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], fileName));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, [name, content]);
  await drop("picture.png", "...");
  await page.waitForSelector("#problem:not([hidden])");
  holds(await page.textContent("#problem"), "picture.png");
  await drop("article.txt", HANS);
  await ready(page);
  holds(await source(page), "清溪县");
  await page.click("#new");
  await page.fill("#paste", " \n ");
  await page.click("#start [type=submit]");
  await page.waitForSelector("#problem:not([hidden])");
  await page.fill("#paste", "全县共有党员265名。");
  await page.click("#start [type=submit]");
  await page.waitForSelector("html[data-state=ready]");
  holds(await source(page), "265名");
});

test("a file beyond 20 MB is refused with a sentence before it is read", async () => {
  const { page } = await open();
  const buffer = Buffer.alloc(20 * 1024 * 1024 + 1, "a");
  await page.setInputFiles("#file", { name: "annals.txt", mimeType: "text/plain", buffer });
  await page.waitForSelector("#problem:not([hidden])");
  assert.equal(await page.textContent("#problem"), "annals.txt is larger than 20 MB. Split it and open the parts.");
});

test("the text is kept for the next visit only where the reader wishes", async () => {
  const { page } = await open();
  await pasteText(page, HANS);
  await page.reload();
  await page.waitForSelector("#start h2:not(:empty)");
  assert.equal(await page.evaluate(() => localStorage.getItem("zh-measures.text")), null);
  await page.click("[data-dialog=settings]");
  await page.check("[name=keep]");
  await page.keyboard.press("Escape");
  await pasteText(page, HANS);
  await page.reload();
  await ready(page);
  holds(await source(page), "清溪县");
  await page.click("[data-dialog=settings]");
  await page.click("#forget");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});
