/** Strings that nobody wrote: Chromium says of them what Node says. Firefox does in `tests/packaging`. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "zh-measures";
import { digest, hostile } from "../package/hostile.mjs";
import { launch } from "../page/browser.mjs";
import { site } from "./site.mjs";

const COUNT = 2000;

test(`${COUNT} hostile strings read in Chromium as in Node`, async () => {
  const program = await readFile(new URL("../package/hostile.mjs", import.meta.url), "utf8");
  const override = (path) => (path === "/hostile.mjs" ? [200, "text/javascript", program] : undefined);
  const [browser, server] = await Promise.all([launch(), site({ override })]);
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const found = await page.evaluate(async (count) => {
      const library = await import("/zh-measures/dist/index.js");
      const strings = await import("/hostile.mjs");
      return strings.digest(await library.load(), strings.hostile(count, 9));
    }, COUNT);
    assert.equal(found, digest(await load(), hostile(COUNT, 9)));
  } finally {
    await browser.close();
    server.close();
  }
});
