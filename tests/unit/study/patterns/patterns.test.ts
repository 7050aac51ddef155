/** Each pattern's number on made-up results, and the method on districts that are a rule. */
import { describe, expect, test } from "vitest";
import { FACTORS } from "../../../../engine/district/factors/index.ts";
import { LEVERS } from "../../../../engine/district/levers/index.ts";
import { RESPONSES } from "../../../../engine/district/responses/index.ts";
import { PUBLISHED_PAIRS } from "../../../../engine/study/patterns/closure-pairs.ts";
import { ECHOES } from "../../../../engine/study/patterns/echoes.ts";
import { NULLS } from "../../../../engine/study/patterns/nulls.ts";
import type { ColumnOf } from "../../../../engine/study/patterns/pattern.ts";
import { type PatternsPlan, passes, patterns } from "../../../../engine/study/patterns/patterns.ts";
import { PREDICTIONS } from "../../../../engine/study/patterns/predictions.ts";
import { TARGETS } from "../../../../engine/study/patterns/targets.ts";
import { backwards, conduct, frameOf, inOrder, type PointRule } from "../methods.ts";

const ALL = [...TARGETS, ...PREDICTIONS, ...ECHOES];
const NAMES = RESPONSES.map(({ name }) => name);

describe("a pattern's number", () => {
  /** After the relief, and before it. */
  const made: Readonly<Record<string, readonly [after: number, before: number]>> = {
    officialOnTime: [0.9, 0.8],
    onTimeResident: [0.7, 0.75],
    overdueCity: [0.1, 0.2],
    overdueDistrict: [0.04, 0.1],
    "utilisation:member": [0.6, 0.8],
    exhausted: [0.3, 0.6],
  };
  const column: ColumnOf = (response, when = "after") => {
    const [after, before] = made[response] ?? [3, 4];
    return Float64Array.of(when === "after" ? after : before, Number.NaN);
  };
  const taken: Readonly<Record<string, number>> = {
    T3: 0.9,
    T6: 0.3,
    V2: 0.9 - 0.7,
    V3: 0.1 - 0.04,
    // A quarter of the load and half of the burnout are taken away.
    V8b: 0.25 - 0.5,
  };

  test.each(ALL.map((pattern) => [pattern.name, pattern] as const))("%s", (name, pattern) => {
    const [value, undefinedValue] = pattern.of(column);
    expect(value).toBeCloseTo(taken[name] ?? 3, 12);
    expect(undefinedValue).toBeNaN();
    for (const response of pattern.responses) expect(NAMES).toContain(response);
  });

  test("names are unique, sources and words are there, and what is said to be an input is one or says so", () => {
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
    const known = new Set([...FACTORS, ...LEVERS].map(({ name }) => name));
    for (const { name, label, published, source, inputs, range } of ALL) {
      expect(source, name).toMatch(/docs\/domain\.md/);
      for (const text of [label, published])
        expect(
          [text.en, text.zh].every((part) => part !== ""),
          name,
        ).toBe(true);
      for (const input of inputs) expect(known.has(input), `${name}: ${input}`).toBe(true);
      if (range.low !== null && range.high !== null) expect(range.low, name).toBeLessThan(range.high);
    }
    for (const { factors, levers } of NULLS) {
      for (const name of [...Object.keys(factors), ...Object.keys(levers)]) expect(known.has(name), name).toBe(true);
    }
  });
});

describe("whether it passes", () => {
  const interval = { low: 0.01, high: 0.05 };
  test.each([
    [{ low: 0.02, high: 0.06 }, 0.03, true],
    [{ low: 0.02, high: 0.06 }, 0.019, false],
    [{ low: 0.02, high: 0.06 }, 0.061, false],
    [{ low: 0, high: null }, 0.03, true],
    // The mean lies above, its interval does not.
    [{ low: 0.02, high: null }, 0.03, false],
    [{ low: null, high: 0.06 }, 0.03, true],
    [{ low: null, high: 0.04 }, 0.03, false],
    [{ low: 0, high: null }, Number.NaN, false],
  ])("range %o, mean %f", (range, mean, is) => expect(passes(range, { mean }, interval)).toBe(is));

  test("one replication alone says nothing of a direction", () =>
    expect(passes({ low: 0, high: null }, { mean: 1 }, { low: null, high: null })).toBe(false));
});

const planOf = (parts: Partial<PatternsPlan> = {}): PatternsPlan => ({
  ...frameOf({ policies: ["before", "after"], responses: RESPONSES, primary: ["officialOnTime"], replications: 3 }),
  closureReplications: 2,
  ...parts,
});

/** What every response of the patterns is in a world where all of them are met, but for those of a closure curve. */
const LIKE: Readonly<Record<string, number>> = {
  closedWithinDay: 0.5,
  ticketDays: 4.8,
  officialOnTime: 0.915,
  onTimeResident: 0.85,
  satisfiedOfRated: 0.81,
  contactsDispatched: 0.41,
  exhausted: 0.4,
  quits: 0.1,
  overdueCity: 0.02,
  overdueDistrict: 0.001,
  onTimeByLoad: 0.035,
  repeatedRecords: 0.15,
  contactsWithoutOwner: 1,
  handoversWithTime: 0.4,
  monthsOfAdoption: 6,
  reliefRegrown: 0.03,
  "utilisation:member": 0.5,
  dissatisfiedByOverlap: 0.07,
  largestCategories: 0.68,
  concentrationOfPlaces: 0.4,
  festivalMonth: 0.45,
  dispersionOfMonths: 36,
  accurateDispatchTrue: 0.8,
  reportsAfterSuccess: 1.5,
};

