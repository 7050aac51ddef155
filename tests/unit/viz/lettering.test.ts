import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWide, spread, textWidth, wrap } from "../../../viz/charts/lettering.ts";

describe("the width of letters", () => {
  test("a Chinese character is one em, a Latin one less, and a line is the sum of its letters", () => {
    expect(textWidth("网格", 12)).toBe(24);
    expect(textWidth("grid", 12)).toBeLessThan(4 * 12 * 0.7);
    expect(textWidth("网格grid", 10)).toBeCloseTo(textWidth("网格", 10) + textWidth("grid", 10), 9);
    expect([..."员，（）！"].every(isWide)).toBe(true);
    expect([..."a1 –"].some(isWide)).toBe(false);
  });
});

describe("wrap", () => {
  const text = fc
    .array(fc.constantFrom("grid", "a", "handling", "网", "格员", "，", "。", "7"))
    .map((words) => words.join(" "));

  test("no line of breakable text is wider than asked, and no letter is lost", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 90, max: 400 }), (sentence, width) => {
        const lines = wrap(sentence, 12, width);
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(sentence.replaceAll(" ", ""));
      }),
    );
  });

  test("a Chinese line never begins with a full stop or comma", () => {
    const lines = wrap("处置事件更快，更完整。更少碎片化，代价如何。", 12, 60);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.some((line) => /^[，。]/.test(line))).toBe(false);
  });

  test("a word longer than the line keeps a line of its own", () => {
    expect(wrap("a verylongwordindeed b", 12, 40)).toEqual(["a", "verylongwordindeed", "b"]);
  });
});

describe("spread", () => {
  test("keeps order, distance and bounds, and leaves labels alone that are far enough apart", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), (wanted) => {
        const at = spread(wanted, 17, 10, 340);
        const order = wanted.map((_, i) => i).sort((a, b) => at[a] - at[b]);
        order.slice(1).forEach((i, k) => {
          expect(at[i] - at[order[k]]).toBeGreaterThanOrEqual(17 - 1e-9);
          expect(wanted[i]).toBeGreaterThanOrEqual(wanted[order[k]]);
        });
        for (const y of at) expect(y >= 10 - 1e-9 && y <= 340 + 1e-9).toBe(true);
      }),
    );
    expect(spread([50, 100, 200], 17, 10, 340)).toEqual([50, 100, 200]);
  });

  test("labels that want one place stand around it", () => {
    expect(spread([100, 100, 100], 10, 0, 200)).toEqual([90, 100, 110]);
  });
});
