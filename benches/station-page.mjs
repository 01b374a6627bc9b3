/** A station in a page. */
import { station } from "./station.mjs";

const FILES = { ours: "/pkg/dist/index.js", "opencc-js": "/peers/opencc-js/dist/esm/full.js",
  "opencc-js/cn2t": "/peers/opencc-js/dist/esm/cn2t.js",
  "simplecc-wasm": "/peers/simplecc-wasm/pkg/web/simplecc_wasm.js", zhconv: "/bench/zhconv.js",
  recognizers: "/peers/@microsoft/recognizers-text-suite/dist/recognizers-text-suite.es5.js" };

globalThis.measure = station({ import: (name) => import(FILES[name]), bytes: (name) => fetch(`/bench/${name}.wasm`),
  text: async (name) => (await fetch(`/bench/texts/${name}.txt`)).text() });
