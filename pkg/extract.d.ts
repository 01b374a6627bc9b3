/** `zh-measures` without the conversion dictionaries: detection, quantities and analysis. */
import type { LoadOptions, ZhMeasures } from "./index.js";

export { ZhMeasuresError } from "./index.js";
export type * from "./index.js";

/** What this entry's `load()` gives. */
export type ZhMeasuresReading = Omit<ZhMeasures, "convert" | "align" | "converter" | "project">;

/**
 * Loads the library once; later calls return the same promise. A failed load can be tried again.
 *
 * ```js
 * import { load } from "zh-measures/extract";
 *
 * const zh = await load();
 * zh.quantities("书屋12个")[0].unit; // "个"
 * ```
 */
export function load(options?: LoadOptions): Promise<ZhMeasuresReading>;
