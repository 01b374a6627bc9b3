/** The entry for Node and its kin: reads the WebAssembly from the file beside it. */
import * as glue from "../dist/glue/zh-measures.js";
import { whole } from "./library.js";
import { loader } from "./loader.js";
import { read } from "./read-file.js";

export { ZhMeasuresError } from "./error.js";

export const load = loader({ glue, library: whole, read,
  source: () => new URL("../dist/zh-measures.wasm", import.meta.url) });
