// The reader's own words: conversion rules and protected words, edited as lines, kept locally, exchanged as a file.
import { $, downloadJson, on, picker } from "./dom.js";
import { t } from "./i18n.js";
import { changeWords, ownWords } from "./settings.js";

const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const isText = (value) => typeof value === "string";
const isRule = (rule) => rule?.length === 2 && rule.every(isText) && rule[0] !== "";

/** One rule more; a rule for the same word gives way to it. */
export const addRule = ([from, to]) =>
  changeWords({ rules: [...ownWords.rules.filter(([key]) => key !== from), [from, to]] });

/** Says at the rules what is wrong with them, by the browser's own means; answers whether nothing is. */
function check(problem) {
  $("rules").setCustomValidity(problem);
  return $("rules").reportValidity();
}

/** Does something with what the panel says, where all lines are rules. */
function withWritten(event, action) {
  const rules = lines($("rules").value).map((line) => line.split(/\s*(?:→|=>|\t)\s*/));
  const bad = rules.findIndex((rule) => !isRule(rule));
  if (check(bad < 0 ? "" : t("words.bad", { line: lines($("rules").value)[bad] }))) {
    action({ rules, protect: [...new Set(lines($("protect").value))] });
  } else event.preventDefault();
}

function fill({ rules, protect }) {
  $("rules").value = rules.map((rule) => rule.join(" → ")).join("\n");
  $("protect").value = protect.join("\n");
  check("");
}

function load(json) {
  try {
    const { rules = [], protect = [] } = JSON.parse(json);
    if (rules.every(isRule) && protect.every(isText)) return fill({ rules, protect });
  } catch {
    // Not even JSON.
  }
  check(t("words.file"));
}

export function listen(changed) {
  on("click", "[data-dialog=words]", () => fill(ownWords));
  on("click", "#words-save", (_, event) => withWritten(event, (words) => (changeWords(words), changed())));
  on("click", "#words-export",
    (_, event) => withWritten(event, (words) => downloadJson("zh-measures-words.json", words)));
  picker("#words-import", "#words-file", (file) => file.text().then(load));
}
