/** Copies of the package's module with a fault in it. */
import binaryen from "binaryen";
import { readFile } from "node:fs/promises";

const read = () => readFile(new URL(import.meta.resolve("zh-measures/zh-measures.wasm")));

/** One in which an exported function traps at once. */
export async function trapping(name) {
  const module = binaryen.readBinary(new Uint8Array(await read()));
  const { value } = binaryen.getExportInfo(module.getExport(name));
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(value));
  module.removeFunction(value);
  module.addFunction(value, params, results, [], module.unreachable());
  return module.emitBinary();
}

/** One whose memory can grow by so many pages of 64 KiB only. */
export async function confined(pages) {
  const bytes = await read();
  const [MEMORY, HAS_MAXIMUM] = [5, 1];
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length;) {
    const [size, body] = number(bytes, at + 1);
    if (bytes[at] === MEMORY) {
      const [minimum] = number(bytes, body + 2);
      const content = [1, HAS_MAXIMUM, ...leb(minimum), ...leb(minimum + pages)];
      parts.push(Uint8Array.from([MEMORY, ...leb(content.length), ...content]));
    } else parts.push(bytes.subarray(at, body + size));
    at = body + size;
  }
  return Buffer.concat(parts);
}

/** An unsigned LEB128 number and where it ends. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0;; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}
