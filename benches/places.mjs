/** Node and Chromium: each opens fresh stations, in a process or a page of its own. */
import { fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/page/browser.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDERS = { pkg: "pkg", peers: "benches/node_modules", bench: "target/bench", benches: "benches" };
const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8" };
// A page of its own, cut off from others, has a clock fine enough.
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
const PAGE = "<!doctype html><title>bench</title><script type=module src=/benches/station-page.mjs></script>";

export function node() {
  return { name: `Node ${process.versions.node}`, open: openProcess, close: () => {} };
}

async function openProcess() {
  const child = fork(fileURLToPath(new URL("station-node.mjs", import.meta.url)));
  const waiting = new Map();
  let count = 0;
  child.on("message", ({ id, answer, problem }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (problem) reject(new Error(problem));
    else resolve(answer);
  });
  child.on("exit", (code) => waiting.forEach(({ reject }) => reject(new Error(`the process ended (${code})`))));
  const call = (job, given) =>
    new Promise((resolve, reject) => {
      const id = count++;
      waiting.set(id, { resolve, reject });
      child.send({ id, job, given });
    });
  return { call, close: () => child.kill() };
}

async function serve() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const [folder, ...rest] = normalize(decodeURIComponent(pathname)).slice(1).split("/");
    if (!folder) return response.writeHead(200, { "content-type": "text/html", ...ISOLATED }).end(PAGE);
    try {
      const content = await readFile(join(ROOT, FOLDERS[folder] ?? "", ...rest));
      return response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "application/octet-stream",
        ...ISOLATED }).end(content);
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

export async function chromium() {
  const [server, browser] = [await serve(), await launch()];
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { name: `Chromium ${browser.version().split(".")[0]}`, open: () => openPage(browser, server.url), close };
}

async function openPage(browser, url) {
  // A context of its own has no cache of another's.
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await page.goto(url);
  await page.waitForFunction(() => globalThis.measure);
  const call = (job, given) => page.evaluate(([job, given]) => globalThis.measure[job](given), [job, given]);
  return { call, close: () => context.close() };
}
