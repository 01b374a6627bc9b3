// From a cold load to the first result of the sample, with the processor slowed down four times, and an empty page
// in the same run, in milliseconds, the best of some rounds: `node tests/page/load-time.mjs`, or with `--json` one line
// of JSON, `{ empty, sample, above, slowdown }`.
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
const best = { empty: Infinity, sample: Infinity };
// Turn by turn, so that both meet the same machine.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const name of ["empty", "sample"]) {
    best[name] = Math.min(best[name], Math.round(await time(browser, visits[name])));
  }
}
const { empty, sample } = best;
const above = sample - empty;
const words =
  `An empty page: ${empty} ms. The sample read: ${sample} ms, ${above} ms above it (processor slowed ${SLOWDOWN}x).`;
console.log(process.argv.includes("--json") ? JSON.stringify({ empty, sample, above, slowdown: SLOWDOWN }) : words);
await browser.close();
server.close();
