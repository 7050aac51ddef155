/** The first try of a request, where the community has time to spare: its success is the theory's and nothing else. */
import { describe, test } from "vitest";
import { Flag } from "../../../engine/cases/case-table.ts";
import { count, following, MIXED, run } from "../../fixtures/district.ts";
import { agree, reportChecks } from "../check.ts";

reportChecks("cooperation");

const P0 = 0.3;
const P1 = 0.9;
/** Alignment that nothing moves, so that it stays at its rest. */
const STILL = { alignmentGain: 0, alignmentLoss: 0, alignmentMeeting: 0 };

describe("the first try of a request fails with probability", () => {
  test.each([
    ["workload", "1 - p1", 1 - P1],
    ["contact", "1 - p0 - (p1 - p0) a", 1 - P0 - (P1 - P0) * 0.6],
    ["accountability", "1 - p0 - (p1 - p0) w", 1 - P0 - (P1 - P0) * 0.2],
  ])("%s: %s", (cooperationTheory, _, probability) => {
    agree(`cooperation: ${cooperationTheory}`, { failing: probability }, (seed, length) => ({
      failing: Array.from({ length: 8 * length }, (_, replication) => {
        const factors = {
          ...STILL,
          cooperationTheory,
          firstTryLow: P0,
          firstTryHigh: P1,
          alignmentRest: 0.6,
          ownWeight: 0.2,
          needsCooperation: 0.45,
        };
        const levers = { fullTimeShare: 1, communityStaff: 40 };
        const { table, registered, world } = run(
          following(levers, { communities: [MIXED], factors }),
          replication,
          seed,
        );
        const isAsked = (m: number): boolean => registered[m] === 1 && world.matters.requests[m] > 0;
        const isFailed = (m: number): boolean => (table.flags[m] & Flag.requestFailed) !== 0;
        const asked = count(registered.keys(), (m) => isAsked(m));
        return count(registered.keys(), (m) => isAsked(m) && isFailed(m)) / asked;
      }),
    }));
  });
});
