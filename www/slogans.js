// Slogans (三项机制, 五送) with their members, how many were declared and how many found.
import { $, h } from "./dom.js";
import { t } from "./i18n.js";

function card({ text, count, members, partial, glossary }, index, lang) {
  const found = members ?? partial;
  const known = !found.length && glossary;
  const state = members ? "all" : found.length ? "some" : known ? "known" : "unsaid";
  const link = ({ text: name }, member) => h("button", { class: "link", "data-ref": `s${index}.${member}` }, name);
  return h("li", {}, h("button", { class: "head", "data-ref": `s${index}`, lang }, text),
    h("p", { class: "state" }, t(`slogan.${state}`, { count, found: found.length })),
    h("ol", { lang }, (known || found.map(link)).map((member) => h("li", {}, member))));
}

export function slogans(analysis, lang) {
  const cards = analysis.slogans.map((slogan, index) => card(slogan, index, lang));
  const none = h("p", { class: "none" }, t("slogans.none"));
  $("slogans").replaceChildren(cards.length ? h("ul", { class: "slogans" }, cards) : none);
}
