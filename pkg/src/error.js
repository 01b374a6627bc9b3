/** What every failing call throws. `code` is stable; `message` says what to do. */
export class ZhMeasuresError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "ZhMeasuresError";
    this.code = code;
  }

  /** Every entry has a class of its own: `instanceof` tells by the name, whichever entry threw. */
  static [Symbol.hasInstance](value) {
    return value instanceof Error && value.name === "ZhMeasuresError" && typeof value.code === "string";
  }
}
