/**
 * The matters of a finished replication under every policy, filtered by what they are and when they arose. A bar of one
 * dimension shows what the filters of the others leave, so that each chart can be brushed and the rest follow.
 */

import type { CaseTable } from "../../engine/cases/case-table.ts";
import { born, type Cohort, count, registered, same, type Window } from "../../engine/cases/cohort.ts";
import { promiseKept, timeToCloseQuantile } from "../../engine/cases/measures/closing.ts";
import { unbrokenChain } from "../../engine/cases/measures/fragmentation.ts";
import { solvedWithin, timeToSolveDistribution } from "../../engine/cases/measures/solving.ts";
import { CATEGORIES } from "../../engine/district/categories.ts";

const WEEK = 168;

export const DIMENSIONS = ["community", "category", "group", "week"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Groups: registered residents, floating residents, and public matters, which are nobody's own. */
export const GROUPS = ["registered", "floating", "public"] as const;

/** By dimension, the values that are kept; null keeps all. */
export type Filters = Readonly<Record<Dimension, readonly number[] | null>>;

export const NO_FILTERS: Filters = { community: null, category: null, group: null, week: null };

/** What a bar may show: a number of matters, three shares, and the median hours to closure. */
export const MEASURES = ["arisen", "solvedWithin7", "promiseKept", "unbrokenChain", "hoursToClose"] as const;
export type Measure = (typeof MEASURES)[number];

/** One number a value of a dimension, by policy: bars[policy][value]; NaN where undefined. */
export interface Explored {
  readonly bars: Readonly<Record<Dimension, readonly Float64Array[]>>;
  /** All matters that every filter keeps, by policy and measure. */
  readonly totals: readonly Readonly<Record<Measure, number>>[];
  /** Share solved within so many hours of birth, by policy. */
  readonly solved: readonly Float64Array[];
}

/** Hours at which the share solved is told. */
export const SOLVED_AT: readonly number[] = Array.from({ length: 40 }, (_, i) => 0.5 * 1.2 ** i);

export class Explorer {
  readonly sizes: Readonly<Record<Dimension, number>>;
  private readonly tables: readonly CaseTable[];
  private readonly window: Window;
  /** Value of each matter, by dimension: as births are exogenous, the same under every policy. */
  private readonly values: Readonly<Record<Dimension, Int16Array>>;

  /** @param tables of finished runs of one replication */
  constructor(tables: readonly CaseTable[], window: Window, communities: number) {
    const [table] = tables;
    this.tables = tables;
    this.window = window;
    this.sizes = {
      community: communities,
      category: CATEGORIES.length,
      group: GROUPS.length,
      week: Math.max(1, Math.floor(window.length / WEEK)),
    };
    const column = (value: (m: number) => number): Int16Array =>
      Int16Array.from({ length: table.size }, (_, m) => value(m));
    this.values = {
      community: column((m) => table.community[m]),
      category: column((m) => table.category[m]),
      group: column((m) => (table.group[m] < 0 ? 2 : table.group[m])),
      // The days after the last whole week count with it.
      week: column((m) => Math.min(this.sizes.week - 1, Math.floor((table.bornAt[m] - window.start) / WEEK))),
    };
  }

  explore(filters: Filters, measure: Measure): Explored {
    const barsOf = (dimension: Dimension): Float64Array[] => {
      const left = this.left({ ...filters, [dimension]: null });
      return this.tables.map((table) => this.byValue(table, left, dimension, measure));
    };
    const all = this.left(filters);
    return {
      bars: {
        community: barsOf("community"),
        category: barsOf("category"),
        group: barsOf("group"),
        week: barsOf("week"),
      },
      totals: this.tables.map((table) => ({
        arisen: this.reduce(table, all, "arisen"),
        solvedWithin7: this.reduce(table, all, "solvedWithin7"),
        promiseKept: this.reduce(table, all, "promiseKept"),
        unbrokenChain: this.reduce(table, all, "unbrokenChain"),
        hoursToClose: this.reduce(table, all, "hoursToClose"),
      })),
      solved: this.tables.map((table) =>
        timeToSolveDistribution(table, same(all, born(table, this.window)), SOLVED_AT),
      ),
    };
  }

  /** The matters that every filter keeps, whenever they arose. */
  private left(filters: Filters): Cohort {
    const left: Cohort = new Uint8Array(this.values.week.length).fill(1);
    for (const dimension of DIMENSIONS) {
      const chosen = filters[dimension];
      if (chosen === null) continue;
      const isKept = new Uint8Array(this.sizes[dimension]);
      for (const value of chosen) isKept[value] = 1;
      const values = this.values[dimension];
      for (let m = 0; m < left.length; m++) left[m] &= isKept[values[m]] ?? 0;
    }
    return left;
  }

  private byValue(table: CaseTable, left: Cohort, dimension: Dimension, measure: Measure): Float64Array {
    const values = this.values[dimension];
    return Float64Array.from({ length: this.sizes[dimension] }, (_, value) => {
      const own = new Uint8Array(left.length);
      for (let m = 0; m < own.length; m++) if (values[m] === value) own[m] = left[m];
      return this.reduce(table, own, measure);
    });
  }

  /** The model's own measures, over the matters kept that arose, or were registered, in the intake. */
  private reduce(table: CaseTable, kept: Cohort, measure: Measure): number {
    const arisen = (): Cohort => same(kept, born(table, this.window));
    const recorded = (): Cohort => same(kept, registered(table, this.window));
    switch (measure) {
      case "arisen":
        return count(arisen());
      case "solvedWithin7":
        return solvedWithin(table, arisen(), 7);
      case "promiseKept":
        return promiseKept(table, recorded());
      case "unbrokenChain":
        return unbrokenChain(table, recorded());
      case "hoursToClose":
        return timeToCloseQuantile(table, recorded(), 0.5);
    }
  }
}
