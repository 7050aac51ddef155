import { CaseTable, type CaseTrace } from "../../../engine/cases/case-table.ts";
import { officeHours } from "./office-hours.ts";

export const UNITS = ["grid", "community", "team A", "team B", "team C", "office"];
export const [GRID, COMMUNITY, A, B, C, OFFICE] = UNITS.keys() as unknown as number[];
export const HANDLING = 0b011111;
/** Ten days. */
export const FOLLOW_UP = 240;

export function emptyTable(trace?: CaseTrace): CaseTable {
  return new CaseTable(
    { followUp: FOLLOW_UP, worked: officeHours, units: UNITS, handling: HANDLING, gridLine: GRID, capacity: 4 },
    trace,
  );
}

interface Wish {
  readonly at?: number;
  readonly owners?: readonly number[];
  readonly origin?: 0 | 1;
  readonly group?: number;
  readonly community?: number;
  readonly category?: number;
}

/** Adds a matter that belongs to its owners, the first of them the lead. @returns its id */
export function arises(table: CaseTable, wish: Wish = {}): number {
  const { at = 0, owners = [A], origin = 1, group = 0, community = 0, category = 0 } = wish;
  const m = table.born(at, { community, category, origin, place: 0, resident: -1, group });
  table.owners(
    m,
    owners.reduce((mask, unit) => mask | (1 << unit), 0),
    owners[0],
  );
  return m;
}
