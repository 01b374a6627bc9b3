/** The lints that keep markup, programs made of text and other hosts out of what is shipped: each is seen to trigger. */
import { ESLint } from "eslint";
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const eslint = new ESLint({ cwd: fileURLToPath(root) });

/** The rules that a line breaks in a file of that name. */
async function broken(line, file) {
  const [{ messages }] = await eslint.lintText(`export function f(node, text) {\n  ${line}\n}\n`, { filePath: file });
  return messages.map(({ ruleId }) => ruleId).filter((rule) => rule !== "no-unused-vars");
}

const FORBIDDEN = ["node.innerHTML = text;", "node.innerHTML += text;", "node[\"innerHTML\"] = text;",
  "node.outerHTML = text;", "node.srcdoc = text;", "node.insertAdjacentHTML(\"beforeend\", text);",
  "document.write(text);", "document.writeln(text);", "node.setHTMLUnsafe(text);",
  "document.createRange().createContextualFragment(text);", "node.setAttribute(\"onclick\", text);",
  "node.setAttribute(\"srcdoc\", text);", "eval(text);", "new Function(text);", "Function(text);",
  "setTimeout(\"text()\", 1);", "location.href = \"javascript:void 0\";", "fetch(\"https://example.com/a\");",
  "fetch(\"//example.com/a\");", "fetch(`https://example.com/${text}`);", "import(\"http://example.com/a.js\");",
  "new WebSocket(\"wss://example.com\");"];

const ALLOWED = ["node.textContent = text;", "node.append(text);", "node.setAttribute(\"lang\", \"zh-TW\");",
  "document.createElementNS(\"http://www.w3.org/2000/svg\", \"path\");",
  "fetch(new URL(\"./a.wasm\", import.meta.url));"];

for (const file of ["pkg/src/x.js", "www/x.js"]) {
  test(`${file}: what is forbidden is found`, async () => {
    for (const line of FORBIDDEN) assert.equal((await broken(line, file)).length > 0, true, line);
    for (const line of ALLOWED) assert.deepEqual(await broken(line, file), [], line);
  });
}

test("what is generated makes no programs of text either", async () => {
  const folder = new URL("node_modules/zh-measures/dist/", root);
  const bundles = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  assert.equal(bundles.length, 10);
  for (const name of bundles) {
    assert.doesNotMatch(await readFile(new URL(name, folder), "utf8"),
      /\beval\s*\(|\bnew Function\b|innerHTML|["`]https?:/, name);
  }
});

test("the page's markup and style load nothing from elsewhere and hold no program", async () => {
  const html = await readFile(new URL("www/index.html", root), "utf8");
  assert.doesNotMatch(html, /\s(src|href|action)\s*=\s*["']?\s*(https?:)?\/\//i);
  assert.doesNotMatch(html, /\son\w+\s*=|javascript:|<script(?![^>]*\ssrc=)[^>]*>/i);
  assert.doesNotMatch(await readFile(new URL("www/style.css", root), "utf8"), /@import|url\(\s*["']?(https?:)?\/\//i);
});
