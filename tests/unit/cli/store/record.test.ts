import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeRecord, encodeRecord, headOf, isSameResult } from "../../../../cli/store/record.ts";
import { anyRecord, resultOf } from "./records.ts";

describe("a record of a run", () => {
  it("gives back every bit, wherever it stands in a file", () => {
    fc.assert(
      fc.property(anyRecord, fc.nat({ max: 9 }), (record, offset) => {
        const bytes = Buffer.concat([Buffer.alloc(offset), encodeRecord(record)]).subarray(offset);
        expect(decodeRecord(bytes)).toEqual(record);
        const { point, replication, results } = record;
        expect(headOf(bytes)).toMatchObject({ point, replication, policies: results.map(({ policy }) => policy) });
      }),
    );
  });

  it("is the same as another only to the bit; of a failure, where and why", () => {
    expect(isSameResult(resultOf(0, Number.NaN), resultOf(0, Number.NaN))).toBe(true);
    expect(isSameResult(resultOf(0, 0), resultOf(0, -0))).toBe(false);
    const failure = { stage: "run", message: "no officer", stack: "at a" } as const;
    const failed = { ...resultOf(0, 0), values: null, failure };
    expect(isSameResult(failed, { ...failed, failure: { ...failure, stack: "at b" } })).toBe(true);
    expect(isSameResult(failed, { ...failed, failure: { ...failure, stage: "build" } })).toBe(false);
    expect(isSameResult(failed, resultOf(0, 0))).toBe(false);
    expect(isSameResult({ ...resultOf(0, 0), weeks: Float64Array.of(1) }, resultOf(0, 0))).toBe(false);
  });
});
