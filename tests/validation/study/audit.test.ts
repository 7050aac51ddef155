import { expect, test } from "vitest";
import { uniformAt } from "../../../engine/kernel/random/counter.ts";
import { exponential } from "../../../engine/kernel/random/distributions.ts";
import { seedWords } from "../../../engine/kernel/random/seed.ts";
import { Streams } from "../../../engine/kernel/random/streams.ts";
import { auditPair } from "../../../engine/study/audit.ts";

const REPLICATIONS = 200;
const CUSTOMERS = 100;

/** Mean wait in a single queue, by Lindley's recursion, the server `speed` times as fast. */
function meanWait(speed: number, service: (customer: number) => number, gap: (customer: number) => number): number {
  let [wait, total] = [0, 0];
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    total += wait;
    wait = Math.max(0, wait + service(customer) / speed - gap(customer));
  }
  return total / CUSTOMERS;
}

/** Waits of a policy, all draws from one stream after the other; `strays` draws are taken by nobody. */
function fromStream(speed: number, strays: number): Float64Array {
  return Float64Array.from({ length: REPLICATIONS }, (_, j) => {
    const streams = new Streams(1);
    streams.seed(0, `audit/${j}`);
    for (let i = 0; i < strays; i++) streams.next(0);
    return meanWait(
      speed,
      () => streams.exponential(0, 0.9),
      () => streams.exponential(0, 1),
    );
  });
}

test("the audit shows a stray draw: what the policies shared is gone", () => {
  const baseline = fromStream(1, 0);
  const inStep = auditPair(fromStream(1.1, 0), baseline);
  const astray = auditPair(fromStream(1.1, 1), baseline);
  expect(inStep.varianceReduction!).toBeGreaterThan(5);
  expect(inStep.correlation!).toBeGreaterThan(0.9);
  expect(astray.varianceReduction!).toBeLessThan(2);
  expect(Math.abs(astray.correlation!)).toBeLessThan(0.6);
});

test("where draws are keyed, one more of them disturbs nothing", () => {
  const [k0, k1] = seedWords("audit");
  const keyed = (speed: number, hasStray: boolean): Float64Array =>
    Float64Array.from({ length: REPLICATIONS }, (_, j) => {
      if (hasStray) uniformAt(k0, k1, j, -1);
      return meanWait(
        speed,
        (customer) => exponential(uniformAt(k0, k1, j, 2 * customer), 0.9),
        (customer) => exponential(uniformAt(k0, k1, j, 2 * customer + 1), 1),
      );
    });
  expect(auditPair(keyed(1.1, true), keyed(1, false))).toEqual(auditPair(keyed(1.1, false), keyed(1, false)));
  expect(auditPair(keyed(1.1, true), keyed(1, false)).varianceReduction!).toBeGreaterThan(5);
});
