/**
 * What `load()` returns: `reading` for every entry, `conversion` on top of it where the module can convert.
 */
import { toCsv } from "./csv.js";
import { Guard } from "./guard.js";
import { project } from "./project.js";
import { fillAlignment, fillAnalysis, fillQuantities } from "./spans.js";

export function reading(glue, guard = new Guard(glue)) {
  const read = (call) => JSON.parse(guard.run(call));
  return { version: Object.freeze({ package: glue.package_version(), rules: glue.rules_version() }),
    detect: (text) => read(() => glue.detect(text)),
    quantities: (text, options) => fillQuantities(read(() => glue.quantities(text, options)), text),
    analyze: (text, options) => fillAnalysis(read(() => glue.analyze(text, options)), text), toCsv };
}

export function whole(glue) {
  const guard = new Guard(glue);
  return { ...reading(glue, guard), ...conversion(glue, guard) };
}

function conversion(glue, guard) {
  const once = (to, options, use) =>
    guard.run(() => {
      const converter = new glue.Converter(to, options);
      const result = use(converter);
      converter.free();
      return result;
    });
  const aligned = (json, text) => fillAlignment(JSON.parse(json), text);
  return { convert: (text, to, options) => once(to, options, (converter) => converter.convert(text)),
    align: (text, to, options) => aligned(once(to, options, (converter) => converter.align(text)), text),
    converter(to, options) {
      const kept = copied(options);
      let made;
      let instance;
      const use = (call) =>
        guard.run(() => {
          // After a crash the converter of the old instance is gone.
          if (instance !== guard.instance) made = new glue.Converter(to, kept);
          instance = guard.instance;
          return call(made);
        });
      use(() => {});
      return { convert: (text) => use((converter) => converter.convert(text)),
        align: (text) => aligned(use((converter) => converter.align(text)), text) };
    }, project };
}

/** Options that stay as they were when the converter was made. */
function copied(options) {
  if (!options || typeof options !== "object") return options;
  const list = (
    value,
  ) => (Array.isArray(value) ? value.map((entry) => (Array.isArray(entry) ? [...entry] : entry)) : value);
  return { ...options, rules: list(options.rules), protect: list(options.protect) };
}
