// The page: one text, one analysis, one conversion, and what shows them.
import { carry } from "./carry.js";
import { $, h } from "./dom.js";
import { beside, offer } from "./doubt.js";
import { engine } from "./engine.js";
import { picture } from "./figures.js";
import { language, speak, t } from "./i18n.js";
import * as input from "./input.js";
import * as keys from "./keys.js";
import { outline } from "./outline.js";
import * as reader from "./reader.js";
import { change, forget, keepText, keptText, ownWords, settings } from "./settings.js";
import { slogans } from "./slogans.js";
import { table } from "./table.js";
import { take } from "./takeaway.js";
import * as words from "./words.js";

const VARIANTS = ["zh-Hans", "zh-CN", "zh-SG", "zh-MY", "zh-Hant", "zh-TW", "zh-HK", "zh-MO"];
const REGIONS = ["CN", "TW", "HK", "MO", "SG", "MY"];
const TABS = ["text", "measures", "figures", "slogans", "picture"];
const wide = matchMedia("(min-width: 900px)");
const root = document.documentElement;

const state = { text: "", analysis: null, alignment: null, carried: null, langs: {} };
let running = null;

// Workers may only come from this very site; nothing makes HTML from a string.
window.trustedTypes?.createPolicy("default", { createScriptURL: (url) => {
  if (new URL(url, location).origin === location.origin) return url;
  throw new TypeError(`Not a script of this page: ${url}`);
} });

function complain(error) {
  $("problem").textContent = error ? (error.message ?? String(error)) : "";
  $("problem").hidden = !error;
}

/** Tells the reader what happened; quietly, where it can be seen anyway, for those who listen. */
const say = (message, quiet = false) => {
  $("said").className = quiet ? "hidden" : "";
  $("said").textContent = message ?? "";
  setTimeout(() => ($("said").textContent = ""), 4000);
};

/** The script of the text decides what is read next to it, until the reader chooses. */
const target = () => {
  if (settings.to) return settings.to;
  const { script } = state.analysis.detection;
  if (script === "Hant") return "zh-CN";
  return script === "Hans" ? "zh-TW" : language === "zh-Hant" ? "zh-TW" : "zh-CN";
};

/** Reads a text, or what changed about it: its analysis (`again.analyze`), its conversion. Only the last call counts. */
async function read(text, again = { analyze: true }) {
  running?.abort();
  const run = (running = new AbortController());
  const { signal } = run;
  complain();
  if (!text.trim()) return complain(new Error(t("empty")));
  const progress = (from) => (done) => {
    if (!signal.aborted) $("progress").querySelector("progress").value = from + done / 2;
  };
  progress(0)(0);
  $("progress").hidden = false;
  root.dataset.busy = "";
  try {
    const zh = await engine();
    const reading = { signal, onProgress: progress(0) };
    for (const name of ["published", "region"]) if (settings[name]) reading[name] = settings[name];
    const analysis = again.analyze ? await zh.analyze(text, reading) : state.analysis;
    signal.throwIfAborted();
    const before = { ...state };
    Object.assign(state, { text, analysis });
    const to = target();
    const { rules, protect } = ownWords;
    const options = { rules, protect, wording: settings.wording, dropResidue: settings.residue };
    const alignment = await zh.align(text, to, { ...options, signal, onProgress: progress(0.5) }).catch((error) => {
      Object.assign(state, before);
      throw error;
    });
    const { script, region } = analysis.detection;
    const source = region ? `zh-${region}` : { Hans: "zh-Hans", Hant: "zh-Hant" }[script] ?? "zh";
    Object.assign(state, { alignment, langs: { source, target: to }, carried: carry(analysis, alignment) });
    await glossaries(zh, to, options);
    signal.throwIfAborted();
    draw();
    if (again.analyze) arrive();
  } catch (error) {
    if (!signal.aborted) complain(error);
  } finally {
    if (running === run) {
      $("progress").hidden = true;
      delete root.dataset.busy;
    }
  }
}

/** The members of well-known slogans come in the script of the text: they are converted like the rest. */
async function glossaries(zh, to, options) {
  for (const slogan of state.carried.slogans) {
    if (slogan.glossary) slogan.glossary = (await zh.convert(slogan.glossary.join("\n"), to, options)).split("\n");
  }
}

