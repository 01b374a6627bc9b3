// The reader's own words: conversion rules and protected words, edited as lines, kept locally, exchanged as a file.
import { $, download, picker } from "./dom.js";
import { t } from "./i18n.js";
import { changeWords, ownWords } from "./settings.js";

const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** One rule more; a rule for the same word gives way to it. */
export const addRule = ([from, to]) =>
  changeWords({ rules: [...ownWords.rules.filter(([key]) => key !== from), [from, to]] });

/** What the panel says; throws a sentence that names the first line that is no rule. */
function written() {
  const rules = lines($("rules").value).map((line) => {
    const parts = line.split(/\s*(?:→|=>|\t)\s*/);
    if (parts.length !== 2 || !parts[0]) throw new Error(t("words.bad", { line }));
    return parts;
  });
  return { rules, protect: [...new Set(lines($("protect").value))] };
}

function fill({ rules, protect }) {
  $("rules").value = rules.map((rule) => rule.join(" → ")).join("\n");
  $("protect").value = protect.join("\n");
  $("words-problem").hidden = true;
}

/** Does what may fail for what the reader wrote, and says so in the panel. */
function attempt(action, event) {
  try {
    action();
  } catch (error) {
    event?.preventDefault();
    $("words-problem").textContent = error.message;
    $("words-problem").hidden = false;
  }
}

function load(json) {
  const isRule = (rule) => rule?.length === 2 && rule.every((part) => typeof part === "string") && rule[0];
  try {
    const { rules = [], protect = [] } = JSON.parse(json);
    if (!rules.every(isRule) || !protect.every((word) => typeof word === "string")) throw new TypeError("no rules");
    fill({ rules, protect });
  } catch {
    throw new Error(t("words.file"));
  }
}

export function listen(changed) {
  $("words").addEventListener("opened", () => fill(ownWords));
  $("words").querySelector("form").addEventListener("submit", (event) => {
    if (event.submitter?.value === "save") attempt(() => (changeWords(written()), changed()), event);
  });
  $("words-export").addEventListener("click",
    () =>
      attempt(() => download("zh-measures-words.json", `${JSON.stringify(written(), null, 2)}\n`, "application/json")));
  picker($("words-import"), $("words-file"), (file) => file.text().then((json) => attempt(() => load(json))));
}
