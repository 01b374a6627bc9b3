import { ZhMeasuresError } from "./error.js";

/** Where a span of the input stands in the converted text, widened to whole changes. */
export function project(alignment, span) {
  const { start, end } = span || {};
  if (!alignment || !Array.isArray(alignment.changes)) {
    throw new ZhMeasuresError("bad-argument", "project() takes what align() returned, and a span of its input.");
  }
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start) {
    throw new ZhMeasuresError("bad-argument", "The span must have whole numbers with 0 ≤ start ≤ end.");
  }
  const { changes, text } = alignment;
  const first = before(changes, start);
  const last = before(changes, Math.max(end - 1, start));
  const target = { start: move(first, start, "start"), end: move(last, end, "end") };
  if (start === end && !inside(first, start)) target.end = target.start;
  if (target.end > text.length) {
    throw new ZhMeasuresError("bad-argument", "The span ends behind the text that was aligned.");
  }
  return { ...target, text: text.slice(target.start, target.end) };
}

/** The last change that starts at or before an offset. */
function before(changes, offset) {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle].source.start <= offset) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}

const inside = (change, offset) => change !== undefined && change.source.start < offset && offset < change.source.end;

/** An offset at or behind a change, in the target: the change's own edge where it lies within. */
function move(change, offset, edge) {
  if (!change) return offset;
  const { source, target } = change;
  if (edge === "start" ? offset < source.end : offset <= source.end && offset > source.start) return target[edge];
  return offset + target.end - source.end;
}
