/** What measures in Node and in a page alike. */
import { contenders } from "./contenders.mjs";

// The memory of every module that is started, for what it has grown.
const memories = [];
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const result = await original.apply(WebAssembly, given);
    const { memory } = (result.instance ?? result).exports;
    if (memory) memories.push(memory);
    return result;
  };
}
WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct(target, given) {
  const instance = Reflect.construct(target, given);
  if (instance.exports.memory) memories.push(instance.exports.memory);
  return instance;
} });
const grown = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);

/** A station: contenders made once, texts read once. */
export function station(place) {
  const made = {};
  const texts = {};
  const work = async (contender, task) => {
    made[contender] ??= await contenders[contender](place);
    return made[contender][task];
  };
  const text = async (name) => (texts[name] ??= await place.text(name));

  return {
    /** Milliseconds of one call: the mean of as many in a row as fill so many milliseconds, at least one. */
    async time({ contender, task, name, fill }) {
      const [call, given] = [await work(contender, task), await text(name)];
      const start = performance.now();
      let [calls, passed] = [0, 0];
      while (passed < fill || calls === 0) {
        call(given);
        calls += 1;
        passed = performance.now() - start;
      }
      return passed / calls;
    },

    /** Milliseconds from nothing to the first result. */
    async cold({ contender, task, name }) {
      const given = await text(name);
      const start = performance.now();
      const call = await work(contender, task);
      call(given);
      return performance.now() - start;
    },

    /** How many quantities an analysis of ours has, what the memory has grown by, and the bytes that the result had in it. */
    async growth({ name }) {
      const [call, given] = [await work("ours", "analyze"), await text(name)];
      const parse = JSON.parse;
      let result = 0;
      JSON.parse = (json) => {
        result += new TextEncoder().encode(json).length;
        return parse(json);
      };
      const before = grown();
      const analysis = call(given);
      JSON.parse = parse;
      return { quantities: analysis.quantities.length, memory: grown() - before, result };
    },
  };
}
