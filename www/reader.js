// The article in both scripts: rows of paragraphs side by side, with figures, headings, slogans and changes marked.
import { $, h, roving } from "./dom.js";
import { family } from "./format.js";
import { t } from "./i18n.js";
import { project } from "./pkg/src/project.js";

const ROWS_IN_CHUNK = 10;
const [DRAWN_AT_ONCE, DRAWN_TO_SEARCH] = [3, 300];
const LINE = /[^\n]{1,3500}[^\n。]{0,500}。?/gu;
const SENTENCE = /[^。！？!?；;]*[。！？!?；;]+[”’」』）)"]*|[^。！？!?；;]+/g;

let shown = null;

/** The rows of a text, its lines, in chunks that are drawn as they come near; a stretch of boilerplate folds. */
function chunksOf(text, blocks) {
  const chunks = [];
  for (const { start: begin, end, kind } of blocks) {
    const folds = kind === "boilerplate";
    for (const { 0: line, index } of text.slice(begin, end).matchAll(LINE)) {
      const words = line.trim();
      const start = begin + index + line.indexOf(words);
      if (!words) continue;
      if (chunks.at(-1)?.folds !== folds || chunks.at(-1).rows.length === ROWS_IN_CHUNK) {
        chunks.push({ folds, rows: [] });
      }
      chunks.at(-1).rows.push({ start, end: start + words.length, kind });
    }
  }
  return chunks.map((chunk) => ({ ...chunk, start: chunk.rows[0].start, end: chunk.rows.at(-1).end }));
}

/** What is marked on one side, outermost first: lists in reading order, each nesting in the one before. */
function layersOf({ measures, quantities, slogans }, changes, side) {
  const layer = (items) => ({ items: items.filter(({ span }) => span).sort(inOrder), mark: marked });
  const marker = ({ marker: span }, index) => ({ span, ref: `m${index}`, css: "marker", tag: "b" });
  const heading = ({ heading: span, planned, level }, index) => ({ span, ref: `m${index}`, tag: "strong",
    css: `heading l${level}${planned ? " planned" : ""}` });
  const bundle = (span, index) => ({ span, ref: `s${index}`, css: "slogan" });
  const member = ({ members, partial }, index) =>
    (members ?? partial).map((span, nth) => ({ span, ref: `s${index} s${index}.${nth}`, css: "member" }));
  const figure = (span, index) => ({ span, ref: `q${index}`, css: `q ${family(span.kind)}`, tag: "mark" });
  const headings = [...measures.map(marker), ...measures.map(heading)];
  const found = [headings, slogans.map(bundle), slogans.flatMap(member), quantities.map(figure)];
  return [...found.map(layer), { items: changes, side, mark: (change, index) => changed(change, index, side) }];
}

const inOrder = (one, other) => one.span.start - other.span.start;
const marked = ({ tag = "span", css, ref }) => h(tag, { class: css, "data-ref": ref, tabindex: -1 });

function changed({ by, doubtful, target, alternatives }, index, side) {
  const css = { class: `c by-${by}`, "data-c": index };
  if ((!doubtful && !alternatives.length) || side === "source") return h("span", css);
  const readings = { alternatives: [target.text, ...alternatives].join(" / ") };
  const title = t(doubtful ? "doubt.title" : "doubt.others", readings);
  return h("span", { ...css, class: `${css.class} choice${doubtful ? " doubt" : ""}`, role: "button", tabindex: -1,
    "aria-haspopup": "dialog", title });
}

/** The nodes of a stretch of text: its innermost marks inside the outer ones, cut where they overlap. */
function weave(text, layers, from, to, depth = 0) {
  if (depth === layers.length) return from < to ? [text.slice(from, to)] : [];
  const { items, side = "span", mark } = layers[depth];
  const span = (index) => items[index][side] ?? items[index];
  let low = 0;
  for (let high = items.length; low < high;) {
    const middle = (low + high) >> 1;
    if (span(middle).end <= from) low = middle + 1;
    else high = middle;
  }
  const nodes = [];
  let position = from;
  for (; low < items.length && span(low).start < to; low += 1) {
    const [start, end] = [Math.max(span(low).start, position), Math.min(span(low).end, to)];
    if (end <= start) continue;
    const element = mark(items[low], low);
    element.append(...weave(text, layers, start, end, depth + 1));
    nodes.push(...weave(text, layers, position, start, depth + 1), element);
    position = end;
  }
  return [...nodes, ...weave(text, layers, position, to, depth + 1)];
}

