// From a cold load to the first result of the sample, with the processor slowed down four times, and an empty page
// in the same run: `node tests/page/load-time.mjs` prints both in milliseconds, the best of some rounds, as JSON.
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const SLOWDOWN = 4;
const ROUNDS = 5;

/** The time that a fresh profile needs for `visit`, from the moment that the address is entered. */
async function time(browser, visit) {
  const context = await browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  const start = performance.now();
  await visit(page);
  const took = performance.now() - start;
  await context.close();
  return took;
}

const server = await serve();
const browser = await launch();
const visits = { empty: (page) => page.goto(`${server.url}i18n/en.json`), sample: async (page) => {
  await page.goto(server.url);
  await page.click("[data-sample=hans]");
  await page.waitForSelector("html[data-state=ready] #rows .target mark", { state: "attached" });
} };
const best = {};
for (const [name, visit] of Object.entries(visits)) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await time(browser, visit));
  best[name] = Math.round(Math.min(...rounds));
}
console.log(JSON.stringify({ ...best, above: best.sample - best.empty, slowdown: SLOWDOWN }));
await browser.close();
server.close();
