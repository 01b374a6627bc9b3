/** The installed package in other hosts: Firefox, an extension's page, CommonJS. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { site } from "../browser/site.mjs";
import { BLOCKS, firstOther } from "../package/hostile.mjs";
import { app, EXPECTED, PROGRAM } from "./apps.mjs";

const PACKAGE = fileURLToPath(new URL("../../node_modules/zh-measures", import.meta.url));

test("CommonJS, by await import", () => {
  const program =
    "import(\"zh-measures\").then(({ load }) => load()).then((zh) => console.log(zh.convert(\"汉语\", \"zh-Hant\")))";
  const flags = ["--input-type=commonjs", "-e", program];
  assert.equal(execFileSync(process.execPath, flags, { encoding: "utf8" }).trim(), "漢語");
});

test("Firefox: every entry, from a plain page", async () => {
  const server = await site();
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const found = await page.evaluate(async () => {
      const seen = [];
      for (const entry of ["index", "inline", "extract"]) {
        const { load } = await import(`/zh-measures/dist/${entry}.js`);
        seen.push((await load()).detect("漢語").script);
      }
      const { start } = await import("/zh-measures/dist/worker.js");
      const worker = await start();
      seen.push((await worker.detect("汉语")).script);
      worker.terminate();
      return seen;
    });
    assert.deepEqual(found, ["Hant", "Hant", "Hant", "Hans"]);
  } finally {
    await browser.close();
    server.close();
  }
});

test(`Firefox reads ${BLOCKS} thousand hostile strings as Node does`, async () => {
  const program = await readFile(new URL("../package/hostile.mjs", import.meta.url), "utf8");
  const server = await site({
    override: (path) => path === "/hostile.mjs" ? [200, "text/javascript", program] : undefined,
  });
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const read = (first, count) =>
      page.evaluate(async (first, count) => {
        const library = await import("/zh-measures/dist/index.js");
        const strings = await import("/hostile.mjs");
        return strings.digests(await library.load(), first, count);
      }, first, count);
    const { load } = await import("zh-measures");
    assert.equal(await firstOther(await load(), read), null, "the number of the first block that reads otherwise");
  } finally {
    await browser.close();
    server.close();
  }
});

test("a page of a Manifest V3 extension, under its policy", async () => {
  const manifest = { manifest_version: 3, name: "x", version: "1",
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" } };
  const program = PROGRAM.replace(/from "zh-measures(\/\w+)?"/g,
    (_, entry) => `from "./zh-measures/dist${entry ?? "/index"}.js"`);
  const folder = await app("extension", { "manifest.json": JSON.stringify(manifest), "main.js": program });
  await cp(PACKAGE, join(folder, "zh-measures"), { recursive: true });
  const path = folder.replace(/\/$/, "");
  const context = await chromium.launchPersistentContext("", { executablePath: process.env.CHROMIUM, headless: true,
    args: ["--no-sandbox", "--disable-gpu", `--disable-extensions-except=${path}`, `--load-extension=${path}`],
    ignoreDefaultArgs: ["--disable-extensions"] });
  try {
    const page = await context.newPage();
    // An unpacked extension is named by the hash of its path.
    const hash = createHash("sha256").update(path).digest("hex").slice(0, 32);
    const id = [...hash].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
    await page.goto(`chrome-extension://${id}/index.html`);
    await page.waitForFunction(() => globalThis.result !== undefined);
    assert.deepEqual(await page.evaluate(() => globalThis.result), EXPECTED);
  } finally {
    await context.close();
  }
});
