// How a text comes in: pasted anywhere, dropped, opened, typed, or a sample.
import { decode } from "./decode.js";
import { $, picker } from "./dom.js";
import { t } from "./i18n.js";
import { plain } from "./plain.js";

const LARGEST = 20 * 1024 * 1024;
const NAMES = /\.(txt|md|markdown|html?|text)$/i;

/** The text of a transfer: its HTML with breaks kept where it has any structure, else its text. */
function textOf(transfer) {
  const html = transfer.getData("text/html");
  const text = transfer.getData("text/plain");
  const structured = /<(p|div|li|td|th|h[1-6]|br|tr|section|article)\b/i.test(html);
  return (structured && plain(html)) || text || plain(html);
}

async function textOfFile(file) {
  if (file.size > LARGEST) throw new Error(t("file.large", { name: file.name }));
  if (!NAMES.test(file.name) && !file.type.startsWith("text/")) throw new Error(t("file.kind", { name: file.name }));
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  return /\.html?$/i.test(file.name) || file.type === "text/html" ? plain(text) : text;
}

const edits = (element) => element.closest?.("input, select, dialog, #doubt, textarea:not(#paste)");

/** Calls `take(text)` with every text that comes in, and `fail(error)` with what does not. */
export function listen(take, fail) {
  const open = (file) => textOfFile(file).then(take, fail);
  document.addEventListener("paste", (event) => {
    if (edits(event.target)) return;
    const { clipboardData } = event;
    event.preventDefault();
    if (clipboardData.files[0] && !clipboardData.types.includes("text/plain")) open(clipboardData.files[0]);
    else take(textOf(clipboardData));
  });
  const dropping = (on) => document.documentElement.classList.toggle("dropping", on);
  document.addEventListener("dragover", (event) => (event.preventDefault(), dropping(true)));
  document.addEventListener("dragleave", ({ relatedTarget }) => dropping(relatedTarget !== null));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    dropping(false);
    const [file] = event.dataTransfer.files;
    if (file) open(file);
    else take(textOf(event.dataTransfer));
  });
  picker($("open"), $("file"), open);
  $("start").addEventListener("submit", (event) => {
    event.preventDefault();
    take($("paste").value);
  });
  for (const button of document.querySelectorAll("[data-sample]")) {
    button.addEventListener("click", () =>
      fetch(new URL(`samples/${button.dataset.sample}.txt`, import.meta.url)).then((answer) =>
        answer.text()
      ).then(take, fail));
  }
}
