// The tree of measures, each with its figures as chips; and the slogans with their members.
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
  return indexes.length ? h("div", { class: "chips flow" }, indexes.map(chip)) : "";
}

function branch(analysis, index, lang) {
  const { marker, heading, children, quantities, planned, container } = analysis.measures[index];
  const below = children.length > 0 && h("ol", {}, children.map((child) => branch(analysis, child, lang)));
  return h("li", { class: container ? "container" : null },
    h("button", { class: "head", "data-ref": `m${index}`, lang },
      marker && h("b", { class: "marker" }, `${marker.text} `), heading.text,
      planned && h("span", { class: "tag", lang: language }, t("planned"))), chips(analysis, quantities, lang), below);
}

export function outline(analysis, lang, most = AT_ONCE) {
  const outermost = (list, key) => list.flatMap((one, index) => (one[key] === null ? [index] : []));
  const [tops, loose] = [outermost(analysis.measures, "parent"), outermost(analysis.quantities, "measure")];
  const rest = Math.max(tops.length, loose.length) - most;
  const list = h("ol", { class: "outline" }, tops.slice(0, most).map((index) => branch(analysis, index, lang)));
  const more = { click: () => outline(analysis, lang, most * 4) };
  $("measures").replaceChildren(tops.length ? list : t("outline.none"),
    loose.length ? h("h2", {}, t("outline.loose")) : "", chips(analysis, loose.slice(0, most), lang),
    rest > 0 ? h("button", more, t("more", { n: rest })) : "");
}

/** Slogans (三项机制, 五送): how many members were declared and how many found. */
export function slogans(analysis, lang) {
  const card = ({ text, count, members, partial, glossary }, index) => {
    const found = members ?? partial;
    const known = !found.length && glossary;
    const state = members ? "all" : found.length ? "some" : known ? "known" : "unsaid";
    const link = ({ text: name }, member) => h("button", { class: "link", "data-ref": `s${index}.${member}` }, name);
    return h("li", {}, h("button", { class: "head", "data-ref": `s${index}`, lang }, text),
      h("p", { class: "state" }, t(`slogan.${state}`, { count, found: found.length })),
      h("ol", { lang }, (known || found.map(link)).map((member) => h("li", {}, member))));
  };
  const cards = analysis.slogans.map(card);
  $("slogans").replaceChildren(cards.length ? h("ul", { class: "slogans" }, cards) : t("slogans.none"));
}
