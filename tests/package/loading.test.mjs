/** `load()`: what it takes, and what its failures say. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "zh-measures";
import { compile } from "../../pkg/src/loader.js";

const wasmUrl = new URL(import.meta.resolve("zh-measures/zh-measures.wasm"));
const bytes = await readFile(wasmUrl);

const served = { "/right.wasm": [200, "application/wasm", bytes],
  "/untyped.wasm": [200, "application/octet-stream", bytes],
  "/page.wasm": [200, "text/html; charset=utf-8", "<!doctype html><p>not found"],
  "/cut.wasm": [200, "application/wasm", bytes.subarray(0, 5000)] };
const server = createServer((request, response) => {
  const [status, type, body] = served[request.url] ?? [404, "text/plain", "not found"];
  response.writeHead(status, { "content-type": type }).end(body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = (path) => `http://127.0.0.1:${server.address().port}${path}`;
after(() => server.close());

const failures = [["404", () => url("/missing.wasm"), "load-failed", /answered 404.*zh-measures\/inline/], [
  "an HTML page instead of the file",
  () => url("/page.wasm"),
  "load-failed",
  /not WebAssembly.*text\/html.*application\/wasm/,
], ["half a file", () => url("/cut.wasm"), "load-failed", /cannot be compiled.*whole/], ["a Response that failed",
  () => fetch(url("/missing.wasm")), "load-failed", /answered 404/], ["nobody there", () => "http://127.0.0.1:1/x.wasm",
  "load-failed", /cannot be fetched/], ["no such file", () => "/no/such/file.wasm", "load-failed",
  /cannot be read.*zh-measures\/inline/], ["another module", () => Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0),
  "load-failed", /does not fit this version/], ["no bytes", () => new Uint8Array(), "load-failed",
  /cannot be compiled/], ["a number", () => 3, "bad-argument", /takes a URL/]];

for (const [name, wasm, code, message] of failures) {
  test(`load() says what to do: ${name}`, async () => {
    // Where the failure is that of a fetch, the entry for browsers says it; Node's own reads files too.
    const given = wasm();
    const failing = name === "nobody there" ? compile(() => given) : load({ wasm: given });
    await assert.rejects(failing, (error) => {
      assert.equal(error.name, "ZhMeasuresError");
      assert.equal(error.code, code, error.message);
      assert.match(error.message, message);
      return true;
    });
  });
}

test("load() takes an object or nothing", async () => {
  for (const options of [null, "x.wasm", 3]) await assert.rejects(load(options), { code: "bad-argument" });
});

const sources = { "a URL": () => wasmUrl, "a URL as a string": () => url("/right.wasm"),
  "a path": () => fileURLToPath(wasmUrl), "a Response": () => fetch(url("/right.wasm")),
  "a Response of another type": () => fetch(url("/untyped.wasm")), "bytes": () => bytes,
  "an ArrayBuffer": () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  "a Module": () => WebAssembly.compile(bytes) };

for (const [name, wasm] of Object.entries(sources)) {
  test(`load() takes ${name}`, async () => {
    const { read } = await import("../../pkg/src/read-file.js");
    const given = await wasm();
    assert.ok((await compile(() => assert.fail("not asked for"), { wasm: given }, read)) instanceof WebAssembly.Module);
  });
}

test("load() after failures works, is single-flight, and stays what it is", async () => {
  const [first, second] = [load(), load()];
  assert.equal(first, second);
  const zh = await first;
  assert.equal(await load({ wasm: "ignored.wasm" }), zh);
  assert.equal(zh.quantities("三个人").length, 1);
});
