/** The named blocks of `docs/how-it-works.md`: what the code prints must be what they say. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";

const PATH = new URL("../../docs/how-it-works.md", import.meta.url);
const block = (name) => new RegExp(`(\n\`\`\`\\w+ ${name}\n)([^]*?)(\`\`\`)`);

/** What the document shows under a name. */
export async function shown(name) {
  const [, , text] = block(name).exec(await readFile(PATH, "utf8")) ?? assert.fail(`no block "${name}"`);
  return text;
}

/** Fails where the document shows something else; writes it anew where `UPDATE_DOCS` is set. */
export async function check(name, printed) {
  if (process.env.UPDATE_DOCS) {
    const document = await readFile(PATH, "utf8");
    await writeFile(PATH, document.replace(block(name), (_, open, text, close) => `${open}${printed}\n${close}`));
  }
  assert.equal(await shown(name), `${printed}\n`, "out of date: set UPDATE_DOCS=1 and run this again");
}
