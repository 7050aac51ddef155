/**
 * W2, the needs that every contestant serves: a resident's satisfaction falls by a share each day; a need arises with the
 * resident's own chance a day and waits, first in first out, at the resident's grid, which serves so many a day; being
 * served lifts satisfaction, the less the more days it took.
 */
export const RESIDENTS = 100_000;
export const DAYS = 365;
export const GRIDS = 200;
export const SERVED_A_DAY = 12;
/** Share of satisfaction that is left after a day. */
export const KEPT = 0.9995;
export const LIFT = 0.1;
/** Satisfaction on the first day. */
export const START = 0.8;

/** @returns the chance of a need on a day */
export function needChance(resident: number): number {
  const share = resident * 0.6180339887498949;
  return 0.005 + 0.03 * (share - Math.floor(share));
}

export interface W2Answer {
  /** Residents times days, whether each was looked at or not. */
  readonly events: number;
  readonly needs: number;
  /** Mean over residents on the last evening. */
  readonly satisfaction: number;
}

export interface W2Size {
  readonly residents: number;
  readonly days: number;
}

/** The town anew with other random numbers, so often: one year is over before a compiler has warmed up. */
export function inTowns(towns: number, seed: number, run: (size: W2Size, seed: string) => W2Answer): W2Answer {
  const sum = { events: 0, needs: 0, satisfaction: 0 };
  for (let town = 0; town < towns; town++) {
    const { events, needs, satisfaction } = run({ residents: RESIDENTS, days: DAYS }, `${seed}/${town}`);
    sum.events += events;
    sum.needs += needs / towns;
    sum.satisfaction += satisfaction / towns;
  }
  return sum;
}
