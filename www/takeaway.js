// What the reader takes away: text or outline by the clipboard, tables and data as files.
import { $, download, downloadJson, h } from "./dom.js";
import { t } from "./i18n.js";
import { link } from "./settings.js";

const MENU = { "take.text": ["text-plain", "text-markdown", "text-rich"],
  "take.outline": ["outline-plain", "outline-markdown", "outline-rich"],
  "take.download": ["csv-quantities", "csv-measures", "csv-slogans", "json"], "take.more": ["print", "link"] };
const HEADINGS = { title: { element: "h1", mark: "# " }, heading: { element: "h2", mark: "## " } };

export function menu() {
  const button = (what) => h("button", { "data-take": what }, t(`as.${what.replace(/^(text|outline)-/, "")}`));
  const part = ([title, items]) => [h("h2", {}, t(title)), ...items.map(button)];
  $("takeaway").replaceChildren(...Object.entries(MENU).flatMap(part));
}

/** The article's own lines with the kinds of their blocks, without the boilerplate. */
function text({ carried, alignment }) {
  const lines = ({ start, end, kind }) =>
    alignment.text.slice(start, end).split("\n").map((line) => ({ kind, line: line.trim() }));
  return carried.article.blocks.flatMap(lines).filter(({ line, kind }) => line && kind !== "boilerplate");
}

/** The measures with their figures as lines, each with those below it. */
function outline({ carried: { measures, quantities } }) {
  const figure = ({ text: words, item }) => (item ? `${words} ${item.text}` : words);
  const node = (index) => {
    const { marker, heading, planned, children, quantities: own } = measures[index];
    const name = [marker?.text, heading.text, planned && `(${t("planned")})`].filter(Boolean).join(" ");
    const figures = own.length ? ` [${own.map((one) => figure(quantities[one])).join("; ")}]` : "";
    return { line: name + figures, below: children.map(node) };
  };
  return measures.flatMap(({ parent }, index) => (parent === null ? [node(index)] : []));
}

const indented = (lines, write, indent = "") =>
  lines.map(({ line, below }) => `${indent}${write(line)}\n${indented(below, write, `${indent}  `)}`).join("");
const nested = (lines) =>
  h("ol", {}, lines.map(({ line, below }) => h("li", {}, line, below.length > 0 && nested(below))));

/** Markdown's own signs in a text, kept from being read as such. */
const escaped = (line) => line.replace(/[\\`*_[\]<>#]/g, "\\$&");

const MAKERS = { "text-plain": (state) => text(state).map(({ line }) => line).join("\n"),
  "text-markdown": (state) =>
    text(state).map(({ kind, line }) => (HEADINGS[kind]?.mark ?? "") + escaped(line)).join("\n\n"),
  "text-rich": (state) => text(state).map(({ kind, line }) => h(HEADINGS[kind]?.element ?? "p", {}, line)),
  "outline-plain": (state) => indented(outline(state), (line) => line),
  "outline-markdown": (state) => indented(outline(state), (line) => `- ${escaped(line)}`),
  "outline-rich": (state) => nested(outline(state)), link };

async function copy(what, state) {
  const content = MAKERS[what](state);
  if (!what.endsWith("-rich")) return navigator.clipboard.writeText(content);
  const rich = h("div", { lang: state.langs.target }, content).outerHTML;
  const blob = (type, words) => ({ [type]: new Blob([words], { type }) });
  const plain = blob("text/plain", MAKERS[what.replace("rich", "plain")](state));
  return navigator.clipboard.write([new ClipboardItem({ ...plain, ...blob("text/html", rich) })]);
}

/** Does one of the things of the menu; answers what to tell the reader. */
export async function take(what, state, engine) {
  const { langs: { target }, alignment, text: original, carried: analysis } = state;
  const [kind, table] = what.split("-");
  if (kind === "print") return print();
  if (kind === "json") downloadJson("zh-measures.json", { target, text: alignment.text, original, analysis });
  else if (kind === "csv") download(`${table}.csv`, await engine.toCsv(analysis, table, {}), "text/csv;charset=utf-8");
  else await copy(what, state);
  return t(["json", "csv"].includes(kind) ? "saved" : "copied");
}
