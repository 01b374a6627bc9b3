// Slogans (三项机制, 五送) with their members, how many were declared and how many found.
import { $, h } from "./dom.js";
import { t } from "./i18n.js";

function card({ text, count, members, partial, glossary }, index, lang) {
  const found = members ?? partial;
  const known = !found.length && glossary;
  const state = t(members ? "slogan.all" : found.length ? "slogan.some" : known ? "slogan.known" : "slogan.unsaid", {
    count,
    found: found.length,
  });
  const named = found.map((span, member) =>
    h("button", { class: "link", "data-ref": `s${index}.${member}` }, span.text)
  );
  return h("li", { class: members ? "" : "partial" },
    h("button", { class: "head", "data-ref": `s${index}`, lang }, text), h("p", { class: "state" }, state),
    h("ol", { lang }, (known ? glossary : named).map((member) => h("li", {}, member))));
}

export function slogans(analysis, lang) {
  const cards = analysis.slogans.map((slogan, index) => card(slogan, index, lang));
  $("slogans").replaceChildren(
    cards.length ? h("ul", { class: "slogans" }, cards) : h("p", { class: "none" }, t("slogans.none")),
  );
}
