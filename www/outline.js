// The tree of measures, each with its figures as chips.
import { $, h } from "./dom.js";
import { family, standard } from "./format.js";
import { language, t } from "./i18n.js";

function chips({ quantities }, indexes, lang) {
  const chip = (index) => {
    const { text, item, kind } = quantities[index];
    const title = standard(quantities[index]) || null;
    return h("button", { class: `chip ${family(kind)}`, "data-ref": `q${index}`, title, lang }, text,
      item && h("span", { class: "item" }, item.text));
  };
  return indexes.length ? h("div", { class: "chips" }, indexes.map(chip)) : null;
}

function branch(analysis, index, lang) {
  const { marker, heading, children, quantities, planned, container } = analysis.measures[index];
  const list = children.length ? h("ol", {}, children.map((child) => branch(analysis, child, lang))) : null;
  const click = ({ currentTarget }) => {
    list.hidden = !list.hidden;
    currentTarget.setAttribute("aria-expanded", String(!list.hidden));
  };
  const label = { "aria-expanded": "true", "aria-label": t("outline.fold", { heading: heading.text }) };
  return h("li", { class: container ? "container" : null }, list && h("button", { class: "fold", ...label, click }),
    h("button", { class: "head", "data-ref": `m${index}`, lang },
      marker && h("b", { class: "marker" }, `${marker.text} `), heading.text,
      planned && h("span", { class: "tag", lang: language }, t("planned"))), chips(analysis, quantities, lang), list);
}

export function outline(analysis, lang) {
  const outermost = (list, key) => list.flatMap((one, index) => (one[key] === null ? [index] : []));
  const tops = outermost(analysis.measures, "parent");
  const loose = outermost(analysis.quantities, "measure");
  $("measures").replaceChildren(
    tops.length
      ? h("ol", { class: "outline" }, tops.map((index) => branch(analysis, index, lang)))
      : h("p", { class: "none" }, t("outline.none")),
    loose.length ? h("h3", {}, t("outline.loose")) : "",
    chips(analysis, loose, lang) ?? "",
  );
}
