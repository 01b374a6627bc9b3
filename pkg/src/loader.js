/**
 * Getting the WebAssembly: compiled from whatever the caller has, once, with failures that name their cure.
 */
import { ZhMeasuresError } from "./error.js";

const failed = (message, cause) => new ZhMeasuresError("load-failed", message, { cause });

/**
 * The `load` of an entry.
 *
 * @param entry.source    where the WebAssembly is by default: a URL, bytes, a Module; called when it is needed
 * @param entry.read      how a URL or string is read; `fetch` where it is left out
 * @param entry.glue      what wasm-bindgen generated for the module
 * @param entry.library   makes what `load()` returns, once the glue is ready
 */
export function loader({ source, read, glue, library }) {
  let pending;
  return function load(options) {
    if (!pending) {
      pending = compile(source, options, read).then((module) => instantiate(glue, module)).then(() => library(glue));
      pending.catch(() => (pending = undefined));
    }
    return pending;
  };
}

/** The compiled module. */
export async function compile(source, options, read = fetchWasm) {
  if (options !== undefined && (options === null || typeof options !== "object")) {
    throw new ZhMeasuresError("bad-argument", "load() takes an object, such as { wasm: url }.");
  }
  if (typeof WebAssembly !== "object") {
    throw failed("This browser has no WebAssembly. It may be switched off, as by the lockdown mode of iOS.");
  }
  let given = await (options && options.wasm);
  if (given === undefined || given === null) given = await source();
  if (typeof given === "string" || isA(given, "URL")) given = await read(given);
  if (isA(given, "WebAssembly.Module")) return given;
  if (isA(given, "Response")) return compileResponse(given);
  if (ArrayBuffer.isView(given) || isA(given, "ArrayBuffer") || isA(given, "SharedArrayBuffer")) {
    return compileBytes(given);
  }
  throw new ZhMeasuresError("bad-argument",
    "load({ wasm }) takes a URL, a string, a Response, bytes or a WebAssembly.Module.");
}

/** Makes the glue ready to call. */
export async function instantiate(glue, module) {
  try {
    // Before the glue takes it: it would keep what it cannot use.
    const names = WebAssembly.Module.exports(module).map(({ name }) => name);
    if (!["analyze", "memory", "__wbindgen_start"].every((name) => names.includes(name))) {
      throw new TypeError("it is another module");
    }
    // Asynchronously the glue asks for `Request` and `Response`, and Node would load all of its fetch for that; at once it may
    // be done wherever there is no window to keep waiting.
    if (typeof window === "undefined") glue.initSync({ module });
    else await glue.default({ module_or_path: module });
  } catch (cause) {
    throw failed(
      `The WebAssembly does not fit this version of zh-measures (${cause.message}). `
        + "Take the .wasm file from the same installed package as the JavaScript.",
      cause,
    );
  }
}

/** Whether a value is of a class, by whatever realm it was made. */
const isA = (value, name) => Object.prototype.toString.call(value) === `[object ${name}]`;

async function fetchWasm(url) {
  try {
    return await fetch(url, { credentials: "same-origin" });
  } catch (cause) {
    throw failed(
      `${url} cannot be fetched (${cause.message}). Serve it over http(s) from an origin that the page may connect to, `
        + "or import \"zh-measures/inline\", which fetches nothing.",
      cause,
    );
  }
}

async function compileResponse(response) {
  const { url, status } = response;
  const place = url || "the given Response";
  if (!response.ok) {
    throw failed(
      `${place} answered ${status}. The bundler may not have copied the .wasm file: copy it from the package's dist folder and `
        + "say where it is, load({ wasm: url }), or import \"zh-measures/inline\".",
    );
  }
  const type = response.headers.get("content-type") || "no type";
  if (/^application\/wasm\b/i.test(type) && WebAssembly.compileStreaming) {
    return WebAssembly.compileStreaming(response).catch((cause) => Promise.reject(explain(cause, place)));
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!startsAsWasm(bytes)) {
    throw failed(
      `${place} is not WebAssembly: it came as ${type}. A server that answers every path with its page does that; `
        + "serve the .wasm file itself, as application/wasm, and say where it is: load({ wasm: url }).",
    );
  }
  return compileBytes(bytes, place);
}

function compileBytes(bytes, place = "The given WebAssembly") {
  return WebAssembly.compile(bytes).catch((cause) => Promise.reject(explain(cause, place)));
}

const startsAsWasm = (bytes) => [0x00, 0x61, 0x73, 0x6d].every((byte, i) => bytes[i] === byte);

function explain(cause, place) {
  if (/unsafe-eval|content security policy|\bCSP\b/i.test(cause.message)) {
    return failed("The page's Content-Security-Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src.",
      cause);
  }
  return failed(`${place} cannot be compiled (${cause.message}). Is the file whole?`, cause);
}
