// The table of figures: sortable, filtered by kind.
import { $, h } from "./dom.js";
import { family, size, standard, value } from "./format.js";
import { language, t } from "./i18n.js";

const AT_ONCE = 300;
const COLUMNS = { figure: ({ quantity }) => quantity.start, value: ({ quantity }) => size(quantity),
  unit: ({ quantity }) => quantity.unit ?? "", item: ({ quantity }) => quantity.item?.text ?? "",
  measure: ({ quantity }) => quantity.measure ?? Infinity };

const view = { sort: "figure", down: false, kind: "", limit: AT_ONCE };
let data;

function compare(one, other) {
  const [a, b] = [COLUMNS[view.sort](one), COLUMNS[view.sort](other)];
  const order = typeof a === "string" ? a.localeCompare(b, language) : a === b ? 0 : a - b;
  return (view.down ? -order : order) || one.index - other.index;
}

function row({ quantity, index }) {
  const { text, kind, unit, item, measure } = quantity;
  const { analysis, lang } = data;
  const [exact, heading] = [standard(quantity), analysis.measures[measure]?.heading.text];
  const place = heading && h("button", { class: "link", "data-ref": `m${measure}`, title: heading }, heading);
  return h("tr", { "data-ref": `q${index}` },
    h("th", { scope: "row" }, h("button", { class: `chip ${family(kind)}`, "data-ref": `q${index}`, lang }, text)),
    h("td", { title: exact || null }, value(quantity), exact && h("small", {}, `= ${exact}`)), h("td", { lang }, unit),
    h("td", { lang }, item?.text), h("td", { class: "of", lang }, place));
}

/** Draws the table anew with another view of it, the focus where it was. */
function show(changes, focus) {
  Object.assign(view, changes);
  draw();
  $(focus)?.focus();
}

function head(name) {
  const order = view.sort === name ? (view.down ? "descending" : "ascending") : "none";
  const click = () => show({ sort: name, down: view.sort === name && !view.down }, `sort-${name}`);
  const sort = h("button", { class: "sort", id: `sort-${name}`, click }, t(`column.${name}`));
  return h("th", { scope: "col", "aria-sort": order }, sort);
}

function filter(all) {
  const counts = Map.groupBy(all, ({ quantity }) => quantity.kind);
  if (!counts.has(view.kind)) view.kind = "";
  const option = ([kind, { length }]) =>
    h("option", { value: kind, selected: kind === view.kind }, `${t(`kind.${kind || "all"}`)} (${length})`);
  const change = ({ target }) => show({ kind: target.value, limit: AT_ONCE }, "kind");
  const choice = h("select", { id: "kind", change }, [["", all], ...counts].map(option));
  return h("label", { class: "field flow" }, h("span", {}, t("filter")), choice);
}

function draw() {
  const all = data.analysis.quantities.map((quantity, index) => ({ quantity, index }));
  const choice = filter(all);
  const rows = all.filter(({ quantity }) => !view.kind || quantity.kind === view.kind).sort(compare);
  const more = { id: "more", click: () => show({ limit: view.limit + AT_ONCE }, "more") };
  const table = h("table", {}, h("caption", { class: "hidden" }, t("tab.figures")),
    h("thead", {}, h("tr", {}, Object.keys(COLUMNS).map(head))), h("tbody", {}, rows.slice(0, view.limit).map(row)));
  const rest = rows.length - view.limit;
  $("figures").replaceChildren(choice, h("div", { class: "scroller" }, table),
    rest > 0 ? h("button", more, t("more", { n: rest })) : "");
}

export function table(analysis, lang) {
  data = { analysis, lang };
  view.limit = AT_ONCE;
  if (analysis.quantities.length) draw();
  else $("figures").replaceChildren(t("figures.none"));
}
