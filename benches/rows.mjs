/**
 * The rows of the table. A kind says how a row is measured (`measure.mjs`); `bars` are what is to be reached: `atLeast` so many times as
 * fast as `against`, or `atMost`. Rows that are not `quick` are left out of `--quick`, and
 * those with "node" measured in Node alone there; `shared` ones share a station, for what is slow to start.
 */

const convert = (label, task, text, bars, extra = {}) => ({ kind: "race", label, task, text, bars, ...extra });

const peers = (times) => [{ against: "opencc-js", atLeast: times, aim: times + 1 }];
const script = [...peers(3), { against: "zhconv", atLeast: 0.8, aim: 1 }, { against: "simplecc-wasm" }];
const wording = [...peers(4), { against: "floor", atLeast: 0.3 }];

const CONVERSIONS = [convert("convert to zh-Hant, 1 MB", "s2t", "hans-1m", script, { quick: true }),
  convert("convert to zh-Hant, 10 MB", "s2t", "hans-10m", script),
  convert("convert to zh-Hans, 1 MB", "t2s", "hant-1m", script, { quick: true }),
  convert("convert to zh-Hans, 10 MB", "t2s", "hant-10m", script),
  convert("convert to zh-TW with wording, 1 MB", "s2t-tw", "hans-1m", wording, { quick: true }),
  convert("convert to zh-TW with wording, 10 MB", "s2t-tw", "hans-10m", wording),
  convert("convert to zh-CN with wording, 1 MB", "t2s-cn", "taiwan-1m", wording, { quick: true }),
  convert("convert to zh-CN with wording, 10 MB", "t2s-cn", "taiwan-10m", wording)];

const COLD = { kind: "cold", label: "cold: load, first article to zh-TW", task: "s2t-tw", text: "own-cold", quick: true,
  bars: [...["opencc-js/cn2t", "simplecc-wasm", "zhconv"].map((against) => ({ against, atLeast: 1 })), { above: "empty",
    atMost: 25 }] };

/** The articles beside the project where there are any, and the project's own. */
const analyses = (names) =>
  names.filter((name) => /^(?:shared|own)-/.test(name) && name !== "own-cold").map((text) => ({ kind: "race",
    task: "analyze", text, label: `analyze ${text.replace("shared-", "").replace("own-", "own ")}`, quick: true,
    shared: true, bars: [{ against: "recognizers", atLeast: 1000, few: true }, { against: "floor", atLeast: 0.1 }] })
  );

const GROWTH = [["article", "analyze, growth with line breaks"], ["unbroken", "analyze, growth without line breaks"]]
  .map(([text, label]) => ({ kind: "growth", label, text, quick: true, task: "analyze",
    bars: [{ value: "time", atMost: 1.3 }, { value: "quantities", atLeast: 0.8 }, { value: "memory", atMost: 12 }] })
  );

const WORST = { digits: "one long number", numeral: "one long numeral", unit: "one unit repeated",
  "figure-unit": "one figure repeated", brackets: "nested brackets", enumerators: "100,000 enumerators, one a line",
  "enumerators-inline": "100,000 enumerators in one line", labels: "one label repeated",
  lines: "one short line repeated", ambiguous: "ambiguous characters alone", "line-10m": "one line of 10 MB" };

const worst = Object.entries(WORST).flatMap(([text, label]) =>
  [["analyze", "article-1m"], ["convert-tw", "hans-1m"]].map(([task, ordinary]) => ({ kind: "worst", task, ordinary,
    text: text === "line-10m" ? text : `worst-${text}`,
    label: `${task === "analyze" ? "analyze" : "convert"}, ${label}`, quick: text !== "line-10m" && "node",
    bars: [{ value: "time", atMost: 4 }] })
  )
);

export const rows = (names) => [...CONVERSIONS, COLD, ...analyses(names), ...GROWTH, ...worst];

/** Native benches, by their names in `native.rs`: how fast the first is, as a multiple of the second. */
export const NATIVE = [{ label: "native: convert to zh-Hant", ours: "s2t", against: "s2t_zhconv", name: "zhconv",
  atLeast: 1.5 }, { label: "native: convert to zh-Hans", ours: "t2s", against: "t2s_zhconv", name: "zhconv",
  atLeast: 1.5 }, { label: "native: analyze", ours: "analyze", against: "s2t", name: "convert to zh-Hant",
  atLeast: 0.25 }];
