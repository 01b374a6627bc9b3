// A picture of the figures: for each measure its figures by kind, and the dates on a line of time. Plain SVG.
import { $, h, roving } from "./dom.js";
import { family, FAMILY_NAMES, value } from "./format.js";
import { t } from "./i18n.js";

const [WIDTH, LABEL, TOP, MOST_ROWS] = [460, 150, 26, 60];

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
    const draw = (y) => {
      const label = { x: Math.min(level - 1, 3) * 10, y: y + 4, lang, "data-ref": index === null ? null : `m${index}` };
      const dots = columns.flatMap(({ name: column, x }) => {
        const kin = own.filter(({ quantity }) => family(quantity.kind) === column);
        const step = Math.min(18, (width - 18) / Math.max(1, kin.length - 1));
        return kin.map((one, k) => shape(one, h("circle", { cx: x + 12 + k * step, cy: y, r: 6 })));
      });
      return [h("text", label, h("title", {}, name), name.length > 12 - level ? `${name.slice(0, 11 - level)}…` : name),
        ...dots];
    };
    return { draw, told: `${name}: ${own.map(({ quantity }) => quantity.text).join(", ")}` };
  });
  return drawing(t("picture.matrix"), columns, rows, 34);
}

/** The dates as bars on a line of time. */
function timeline(analysis) {
  const all = indexed(analysis).map((one) => ({ ...one, when: years(one.quantity.timex) }));
  const dates = all.filter(({ quantity, when }) => quantity.kind === "date" && when);
  dates.sort((one, other) => one.when.start - other.when.start);
  const from = Math.floor(dates[0]?.when.start);
  const span = Math.ceil(Math.max(...dates.map(({ when }) => when.end))) - from;
  const x = (year) => ((year - from) / span) * (WIDTH - 40);
  const ticks = Array.from({ length: Math.min(span, 8) + 1 }, (_, nth) => from + nth * Math.ceil(span / 8));
  const rows = dates.map((one) => {
    const [left, width] = [x(one.when.start), Math.max(6, x(one.when.end) - x(one.when.start))];
    const [end, anchor] = left > WIDTH * 0.6 ? [left - 6, "end"] : [left + width + 6, "start"];
    const draw = (y) =>
      shape(one, h("rect", { x: left, y: y - 5, width, height: 10, rx: 5 }),
        h("text", { x: end, y: y + 4, "text-anchor": anchor }, one.quantity.text));
    return { draw: (y) => [draw(y)], told: `${one.quantity.text} (${one.quantity.timex})` };
  });
  return drawing(t("picture.timeline"), ticks.map((year) => ({ x: x(year), title: String(year) })), rows, 22);
}

/** Rows below the titles of columns, with all that they show told in words too. */
function drawing(title, columns, all, pitch) {
  const rows = all.slice(0, MOST_ROWS);
  if (!rows.length) return [];
  const height = TOP + rows.length * pitch;
  const frame = { viewBox: `0 0 ${WIDTH} ${height}`, role: "group", "aria-label": title };
  const heads = columns.map((
    { x, title: name },
  ) => [h("path", { d: `M${x} 0V${height}`, class: "rule" }), h("text", { x: x + 4, y: 14, class: "soft" }, name)]);
  const svg = h("svg", frame, h("title", {}, title), h("desc", {}, rows.map(({ told }) => told).join("; ")),
    ...heads.flat(), ...rows.flatMap(({ draw }, nth) => draw(TOP + (nth + 0.5) * pitch)));
  svg.querySelector(".dot").setAttribute("tabindex", 0);
  roving(svg, ".dot");
  return [h("h2", {}, title), svg];
}

export function picture(analysis, lang) {
  const parts = [...matrix(analysis, lang), ...timeline(analysis)];
  $("picture").replaceChildren(...(parts.length ? parts : [t("figures.none")]));
}
