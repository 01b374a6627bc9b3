// Pictures of the page for looking at: `node tests/page/screenshots.mjs [article.txt …]` writes target/screenshots/*.png.
import { mkdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const OUT = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));
const SAMPLES = new URL("../../www/samples/", import.meta.url);
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const TABS = ["measures", "figures", "slogans", "picture"];

const files = process.argv.length > 2
  ? process.argv.slice(2)
  : ["hans.txt", "hant.txt"].map((name) => new URL(name, SAMPLES));
await mkdir(OUT, { recursive: true });
const server = await serve();
const browser = await launch();
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: size === "phone" ? 2 : 1 });
    page.on("pageerror", (error) => console.error(error));
    page.on("console", (message) => message.type() === "error" && console.error(message.text()));
    const shoot = (name) => page.screenshot({ path: `${OUT}${name}-${size}-${colorScheme}.png` });
    await page.goto(server.url);
    await page.waitForSelector("#start h2:not(:empty)");
    await shoot("start");
    for (const file of files) {
      const name = basename(String(file), ".txt");
      if (await page.isVisible("#new")) await page.click("#new");
      await page.fill("#paste", await readFile(file, "utf8"));
      await page.click("#start [type=submit]");
      await page.waitForSelector("html[data-state=ready]:not([data-busy])");
      if (size === "phone") await shoot(`${name}-text`);
      for (const tab of colorScheme === "light" || name === "hans" ? TABS : TABS.slice(0, 1)) {
        await page.click(`#tab-${tab}`);
        await shoot(`${name}-${tab}`);
      }
    }
    await page.close();
  }
}
await browser.close();
server.close();
console.log(`Written to ${OUT}`);
