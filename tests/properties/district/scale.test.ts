import { expect, test } from "vitest";
import { MIXED, named, planOf, run } from "../../fixtures/district.ts";

const horizon = { burnIn: 28, intake: 28, followUp: 28 };

/** Bytes of every column that an object reaches, each counted once. */
function columnBytes(root: object): number {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [root];
  let bytes = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (ArrayBuffer.isView(value)) bytes += value.byteLength;
    else waiting.push(...(value instanceof Map ? value.values() : Object.values(value)));
  }
  return bytes;
}

/** What a district of so many like communities costs. */
function costOf(communities: number) {
  const like = Array.from({ length: communities }, (_, i) => ({ ...MIXED, name: `S${10 + i}` }));
  const { world } = run(planOf({ communities: like, horizon, policies: named("part-time") }));
  return {
    residents: world.exogenous.population.size,
    matters: world.exogenous.happenings.size,
    events: world.sim.events,
    bytes: columnBytes(world),
  };
}

test("work and memory grow in proportion to communities, residents and matters", () => {
  const small = costOf(4);
  const large = costOf(16);
  expect(large.residents / small.residents).toBeGreaterThan(3.9);
  expect(large.residents / small.residents).toBeLessThan(4.1);
  // Some events belong to the district as a whole, such as a squad's matters from elsewhere: so a little less than 4.
  expect(large.events / large.matters).toBeLessThan(1.02 * (small.events / small.matters));
  // Columns that grow by doubling may have twice the room that they need.
  expect(large.bytes / large.residents).toBeLessThan(1.1 * (small.bytes / small.residents));
  // What residents and matters take, affairs and staff included: a column more is noticed, and raises this knowingly.
  expect(large.bytes).toBeLessThan(64 * large.residents + 430 * large.matters);
});