/** A row: its sentences in both scripts. */
function row({ start, end, kind }) {
  const { text, alignment, layers, langs } = shown;
  let from = start;
  const pairs = (text.slice(start, end).match(SENTENCE) ?? []).map((sentence) => {
    const unit = { class: "u", "data-u": from };
    const here = { start: from, end: from += sentence.length };
    const there = project(alignment, here);
    return { source: h("span", unit, weave(text, layers.source, here.start, here.end)),
      target: h("span", unit, weave(alignment.text, layers.target, there.start, there.end)) };
  });
  const tag = ["title", "heading"].includes(kind) ? "h2" : "p";
  const side = (name) => h(tag, { class: name, lang: langs[name] }, pairs.map((pair) => pair[name]));
  return h("div", { class: `row ${kind}` }, side("source"), side("target"));
}

/** A chunk with its text unmarked: enough to scroll, search and print, and cheap for a long text. */
function cold(chunk) {
  const { text, alignment, langs } = shown;
  const words = { source: text.slice(chunk.start, chunk.end), target: project(alignment, chunk).text };
  const side = (name) => h("p", { class: name, lang: langs[name] }, words[name]);
  const near = { contentvisibilityautostatechange: ({ skipped }) => skipped || warm(chunk) };
  const gist = h("span", { lang: langs.target }, words.target.slice(0, 60));
  const summary = h("summary", {}, t("boilerplate", { lines: chunk.rows.length }), " ", gist);
  chunk.element = h(chunk.folds ? "details" : "div", { class: "chunk", ...near }, chunk.folds && summary,
    h("div", { class: "row cold" }, side("source"), side("target")));
  return chunk.element;
}

function warm({ element, rows }) {
  element.querySelector(".cold")?.replaceWith(...rows.map(row));
  mark(element);
}

/** Shows an article: the original, its conversion, and the marks of the analysis on both. */
export function show({ text, alignment, analysis, carried, langs }) {
  const sides = { source: analysis, target: carried };
  const layers = Object.entries(sides).map(([side, found]) => [side, layersOf(found, alignment.changes, side)]);
  const chunks = chunksOf(text, analysis.article.blocks);
  shown = { text, alignment, analysis, langs, chunks, layers: Object.fromEntries(layers) };
  $("rows").replaceChildren(...chunks.map(cold));
  chunks.slice(0, DRAWN_AT_ONCE).forEach(warm);
  $("rows").querySelector(".target [tabindex]")?.setAttribute("tabindex", 0);
}

/** Marks what is selected, and for a measure all its sentences. */
function mark(root) {
  const measure = shown.analysis.measures[/^m(\d+)/.exec(shown.selected)?.[1]];
  for (const unit of root.querySelectorAll(".u")) {
    const at = Number(unit.dataset.u);
    unit.classList.toggle("within", at + 1 >= measure?.start && at < measure?.end);
  }
  for (const found of root.querySelectorAll("[data-ref]")) {
    found.classList.toggle("on", found.dataset.ref.split(" ").includes(shown.selected));
  }
}

/** Marks what is referred to wherever it is shown; answers its place in the text. */
export function reveal(ref) {
  shown.selected = ref;
  const places = shown.layers.source.slice(0, -1).flatMap(({ items }) => items);
  const { span } = places.find((place) => place.ref.split(" ").at(-1) === ref);
  const chunk = shown.chunks.find(({ end }) => end > span.start);
  warm(chunk);
  mark(document);
  if (chunk.folds) chunk.element.open = true;
  return [...chunk.element.querySelectorAll(".on")].find((found) => found.checkVisibility()) ?? chunk.element;
}

/** Hovering or focusing a stretch lights up its counterpart on the other side. */
function light({ target, type }) {
  for (const old of $("rows").querySelectorAll(".lit")) old.classList.remove("lit");
  if (type === "pointerleave") return;
  for (const name of ["u", "c", "ref"]) {
    const own = target.closest(`[data-${name}]`);
    const both = own?.closest(".row").querySelectorAll(`[data-${name}="${own.dataset[name]}"]`) ?? [];
    for (const one of both) one.classList.add("lit");
  }
}

export function listen() {
  for (const type of ["pointerover", "pointerleave", "focusin"]) $("rows").addEventListener(type, light);
  // A selection stays on the side it began on, so that what is copied reads on.
  $("rows").addEventListener("pointerdown", (event) => {
    $("rows").dataset.side = event.target.closest(".source") ? "source" : "target";
  });
  roving($("rows"), ".target [tabindex], .source [tabindex]");
}

/** Moves the focus to the next mark of a kind in the text: a figure, a heading, a doubtful conversion. */
export function step(selector, direction) {
  shown?.chunks.slice(0, DRAWN_TO_SEARCH).forEach(warm);
  const side = document.documentElement.dataset.view === "source" ? ".source" : ".target";
  const marks = [...$("rows").querySelectorAll(`${side} ${selector}`)].filter((found) => found.checkVisibility());
  const here = marks.findIndex((found) => found.contains(document.activeElement));
  const next = marks.at((here + direction) % marks.length);
  next?.focus();
  next?.scrollIntoView({ block: "center" });
}
