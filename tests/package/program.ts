/** A program of a user, for `tsc --strict`: what it may do compiles, what it may not is marked as an error. */
import { load, ZhMeasuresError } from "zh-measures";
import type { Alignment, Analysis, Quantity, Span, Variant, ZhMeasures } from "zh-measures";
import { convertElement } from "zh-measures/dom";
import { load as loadReading } from "zh-measures/extract";
import { load as loadInline } from "zh-measures/inline";
import { start } from "zh-measures/worker";

/** A sentence about a quantity, by its kind. */
export function describe(quantity: Quantity): string {
  switch (quantity.kind) {
    case "date": {
      const nothing: null = quantity.min;
      return quantity.timex ?? String(nothing);
    }
    case "money":
    case "physical":
      return quantity.standard ? `${quantity.standard.min} ${quantity.standard.unit}` : quantity.unit;
    case "percent": {
      const unit: "%" | "pp" = quantity.unit;
      return `${quantity.max} ${unit}`;
    }
    case "duration":
    case "recurrence":
      return quantity.timex ?? "";
    case "ratio":
    case "number": {
      const none: null = quantity.unit;
      return `${quantity.min}${none}`;
    }
    case "count":
    case "ordinal":
      return quantity.unit ?? "";
    case "age":
      return quantity.unit;
    default: {
      const never: never = quantity;
      return never;
    }
  }
}

export async function run(text: string): Promise<string> {
  const zh: ZhMeasures = await load({ wasm: new URL("https://example.org/zh-measures.wasm") });
  const target: Variant = "zh-TW";
  const alignment: Alignment = zh.align(text, target, { rules: [["里", "裡"]], protect: ["乾隆"] as const });
  const analysis: Analysis = zh.analyze(text, { published: "2017-12-15", region: "CN" });
  const spans: Span[] = analysis.measures.map((measure) => measure.heading);
  const first = spans[0];
  const projected = first ? zh.project(alignment, first).text : "";
  const csv: string = zh.toCsv(analysis, "quantities", { bom: false });
  const converter = zh.converter("zh-Hans");

  // @ts-expect-error: no such variant
  zh.convert(text, "zh-XX");
  // @ts-expect-error: a bare string is no list of words
  zh.convert(text, "zh-TW", { protect: "乾隆" });
  // @ts-expect-error: nothing is converted before load()
  load.convert(text, "zh-TW");

  const reading = await loadReading();
  // @ts-expect-error: the extraction entry does not convert
  reading.convert(text, "zh-TW");
  reading.quantities(text).map(describe);

  try {
    await loadInline({ wasm: new Uint8Array() });
  } catch (error) {
    if (error instanceof ZhMeasuresError && error.code === "load-failed") return error.message;
  }

  const worker = await start();
  const controller = new AbortController();
  const options = { signal: controller.signal, onProgress: (done: number) => void done };
  for await (const one of worker.analyzeAll([text], options)) spans.push(...one.slogans);
  worker.terminate();

  const conversion = convertElement(zh, document.body, "zh-HK", { skip: ".as-is", watch: true });
  conversion.restore();
  return projected + csv + converter.convert(text) + zh.detect(text).script;
}
