// What the reader takes away: text or outline by the clipboard, tables and data as files.
import { $, download, h } from "./dom.js";
import { t } from "./i18n.js";
import { link } from "./settings.js";

const MENU = { "take.text": ["text-plain", "text-markdown", "text-rich"],
  "take.outline": ["outline-plain", "outline-markdown", "outline-rich"],
  "take.download": ["csv-quantities", "csv-measures", "csv-slogans", "json"], "take.more": ["print", "link"] };
const ELEMENTS = { title: "h1", heading: "h2" };
const MARKS = { title: "# ", heading: "## " };

export function menu() {
  const button = (what) => h("button", { "data-take": what }, t(`as.${what.replace(/^(text|outline)-/, "")}`));
  const part = ([title, items]) => [h("h2", {}, t(title)), ...items.map(button)];
  $("takeaway").replaceChildren(...Object.entries(MENU).flatMap(part));
}

/** The article's own lines with the kinds of their blocks, without the boilerplate. */
function textLines({ carried, alignment }) {
  const own = carried.article.blocks.filter(({ kind }) => kind !== "boilerplate");
  const lines = ({ start, end, kind }) =>
    alignment.text.slice(start, end).split("\n").map((line) => ({ kind, text: line.trim() }));
  return own.flatMap(lines).filter(({ text }) => text);
}

/** The measures as a tree of plain values. */
function tree({ measures, quantities }) {
  const node = (index) => {
    const { marker, heading, planned, children, quantities: own } = measures[index];
    const text = `${marker ? `${marker.text} ` : ""}${heading.text}${planned ? ` (${t("planned")})` : ""}`;
    const figures = own.map((number) => quantities[number]).map((one) => [one.text, one.item?.text].join(" ").trim());
    return { text: figures.length ? `${text} [${figures.join("; ")}]` : text, children: children.map(node) };
  };
  return measures.flatMap(({ parent }, index) => (parent === null ? [node(index)] : []));
}

const indented = (nodes, write, depth = 0) =>
  nodes.flatMap(({ text, children }) => ["  ".repeat(depth) + write(text), ...indented(children, write, depth + 1)]);

const nested = (nodes) =>
  h("ol", {}, nodes.map(({ text, children }) => h("li", {}, text, children.length ? nested(children) : null)));

/** Markdown's own signs in a text, kept from being read as such. */
const escaped = (text) => text.replace(/[\\`*_[\]<>#]/g, "\\$&");

const MAKERS = { "text-plain": (state) => textLines(state).map(({ text }) => text).join("\n"),
  "text-markdown": (state) =>
    textLines(state).map(({ kind, text }) => (MARKS[kind] ?? "") + escaped(text)).join("\n\n"),
  "text-rich": (state) => textLines(state).map(({ kind, text }) => h(ELEMENTS[kind] ?? "p", {}, text)),
  "outline-plain": ({ carried }) => indented(tree(carried), (text) => text).join("\n"),
  "outline-markdown": ({ carried }) => indented(tree(carried), (text) => `- ${escaped(text)}`).join("\n"),
  "outline-rich": ({ carried }) => [nested(tree(carried))], link };

async function copy(what, state) {
  const content = MAKERS[what](state);
  if (!what.endsWith("-rich")) return navigator.clipboard.writeText(content);
  const rich = h("div", { lang: state.langs.target }, content).outerHTML;
  const flavours = { "text/plain": MAKERS[what.replace("rich", "plain")](state), "text/html": rich };
  const blobs = Object.entries(flavours).map(([type, text]) => [type, new Blob([text], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

/** Does one of the things of the menu; answers what to tell the reader. */
export async function take(what, state, engine) {
  if (what === "print") return print();
  if (what === "json") {
    const data = { target: state.langs.target, text: state.alignment.text, original: state.text,
      analysis: state.carried };
    download("zh-measures.json", `${JSON.stringify(data, null, 2)}\n`, "application/json");
  } else if (what.startsWith("csv-")) {
    const rows = what.slice(4);
    download(`${rows}.csv`, await engine.toCsv(state.carried, rows, {}), "text/csv;charset=utf-8");
  } else await copy(what, state);
  return t(what === "json" || what.startsWith("csv-") ? "saved" : "copied");
}
