// The words of the page itself, in the reader's language. The translations are data: i18n/*.json.
const LANGUAGES = ["en", "zh-Hans", "zh-Hant"];
const fetched = {};
let words = {};
export let language = "en";

/** The language asked for, else the best of what the browser prefers. */
function choose(wanted) {
  const locales = navigator.languages.map((tag) => new Intl.Locale(tag).maximize());
  const names = locales.map(({ language: name, script }) => (name === "zh" ? `zh-${script}` : name));
  return [wanted, ...names].find((name) => LANGUAGES.includes(name)) ?? "en";
}

/** Says everything in a language; its words are fetched once. */
export async function speak(wanted) {
  language = choose(wanted);
  fetched[language] ??= fetch(new URL(`i18n/${language}.json`, import.meta.url)).then((answer) => answer.json());
  words = await fetched[language];
  document.documentElement.lang = language;
  const each = (name, write) => document.querySelectorAll(`[data-t${name}]`).forEach(write);
  each("", (element) => (element.textContent = t(element.dataset.t)));
  each("-label", (element) => (element.ariaLabel = t(element.dataset.tLabel)));
  each("-hint", (element) => (element.ariaLabel = element.placeholder = t(element.dataset.tHint)));
}

/** The words for a key, with {names} filled in. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A number with commas, as all three languages write it; the browser's own formatter takes long to get ready. */
export const number = (value) => String(Number(value.toFixed(6))).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");