function arrive() {
  keepText(state.text);
  $("paste").value = "";
  scrollTo(0, 0);
  $("main").focus({ preventScroll: true });
  say(t("arrived", { measures: state.analysis.measures.length, figures: state.analysis.quantities.length }), true);
}

function draw() {
  root.dataset.state = "ready";
  $("to").value = state.langs.target;
  about();
  reader.show(state);
  outline(state.carried, state.langs.target);
  table(state.carried, state.langs.target);
  slogans(state.carried, state.langs.target);
  picture(state.carried, state.langs.target);
  const { measures, quantities } = state.carried;
  const counts = { measures: measures.length, figures: quantities.length, slogans: state.carried.slogans.length };
  for (const [name, count] of Object.entries(counts)) {
    $(`tab-${name}`).replaceChildren(t(`tab.${name}`), " ", h("span", { class: "count" }, String(count)));
  }
}

/** Where the text comes from, as it says itself. */
function about() {
  const { detection, article } = state.carried;
  const script = t(`script.${detection.script}`);
  const facts = {
    script: detection.region ? t("script.region", { script, region: t(`region.${detection.region}`) }) : script,
    published: article.published?.replace("T", " "),
    source: article.source,
    authors: article.authors.join("、"),
    editors: article.editors.join("、"),
    doubtful: state.alignment.changes.filter(({ doubtful }) => doubtful).length || null,
  };
  const told = Object.entries(facts).filter(([, fact]) => fact);
  $("about").replaceChildren(
    ...told.map(([name, fact]) => h("div", {}, h("dt", {}, t(`about.${name}`)), h("dd", {}, String(fact)))),
  );
}

/** Marks what is referred to wherever it is shown, and brings it into view everywhere but where the reader is. */
function select(ref, origin) {
  for (const old of document.querySelectorAll(".on")) old.classList.remove("on");
  const home = origin?.closest("#text, .finding");
  const place = reader.reveal(ref);
  for (const found of document.querySelectorAll(`.finding [data-ref~="${ref}"]`)) found.classList.add("on");
  if (home?.id !== "text") {
    if (!wide.matches) tab("text");
    reader.reveal(ref)?.scrollIntoView({ block: "center" });
    if (!wide.matches) place?.focus({ preventScroll: true });
  }
  for (const panel of document.querySelectorAll(".finding")) {
    if (panel !== home && panel.checkVisibility()) panel.querySelector(".on")?.scrollIntoView({ block: "nearest" });
  }
}

function tab(name) {
  change({ tab: name });
  const active = wide.matches && name === "text" ? "measures" : name;
  root.dataset.tab = active;
  for (const one of TABS) {
    $(`tab-${one}`).setAttribute("aria-selected", String(one === active));
    $(`tab-${one}`).tabIndex = one === active ? 0 : -1;
  }
}

function view(name) {
  change({ view: name });
  root.dataset.view = name;
  const shown = !wide.matches && name === "both" ? "target" : name;
  document.querySelector(`[name=view][value=${shown}]`).checked = true;
}

function chooseTarget(to) {
  change({ to });
  if (state.text) read(state.text, {});
}

function options() {
  $("to").replaceChildren(...VARIANTS.map((to) => h("option", { value: to }, t(`variant.${to}`))));
  const region = (name) => h("option", { value: name }, name ? t(`region.${name}`) : t("auto"));
  $("region").replaceChildren(...["", ...REGIONS].map(region));
  $("to").value = state.langs.target ?? (settings.to || (language === "zh-Hant" ? "zh-TW" : "zh-CN"));
}

function openDialog(id) {
  $(id).dispatchEvent(new Event("opened"));
  $(id).showModal();
}

function listenToSettings() {
  const form = $("settings").querySelector("form");
  $("settings").addEventListener("opened", () => {
    for (const field of form.querySelectorAll("[name]")) {
      if (field.type === "checkbox") field.checked = settings[field.name];
      else field.value = settings[field.name];
    }
  });
  form.addEventListener("change", async ({ target: { name, type, checked, value } }) => {
    change({ [name]: type === "checkbox" ? checked : value });
    if (name === "lang") await speak(value).then(options);
    if (name === "keep") keepText(state.text);
    if (state.text && name !== "keys" && name !== "keep") {
      read(state.text, { analyze: name === "published" || name === "region" });
    }
  });
  $("forget").addEventListener("click", async () => {
    forget();
    $("settings").dispatchEvent(new Event("opened"));
    await speak("").then(options);
    say(t("forgotten"));
  });
}

