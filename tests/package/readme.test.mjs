/** The examples of the package's README, taken out of it and run. */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "zh-measures";
import { ARTICLE } from "./texts.mjs";

const readme = await readFile(new URL("../../pkg/README.md", import.meta.url), "utf8");
const folder = new URL("../../target/readme/", import.meta.url);
const zh = await load();

const examples = new Map();
for (const [, name, code] of readme.matchAll(/```js\n\/\/ example: (\w+)\n([\s\S]*?)```/g)) examples.set(name, code);

/** The frameworks, as far as the examples need them: what stands in for them calls what they would call. */
const STANDS_IN = { react: `
    export const states = [];
    export const cleanups = [];
    export const useState = (first) => [first, (state) => states.push(state)];
    export const useEffect = (effect) => cleanups.push(effect());`, vue: `
    export const shallowRef = (value) => ({ value });
    export const toValue = (value) => (typeof value === "function" ? value() : value);
    export const watchEffect = (effect) => effect();` };

async function example(name) {
  const code = examples.get(name);
  assert.ok(code, `the README has an example "${name}"`);
  examples.delete(name);
  await mkdir(folder, { recursive: true });
  for (const [framework, source] of Object.entries(STANDS_IN)) {
    await writeFile(new URL(`${framework}.mjs`, folder), source);
  }
  const file = new URL(`example-${name}.mjs`, folder);
  await writeFile(file, code.replace(/from "(react|vue)"/, "from \"./$1.mjs\""));
  return import(file);
}

const until = async (condition) => {
  for (let i = 0; i < 200 && !condition(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(condition());
};

test("first", async (t) => {
  const lines = [];
  t.mock.method(console, "log", (line) => lines.push(line));
  await example("first");
  assert.deepEqual(lines, ["軟體和頭髮", [["近百口", 100, "機井"]]]);
});

test("paste", async () => {
  const { convertPastes } = await example("paste");
  const textarea = new EventTarget();
  const set = [];
  Object.assign(textarea, { selectionStart: 1, selectionEnd: 2, setRangeText: (...given) => set.push(given) });
  convertPastes(textarea, "zh-Hant");
  const event = new Event("paste", { cancelable: true });
  event.clipboardData = { getData: () => "汉语" };
  textarea.dispatchEvent(event);
  assert.ok(event.defaultPrevented);
  await until(() => set.length > 0);
  assert.deepEqual(set, [["漢語", 1, 2, "end"]]);
});

test("react", async () => {
  const { useAnalysis } = await example("react");
  const { states } = await import(new URL("react.mjs", folder));
  assert.deepEqual(useAnalysis(ARTICLE), { analysis: null, error: null });
  await until(() => states.length > 0);
  assert.deepEqual(states, [{ analysis: zh.analyze(ARTICLE), error: null }]);
});

test("vue", async () => {
  const { useConverted } = await example("vue");
  const converted = useConverted(() => "汉语", "zh-Hant");
  await until(() => converted.value !== "");
  assert.equal(converted.value, "漢語");
});

test("svelte", async () => {
  const { inScript } = await example("svelte");
  // As much of a page as the action touches.
  globalThis.MutationObserver = class {
    observe() {}
    disconnect() {}
  };
  const text = { nodeType: 3, nodeName: "#text", data: "汉语", nextSibling: null };
  const action = inScript({ nodeType: 11, nodeName: "#document-fragment", parentElement: null, firstChild: text },
    "zh-Hant");
  await until(() => text.data === "漢語");
  await action.update("zh-Hans");
  assert.equal(text.data, "汉语");
  action.destroy();
});

test("worker", async () => {
  const { analyzeInBackground } = await example("worker");
  const seen = [];
  assert.deepEqual(await analyzeInBackground(ARTICLE, (done) => seen.push(done)), zh.analyze(ARTICLE));
  assert.equal(seen.at(-1), 1);
});

test("files", async () => {
  const { titles } = await example("files");
  const path = new URL("article.txt", folder);
  await writeFile(path, ARTICLE);
  const [[, title, measures]] = await titles([path]);
  assert.deepEqual([title, measures], ["青禾县三项举措管好乡村水渠", 3]);
});

test("spreadsheet", async () => {
  const { quantitiesAsFile } = await example("spreadsheet");
  const file = await quantitiesAsFile(ARTICLE);
  assert.equal(file.type, "text/csv");
  assert.match(await file.text(), /^text,kind,/); // text() takes the byte order mark away
});

test("the README of the project shows examples of the package's", async () => {
  const project = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const shown = project.match(/```js\n[^]*?```/g);
  assert.equal(shown.length, 3);
  for (const example of shown) assert.ok(readme.includes(example), example);
});

test("every example is tested", () => assert.deepEqual([...examples.keys()], []));
