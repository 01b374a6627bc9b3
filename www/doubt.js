// A doubtful conversion: its alternatives, and a choice for this place or everywhere that becomes the reader's own rule.
import { place } from "./carry.js";
import { $, h } from "./dom.js";
import { t } from "./i18n.js";

const WIDEST = 24;

/** A rule for one place: the word with as much of its surroundings as makes it the only one of its kind. */
export function ruleHere(text, alignment, change, choice) {
  const { changes } = alignment;
  for (let reach = 1; reach <= WIDEST; reach += 1) {
    // The surroundings begin and end between changes, so that both sides of the rule say the same.
    let from = Math.max(0, change.source.start - reach);
    let to = Math.min(text.length, change.source.end + reach);
    const left = changes.find(({ source }) => source.start < from && source.end > from);
    const right = changes.find(({ source }) => source.start < to && source.end > to);
    if (left) from = left.source.start;
    if (right) to = right.source.end;
    const around = text.slice(from, to);
    if (text.indexOf(around) !== text.lastIndexOf(around) && reach < WIDEST) continue;
    const before = alignment.text.slice(place(changes, from), change.target.start);
    const after = alignment.text.slice(change.target.end, place(changes, to, true));
    return [around, before + choice + after];
  }
  return [change.source.text, choice];
}

/** Opens the alternatives of a change beside its place in the text; `decide(rule)` gets the reader's rule. */
export function offer(anchor, { text, alignment, change, lang, decide }) {
  const form = $("doubt");
  const readings = [...new Set([change.target.text, ...change.alternatives, change.source.text])];
  const option = (reading, index) =>
    h("label", { class: "reading" },
      h("input", { type: "radio", name: "reading", value: reading, checked: index === 0, autofocus: index === 0 }),
      h("span", { lang }, reading),
      h("small", {},
        reading === change.target.text ? t("doubt.now") : reading === change.source.text ? t("doubt.keep") : ""));
  const other = h("input", { name: "other", lang, "aria-label": t("doubt.other"), placeholder: t("doubt.other") });
  form.replaceChildren(
    h("p", {}, h("b", {}, change.source.text), ` → ${change.target.text}`, h("small", {}, t(`by.${change.by}`))),
    h("div", { role: "radiogroup", "aria-label": t("doubt") }, readings.map(option)),
    other,
    h("div", { class: "row-of-buttons" }, h("button", { class: "primary", value: "here" }, t("doubt.here")),
      h("button", { value: "everywhere" }, t("doubt.everywhere"))),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const choice = other.value.trim() || new FormData(form).get("reading");
    const everywhere = event.submitter?.value === "everywhere";
    form.hidePopover();
    decide(everywhere ? [change.source.text, choice] : ruleHere(text, alignment, change, choice));
  };
  form.showPopover();
  beside(form, anchor);
}

/** Sets a popover under what it belongs to, inside the window. */
export function beside(popover, anchor) {
  const at = anchor.getBoundingClientRect();
  const below = at.bottom + 6 + popover.offsetHeight < innerHeight;
  const left = Math.min(at.left, document.documentElement.clientWidth - popover.offsetWidth - 8);
  popover.style.left = `${Math.max(8, left)}px`;
  popover.style.top = `${Math.max(8, below ? at.bottom + 6 : at.top - popover.offsetHeight - 6)}px`;
}
