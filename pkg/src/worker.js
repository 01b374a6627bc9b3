/** The library in a Web Worker of its own, for browsers and bundlers. */
import { compile } from "./loader.js";
import { Client } from "./worker-client.js";

export { ZhMeasuresError } from "./error.js";

/** The thread starts while the module is compiled. */
export async function start(options) {
  const compiled = compile(() => new URL("../dist/zh-measures.wasm", import.meta.url), options);
  const client = new Client((listener) => spawn(compiled, listener));
  await compiled.catch((error) => (client.terminate(), Promise.reject(error)));
  return client.ready();
}

function spawn(compiled, { message, failure }) {
  const worker = new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => message(data);
  // Both events carry little: a script that is not found has no message at all.
  worker.onerror = (event) => failure(event.message || "its script cannot be loaded");
  worker.onmessageerror = () => failure("a message cannot be read");
  compiled.then((module) => worker.postMessage({ module }), () => {});
  return { post: (request) => worker.postMessage(request), busy() {}, terminate: () => worker.terminate() };
}
