// A picture of the figures: for each measure its figures by kind, and the dates on a line of time. Plain SVG.
import { $, h, roving } from "./dom.js";
import { family, FAMILY_NAMES, value } from "./format.js";
import { t } from "./i18n.js";

const [WIDTH, LABEL, TOP, MOST_ROWS] = [460, 150, 26, 60];
const [IN_LINE, DOT, MOST_DOTS] = [4, 17, 200];

/** A figure as a shape that leads to its place. */
function shape({ quantity, index }, ...drawn) {
  const name = [quantity.text, quantity.item?.text, value(quantity)].filter(Boolean).join(" · ");
  const role = { role: "button", tabindex: -1, "aria-label": name, "data-ref": `q${index}` };
  return h("g", { class: `dot ${family(quantity.kind)}`, ...role }, h("title", {}, name), drawn);
}

/** The years that a calendar value spans, as fractions: 2017-H1 is 2017 to 2017.5. Null where it names no year. */
function years(timex) {
  const parts = (timex ?? "").split("/").map((part) => {
    const found = /^(\d{3}X|\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|H([12])|Q([1-4])|W(\d\d)))?/.exec(part);
    if (!found) return null;
    const [, year, month, day, half, quarter, week] = found;
    const within = [[day && (month - 1) * 31 + Number(day), 372], [month, 12], [half, 2], [quarter, 4], [week, 53]];
    const [nth, count] = within.find(([given]) => given) ?? [1, year.endsWith("X") ? 0.1 : 1];
    return { start: Number(year.replace("X", "0")) + (nth - 1) / count, length: 1 / count };
  });
  if (parts.includes(null)) return null;
  return { start: parts[0].start, end: parts.at(-1).start + parts.at(-1).length };
}

const indexed = ({ quantities }) => quantities.map((quantity, index) => ({ quantity, index }));

/** The figures of each measure, in columns by their kinds. */
function matrix(analysis, lang) {
  const figures = Map.groupBy(indexed(analysis), ({ quantity }) => quantity.measure);
  const headings = analysis.measures.map(({ heading, level }, index) => ({ index, level, name: heading.text }));
  const all = [...headings, { index: null, level: 1, name: t("picture.outside") }];
  const width = (WIDTH - LABEL) / FAMILY_NAMES.length;
  const columns = FAMILY_NAMES.map((name, place) => ({ name, x: LABEL + place * width, title: t(`family.${name}`) }));
  const rows = all.filter(({ index }) => figures.has(index)).map(({ index, level, name }) => {
    const own = figures.get(index);
    const cells = FAMILY_NAMES.map((kin) => own.filter(({ quantity }) => family(quantity.kind) === kin));
    const lines = Math.ceil(Math.min(MOST_DOTS, Math.max(...cells.map(({ length }) => length))) / IN_LINE);
    const label = { x: Math.min(level - 1, 3) * 10, lang, "data-ref": index === null ? null : `m${index}` };
    const short = name.length > 12 - level ? `${name.slice(0, 11 - level)}…` : name;
    const draw = (y) => {
      const at = (x, nth) => ({ cx: x + 12 + (nth % IN_LINE) * DOT, cy: y + Math.floor(nth / IN_LINE) * DOT, r: 6 });
      const dots = (cell, place) =>
        cell.slice(0, MOST_DOTS).map((one, nth) => shape(one, h("circle", at(columns[place].x, nth))));
      return [h("text", { ...label, y: y + 4 }, h("title", {}, name), short), ...cells.flatMap(dots)];
    };
    return { draw, height: (lines + 1) * DOT, told: `${name}: ${own.map(({ quantity }) => quantity.text).join(", ")}` };
  });
  return drawing(t("picture.matrix"), columns, rows);
}

/** The dates as bars on a line of time. */
function timeline(analysis) {
  const all = indexed(analysis).map((one) => ({ ...one, when: years(one.quantity.timex) }));
  const dates = all.filter(({ quantity, when }) => quantity.kind === "date" && when);
  dates.sort((one, other) => one.when.start - other.when.start);
  const from = Math.floor(dates[0]?.when.start);
  const span = Math.ceil(Math.max(...dates.map(({ when }) => when.end))) - from;
  const x = (year) => ((year - from) / span) * (WIDTH - 60);
  const ticks = Array.from({ length: Math.min(span, 8) + 1 }, (_, nth) => from + nth * Math.ceil(span / 8));
  const rows = dates.map((one) => {
    const [left, width] = [x(one.when.start), Math.max(6, x(one.when.end) - x(one.when.start))];
    const { text, timex } = one.quantity;
    const [end, room] = [left + width + 6, [...text].reduce((sum, letter) => sum + (letter < "\x7f" ? 7 : 12), 6)];
    // Behind the bar, else before it, else upon it.
    const label = { x: end + room < WIDTH ? end : Math.max(6, left - room) };
    const bar = { x: left, width, height: 12, rx: 5 };
    const draw = (y) => [shape(one, h("rect", { ...bar, y: y - 6 }), h("text", { ...label, y: y + 4 }, text))];
    return { draw, height: 22, told: `${text} (${timex})` };
  });
  return drawing(t("picture.timeline"), ticks.map((year) => ({ x: x(year), title: String(year) })), rows);
}

/** Rows below the titles of columns, with all that they show told in words too. */
function drawing(title, columns, all) {
  const rows = all.slice(0, MOST_ROWS);
  if (!rows.length) return [];
  const tops = rows.reduce((sums, row) => [...sums, sums.at(-1) + row.height], [TOP]);
  const frame = { viewBox: `0 0 ${WIDTH} ${tops.at(-1)}`, role: "group", "aria-label": title };
  const rules = columns.map(({ x }) => h("path", { d: `M${x} 0V${tops.at(-1)}`, class: "rule" }));
  const heads = columns.map(({ x, title: name }) => h("text", { x: x + 4, y: 14, class: "soft" }, name));
  const told = h("desc", {}, rows.map((row) => row.told).join("; "));
  const drawn = rows.map(({ draw }, nth) => draw(tops[nth] + DOT / 2)).flat();
  const svg = h("svg", frame, h("title", {}, title), told, rules, heads, drawn);
  svg.querySelector(".dot").setAttribute("tabindex", 0);
  roving(svg, ".dot");
  return [h("h2", {}, title), svg];
}

export function picture(analysis, lang) {
  const parts = [...matrix(analysis, lang), ...timeline(analysis)];
  $("picture").replaceChildren(...(parts.length ? parts : [t("figures.none")]));
}
