import { describe, expect, it } from "vitest";
import { Streams } from "../../../engine/kernel/random/streams.ts";
import { checkW1, checkW2, WrongAnswer } from "../../bench/answers.ts";
import { DAYS, inTowns, RESIDENTS } from "../../bench/needs.ts";
import { insertTables } from "../../bench/record.ts";
import { comparable } from "../../bench/report.ts";
import { median, ratioOf, speedOf } from "../../bench/rounds.ts";
import { runW1 } from "../../bench/w1.ts";
import { runClosures } from "../../bench/w1-closures.ts";
import { runW2 } from "../../bench/w2.ts";
import { runColumns } from "../../bench/w2-columns.ts";

const MATTERS = 200_000;
const line = (answer: object) => ({ ...answer }) as Record<string, number>;

describe("W1, 200,000 matters", () => {
  const contestants = {
    gridgov: () => runW1(MATTERS, "3"),
    closures: () => {
      const streams = new Streams(1);
      streams.seed(0, "3");
      return runClosures(MATTERS, () => streams.uniform(0));
    },
  };
  for (const [name, run] of Object.entries(contestants)) {
    it(`${name} solves the network`, () => {
      const answer = run();
      checkW1(name, MATTERS, [line(answer)]);
      expect(answer.events / MATTERS).toBeCloseTo(2.3529, 1);
    });
  }

  it("all features on changes no answer", () => {
    const bare = runW1(20_000, "features");
    expect(runW1(20_000, "features", { features: true })).toEqual(bare);
  });

  it("a wrong answer is refused, whichever figure is wrong", () => {
    const right = { events: 1, seconds: 1, mean: 5.86269, p50: 4.39, p90: 12.906 };
    checkW1("right", 4e6, [right]);
    for (const figure of ["mean", "p50", "p90"] as const) {
      expect(() => checkW1("wrong", 4e6, [{ ...right, [figure]: right[figure] * 1.011 }])).toThrow(WrongAnswer);
      expect(() => checkW1("wrong", 2e5, [{ ...right, [figure]: right[figure] * 0.959 }])).toThrow(WrongAnswer);
      expect(() => checkW1("missing", 2e5, [{ ...right, [figure]: Number.NaN }])).toThrow(WrongAnswer);
    }
  });
});

describe("W2, a year of the town", () => {
  for (const [name, run] of Object.entries({ gridgov: runW2, columns: runColumns })) {
    it(`${name} has the law's needs and satisfaction`, () => {
      const answer = inTowns(1, 3, run);
      expect(answer.events).toBe(RESIDENTS * DAYS);
      checkW2(name, 1, [line(answer)]);
    });
  }

  it("a wrong answer is refused", () => {
    const right = { events: 1, seconds: 1, needs: 730_001, satisfaction: 0.78925 };
    checkW2("right", 1, [right]);
    expect(() => checkW2("wrong", 1, [{ ...right, needs: 734_000 }])).toThrow(WrongAnswer);
    expect(() => checkW2("wrong", 1, [{ ...right, satisfaction: 0.79 }])).toThrow(WrongAnswer);
  });
});

describe("what is made of the rounds", () => {
  const at = (rate: number) => ({ events: rate, seconds: 1, peakMB: rate });

  it("is the median, beside the range, and the median of the rounds' own ratios", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(speedOf([at(10), at(40), at(20)])).toMatchObject({ eventsPerSecond: 20, low: 10, high: 40, peakMB: 40 });
    expect(ratioOf([at(10), at(40), at(20)], [at(5), at(5), at(5)])).toBe(4);
  });

  it("goes on record as figures without the machine's own speed", () => {
    const speed = { ...speedOf([at(10)]), ratio: { cppColumns: 0.5 }, speeds: {}, needs: 1, satisfaction: 1 };
    expect(comparable({ w2: speed })).toEqual({ "w2.ratio.cppColumns": 0.5 });
  });

  it("replaces what stands between the page's markers, and refuses a page without them", () => {
    const begin = "<!-- npm run bench -- --record writes from here ... -->";
    const page = `above\n${begin}\nold\n<!-- ... to here -->\nbelow\n`;
    expect(insertTables(page, "new")).toBe(`above\n${begin}\nnew\n<!-- ... to here -->\nbelow\n`);
    expect(() => insertTables("nothing", "new")).toThrow("markers");
  });
});
