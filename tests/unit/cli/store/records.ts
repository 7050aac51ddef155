/** Any records. */
import fc from "fast-check";
import type { RunRecord, StoredResult } from "../../../../cli/store/record.ts";

const column = fc.array(fc.double(), { maxLength: 5 }).map((values) => Float64Array.from(values));

const succeeded = fc.record({
  values: column,
  series: fc.array(column, { maxLength: 3 }),
  weeks: column,
  failure: fc.constant(null),
});

const failed = fc.record({
  values: fc.constant(null),
  series: fc.constant([]),
  weeks: fc.constant(new Float64Array(0)),
  failure: fc.record({ stage: fc.constantFrom("build", "run"), message: fc.string(), stack: fc.string() }),
});

export const anyRecord: fc.Arbitrary<RunRecord> = fc.record({
  point: fc.nat({ max: 3 }),
  replication: fc.nat({ max: 1_000_000 }),
  results: fc
    .array(fc.oneof(succeeded, failed), { minLength: 1, maxLength: 3 })
    .map((results) => results.map((result, policy): StoredResult => ({ ...result, policy }))),
});

/** What one policy gave that has one response. */
export function resultOf(policy: number, value: number): StoredResult {
  return { policy, values: Float64Array.of(value), series: [], weeks: new Float64Array(0), failure: null };
}
