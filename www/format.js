// Figures in words: values, bounds and units as the reader's language puts them.
import { number, t } from "./i18n.js";

const FAMILIES = { count: "things", age: "times", physical: "amounts", money: "amounts", percent: "shares",
  ratio: "shares", number: "shares", ordinal: "shares", duration: "times", date: "times", recurrence: "times" };

/** Four families of kinds, so that four colours are enough to tell them apart. */
export const FAMILY_NAMES = ["things", "amounts", "shares", "times"];
export const family = (kind) => FAMILIES[kind] ?? "shares";

const between = (min, max) => (min === max ? number(min) : `${number(min)}–${number(max)}`);

/** The value with its exactness: "over 1,300", "at least 3", "nearly 70"; the calendar value of a date. */
export function value({ kind, min, max, approx, bound, timex }) {
  if (min === null && max === null) return timex ?? "";
  const open = min === null ? "at-most" : max === null ? "at-least" : null;
  const about = approx === "about" ? "about" : null;
  const exactness = bound ? `bound.${bound}` : open ? `bound.${open}` : about;
  const n = between(min ?? max, max ?? min);
  return (kind === "recurrence" && timex ? `${timex}: ` : "") + (exactness ? t(exactness, { n }) : n);
}

/** The value in a coherent unit, where it says more than the printed one. */
export function standard({ standard: amount, timex, min, max }) {
  if (amount) return `${between(amount.min ?? amount.max, amount.max ?? amount.min)} ${amount.unit}`;
  return timex && (min !== null || max !== null) ? timex : "";
}

/** The number to sort by. */
export const size = ({ min, max }) => min ?? max ?? Number.NEGATIVE_INFINITY;
