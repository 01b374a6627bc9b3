/** What runs in a Web Worker. */
import { answers } from "./worker-thread.js";

const answer = answers((message) => self.postMessage(message));
self.onmessage = ({ data }) => answer(data);
