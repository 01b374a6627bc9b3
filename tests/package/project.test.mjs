/** `project`: where a span of the input stands in the converted text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "zh-measures";

const { project } = await load();

/** Input: "ab" "软件" "c" "(x)" "d"; output: "ab" "軟體程式" "c" "" "d". */
const alignment = { text: "ab軟體程式cd",
  changes: [{ source: { start: 2, end: 4, text: "软件" }, target: { start: 2, end: 6, text: "軟體程式" } }, {
    source: { start: 5, end: 8, text: "(x)" },
    target: { start: 7, end: 7, text: "" },
  }] };

const cases = [["before every change", 0, 2, "ab"], ["a whole change", 2, 4, "軟體程式"], [
  "part of a change is widened",
  3,
  4,
  "軟體程式",
], ["over the start of a change", 1, 3, "b軟體程式"], ["over its end", 3, 5, "軟體程式c"], ["between changes", 4, 5,
  "c"], ["what is dropped leaves nothing", 5, 8, ""], ["over what is dropped", 4, 9, "cd"], ["behind every change", 8,
  9, "d"], ["everything", 0, 9, "ab軟體程式cd"], ["an empty span stays empty", 4, 4, ""], [
  "an empty span within a change is widened",
  3,
  3,
  "軟體程式",
]];

for (const [name, start, end, expected] of cases) {
  test(`project: ${name}`, () => {
    const span = project(alignment, { start, end });
    assert.equal(span.text, expected);
    assert.equal(alignment.text.slice(span.start, span.end), expected);
  });
}

test("project refuses what is no span", () => {
  for (const span of [null, {}, { start: 2, end: 1 }, { start: -1, end: 1 }, { start: 0.5, end: 1 }, { start: 0,
    end: 99 }])
  {
    assert.throws(() => project(alignment, span), { code: "bad-argument" });
  }
  assert.throws(() => project("text", { start: 0, end: 0 }), { code: "bad-argument" });
});
