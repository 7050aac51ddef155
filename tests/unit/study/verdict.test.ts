import { describe, expect, test } from "vitest";
import { verdictOf } from "../../../engine/study/verdict.ts";

const interval = (low: number, high: number) => ({ low, high });

describe("without a margin", () => {
  test("a small p gives the direction that the response calls better", () => {
    expect(verdictOf(interval(-3, -1), -2, 0.01, 0.05, null, "lower")).toBe("better");
    expect(verdictOf(interval(-3, -1), -2, 0.01, 0.05, null, "higher")).toBe("worse");
    expect(verdictOf(interval(1, 3), 2, 0.01, 0.05, null, "lower")).toBe("worse");
    expect(verdictOf(interval(1, 3), 2, 0.01, 0.05, null, "higher")).toBe("better");
  });

  test("where neither direction is better it is only different", () => {
    expect(verdictOf(interval(1, 3), 2, 0.01, 0.05, null, "neither")).toBe("different");
  });

  test("p at alpha decides, p above it does not", () => {
    expect(verdictOf(interval(0, 3), 2, 0.05, 0.05, null, "higher")).toBe("better");
    expect(verdictOf(interval(-1, 3), 2, 0.0501, 0.05, null, "higher")).toBe("undecided");
  });

  test("however narrow, nothing is equivalent", () => {
    expect(verdictOf(interval(-1e-9, 1e-9), 0, 1, 0.05, null, "lower")).toBe("undecided");
  });
});

describe("with a margin", () => {
  test("an interval inside is equivalent even where it excludes 0", () => {
    expect(verdictOf(interval(0.2, 0.8), 0.5, 1e-6, 0.05, 1, "higher")).toBe("equivalent");
    expect(verdictOf(interval(-0.8, 0.3), -0.2, 0.4, 0.05, 1, "lower")).toBe("equivalent");
  });

  test("an interval across the margin is not, on either side", () => {
    expect(verdictOf(interval(0.2, 1.2), 0.7, 1e-6, 0.05, 1, "higher")).toBe("better");
    expect(verdictOf(interval(-1.2, 0.4), -0.4, 0.2, 0.05, 1, "lower")).toBe("undecided");
  });

  test("a margin of 0 accepts only a difference that is 0 throughout", () => {
    expect(verdictOf(interval(0, 0), 0, 1, 0.05, 0, "lower")).toBe("equivalent");
    expect(verdictOf(interval(-1e-300, 0), 0, 1, 0.05, 0, "lower")).toBe("undecided");
  });
});

test("without an interval and p nothing is decided", () => {
  expect(verdictOf({ low: null, high: null }, 5, NaN, 0.05, 10, "lower")).toBe("undecided");
});
