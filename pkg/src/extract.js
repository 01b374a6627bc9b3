/** Detection, quantities and analysis without the conversion dictionaries, for browsers and bundlers. */
import * as glue from "../dist/glue/extract.js";
import { reading } from "./library.js";
import { loader } from "./loader.js";

export { ZhMeasuresError } from "./error.js";

export const load = loader({ glue, library: (ready) => reading(ready),
  source: () => new URL("../dist/extract.wasm", import.meta.url) });