const asLiked: PointRule = (point, policy, j, response) => {
  const load = point.factors.utilisation;
  if (typeof load === "number") {
    if (response === "publicClosure") return 1.6 - 0.75 * load;
    if (response === "publicOnTime") return 1.5 - 0.75 * load + 0.001 * (-1) ** j;
  }
  if (policy === "before") return { "utilisation:member": 0.9, exhausted: 0.5 }[response] ?? 0.5;
  return (LIKE[response] ?? 0) * (1 + 0.001 * (j - 1));
};

describe("the method", () => {
  test("where all is as published, all is met; but what every null meets too supports nothing", () => {
    const verdict = conduct(patterns(planOf()), NAMES, asLiked);
    expect(verdict.targets.every(({ pass }) => pass)).toBe(true);
    expect(verdict.echoes.every(({ pass }) => pass)).toBe(true);
    const [, ...predictions] = verdict.predictions;
    expect(predictions.map(({ name }) => name)).toEqual(PREDICTIONS.map(({ name }) => name));
    expect(predictions.filter(({ pass, why }) => !pass || why !== null)).toEqual([]);
    expect(verdict.predictions[0]).toMatchObject({ name: "V1", pass: false, why: { en: expect.any(String) } });
    expect(predictions.some(({ supports }) => supports)).toBe(false);
  });

  test("a prediction that one null fails speaks for what it lacks", () => {
    const rule: PointRule = (point, policy, j, response) =>
      point.name === "no-alignment" && response === "handoversWithTime" ? 0.1 : asLiked(point, policy, j, response);
    const verdict = conduct(patterns(planOf()), NAMES, rule);
    const v6 = verdict.predictions.find(({ name }) => name === "V6")!;
    expect(v6).toMatchObject({ pass: true, supports: true });
    expect(v6.nulls.filter(({ pass }) => !pass).map(({ name }) => name)).toEqual(["no-alignment"]);
    expect(verdict.predictions.filter(({ supports }) => supports)).toEqual([v6]);
    expect(verdict.targets.every(({ supports }) => !supports)).toBe(true);
  });

  test("a null in which the number is not defined speaks for nothing", () => {
    const rule: PointRule = (point, policy, j, response) =>
      point.name === "no-affairs" && response === "reliefRegrown" ? Number.NaN : asLiked(point, policy, j, response);
    const v8a = conduct(patterns(planOf()), NAMES, rule).predictions.find(({ name }) => name === "V8a")!;
    expect(v8a.nulls.find(({ name }) => name === "no-affairs")).toMatchObject({ simulated: null, pass: false });
    expect(v8a).toMatchObject({ pass: true, supports: false });
  });

  test("V1: the load meets the closure rate, the on-time rate follows, and hits are counted", () => {
    const verdict = conduct(patterns(planOf()), NAMES, asLiked);
    const [own, withoutGaming] = verdict.closures;
    expect(verdict.closures.map(({ world }) => world)).toEqual([
      "world",
      "no-gaming",
      ...NULLS.map(({ name }) => name),
    ]);
    expect(own.pairs.map(({ name }) => name)).toEqual(PUBLISHED_PAIRS.map(({ name }) => name));
    for (const pair of own.pairs) {
      expect(pair.isClosureMet, pair.name).toBe(true);
      expect(pair.predicted).toBeCloseTo(pair.simulatedClosure! - 0.1, 12);
      expect(pair.distance).toBeCloseTo(pair.predicted! - pair.onTime, 12);
      expect(pair.hit).toBe(Math.abs(pair.distance!) <= 0.05);
    }
    // The rule says ten points below closure: that is so, within five, of four published pairs.
    const within = PUBLISHED_PAIRS.filter(({ closure, onTime }) => Math.abs(closure - 0.1 - onTime) < 0.05).length;
    expect(own.hits).toBe(within);
    expect(withoutGaming.hits).toBe(own.hits);
    expect(verdict.predictions[0]).toMatchObject({ name: "V1", simulated: own.hits, pass: false, supports: false });
  });

  test("V1: a closure rate that no load reaches is no hit, however near the other", () => {
    const rule: PointRule = (point, policy, j, response) => {
      if (response === "publicClosure") return 0.5;
      return response === "publicOnTime" ? 0.75 : asLiked(point, policy, j, response);
    };
    const { hits, pairs } = conduct(patterns(planOf()), NAMES, rule).closures[0];
    expect(pairs.filter(({ distance }) => Math.abs(distance!) <= 0.05).length).toBeGreaterThan(0);
    expect(hits).toBe(0);
  });

  test("no order of arrival, and no failed run, changes or ends it", () => {
    const forwards = conduct(patterns(planOf()), NAMES, asLiked, inOrder);
    expect(conduct(patterns(planOf()), NAMES, asLiked, backwards)).toEqual(forwards);
    const broken: PointRule = (point, policy, j, response) =>
      point.name.startsWith("no-affairs") ? null : asLiked(point, policy, j, response);
    const verdict = conduct(patterns(planOf()), NAMES, broken);
    expect(verdict.targets).toEqual(
      forwards.targets.map((target) => ({
        ...target,
        nulls: target.nulls.map((one) =>
          one.name === "no-affairs" ? { ...one, simulated: null, low: null, high: null, pass: false } : one,
        ),
      })),
    );
  });

  test("what does not fit together is refused, all at once", () => {
    expect(() => patterns(planOf({ policies: ["one"], responses: RESPONSES.slice(0, 5), primary: [] }))).toThrow(
      /policies: exactly two.*\n.*no response "closedWithinDay"[\s\S]*no response "publicOnTime"/,
    );
  });
});
