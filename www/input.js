// How a text comes in: pasted anywhere, dropped, opened, typed, or a sample.
import { $, on, picker } from "./dom.js";
import { t } from "./i18n.js";
import { decode, plain } from "./plain.js";

const LARGEST = 20 * 1024 * 1024;
const NAMES = /\.(txt|md|markdown|html?|text)$/i;
const STRUCTURE = /<(p|div|li|td|th|h[1-6]|br|tr|section|article)\b/i;
const OWN_FIELDS = "input, select, dialog, textarea:not(#paste)";

/** The text of a file, or of a transfer: its HTML with breaks kept where it has any structure, else its text. */
async function textOf(transfer) {
  const [html, text] = ["text/html", "text/plain"].map((type) => transfer.getData(type));
  const [file] = text ? [] : transfer.files;
  return file ? textOfFile(file) : (STRUCTURE.test(html) && plain(html)) || text || plain(html);
}

async function textOfFile(file) {
  if (file.size > LARGEST) throw new Error(t("file.large", { name: file.name }));
  if (!NAMES.test(file.name) && !file.type.startsWith("text/")) throw new Error(t("file.kind", { name: file.name }));
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  return /\.html?$/i.test(file.name) || file.type === "text/html" ? plain(text) : text;
}

/** Calls `take(text)` with every text that comes in, and `fail(error)` with what does not. */
export function listen(take, fail) {
  document.addEventListener("paste", (event) => {
    if (event.target.closest?.(OWN_FIELDS)) return;
    event.preventDefault();
    textOf(event.clipboardData).then(take, fail);
  });
  for (const type of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(type, (event) => {
      event.preventDefault();
      document.documentElement.classList.toggle("dropping", type === "dragover");
      if (type === "drop") textOf(event.dataTransfer).then(take, fail);
    });
  }
  picker("#open", "#file", (file) => textOfFile(file).then(take, fail));
  on("submit", "#start", (form, event) => {
    event.preventDefault();
    take($("paste").value);
  });
  on("click", "[data-sample]", ({ dataset }) => {
    const sample = fetch(new URL(`samples/${dataset.sample}.txt`, import.meta.url));
    sample.then((answer) => answer.text()).then(take, fail);
  });
}
