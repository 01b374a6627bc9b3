// Text out of what holds it: HTML that is pasted or opened, the bytes of a file in UTF-8, UTF-16, GB18030 or Big5.

const DROPPED = "script, style, noscript, template, img, picture, svg, video, audio, canvas, iframe, object, input, "
  + "textarea, rt, rp, [hidden], [style*='display:none'], [style*='display: none']";
const BLOCKS = "address, article, aside, caption, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, "
  + "form, header, hr, li, main, nav, section, summary, tr";
const PARAGRAPHS = "p, h1, h2, h3, h4, h5, h6, pre, blockquote, table, ul, ol";
const CJK = "[\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF]";
const BREAK_IN_CJK = new RegExp(`(?<=${CJK})[ \\t]*\\n\\s*(?=${CJK})`, "g");
/** Unicode's separators stand for the breaks until all are known. */
const [LINE, PARAGRAPH] = ["\u2028", "\u2029"];
const BREAKS = /[ \t]*[\n\u2028\u2029][ \n\u2028\u2029]*/g;
const policy = window.trustedTypes?.createPolicy("paste", { createHTML: (html) => html });

/** The text of some HTML. It is parsed into a document of its own, where nothing runs and nothing is fetched. */
export function plain(html) {
  const page = new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html");
  const each = (selector, change) => page.body.querySelectorAll(selector).forEach(change);
  each(DROPPED, (element) => element.remove());
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    const inLine = (text) => text.replace(BREAK_IN_CJK, "").replace(/[ \t\r\n\f\u00a0]+/g, " ");
    if (!node.parentNode.closest("pre")) node.data = inLine(node.data);
  }
  each("br", (element) => element.replaceWith("\n"));
  each(":is(td, th) + :is(td, th)", (cell) => cell.before("\t"));
  each(BLOCKS, (block) => (block.before(LINE), block.after(LINE)));
  each(PARAGRAPHS, (block) => (block.before(PARAGRAPH), block.after(PARAGRAPH)));
  const breaks = (run) => "\n".repeat(Math.max(run.split("\n").length - 1, run.includes(PARAGRAPH) ? 2 : 1));
  return page.body.textContent.replace(/ +/g, " ").replaceAll(" \t", "\t").replace(BREAKS, breaks).trim();
}

/** The commonest characters of both scripts: the decoding that yields most of them is the right one. */
const COMMON = new Set(
  "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于出就分对對成会會可主发發年动動同工也能下"
    + "过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家电電力里如水化高自二理起小物现現实實加量都两兩",
);
const ENCODINGS = ["gb18030", "big5", "utf-16le", "utf-16be", "utf-8"];
const SAMPLE = 200_000;

function points(text) {
  let sum = 0;
  for (const character of text) sum += COMMON.has(character) ? 1 : /[\ufffd\ue000-\uf8ff]/.test(character) ? -5 : 0;
  return sum;
}

/** The text of a file, by its byte order mark, its validity as UTF-8, or the reading that looks most like Chinese. */
export function decode(bytes) {
  const marked = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.subarray(0, 2)];
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Not UTF-8: the older encodings are weighed against each other.
  }
  const sample = bytes.subarray(0, SAMPLE);
  const weigh = (label) => ({ label, points: points(new TextDecoder(label).decode(sample, { stream: true })) });
  const [{ label }] = ENCODINGS.map(weigh).sort((one, other) => other.points - one.points);
  return new TextDecoder(label).decode(bytes);
}
