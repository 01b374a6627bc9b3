/** Writes pkg/analysis.schema.json from the types: `node tests/package/schema.mjs`. */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";

export const SCHEMA = new URL("../../pkg/analysis.schema.json", import.meta.url);

/** The JSON Schema of an analysis, as text. */
export function schema() {
  const path = fileURLToPath(new URL("../../pkg/index.d.ts", import.meta.url));
  const generated = createGenerator({ path, type: "Analysis", additionalProperties: false }).createSchema("Analysis");
  const { $schema, ...rest } = generated;
  const title = "What analyze() of zh-measures returns";
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(SCHEMA, schema());
