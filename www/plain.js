// Pasted or opened HTML as plain text that keeps its breaks; images, scripts and styles are dropped.

const DROPPED = "script, style, noscript, template, img, picture, svg, video, audio, canvas, iframe, object, input, "
  + "textarea, rt, rp, [hidden], [style*='display:none'], [style*='display: none']";
const BLOCKS =
  "address, article, aside, caption, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form, "
  + "header, hr, li, main, nav, section, summary, tr";
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