function listen() {
  input.listen((text) => read(text.replace(/\r\n?/g, "\n")), complain);
  reader.listen();
  listenToSettings();
  words.listen(() => state.text && read(state.text, {}));
  $("to").addEventListener("change", ({ target: { value } }) => chooseTarget(value));
  $("view").addEventListener("change", ({ target: { value } }) => view(value));
  $("cancel").addEventListener("click", () => running?.abort());
  $("new").addEventListener("click", startAgain);
  for (const name of TABS) $(`tab-${name}`).addEventListener("click", () => tab(name));
  $("tabs").addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const names = TABS.filter((name) => $(`tab-${name}`).checkVisibility());
    const name = step && names.at((names.indexOf(root.dataset.tab) + step) % names.length);
    if (name) tab(name), $(`tab-${name}`).focus();
  });
  wide.addEventListener("change", () => (tab(settings.tab), view(settings.view)));
  for (const button of document.querySelectorAll("[data-dialog]")) {
    button.addEventListener("click", () => openDialog(button.dataset.dialog));
  }
  $("takeaway").addEventListener("toggle", ({ newState }) => {
    if (newState === "open") beside($("takeaway"), document.querySelector("[popovertarget=takeaway]"));
  });
  $("takeaway").addEventListener("click", async ({ target: button }) => {
    if (!button.dataset.take) return;
    $("takeaway").hidePopover();
    await engine().then((zh) => take(button.dataset.take, state, zh)).then((message) => say(message), complain);
  });
  document.addEventListener("click", act);
  document.addEventListener("keydown", (event) => {
    const marked = event.target.closest?.("[tabindex][data-ref], [tabindex][data-c]");
    if (marked && (event.key === "Enter" || event.key === " ")) event.preventDefault(), act(event);
  });
  keys.listen({ n: () => reader.step("mark.q", 1), N: () => reader.step("mark.q", -1),
    m: () => reader.step(".heading", 1), M: () => reader.step(".heading", -1), d: () => reader.step(".doubt", 1),
    D: () => reader.step(".doubt", -1),
    v: () => view({ source: "both", both: "target", target: "source" }[settings.view]), t: () => $("to").focus(),
    o: () => $("file").click(), w: () => openDialog("words"), s: () => openDialog("settings"),
    c: () => state.text && take("text-plain", state).then((message) => say(message), complain),
    1: () => tab("measures"), 2: () => tab("figures"), 3: () => tab("slogans"), 4: () => tab("picture"),
    "?": () => openDialog("help") });
}

/** Back to the beginning, with the text to edit where it is not too long for a field. */
function startAgain() {
  running?.abort();
  root.dataset.state = "empty";
  $("paste").value = state.text.length < 200_000 ? state.text : "";
  $("paste").focus();
  $("paste").select();
}

/** A click or Enter on a doubtful conversion offers its alternatives; on anything that is linked, it selects it. */
function act({ target: from }) {
  const doubt = from.closest?.(".doubt");
  if (doubt) {
    const one = state.alignment.changes[Number(doubt.dataset.c)];
    const decide = (
      rule,
    ) => (words.addRule(rule), say(t("rule.added", { rule: rule.join(" → ") })), read(state.text, {}));
    offer(doubt, { text: state.text, alignment: state.alignment, change: one, lang: state.langs.target, decide });
  }
  const ref = from.closest?.("[data-ref]")?.dataset.ref.split(" ").at(-1);
  if (ref && !doubt) select(ref, from);
}

async function begin() {
  await speak(settings.lang);
  options();
  listen();
  tab(settings.tab);
  view(settings.view);
  const kept = keptText();
  if (kept) read(kept);
  const zh = await engine();
  $("version").textContent = zh.version ? `zh-measures ${zh.version.package}` : "";
  await navigator.serviceWorker?.register(new URL("sw.js", import.meta.url));
}

begin().catch(complain);
