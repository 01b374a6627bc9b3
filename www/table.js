// The table of figures: sortable, filtered by kind.
import { $, h } from "./dom.js";
import { family, size, standard, value } from "./format.js";
import { language, t } from "./i18n.js";

const AT_ONCE = 300;
const COLUMNS = { figure: ({ quantity }) => quantity.start, value: ({ quantity }) => size(quantity),
  unit: ({ quantity }) => quantity.unit ?? "", item: ({ quantity }) => quantity.item?.text ?? "",
  measure: ({ quantity }) => quantity.measure ?? Number.POSITIVE_INFINITY };

const view = { sort: "figure", down: false, kind: "", limit: AT_ONCE };
let data = null;

function compare(one, other) {
  const [a, b] = [COLUMNS[view.sort](one), COLUMNS[view.sort](other)];
  const order = typeof a === "string" ? a.localeCompare(b, language) : a - b || one.index - other.index;
  return (view.down ? -1 : 1) * (Number.isNaN(order) ? 0 : order);
}

function row({ quantity, index }) {
  const { text, kind, unit, item, measure } = quantity;
  const { analysis, lang } = data;
  const heading = analysis.measures[measure]?.heading.text;
  const exact = standard(quantity);
  return h("tr", { "data-ref": `q${index}` },
    h("th", { scope: "row" }, h("button", { class: `chip ${family(kind)}`, "data-ref": `q${index}`, lang }, text)),
    h("td", { title: exact || null }, value(quantity), exact ? h("small", {}, `= ${exact}`) : null),
    h("td", { lang }, unit), h("td", { lang }, item?.text),
    h("td", { class: "of", lang },
      heading ? h("button", { class: "link", "data-ref": `m${measure}`, title: heading }, heading) : null));
}

function head(name) {
  const order = view.sort === name ? (view.down ? "descending" : "ascending") : "none";
  const sort = () => {
    Object.assign(view, { sort: name, down: view.sort === name && !view.down });
    draw();
    $("figures").querySelector(`[data-column="${name}"]`).focus();
  };
  return h("th", { scope: "col", "aria-sort": order },
    h("button", { class: "sort", "data-column": name, click: sort }, t(`column.${name}`)));
}

function filter(kinds) {
  const choose = (event) => {
    Object.assign(view, { kind: event.target.value, limit: AT_ONCE });
    draw();
    $("kind").focus();
  };
  const options = [["", t("kind.all"), data.analysis.quantities.length],
    ...kinds.map(([k, n]) => [k, t(`kind.${k}`), n])];
  return h("label", { class: "field" }, h("span", {}, t("filter")),
    h("select", { id: "kind", change: choose },
      options.map(([kind, name, count]) =>
        h("option", { value: kind, selected: kind === view.kind }, `${name} (${count})`)
      )));
}

function draw() {
  const all = data.analysis.quantities.map((quantity, index) => ({ quantity, index }));
  const kinds = Object.entries(Object.groupBy(all, ({ quantity }) => quantity.kind)).map((
    [kind, rows],
  ) => [kind, rows.length]);
  if (!kinds.some(([kind]) => kind === view.kind)) view.kind = "";
  const rows = all.filter(({ quantity }) => !view.kind || quantity.kind === view.kind).sort(compare);
  const more = () => {
    view.limit += AT_ONCE;
    draw();
  };
  $("figures").replaceChildren(all.length ? filter(kinds) : h("p", { class: "none" }, t("figures.none")),
    all.length
      ? h("div", { class: "scroller" },
        h("table", {}, h("caption", { class: "hidden" }, t("tab.figures")),
          h("thead", {}, h("tr", {}, Object.keys(COLUMNS).map(head))),
          h("tbody", {}, rows.slice(0, view.limit).map(row))))
      : "", rows.length > view.limit ? h("button", { click: more }, t("more", { n: rows.length - view.limit })) : "");
}

export function table(analysis, lang) {
  data = { analysis, lang };
  view.limit = AT_ONCE;
  draw();
}
