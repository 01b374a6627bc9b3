// The article in both scripts: rows of paragraphs side by side, with figures, headings, slogans and changes marked.
import { $, h, roving } from "./dom.js";
import { family } from "./format.js";
import { t } from "./i18n.js";
import { project } from "./pkg/project.js";

const ROWS_IN_CHUNK = 30;
const ROWS_TO_SEARCH = 2000;
const LINE = /[^\n]{1,3500}[^\n。]{0,500}。?/gu;
const SENTENCE = /[^。！？!?；;]*[。！？!?；;]+[”’」』）)"]*|[^。！？!?；;]+/g;

let shown = null;
const near = ({ isIntersecting, target }) => isIntersecting && warm(Number(target.dataset.chunk));
const watcher = new IntersectionObserver((entries) => entries.forEach(near), { rootMargin: "1200px" });

/** The stretches of a text that stand on rows of their own: its lines, cut where the kind of block changes. */
function rowsOf(text, blocks) {
  const row = ({ start, kind }) => (line) => {
    const words = line[0].trim();
    const from = start + line.index + line[0].indexOf(words);
    return { start: from, end: from + words.length, kind };
  };
  const rows = blocks.flatMap((block) => [...text.slice(block.start, block.end).matchAll(LINE)].map(row(block)));
  return rows.filter(({ start, end }) => start < end);
}

/** Rows in chunks that are drawn as they come near; a stretch of boilerplate is a chunk that folds. */
function chunksOf(rows) {
  const chunks = [];
  rows.forEach((row, index) => {
    const boilerplate = row.kind === "boilerplate";
    const last = chunks.at(-1);
    if (last && last.boilerplate === boilerplate && index - last.first < ROWS_IN_CHUNK) last.end = row.end;
    else chunks.push({ first: index, start: row.start, end: row.end, boilerplate });
    chunks.at(-1).last = index + 1;
  });
  return chunks;
}

/** What is marked on one side, outermost first: lists in reading order, each nesting in the one before. */
function layersOf({ measures, quantities, slogans }, changes, side) {
  const marked = (tag, css, ref) => h(tag, { class: css, "data-ref": ref, tabindex: -1 });
  const inOrder = (items) => items.filter(({ span }) => span).sort((one, other) => one.span.start - other.span.start);
  const layer = (items) => ({ items: inOrder(items), mark: (item) => marked(item.tag ?? "span", item.css, item.ref) });
  const headings = measures.flatMap(({ heading, marker, planned, level },
    index) => [{ span: marker, ref: `m${index}`, css: "marker", tag: "b" }, { span: heading, ref: `m${index}`,
    css: `heading l${level}${planned ? " planned" : ""}`, tag: "strong" }]
  );
  const members = slogans.flatMap(({ members: all, partial }, index) =>
    (all ?? partial).map((span, member) => ({ span, ref: `s${index} s${index}.${member}`, css: "member" }))
  );
  return [layer(headings), layer(slogans.map((span, index) => ({ span, ref: `s${index}`, css: "slogan" }))),
    layer(members), { items: quantities, mark: ({ kind }, index) => marked("mark", `q ${family(kind)}`, `q${index}`) },
    { items: changes, side, mark: (change, index) => changed(change, index, side) }];
}

