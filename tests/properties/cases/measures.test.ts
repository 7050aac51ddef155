/** Measures against their definitions, computed the long way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { CaseTable } from "../../../engine/cases/case-table.ts";
import { every } from "../../../engine/cases/cohort.ts";
import {
  handlerConcentration,
  organisational,
  organisationalRaw,
} from "../../../engine/cases/measures/concentration.ts";
import { gini } from "../../../engine/cases/measures/equity.ts";
import { modularity } from "../../../engine/cases/measures/network.ts";
import { officialRates } from "../../../engine/cases/measures/official.ts";
import { score, weightRange } from "../../../engine/cases/measures/score.ts";
import { officeHours } from "../../unit/cases/office-hours.ts";

const UNITS = ["grid", "community", "team A", "team B"];

function emptyTable(): CaseTable {
  return new CaseTable({ followUp: 1440, worked: officeHours, units: UNITS, handling: 15, gridLine: 0, capacity: 8 });
}

const unit = fc.nat({ max: 3 });

/** Equal to rounding; undefined on both sides or on neither. */
function expectClose(value: number, expected: number): void {
  if (Number.isNaN(expected)) expect(value).toBeNaN();
  else expect(value).toBeCloseTo(expected, 12);
}

test("F4 is one less the odds that two like matters go to one unit, relative to what true owners make possible", () => {
  const matter = fc.record({
    community: fc.nat({ max: 1 }),
    category: fc.nat({ max: 1 }),
    quarter: fc.nat({ max: 1 }),
    owners: fc.uniqueArray(unit, { minLength: 1, maxLength: 2 }),
    handler: fc.option(unit, { nil: -1 }),
  });
  fc.assert(
    fc.property(fc.array(matter, { maxLength: 60, size: "max" }), (matters) => {
      const table = emptyTable();
      for (const { community, category, quarter, owners, handler } of matters) {
        const m = table.born(0, { community, category, origin: 0, place: 0, resident: -1, group: -1 });
        table.owners(
          m,
          owners.reduce((mask, owner) => mask | (1 << owner), 0),
          owners[0],
        );
        table.recorded(2190 * quarter + 5, m, 0, false);
        if (handler >= 0) table.accepted(2190 * quarter + 6, m, handler);
      }
      const handled = matters
        .filter(({ handler }) => handler >= 0)
        .map(({ community, category, quarter, owners, handler }) => ({
          cell: `${community}/${category}/${quarter}`,
          u: owners.includes(handler) ? owners[0] : handler,
          t: owners[0],
        }));
      const cells = new Map<string, typeof handled>();
      for (const one of handled) cells.set(one.cell, [...(cells.get(one.cell) ?? []), one]);
      let alike = 0;
      let alikeInTruth = 0;
      let counted = 0;
      for (const cell of cells.values()) {
        if (cell.length < 4) continue;
        const pairs = cell.flatMap((a) => cell.filter((b) => b !== a).map((b) => [a, b]));
        alike += (cell.length * pairs.filter(([a, b]) => a.u === b.u).length) / pairs.length;
        alikeInTruth += (cell.length * pairs.filter(([a, b]) => a.t === b.t).length) / pairs.length;
        counted += cell.length;
      }
      const expected = alikeInTruth === 0 ? Number.NaN : 1 - Math.min(1, alike / alikeInTruth);
      expectClose(organisational(table, every(table)), expected);
      expectClose(organisationalRaw(table, every(table)), counted === 0 ? Number.NaN : 1 - alike / counted);
      const shares = UNITS.map((_, k) => handled.filter(({ u }) => u === k).length / handled.length);
      expectClose(
        handlerConcentration(table, every(table)),
        shares.reduce((sum, share) => sum + share * share, 0),
      );
    }),
    { numRuns: 500 },
  );
});

