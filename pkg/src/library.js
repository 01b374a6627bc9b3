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

/** A converter with `whole` reads what it gets as parts of that text: lines of it come out as they do there. */
function conversion(glue, guard) {
  const once = (to, options, use) =>
    guard.run(() => {
      const converter = new glue.Converter(to, options);
      const result = use(converter);
      converter.free();
      return result;
    });
  const aligned = (json, text) => fillAlignment(JSON.parse(json), text);
  const converted = (converter, text) => textOf(converter.convert(text, unitsOf(text)));
  return { convert: (text, to, options) => once(to, options, (converter) => converted(converter, text)),
    align: (text, to, options) => aligned(once(to, options, (converter) => converter.align(text)), text),
    converter(to, options, whole) {
      const kept = copied(options);
      let made;
      let instance;
      const use = (call) =>
        guard.run(() => {
          // After a crash the converter of the old instance is gone.
          if (instance !== guard.instance) {
            made = new glue.Converter(to, kept);
            if (whole !== undefined) made.read_as(whole);
          }
          instance = guard.instance;
          return call(made);
        });
      use(() => {});
      return { convert: (text) => use((converter) => converted(converter, text)),
        align: (text) => aligned(use((converter) => converter.align(text)), text) };
    }, project };
}

/** The longest text that is read. */
const LIMIT = 1 << 24;

/** The UTF-16 units of a text; none of what is refused anyway. */
function unitsOf(text) {
  if (typeof text !== "string" || text.length > LIMIT) return new Uint16Array(0);
  const units = new Uint16Array(text.length);
  for (let i = 0; i < units.length; i += 1) units[i] = text.charCodeAt(i);
  return units;
}

const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });
const textOf = (units) => decoder.decode(units);

/** The longest list of rules that is read. */
const RULES = 10_000;

/** Options that stay as they were when the converter was made. A list that is refused anyway is not copied. */
function copied(options) {
  if (!options || typeof options !== "object") return options;
  const copy = (entry) => (Array.isArray(entry) ? [...entry] : entry);
  const list = (value) => (Array.isArray(value) && value.length <= RULES ? value.map(copy) : value);
  return { ...options, rules: list(options.rules), protect: list(options.protect) };
}
