// The table of figures: sortable, filtered by kind.
import { $, h } from "./dom.js";
import { family, size, standard, value } from "./format.js";
import { language, t } from "./i18n.js";

const AT_ONCE = 300;
const COLUMNS = { figure: ({ quantity }) => quantity.start, value: ({ quantity }) => size(quantity),
  unit: ({ quantity }) => quantity.unit ?? "", item: ({ quantity }) => quantity.item?.text ?? "",
  measure: ({ quantity }) => quantity.measure ?? Infinity };

const view = { sort: "figure", down: false, kind: "", limit: AT_ONCE };

function compare(one, other) {
  const [a, b] = [COLUMNS[view.sort](one), COLUMNS[view.sort](other)];
  const order = typeof a === "string" ? a.localeCompare(b, language) : a === b ? 0 : a - b;
  return (view.down ? -order : order) || one.index - other.index;
}

function row({ measures }, lang, { quantity, index }) {
  const { text, kind, unit, item, measure } = quantity;
  const [exact, heading] = [standard(quantity), measures[measure]?.heading.text];
  const place = heading && h("button", { class: "link", "data-ref": `m${measure}`, title: heading }, heading);
  return h("tr", { "data-ref": `q${index}` },
    h("th", { scope: "row" }, h("button", { class: `chip ${family(kind)}`, "data-ref": `q${index}`, lang }, text)),
    h("td", { title: exact || null }, value(quantity), exact && h("small", {}, `= ${exact}`)), h("td", { lang }, unit),
    h("td", { lang }, item?.text), h("td", { class: "of", lang }, place));
}

/** Draws the table; `changes` are to the view of it, and the focus stays where it was. */
export function table(analysis, lang, changes = { limit: AT_ONCE }, focus = "") {
  Object.assign(view, changes);
  const again = (now, where) => table(analysis, lang, now, where);
  const all = analysis.quantities.map((quantity, index) => ({ quantity, index }));
  const kinds = Map.groupBy(all, ({ quantity }) => quantity.kind);
  if (!kinds.has(view.kind)) view.kind = "";
  const option = ([kind, { length }]) =>
    h("option", { value: kind, selected: kind === view.kind }, `${t(`kind.${kind || "all"}`)} (${length})`);
  const change = ({ target }) => again({ kind: target.value, limit: AT_ONCE }, "kind");
  const filter = h("select", { id: "kind", change }, [["", all], ...kinds].map(option));
  const head = (name) => {
    const order = view.sort === name ? (view.down ? "descending" : "ascending") : "none";
    const click = () => again({ sort: name, down: order === "ascending" }, `sort-${name}`);
    const sort = h("button", { class: "sort", id: `sort-${name}`, click }, t(`column.${name}`));
    return h("th", { scope: "col", "aria-sort": order }, sort);
  };
  const rows = (kinds.get(view.kind) ?? all).toSorted(compare);
  const rest = rows.length - view.limit;
  const more = { id: "more", click: () => again({ limit: view.limit + AT_ONCE }, "more") };
  const parts = [h("label", { class: "field flow" }, h("span", {}, t("filter")), filter),
    h("div", { class: "scroller" },
      h("table", {}, h("caption", { class: "hidden" }, t("tab.figures")),
        h("thead", {}, h("tr", {}, Object.keys(COLUMNS).map(head))),
        h("tbody", {}, rows.slice(0, view.limit).map((one) => row(analysis, lang, one))))),
    rest > 0 ? h("button", more, t("more", { n: rest })) : ""];
  $("figures").replaceChildren(...(all.length ? parts : [t("figures.none")]));
  $(focus)?.focus();
}
