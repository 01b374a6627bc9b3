// The page: brings what the reader does to the modules that do it, and links text, measures, figures and picture.
import { article, cancel, read } from "./article.js";
import { $, h, on } from "./dom.js";
import { offer } from "./doubt.js";
import { engine } from "./engine.js";
import { picture } from "./figures.js";
import * as frame from "./frame.js";
import { t } from "./i18n.js";
import * as input from "./input.js";
import { outline, slogans } from "./outline.js";
import * as reader from "./reader.js";
import { keptText } from "./settings.js";
import { table } from "./table.js";
import { take } from "./takeaway.js";
import * as words from "./words.js";

const EDITABLE = 200_000;
const PANELS = { measures: outline, figures: table, slogans, picture };
const { dataset } = document.documentElement;

function complain(error) {
  $("problem").textContent = error?.message ?? "";
  $("problem").hidden = !error;
}

/** Tells the reader what happened; quietly, where it can be seen anyway, for those who listen. */
function say(message, quiet = false) {
  $("said").className = quiet ? "hidden" : "sheet";
  $("said").textContent = message ?? "";
  setTimeout(() => ($("said").textContent = ""), 4000);
}

function draw() {
  const { carried, langs } = article;
  dataset.state = "ready";
  about(carried, article.alignment);
  reader.show(article);
  frame.fill();
  for (const part of Object.values(PANELS)) part(carried, langs.target);
}

/** Where the text comes from, as it says itself. */
function about({ detection, article: { published, source, authors, editors } }, { changes }) {
  const [script, region] = [t(`script.${detection.script}`), t(`region.${detection.region}`)];
  const facts = { script: detection.region ? t("script.region", { script, region }) : script,
    published: published?.replace("T", " "), source, authors: authors.join("、"), editors: editors.join("、"),
    doubtful: changes.filter(({ doubtful }) => doubtful).length };
  const told = Object.entries(facts).filter(([, fact]) => fact);
  const fact = ([key, value]) => h("div", {}, h("dt", {}, t(`about.${key}`)), h("dd", {}, String(value)));
  $("about").replaceChildren(...told.map(fact));
}

/** Reads a text and shows it; answers whether it is still wanted then. */
async function show(text, how) {
  complain();
  return read(text, how).then((wanted) => wanted && (draw(), true)).catch(complain);
}

/** Reads a new text and begins at its beginning. */
async function receive(text) {
  if (!(await show(text.replace(/\r\n?/g, "\n")))) return;
  if (!frame.wide.matches) frame.tab("text");
  $("paste").value = "";
  scrollTo(0, 0);
  $("main").focus({ preventScroll: true });
  say(t("arrived", { measures: article.carried.measures.length, figures: article.carried.quantities.length }), true);
}

/** Reads the text that is shown once more, after a change of what it is read by. */
const again = (how = { analyze: false }) => article.text && show(article.text, how);

/** Back to the beginning, with the text to edit where it is not too long for a field. */
function restart() {
  cancel();
  dataset.state = "empty";
  $("paste").value = article.text.length < EDITABLE ? article.text : "";
  $("paste").focus();
  $("paste").select();
}

/** Marks what is referred to wherever it is shown, and brings it into view everywhere but where the reader is. */
function select(ref, origin) {
  const home = origin.closest("#text, .finding");
  if (home.id !== "text" && !frame.wide.matches) frame.tab("text");
  const place = reader.reveal(ref);
  if (home.id !== "text") place.scrollIntoView({ block: "center" });
  if (!home.checkVisibility()) place.focus({ preventScroll: true });
  for (const panel of document.querySelectorAll(".finding.open")) {
    if (panel !== home) panel.querySelector(".on")?.scrollIntoView({ block: "nearest" });
  }
}

/** A click or Enter selects what is linked, and offers the alternatives of a conversion, a doubtful one first. */
function act({ target }) {
  const [choice, linked] = [".choice", "[data-ref]"].map((kind) => target.closest(kind));
  if (linked && !choice?.matches(".doubt")) return select(linked.dataset.ref.split(" ").at(-1), linked);
  if (!choice) return;
  offer(article, choice.dataset.c, (rule) => {
    words.addRule(rule);
    say(t("rule.added", { rule: rule.join(" → ") }));
    again();
  });
}

function takeAway(what) {
  $("takeaway").hidePopover();
  return engine().then((zh) => take(what, article, zh)).then(say, complain);
}

function listen() {
  input.listen(receive, complain);
  reader.listen();
  frame.listen(again, say);
  words.listen(again);
  on("click", "#cancel", cancel);
  on("click", "#new", restart);
  on("click", "[data-take]", ({ dataset }) => takeAway(dataset.take));
  document.addEventListener("click", act);
  on("keydown", "[tabindex][data-ref], .choice", (mark, event) => {
    if (!["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    act(event);
  });
  const step = (key, marks) => ({ [key]: () => reader.step(marks, 1),
    [key.toUpperCase()]: () => reader.step(marks, -1) });
  const tabs = Object.keys(PANELS).map((name, index) => [index + 1, () => frame.tab(name)]);
  frame.listenToKeys({ ...step("n", "mark.q"), ...step("m", ".heading"), ...step("d", ".doubt"), v: () => frame.view(),
    o: () => $("file").click(), c: () => article.text && takeAway("text-plain"), ...Object.fromEntries(tabs) });
}

async function begin() {
  listen();
  await frame.dress();
  if (keptText()) receive(keptText());
  await engine();
  await navigator.serviceWorker?.register(new URL("sw.js", import.meta.url));
}

begin().catch(complain);
