// What the reader has chosen. The address carries it (never the text), and the browser keeps it for the next visit.

const [SETTINGS, WORDS, TEXT] = ["settings", "words", "text"].map((name) => `zh-measures.${name}`);
const SHARED = { to: "", view: "both", tab: "text", lang: "", published: "", region: "", wording: true, residue: true };
const DEFAULTS = { ...SHARED, keys: true, keep: false };
const NO_WORDS = { rules: [], protect: [] };

function stored(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a value, or forgets it where it is null. */
function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the page works without it.
  }
}

const fromAddress = [...new URLSearchParams(location.hash.slice(1))].filter(([key]) => key in SHARED);
const read = ([key, value]) => [key, typeof SHARED[key] === "boolean" ? value === "true" : value];
export const settings = { ...DEFAULTS, ...stored(SETTINGS, {}), ...Object.fromEntries(fromAddress.map(read)) };

export function change(values) {
  if (Object.entries(values).every(([key, value]) => settings[key] === value)) return;
  Object.assign(settings, values);
  store(SETTINGS, settings);
}

/** The address of the page with these settings. */
export function link() {
  const changed = Object.entries(settings).filter(([key, value]) => key in SHARED && value !== SHARED[key]);
  return `${location.origin}${location.pathname}#${new URLSearchParams(changed)}`;
}

/** The reader's own words: rules [from, to] and protected words. */
export const ownWords = { ...NO_WORDS, ...stored(WORDS, {}) };
export function changeWords(values) {
  Object.assign(ownWords, values);
  store(WORDS, ownWords);
}

export const keptText = () => (settings.keep ? stored(TEXT, "") : "");
export const keepText = (text) => store(TEXT, settings.keep ? text : null);

export function forget() {
  for (const key of [SETTINGS, WORDS, TEXT]) store(key, null);
  Object.assign(settings, DEFAULTS);
  Object.assign(ownWords, NO_WORDS);
}
