// The library, in its worker where that can be had, else in the page; the same promises either way.

let started;

/** The library, loaded once; a failed load can be tried again. */
export function engine() {
  started ??= begin();
  started.catch(() => (started = undefined));
  return started;
}

async function begin() {
  const worker = await import("./pkg/worker.js").then(({ start }) => start()).catch(console.warn);
  if (worker) return worker;
  const { load } = await import("./pkg/index.js");
  const zh = await load();
  const later = (name) => async (...args) => {
    const { signal, onProgress, ...options } = args.pop() ?? {};
    await new Promise((resolve) => setTimeout(resolve)); // The page can show first that it works.
    signal?.throwIfAborted();
    const result = zh[name](...args, options);
    onProgress?.(1);
    return result;
  };
  return { ...Object.fromEntries(["align", "analyze", "convert", "toCsv"].map((name) => [name, later(name)])) };
}
