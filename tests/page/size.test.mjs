// The page stays small enough to be read in an evening.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";

const WWW = new URL("../../www/", import.meta.url);
const [MOST_LINES, MOST_COLUMNS] = [1500, 120];

test("HTML, CSS and JavaScript are at most 1,500 lines of 120 columns", async () => {
  const names = (await readdir(WWW, { recursive: true })).filter((name) => /\.(html|css|js)$/.test(name));
  let count = 0;
  for (const name of names) {
    const lines = (await readFile(new URL(name, WWW), "utf8")).trimEnd().split("\n");
    count += lines.length;
    // The formatter leaves a comment or a string that has no place to break.
    const wide = lines.filter((line) => [...line].length > MOST_COLUMNS && !/^\s*(\/\*\*|\/\/|\*)/.test(line));
    assert.deepEqual(wide, [], name);
  }
  console.log(`# the page has ${count} lines in ${names.length} files`);
  assert.ok(count <= MOST_LINES, `${count} lines`);
});
