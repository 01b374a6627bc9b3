/** `zh-measures/worker`: the same functions in a Web Worker (or a Node worker thread) that the entry starts itself. */
import type { Alignment, Analysis, ConvertOptions, CsvOptions, Detection, LoadOptions, Quantity, ReadingOptions, Rows,
  Variant } from "./index.js";

export { ZhMeasuresError } from "./index.js";
export type * from "./index.js";

export interface CallOptions {
  /** Aborting rejects with `signal.reason` and leaves the worker usable. */
  signal?: AbortSignal;
  /** Called as work goes on, with the share of the input that is done: 0 to 1, never falling. */
  onProgress?(done: number): void;
}

/**
 * The functions of `load()` as promises, with `signal` and `onProgress` beside their options.
 *
 * ```js
 * const worker = await start();
 * await worker.convert("汉语", "zh-Hant"); // "漢語"
 * (await worker.align("汉语", "zh-Hant")).text; // "漢語"
 * (await worker.detect("漢語")).script; // "Hant"
 * (await worker.quantities("书屋12个"))[0].min; // 12
 * const analysis = await worker.analyze("县里办讲座30余场。", { onProgress: (done) => done });
 * (await worker.toCsv(analysis, "quantities", { bom: false })).includes("30余场"); // true
 * worker.terminate();
 * ```
 */
export interface ZhMeasuresWorker {
  convert(text: string, to: Variant, options?: ConvertOptions & CallOptions): Promise<string>;
  align(text: string, to: Variant, options?: ConvertOptions & CallOptions): Promise<Alignment>;
  detect(text: string, options?: CallOptions): Promise<Detection>;
  quantities(text: string, options?: ReadingOptions & CallOptions): Promise<Quantity[]>;
  analyze(text: string, options?: ReadingOptions & CallOptions): Promise<Analysis>;
  /**
   * One analysis per text, in order, as they are ready.
   *
   * ```js
   * const worker = await start();
   * const counts = [];
   * for await (const { quantities } of worker.analyzeAll(["书屋12个。", "无"])) counts.push(quantities.length);
   * counts; // [1, 0]
   * worker.terminate();
   * ```
   */
  analyzeAll(texts: Iterable<string> | AsyncIterable<string>,
    options?: ReadingOptions & CallOptions): AsyncIterable<Analysis>;
  toCsv(analysis: Analysis, rows: Rows, options?: CsvOptions): Promise<string>;
  /** Ends the worker; what is under way rejects with code "terminated". */
  terminate(): void;
}

/**
 * Starts a worker. Each call starts another one.
 *
 * ```js
 * import { start } from "zh-measures/worker";
 *
 * const worker = await start();
 * await worker.convert("汉语", "zh-Hant"); // "漢語"
 * worker.terminate();
 * ```
 */
export function start(options?: LoadOptions): Promise<ZhMeasuresWorker>;
