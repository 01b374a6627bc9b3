/** Strings that nobody wrote: Chromium says of all of them what Node says. Firefox does in `tests/packaging`. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "zh-measures";
import { BLOCKS, firstOther } from "../package/hostile.mjs";
import { launch } from "../page/browser.mjs";
import { site } from "./site.mjs";

test(`${BLOCKS} thousand hostile strings read in Chromium as in Node`, async () => {
  const program = await readFile(new URL("../package/hostile.mjs", import.meta.url), "utf8");
  const override = (path) => (path === "/hostile.mjs" ? [200, "text/javascript", program] : undefined);
  const [browser, server] = await Promise.all([launch(), site({ override })]);
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const read = (first, count) =>
      page.evaluate(async ([first, count]) => {
        const library = await import("/zh-measures/dist/index.js");
        const strings = await import("/hostile.mjs");
        return strings.digests(await library.load(), first, count);
      }, [first, count]);
    assert.equal(await firstOther(await load(), read), null, "the number of the first block that reads otherwise");
  } finally {
    await browser.close();
    server.close();
  }
});
