// The frame around the text: what is shown of it, the tabs of what was found, the dialogs, the settings, the keys.
import { article } from "./article.js";
import { $, h, on, roving } from "./dom.js";
import { language, speak, t } from "./i18n.js";
import { change, forget, keepText, settings } from "./settings.js";
import { menu } from "./takeaway.js";

const VARIANTS = ["zh-CN", "zh-TW", "zh-HK", "zh-MO", "zh-SG", "zh-MY", "zh-Hans", "zh-Hant"];
const REGIONS = ["", "CN", "TW", "HK", "MO", "SG", "MY"];
const LANGUAGES = { "": "auto", en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" };
const OTHER_KEYS = ["Enter", "← →", "Esc"];
const VIEWS = ["source", "both", "target"];

export const wide = matchMedia("(min-width: 900px)");
const { dataset } = document.documentElement;

/** Shows one of the tabs; beside the text, where there is room, the text's own tab is not needed. */
export function tab(name) {
  change({ tab: name });
  dataset.tab = wide.matches && name === "text" ? "measures" : name;
  for (const one of $("tabs").children) {
    const active = one.id === `tab-${dataset.tab}`;
    one.setAttribute("aria-selected", String(active));
    one.tabIndex = active ? 0 : -1;
    $(one.getAttribute("aria-controls")).classList.toggle("open", active);
  }
}

/** Shows the original, the conversion, or both. */
export function view(name = VIEWS[(VIEWS.indexOf(settings.view) + 1) % VIEWS.length]) {
  change({ view: name });
  dataset.view = name;
  const shown = !wide.matches && name === "both" ? "target" : name;
  for (const radio of document.getElementsByName("view")) radio.checked = radio.value === shown;
}

/** Writes everything that is said in the reader's language. */
export async function dress() {
  await speak(settings.lang);
  const option = (value, word) => h("option", { value, lang: LANGUAGES[value] && value }, word(value));
  const fillSelect = (select, all, word) => select.replaceChildren(...all.map((value) => option(value, word)));
  const [lang, region] = ["lang", "region"].map((name) => $("settings").querySelector(`[name=${name}]`));
  fillSelect($("to"), VARIANTS, (name) => t(`variant.${name}`));
  fillSelect(region, REGIONS, (name) => t(name ? `region.${name}` : "auto"));
  fillSelect(lang, Object.keys(LANGUAGES), (name) => t(LANGUAGES[name]));
  $("to").value = settings.to || (language === "zh-Hant" ? "zh-TW" : "zh-CN");
  menu();
  fill();
  tab(settings.tab);
  view(settings.view);
}

/** What the tabs count, and what the settings are, as they stand. */
export function fill() {
  const { measures, quantities: figures, slogans } = article.carried ?? {};
  const counts = Object.entries({ measures, figures, slogans });
  for (const [name, list] of counts) $(`tab-${name}`).dataset.count = list?.length ?? "";
  if (article.carried) $("to").value = article.langs.target;
  for (const one of $("settings").querySelectorAll("[name]")) {
    one[one.type === "checkbox" ? "checked" : "value"] = settings[one.name];
  }
}

/** `again(how)` reads the text again after a setting that matters to it. */
export function listen(again, say) {
  wide.addEventListener("change", () => (tab(settings.tab), view(settings.view)));
  on("change", "[name=view]", ({ value }) => view(value));
  on("change", "#to", ({ value }) => (change({ to: value }), again()));
  on("click", "[role=tab]", ({ id }) => tab(id.slice("tab-".length)));
  on("click", "[data-dialog]", ({ dataset: { dialog } }) => $(dialog).showModal());
  roving($("tabs"), "[role=tab]", (next) => next.click());
  on("change", "#settings [name]", async ({ name, type, checked, value }) => {
    change({ [name]: type === "checkbox" ? checked : value });
    if (name === "keep") return keepText(article.text);
    if (name === "lang") await dress();
    if (name !== "keys") again({ analyze: name === "published" || name === "region" });
  });
  on("click", "#forget", () => (forget(), dress().then(() => say(t("forgotten")))));
}

/** Runs an action for its key, and for the key that a control names it is as if that were clicked; fills the help. */
export function listenToKeys(actions) {
  const controls = [...document.querySelectorAll("[aria-keyshortcuts]")];
  const click = (control) => [control.getAttribute("aria-keyshortcuts"), () => (control.focus(), control.click())];
  const all = { ...actions, ...Object.fromEntries(controls.map(click)) };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !settings.keys || !all[event.key]) return;
    if (event.target.closest("input, textarea, select, dialog, [popover]")) return;
    event.preventDefault();
    all[event.key]();
  });
  on("click", "[data-dialog=help]", () => {
    const told = [...Object.keys(all), ...OTHER_KEYS].filter((key) => t(`key.${key}`) !== `key.${key}`);
    const line = (key) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, t(`key.${key}`))];
    $("keys").replaceChildren(...told.flatMap(line));
  });
}
