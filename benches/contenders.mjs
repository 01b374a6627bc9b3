/**
 * What is measured, under one interface: a contender is made of a place (Node or a page) and answers functions from text to anything.
 * `zh-measures` and its peers start from their own published files.
 */

/** Ways of converting, as each contender names them. */
const OPENCC = { s2t: ["cn", "t"], t2s: ["t", "cn"], "s2t-tw": ["cn", "twp"], "t2s-cn": ["twp", "cn"] };
const OURS = { s2t: ["zh-Hant", "zh-Hans"], t2s: ["zh-Hans", "zh-Hant"], "s2t-tw": ["zh-TW", "zh-CN"],
  "t2s-cn": ["zh-CN", "zh-TW"] };
const ZHCONV = { s2t: "zh-Hant", t2s: "zh-Hans", "s2t-tw": "zh-TW" };

const eachLine = (text, read) => {
  let found = 0;
  for (const line of text.split("\n")) found += read(line);
  return found;
};

function opencc({ Converter }) {
  const work = {};
  for (const [name, [from, to]] of Object.entries(OPENCC)) {
    let convert;
    work[name] = (text) => (convert ??= Converter({ from, to }))(text);
  }
  return work;
}

/**
 * @param place.import  imports a file of a contender by name
 * @param place.bytes   reads a WebAssembly module of a contender by name, as `Response` or bytes
 */
export const contenders = {
  async ours(place) {
    const zh = await (await place.import("ours")).load();
    const work = { analyze: (text) => zh.analyze(text), "convert-tw": (text) => zh.convert(text, "zh-TW"),
      "convert-cn": (text) => zh.convert(text, "zh-CN") };
    for (const [name, [to, from]] of Object.entries(OURS)) work[name] = (text) => zh.convert(text, to, { from });
    return work;
  },

  "opencc-js": async (place) => opencc(await place.import("opencc-js")),

  /** The same with what a conversion to Traditional needs alone: it starts faster. */
  "opencc-js/cn2t": async (place) => opencc(await place.import("opencc-js/cn2t")),

  async "simplecc-wasm"(place) {
    const { default: start, simplecc } = await place.import("simplecc-wasm");
    // In Node it starts on import.
    if (typeof start === "function") await start();
    return { s2t: (text) => simplecc(text, "s2t"), t2s: (text) => simplecc(text, "t2s"),
      "s2t-tw": (text) => simplecc(text, "s2twp") };
  },

  async zhconv(place) {
    const { convert, default: start } = await place.import("zhconv");
    await start({ module_or_path: await place.bytes("zhconv") });
    const work = {};
    for (const [name, to] of Object.entries(ZHCONV)) work[name] = (text) => convert(text, to);
    return work;
  },

  async recognizers(place) {
    const suite = await place.import("recognizers");
    const { Culture, recognizeNumber, recognizeDimension, recognizeDateTime } = suite.default?.Culture
      ? suite.default
      : suite;
    const models = [recognizeNumber, recognizeDimension, recognizeDateTime];
    return {
      analyze: (text) =>
        eachLine(text, (line) => models.reduce((sum, model) => sum + model(line, Culture.Chinese).length, 0)),
    };
  },

  /** What crossing into WebAssembly and back costs at least. */
  floor() {
    const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
    const cross = (text) => decoder.decode(encoder.encode(text));
    return { s2t: cross, t2s: cross, "s2t-tw": cross, "t2s-cn": cross, analyze: cross };
  },

  /** What starting any module costs at least. */
  async empty(place) {
    const source = await place.bytes("empty");
    const given = source instanceof Response ? await source.arrayBuffer() : source;
    await WebAssembly.instantiate(given, {});
    return { "s2t-tw": () => "" };
  },
};
