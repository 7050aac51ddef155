/** Matters that are nobody's until the district centre rules (claim 11). */
import { expect, test } from "vitest";
import type { LeverValues } from "../../../engine/district/registry.ts";
import { isDepartment } from "../../../engine/district/units.ts";
import { following, MIXED, run, value } from "../../fixtures/district.ts";

const communities = [{ ...MIXED, grids: 4 }];
const horizon = { burnIn: 28, intake: 56, followUp: 42 };
const ran = (ownerless: number, levers: LeverValues = {}) =>
  run(following({ fullTimeShare: 1, ...levers }, { communities, horizon, factors: { ownerless } }));

test("every unit sends them back until a ruling, which a duty list saves them", () => {
  const [none, some, listed] = [ran(0), ran(0.3), ran(0.3, { dutyList: 1 })];
  expect(value(some, "hoursWithoutOwner")).toBeGreaterThan(1.5 * value(none, "hoursWithoutOwner"));
  expect(value(listed, "hoursWithoutOwner")).toBeLessThan(value(some, "hoursWithoutOwner") / 1.5);

  const { table, world } = some;
  const { adjudicationAfter } = world.policy;
  let waiting = 0;
  let ruled = 0;
  for (let m = 0; m < table.size; m++) {
    if (!isDepartment(world.matters.lead[m])) continue;
    // Nobody's yet, and nobody has it.
    if (world.matters.owners[m] === 0) {
      waiting++;
      expect(isDepartment(world.matters.unit[m])).toBe(false);
    } else if (world.matters.sendBacks[m] >= adjudicationAfter) ruled++;
  }
  expect(waiting).toBeGreaterThan(0);
  expect(ruled).toBeGreaterThan(20);
});
