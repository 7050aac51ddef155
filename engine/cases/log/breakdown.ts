/** Rates and durations by category or unit, the larger cells of them. */
import { NONE } from "./event-log.ts";
import type { Facts } from "./facts.ts";
import type { PartName, Unobservable } from "./observable.ts";
import { type Rate, type Ratio, rates } from "./rate.ts";
import { hiddenCells } from "./suppression.ts";
import { survival, survivalQuantile } from "./survival.ts";

const MOST_CELLS = 40;

export interface Cell {
  readonly name: string;
  readonly cases: number;
  readonly closed: number;
  /** Median hours to the closing with open cases censored (Kaplan-Meier). */
  readonly medianToClose: number;
  readonly rates: readonly Rate[];
  readonly parts: readonly (Rate | null)[];
}

export interface Breakdown {
  /** Cells of at least ten cases, the largest first; without those that would give away a smaller one. */
  readonly cells: readonly Cell[];
  /** Cells as large, but beyond the first forty. */
  readonly more: number;
  /** Smaller ones and those hidden with them, of which nothing is told; and their cases, ten at least. */
  readonly suppressed: number;
  readonly suppressedCases: number;
}

/**
 * @param column by case, the index of its cell or -1
 * @param names of the cells
 * @param to hours since 1970 up to which open cases were open
 */
export function breakdown(
  facts: Facts,
  column: Int32Array,
  names: readonly string[],
  ratios: readonly Ratio[],
  flags: readonly Ratio[],
  unobservable: Readonly<Record<PartName, Unobservable | null>>,
  to: number,
): Breakdown {
  const members = names.map((): number[] => []);
  for (let c = 0; c < facts.log.cases; c++) if (column[c] !== NONE) members[column[c]].push(c);
  // Cases without a cell are one more: the total less all that is shown would tell of them.
  const without = facts.log.cases - members.reduce((sum, { length }) => sum + length, 0);
  const hidden = hiddenCells([...members.map(({ length }) => length), without]);
  const large = names.flatMap((_, cell) => (members[cell].length > 0 && hidden[cell] === 0 ? [cell] : []));
  const shown = large.sort((a, b) => members[b].length - members[a].length || a - b).slice(0, MOST_CELLS);
  const place = new Int32Array(names.length).fill(NONE);
  shown.forEach((cell, at) => {
    place[cell] = at;
  });
  const groupOf = (c: number): number => (column[c] === NONE ? NONE : place[column[c]]);
  const all = rates(facts.log.cases, [...ratios, ...flags], groupOf, shown.length);
  const small = members.filter((_, cell) => hidden[cell] === 1);
  return {
    cells: shown.map((cell, at) => ({ name: names[cell], ...closing(facts, members[cell], to), ...cellRates(at) })),
    more: large.length - shown.length,
    suppressed: small.length,
    suppressedCases: small.reduce((sum, { length }) => sum + length, 0),
  };

  function cellRates(at: number): Pick<Cell, "rates" | "parts"> {
    return {
      rates: ratios.map((_, r) => all[r][at]),
      parts: flags.map(({ name }, f) => (unobservable[name as PartName] === null ? all[ratios.length + f][at] : null)),
    };
  }
}

function closing(
  { openedAt, closedAt, followUp }: Facts,
  members: readonly number[],
  to: number,
): Pick<Cell, "cases" | "closed" | "medianToClose"> {
  const possible = members.filter((c) => !(closedAt[c] < openedAt[c]) && !Number.isNaN(openedAt[c]));
  const isClosed = Uint8Array.from(possible, (c) => (Number.isNaN(closedAt[c]) ? 0 : 1));
  const hours = Float64Array.from(possible, (c, i) =>
    isClosed[i] === 1 ? closedAt[c] - openedAt[c] : Math.min(to - openedAt[c], followUp),
  );
  return {
    cases: members.length,
    closed: members.filter((c) => !Number.isNaN(closedAt[c])).length,
    medianToClose: survivalQuantile(survival(hours, isClosed), 0.5),
  };
}
