/** The installed package in Next.js: a server component and a client component, with either of its bundlers. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { launch } from "../page/browser.mjs";
import { app, EXPECTED, PROGRAM } from "./apps.mjs";

const INSTALLED = fileURLToPath(new URL("node_modules", import.meta.url));
const NEXT = join(INSTALLED, "next/dist/bin/next");

const LAYOUT = `
export default ({ children }) => <html lang="zh"><body>{children}</body></html>;
`;
const SERVER = `
import { load } from "zh-measures";
import { Client } from "./client.js";

export const dynamic = "force-dynamic";

export default async function Page() {
  const zh = await load();
  return <><p id="server">{zh.convert("汉语", "zh-Hant")}</p><Client /></>;
}
`;
const CLIENT = `"use client";
import { useEffect, useState } from "react";
${PROGRAM.replace(/globalThis.result = .*/, "")}
export function Client() {
  const [result, setResult] = useState("");
  useEffect(() => void run().then(String, String).then(setResult), []);
  return <p id="client">{result}</p>;
}
`;

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** Runs `next` in a folder until it ends or, where it serves, until it is killed. */
function next(folder, words) {
  const running = spawn(process.execPath, [NEXT, ...words], { cwd: folder,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } });
  running.printed = "";
  for (const stream of [running.stdout, running.stderr]) {
    stream.on("data", (data) => (running.printed += data));
  }
  return running;
}

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return String(port);
}

/** What the components show, once both have run. */
async function shown(folder, mode) {
  const port = await freePort();
  const server = next(folder, [...mode, "--port", port, "--hostname", "127.0.0.1"]);
  const page = await browser.newPage();
  try {
    for (let tries = 0; !server.printed.includes("Ready") && tries < 300; tries += 1) await pause(100);
    // The dev server compiles before it answers.
    await page.goto(`http://127.0.0.1:${port}/`, { timeout: 120_000 });
    await page.waitForSelector("#client:not(:empty)", { timeout: 60_000 }).catch(() => {});
    return await page.evaluate(() => ["server", "client"].map((id) => document.getElementById(id)?.textContent));
  } finally {
    await page.close();
    server.kill();
    await once(server, "exit");
  }
}

const FILES = { "app/layout.js": LAYOUT, "app/page.js": SERVER, "app/client.js": CLIENT,
  "next.config.mjs": "export default { serverExternalPackages: [\"zh-measures\"] };" };

/** A fresh folder with the front-end, in which Next.js and React are found. */
async function front(name) {
  const folder = await app(name, FILES);
  await symlink(INSTALLED, join(folder, "node_modules"));
  return folder;
}

for (const bundler of ["--turbopack", "--webpack"]) {
  test(`Next.js: build ${bundler}`, async () => {
    const folder = await front(`next${bundler}`);
    const build = next(folder, ["build", bundler]);
    const [code] = await once(build, "exit");
    assert.equal(code, 0, build.printed);
    assert.deepEqual(await shown(folder, ["start"]), ["漢語", String(EXPECTED)]);
  });
}

test("Next.js: dev server", async () => {
  assert.deepEqual(await shown(await front("next-dev"), ["dev"]), ["漢語", String(EXPECTED)]);
});
