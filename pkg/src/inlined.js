/** The bytes of a module that `xtask/src/inline.rs` wrote as text. */
export function bytesOf({ alphabet, singles, length, text }) {
  const place = new Uint8Array(128);
  for (let at = 0; at < alphabet.length; at++) place[alphabet.charCodeAt(at)] = at;
  const leads = alphabet.length - singles.length;
  const single = new Set(singles);
  const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !single.has(byte));
  const bytes = new Uint8Array(length);
  for (let at = 0, next = 0; at < length; at++) {
    const first = place[text.charCodeAt(next++)];
    bytes[at] = first < leads
      ? others[first * alphabet.length + place[text.charCodeAt(next++)]]
      : singles[first - leads];
  }
  return bytes;
}
