import { readFileSync } from "node:fs";
import { CaseTable } from "../../../engine/cases/case-table.ts";
import { type CaseEvent, replay } from "../../../engine/cases/replay.ts";
import { officeHours } from "./office-hours.ts";

export const UNITS = ["G", "C", "A", "B", "O", "H", "P"];
export const [G, C, A, B, O, H, P] = UNITS.keys() as unknown as number[];
export const HANDLING = (1 << G) | (1 << C) | (1 << A) | (1 << B);

const NONE = Number.NaN;
/** Of m1 to m7: birth, origin (0 public, 1 need), owners (the first leads), deadline. */
const MATTERS: readonly [at: number, origin: 0 | 1, owners: readonly number[], deadline: number][] = [
  [0, 0, [G], 32],
  [10, 1, [A], 84],
  [20, 1, [A], 94],
  [30, 0, [A, B], 208],
  [50, 1, [A], 122],
  [5, 0, [A], NONE],
  [60, 1, [A], NONE],
];

export function toyEvents(): CaseEvent[] {
  const text = readFileSync(new URL("../../fixtures/toy-log.csv", import.meta.url), "utf8");
  const [head, ...lines] = text.trimEnd().split("\n");
  if (head !== "at,matter,event,unit,detail") throw new Error(`The toy log has other columns: ${head}`);
  return lines.map((line) => {
    const [at, matter, event, unit, detail] = line.split(",");
    return { at: Number(at), matter: Number(matter.slice(1)) - 1, event, unit: UNITS.indexOf(unit), detail };
  });
}

/** The toy log as a table; m1 is matter 0, and so on. */
export function toyTable(events: readonly CaseEvent[] = toyEvents()): CaseTable {
  const table = new CaseTable({
    followUp: 336,
    worked: officeHours,
    units: UNITS,
    handling: HANDLING,
    gridLine: G,
    capacity: 7,
  });
  for (const [at, origin, owners, deadline] of MATTERS) {
    const m = table.born(at, { community: 0, category: 0, origin, place: 0, resident: -1, group: -1 });
    table.owners(
      m,
      owners.reduce((mask, unit) => mask | (1 << unit), 0),
      owners[0],
    );
    if (!Number.isNaN(deadline)) table.deadline(m, deadline);
  }
  replay(events, table);
  table.settled(66, 6);
  table.finish(420);
  return table;
}
