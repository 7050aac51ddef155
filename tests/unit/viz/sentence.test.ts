import { describe, expect, test } from "vitest";
import type { Difference, PolicyOutcome, ResponseComparison } from "../../../viz/report/data.ts";
import { words } from "../../../viz/words/catalogue.ts";
import { sentence } from "../../../viz/words/sentence.ts";

const UNKNOWN = { low: null, high: null };

function outcome(name: string, mean: number | null, difference: Partial<Difference> | null): PolicyOutcome {
  const full: Difference | null =
    difference === null
      ? null
      : {
          n: 30,
          mean: 0,
          low: 0,
          high: 0,
          plainLow: 0,
          plainHigh: 0,
          sd: 0.02,
          se: 0.004,
          p: 0,
          pHolm: 0,
          verdict: "undecided",
          shareBetter: 0.5,
          shareBetterInterval: { low: 0.33, high: 0.67 },
          effectSize: null,
          same: null,
          ...difference,
        };
  return {
    name,
    n: 30,
    mean,
    low: null,
    high: null,
    sd: 0.03,
    p05: null,
    p95: null,
    p05Interval: UNKNOWN,
    p95Interval: UNKNOWN,
    difference: full,
  };
}

function subject(difference: Partial<Difference>, more: Partial<ResponseComparison> = {}) {
  const response: ResponseComparison = {
    name: "solvedWithin7",
    label: { en: "solved within 7 days", zh: "7天内解决" },
    unit: "share",
    better: "higher",
    primary: true,
    margin: null,
    best: null,
    policies: [outcome("part-time", 0.656, null), outcome("full-time", 0.712, difference)],
    ...more,
  };
  return { response, group: "efficiency" };
}

const labels = (name: string): string => name;
const say = (s: ReturnType<typeof subject>, lang: "en" | "zh" = "en") =>
  sentence(s, "full-time", "part-time", labels, words(lang));

describe("a finding", () => {
  test("settled: absolute numbers per 100, the baseline named, the interval with its direction", () => {
    expect(say(subject({ mean: 0.056, low: 0.038, high: 0.074, verdict: "better" })).text).toBe(
      "Solved within 7 days: 71.2 per 100 matters that arose, against 65.6 under part-time: 5.6 more per 100 (between 3.8 and 7.4 more).",
    );
    expect(say(subject({ mean: 0.056, low: 0.038, high: 0.074, verdict: "better" }), "zh").text).toBe(
      "7天内解决：每100件发生的事件中71.2件，基准“part-time”下65.6件：每100件多5.6件（区间：多3.8至7.4）。",
    );
  });

  test("undecided is said first, and is a result", () => {
    expect(say(subject({ mean: 0.004, low: -0.006, high: 0.014, verdict: "undecided" })).text).toBe(
      "Solved within 7 days: we cannot tell this policy and part-time apart. 71.2 per 100 matters that arose, against 65.6; the difference lies between 0.6 fewer and 1.4 more.",
    );
  });

  test("equivalent names the margin", () => {
    const text = say(subject({ mean: 0.002, low: -0.004, high: 0.008, verdict: "equivalent" }, { margin: 0.01 })).text;
    expect(text).toContain("no difference from part-time that matters");
    expect(text).toContain("inside the margin of 1.");
  });

  test("the opposite sign over the same matters is a caution", () => {
    const same = { mean: -0.012, low: -0.02, high: -0.004, p: 0.01, disagrees: true };
    const told = say(subject({ mean: 0.056, low: 0.038, high: 0.074, verdict: "better", same }));
    expect(told.caution).toContain("1.2 fewer per 100");
    expect(say(subject({ mean: 0.056, verdict: "better", same: { ...same, disagrees: false } })).caution).toBeNull();
  });

  test("undefined is said so, not printed as a number", () => {
    const told = say(subject({ mean: null, low: null, high: null, verdict: "undecided" }));
    expect(told.text).toBe(
      "Solved within 7 days: undefined for the comparison of full-time with part-time (too few replications have a value).",
    );
  });

  test("means in days, a difference of hours in hours", () => {
    const policies = [
      { ...outcome("part-time", 176, null), sd: 12 },
      { ...outcome("full-time", 158, { mean: -18, low: -22, high: -14, se: 1.2, verdict: "better" }), sd: 12 },
    ];
    expect(say(subject({}, { name: "timeToClose", unit: "h", better: "lower", policies })).text).toContain(
      "6.58 days, against 7.33 days under part-time: 18 hours less (between 14 and 22 less)",
    );
  });

  test("the baseline has no finding", () => {
    expect(() => sentence(subject({}), "part-time", "part-time", labels, words("en"))).toThrow(RangeError);
  });
});
