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

export interface ZhMeasuresWorker {
  convert(text: string, to: Variant, options?: ConvertOptions & CallOptions): Promise<string>;
  align(text: string, to: Variant, options?: ConvertOptions & CallOptions): Promise<Alignment>;
  detect(text: string, options?: CallOptions): Promise<Detection>;
  quantities(text: string, options?: ReadingOptions & CallOptions): Promise<Quantity[]>;
  analyze(text: string, options?: ReadingOptions & CallOptions): Promise<Analysis>;
  /** One analysis per text, in order, as they are ready. */
  analyzeAll(texts: Iterable<string> | AsyncIterable<string>,
    options?: ReadingOptions & CallOptions): AsyncIterable<Analysis>;
  toCsv(analysis: Analysis, rows: Rows, options?: CsvOptions): Promise<string>;
  /** Ends the worker; what is under way rejects with code "terminated". */
  terminate(): void;
}

/** Starts a worker. Each call starts another one. */
export function start(options?: LoadOptions): Promise<ZhMeasuresWorker>;
