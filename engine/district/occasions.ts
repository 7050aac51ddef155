/** What is dated in a district: holidays, festival and shocks, as they lie on a calendar of days since the policies are enacted. */
import { holidaySpans } from "./agents/calendars.ts";
import { festivalMonths } from "./agents/demand-clock.ts";
import type { FactorValues } from "./registry.ts";

export type OccasionKind = "holiday" | "festival" | "epidemic" | "storm" | "demolition";

/** From the start of day `from` to the start of day `to`. */
export interface DatedOccasion {
  readonly kind: OccasionKind;
  readonly from: number;
  readonly to: number;
}

/**
 * @param factors - of a plan
 * @param firstDay - of the span looked at, before 0 in the burn-in
 * @param lastDay - the day after it
 * @returns in order of time, whole even where it begins before the span or ends after it; a festival that
 *   changes no demand is none, and a holiday inside the month of one is not told apart from it
 */
export function occasionsOf(factors: FactorValues, firstDay: number, lastDay: number): DatedOccasion[] {
  const number = (name: string): number => Number(factors[name]);
  const shock = (kind: OccasionKind): DatedOccasion => {
    const from = Math.floor(number(`${kind}Day`));
    return { kind, from, to: from + number(`${kind}Days`) };
  };
  const festivals =
    number("festivalDemand") === 1
      ? []
      : festivalMonths(number("festivalDay"), firstDay, lastDay).map((span) => ({
          kind: "festival" as const,
          ...span,
        }));
  const holidays = holidaySpans(Math.round(number("festivalDay")), firstDay, lastDay)
    .filter((holiday) => !festivals.some(({ from, to }) => holiday.from >= from && holiday.to <= to))
    .map((span) => ({ kind: "holiday" as const, ...span }));
  return [...holidays, ...festivals, shock("epidemic"), shock("storm"), shock("demolition")]
    .filter(({ from, to }) => to > from && to > firstDay && from < lastDay)
    .sort((a, b) => a.from - b.from || a.to - b.to);
}
