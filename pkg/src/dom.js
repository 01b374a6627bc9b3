/**
 * Converts what a page shows, in place.
 *
 * A word may be split over elements (<b>头</b>发), so what is converted at a time is a run: the text nodes of a block that
 * nothing but inline elements separates. A node's own part of the result is found through the alignment.
 */
const ATTRIBUTES = ["alt", "title", "placeholder", "aria-label"];

const SKIPPED =
  "script, style, noscript, textarea, code, pre, [contenteditable]:not([contenteditable=false]), [translate=no]";

/** Elements that do not end a word. */
const INLINE = new Set(
  ("A ABBR ACRONYM B BDI BDO BIG CITE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q S SAMP SMALL SPAN STRIKE STRONG "
    + "SUB SUP TIME TT U VAR WBR").split(" "),
);

const [ELEMENT, TEXT, DOCUMENT, FRAGMENT] = [1, 3, 9, 11];

export function convertElement(zh, root, to, options) {
  const { skip, attributes = true, watch = false, lang = true, ...rest } = options || {};
  const conversion = new Conversion({ root, to, attributes, lang, converter: zh.converter(to, rest),
    skipped: skip ? `${SKIPPED}, ${skip}` : SKIPPED });
  conversion.convertBelow(root);
  if (watch) conversion.watch();
  return { restore: () => conversion.restore(), stop: () => conversion.stop() };
}

class Conversion {
  constructor(settings) {
    Object.assign(this, settings);
    /** What stood there, and what this conversion made of it: by text node, and by element and attribute name. */
    this.texts = new WeakMap();
    this.attributesOf = new WeakMap();
  }

  /** Converts a node with all below it, unless something around it says that it stays. */
  convertBelow(node) {
    const around = node.nodeType === ELEMENT ? node.parentElement : null;
    if (around && around.closest(this.skipped)) return;
    const run = [];
    this.#walk(node, !this.lang || isChinese(languageAround(node)), run, true);
    this.#convertRun(run);
  }

  /** Adds text nodes to the run and converts it wherever it ends. */
  #walk(node, chinese, run, deep) {
    if (node.nodeType === TEXT) {
      if (chinese) run.push(node);
      else this.#convertRun(run);
      return;
    }
    if (node.nodeType !== ELEMENT && node.nodeType !== DOCUMENT && node.nodeType !== FRAGMENT) return;
    const inline = INLINE.has(node.nodeName);
    if (!inline) this.#convertRun(run);
    if (node.nodeType === ELEMENT) {
      if (node.matches(this.skipped)) return this.#convertRun(run);
      if (!inline && !deep) return;
      if (this.lang && node.hasAttribute("lang")) {
        chinese = isChinese(node.getAttribute("lang"));
        if (chinese) this.#set(node, "lang", this.to);
      }
      if (chinese && this.attributes) this.#convertAttributes(node);
    }
    for (let child = node.firstChild; child; child = child.nextSibling) this.#walk(child, chinese, run, deep);
    if (!inline) this.#convertRun(run);
  }

  #convertRun(run) {
    const nodes = run.splice(0);
    const sources = nodes.map((node) => {
      const known = this.texts.get(node);
      return known && known.after === node.data ? known.before : node.data;
    });
    const source = sources.join("");
    // Nothing below U+2E80 is converted.
    if (!/[\u2E80-\uFFFF]/.test(source)) return;
    const results = nodes.length === 1
      ? [this.converter.convert(source)]
      : parts(this.converter.align(source), sources);
    nodes.forEach((node, i) => {
      if (results[i] === sources[i] && node.data === sources[i]) return;
      this.texts.set(node, { before: sources[i], after: results[i] });
      if (node.data !== results[i]) node.data = results[i];
    });
  }

  #convertAttributes(element) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value) this.#set(element, name, undefined, value);
    }
  }

  /** Sets an attribute, to the conversion of its value where nothing else is given. */
  #set(element, name, given, value = element.getAttribute(name)) {
    const known = this.attributesOf.get(element) || {};
    const before = known[name] && known[name].after === value ? known[name].before : value;
    const after = given === undefined ? this.converter.convert(before) : given;
    if (after === value && before === value) return;
    this.attributesOf.set(element, { ...known, [name]: { before, after } });
    if (after !== value) element.setAttribute(name, after);
  }

  watch() {
    this.observer = new MutationObserver((records) => {
      for (const scope of scopes(records, this.root)) {
        if (scope.block) this.#convertDirectly(scope.block);
        else this.convertBelow(scope.whole);
      }
      // What was just written is no news.
      this.observer.takeRecords();
    });
    this.observer.observe(this.root, { subtree: true, childList: true, characterData: true, attributes: true,
      attributeFilter: [...ATTRIBUTES, "lang"] });
  }

  /** Converts the runs that stand in a block itself, not those of the blocks in it. */
  #convertDirectly(block) {
    if (block.nodeType === ELEMENT && block.closest(this.skipped)) return;
    const chinese = !this.lang || isChinese(languageOf(block));
    const run = [];
    for (let child = block.firstChild; child; child = child.nextSibling) this.#walk(child, chinese, run, false);
    this.#convertRun(run);
  }

  stop() {
    if (this.observer) this.observer.disconnect();
    this.observer = undefined;
  }

  restore() {
    this.stop();
    const visit = (node) => {
      const text = this.texts.get(node);
      if (text && node.data === text.after) node.data = text.before;
      for (const [name, { before, after }] of Object.entries(this.attributesOf.get(node) || {})) {
        if (node.getAttribute(name) === after) node.setAttribute(name, before);
      }
      this.texts.delete(node);
      this.attributesOf.delete(node);
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    };
    visit(this.root);
  }
}

