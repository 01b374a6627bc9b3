/** The installed package in real bundlers, each built and run in Chromium. */
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { importMetaAssets } from "@web/rollup-plugin-import-meta-assets";
import * as esbuild from "esbuild";
import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";
import { launch } from "../page/browser.mjs";
import { app, EXPECTED, INLINE_PROGRAM } from "./apps.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript",
  ".wasm": "application/wasm" };

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** What the page at an address ends with. */
async function resultAt(url) {
  const page = await browser.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("response",
    (response) => response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`));
  await page.goto(url);
  await page.waitForFunction(() => globalThis.result !== undefined, undefined, { timeout: 30_000 }).catch(() => {});
  const result = await page.evaluate(() => globalThis.result);
  await page.close();
  assert.deepEqual(problems.filter((problem) => !problem.includes("favicon")), []);
  return result;
}

/** What a built front-end ends with, from a plain static server. */
async function resultOf(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    try {
      const content = await readFile(join(folder, pathname === "/" ? "index.html" : pathname));
      response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "text/html" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await resultAt(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
  }
}

test("Vite: build", async () => {
  const root = await app("vite-build", {});
  await vite.build({ root, logLevel: "error", worker: { format: "es" } });
  assert.deepEqual(await resultOf(join(root, "dist")), EXPECTED);
});

test("Vite: dev server", async () => {
  const root = await app("vite-dev", {});
  const server = await vite.createServer({ root, logLevel: "error", optimizeDeps: { exclude: ["zh-measures"] },
    server: { port: 0, host: "127.0.0.1", fs: { allow: [ROOT] } } });
  await server.listen();
  try {
    assert.deepEqual(await resultAt(`http://127.0.0.1:${server.httpServer.address().port}/`), EXPECTED);
  } finally {
    await server.close();
  }
});

test("webpack 5", async () => {
  const root = await app("webpack", {});
  const compiler = webpack({ mode: "production", context: root, entry: "./main.js",
    output: { path: join(root, "dist"), filename: "main.js", publicPath: "/" } });
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, done) => (error ? reject(error) : resolve(done)))
  );
  await new Promise((resolve) => compiler.close(resolve));
  assert.deepEqual(stats.toJson({ all: false, errors: true }).errors, []);
  await copyFile(join(root, "index.html"), join(root, "dist/index.html"));
  assert.deepEqual(await resultOf(join(root, "dist")), EXPECTED);
});

test("Rollup, with a plugin that copies what `new URL` names", async () => {
  const program = INLINE_PROGRAM.replace("/inline", "");
  const root = await app("rollup", { "main.js": program });
  const bundle = await rollup({ input: join(root, "main.js"),
    plugins: [nodeResolve({ browser: true }), importMetaAssets()] });
  await bundle.write({ dir: join(root, "dist"), format: "es" });
  await bundle.close();
  await copyFile(join(root, "index.html"), join(root, "dist/index.html"));
  assert.deepEqual(await resultOf(join(root, "dist")), EXPECTED);
});

test("esbuild: zh-measures/inline in one file", async () => {
  const root = await app("esbuild", { "main.js": INLINE_PROGRAM });
  const { warnings } = await esbuild.build({ absWorkingDir: root, entryPoints: ["main.js"], bundle: true, format: "esm",
    outfile: "dist/main.js", logLevel: "silent" });
  assert.deepEqual(warnings, []);
  await copyFile(join(root, "index.html"), join(root, "dist/index.html"));
  assert.deepEqual(await resultOf(join(root, "dist")), EXPECTED);
});

test("esbuild: a copied .wasm file and load({ wasm })", async () => {
  const program = INLINE_PROGRAM.replace("/inline", "").replace("load()", "load({ wasm: \"/zh-measures.wasm\" })");
  const root = await app("esbuild-copy", { "main.js": program });
  await esbuild.build({ absWorkingDir: root, entryPoints: ["main.js"], bundle: true, format: "esm",
    outfile: "dist/main.js", logLevel: "silent" });
  await copyFile(join(root, "index.html"), join(root, "dist/index.html"));
  await copyFile(fileURLToPath(import.meta.resolve("zh-measures/zh-measures.wasm")),
    join(root, "dist/zh-measures.wasm"));
  assert.deepEqual(await resultOf(join(root, "dist")), EXPECTED);
});

test("the JavaScript has no syntax that the stated browsers lack", async () => {
  const readme = await readFile(new URL("../../pkg/README.md", import.meta.url), "utf8");
  const [, ...versions] = /\| from version \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|/.exec(readme);
  const target = ["chrome", "firefox", "safari", "node"].map((engine, i) => engine + versions[i]);
  const entries = ["index", "inline", "extract", "worker", "thread", "dom", "node", "worker-node", "thread-node"];
  const build = async (options) => {
    const entryPoints = entries.map((entry) => join(ROOT, `node_modules/zh-measures/dist/${entry}.js`));
    const built = await esbuild.build({ entryPoints, bundle: true, format: "esm", platform: "neutral", write: false,
      outdir: "x", external: ["node:*"], ...options });
    return built.outputFiles.map(({ text }) => text);
  };
  // What is newer would be written in older words.
  assert.deepEqual(await build({ target }), await build({ target: "esnext" }));
});
