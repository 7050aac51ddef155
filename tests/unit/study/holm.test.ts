import { expect, test } from "vitest";
import { holm } from "../../../engine/study/holm.ts";

test("four p by hand: .01 x 4, .0125 x 3 but not below .04, .03 x 2, .04 x 1 but not below .06", () => {
  expect(holm([0.03, 0.01, 0.04, 0.0125])).toEqual([0.06, 0.04, 0.06, 0.04]);
});

test("nothing above 1", () => {
  expect(holm([0.6, 0.9, 0.5])).toEqual([1, 1, 1]);
});

test("an undefined p stays undefined and does not count in the family", () => {
  expect(holm([0.02, NaN, 0.04])).toEqual([0.04, NaN, 0.04]);
  expect(holm([NaN])).toEqual([NaN]);
  expect(holm([])).toEqual([]);
});

test("a family of one is not adjusted", () => {
  expect(holm([0.031])).toEqual([0.031]);
});

test("zero stays zero, ties share one value", () => {
  expect(holm([0, 0.02, 0.02])).toEqual([0, 0.04, 0.04]);
});
