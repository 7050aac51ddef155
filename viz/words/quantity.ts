/** From a number to what a reader reads: its unit, and only the digits that its standard error supports. */
import type { UnitName, UnitWords, Words } from "./words.ts";

/** From this many hours on, a duration is told in days. */
const DAYS_FROM = 48;

/** Shares that are no count of matters: they are told on a scale from 0 to 100. */
const INDICES = new Set(["fragmentationScore", "f4Organisational", "alignment", "trust", "fatigue"]);

/** How amounts of one response are told: multiplied by `factor`, in `words`. */
export interface Scale {
  readonly unit: UnitName;
  readonly factor: number;
  readonly words: UnitWords;
}

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly group: string | null;
}

/**
 * @param measured a response
 * @param magnitude the largest amount to be told on this scale, in the engine's unit
 * @param words the language
 * @returns unit and factor
 */
export function scaleOf(measured: Measured, magnitude: number, words: Words): Scale {
  const of = words.denominator(measured.name, measured.group);
  const scale = (unit: UnitName, factor: number): Scale => ({
    unit,
    factor,
    words: words.unit(unit, of, measured.unit),
  });
  switch (measured.unit) {
    case "share":
      return scale(INDICES.has(measured.name) ? "points" : "per100", 100);
    case "h":
      return Math.abs(magnitude) >= DAYS_FROM ? scale("days", 1 / 24) : scale("hours", 1);
    case "h/week":
      return scale("hoursPerWeek", 1);
    case "yuan/year":
      return Math.abs(magnitude) >= words.manyYuan ? scale("manyYuan", 1 / words.manyYuan) : scale("yuan", 1);
    default:
      return scale("other", 1);
  }
}

/**
 * The last decimal place worth printing: that of the leading digit of the standard error.
 * @param se standard error in the unit printed; 0, NaN or null if unknown
 * @param value the number printed, for three digits where the standard error says nothing
 * @returns decimals, -2 to 4; negative ones round to tens and hundreds
 * @source Song & Schmeiser 2009, Omitting Meaningless Digits in Point Estimates, Operations Research 57(1)
 */
export function decimalsOf(se: number | null, value: number): number {
  const isKnown = se !== null && Number.isFinite(se) && se > 0;
  const from = isKnown ? se : Math.abs(value) / 100;
  if (!(from > 0) || !Number.isFinite(from)) return 0;
  const decimals = -Math.floor(Math.log10(from) + 1e-12);
  return Math.max(isKnown ? -2 : 0, Math.min(4, decimals));
}

/**
 * @param value any number
 * @param decimals as `decimalsOf` gives them
 * @returns the number with thousands apart and a true minus sign
 */
export function numeral(value: number, decimals: number): string {
  const unit = 10 ** -decimals;
  const rounded = decimals < 0 ? Math.round(value / unit) * unit : value;
  const text = Math.abs(rounded).toFixed(Math.max(0, decimals));
  const [whole, fraction] = text.split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  const isNegative = rounded < 0 && Number(text) !== 0;
  return `${isNegative ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** @returns the value with an explicit sign, for a table of differences */
export function signed(value: number, decimals: number): string {
  const text = numeral(value, decimals);
  return value > 0 && Number(text.replaceAll(",", "")) !== 0 ? `+${text}` : text;
}

/** @returns a number that is set, not estimated: with the digits it has */
export function exact(value: number): string {
  const rounded = Number(value.toPrecision(6));
  return numeral(rounded, Math.min(6, (String(rounded).split(".")[1] ?? "").length));
}

/** An estimate ready to be told: every number of it with the same decimals. */
export interface Told {
  readonly scale: Scale;
  readonly decimals: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * @param scale as `scaleOf` gives it
 * @param estimate in the engine's unit
 * @param digits decimals, as `decimalsOf` gives them in the unit told
 * @param low end of its interval, or null
 * @param high end of its interval, or null
 */
export function tell(scale: Scale, estimate: number, digits: number, low: number | null, high: number | null): Told {
  const f = scale.factor;
  let decimals = digits;
  // An interval that excludes zero must not be printed as if it touched it.
  const nearest = low === null || high === null || low * high <= 0 ? null : Math.min(Math.abs(low), Math.abs(high)) * f;
  if (nearest !== null && Number(numeral(nearest, decimals).replaceAll(",", "")) === 0 && decimals < 4) decimals += 1;
  return {
    scale,
    decimals,
    value: estimate * f,
    low: low === null ? null : low * f,
    high: high === null ? null : high * f,
  };
}

/** @returns "5.6 more per 100" */
export function differencePhrase(told: Told, words: Words): string {
  const text = numeral(Math.abs(told.value), told.decimals);
  if (Number(text.replaceAll(",", "")) === 0) return words.zeroDifference;
  return told.value > 0 ? told.scale.words.more(text) : told.scale.words.less(text);
}

/** @returns "between 3.8 and 7.4 more", or null without an interval */
export function differenceInterval(told: Told, words: Words): string | null {
  const { low, high, decimals } = told;
  if (low === null || high === null) return null;
  const { moreWord, lessWord } = told.scale.words;
  const a = numeral(Math.abs(low), decimals);
  const b = numeral(Math.abs(high), decimals);
  if (low >= 0) return words.betweenOneSide(a, b, moreWord);
  if (high <= 0) return words.betweenOneSide(b, a, lessWord);
  return words.betweenSides(a, lessWord, b, moreWord);
}
