// What the reader takes away: text or outline by the clipboard, tables and data as files.
import { download, h } from "./dom.js";
import { t } from "./i18n.js";
import { link } from "./settings.js";

const HEADS = { title: "# ", heading: "## " };

/** The article's own blocks, without the boilerplate, line by line. */
const textLines = ({ carried, alignment }) =>
  carried.article.blocks.filter(({ kind }) => kind !== "boilerplate").flatMap(({ start, end, kind }) =>
    alignment.text.slice(start, end).split("\n").map((line) => ({ kind, text: line.trim() }))
  ).filter(({ text }) => text);

/** The measures as a tree of plain values. */
function tree({ carried }) {
  const { measures, quantities } = carried;
  const node = (index) => {
    const { marker, heading, planned, children, quantities: own } = measures[index];
    const figures = own.map((number) => quantities[number]).map((
      { text, item },
    ) => (item ? `${text} ${item.text}` : text));
    const mark = `${marker ? `${marker.text} ` : ""}${heading.text}${planned ? ` (${t("planned")})` : ""}`;
    return { text: mark, figures, children: children.map(node) };
  };
  return measures.flatMap(({ parent }, index) => (parent === null ? [node(index)] : []));
}

const indented = (nodes, bullet, depth = 0) =>
  nodes.flatMap((
    { text, figures, children },
  ) => [`${"  ".repeat(depth)}${bullet}${text}${figures.length ? ` [${figures.join("; ")}]` : ""}`,
    ...indented(children, bullet, depth + 1)]
  );

const nested = (nodes) =>
  h("ol", {}, nodes.map(({ text, figures, children }) =>
    h("li", {}, text, figures.length ? h("small", {}, ` [${figures.join("; ")}]`) : null,
      children.length ? nested(children) : null)
  ));

/** Markdown's own signs in a text, kept from being read as such. */
const escaped = (text) => text.replace(/[\\`*_[\]<>#]/g, "\\$&");

const ELEMENTS = { title: "h1", heading: "h2" };
const MAKERS = { "text-plain": (state) => ({ text: textLines(state).map(({ text }) => text).join("\n") }),
  "text-markdown": (state) => ({
    text: textLines(state).map(({ kind, text }) => (HEADS[kind] ?? "") + escaped(text)).join("\n\n"),
  }),
  "text-rich": (state) => ({ text: MAKERS["text-plain"](state).text,
    rich: h("div", { lang: state.langs.target },
      textLines(state).map(({ kind, text }) => h(ELEMENTS[kind] ?? "p", {}, text))) }),
  "outline-plain": (state) => ({ text: indented(tree(state), "").join("\n") }),
  "outline-markdown": (state) => ({ text: indented(tree(state), "- ").map(escaped).join("\n") }),
  "outline-rich": (state) => ({ text: MAKERS["outline-plain"](state).text,
    rich: h("div", { lang: state.langs.target }, nested(tree(state))) }), link: () => ({ text: link() }) };

async function copy({ text, rich }) {
  if (!rich) return navigator.clipboard.writeText(text);
  const parts = { "text/plain": text, "text/html": rich.outerHTML };
  const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

/** Does one of the things of the menu; answers what to tell the reader. */
export async function take(what, state, engine) {
  if (what === "print") return void print();
  if (what === "json") {
    const data = { target: state.langs.target, original: state.text, converted: state.alignment.text,
      analysis: state.carried };
    download("zh-measures.json", `${JSON.stringify(data, null, 2)}\n`, "application/json");
    return t("saved");
  }
  if (what.startsWith("csv-")) {
    const rows = what.slice(4);
    download(`${rows}.csv`, await engine.toCsv(state.carried, rows), "text/csv;charset=utf-8");
    return t("saved");
  }
  await copy(MAKERS[what](state));
  return t("copied");
}
