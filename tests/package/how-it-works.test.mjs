/** The objects that `docs/how-it-works.md` shows. */
import { test } from "node:test";
import { load } from "zh-measures";
import { check, shown } from "../support/document.mjs";

test("the document shows what the package gives", async () => {
  const zh = await load();
  const page = await shown("clipboard");
  const { quantities } = zh.analyze(page);
  const found = quantities.find(({ text }) => text === "近70公里");
  await check("object", JSON.stringify(found, null, 2));
  const alignment = zh.align(page, "zh-CN", { dropResidue: true });
  await check("carried", JSON.stringify(zh.project(alignment, found.item)));
});
