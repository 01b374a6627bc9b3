/** The examples of the type declarations, taken out of them and run: `expression; // value` is a promise. */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "zh-measures";
import { start } from "zh-measures/worker";

const folder = new URL("../../target/contract/", import.meta.url);

/** Those of `zh-measures/dom` need a page: tests/browser has them. */
const FILES = ["index", "extract", "worker"];

/** A program of an example: its imports, and a function that checks each of its values. */
function program(example) {
  const lines = example.split("\n").map((line) => line.replace(/^ *\* ?/, ""));
  const imports = lines.filter((line) => line.startsWith("import "));
  const body = lines.filter((line) => !line.startsWith("import ")).map((line) =>
    line.replace(/^(.*); \/\/ (.*)$/, "assert.deepEqual($1, $2);")
  );
  return `import assert from "node:assert/strict";\n${imports.join("\n")}
export const run = async ({ zh: shared, start: starts }) => {\n${
    // An example that loads or starts for itself does so with its own import.
    imports.length ? "" : "const zh = shared, start = starts;\n"}${body.join("\n")}\n};\n`;
}

test("the examples of the contract give what they say", async () => {
  await mkdir(folder, { recursive: true });
  const zh = await load();
  let count = 0;
  for (const name of FILES) {
    const declarations = await readFile(new URL(`../../pkg/${name}.d.ts`, import.meta.url), "utf8");
    for (const [, example] of declarations.matchAll(/```js\n([^]*?)```/g)) {
      const file = new URL(`${name}-${(count += 1)}.mjs`, folder);
      await writeFile(file, program(example));
      await (await import(file)).run({ zh, start });
    }
  }
  assert.equal(count, 13);
});
