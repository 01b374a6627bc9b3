/** The caller's side of a worker: a queue in front of one thread, which is replaced where it has to be stopped. */
import { toCsv } from "./csv.js";
import { ZhMeasuresError } from "./error.js";

/** What a worker needs to know of the options; the rest (a signal, a function) cannot be sent. */
const OPTIONS = ["from", "rules", "protect", "wording", "dropResidue", "published", "region"];

export class Client {
  #spawn;
  #thread;
  #queue = [];
  #current = null;
  #started;
  #ended = false;
  #count = 0;

  /** `spawn({ message, failure })` starts a thread and returns what posts to it and terminates it. */
  constructor(spawn) {
    this.#spawn = () => {
      const listener = { message: (message) => this.#thread === thread && this.#take(message),
        failure: (reason) => this.#thread === thread && this.#fail(reason) };
      const thread = spawn(listener);
      this.#thread = thread;
    };
    this.#started = new Promise((resolve, reject) => (this.#current = { id: 0, resolve, reject, report() {} }));
    // Who waits for it hears of a failure; who has given up need not.
    this.#started.catch(() => {});
    this.#spawn();
  }

  /** Itself, once the thread works. */
  async ready() {
    await this.#started;
    return this;
  }

  convert(text, to, options) {
    return this.#call("convert", [text, to, sendable(options)], options);
  }

  align(text, to, options) {
    return this.#call("align", [text, to, sendable(options)], options);
  }

  detect(text, options) {
    return this.#call("detect", [text], options);
  }

  quantities(text, options) {
    return this.#call("quantities", [text, sendable(options)], options);
  }

  analyze(text, options) {
    return this.#call("analyze", [text, sendable(options)], options);
  }

  async *analyzeAll(texts, options) {
    if (!texts || typeof texts === "string" || !(texts[Symbol.iterator] || texts[Symbol.asyncIterator])) {
      throw new ZhMeasuresError("bad-argument", "analyzeAll() takes an array or another iterable of strings.");
    }
    const { onProgress, ...rest } = options || {};
    const report = rising(onProgress);
    // Of an iterable nobody knows how much is still to come.
    const total = Array.isArray(texts) ? texts.reduce((sum, text) => sum + String(text).length, 0) : Infinity;
    let done = 0;
    report(0);
    for await (const text of texts) {
      const share = (part) => report(Math.min((done + part * String(text).length) / total, 1));
      const analysis = await this.analyze(text, { ...rest, onProgress: share });
      done += String(text).length;
      yield analysis;
    }
    report(1);
  }

  async toCsv(analysis, rows, options) {
    if (this.#ended) throw terminated();
    return toCsv(analysis, rows, options);
  }

  terminate() {
    this.#ended = true;
    this.#thread.terminate();
    const open = [this.#current, ...this.#queue].filter(Boolean);
    this.#current = null;
    this.#queue = [];
    for (const job of open) job.reject(terminated());
  }

  #call(method, args, options) {
    const { signal, onProgress } = options || {};
    return new Promise((resolve, reject) => {
      if (this.#ended) throw terminated();
      if (signal && signal.aborted) throw signal.reason;
      const abort = () => this.#abort(job);
      const settle = (end) => (value) => {
        if (signal) signal.removeEventListener("abort", abort);
        end(value);
      };
      this.#count += 1;
      const id = this.#count;
      const job = { id, method, args, signal, resolve: settle(resolve), reject: settle(reject),
        report: rising(onProgress) };
      if (signal) signal.addEventListener("abort", abort);
      this.#queue.push(job);
      this.#next();
    });
  }

  #next() {
    if (this.#current) return;
    this.#current = this.#queue.shift() || null;
    this.#thread.busy(this.#current !== null);
    if (!this.#current) return;
    const { id, method, args, report } = this.#current;
    report(0);
    try {
      this.#thread.post({ id, method, args });
    } catch (cause) {
      this.#settle("reject",
        new ZhMeasuresError("bad-argument", `That cannot be sent to a worker (${cause.message}).`));
    }
  }

  #take({ ready, id, value, error, part, from, progress }) {
    if (ready) {
      if (this.#current && this.#current.id === 0) this.#settle("resolve");
    } else if (error) {
      this.#settle("reject", revived(error));
    } else if (this.#current && this.#current.id === id) {
      const job = this.#current;
      if (part !== undefined) job.whole = joined(job.whole, part, from);
      job.report(progress === undefined ? 1 : progress);
      if (progress === undefined) this.#settle("resolve", value);
      else if (progress === 1) this.#settle("resolve", job.whole);
    }
  }

  #settle(end, value) {
    const job = this.#current;
    this.#current = null;
    if (job) job[end](value);
    this.#next();
  }

  #fail(reason) {
    this.#thread.terminate();
    const starting = this.#current && this.#current.id === 0;
    if (starting) {
      this.#ended = true;
      const cure = "A bundler may not have copied it; see the README for the one that you use.";
      return this.#settle("reject",
        new ZhMeasuresError("load-failed", `The worker does not start: ${reason}. ${cure}`));
    }
    this.#spawn();
    this.#settle("reject",
      new ZhMeasuresError("crashed", `The worker crashed (${reason}). A new one has been started.`));
  }

  /** The work under way cannot be interrupted, so its thread goes; what waits is done by a new one. */
  #abort(job) {
    if (job === this.#current) {
      this.#thread.terminate();
      this.#spawn();
      this.#settle("reject", job.signal.reason);
    } else {
      this.#queue = this.#queue.filter((other) => other !== job);
      job.reject(job.signal.reason);
    }
  }
}

/** A converted text and one part more, whose source starts at an offset. */
function joined(whole, part, from) {
  if (whole === undefined) return part;
  if (typeof part === "string") return whole + part;
  const by = whole.text.length;
  for (const change of part.changes) {
    for (const [span, shift] of [[change.source, from], [change.target, by]]) {
      span.start += shift;
      span.end += shift;
    }
    whole.changes.push(change);
  }
  whole.text += part.text;
  return whole;
}

const terminated = () => new ZhMeasuresError("terminated", "The worker was terminated; start() gives another one.");

function sendable(options) {
  if (!options || typeof options !== "object") return options;
  const known = OPTIONS.filter((key) => options[key] !== undefined);
  return Object.fromEntries(known.map((key) => [key, options[key]]));
}

function revived({ code, name, message }) {
  if (code) return new ZhMeasuresError(code, message);
  return Object.assign(new Error(message), { name });
}

/** Calls back with shares that never fall. */
function rising(onProgress) {
  let last = -1;
  return (share) => {
    if (!onProgress || share <= last) return;
    last = share;
    onProgress(share);
  };
}
