/** A response as its file writes it. */

import type { Measured } from "../measured.ts";
import type { Better, ResponseGroup, Text } from "../registry.ts";

/** What is measured: one number a replication and policy; NaN where undefined. */
export interface Response {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  readonly better: Better;
  readonly group: ResponseGroup;
  /** The response that must stand beside this one (docs/measures.md, section 8). */
  readonly counterpart?: string;
  /** Set on the two columns that carry another response over the matters registered under both policies. */
  readonly sameOf?: { readonly response: string; readonly role: "policy" | "baseline" };
  reduce(measured: Measured): number;
}

/** What a place has, does or spends in all. */
const TOTALS: readonly string[] = ["yuan/year", "h/week", "persons", "matters", "affairs/week", "per month"];

/** @returns whether the values of several places add up; of every other response only a mean over places says something */
export function isTotal({ unit }: Pick<Response, "unit">): boolean {
  return TOTALS.includes(unit);
}

interface Extra {
  readonly counterpart?: string;
}

export const response = (
  name: string,
  group: ResponseGroup,
  en: string,
  zh: string,
  unit: string,
  better: Better,
  reduce: (measured: Measured) => number,
  extra: Extra = {},
): Response => ({ name, group, label: text(en, zh), unit, better, reduce, ...extra });

const text = (en: string, zh: string): Text => ({ en, zh });
