/** What the reductions of responses and series read when a run has ended. */

import type { CaseTable } from "../cases/case-table.ts";
import { born, type Cohort, registered, same, type Window } from "../cases/cohort.ts";
import { decomposition } from "../cases/measures/decomposition.ts";
import { type OfficialCount, officialRates, type Period } from "../cases/measures/official.ts";
import { ACTIVITIES, type Activity, LINES } from "./events.ts";
import type { Tallies } from "./tallies.ts";
import type { World } from "./world.ts";

const MONTH = 365 * 2;
const WEEK = 168;

/** What other policies of the replication compare with of the baseline's run. */
export type Reference = Pick<Measured, "table" | "registered">;

export class Measured {
  readonly world: World;
  readonly table: CaseTable;
  /** Counts and hours of the intake window. */
  readonly tallies: Tallies;
  readonly window: Window;
  /** B: born in the window. R: first recorded in it. */
  readonly born: Cohort;
  readonly registered: Cohort;
  /** S: registered under this policy and under the baseline, with the baseline's table. */
  readonly both: Cohort;
  readonly baseline: CaseTable;
  readonly residents: number;
  readonly years: number;
  private official: OfficialCount[] | null = null;
  private decomposed: Float64Array | null = null;

  constructor(world: World, tallies: Tallies, reference: Reference | null) {
    const { exogenous } = world;
    this.world = world;
    this.table = world.cases;
    this.tallies = tallies;
    this.window = { start: 0, length: exogenous.intakeEnd };
    this.born = born(this.table, this.window);
    this.registered = registered(this.table, this.window);
    this.both = reference === null ? this.registered : same(this.registered, reference.registered);
    this.baseline = reference === null ? this.table : reference.table;
    this.residents = exogenous.population.size;
    this.years = exogenous.intakeEnd / (365 * 24);
  }

  /** Official records of the calendar months (730 hours each) of the intake. */
  get months(): readonly OfficialCount[] {
    this.official ??= officialRates(this.table, this.periods);
    return this.official;
  }

  /** The calendar months of the intake, one at least. */
  get periods(): Period[] {
    const n = Math.max(1, Math.floor(this.window.length / MONTH));
    return Array.from({ length: n }, (_, i) => ({ start: i * MONTH, end: (i + 1) * MONTH }));
  }

  /** Mean hours of a registered matter in each of the ten states, in one pass. */
  get stages(): Float64Array {
    this.decomposed ??= decomposition(this.table, this.registered);
    return this.decomposed;
  }

  /** @returns hours a week of a line in an activity over the intake */
  hours(line: number, activity: number): number {
    return this.tallies.hours[line * ACTIVITIES.length + activity] / (this.window.length / WEEK);
  }

  hoursOf(line: (typeof LINES)[number], activity: Activity): number {
    return this.hours(LINES.indexOf(line), ACTIVITIES.indexOf(activity));
  }

  /** @returns hours of a line over the intake, all activities or all but those named */
  lineHours(line: (typeof LINES)[number], without: readonly Activity[] = []): number {
    let total = 0;
    for (let a = 0; a < ACTIVITIES.length; a++) {
      if (!without.includes(ACTIVITIES[a])) total += this.tallies.hours[LINES.indexOf(line) * ACTIVITIES.length + a];
    }
    return total;
  }
}
