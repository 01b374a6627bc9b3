/** Small front-ends around the installed package, each in a folder of its own below `target/packaging`. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** What every front-end does: convert by one entry, analyse by another, detect in a worker. The page ends with a result. */
export const PROGRAM = `
import { load } from "zh-measures";
import { load as loadReading } from "zh-measures/extract";
import { start } from "zh-measures/worker";

async function run() {
  const zh = await load();
  const reading = await loadReading();
  const worker = await start();
  const { script } = await worker.detect("漢語");
  worker.terminate();
  return [zh.convert("汉语", "zh-Hant"), reading.detect("汉语").script, script];
}

globalThis.result = run().catch((error) => [String(error)]);
`;

/** The same where no file can be beside the bundle. */
export const INLINE_PROGRAM = `
import { load } from "zh-measures/inline";

globalThis.result = load().then((zh) => [zh.convert("汉语", "zh-Hant"), zh.detect("汉语").script, zh.detect("漢語").script])
  .catch((error) => [String(error)]);
`;

export const EXPECTED = ["漢語", "Hans", "Hant"];

/** A fresh folder with `index.html`, `main.js` and what else is given. */
export async function app(name, files) {
  const folder = new URL(`../../target/packaging/${name}/`, import.meta.url);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const page =
    "<!doctype html><meta charset=\"utf-8\"><title>x</title><script type=\"module\" src=\"/main.js\"></script>";
  const all = { "index.html": page, "main.js": PROGRAM, ...files };
  for (const [path, content] of Object.entries(all)) {
    await mkdir(new URL("./", new URL(path, folder)), { recursive: true });
    await writeFile(new URL(path, folder), content);
  }
  return fileURLToPath(folder);
}
