// Elements from data: text always goes in as text, nothing in the page is ever parsed as HTML.

export const $ = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = ["svg", "g", "rect", "circle", "text", "title", "desc", "path"];

/** An element with attributes (null and false leave one out, functions listen) and children. */
export function h(name, attributes = {}, ...children) {
  const element = SHAPES.includes(name) ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

/** Does something with whatever fits a selector, now or later, when an event comes to it. */
export function on(type, selector, action) {
  document.addEventListener(type, (event) => {
    const found = event.target.closest?.(selector);
    if (found) action(found, event);
  });
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Arrow keys move the focus among the elements of one kind, so that a list is one stop for the Tab key. */
export function roving(container, selector, take = () => {}) {
  container.addEventListener("keydown", (event) => {
    const stops = [...container.querySelectorAll(selector)].filter((stop) => stop.checkVisibility());
    const here = stops.indexOf(event.target.closest(selector));
    const next = stops[here + STEPS[event.key]];
    if (here < 0 || !next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    stops[here].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    take(next);
  });
}

/** Offers a file to the reader. */
export function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const downloadJson = (name, data) => download(name, `${JSON.stringify(data, null, 2)}\n`, "application/json");

/** Gives each file that the reader picks with a button, and lets the same one be picked again. */
export function picker(button, field, take) {
  on("click", button, () => document.querySelector(field).click());
  on("change", field, (input) => {
    if (input.files[0]) take(input.files[0]);
    input.value = "";
  });
}
