/**
 * Strings that a page can paste and nobody wrote: broken, scrambled, nested, in every block of Unicode. Runs in Node and in browsers, where it
 * gives the same: `digest` is a number for all that the library says of them.
 */
const PIECES = [..."一二三十百千万亿两几余多近约第年月日时个名元公里亩%。,;:“”()\n\r\t 0123456789.,〇○后发干里于",
  "一是", "二是", "(三)", "2017年9月18日", "1500多名球员", "三项机制", "新臺幣", "網(wǎng)絡", "个百分点", "每半年",
  "頭髮", "软件", "来源:", "首页 > "];

/** Lone surrogates, planes beyond the first, combining marks, directions, zero widths, controls, noncharacters, markup. */
const BROKEN = ["\ud800", "\udbff", "\udc00", "\udfff", "\udc00\ud800", "𠮷", "𫝀", "👩‍👩‍👧", "🇨🇳", "5️⃣", "\u{10ffff}",
  "\u{e0100}", "\u0301", "e\u0301\u0302\u0303", "\u0334", "\u202a", "\u202b", "\u202d", "\u202e", "\u202c", "\u2066",
  "\u2067", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\0",
  "\u0001", "\u001b[31m", "\u007f", "\u0085", "\u2028", "\u2029", "\ufffe", "\uffff", "\ufffd",
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&#x4e00;", "javascript:", "__proto__", "constructor",
  "\\u4e00", "\"", "'", "`", "${1}", "]]>", "=1+1", "%00", "../"];

const BRACKETS = ["(", "（", "“", "「", "《", "【", "[", "<", "网(", "(一", "“三", "{", "\"", "'"];

/** What UTF-8 becomes when it is read as Latin-1. */
const mojibake = (text) => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");

/** Reproducible strings, most of them short. */
export function* hostile(count, seed = 1) {
  let state = seed;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (list) => list[random(list.length)];
  const mixed = (length) => Array.from({ length }, () => pick(random(3) === 0 ? BROKEN : PIECES)).join("");
  const kinds = [() => mixed(1 + random(12)), () => mixed(1 + random(12)), () => {
    // Any code units at all.
    return Array.from({ length: 1 + random(12) }, () => String.fromCharCode(random(0x10000))).join("");
  }, () => {
    // Any characters of one block, among words.
    const block = random(0x1100) * 0x100;
    const characters = Array.from({ length: 8 }, () => String.fromCodePoint(block + random(0x100)));
    return `3${characters.slice(0, 4).join("")}个${characters.slice(4).join("")}`;
  }, () => pick(BRACKETS).repeat(1 + random(30)) + mixed(3), () => mojibake(mixed(4)),
    () => pick([...PIECES, ...BROKEN]).repeat(1 + random(20))];
  for (let i = 0; i < count; i += 1) yield kinds[i % kinds.length]();
}

/** The set in blocks of a thousand, each from a seed of its own, so that one that reads otherwise elsewhere is tried alone. */
export const BLOCKS = 100;
const BLOCK = 1000;
export const block = (number) => hostile(BLOCK, Math.imul(number + 1, 0x9e3779b9) >>> 0);

/** What `digest` says of some of the blocks. */
export const digests = (zh, first, count) => Array.from({ length: count }, (_, at) => digest(zh, block(first + at)));

/** The first block that a browser read otherwise than this process does, if there is one; `read(first, count)` gives the browser's digests. */
export async function firstOther(zh, read, part = 10) {
  for (let first = 0; first < BLOCKS; first += part) {
    const [own, found] = [digests(zh, first, part), await read(first, part)];
    const other = own.findIndex((number, at) => number !== found[at]);
    if (other >= 0) return first + other;
  }
  return null;
}

/** Every block of Unicode, 256 code points at a time. */
export function* blocks() {
  for (let block = 0; block < 0x110000; block += 0x100) {
    yield `第3${Array.from({ length: 256 }, (_, i) => String.fromCodePoint(block + i)).join("")}个`;
  }
}

/** Long ones: a megabyte of one character, brackets that nothing closes, one line without an end. */
export function* long(length) {
  for (const piece of ["一", "1", "(", "“", "\ud800", "\u0301", "后", "。", "\n", "\u202e", "网(a)", "三是", "百万",
    "每年"])
  {
    yield piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  }
}

export const VARIANTS = ["zh-Hans", "zh-Hant", "zh-CN", "zh-SG", "zh-MY", "zh-TW", "zh-HK", "zh-MO"];

/** A number for all that the library says of some strings (FNV-1a of the JSON). */
export function digest(zh, texts) {
  let hash = 0x811c9dc5;
  let number = 0;
  for (const text of texts) {
    const to = VARIANTS[number % VARIANTS.length];
    const said = JSON.stringify([zh.analyze(text), zh.quantities(text), zh.detect(text), zh.align(text, to)]);
    for (let i = 0; i < said.length; i += 1) hash = Math.imul(hash ^ said.charCodeAt(i), 0x01000193);
    number += 1;
  }
  return hash >>> 0;
}
