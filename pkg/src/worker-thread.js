/** The worker's side of a `Client`. */
import * as glue from "../dist/glue/zh-measures.js";
import { whole } from "./library.js";
import { instantiate } from "./loader.js";

/** The length of the parts in which a long text is converted, in UTF-16 code units. */
const PART = 100_000;

/** Whether a text may be converted in parts: a rule over a line break could be cut. */
function isLong(text, { rules = [], protect = [] } = {}) {
  return typeof text === "string" && text.length > PART && ![...rules, protect].flat().join("").includes("\n");
}

/** Converts a text as a whole would be, and posts part after part with how much is done. */
function inParts(zh, method, [text, to, options], post) {
  const converter = zh.converter(to, options, text);
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\n", from + PART) + 1 || text.length;
    post({ part: converter[method](text.slice(from, end)), from, progress: end / text.length });
    from = end;
  }
}

/** Answers requests: first `{ module }`, then `{ id, method, args }`, one at a time. */
export function answers(post) {
  let library;
  return async ({ module, id, method, args }) => {
    try {
      if (module) {
        library = instantiate(glue, module).then(() => whole(glue));
        await library;
        post({ ready: true });
      } else {
        const zh = await library;
        const converts = method === "convert" || method === "align";
        if (converts && isLong(args[0], args[2])) inParts(zh, method, args, (part) => post({ id, ...part }));
        else post({ id, value: zh[method](...args) });
      }
    } catch (error) {
      post({ id, error: { code: error.code, name: error.name, message: error.message } });
    }
  };
}
