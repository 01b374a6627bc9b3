/** Texts for tests: an article of the genre, and generated ones that try to break offsets. */

export const ARTICLE = `首页 > 部门动态 > 正文
青禾县三项举措管好乡村水渠
2022-06-08 09:30 来源:青禾县水利局 作者:周明
今年以来,青禾县水利局把水渠管护当作头等大事,建立“三项机制”,全县共清淤渠道126公里,受益农田近3.2万亩。
一是建立巡查机制。选聘40余名渠长,每周巡查两次,发现问题310个,整改率达98.5%。
二是建立资金机制。投入1200万元,新建泵站12座,维修闸门三十五处。
三是建立考评机制。拟于9月底前完成15个乡镇的考评,考评结果与奖补资金挂钩。
责任编辑:李文
版权所有 未经许可不得转载
`;

const PIECES = [..."一二三十百千万亿两几余多近约第年月日时个名元公里亩%。,;:“”()\n\r\t 0123456789.,〇○", "一是", "二是",
  "(三)", "2017年9月18日", "1500多名球员", "三项机制", "新臺幣", "網(wǎng)絡", "个百分点", "𠮷", "👩‍👩‍👧", "🇨🇳", "e\u0301",
  "\ud800", "\udc00", "\0", "\u2028", "\ufeff", "<b>&amp;</b>", "里面", "乾隆", "头发发展"];

/** Reproducible texts: the same for the same seed. */
export function* generated(count, seed = 1) {
  let state = seed;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let i = 0; i < count; i += 1) {
    yield Array.from({ length: random(60) }, () => PIECES[random(PIECES.length)]).join("");
  }
}

/** Every object with a start and an end in a result, but for the blocks, which carry no text. */
export function* spansOf(value) {
  if (Array.isArray(value)) { for (const entry of value) yield* spansOf(entry); }
  else if (value && typeof value === "object") {
    if ("start" in value && "text" in value) yield value;
    for (const entry of Object.values(value)) yield* spansOf(entry);
  }
}
