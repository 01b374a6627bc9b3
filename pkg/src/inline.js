/** The whole library with its WebAssembly as text in the module: fetches nothing, for esbuild and for strict hosts. */
import text from "../dist/glue/zh-measures.inline.js";
import * as glue from "../dist/glue/zh-measures.js";
import { whole } from "./library.js";
import { loader } from "./loader.js";

export { ZhMeasuresError } from "./error.js";

export const load = loader({ glue, library: whole,
  source: () => Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)) });
