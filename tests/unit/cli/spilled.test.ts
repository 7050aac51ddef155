import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SpilledValues } from "../../../cli/execute/spilled.ts";
import { ValuesInMemory } from "../../../engine/study/values.ts";

describe("values in a file", () => {
  it("are to the bit those in memory, in whatever order they come", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 6000 })), { selector: String, maxLength: 60 }),
        fc.nat({ max: 7000 }),
        (runs, n) => {
          const [spilled, memory] = [new SpilledValues(3), new ValuesInMemory()];
          for (const [policy, replication] of runs) {
            const values = Float64Array.of(replication / 3, replication % 2 === 0 ? Number.NaN : -0, policy);
            spilled.put(policy, replication, values);
            memory.put(policy, replication, values);
          }
          for (const [policy, replication] of [...runs, [0, 6001], [1, 3]]) {
            expect(spilled.row(policy, replication)).toEqual(memory.row(policy, replication));
          }
          for (const policy of [0, 1]) {
            for (const response of [0, 1, 2]) {
              expect(spilled.column(policy, response, n)).toEqual(memory.column(policy, response, n));
            }
          }
          spilled.close();
        },
      ),
      { numRuns: 30 },
    );
  });
});
