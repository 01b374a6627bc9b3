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

/** Arrow keys move the focus among the elements of one kind, so that a list is one stop for the Tab key. */
export function roving(container, selector) {
  container.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [...container.querySelectorAll(selector)].filter((stop) => stop.checkVisibility());
    const here = stops.indexOf(document.activeElement.closest(selector));
    if (here < 0 || !stops[here + step]) return;
    event.preventDefault();
    stops[here].tabIndex = -1;
    stops[here + step].tabIndex = 0;
    stops[here + step].focus();
  });
}

/** Offers a file to the reader. */
export function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Gives each file that the reader picks with a button, and lets the same one be picked again. */
export function picker(button, input, take) {
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    if (input.files[0]) take(input.files[0]);
    input.value = "";
  });
}
