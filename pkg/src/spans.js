/**
 * Results as the WebAssembly gives them, without the text of their spans, made whole by slicing the caller's own string:
 * that keeps lone surrogates as they are.
 */

const fill = (text) => (span) => {
  if (span) span.text = text.slice(span.start, span.end);
};

export function fillQuantities(quantities, text) {
  const add = fill(text);
  for (const quantity of quantities) {
    add(quantity);
    add(quantity.item);
  }
  return quantities;
}

export function fillAnalysis(analysis, text) {
  const add = fill(text);
  add(analysis.article.title);
  add(analysis.article.body);
  for (const measure of analysis.measures) {
    add(measure);
    add(measure.heading);
    add(measure.marker);
  }
  fillQuantities(analysis.quantities, text);
  for (const slogan of analysis.slogans) {
    add(slogan);
    (slogan.members || []).forEach(add);
    slogan.partial.forEach(add);
  }
  return analysis;
}

export function fillAlignment(alignment, text) {
  const [source, target] = [fill(text), fill(alignment.text)];
  for (const change of alignment.changes) {
    source(change.source);
    target(change.target);
  }
  return alignment;
}
