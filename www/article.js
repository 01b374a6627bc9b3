// The article that is read: its text, its analysis, its conversion, and how they come about.
import { carry } from "./carry.js";
import { $ } from "./dom.js";
import { engine } from "./engine.js";
import { language, t } from "./i18n.js";
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

async function convert(zh, text, analysis, call) {
  const to = target(analysis);
  const options = { ...ownWords, wording: settings.wording, dropResidue: settings.residue, ...call };
  const alignment = await zh.align(text, to, options);
  const carried = carry(analysis, alignment);
  for (const slogan of carried.slogans) {
    // The members of well-known slogans come in the script of the text.
    if (slogan.glossary) slogan.glossary = (await zh.convert(slogan.glossary.join("\n"), to, options)).split("\n");
  }
  const { script, region } = analysis.detection;
  const source = region ? `zh-${region}` : script.startsWith("Han") ? `zh-${script}` : "zh";
  return { text, analysis, alignment, carried, langs: { source, target: to } };
}

/** Reads a text, or reads it again in another way; only the last call counts. Answers whether there is something to show. */
export async function read(text, { analyze = true } = {}) {
  cancel();
  const run = (running = new AbortController());
  const { signal } = run;
  if (!text.trim()) throw new Error(t("empty"));
  const share = (from) => (done) => run === running && ($("done").value = from + done / 2);
  share(0)(0);
  $("progress").hidden = false;
  document.documentElement.dataset.busy = "";
  try {
    const zh = await engine();
    const { published, region } = settings;
    const reading = { ...(published && { published }), ...(region && { region }), signal, onProgress: share(0) };
    const analysis = analyze ? await zh.analyze(text, reading) : article.analysis;
    const result = await convert(zh, text, analysis, { signal, onProgress: share(0.5) });
    signal.throwIfAborted();
    Object.assign(article, result);
    keepText(text);
    return true;
  } catch (error) {
    if (!signal.aborted) throw error;
    return false;
  } finally {
    if (run === running) {
      $("progress").hidden = true;
      delete document.documentElement.dataset.busy;
    }
  }
}