const isChinese = (language) => /^(zh|cmn)(-|$)/i.test(language || "");

function languageOf(element) {
  const holder = element.nodeType === ELEMENT ? element.closest("[lang]") : element.documentElement;
  return holder ? holder.getAttribute("lang") : "";
}

/** The language that a node has from what is around it. */
function languageAround(node) {
  return node.parentElement ? languageOf(node.parentElement) : "";
}

/** What has to be converted again after mutations: whole subtrees, and blocks whose own text changed. */
function* scopes(records, root) {
  const [blocks, wholes] = [new Set(), new Set()];
  for (const { type, target, addedNodes, removedNodes } of records) {
    if (type === "attributes") wholes.add(target);
    else if (type === "characterData") blocks.add(blockOf(target, root));
    else {
      const nodes = [...addedNodes, ...removedNodes];
      if (nodes.some((node) => node.nodeType === TEXT || INLINE.has(node.nodeName))) blocks.add(blockOf(target, root));
      for (const node of addedNodes) if (node.nodeType === ELEMENT && !INLINE.has(node.nodeName)) wholes.add(node);
      // An inline element may hold blocks.
      for (const node of addedNodes) if (INLINE.has(node.nodeName) && node.firstElementChild) wholes.add(node);
    }
  }
  for (const whole of wholes) if (root.contains(whole)) yield { whole };
  for (const block of blocks) if (block && root.contains(block)) yield { block };
}

function blockOf(node, root) {
  let block = node;
  while (block && block !== root && (block.nodeType === TEXT || INLINE.has(block.nodeName))) block = block.parentNode;
  return block;
}

/** The parts of a converted text that belong to the parts of its source. A change over a border is cut where it can be. */
function parts({ text, changes }, sources) {
  const results = [];
  let at = 0; // in the target
  let from = 0; // in the source
  let next = 0; // of the changes
  for (const source of sources) {
    const end = from + source.length;
    const start = at;
    while (next < changes.length && changes[next].source.end <= end) next += 1;
    const last = changes[next - 1];
    const open = changes[next];
    if (open && open.source.start < end) at = open.target.start + share(open, end - open.source.start);
    else if (last) at = end + last.target.end - last.source.end;
    else at = end;
    at = Math.max(at, start);
    results.push(text.slice(start, at));
    from = end;
  }
  return results;
}

/** How much of a change's target stands for the first `length` units of its source: all of it, unless both have the same characters' count. */
function share({ source, target }, length) {
  const [from, to] = [[...source.text], [...target.text]];
  if (from.length !== to.length) return target.text.length;
  const count = [...source.text.slice(0, length)].length;
  return to.slice(0, count).join("").length;
}
