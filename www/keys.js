// The keyboard: one key for each thing, written down under "?".
import { $, h, on } from "./dom.js";
import { t } from "./i18n.js";
import { settings } from "./settings.js";

const OTHERS = ["Enter", "← →", "Esc"];

/** Runs an action for its key, and for the key that a control names it is as if that were clicked; fills the help. */
export function listen(actions) {
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
    const told = [...Object.keys(all), ...OTHERS].filter((key) => t(`key.${key}`) !== `key.${key}`);
    const line = (key) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, t(`key.${key}`))];
    $("keys").replaceChildren(...told.flatMap(line));
  });
}
