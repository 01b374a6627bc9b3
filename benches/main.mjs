/**
 * Measures and prints the table: `cargo xtask bench` builds what is measured and runs this.
 * `--quick` measures less; `--only WORDS` only the rows whose label has the words; `--node` leaves Chromium out.
 */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { measure, quartiles } from "./measure.mjs";
import { chromium, node } from "./places.mjs";
import { NATIVE, rows } from "./rows.mjs";
import { write } from "./texts.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const QUICK = process.argv.includes("--quick");
const only = process.argv.indexOf("--only");
const WANTED = only < 0 ? "" : process.argv[only + 1] ?? "";
const ROUNDS = QUICK ? 3 : 7;
const run = promisify(execFile);

const figure = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3))));
const isMet = ({ atLeast, atMost }, { median }) =>
  (atLeast === undefined || median >= atLeast) && (atMost === undefined || median <= atMost);
const named = ({ against, above, value }) =>
  against
    ?? (above
      ? `ms above an ${above} module`
      : { time: "time a byte", quantities: "quantities a byte, least step", memory: "bytes of memory a byte" }[value]);
const bar = ({ atLeast, atMost, aim }) =>
  atLeast === undefined && atMost === undefined
    ? ""
    : `${atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`}${aim ? ` (aim ${aim})` : ""}`;

function cell(given, value) {
  if (!value) return "–";
  const { low, median, high } = value;
  const spread = low === high ? "" : ` (${figure(low)}–${figure(high)})`;
  return `${figure(median)}${spread}${bar(given) ? (isMet(given, value) ? " ✓" : " ✗") : ""}`;
}

/** Milliseconds, as a sentence on the way. */
const progress = ({ times, grown }) =>
  Object.entries(times).map(([key, list]) => `${key} ${figure(quartiles(list).median)}`).join(", ")
  + (grown ? `; quantities ${Object.values(grown).map(({ quantities }) => quantities).join(", ")}` : "");

const UNITS = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1000 };

/** Rounds of the native benches: `{ name: [ms, …] }` out of divan's tables. */
async function native(rounds) {
  const times = {};
  const words = ["bench", "--quiet", "--manifest-path", "benches/Cargo.toml", "--target-dir", "target", "--",
    "--sample-size", "1", "--sample-count", "3"];
  for (let round = 0; round < rounds; round += 1) {
    const { stdout } = await run("cargo", words, { cwd: ROOT });
    for (const line of stdout.split("\n")) {
      const [name, fields] = [/[├╰]─ (\w+)/.exec(line)?.[1], line.split("│")];
      const median = /([\d.]+) (ns|µs|ms|s)/.exec(fields.at(-4) ?? "");
      if (name && median) (times[name] ??= []).push(Number(median[1]) * UNITS[median[2]]);
    }
  }
  return times;
}

async function pageLoad() {
  const { stdout } = await run("node", ["tests/page/load-time.mjs", "--json"], { cwd: ROOT });
  const { above } = JSON.parse(stdout.trim().split("\n").at(-1));
  return above / 1000;
}

const sizes = await write();
const places = process.argv.includes("--node") ? [node()] : [node(), await chromium()];
const wanted = (label) => label.includes(WANTED);
const table = [];
for (const row of rows(Object.keys(sizes)).filter(({ quick, label }) => wanted(label) && (quick || !QUICK))) {
  const found = [];
  for (const place of QUICK && row.quick === "node" ? places.slice(0, 1) : places) {
    found.push(await measure(place, row, ROUNDS, QUICK, sizes));
    console.error(`${row.label}, ${place.name}: ms ${progress(found.at(-1))}`);
  }
  row.bars.forEach((given, i) =>
    table.push({ label: row.label, given, values: places.map((_, at) => found[at]?.values[i]) })
  );
}
if (NATIVE.some(({ label }) => wanted(label))) {
  const times = await native(ROUNDS);
  console.error(`native: ms ${progress({ times })}`);
  for (const { label, ours, against, name, atLeast } of NATIVE) {
    const value = quartiles(times[against].map((ms, i) => ms / times[ours][i]));
    table.push({ label, given: { against: name, atLeast }, native: value });
  }
}
if (wanted("page: load to first result") && places.length > 1) {
  const seconds = await pageLoad();
  table.push({ label: "page: load to first result",
    given: { above: "empty", atMost: 1.5, named: "seconds above an empty page, 4 x slowed" },
    values: [undefined, { low: seconds, median: seconds, high: seconds }] });
}
for (const place of places) {
  await place.shared?.close();
  await place.close();
}

const lines = [`| | against | bar | ${places.map(({ name }) => name).join(" | ")} |`,
  `| --- | --- | --- | ${places.map(() => "---:").join(" | ")} |`];
for (const { label, given, values, native: own } of table) {
  const cells = own
    ? [`native ${cell(given, own)}`, ...places.slice(1).map(() => "")]
    : values.map((value) => cell(given, value));
  lines.push(`| ${label} | ${given.named ?? named(given)} | ${bar(given)} | ${cells.join(" | ")} |`);
}
const [{ model }] = cpus();
console.log(`${lines.join("\n")}\n\n${cpus().length} cores, ${model}; ${ROUNDS} rounds; median (quartiles).`);
await writeFile(new URL("../target/bench/table.json", import.meta.url), JSON.stringify(table, null, 1));
