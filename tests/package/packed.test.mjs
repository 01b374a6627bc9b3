/** What is in the tarball, and what importing it does. */
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = fileURLToPath(new URL("../../", import.meta.url));
const packed = new URL("../../node_modules/zh-measures/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL("package.json", packed), "utf8"));

const FILES = ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md", "analysis.schema.json", "csv.js",
  "dist/extract.js", "dist/extract.wasm", "dist/zh-measures.inline.js", "dist/zh-measures.js", "dist/zh-measures.wasm",
  "dom.d.ts", "dom.js", "error.js", "extract-node.js", "extract.d.ts", "extract.js", "guard.js", "index.d.ts",
  "index.js", "inline.d.ts", "inline.js", "library.js", "loader.js", "node.js", "package.json", "project.js",
  "read-file.js", "spans.js", "thread-node.js", "thread.js", "worker-client.js", "worker-node.js", "worker-thread.js",
  "worker.d.ts", "worker.js"];

test("the tarball holds these files and no others", async () => {
  const entries = await readdir(packed, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const path = ({ parentPath, path: parent, name }) => `${parentPath ?? parent}/${name}`.replaceAll("//", "/");
  const base = fileURLToPath(packed);
  assert.deepEqual(files.map((entry) => path(entry).slice(base.length)).sort(), FILES);
});

test("the package has the version of the crate", async () => {
  const cargo = await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8");
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(cargo)[1]);
});

test("publint has nothing to say", async () => {
  const { messages } = await publint({ pkgDir: fileURLToPath(packed), strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, manifest)), []);
});

/** The package is ESM alone: `require` is for those whose Node can require ESM, all others `await import` it. */
const EXCLUDED = new Set(["CJSResolvesToESM"]);

test("are the types wrong? No", async () => {
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", "./pkg", "--json", "--pack-destination", "target/npm"], { cwd: root,
      encoding: "utf8" }),
  );
  const tarball = createPackageFromTarballData(
    new Uint8Array(await readFile(new URL(`../../target/npm/${filename}`, import.meta.url))),
  );
  const entrypoints = Object.keys(manifest.exports).filter((name) => !/\.(wasm|json)$/.test(name));
  const { problems } = await checkPackage(tarball, { entrypoints });
  // The old resolution of TypeScript knows no exports map, only the main entry.
  const old = ({ kind, resolutionKind }) => kind === "NoResolution" && resolutionKind === "node10";
  assert.deepEqual(problems.filter((problem) => !EXCLUDED.has(problem.kind) && !old(problem)), []);
});

test("importing an entry does nothing", () => {
  const traps =
    `for (const name of ["fetch", "Worker"]) globalThis[name] = () => { throw new Error(name + " was called") };
    for (const name of ["compile", "instantiate", "compileStreaming", "instantiateStreaming", "Module", "Instance"]) WebAssembly[name] = () => { throw new Error(name + " was called") };`;
  for (const condition of ["node", "browser"]) {
    const flags = condition === "node" ? [] : ["--conditions=default"];
    for (const entry of ["", "/inline", "/extract", "/worker", "/dom"]) {
      const program =
        `${traps} const before = Object.keys(globalThis).length; await import("zh-measures${entry}"); if (Object.keys(globalThis).length !== before) throw new Error("a global was made")`;
      const { status, stderr, stdout } = spawnSync(process.execPath, [...flags, "--input-type=module", "-e", program], {
        encoding: "utf8",
        cwd: root,
      });
      assert.deepEqual([status, stderr, stdout], [0, "", ""], `zh-measures${entry}`);
    }
  }
});

test("the entries for browsers import nothing of Node", async () => {
  const seen = new Set();
  const visit = async (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = await readFile(new URL(file, packed), "utf8");
    for (const [, specifier] of source.matchAll(/^(?:import [^"]*|export [^"=]* from )"([^"]+)";/gm)) {
      assert.match(specifier, /^\.\.?\//, `${file} imports ${specifier}`);
      await visit(new URL(specifier, `file:///${file}`).pathname.slice(1));
    }
  };
  for (const file of ["index.js", "inline.js", "extract.js", "worker.js", "thread.js", "dom.js"]) await visit(file);
  assert.ok(seen.size > 10);
});

test("the modules use no more of WebAssembly than the stated browsers have", async () => {
  const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types",
    "sign-ext"];
  const flags = ["--mvp-features", ...features.map((feature) => `--enable-${feature}`)];
  for (const name of ["zh-measures", "extract"]) {
    const file = fileURLToPath(new URL(`dist/${name}.wasm`, packed));
    const { status, stderr } = spawnSync(process.execPath, ["node_modules/binaryen/bin/wasm-opt", file, ...flags, "-o",
      "/dev/null"], { cwd: root, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  }
});
