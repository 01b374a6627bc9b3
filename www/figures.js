// A picture of the figures: for each measure its figures by kind, and the dates on a line of time. Plain SVG.
import { $, h, roving } from "./dom.js";
import { family, FAMILY_NAMES, size, value } from "./format.js";
import { t } from "./i18n.js";

const WIDTH = 460;
const LABEL = 150;
const ROW = 34;
const AT_MOST = 60;

/** A dot that grows with the order of magnitude of its figure. */
function dot(quantity, index, x, y, radius) {
  const name = [quantity.text, quantity.item?.text, value(quantity)].filter(Boolean).join(" · ");
  const attributes = { class: `dot ${family(quantity.kind)}`, "data-ref": `q${index}`, role: "button", tabindex: -1 };
  return h("g", { ...attributes, "aria-label": name }, h("title", {}, name), h("circle", { cx: x, cy: y, r: radius }));
}

const radius = (quantity) =>
  Math.min(9, 3.5 + Math.log10(1 + Math.abs(Number.isFinite(size(quantity)) ? size(quantity) : 1)));

/** The years that a calendar value spans, as fractions: 2017-H1 is 2017 to 2017.5. Null where it names no year. */
export function years(timex) {
  const parts = (timex ?? "").split("/").map((part) => {
    const found = /^(\d{3}X|\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|H([12])|Q([1-4])|W(\d\d)))?/.exec(part);
    if (!found) return null;
    const [, year, month, day, half, quarter, week] = found;
    const start = Number(year.replace("X", "0"));
    if (day) return [start + (month - 1) / 12 + (day - 1) / 372, 1 / 372];
    if (month) return [start + (month - 1) / 12, 1 / 12];
    if (half) return [start + (half - 1) / 2, 0.5];
    if (quarter) return [start + (quarter - 1) / 4, 0.25];
    return week ? [start + (week - 1) / 53, 1 / 53] : [start, year.endsWith("X") ? 10 : 1];
  });
  if (!parts.length || parts.includes(null)) return null;
  const [first, last] = [parts[0], parts.at(-1)];
  return { start: first[0], end: last[0] + last[1] };
}

const clip = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

function matrix(analysis, lang) {
  const indexed = analysis.quantities.map((quantity, index) => ({ quantity, index }));
  const groups = [...analysis.measures.keys(), null].map((measure) => ({ measure,
    figures: indexed.filter(({ quantity }) => quantity.measure === measure) })
  ).filter(({ figures }) => figures.length).slice(0, AT_MOST);
  const column = (WIDTH - LABEL) / FAMILY_NAMES.length;
  const rows = groups.map(({ measure, figures }, line) => {
    const top = 30 + line * ROW;
    const heading = measure === null ? t("picture.outside") : analysis.measures[measure].heading.text;
    const level = measure === null ? 1 : analysis.measures[measure].level;
    const dots = FAMILY_NAMES.flatMap((name, place) => {
      const own = figures.filter(({ quantity }) => family(quantity.kind) === name);
      const step = Math.min(18, (column - 18) / Math.max(1, own.length - 1));
      return own.map(({ quantity, index }, nth) =>
        dot(quantity, index, LABEL + place * column + 12 + nth * step, top + ROW / 2, radius(quantity))
      );
    });
    const label = { x: Math.min(level - 1, 3) * 10, y: top + ROW / 2 + 4,
      "data-ref": measure === null ? null : `m${measure}` };
    return h("g", {}, h("line", { x1: 0, x2: WIDTH, y1: top, y2: top, class: "rule" }),
      h("text", { ...label, lang, class: "label" }, h("title", {}, heading), clip(heading, 12 - level)), dots);
  });
  const heads = FAMILY_NAMES.map((name, place) =>
    h("text", { x: LABEL + place * column + 4, y: 16, class: "column" }, t(`family.${name}`))
  );
  return drawing(30 + groups.length * ROW, t("picture.matrix"), summary(groups, analysis), heads, rows);
}

/** The picture in words. */
const summary = (groups, analysis) =>
  groups.map(({ measure, figures }) => {
    const heading = measure === null ? t("picture.outside") : analysis.measures[measure].heading.text;
    return `${heading}: ${figures.map(({ quantity }) => quantity.text).join(", ")}`;
  }).join("; ");

function timeline(analysis) {
  const dates = analysis.quantities.map((quantity, index) => ({ quantity, index,
    when: quantity.kind === "date" ? years(quantity.timex) : null })
  ).filter(({ when }) => when).sort((one, other) => one.when.start - other.when.start);
  if (!dates.length) return [];
  const [from, to] = [Math.floor(dates[0].when.start), Math.ceil(Math.max(...dates.map(({ when }) => when.end)))];
  const x = (year) => 10 + ((year - from) / (to - from)) * (WIDTH - 20);
  const step = Math.ceil((to - from) / 8);
  const ticks = [];
  for (let year = from; year <= to; year += step) {
    ticks.push(h("line", { x1: x(year), x2: x(year), y1: 22, y2: 30 + dates.length * 22, class: "rule" }),
      h("text", { x: x(year), y: 14, class: "tick", "text-anchor": year === to ? "end" : "start" }, String(year)));
  }
  const bars = dates.map(({ quantity, index, when }, line) => {
    const [left, width] = [x(when.start), Math.max(6, x(when.end) - x(when.start))];
    const right = left > WIDTH * 0.6;
    const name = `${quantity.text} · ${quantity.timex}`;
    const attributes = { class: "dot times", "data-ref": `q${index}`, role: "button", tabindex: -1,
      "aria-label": name };
    const label = { x: right ? left - 6 : left + width + 6, y: 43 + line * 22, "text-anchor": right ? "end" : "start" };
    return h("g", attributes, h("title", {}, name), h("rect", { x: left, y: 34 + line * 22, width, height: 10, rx: 5 }),
      h("text", { ...label, class: "label" }, quantity.text));
  });
  const words = dates.map(({ quantity }) => `${quantity.text} (${quantity.timex})`).join(", ");
  return drawing(36 + dates.length * 22, t("picture.timeline"), words, ticks, bars);
}

function drawing(height, title, words, ...parts) {
  const svg = h("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "group", "aria-label": title }, h("title", {}, title),
    h("desc", {}, words), ...parts);
  svg.querySelector(".dot")?.setAttribute("tabindex", 0);
  roving(svg, ".dot");
  return [h("h3", {}, title), svg];
}

export function picture(analysis, lang) {
  const parts = analysis.quantities.length ? [...matrix(analysis, lang), ...timeline(analysis)] : [];
  $("picture").replaceChildren(...(parts.length ? parts : [h("p", { class: "none" }, t("figures.none"))]));
}
