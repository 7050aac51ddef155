/** Each null model really takes out its mechanism: what would act through it changes nothing any more. */
import { describe, expect, test } from "vitest";
import type { Measured } from "../../../../engine/district/measured.ts";
import { RESPONSES } from "../../../../engine/district/responses/index.ts";
import { NULLS } from "../../../../engine/study/patterns/nulls.ts";
import { following, POLICIES, ran } from "../../../fixtures/district.ts";

const factorsOf = (name: string) => NULLS.find((null_) => null_.name === name)!.factors;

const world = (factors = {}): Measured => ran(following(POLICIES["full-time-separated"], { factors }));

const value = (measured: Measured, name: string): number =>
  RESPONSES.find((response) => response.name === name)!.reduce(measured);

/** When each matter was first recorded, first closed and truly solved. */
const life = ({ table }: Measured): number[] =>
  [table.recAt, table.closed1At, table.resolvedAt].flatMap((column) => [...column.slice(0, table.size)]);

describe("no affairs", () => {
  test("none is issued, and nobody spends an hour on any", () => {
    const none = world(factorsOf("no-affairs"));
    expect(none.world.exogenous.affairs.size).toBe(0);
    for (const line of ["member", "community", "counter", "department"] as const) {
      expect(none.hoursOf(line, "affairs"), line).toBe(0);
    }
    expect(world().hoursOf("member", "affairs")).toBeGreaterThan(0);
  });
});

describe("no alignment", () => {
  test("how the lines stand with each other changes nothing", () => {
    const [low, high] = [0.3, 0.7].map((alignmentRest) => world({ ...factorsOf("no-alignment"), alignmentRest }));
    expect(life(low)).toEqual(life(high));
    const [before, after] = [0.3, 0.7].map((alignmentRest) => world({ alignmentRest }));
    expect(life(before)).not.toEqual(life(after));
  });
});

describe("fixed reporting", () => {
  /** When needs are told, and on which channel. Neither repeats nor petitions, which are no first reports. */
  const told = ({ table }: Measured): number[] =>
    Array.from({ length: table.size }, (_, m) => m)
      .filter((m) => table.origin[m] === 1)
      .flatMap((m) => [table.recAt[m], table.channel[m]]);
  const QUIET = { repeatDissatisfied: 0, repeatUnsolved: 0, petition: 0, satisfactionTarget: 0 };

  test("whom and whether residents tell does not depend on what they lived through", () => {
    const at = (factors: object) => [1, 3.5].map((satisfaction) => told(world({ ...factors, ...QUIET, satisfaction })));
    const [sour, sweet] = at(factorsOf("fixed-reporting"));
    expect(sour).toEqual(sweet);
    const [less, more] = at({});
    expect(less).not.toEqual(more);
  });
});

describe("no behaviour", () => {
  const factors = factorsOf("no-behaviour");

  test("nobody tires so that it shows, refuses, asks the other line, complains again, games or petitions", () => {
    const queues = world(factors);
    for (const name of [
      "refusals",
      "requests",
      "repeatComplaints",
      "f5aRequests",
      "extension",
      "shelved",
      "petitions",
    ]) {
      expect(value(queues, name), name).toBe(0);
    }
    const [fresh, tired] = [1.2, 0.85].map((fatigueMiddle) => world({ ...factors, fatigueMiddle }));
    expect(value(tired, "fatigue")).toBeGreaterThan(value(fresh, "fatigue"));
    expect(life(tired)).toEqual(life(fresh));
  });

  test("days are alike: as many matters arise at weekends", () => {
    const perDay = (measured: Measured, isWeekend: boolean): number => {
      const { bornAt, size } = measured.table;
      const days = Array.from({ length: size }, (_, m) => Math.floor(bornAt[m] / 24));
      return days.filter((day) => ((day % 7) + 7) % 7 >= 5 === isWeekend).length / (isWeekend ? 2 : 5);
    };
    const share = (measured: Measured) => perDay(measured, true) / perDay(measured, false);
    expect(share(world(factors))).toBeGreaterThan(0.9);
    expect(share(world())).toBeLessThan(0.9);
  });
});
