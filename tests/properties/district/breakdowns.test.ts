/** What is taken apart must add up again: flows through every unit, and measures by community, category and group. */
import { describe, expect, test } from "vitest";
import { LEAST_MATTERS } from "../../../engine/cases/measures/grouped.ts";
import { CATEGORIES } from "../../../engine/district/categories.ts";
import type { Measured } from "../../../engine/district/measured.ts";
import { BREAKABLE, breakdownName } from "../../../engine/district/series/breakdowns.ts";
import { ARCS } from "../../../engine/district/series/flow.ts";
import { SERIES } from "../../../engine/district/series/index.ts";
import { following, MIXED, OLD, POLICIES, type PolicyName, ran, value } from "../../fixtures/district.ts";

const communities = [MIXED, OLD];
const NAMES = Object.keys(POLICIES) as PolicyName[];

function seriesOf(measured: Measured, name: string): Float64Array {
  const series = SERIES.find((candidate) => candidate.name === name);
  if (series === undefined) throw new Error(`no series ${name}`);
  return series.reduce(measured);
}

describe.each(NAMES)("%s", (name) => {
  const measured = ran(following(POLICIES[name], { communities }));
  const flow = seriesOf(measured, "matterFlow");
  const total = (holds: (arc: (typeof ARCS)[number]) => boolean): number =>
    ARCS.reduce((sum, arc, i) => (holds(arc) ? sum + flow[i] : sum), 0);

  test("100 of 100 registered matters enter, and 100 end", () => {
    expect(total(({ kind }) => kind === "entry" || kind === "unaccepted")).toBeCloseTo(100, 9);
    expect(total(({ kind }) => kind === "exit" || kind === "unaccepted")).toBeCloseTo(100, 9);
  });

  test("what enters a unit leaves it", () => {
    for (const unit of new Set(ARCS.map((arc) => arc.from))) {
      const into = total(({ kind, to }) => (kind === "entry" || kind === "handover") && to === unit);
      const out = total(({ kind, from }) => (kind === "exit" || kind === "handover") && from === unit);
      expect(into).toBeCloseTo(out, 9);
    }
  });

  test("handovers and send-backs are those of the responses", () => {
    expect(total(({ kind }) => kind === "handover") / 100).toBeCloseTo(value(measured, "handovers"), 9);
    const { table, registered } = measured;
    const sendBacks = registered.reduce((sum, isIn, m) => sum + isIn * table.sendBacks[m], 0);
    const matters = registered.reduce((sum, isIn) => sum + isIn, 0);
    expect(total(({ kind }) => kind === "sendBack")).toBeCloseTo((100 * sendBacks) / matters, 9);
  });

  test.each(BREAKABLE.map(({ response }) => response))(
    "%s by community and category is its response again",
    (response) => {
      const measure = BREAKABLE.find((candidate) => candidate.response === response)!;
      const cohort = measure.cohort(measured);
      const { community, category } = measured.table;
      let compared = 0;
      for (const [by, keys, cells] of [
        ["community", community, communities.length],
        ["category", category, CATEGORIES.length],
      ] as const) {
        const means = seriesOf(measured, breakdownName(response, by));
        expect(means.length).toBe(cells);
        const counts = new Float64Array(cells);
        cohort.forEach((isIn, m) => {
          counts[keys[m]] += isIn;
        });
        // Cells too small to be shown are left out of both sides only where there are none.
        if (counts.some((n) => n < LEAST_MATTERS)) continue;
        const matters = counts.reduce((sum, n) => sum + n, 0);
        const mean = means.reduce((sum, x, cell) => sum + x * counts[cell], 0) / matters;
        expect(mean / value(measured, response)).toBeCloseTo(1, 9);
        compared++;
      }
      expect(compared).toBeGreaterThan(0);
    },
  );
});

test("at least one breakdown by each key has cells of enough matters", () => {
  const measured = ran(following(POLICIES[NAMES[0]], { communities }));
  for (const by of ["community", "category", "group"] as const) {
    const shown = BREAKABLE.flatMap(({ response }) => [...seriesOf(measured, breakdownName(response, by))]);
    expect(shown.filter((x) => Number.isFinite(x)).length).toBeGreaterThan(BREAKABLE.length);
  }
});
