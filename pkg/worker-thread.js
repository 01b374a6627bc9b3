/** The worker's side of a `Client`. */
import * as glue from "./dist/zh-measures.js";
import { whole } from "./library.js";
import { instantiate } from "./loader.js";

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
        post({ id, value: zh[method](...args) });
      }
    } catch (error) {
      post({ id, error: { code: error.code, name: error.name, message: error.message } });
    }
  };
}
