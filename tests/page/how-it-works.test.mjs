// The mark that docs/how-it-works.md ends with.
import { test } from "node:test";
import { check, shown } from "../support/document.mjs";
import { open, pasteText, shownIn } from "./session.mjs";

test("the document shows the mark of the figure as it stands in the page", async () => {
  const { page } = await open();
  await pasteText(page, await shown("clipboard"));
  await shownIn(page, "zh-CN");
  const mark = page.locator("#rows .target mark", { hasText: "70" });
  await check("highlight", await mark.evaluate((element) => element.outerHTML));
});
