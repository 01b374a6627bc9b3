/**
 * How rows are measured: contenders take turns, round by round, so that whatever else the machine does hits all alike. A ratio is
 * that of one round; what is printed is the median of the rounds and their quartiles.
 */
import { SIZES } from "./texts.mjs";

/** How long a reading and the warming up before all of them take at least, in milliseconds: small texts are read many times. */
const READING = 20;
const WARMING = 200;
const FEW = 3;

export function quartiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

const ratios = (above, below) => quartiles(above.map((value, i) => value / below[i % below.length]));

/** Times of each of some jobs: `{ key: [ms, …] }`. A job with `few` sits out most rounds. */
async function turns(station, jobs, rounds) {
  const times = Object.fromEntries(jobs.map(({ key }) => [key, []]));
  for (const { given } of jobs) await station.call("time", { ...given, fill: WARMING });
  for (let round = 0; round < rounds; round += 1) {
    for (const { key, few, given } of jobs) {
      if (!few || round < FEW) times[key].push(await station.call("time", { ...given, fill: READING }));
    }
  }
  return times;
}

/** Against contenders of the same work. */
async function race(place, row, rounds) {
  const station = row.shared ? (place.shared ??= await place.open()) : await place.open();
  const keys = ["ours", ...row.bars.map(({ against }) => against)];
  const jobs = keys.map((key) => ({ key, few: row.bars.some(({ against, few }) => against === key && few),
    given: { contender: key, task: row.task, name: row.text } })
  );
  const times = await turns(station, jobs, rounds);
  if (!row.shared) await station.close();
  return { times,
    values: row.bars.map(({ against }) => ratios(times[against], times.ours.slice(0, times[against].length))) };
}

/** From nothing to the first result, each in a station of its own. */
async function cold(place, row, rounds) {
  const keys = ["ours", ...row.bars.map(({ against, above }) => against ?? above)];
  const times = Object.fromEntries(keys.map((key) => [key, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const key of keys) {
      const station = await place.open();
      times[key].push(await station.call("cold", { contender: key, task: row.task, name: row.text }));
      await station.close();
    }
  }
  const over = (empty) => quartiles(times.ours.map((ms, i) => ms - empty[i]));
  return { times,
    values: row.bars.map(({ against, above }) => above ? over(times[above]) : ratios(times[against], times.ours)) };
}

/** One text in growing sizes: what a byte costs, what it gives, what memory it takes. */
async function growth(place, row, rounds, quick) {
  const sizes = Object.keys(SIZES).slice(0, quick ? 3 : undefined);
  const grown = {};
  for (const size of sizes) {
    const fresh = await place.open();
    grown[size] = await fresh.call("growth", { name: `${row.text}-${size}` });
    await fresh.close();
  }
  const station = await place.open();
  const jobs = sizes.map((key) => ({ key, given: { contender: "ours", task: row.task, name: `${row.text}-${key}` } }));
  const times = await turns(station, jobs, rounds);
  await station.close();
  const perByte = Object.fromEntries(sizes.map((size) => [size, times[size].map((ms) => ms / SIZES[size])]));
  const median = (size) => quartiles(perByte[size]).median;
  const best = sizes.reduce((a, b) => (median(b) < median(a) ? b : a));
  const against = sizes.map((size) => ratios(perByte[size], perByte[best]));
  const slowest = against.reduce((a, b) => (b.median > a.median ? b : a));
  const counts = sizes.map((size) => grown[size].quantities / SIZES[size]);
  const last = sizes.at(-1);
  const memory = (grown[last].memory - grown[last].result) / SIZES[last];
  const one = (value) => ({ low: value, median: value, high: value });
  const values = { time: slowest, quantities: one(Math.min(...counts.slice(1).map((count, i) => count / counts[i]))),
    memory: one(memory) };
  return { times, grown, values: row.bars.map(({ value }) => values[value]) };
}

/** A text made to be slow, beside an ordinary one. */
async function worst(place, row, rounds, quick, sizes) {
  const station = await place.open();
  const job = (key, name) => ({ key, given: { contender: "ours", task: row.task, name } });
  const times = await turns(station, [job("worst", row.text), job("ordinary", row.ordinary)], Math.min(rounds, 5));
  await station.close();
  const perByte = (key, name) => times[key].map((ms) => ms / sizes[name]);
  return { times, values: [ratios(perByte("worst", row.text), perByte("ordinary", row.ordinary))] };
}

const KINDS = { race, cold, growth, worst };

export const measure = (place, row, rounds, quick, sizes) => KINDS[row.kind](place, row, rounds, quick, sizes);
