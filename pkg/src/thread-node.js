/** What runs in a worker thread of Node. */
import { parentPort } from "node:worker_threads";
import { answers } from "./worker-thread.js";

parentPort.on("message", answers((message) => parentPort.postMessage(message)));
