// From the original to the converted text: positions, spans, and a whole analysis.

/** Where a position of the input stands in the output. Inside a change it is the change's start, or for an `end` its end. */
export function place(changes, position, end = false) {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = changes[middle].source.start;
    if (end ? start < position : start <= position) low = middle + 1;
    else high = middle;
  }
  const change = changes[low - 1];
  if (!change) return position;
  if (position < change.source.end) return end ? change.target.end : change.target.start;
  return change.target.end + position - change.source.end;
}

/** The analysis of the original as an analysis of the converted text: the same measures and figures, in its words. */
export function carry(analysis, alignment) {
  const { changes, text } = alignment;
  const span = (start, end) => {
    const from = place(changes, start);
    const to = Math.max(from, place(changes, end, true));
    return { start: from, end: to, text: text.slice(from, to) };
  };
  const deep = (value) => {
    if (Array.isArray(value)) return value.map(deep);
    if (value === null || typeof value !== "object") return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, deep(part)]));
    if (!Number.isInteger(value.start) || !Number.isInteger(value.end)) return copy;
    const { text: carried, ...range } = span(value.start, value.end);
    return { ...copy, ...range, ...("text" in value && { text: carried }) };
  };
  const carried = deep(analysis);
  // A unit is a bare string of the contract: it is carried by its place in the quantity, where it was printed.
  carried.quantities.forEach((quantity, index) => {
    const source = analysis.quantities[index];
    const at = source.unit ? source.text.lastIndexOf(source.unit) : -1;
    if (at >= 0) quantity.unit = span(source.start + at, source.start + at + source.unit.length).text;
  });
  return carried;
}
