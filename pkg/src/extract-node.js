/** Detection, quantities and analysis without the conversion dictionaries, for Node and its kin. */
import * as glue from "../dist/glue/extract.js";
import { reading } from "./library.js";
import { loader } from "./loader.js";
import { read } from "./read-file.js";

export { ZhMeasuresError } from "./error.js";

export const load = loader({ glue, library: (ready) => reading(ready), read,
  source: () => new URL("../dist/extract.wasm", import.meta.url) });
