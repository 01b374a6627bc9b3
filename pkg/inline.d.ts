/** `zh-measures` with its WebAssembly as text in the module: the same functions, nothing to fetch. */
export * from "./index.js";
