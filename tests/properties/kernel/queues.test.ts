import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Queues } from "../../../engine/kernel/queueing/queues.ts";

const QUEUES = 4;
const ITEMS = 12;

const queue = fc.integer({ min: 0, max: QUEUES - 1 });
const item = fc.integer({ min: 0, max: ITEMS - 1 });
const operation = fc.oneof(
  fc.record({ name: fc.constant("push" as const), queue, item }),
  fc.record({ name: fc.constant("pushFront" as const), queue, item }),
  fc.record({ name: fc.constant("pop" as const), queue }),
  fc.record({ name: fc.constant("remove" as const), item }),
);

describe("queues", () => {
  it("behave as arrays do, whatever the order of operations", () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
        const queues = new Queues(QUEUES, 0);
        const arrays: number[][] = Array.from({ length: QUEUES }, () => []);
        const holder = (wanted: number) => arrays.findIndex((waiting) => waiting.includes(wanted));
        for (const step of operations) {
          switch (step.name) {
            case "push":
            case "pushFront":
              if (holder(step.item) >= 0) {
                expect(() => queues[step.name](step.queue, step.item)).toThrow(RangeError);
              } else {
                queues[step.name](step.queue, step.item);
                if (step.name === "push") arrays[step.queue].push(step.item);
                else arrays[step.queue].unshift(step.item);
              }
              break;
            case "pop":
              expect(queues.pop(step.queue)).toBe(arrays[step.queue].shift() ?? -1);
              break;
            case "remove": {
              const from = holder(step.item);
              expect(queues.remove(step.item)).toBe(from >= 0);
              if (from >= 0) arrays[from] = arrays[from].filter((other) => other !== step.item);
              break;
            }
          }
          for (let q = 0; q < QUEUES; q++) {
            expect(queues.length(q)).toBe(arrays[q].length);
            expect(queues.peek(q)).toBe(arrays[q][0] ?? -1);
          }
          for (let i = 0; i < ITEMS; i++) expect(queues.queueOf(i)).toBe(holder(i));
        }
        for (let q = 0; q < QUEUES; q++) {
          for (const expected of arrays[q]) expect(queues.pop(q)).toBe(expected);
          expect(queues.pop(q)).toBe(-1);
        }
      }),
    );
  });

  it("grow by queues and by items without losing anybody", () => {
    const queues = new Queues(1, 1);
    for (let i = 0; i < 100; i++) {
      queues.ensureQueues(i + 1);
      queues.push(i, 10 * i);
      queues.push(0, 10 * i + 1);
    }
    queues.ensureQueues(3);
    expect(queues.pop(0)).toBe(0);
    for (let i = 0; i < 100; i++) expect(queues.pop(0)).toBe(10 * i + 1);
    for (let i = 1; i < 100; i++) expect(queues.pop(i)).toBe(10 * i);
  });

  it("refuse queues that do not exist and items that are none", () => {
    const queues = new Queues(2);
    expect(() => queues.push(2, 0)).toThrow("queue 2 of 2");
    expect(() => queues.pushFront(-1, 0)).toThrow(RangeError);
    expect(() => queues.push(0, -1)).toThrow("item -1");
    expect(() => queues.push(0, NaN)).toThrow(RangeError);
    queues.push(1, 7);
    expect(() => queues.push(0, 7)).toThrow("item 7 cannot enter queue 0: it waits in queue 1");
    expect([queues.length(0), queues.length(1)]).toEqual([0, 1]);
  });
});
