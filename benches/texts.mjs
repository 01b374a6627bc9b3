/**
 * The texts that are measured: sentences of the project's own specifications, shuffled and with varied figures, so that no
 * paragraph comes twice the same. Seeded: the same on every machine. `node benches/texts.mjs` writes them to `target/bench/texts`.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SPEC = join(ROOT, "tests/spec");
const ARTICLES = join(ROOT, "../shared/articles");
export const FOLDER = join(ROOT, "target/bench/texts");

const KB = 1000;
const MB = 1000 * KB;
export const SIZES = { "10k": 10 * KB, "100k": 100 * KB, "1m": MB, "10m": 10 * MB };

const read = (path) => readFile(path, "utf8");
const bytes = (text) => Buffer.byteLength(text);

/** Numbers below a limit, the same ones for the same seed (mulberry32). */
function random(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

/** The pages of a folder of specifications, by name. */
async function pages(folder, page) {
  const names = (await readdir(join(SPEC, folder))).filter((name) => name.endsWith(".txt")).sort();
  return Promise.all(names.map(async (name) => [basename(name, ".txt"), page(await read(join(SPEC, folder, name)))]));
}

const outlined = (file) => file.split("-----\n")[1];
const framed = (file) => file.split("=====\n")[1].replace(/^(?:\S\||\S$)/gmu, "");

/** What may end an article: within a body of many paragraphs it would stand in the middle. */
const ENDS =
  /记者|記者|通讯员|通訊員|编辑|編輯|来源|來源|作者|撰文|摄影|攝影|供稿|审核|版权|\d{4}-\d\d-\d\d|此致|特此|附件|^\s*20\d\d年\d+月\d+日$/;

/** Paragraphs of articles, without the menus and bylines around them. */
async function paragraphs() {
  const articles = (await pages("articles", outlined)).flatMap(([, page]) => page.split("\n").slice(2));
  const prose = (await pages("frame", (file) => file.split("=====\n")[1])).flatMap(([, page]) =>
    page.split("\n").filter((line) => /^[PH]\|/.test(line)).map((line) => line.slice(2).trim())
  );
  const items = (await read(join(SPEC, "items.txt"))).split("\n").filter((line) => !line.startsWith("#")).map((line) =>
    line.split("|")[0].trim()
  );
  const characters = (await read(join(SPEC, "conversion/one-to-many.txt"))).split("\n").filter((line) =>
    !line.startsWith("#")
  ).map((line) => line.split("|")[1]?.trim() ?? "");
  // Sentences that stand alone are put together to paragraphs.
  const sentences = [...items, ...characters].filter((line) => line);
  const joined = Array.from({ length: Math.ceil(sentences.length / 4) },
    (_, i) => sentences.slice(4 * i, 4 * i + 4).join(""));
  return [...articles, ...prose, ...joined].filter((line) => line.length >= 12 && !ENDS.test(line));
}

/** The paragraph with other figures: dates and enumerators stay what they are. */
function varied(paragraph, below) {
  const digits = /(?<![\d.:\-/第(（])\d+(?![\d年月日时時点點号號:\-/.、)）])/g;
  const characters = /(?<=[一二三四五六七八九十百千]?)[二三四五六七八九](?=[百千万萬])/g;
  return paragraph.replace(digits, (figure) => [...figure].map((_, i) => (i ? below(10) : 1 + below(9))).join(""))
    .replace(characters, () => "二三四五六七八九"[below(8)]);
}

/** Paragraphs in ever new orders until there are so many bytes of them. */
function body(base, size, seed, separator) {
  const below = random(seed);
  const parts = [];
  for (let length = 0; length < size;) {
    const order = [...base];
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const paragraph of order) {
      const part = varied(paragraph, below);
      parts.push(part);
      length += bytes(part) + separator.length;
      if (length >= size) break;
    }
  }
  return parts.join(separator);
}

const HEADLINE = "青禾县:多措并举办好民生实事";
const BYLINE = "2022-09-14 08:46 来源:青禾县融媒体中心 作者:何志远";
const EDITOR = "责任编辑:吴丽";
const framedBody = (text) => [HEADLINE, BYLINE, text, EDITOR].join("\n");

/** Text of exactly one shape, as often as it takes. */
const repeated = (piece, size) => piece.repeat(Math.ceil(size / bytes(piece)));

function nested(size) {
  const pairs = Math.floor(size / 2 / 6);
  return "「（".repeat(pairs) + "）」".repeat(pairs);
}

/** What could be slow: by name, with what it is. */
function worst(ambiguous, size) {
  const enumerators = (mark, end) => Array.from({ length: 100_000 }, (_, i) => `${mark(i)}修路。${end}`).join("");
  const digits = "一二三四五六七八九";
  return { digits: repeated("1234567890", size), numeral: repeated("九千八百七十六万五千四百三十二亿", size),
    unit: repeated("公里", size), "figure-unit": repeated("3公里", size), brackets: nested(size),
    enumerators: enumerators((i) => `${i + 1}.`, "\n"),
    "enumerators-inline": enumerators((i) => `${digits[i % 9]}是`, ""), labels: repeated("地点:张三", size),
    lines: repeated("新闻中心\n", size), ambiguous: repeated(ambiguous, size) };
}

/** Every text by its name. `toHans` and `toHant` are a peer's conversions: the texts must not depend on ours. */
async function make({ toHans, toHant, toTaiwan }) {
  const base = (await paragraphs()).map(toHans);
  const texts = {};
  for (const [name, size] of Object.entries(SIZES)) {
    texts[`hans-${name}`] = body(base, size, 1, "\n");
    texts[`hant-${name}`] = toHant(texts[`hans-${name}`]);
    texts[`taiwan-${name}`] = toTaiwan(texts[`hans-${name}`]);
    texts[`article-${name}`] = framedBody(body(base, size, 2, "\n"));
    texts[`unbroken-${name}`] = framedBody(body(base, size, 2, ""));
  }
  texts["line-10m"] = body(base, SIZES["10m"], 3, "");
  const keys = (await read(join(SPEC, "conversion/one-to-many.txt"))).match(/^\S(?= \|)/gm);
  for (const [name, text] of Object.entries(worst([...new Set(keys)].join(""), MB))) texts[`worst-${name}`] = text;
  for (const name of ["county-portal", "finance-news", "singapore-news"]) {
    texts[`own-${name}`] = framed(await read(join(SPEC, "frame", `${name}.txt`)));
  }
  texts["own-cold"] = texts["article-10k"];
  for (const name of ["government-work-report", "fusion"]) {
    texts[`own-${name}`] = outlined(await read(join(SPEC, "articles", `${name}.txt`)));
  }
  if (existsSync(ARTICLES)) {
    for (const file of (await readdir(ARTICLES)).filter((name) => name.endsWith(".txt")).sort()) {
      texts[`shared-${basename(file, ".txt")}`] = await read(join(ARTICLES, file));
    }
  }
  return texts;
}

/** Writes the texts; answers `{ name: bytes }`. */
export async function write() {
  const { Converter } = await import("opencc-js");
  const texts = await make({ toHans: Converter({ from: "tw", to: "cn" }), toHant: Converter({ from: "cn", to: "t" }),
    toTaiwan: Converter({ from: "cn", to: "twp" }) });
  await mkdir(FOLDER, { recursive: true });
  const sizes = {};
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(FOLDER, `${name}.txt`), text);
    sizes[name] = bytes(text);
  }
  return sizes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await write());
