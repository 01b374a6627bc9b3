// What the reader has chosen. The address carries it (never the text), and the browser keeps it for the next visit.

const KEY = "zh-measures.settings";
const WORDS = "zh-measures.words";
const TEXT = "zh-measures.text";
const DEFAULTS = { to: "", view: "both", tab: "text", lang: "", published: "", region: "", wording: true, residue: true,
  keys: true, keep: false };
const LOCAL = ["keep", "keys"];

const stored = (key, otherwise) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
};
const store = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // Storage is full or forbidden: the page works without it.
  }
};

const fromAddress = () => {
  const found = {};
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
    if (!(key in DEFAULTS) || LOCAL.includes(key)) continue;
    found[key] = typeof DEFAULTS[key] === "boolean" ? value === "1" : value;
  }
  return found;
};

export const settings = { ...DEFAULTS, ...stored(KEY, {}), ...fromAddress() };

export function change(values) {
  Object.assign(settings, values);
  store(KEY, settings);
}

/** The address of the page with these settings. */
export function link() {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(settings)) {
    if (LOCAL.includes(key) || value === DEFAULTS[key]) continue;
    query.set(key, typeof value === "boolean" ? Number(value) : value);
  }
  return `${location.origin}${location.pathname}${query.size ? `#${query}` : ""}`;
}

/** The reader's own words: rules [from, to] and protected words. */
export const ownWords = { rules: [], protect: [], ...stored(WORDS, {}) };
export function changeWords(values) {
  Object.assign(ownWords, values);
  store(WORDS, ownWords);
}

export const keptText = () => (settings.keep ? stored(TEXT, "") : "");
export const keepText = (text) => (settings.keep ? store(TEXT, text) : store(TEXT, null));
export function forget() {
  for (const key of [KEY, WORDS, TEXT]) store(key, null);
  Object.assign(settings, DEFAULTS);
  Object.assign(ownWords, { rules: [], protect: [] });
}
