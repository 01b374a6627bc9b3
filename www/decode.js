// Bytes of a file as text: UTF-8, UTF-16, GB18030 or Big5.

/** The commonest characters of both scripts: the decoding that yields most of them is the right one. */
const COMMON = new Set(
  "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于出就分对對成会會可主发發年动動同工也能下"
    + "过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家电電力里如水化高自二理起小物现現实實加量都两兩",
);
const ENCODINGS = ["gb18030", "big5", "utf-16le", "utf-16be", "utf-8"];
const SAMPLE = 200_000;

function points(text) {
  let sum = 0;
  for (const character of text) sum += COMMON.has(character) ? 1 : /[\ufffd\ue000-\uf8ff]/.test(character) ? -5 : 0;
  return sum;
}

/** The text of a file, by its byte order mark, its validity as UTF-8, or the reading that looks most like Chinese. */
export function decode(bytes) {
  const marked = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.subarray(0, 2)];
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Not UTF-8: the older encodings are weighed against each other.
  }
  const sample = bytes.subarray(0, SAMPLE);
  const weigh = (label) => ({ label, points: points(new TextDecoder(label).decode(sample, { stream: true })) });
  const [{ label }] = ENCODINGS.map(weigh).sort((one, other) => other.points - one.points);
  return new TextDecoder(label).decode(bytes);
}