test("official counts follow a clock that is read at every month's end", () => {
  const event = fc.record({
    step: fc.constantFrom(0, 5, 20, 50),
    kind: fc.constantFrom("sentBack", "accepted", "accepted", "closed"),
  });
  const matters = fc.array(fc.tuple(fc.constantFrom(20, 40, 90), fc.array(event, { maxLength: 6 })), { maxLength: 6 });
  const months = [0, 50, 100, 150].map((start) => ({ start, end: start + 50 }));
  fc.assert(
    fc.property(matters, (list) => {
      const table = emptyTable();
      const naive = months.map(() => ({ due: 0, closed: 0, onTime: 0 }));
      for (const [limit, steps] of list) {
        const m = table.born(0, { community: 0, category: 0, origin: 0, place: 0, resident: -1, group: -1 });
        table.recorded(5, m, 0, false);
        table.deadline(m, 5 + limit);
        let at = 5;
        const stops: [at: number, stops: boolean][] = [];
        let closedAt = Number.POSITIVE_INFINITY;
        for (const { step, kind } of steps) {
          at += step;
          if (kind === "sentBack") table.sentBack(at, m, 2);
          else if (kind === "accepted") table.accepted(at, m, 2);
          else table.closed(at, m);
          if (kind === "closed") closedAt = Math.min(closedAt, at);
          else stops.push([at, kind === "sentBack"]);
        }
        /** Hours the clock has run by a time. */
        const reading = (time: number) => {
          let run = 0;
          let since = 5;
          let stands = false;
          for (const [changesAt, stops_] of [...stops.filter(([t]) => t <= time), [time, false] as const]) {
            if (!stands) run += changesAt - since;
            since = changesAt;
            stands = stops_;
          }
          return run;
        };
        months.forEach(({ start, end }, k) => {
          if (closedAt < start) return;
          if (closedAt < end) {
            naive[k].due++;
            naive[k].closed++;
            if (reading(closedAt) <= limit) naive[k].onTime++;
          } else if (reading(end) > limit) {
            naive[k].due++;
          }
        });
      }
      expect(officialRates(table, months)).toEqual(naive);
    }),
    { numRuns: 1000 },
  );
});

test("Gini is the mean difference of all pairs, and knows no unit", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 40 }), (values) => {
      const n = values.length;
      const total = values.reduce((sum, x) => sum + x, 0);
      const differences = values.flatMap((x) => values.map((y) => Math.abs(x - y))).reduce((sum, d) => sum + d, 0);
      expectClose(gini(values), total === 0 ? Number.NaN : differences / (2 * n * total));
      expectClose(gini(values.map((x) => 8 * x)), gini(values));
    }),
  );
});

test("modularity is the weight inside lines less what degrees alone would put there", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 5 }), { minLength: 16, maxLength: 16 }),
      fc.tuple(...UNITS.map(() => fc.nat({ max: 2 }))),
      (weights, lines) => {
        const undirected = (i: number, j: number) => weights[4 * i + j] + weights[4 * j + i];
        const degree = (i: number) => [0, 1, 2, 3].reduce((sum, j) => sum + undirected(i, j), 0);
        const twice = [0, 1, 2, 3].reduce((sum, i) => sum + degree(i), 0);
        let expected = 0;
        for (let i = 0; i < 4; i++) {
          for (let j = 0; j < 4; j++) {
            if (lines[i] === lines[j]) expected += (undirected(i, j) - (degree(i) * degree(j)) / twice) / twice;
          }
        }
        expectClose(modularity(Float64Array.from(weights), lines), expected);
      },
    ),
  );
});

test("whatever the weights, a score lies in its range", () => {
  const part = fc.double({ min: -1, max: 1, noNaN: true });
  const weight = fc.double({ min: 0.001, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(part, weight), { minLength: 6, maxLength: 6 }), (pairs) => {
      const differences = pairs.map(([d]) => d);
      const weights = pairs.map(([, w]) => w);
      const [least, greatest] = weightRange(differences);
      expect(score(differences, weights)).toBeGreaterThanOrEqual(least - 1e-12);
      expect(score(differences, weights)).toBeLessThanOrEqual(greatest + 1e-12);
    }),
  );
});
