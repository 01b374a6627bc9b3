/** The library in a worker thread of its own, for Node and its kin. */
import { compile } from "./loader.js";
import { read } from "./read-file.js";
import { Client } from "./worker-client.js";

export { ZhMeasuresError } from "./error.js";

export async function start(options) {
  const { Worker } = await import("node:worker_threads");
  const module = await compile(() => new URL("../dist/zh-measures.wasm", import.meta.url), options, read);
  return new Client((listener) => spawn(Worker, module, listener)).ready();
}

function spawn(Worker, module, { message, failure }) {
  // Flags of the process, such as --input-type, are not for its workers.
  const worker = new Worker(new URL("./thread-node.js", import.meta.url), { execArgv: [] });
  worker.on("message", message);
  worker.on("error", (error) => failure(error.message));
  worker.postMessage({ module });
  return {
    post: (request) => worker.postMessage(request),
    // A worker without work does not keep the process alive.
    busy: (busy) => (busy ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  };
}
