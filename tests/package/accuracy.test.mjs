/** Conversion beside opencc-js: OpenCC's cases, where they are beside the project, and the sentences of `tests/spec/conversion`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { converters, missed, sets, table } from "./accuracy.mjs";

test("every set is converted at least as well as by opencc-js, and no worse than promised", async (t) => {
  const { ours, peer } = await converters();
  for (const set of await sets()) {
    const [wrong, peers] = [missed(set, ours), missed(set, peer)];
    const lines = wrong.map(({ input, expected, output }) => `${input}\n   want ${expected}\n   got  ${output}`);
    assert.ok(wrong.length <= peers.length, `${set.name}: ${peers.length} missed by opencc-js\n${lines.join("\n")}`);
    assert.ok(wrong.length <= (1 - set.bar) * set.cases.length, `${set.name}:\n${lines.join("\n")}`);
  }
  for (const line of (await table()).split("\n")) t.diagnostic(line);
  if (!(await sets()).some(({ bar }) => bar === 1)) t.diagnostic("skipped: ../shared/suites/opencc.json is not there");
});
