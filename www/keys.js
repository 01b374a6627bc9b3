// The keyboard: one key for each thing, written down under "?".
import { $, h } from "./dom.js";
import { t } from "./i18n.js";
import { settings } from "./settings.js";

/** Runs an action for its key, and writes the list of keys into the help. */
export function listen(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !settings.keys) return;
    if (event.target.closest("input, textarea, select, dialog, [popover]")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  $("help").addEventListener("opened", () => {
    const keys = [...Object.keys(actions), "Enter", "← →", "Esc"].filter((key) => t(`key.${key}`) !== `key.${key}`);
    const line = (key) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, t(`key.${key}`))];
    $("keys").replaceChildren(...keys.flatMap(line));
  });
}
