import { expect, test } from "vitest";
import { shareInterval } from "../../../engine/study/proportion.ts";

// scipy 1.17, binomtest(k, n).proportion_ci(0.95, method="wilson")
test.each([
  [7, 10, 0.39677814746114526, 0.892208732593699],
  [0, 10, 0, 0.27753279986288926],
  [30, 30, 0.8864866068260312, 1],
  [13, 40, 0.20084502231782703, 0.4798225381012233],
])("%d of %d by Wilson", (count, n, low, high) => {
  const interval = shareInterval(count, n, 0.05);
  expect(interval.low).toBeCloseTo(low, 13);
  expect(interval.high).toBeCloseTo(high, 13);
});

test("of nothing there is no share", () => {
  expect(shareInterval(0, 0, 0.05)).toEqual({ low: null, high: null });
});
