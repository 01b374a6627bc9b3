// The reader's own words: conversion rules and protected words, edited as lines, kept locally, exchanged as a file.
import { $, download } from "./dom.js";
import { t } from "./i18n.js";
import { changeWords, ownWords } from "./settings.js";

const ARROW = /\s*(?:→|=>|\t)\s*/;

const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** The rules written as "from → to" lines; throws a sentence that names the first line that is none. */
function rulesOf(text) {
  return lines(text).map((line) => {
    const parts = line.split(ARROW);
    if (parts.length !== 2 || !parts[0]) throw new Error(t("words.bad", { line }));
    return parts;
  });
}

function fill({ rules, protect }) {
  $("rules").value = rules.map((rule) => rule.join(" → ")).join("\n");
  $("protect").value = protect.join("\n");
  $("words-problem").hidden = true;
}

function complain(error) {
  $("words-problem").textContent = error.message;
  $("words-problem").hidden = false;
}

/** One rule more; a rule for the same word gives way to it. */
export function addRule([from, to]) {
  changeWords({ rules: [...ownWords.rules.filter(([key]) => key !== from), [from, to]] });
}

const isRule = (rule) =>
  Array.isArray(rule) && rule.length === 2 && rule.every((part) => typeof part === "string") && rule[0];

async function load(file) {
  try {
    const { rules = [], protect = [] } = JSON.parse(await file.text());
    if (!rules.every(isRule) || !protect.every((word) => typeof word === "string")) throw new TypeError();
    fill({ rules, protect });
  } catch {
    complain(new Error(t("words.file")));
  }
}

export function listen(changed) {
  const dialog = $("words");
  dialog.addEventListener("opened", () => fill(ownWords));
  dialog.querySelector("form").addEventListener("submit", (event) => {
    if (event.submitter?.value !== "save") return;
    try {
      changeWords({ rules: rulesOf($("rules").value), protect: [...new Set(lines($("protect").value))] });
      changed();
    } catch (error) {
      event.preventDefault();
      complain(error);
    }
  });
  $("words-export").addEventListener("click", () => {
    try {
      const content = { rules: rulesOf($("rules").value), protect: lines($("protect").value) };
      download("zh-measures-words.json", `${JSON.stringify(content, null, 2)}\n`, "application/json");
    } catch (error) {
      complain(error);
    }
  });
  $("words-import").addEventListener("click", () => $("words-file").click());
  $("words-file").addEventListener("change", ({ target }) => {
    if (target.files[0]) load(target.files[0]);
    target.value = "";
  });
}
