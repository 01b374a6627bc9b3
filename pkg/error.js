/** What every failing call throws. `code` is stable; `message` says what to do. */
export class ZhMeasuresError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = "ZhMeasuresError";
    this.code = code;
  }
}
