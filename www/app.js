// The page: brings what the reader does to the modules that do it, and links text, measures, figures and picture.
import { article, cancel, read } from "./article.js";
import { $, h } from "./dom.js";
import { offer } from "./doubt.js";
import { engine } from "./engine.js";
import { picture } from "./figures.js";
import * as frame from "./frame.js";
import { t } from "./i18n.js";
import * as input from "./input.js";
import * as keys from "./keys.js";
import { outline } from "./outline.js";
import * as reader from "./reader.js";
import { keptText } from "./settings.js";
import { slogans } from "./slogans.js";
import { table } from "./table.js";
import { take } from "./takeaway.js";
import * as words from "./words.js";

const EDITABLE = 200_000;
const { dataset } = document.documentElement;

// Workers may only come from this very site; nothing makes HTML from a string.
window.trustedTypes?.createPolicy("default", { createScriptURL: (url) => {
  if (new URL(url, location).origin === location.origin) return url;
  throw new TypeError(`Not a script of this page: ${url}`);
} });

function complain(error) {
  $("problem").textContent = error?.message ?? "";
  $("problem").hidden = !error;
}

/** Tells the reader what happened; quietly, where it can be seen anyway, for those who listen. */
function say(message, quiet = false) {
  $("said").className = quiet ? "hidden" : "";
  $("said").textContent = message ?? "";
  setTimeout(() => ($("said").textContent = ""), 4000);
}

function draw() {
  const { carried, langs } = article;
  dataset.state = "ready";
  for (const part of [outline, table, slogans, picture]) part(carried, langs.target);
  about();
  reader.show(article);
  frame.fill();
}

/** Where the text comes from, as it says itself. */
function about() {
  const { detection: { region, script: name }, article: { published, source, authors, editors } } = article.carried;
  const script = t(`script.${name}`);
  const doubtful = article.alignment.changes.filter((change) => change.doubtful).length;
  const facts = { script: region ? t("script.region", { script, region: t(`region.${region}`) }) : script,
    published: published?.replace("T", " "), source, authors: authors.join("、"), editors: editors.join("、"),
    doubtful };
  const told = Object.entries(facts).filter(([, fact]) => fact);
  const fact = ([key, value]) => h("div", {}, h("dt", {}, t(`about.${key}`)), h("dd", {}, String(value)));
  $("about").replaceChildren(...told.map(fact));
}

/** Reads a new text and begins at its beginning. */
async function receive(text) {
  complain();
  try {
    if (!(await read(text.replace(/\r\n?/g, "\n")))) return;
    draw();
    if (!frame.wide.matches) frame.tab("text");
    $("paste").value = "";
    scrollTo(0, 0);
    $("main").focus({ preventScroll: true });
    say(t("arrived", { measures: article.carried.measures.length, figures: article.carried.quantities.length }), true);
  } catch (error) {
    complain(error);
  }
}

/** Reads the text that is shown once more, after a change of what it is read by. */
async function again(how = { analyze: false }) {
  complain();
  if (article.text) await read(article.text, how).then((done) => done && draw(), complain);
}

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
  for (const old of document.querySelectorAll(".on")) old.classList.remove("on");
  for (const found of document.querySelectorAll(`.finding [data-ref~="${ref}"]`)) found.classList.add("on");
  if (home.id !== "text" && !frame.wide.matches) frame.tab("text");
  const place = reader.reveal(ref);
  if (home.id !== "text") place?.scrollIntoView({ block: "center" });
  if (!home.checkVisibility()) place?.focus({ preventScroll: true });
  for (const panel of document.querySelectorAll(".finding")) {
    if (panel !== home && panel.checkVisibility()) panel.querySelector(".on")?.scrollIntoView({ block: "nearest" });
  }
}

/** A click or Enter on what is linked selects it; on a conversion with alternatives, and first of all a doubtful one, it offers them. */
function act({ target }) {
  const [choice, linked] = [".choice", "[data-ref]"].map((kind) => target.closest(kind));
  if (linked && !choice?.matches(".doubt")) return select(linked.dataset.ref.split(" ").at(-1), linked);
  if (!choice) return;
  offer(choice, article, Number(choice.dataset.c), (rule) => {
    words.addRule(rule);
    say(t("rule.added", { rule: rule.join(" → ") }));
    again();
  });
}

const takeAway = (what) => engine().then((zh) => take(what, article, zh)).then((message) => say(message), complain);

function listen() {
  input.listen(receive, complain);
  reader.listen();
  frame.listen(again, say);
  words.listen(again);
  $("cancel").addEventListener("click", cancel);
  $("new").addEventListener("click", restart);
  $("takeaway").addEventListener("click", ({ target }) => {
    if (!target.dataset.take) return;
    $("takeaway").hidePopover();
    takeAway(target.dataset.take);
  });
  document.addEventListener("click", act);
  document.addEventListener("keydown", (event) => {
    if (!["Enter", " "].includes(event.key) || !event.target.closest("[tabindex][data-ref], .choice")) return;
    event.preventDefault();
    act(event);
  });
  const step = (key, marks) => ({ [key]: () => reader.step(marks, 1),
    [key.toUpperCase()]: () => reader.step(marks, -1) });
  const tabs = ["measures", "figures", "slogans", "picture"].map((name, index) => [index + 1, () => frame.tab(name)]);
  keys.listen({ ...step("n", "mark.q"), ...step("m", ".heading"), ...step("d", ".doubt"), v: () => frame.view(),
    t: () => $("to").focus(), o: () => $("file").click(), c: () => article.text && takeAway("text-plain"),
    w: () => frame.open("words"), s: () => frame.open("settings"), ...Object.fromEntries(tabs),
    "?": () => frame.open("help") });
}

async function begin() {
  const loading = engine();
  await frame.dress();
  listen();
  if (keptText()) receive(keptText());
  await loading;
  await navigator.serviceWorker?.register(new URL("sw.js", import.meta.url));
}

begin().catch(complain);
