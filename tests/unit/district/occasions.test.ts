import { describe, expect, test } from "vitest";
import { FACTORS } from "../../../engine/district/factors/index.ts";
import { occasionsOf } from "../../../engine/district/occasions.ts";

const DEFAULTS = Object.fromEntries(FACTORS.map((factor) => [factor.name, factor.default]));

describe("what is dated in a district", () => {
  test("the festival month of the defaults, once a year, from a week before the holiday to three after its first day", () => {
    expect(occasionsOf(DEFAULTS, -182, 425)).toEqual([{ kind: "festival", from: 133, to: 161 }]);
    expect(occasionsOf(DEFAULTS, -364, 730).map(({ from }) => from)).toEqual([-232, 133, 498]);
    expect(occasionsOf({ ...DEFAULTS, festivalDemand: 1 }, -182, 425)).toEqual([]);
  });

  test("a span that only touches the days looked at is told whole, one beside them is not", () => {
    expect(occasionsOf(DEFAULTS, 160, 161)).toHaveLength(1);
    expect(occasionsOf(DEFAULTS, 161, 170)).toEqual([]);
    expect(occasionsOf(DEFAULTS, 100, 133)).toEqual([]);
  });

  test("shocks stand in order of time, those of no duration are none", () => {
    const factors = { ...DEFAULTS, stormDay: 200.5, stormDays: 3, epidemicDay: 10, epidemicDays: 60 };
    expect(occasionsOf(factors, 0, 365).map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ["epidemic", 10, 70],
      ["festival", 133, 161],
      ["storm", 200, 203],
    ]);
  });
});
