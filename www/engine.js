// The library, in its worker where that can be had, else in the page; the same promises either way.

let started = null;

/** The library, loaded once; a failed load can be tried again. */
export function engine() {
  started ??= begin().catch((error) => {
    started = null;
    throw error;
  });
  return started;
}

async function begin() {
  try {
    const { start } = await import("./pkg/worker.js");
    return await start();
  } catch (error) {
    console.warn("The worker did not start, so the work is done in the page:", error);
  }
  const { load } = await import("./pkg/index.js");
  const zh = await load();
  const later = (name) => async (...args) => {
    const { signal, onProgress, ...options } = args.pop() ?? {};
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const result = zh[name](...args, options);
    onProgress?.(1);
    return result;
  };
  return { align: later("align"), analyze: later("analyze"), detect: later("detect"), convert: later("convert"),
    toCsv: async (...args) => zh.toCsv(...args) };
}
