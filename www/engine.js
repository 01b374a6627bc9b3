// The library, in its worker: the page stays responsive however long the text. It starts first, and the words with it.
import { speak } from "./i18n.js";
import { start } from "./pkg/dist/worker.js";
import { settings } from "./settings.js";

// Workers may only come from this very site; nothing makes HTML from a string.
window.trustedTypes?.createPolicy("default", { createScriptURL: (url) => {
  if (new URL(url, location).origin === location.origin) return url;
  throw new TypeError(`Not a script of this page: ${url}`);
} });

let started;
/** The library, loaded once; a failed load can be tried again. */
export function engine() {
  started ??= start();
  started.catch(() => (started = undefined));
  return started;
}

engine();
speak(settings.lang).catch(() => {});
