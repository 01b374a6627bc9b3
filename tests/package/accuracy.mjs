/** How often a conversion is right to the character, beside opencc-js. Run as a program it prints the table of the README. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import OpenCC from "opencc-js";
import { load } from "zh-measures";

/** OpenCC's configurations: what converts like them here, and in opencc-js. */
const CONFIGURATIONS = { s2t: ["zh-Hans", "zh-Hant", false, "cn", "t"], t2s: ["zh-Hant", "zh-Hans", true, "t", "cn"],
  s2tw: ["zh-Hans", "zh-TW", false, "cn", "tw"], s2twp: ["zh-CN", "zh-TW", true, "cn", "twp"],
  s2hk: ["zh-Hans", "zh-HK", false, "cn", "hk"], s2hkp: ["zh-CN", "zh-HK", true, "cn", "hkp"],
  tw2s: ["zh-TW", "zh-Hans", true, "tw", "cn"], tw2sp: ["zh-TW", "zh-CN", true, "twp", "cn"],
  hk2s: ["zh-HK", "zh-Hans", true, "hk", "cn"], hk2sp: ["zh-HK", "zh-CN", true, "hkp", "cn"],
  tw2t: ["zh-TW", "zh-Hant", true, "tw", "t"], hk2t: ["zh-HK", "zh-Hant", true, "hk", "t"],
  t2tw: ["zh-Hant", "zh-TW", false, "t", "tw"], t2hk: ["zh-Hant", "zh-HK", false, "t", "hk"] };

const SUITE = new URL("../../../shared/suites/opencc.json", import.meta.url);
const SENTENCES = new URL("../spec/conversion/", import.meta.url);

/** The files of sentences: how they convert, and the share that must come out right. */
const OWN = { "one-to-many.txt": ["s2tw", 0.97], "varied.txt": ["s2tw", 0.97], "fresh.txt": ["s2tw", 0.97],
  "back.txt": ["tw2s", 0.97], "wording-tw.txt": ["s2twp", 0.97], "wording-hk.txt": ["s2hkp", 0.97],
  "wording-hk-rev.txt": ["hk2sp", 0.97] };

/** The sets: a name, the cases, and the share that must come out right. */
export async function sets() {
  const found = [];
  if (existsSync(SUITE)) {
    const { cases } = JSON.parse(await readFile(SUITE, "utf8"));
    const known = cases.flatMap(({ input, expected }) =>
      Object.entries(expected).filter(([name]) => name in CONFIGURATIONS).map(([configuration, text]) => ({
        configuration,
        input,
        expected: text,
      }))
    );
    found.push({ name: "OpenCC's own cases, the open half", cases: known, bar: 1 });
  }
  const files = new Set(await readdir(SENTENCES));
  for (const [file, [configuration, bar]] of Object.entries(OWN)) {
    if (!files.has(file)) continue;
    const lines = (await readFile(new URL(file, SENTENCES), "utf8")).split("\n");
    const rows = lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split(" | "));
    const cases = rows.map(([, input, expected]) => ({ configuration, input, expected }));
    found.push({ name: `\`${file}\`, ${configuration}`, cases, bar });
  }
  return found;
}

/** Ours and the peer: a text and a configuration in, a text out. */
export async function converters() {
  const zh = await load();
  const made = new Map();
  const once = (key, make) => made.get(key) ?? made.set(key, make()).get(key);
  const ours = (text, name) => {
    const [from, to, wording] = CONFIGURATIONS[name];
    return once(`ours ${name}`, () => zh.converter(to, { from, wording })).convert(text);
  };
  const peer = (text, name) => {
    const [, , , from, to] = CONFIGURATIONS[name];
    return once(`peer ${name}`, () => OpenCC.Converter({ from, to }))(text);
  };
  return { ours, peer };
}

/** The cases of a set that a converter gets wrong. */
export const missed = ({ cases }, convert) =>
  cases.map((one) => ({ ...one, output: convert(one.input, one.configuration) })).filter(({ output, expected }) =>
    output !== expected
  );

/** The table as Markdown. */
export async function table() {
  const { ours, peer } = await converters();
  const share = (set, convert) => {
    const right = set.cases.length - missed(set, convert).length;
    return `${right} (${(100 * right / set.cases.length).toFixed(1)} %)`;
  };
  const rows = (await sets()).map((set) =>
    `| ${set.name} | ${set.cases.length} | ${share(set, ours)} | ${share(set, peer)} |`
  );
  return ["| set | cases | zh-measures | opencc-js 1.4.2 |", "| --- | ---: | ---: | ---: |", ...rows].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await table());
  if (!existsSync(SUITE)) console.log(`\nWithout OpenCC's cases: ${fileURLToPath(SUITE)} is not there.`);
}
