/** `zh-measures/dom`: converts what a page shows, in place. */
import type { ConvertOptions, Variant, ZhMeasures } from "./index.js";

export interface DomOptions extends ConvertOptions {
  /** Elements that stay as they are, beside script, style, textarea, code, pre, [contenteditable] and [translate=no]. A CSS selector. */
  skip?: string;
  /** Also the attributes alt, title, placeholder and aria-label. Default true. */
  attributes?: boolean;
  /** Goes on converting what is added or changed. Default false. */
  watch?: boolean;
  /** Only below elements whose `lang` is Chinese, and their `lang` becomes the target. Default true; false converts everything and touches no `lang`. */
  lang?: boolean;
}

/**
 * Text nodes are converted one run of inline text at a time, so that a word split over elements is still one word.
 *
 * ```js
 * import { convertElement } from "zh-measures/dom";
 *
 * const conversion = convertElement(zh, document, "zh-TW", { skip: ".as-is", watch: true });
 * conversion.stop(); // what is added from now on stays as it is
 * conversion.restore(); // and what was there is as before
 * ```
 */
export function convertElement(zh: ZhMeasures, root: Element | Document, to: Variant,
  options?: DomOptions): DomConversion;

export interface DomConversion {
  /** Puts back every text and `lang` that is still as this conversion left it, and stops watching. */
  restore(): void;
  /** Stops watching; what is converted stays. */
  stop(): void;
}
