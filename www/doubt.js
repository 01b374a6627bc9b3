// A doubtful conversion: its alternatives, and a choice, for this place or everywhere, that becomes a rule.
import { $, h } from "./dom.js";
import { t } from "./i18n.js";
import { project } from "./pkg/src/project.js";

const WIDEST = 24;

/** A rule for one place: the word with as much of its surroundings as makes it the only one of its kind. */
function ruleHere({ text, alignment }, change, choice) {
  const { changes, text: converted } = alignment;
  const cut = (position) => changes.find(({ source }) => source.start < position && source.end > position)?.source;
  for (let reach = 1;; reach += 1) {
    // The surroundings begin and end between changes, so that both sides of the rule say the same.
    let from = Math.max(0, change.source.start - reach);
    let to = Math.min(text.length, change.source.end + reach);
    from = cut(from)?.start ?? from;
    to = cut(to)?.end ?? to;
    const around = text.slice(from, to);
    if (text.indexOf(around) !== text.lastIndexOf(around) && reach < WIDEST) continue;
    const there = project(alignment, { start: from, end: to });
    const [before, after] = [[there.start, change.target.start], [change.target.end, there.end]];
    return [around, converted.slice(...before) + choice + converted.slice(...after)];
  }
}

/** Opens the alternatives of a change; `decide(rule)` gets the reader's rule. */
export function offer(article, index, decide) {
  const change = article.alignment.changes[index];
  const lang = article.langs.target;
  const [now, kept] = [change.target.text, change.source.text];
  const notes = { [kept]: t("doubt.keep"), [now]: t("doubt.now") };
  const reading = (value, nth) =>
    h("label", { class: "reading" }, h("input", { type: "radio", name: "reading", value, checked: nth === 0 }),
      h("span", { lang }, value), h("small", {}, notes[value]));
  const readings = [...new Set([now, ...change.alternatives, kept])].map(reading);
  const other = h("input", { name: "other", lang, "aria-label": t("doubt.other"), placeholder: t("doubt.other") });
  const submit = ({ target, submitter }) => {
    const choice = other.value.trim() || new FormData(target).get("reading");
    decide(submitter.value === "here" ? ruleHere(article, change, choice) : [kept, choice]);
  };
  const form = h("form", { method: "dialog", submit },
    h("p", {}, h("b", { lang }, `${kept} → ${now} `), h("small", {}, t(`by.${change.by}`))),
    h("div", { role: "radiogroup", "aria-label": t("doubt") }, readings), other,
    h("div", { class: "flow" }, h("button", { class: "primary", value: "here" }, t("doubt.here")),
      h("button", { value: "everywhere" }, t("doubt.everywhere"))));
  $("doubt").replaceChildren(form);
  $("doubt").showModal();
}
