import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { words } from "../../../viz/words/catalogue.ts";
import {
  decimalsOf,
  differenceInterval,
  differencePhrase,
  exact,
  numeral,
  scaleOf,
  signed,
  tell,
} from "../../../viz/words/quantity.ts";

const en = words("en");
const zh = words("zh");
const measured = (name: string, unit: string, group: string | null = null) => ({ name, unit, group });

describe("digits", () => {
  // Song & Schmeiser 2009: the last digit printed is that of the leading digit of the standard error.
  test.each([
    [12.345678, 0.234, "12.3"],
    [12.345678, 0.0871, "12.35"],
    [1234.5678, 18, "1230"],
    [1234.5678, 2.1, "1235"],
    [123_456.7, 210, "123,500"],
    [0.00123, 0.0004, "0.0012"],
    [-7.28159, 0.02, "−7.28"],
  ])("%d with standard error %d is %s", (value, se, text) => {
    expect(numeral(value, decimalsOf(se, value))).toBe(text);
  });

  test("without a standard error three digits are printed", () => {
    expect(numeral(7.4283, decimalsOf(null, 7.4283))).toBe("7.43");
    expect(numeral(18_420_000, decimalsOf(0, 18_420_000))).toBe("18,420,000");
    expect(numeral(0, decimalsOf(null, 0))).toBe("0");
  });

  test("what is set is printed as it is set", () => {
    expect([exact(0.27), exact(100), exact(0.1 + 0.2), exact(-0.6)]).toEqual(["0.27", "100", "0.3", "−0.6"]);
  });

  test("rounding never prints a minus before zero", () => {
    expect(numeral(-0.04, 1)).toBe("0.0");
    expect(signed(-0.04, 1)).toBe("0.0");
    expect(signed(0.04, 1)).toBe("0.0");
    expect(signed(0.06, 1)).toBe("+0.1");
  });

  test("the rounding error is at most half the leading digit of the standard error", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 0.001, max: 99, noNaN: true }),
        (value, se) => {
          const printed = Number(numeral(value, decimalsOf(se, value)).replaceAll(",", "").replace("−", "-"));
          const leading = 10 ** Math.floor(Math.log10(se) + 1e-12);
          expect(Math.abs(printed - value)).toBeLessThanOrEqual(leading / 2 + 1e-9);
        },
      ),
    );
  });
});

describe("units", () => {
  test("a share is told per 100 of what it is a share of", () => {
    const scale = scaleOf(measured("solvedWithin7", "share", "efficiency"), 0.6, en);
    expect(scale.words.amount("63")).toBe("63 per 100 matters that arose");
    expect(scaleOf(measured("satisfiedOfRated", "share"), 0.8, zh).words.amount("81")).toBe("每100件已评价事件中81件");
    expect(scaleOf(measured("unheardOf", "share"), 0.8, en).words.amount("81")).toBe("81 in 100");
  });

  test("48 hours and more are told in days, fewer in hours", () => {
    expect(scaleOf(measured("timeToClose", "h"), 47.9, en).unit).toBe("hours");
    const days = scaleOf(measured("timeToClose", "h"), 48, en);
    expect([days.unit, 48 * days.factor]).toEqual(["days", 2]);
  });

  test("large sums are told in millions in English and in 万 in Chinese", () => {
    expect(scaleOf(measured("fullCost", "yuan/year"), 2e6, en)).toMatchObject({ unit: "manyYuan", factor: 1e-6 });
    expect(scaleOf(measured("fullCost", "yuan/year"), 2e6, zh)).toMatchObject({ unit: "manyYuan", factor: 1e-4 });
    expect(scaleOf(measured("fullCost", "yuan/year"), 9e3, zh).unit).toBe("yuan");
  });

  test("the score is told in points, never as a count of matters", () => {
    expect(scaleOf(measured("fragmentationScore", "share", "fragmentation"), 0.1, en).unit).toBe("points");
  });
});

describe("differences in words", () => {
  const scale = scaleOf(measured("solvedWithin7", "share", "efficiency"), 0.1, en);

  test("say more or fewer, and both where the interval holds zero", () => {
    const up = tell(scale, 0.056, 1, 0.038, 0.074);
    expect(differencePhrase(up, en)).toBe("5.6 more per 100");
    expect(differenceInterval(up, en)).toBe("between 3.8 and 7.4 more");
    const down = tell(scale, -0.056, 1, -0.074, -0.038);
    expect(differencePhrase(down, en)).toBe("5.6 fewer per 100");
    expect(differenceInterval(down, en)).toBe("between 3.8 and 7.4 fewer");
    expect(differenceInterval(tell(scale, 0.004, 1, -0.006, 0.014), en)).toBe("between 0.6 fewer and 1.4 more");
  });

  test("an interval that excludes zero is not printed as if it touched it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0002, max: 0.05, noNaN: true }), fc.boolean(), (low, isNegative) => {
        const ends: [number, number] = isNegative ? [-low - 0.1, -low] : [low, low + 0.1];
        const told = tell(scale, (ends[0] + ends[1]) / 2, 1, ...ends);
        const nearest = numeral(low * 100, told.decimals);
        // One further digit is granted; a bound below that is nobody's practical concern.
        if (low * 100 >= 0.05) expect(Number(nearest)).toBeGreaterThan(0);
      }),
    );
  });

  test("no interval is told where there is none", () => {
    expect(differenceInterval(tell(scale, 0.1, 1, null, null), en)).toBeNull();
  });
});
