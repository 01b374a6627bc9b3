// From the original to the converted text: spans, and a whole analysis.
import { project } from "./pkg/project.js";

/** The analysis of the original as an analysis of the converted text: the same measures and figures, in its words. */
export function carry(analysis, alignment) {
  const deep = (value) => {
    if (Array.isArray(value)) return value.map(deep);
    if (value === null || typeof value !== "object") return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, deep(part)]));
    if (!Number.isInteger(value.end)) return copy;
    const { text, ...range } = project(alignment, value);
    return { ...copy, ...range, ...("text" in value && { text }) };
  };
  const carried = deep(analysis);
  // A unit is a bare string of the contract: it is carried by its place in the quantity, where it was printed.
  analysis.quantities.forEach(({ start, text, unit }, index) => {
    const at = start + text.lastIndexOf(unit ?? "\0");
    if (at < start) return;
    const printed = project(alignment, { start: at, end: at + unit.length }).text;
    carried.quantities[index].unit = printed.slice(-unit.length);
  });
  return carried;
}