function changed({ by, doubtful, target, alternatives }, index, side) {
  const css = { class: `c by-${by}`, "data-c": index };
  if ((!doubtful && !alternatives.length) || side === "source") return h("span", css);
  const title = t(doubtful ? "doubt.title" : "doubt.others", {
    alternatives: [target.text, ...alternatives].join(" / "),
  });
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

function row({ start, end, kind }) {
  const { text, alignment, source, target, langs } = shown;
  const tag = kind === "title" || kind === "heading" ? "h2" : "p";
  const left = h(tag, { class: "source", lang: langs.source });
  const right = h(tag, { class: "target", lang: langs.target });
  const sentences = text.slice(start, end).match(SENTENCE) ?? [];
  let from = start;
  for (const sentence of sentences) {
    const to = from + sentence.length;
    const there = project(alignment, { start: from, end: to });
    left.append(h("span", { class: "u", "data-u": from }, weave(text, source, from, to)));
    right.append(h("span", { class: "u", "data-u": from }, weave(alignment.text, target, there.start, there.end)));
    from = to;
  }
  return h("div", { class: `row ${kind}` }, left, right);
}

/** The text of a chunk, unmarked: enough to scroll, search and print, and cheap for a long text. */
function cold(chunk, index) {
  const { text, alignment, langs } = shown;
  const converted = project(alignment, chunk).text;
  const both = h("div", { class: "row cold" },
    h("p", { class: "source", lang: langs.source }, text.slice(chunk.start, chunk.end)),
    h("p", { class: "target", lang: langs.target }, converted));
  if (!chunk.boilerplate) return h("div", { class: "chunk", "data-chunk": index }, both);
  const gist = h("span", { lang: langs.target }, converted.slice(0, 60));
  const summary = h("summary", {}, t("boilerplate", { lines: chunk.last - chunk.first }), " ", gist);
  return h("details", { class: "chunk boilerplate", "data-chunk": index }, summary, both);
}

function warm(index) {
  const chunk = shown?.chunks[index];
  if (!chunk || chunk.warm) return;
  chunk.warm = true;
  watcher.unobserve(chunk.element);
  chunk.element.querySelector(".cold").replaceWith(...shown.rows.slice(chunk.first, chunk.last).map(row));
  if (shown.selected) mark(shown.selected, chunk.element);
}

/** Shows an article: the original, its conversion, and the marks of the analysis on both. */
export function show({ text, alignment, analysis, carried, langs }) {
  const rows = rowsOf(text, analysis.article.blocks);
  watcher.disconnect();
  shown = { text, alignment, analysis, langs, rows, chunks: chunksOf(rows),
    source: layersOf(analysis, alignment.changes, "source"), target: layersOf(carried, alignment.changes, "target") };
  shown.chunks.forEach((chunk, index) => (chunk.element = cold(chunk, index)));
  $("rows").replaceChildren(...shown.chunks.map((chunk) => chunk.element));
  for (let index = 0; index < Math.min(4, shown.chunks.length); index += 1) warm(index);
  for (const { element: unseen } of shown.chunks.slice(4)) watcher.observe(unseen);
  const first = $("rows").querySelector(".target [tabindex]");
  if (first) first.tabIndex = 0;
}

/** The stretch of the original that a reference names: m3 a measure's heading, q7 a figure, s0 a slogan, s0.2 its member. */
function spanOf(ref) {
  const { measures, quantities, slogans } = shown.analysis;
  const [index, member] = ref.slice(1).split(".");
  if (ref[0] === "m") return measures[index].heading;
  if (ref[0] === "q") return quantities[index];
  return member ? (slogans[index].members ?? slogans[index].partial)[member] : slogans[index];
}

/** Marks what is referred to, and for a measure all its sentences. */
function mark(ref, root) {
  const whole = ref[0] === "m" ? shown.analysis.measures[Number(ref.slice(1))] : null;
  for (const unit of whole ? root.querySelectorAll(".u") : []) {
    const at = Number(unit.dataset.u);
    unit.classList.toggle("within", at + 1 >= whole.start && at < whole.end);
  }
  for (const found of root.querySelectorAll(`[data-ref~="${ref}"]`)) found.classList.add("on");
}

/** Draws and marks the place of a reference; answers the element to scroll to. */
export function reveal(ref) {
  for (const old of $("rows").querySelectorAll(".within")) old.classList.remove("within");
  shown.selected = ref;
  const { start } = spanOf(ref);
  const index = shown.chunks.findIndex(({ end }) => end > start);
  warm(index);
  mark(ref, $("rows"));
  const { element: home } = shown.chunks[index];
  if (home.tagName === "DETAILS") home.open = true;
  return [...home.querySelectorAll(`[data-ref~="${ref}"]`)].find((found) => found.checkVisibility()) ?? home;
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
  if (shown?.rows.length < ROWS_TO_SEARCH) shown.chunks.forEach((_, index) => warm(index));
  const side = document.documentElement.dataset.view === "source" ? ".source" : ".target";
  const marks = [...$("rows").querySelectorAll(`${side} ${selector}`)].filter((found) => found.checkVisibility());
  const here = marks.findIndex((found) => found.contains(document.activeElement));
  const next = marks.at((here + direction) % marks.length);
  next?.focus();
  next?.scrollIntoView({ block: "center" });
}
