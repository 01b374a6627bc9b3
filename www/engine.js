// The library, in its worker: the page stays responsive however long the text.
import { start } from "./pkg/worker.js";

let started;
/** The library, loaded once; a failed load can be tried again. */
export function engine() {
  started ??= start();
  started.catch(() => (started = undefined));
  return started;
}
