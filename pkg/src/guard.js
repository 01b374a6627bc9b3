/**
 * Calls into WebAssembly that leave a working library behind, whatever happens in them.
 */
import { ZhMeasuresError } from "./error.js";

/** A WebAssembly instance never gives memory back: beyond so many bytes it is replaced. */
const ROOMY = 2 ** 27;

const REPORTED = /^(bad-variant|bad-argument|bad-rule|bad-date|too-large): (.*)$/s;

/**
 * Runs calls into the glue. `instance` counts the instances, for what must be made anew after a crash.
 *
 * A trap leaves a WebAssembly instance in no defined state; the next call gets a fresh one of the kept module.
 */
export class Guard {
  constructor(glue) {
    this.glue = glue;
    this.instance = 1;
    this.broken = false;
  }

  run(call) {
    try {
      if (this.broken) this.renew();
      const result = call();
      if (this.glue.memory_taken() > ROOMY) this.release();
      return result;
    } catch (error) {
      const reported = typeof error === "string" && REPORTED.exec(error);
      if (reported) throw new ZhMeasuresError(reported[1], reported[2]);
      if (!isCrash(error)) throw error;
      throw this.recover(error);
    }
  }

  recover(cause) {
    this.broken = true;
    let now = "The library has been set up anew and the next call works.";
    try {
      this.renew();
    } catch (problem) {
      now = `Setting it up anew failed (${problem.message}); the next call tries again.`;
    }
    return new ZhMeasuresError("crashed",
      `The WebAssembly crashed (${cause.message}). ${now} Texts of millions of characters may need to be passed in parts.`,
      { cause });
  }

  /** Lets go of the memory at once or, where that fails, at the next call. */
  release() {
    this.broken = true;
    try {
      this.renew();
    } catch { /* The result is there. */ }
  }

  renew() {
    this.instance += 1;
    this.glue.__wbg_reset_state();
    this.broken = false;
  }
}

/** A trap, memory that cannot be had, or a stack that is used up (by another name in Firefox). */
function isCrash(error) {
  return (error instanceof WebAssembly.RuntimeError || error instanceof RangeError
    || (error && error.name === "InternalError"));
}
