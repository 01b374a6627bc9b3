import { ZhMeasuresError } from "./error.js";

/** Reads a file by its URL or path; what is on the network is fetched. */
export async function read(place) {
  if (/^https?:/.test(String(place))) return fetch(place);
  // Not above: the module must not fail where it is only bundled.
  const { readFile } = await import("node:fs/promises");
  try {
    return await readFile(/^file:/.test(String(place)) ? new URL(place) : place);
  } catch (cause) {
    throw new ZhMeasuresError("load-failed",
      `${place} cannot be read (${cause.message}). A bundler may have moved the JavaScript away from its .wasm file: leave `
        + "zh-measures out of the bundle, say where the file is, load({ wasm: path }), or import \"zh-measures/inline\".",
      { cause });
  }
}
