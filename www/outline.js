// The tree of measures, each with its figures as chips.
import { $, h } from "./dom.js";
import { family, standard } from "./format.js";
import { language, t } from "./i18n.js";

const AT_ONCE = 100;

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

export function outline(analysis, lang, most = AT_ONCE) {
  const outermost = (list, key) => list.flatMap((one, index) => (one[key] === null ? [index] : []));
  const [tops, loose] = [outermost(analysis.measures, "parent"), outermost(analysis.quantities, "measure")];
  const rest = Math.max(tops.length, loose.length) - most;
  const list = h("ol", { class: "outline" }, tops.slice(0, most).map((index) => branch(analysis, index, lang)));
  const more = { click: () => outline(analysis, lang, most * 4) };
  $("measures").replaceChildren(tops.length ? list : h("p", { class: "none" }, t("outline.none")),
    loose.length ? h("h2", {}, t("outline.loose")) : "", chips(analysis, loose.slice(0, most), lang) ?? "",
    rest > 0 ? h("button", more, t("more", { n: rest })) : "");
}
