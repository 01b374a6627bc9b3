/** What is in the tarball, and what importing it does. */
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));
const packed = new URL("../../node_modules/zh-measures/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL("package.json", packed), "utf8"));

const BUNDLES = ["dom", "extract", "extract-node", "index", "inline", "node", "thread", "thread-node", "worker",
  "worker-node"];
const FILES = ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md", "analysis.schema.json",
  ...BUNDLES.map((name) => `dist/${name}.js`), "dist/extract.wasm", "dist/zh-measures.wasm", "dom.d.ts", "extract.d.ts",
  "index.d.ts", "inline.d.ts", "package.json", "worker.d.ts"].sort();

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

test("an entry is one file: it imports nothing but what Node has, and for browsers nothing at all", async () => {
  for (const name of BUNDLES) {
    const source = await readFile(new URL(`dist/${name}.js`, packed), "utf8");
    const { statements } = ts.createSourceFile(name, source, ts.ScriptTarget.ES2022);
    const imported = statements.filter((statement) => statement.moduleSpecifier).map((statement) =>
      statement.moduleSpecifier.text
    );
    for (const [, specifier] of source.matchAll(/\bimport\("([^"]+)"\)/g)) imported.push(specifier);
    const allowed = name.endsWith("node") ? /^node:/ : /^$/;
    assert.deepEqual(imported.filter((specifier) => !allowed.test(specifier)), [], name);
  }
});

test("an error of one entry is an instance of the class of every other", async () => {
  const [{ load }, { ZhMeasuresError }] = await Promise.all([import("zh-measures"), import("zh-measures/extract")]);
  const error = await load("no options").catch((problem) => problem);
  assert.equal(error instanceof ZhMeasuresError, true);
  assert.equal(new Error("another") instanceof ZhMeasuresError, false);
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
