// What is pasted is text: programs in it do not run, and no element of it comes into the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, open, paste, pasteText, texts } from "./session.mjs";

const MARKUP = "<p>今年共走访315人次。<img src=\"x\" onerror=\"window.ran=1\"><script>window.ran=1</script>"
  + "<svg onload=\"window.ran=1\"></svg><a href=\"javascript:window.ran=1\" onclick=\"window.ran=1\">办结43条。</a>"
  + "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe></p>";

for (const [name, give] of [["as text", (page) => pasteText(page, MARKUP)], ["as HTML",
  (page) => paste(page, { "text/html": MARKUP, "text/plain": "315" })]])
{
  test(`markup with programs, pasted ${name}, does nothing`, async () => {
    const { page } = await open();
    await give(page);
    holds((await texts(page, "#rows .source")).join("\n"), "315人次");
    await page.waitForTimeout(100);
    const seen = await page.evaluate(
      () => [window.ran,
        document.querySelectorAll("img[onerror], svg[onload], a[onclick], iframe, script:not([src])").length]
    );
    assert.deepEqual(seen, [undefined, 0]);
  });
}
