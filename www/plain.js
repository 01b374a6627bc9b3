// Pasted or opened HTML as plain text that keeps its breaks; images, scripts and styles are dropped.

const DROPPED = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE IMG PICTURE SVG VIDEO AUDIO CANVAS IFRAME OBJECT HEAD INPUT TEXTAREA RT RP".split(
    " ",
  ),
);
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 "
    + "H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY THEAD TFOOT TR UL").split(" "),
);
const PARAGRAPHS = new Set("P H1 H2 H3 H4 H5 H6 PRE BLOCKQUOTE TABLE UL OL".split(" "));
const CJK = "[\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF]";
const BREAK_IN_CJK = new RegExp(`(?<=${CJK})[ \\t]*\\n\\s*(?=${CJK})`, "g");
const policy = window.trustedTypes?.createPolicy("paste", { createHTML: (html) => html });

/** The text of some HTML. It is parsed into a document of its own, where nothing runs and nothing is fetched. */
export function plain(html) {
  const parsed = new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html");
  let out = "";
  const lineBreak = (count) => {
    out = out.replace(/[ \t]+$/, "");
    const have = /\n*$/.exec(out)[0].length;
    if (out) out += "\n".repeat(Math.max(0, count - have));
  };
  const walk = (node, preformatted) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replaceAll("\u00a0", " ");
      if (preformatted) out += text;
      else {
        const run = text.replace(BREAK_IN_CJK, "").replace(/[ \t\r\n\f]+/g, " ");
        out += /(^|\s)$/.test(out) ? run.trimStart() : run;
      }
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const name = node.tagName.toUpperCase();
    if (DROPPED.has(name) || node.hidden || node.style?.display === "none") return;
    if (name === "BR") return void (out += "\n");
    const breaks = PARAGRAPHS.has(name) ? 2 : Number(BLOCKS.has(name));
    if (breaks) lineBreak(breaks);
    for (const child of node.childNodes) walk(child, preformatted || name === "PRE");
    if ((name === "TD" || name === "TH") && node.nextElementSibling) out += "\t";
    if (breaks) lineBreak(breaks);
  };
  walk(parsed.body, false);
  return out.trim();
}
