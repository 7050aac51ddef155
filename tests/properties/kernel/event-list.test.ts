import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CalendarQueue } from "../../../engine/kernel/time/calendar-queue.ts";
import { type EventList, HeapEventList } from "../../../engine/kernel/time/event-list.ts";

interface Event {
  readonly at: number;
  readonly priority: number;
  readonly sequence: number;
  readonly kind: number;
  readonly id: number;
  readonly data: number;
}

/** The oracle: an array kept in the total order by sorting. */
class SortedArray {
  readonly events: Event[] = [];
  private sequence = 0;

  push(at: number, priority: number, kind: number, id: number, data: number): void {
    this.events.push({ at, priority, sequence: this.sequence++, kind, id, data });
    this.events.sort((a, b) =>
      a.at === b.at ? a.priority - b.priority || a.sequence - b.sequence : a.at < b.at ? -1 : 1,
    );
  }
}

/** Few distinct times and priorities, so that most events are tied. */
const pushed = fc.record({
  at: fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ noNaN: true }),
    fc.constantFrom(-Infinity, Infinity, 0, -0),
  ),
  priority: fc.constantFrom(0, 1, 2, 4095),
  kind: fc.integer({ min: 0, max: 100 }),
  id: fc.integer(),
  data: fc.integer(),
});
const operations = fc.array(fc.oneof({ weight: 3, arbitrary: pushed }, { weight: 2, arbitrary: fc.constant("pop") }), {
  maxLength: 300,
});

const lists: [string, () => EventList][] = [
  ["a heap that grows from nothing", () => new HeapEventList(0)],
  ["a heap with room", () => new HeapEventList(1024)],
  ["a calendar queue that grows from nothing", () => new CalendarQueue(0)],
  ["a calendar queue with room", () => new CalendarQueue(1024)],
];

describe.each(lists)("laws of the event list: %s", (_, make) => {
  function expectNext(list: EventList, oracle: SortedArray): void {
    const next = oracle.events.shift();
    expect(list.peekAt()).toBe(next === undefined ? Infinity : next.at);
    expect(list.pop()).toBe(next !== undefined);
    if (next === undefined) return;
    const { at, kind, id, data } = list;
    expect({ at, kind, id, data }).toEqual({ at: next.at, kind: next.kind, id: next.id, data: next.data });
  }

  it("pops what a sorted array pops, with ties, whatever the order of operations", () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const list = make();
        const oracle = new SortedArray();
        for (const step of steps) {
          if (typeof step === "string") {
            expectNext(list, oracle);
          } else {
            list.push(step.at, step.priority, step.kind, step.id, step.data);
            oracle.push(step.at, step.priority, step.kind, step.id, step.data);
          }
          expect(list.size).toBe(oracle.events.length);
        }
        while (oracle.events.length > 0) expectNext(list, oracle);
        expectNext(list, oracle);
      }),
    );
  });

  it("keeps equal events in the order of scheduling through thousands", () => {
    const list = make();
    for (let i = 0; i < 5000; i++) list.push(i % 3, 7, 1, i, 0);
    const order: number[] = [];
    while (list.pop()) order.push(list.id);
    const expected = [0, 1, 2].flatMap((time) =>
      Array.from({ length: 5000 }, (_, i) => i).filter((i) => i % 3 === time),
    );
    expect(order).toEqual(expected);
  });

  it("is usable again after clear", () => {
    const list = make();
    for (let i = 0; i < 10; i++) list.push(10 - i, 0, 0, i, 0);
    list.pop();
    list.clear();
    expect(list.size).toBe(0);
    expect(list.peekAt()).toBe(Infinity);
    expect(list.pop()).toBe(false);
    list.push(1, 0, 0, 42, 0);
    expect(list.pop()).toBe(true);
    expect(list.id).toBe(42);
  });

  it("refuses an undefined time", () => {
    expect(() => make().push(NaN, 0, 3, 5, 0)).toThrow("kind 3, id 5: its time is NaN");
  });
});
