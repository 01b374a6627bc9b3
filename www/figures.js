// A picture of the figures: for each measure its figures by kind, and the dates on a line of time. Plain SVG.
import { $, h, roving } from "./dom.js";
import { family, FAMILY_NAMES, size, value } from "./format.js";
import { t } from "./i18n.js";

const [WIDTH, LABEL, ROW, LINE] = [460, 150, 34, 22];
const MOST_ROWS = 60;

const clip = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** A figure as a shape that leads to its place. */
function shape({ quantity, index }, ...drawn) {
  const name = [quantity.text, quantity.item?.text, value(quantity)].filter(Boolean).join(" · ");
  const role = { role: "button", tabindex: -1, "aria-label": name, "data-ref": `q${index}` };
  return h("g", { class: `dot ${family(quantity.kind)}`, ...role }, h("title", {}, name), drawn);
}

/** A dot grows with the order of magnitude of its figure. */
function radius(quantity) {
  const magnitude = Math.log10(1 + Math.abs(size(quantity)));
  return Number.isFinite(magnitude) ? Math.min(9, 3.5 + magnitude) : 4;
}

/** The years that a calendar value spans, as fractions: 2017-H1 is 2017 to 2017.5. Null where it names no year. */
export function years(timex) {
  const parts = (timex ?? "").split("/").map((part) => {
    const found = /^(\d{3}X|\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|H([12])|Q([1-4])|W(\d\d)))?/.exec(part);
    if (!found) return null;
    const [, year, month, day, half, quarter, week] = found;
    const start = Number(year.replace("X", "0"));
    if (day) return [start + (month - 1) / 12 + (day - 1) / 372, 1 / 372];
    for (const [nth, count] of [[month, 12], [half, 2], [quarter, 4], [week, 53]]) {
      if (nth) return [start + (nth - 1) / count, 1 / count];
    }
    return [start, year.endsWith("X") ? 10 : 1];
  });
  if (parts.includes(null)) return null;
  return { start: parts[0][0], end: parts.at(-1)[0] + parts.at(-1)[1] };
}

function matrix({ measures, quantities }, lang) {
  const all = quantities.map((quantity, index) => ({ quantity, index }));
  const figures = Map.groupBy(all, ({ quantity }) => quantity.measure);
  const rows = [...measures.map(({ heading, level }, index) => ({ index, level, name: heading.text })), { index: null,
    level: 1, name: t("picture.outside") }];
  for (const row of rows) row.own = figures.get(row.index) ?? [];
  const drawn = rows.filter(({ own }) => own.length).slice(0, MOST_ROWS);
  const column = (WIDTH - LABEL) / FAMILY_NAMES.length;
  const heads = FAMILY_NAMES.map((name, place) =>
    h("text", { x: LABEL + place * column + 4, y: 16, class: "soft" }, t(`family.${name}`))
  );
  const lines = drawn.map(({ index, level, name, own }, nth) => {
    const y = 30 + nth * ROW + ROW / 2;
    const dots = FAMILY_NAMES.flatMap((title, place) => {
      const kin = own.filter(({ quantity }) => family(quantity.kind) === title);
      const step = Math.min(18, (column - 18) / Math.max(1, kin.length - 1));
      const cx = LABEL + place * column + 12;
      return kin.map((one, k) => shape(one, h("circle", { cx: cx + k * step, cy: y, r: radius(one.quantity) })));
    });
    const label = { x: Math.min(level - 1, 3) * 10, y: y + 4, lang, "data-ref": index === null ? null : `m${index}` };
    return [h("path", { d: `M0 ${y - ROW / 2}H${WIDTH}`, class: "rule" }),
      h("text", label, h("title", {}, name), clip(name, 12 - level)), dots];
  });
  const words = drawn.map(({ name, own }) => `${name}: ${own.map(({ quantity }) => quantity.text).join(", ")}`);
  return drawing(30 + drawn.length * ROW, t("picture.matrix"), words.join("; "), heads, lines.flat(2));
}

function timeline({ quantities }) {
  const all = quantities.map((quantity, index) => ({ quantity, index, when: years(quantity.timex) }));
  const dates = all.filter(({ quantity, when }) => quantity.kind === "date" && when);
  if (!dates.length) return [];
  dates.splice(MOST_ROWS);
  dates.sort((one, other) => one.when.start - other.when.start);
  const [from, to] = [Math.floor(dates[0].when.start), Math.ceil(Math.max(...dates.map(({ when }) => when.end)))];
  const x = (year) => 10 + ((year - from) / (to - from)) * (WIDTH - 20);
  const height = 36 + dates.length * LINE;
  const ticks = Array.from({ length: Math.min(9, to - from + 1) }, (_, nth, step = Math.ceil((to - from) / 8)) => {
    const year = from + nth * step;
    const anchor = year === to ? "end" : "start";
    return [h("path", { d: `M${x(year)} 22V${height - 6}`, class: "rule" }),
      h("text", { x: x(year), y: 14, class: "soft", "text-anchor": anchor }, String(year))];
  });
  const bars = dates.map(({ quantity, index, when }, nth) => {
    const [left, width, y] = [x(when.start), Math.max(6, x(when.end) - x(when.start)), 34 + nth * LINE];
    const ends = left > WIDTH * 0.6;
    const label = { x: ends ? left - 6 : left + width + 6, y: y + 9, "text-anchor": ends ? "end" : "start" };
    const bar = h("rect", { x: left, y, width, height: 10, rx: 5 });
    return shape({ quantity, index }, bar, h("text", label, quantity.text));
  });
  const words = dates.map(({ quantity }) => `${quantity.text} (${quantity.timex})`);
  return drawing(height, t("picture.timeline"), words.join(", "), ticks.flat(), bars);
}

function drawing(height, title, words, ...parts) {
  const frame = { viewBox: `0 0 ${WIDTH} ${height}`, role: "group", "aria-label": title };
  const svg = h("svg", frame, h("title", {}, title), h("desc", {}, words), ...parts);
  svg.querySelector(".dot")?.setAttribute("tabindex", 0);
  roving(svg, ".dot");
  return [h("h2", {}, title), svg];
}

export function picture(analysis, lang) {
  const parts = [...matrix(analysis, lang), ...timeline(analysis)];
  $("picture").replaceChildren(
    ...(analysis.quantities.length ? parts : [h("p", { class: "none" }, t("figures.none"))]),
  );
}
