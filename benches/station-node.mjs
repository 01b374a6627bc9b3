/** A station in a process of its own: `{ id, job, given }` comes in, `{ id, answer }` or `{ id, problem }` goes out. */
import { readFile } from "node:fs/promises";
import { station } from "./station.mjs";

const FILES = { ours: "../pkg/dist/node.js", "opencc-js": "opencc-js", "opencc-js/cn2t": "opencc-js/cn2t",
  "simplecc-wasm": "simplecc-wasm", zhconv: "../target/bench/zhconv.js",
  recognizers: "@microsoft/recognizers-text-suite" };
const MODULES = { zhconv: "../target/bench/zhconv.wasm", empty: "../target/bench/empty.wasm" };

const here = (path) => new URL(path, import.meta.url);
const measure = station({ import: (name) => import(FILES[name]), bytes: (name) => readFile(here(MODULES[name])),
  text: (name) => readFile(here(`../target/bench/texts/${name}.txt`), "utf8") });

process.on("message", async ({ id, job, given }) => {
  try {
    process.send({ id, answer: await measure[job](given) });
  } catch (problem) {
    process.send({ id, problem: String(problem?.stack ?? problem) });
  }
});
