/** What is said of a text depends on nothing but the text: not on language, time zone or clock, nor on what was asked before. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "zh-measures";
import { digest, hostile } from "./hostile.mjs";
import { ARTICLE, generated } from "./texts.mjs";

const TEXTS = [ARTICLE, "今年三月新建12座,上周五、昨天下午3点,去年底。", ...generated(200, 3), ...hostile(300, 3)];
const here = (name) => JSON.stringify(new URL(name, import.meta.url).href);

const PROGRAM = `import { load } from "zh-measures";
  const { digest, hostile } = await import(${here("hostile.mjs")});
  const { ARTICLE, generated } = await import(${here("texts.mjs")});
  if (process.env.YEAR) { const { now } = Date; Date.now = () => now() + Number(process.env.YEAR) * 31557600000; }
  const texts = [ARTICLE, "今年三月新建12座,上周五、昨天下午3点,去年底。", ...generated(200, 3), ...hostile(300, 3)];
  console.log(digest(await load(), texts));`;

test("language, time zone and clock change nothing", async () => {
  const expected = String(digest(await load(), TEXTS));
  for (const env of [{ TZ: "Pacific/Apia", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }, { TZ: "Asia/Kathmandu",
    LANG: "C" }, { TZ: "America/Adak", LANG: "ar_EG.UTF-8", YEAR: "9" }])
  {
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", PROGRAM], { encoding: "utf8",
      cwd: fileURLToPath(new URL("../..", import.meta.url)), env: { ...process.env, ...env } });
    assert.deepEqual([stdout.trim(), stderr], [expected, ""], JSON.stringify(env));
  }
});

test("the order of the texts changes nothing", async () => {
  const zh = await load();
  const said = new Map(TEXTS.map((text) => [text, digest(zh, [text])]));
  for (const text of [...said.keys()].reverse()) assert.equal(digest(zh, [text]), said.get(text), JSON.stringify(text));
});
