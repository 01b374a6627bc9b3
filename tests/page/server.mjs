// Serves the page as `cargo xtask serve` does: www/ at / and pkg/ at /pkg/, on a free port of this machine alone.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKAGE = process.env.ZH_MEASURES_PKG ?? join(ROOT, "pkg");
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml", ".wasm": "application/wasm", ".txt": "text/plain; charset=utf-8" };

/** The policy that `cargo xtask serve` sends with every answer. */
const SERVER = await readFile(new URL("../../xtask/src/serve.rs", import.meta.url), "utf8");
const POLICY = /const POLICY: &str = "([^"]*)"/.exec(SERVER)[1].replace(/\\\n\s*/g, "");

/** Answers `{ url, close }`. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = path.startsWith("/pkg/")
      ? join(PACKAGE, path.slice(5))
      : join(ROOT, "www", path.endsWith("/") ? `${path}index.html` : path);
    try {
      const content = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "cache-control": "no-cache", "content-security-policy": POLICY });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}
