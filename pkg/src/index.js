/** The entry for browsers and bundlers: fetches the WebAssembly beside it. Importing it does nothing yet. */
import * as glue from "../dist/glue/zh-measures.js";
import { whole } from "./library.js";
import { loader } from "./loader.js";

export { ZhMeasuresError } from "./error.js";

export const load = loader({ glue, library: whole,
  source: () => new URL("../dist/zh-measures.wasm", import.meta.url) });
