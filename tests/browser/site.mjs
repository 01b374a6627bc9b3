/** The installed package on a server of its own, and pages that use it. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const PACKAGE = new URL("../../node_modules/zh-measures/", import.meta.url);

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8" };

/**
 * Serves `/zh-measures/…` from the package, and `/` as an empty page under a Content-Security-Policy: `csp(path)`.
 * `override(path)` answers `[status, type, body]` instead where it answers something.
 */
export async function site({ csp = () => "", override = () => undefined } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const answer = override(pathname) ?? (await file(pathname));
    const policy = csp(pathname);
    response.writeHead(answer[0], { "content-type": answer[1], ...(policy && { "content-security-policy": policy }) });
    response.end(answer[2]);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function file(pathname) {
  if (!pathname.startsWith("/zh-measures/")) {
    return [200, TYPES[".html"], "<!doctype html><title>x</title><body></body>"];
  }
  try {
    return [200, TYPES[extname(pathname)],
      await readFile(new URL(`.${pathname.slice("/zh-measures".length)}`, PACKAGE))];
  } catch {
    return [404, "text/plain", "not found"];
  }
}
