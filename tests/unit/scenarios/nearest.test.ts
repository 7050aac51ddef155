import { expect, it } from "vitest";
import { editDistance, nearest } from "../../../scenarios/nearest.ts";

it.each([
  ["", "abc", 3],
  ["kitten", "sitting", 3],
  ["saturday", "sunday", 3],
  ["ab", "ba", 1],
  ["ca", "abc", 3],
  ["same", "same", 0],
])("from %s to %s it takes %d edits", (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
  expect(editDistance(b, a)).toBe(edits);
});

it("the nearest name is the first of the fewest edits, whatever the case of letters", () => {
  const names = ["fullTimeShare", "fullTimeHours", "command"];
  expect(nearest("fulltimeshare", names)).toBe("fullTimeShare");
  expect(nearest("fullTimeHuors", names)).toBe("fullTimeHours");
  expect(nearest("comand", names)).toBe("command");
});

it("an unlike or an endless name resembles none", () => {
  expect(nearest("budget", ["fullTimeShare", "command"])).toBeUndefined();
  expect(nearest("x".repeat(65), ["x".repeat(64)])).toBeUndefined();
  expect(nearest("no", ["it"])).toBeUndefined();
});
