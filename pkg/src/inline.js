/** The whole library with its WebAssembly as text in the module: fetches nothing, for esbuild and for strict hosts. */
import * as module from "../dist/glue/zh-measures.inline.js";
import * as glue from "../dist/glue/zh-measures.js";
import { bytesOf } from "./inlined.js";
import { whole } from "./library.js";
import { loader } from "./loader.js";

export { ZhMeasuresError } from "./error.js";

export const load = loader({ glue, library: whole, source: () => bytesOf(module) });
