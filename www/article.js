// The article that is read: its text, its analysis, its conversion, and how they come about.
import { $ } from "./dom.js";
import { engine } from "./engine.js";
import { language, t } from "./i18n.js";
import { project } from "./pkg/src/project.js";
import { keepText, ownWords, settings } from "./settings.js";

/** `carried` is the analysis in the words of the conversion; `langs` are those of the two texts. */
export const article = { text: "", analysis: null, alignment: null, carried: null, langs: {} };
let running;

export const cancel = () => running?.abort();

/** Where the reader has not chosen, a text is read in the other script. */
function target({ detection: { script } }) {
  if (settings.to) return settings.to;
  return script === "Hans" || (script !== "Hant" && language === "zh-Hant") ? "zh-TW" : "zh-CN";
}

/** The analysis of the original as an analysis of the converted text: the same measures and figures, in its words. */
function carry(analysis, alignment) {
  const carried = structuredClone(analysis);
  const move = (value) => {
    if (value === null || typeof value !== "object") return;
    Object.values(value).forEach(move);
    if (!Number.isInteger(value.end)) return;
    const { text, ...range } = project(alignment, value);
    Object.assign(value, range, "text" in value && { text });
  };
  move(carried);
  // A unit is a bare string of the contract: it is carried by its place in the quantity, where it was printed.
  analysis.quantities.forEach(({ start, text, unit }, index) => {
    const at = start + text.lastIndexOf(unit ?? "\0");
    if (at < start) return;
    const printed = project(alignment, { start: at, end: at + unit.length }).text;
    carried.quantities[index].unit = printed.slice(-unit.length);
  });
  return carried;
}

/** What the analysis says in words of its own, not in spans, is converted too: all at once, a word to a line. */
async function convertWords(zh, { article: frame, slogans }, to, options) {
  const lists = [frame.authors, frame.editors, ...slogans.map(({ glossary }) => glossary ?? [])];
  const words = await zh.convert([frame.source ?? "", ...lists.flat()].join("\n"), to, options);
  const [source, ...rest] = words.split("\n");
  frame.source &&= source;
  for (const list of lists) list.splice(0, list.length, ...rest.splice(0, list.length));
}

async function convert(zh, text, analysis, { signal, onProgress }) {
  const to = target(analysis);
  const options = { ...ownWords, wording: settings.wording, dropResidue: settings.residue, signal };
  const alignment = await zh.align(text, to, { ...options, onProgress });
  const carried = carry(analysis, alignment);
  await convertWords(zh, carried, to, options);
  const { script, region } = analysis.detection;
  const source = region ? `zh-${region}` : script.startsWith("Han") ? `zh-${script}` : "zh";
  return { text, analysis, alignment, carried, langs: { source, target: to } };
}

/** Reads a text, perhaps once more in another way; only the last call counts. Answers whether there is more to show. */
export async function read(text, { analyze = true } = {}) {
  cancel();
  const run = (running = new AbortController());
  const { signal } = run;
  if (!text.trim()) throw new Error(t("empty"));
  const share = (from) => (done) => run === running && ($("done").value = from + done / 2);
  share(0)(0);
  document.documentElement.dataset.busy = "";
  try {
    const zh = await engine();
    const { published, region } = settings;
    const reading = { ...(published && { published }), ...(region && { region }), signal, onProgress: share(0) };
    const analysis = analyze ? await zh.analyze(text, reading) : article.analysis;
    Object.assign(article, await convert(zh, text, analysis, { signal, onProgress: share(0.5) }));
    keepText(text);
    return true;
  } catch (error) {
    if (!signal.aborted) throw error;
    return false;
  } finally {
    if (run === running) delete document.documentElement.dataset.busy;
  }
}
