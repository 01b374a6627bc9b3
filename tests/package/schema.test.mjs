/** The JSON Schema: made from the types, and true of what the library returns. */
import Ajv from "ajv";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "zh-measures";
import { SCHEMA, schema } from "./schema.mjs";
import { ARTICLE, generated } from "./texts.mjs";

test("the schema is the one of the types; `node tests/package/schema.mjs` writes it anew", async () => {
  assert.equal(await readFile(SCHEMA, "utf8"), schema());
});

test("every analysis is as the schema says", async () => {
  const zh = await load();
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(schema()));
  for (const text of [ARTICLE, zh.convert(ARTICLE, "zh-TW"), "", ...generated(500, 3)]) {
    const analysis = zh.analyze(text);
    assert.ok(validate(analysis), `${JSON.stringify(text)}\n${JSON.stringify(validate.errors?.slice(0, 5), null, 1)}`);
  }
});
