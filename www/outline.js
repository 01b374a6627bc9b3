// The tree of measures, each with its figures as chips.
import { $, h } from "./dom.js";
import { family, standard } from "./format.js";
import { t } from "./i18n.js";

/** A figure as a chip that leads to its place. */
export function chip(quantity, index, lang) {
  const { text, item, kind } = quantity;
  const attributes = { class: `chip ${family(kind)}`, "data-ref": `q${index}`, title: standard(quantity) || null,
    lang };
  return h("button", attributes, text, item && h("span", { class: "item" }, item.text));
}

function branch(analysis, index, lang) {
  const { marker, heading, children, quantities, planned, container } = analysis.measures[index];
  const list = h("ol", {}, children.map((child) => branch(analysis, child, lang)));
  const fold = (event) => {
    list.hidden = !list.hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!list.hidden));
  };
  const label = t("outline.fold", { heading: heading.text });
  const toggle = { type: "button", class: "fold", "aria-expanded": "true", "aria-label": label, click: fold };
  return h("li", { class: container ? "container" : null }, children.length ? h("button", toggle) : null,
    h("button", { class: "head", "data-ref": `m${index}`, lang }, marker && h("b", { class: "marker" }, marker.text),
      marker && " ", heading.text,
      planned ? h("span", { class: "tag", lang: document.documentElement.lang }, t("planned")) : null),
    quantities.length
      ? h("div", { class: "chips" }, quantities.map((number) => chip(analysis.quantities[number], number, lang)))
      : null, children.length ? list : null);
}

export function outline(analysis, lang) {
  const tops = analysis.measures.flatMap((measure, index) => (measure.parent === null ? [index] : []));
  const loose = analysis.quantities.flatMap((quantity, index) => (quantity.measure === null ? [index] : []));
  $("measures").replaceChildren(
    tops.length
      ? h("ol", { class: "outline" }, tops.map((index) => branch(analysis, index, lang)))
      : h("p", { class: "none" }, t("outline.none")),
    loose.length
      ? h("div", { class: "loose" }, h("h3", {}, t("outline.loose")), h("div", { class: "chips" }, loose.map((index) =>
        chip(analysis.quantities[index], index, lang)
      )))
      : "",
  );
}
