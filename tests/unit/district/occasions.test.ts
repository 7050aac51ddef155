import { describe, expect, test } from "vitest";
import { FACTORS } from "../../../engine/district/factors/index.ts";
import { occasionsOf } from "../../../engine/district/occasions.ts";

const DEFAULTS = Object.fromEntries(FACTORS.map((factor) => [factor.name, factor.default]));

const spans = (factors: Record<string, number | string>, from: number, to: number) =>
  occasionsOf(factors, from, to).map((occasion) => [occasion.kind, occasion.from, occasion.to]);

describe("what is dated in a district", () => {
  test("the festival month of the defaults, from a week before the holiday to three after its first day, and the other holidays", () => {
    expect(spans(DEFAULTS, 0, 365)).toEqual([
      ["holiday", 17, 24],
      ["festival", 133, 161],
      ["holiday", 229, 232],
    ]);
    expect(occasionsOf(DEFAULTS, -364, 730).flatMap(({ kind, from }) => (kind === "festival" ? [from] : []))).toEqual([
      -232, 133, 498,
    ]);
  });

  test("a festival that changes no demand is a holiday still", () => {
    expect(spans({ ...DEFAULTS, festivalDemand: 1 }, 100, 200)).toEqual([["holiday", 140, 147]]);
  });

  test("a span that only touches the days looked at is told whole, one beside them is not", () => {
    expect(spans(DEFAULTS, 160, 161)).toEqual([["festival", 133, 161]]);
    expect(spans(DEFAULTS, 161, 170)).toEqual([]);
    expect(spans(DEFAULTS, 100, 133)).toEqual([]);
  });

  test("shocks stand in order of time, those of no duration are none", () => {
    const factors = { ...DEFAULTS, stormDay: 200.5, stormDays: 3, epidemicDay: 30, epidemicDays: 60 };
    expect(spans(factors, 25, 229)).toEqual([
      ["epidemic", 30, 90],
      ["festival", 133, 161],
      ["storm", 200, 203],
    ]);
  });
});
