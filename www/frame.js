// The frame around the text: what is shown of it, the tabs of what was found, the dialogs, the settings.
import { article } from "./article.js";
import { $, h } from "./dom.js";
import { beside } from "./doubt.js";
import { language, speak, t } from "./i18n.js";
import { change, forget, keepText, settings } from "./settings.js";
import { menu } from "./takeaway.js";

const VARIANTS = ["zh-CN", "zh-TW", "zh-HK", "zh-MO", "zh-SG", "zh-MY", "zh-Hans", "zh-Hant"];
const REGIONS = ["CN", "TW", "HK", "MO", "SG", "MY"];
const LANGUAGES = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" };
const TABS = ["text", "measures", "figures", "slogans", "picture"];
const VIEWS = ["source", "both", "target"];

export const wide = matchMedia("(min-width: 900px)");
const { dataset } = document.documentElement;
const field = (name) => $("settings").querySelector(`[name=${name}]`);

/** Shows one of the tabs; beside the text, where there is room, the text's own tab is not needed. */
export function tab(name) {
  change({ tab: name });
  dataset.tab = wide.matches && name === "text" ? "measures" : name;
  for (const one of $("tabs").children) {
    const active = one.id === `tab-${dataset.tab}`;
    one.setAttribute("aria-selected", String(active));
    one.tabIndex = active ? 0 : -1;
  }
}

/** Shows the original, the conversion, or both. */
export function view(name = VIEWS[(VIEWS.indexOf(settings.view) + 1) % VIEWS.length]) {
  change({ view: name });
  dataset.view = name;
  const shown = !wide.matches && name === "both" ? "target" : name;
  for (const { control } of $("view").children) control.checked = control.value === shown;
}

/** Writes everything that is said in the reader's language. */
export async function dress() {
  await speak(settings.lang);
  const options = (names, word) =>
    names.map((name) => h("option", { value: name, lang: name in LANGUAGES ? name : null }, word(name)));
  $("to").replaceChildren(...options(VARIANTS, (name) => t(`variant.${name}`)));
  $("to").value = article.langs.target ?? (settings.to || (language === "zh-Hant" ? "zh-TW" : "zh-CN"));
  field("region").replaceChildren(...options(["", ...REGIONS], (name) => t(name ? `region.${name}` : "auto")));
  field("lang").replaceChildren(...options(["", ...Object.keys(LANGUAGES)], (name) => LANGUAGES[name] ?? t("auto")));
  const radio = (value) => h("input", { type: "radio", name: "view", value });
  $("view").replaceChildren(
    ...VIEWS.map((name) =>
      h("label", { class: name === "both" ? "wide" : null }, radio(name), h("span", {}, t(`view.${name}`)))
    ),
  );
  $("tabs").replaceChildren(
    ...TABS.map((name) =>
      h("button", { role: "tab", id: `tab-${name}`, "aria-controls": name, click: () => tab(name) }, t(`tab.${name}`),
        " ", h("span", { class: "count" }))
    ),
  );
  menu();
  fill();
  tab(settings.tab);
  view(settings.view);
}

/** What the tabs count, and what the settings are, as they stand. */
export function fill() {
  const { measures, quantities, slogans } = article.carried ?? {};
  const counts = { measures, figures: quantities, slogans };
  for (const name of Object.keys(counts)) $(`tab-${name}`).lastChild.textContent = counts[name]?.length ?? "";
  if (article.carried) $("to").value = article.langs.target;
  for (const one of $("settings").querySelectorAll("[name]")) {
    one[one.type === "checkbox" ? "checked" : "value"] = settings[one.name];
  }
}

export function open(id) {
  $(id).dispatchEvent(new Event("opened"));
  $(id).showModal();
}

/** `again(how)` reads the text again after a setting that matters to it. */
export function listen(again, say) {
  wide.addEventListener("change", () => (tab(settings.tab), view(settings.view)));
  $("view").addEventListener("change", ({ target }) => view(target.value));
  $("to").addEventListener("change", ({ target }) => (change({ to: target.value }), again({ analyze: false })));
  $("tabs").addEventListener("keydown", ({ key }) => {
    const tabs = [...$("tabs").children].filter((one) => one.checkVisibility());
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const next = step && tabs.at((tabs.indexOf(document.activeElement) + step) % tabs.length);
    if (next) next.click(), next.focus();
  });
  for (const button of document.querySelectorAll("[data-dialog]")) {
    button.addEventListener("click", () => open(button.dataset.dialog));
  }
  $("takeaway").addEventListener("toggle", () => beside($("takeaway"), document.querySelector("[popovertarget]")));
  $("settings").addEventListener("change", async ({ target: { name, type, checked, value } }) => {
    change({ [name]: type === "checkbox" ? checked : value });
    if (name === "keep") return keepText(article.text);
    if (name === "lang") await dress();
    if (name !== "keys") again({ analyze: name === "published" || name === "region" });
  });
  $("forget").addEventListener("click", async () => {
    forget();
    await dress();
    say(t("forgotten"));
  });
}
