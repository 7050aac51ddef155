import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exponential } from "../../../engine/kernel/random/distributions.ts";
import { Streams } from "../../../engine/kernel/random/streams.ts";
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

/** How long events are scheduled ahead, in hours, from a uniform and from another that chooses. */
const horizons: [string, (u: number, chooser: number) => number][] = [
  ["exponential", (u) => exponential(u, 1)],
  ["tied on whole hours, most of them now", (u) => Math.floor(exponential(u, 0.5))],
  [
    "skewed: minutes, months, and years",
    (u, chooser) => exponential(u, chooser < 0.9 ? 0.01 : chooser < 0.999 ? 500 : 50_000),
  ],
  ["daily at nine, or at once", (u, chooser) => (chooser < 0.5 ? 24 - (u < 0.01 ? 1 : 0) : u * 1e-6)],
  ["never, now and then", (u, chooser) => (chooser < 0.001 ? Infinity : exponential(u, 10))],
];

describe.each(horizons)("the calendar queue pops what the heap pops, over a million operations: %s", (name, ahead) => {
  it.each([30, 5000])("some %d events at a time, which grow and shrink", (size) => {
    const calendar = new CalendarQueue();
    const heap = new HeapEventList();
    const draws = new Streams(1);
    draws.seed(0, `${name}/${size}`);
    let now = -1000;
    let differences = 0;
    for (let i = 0; i < 500_000; i++) {
      // Waves: the lists fill up to twice their size, and run nearly empty.
      const isFilling = draws.uniform(0) * size < size * (1 + Math.sin(i / (4 * size))) - heap.size + size / 2;
      if (isFilling || heap.size === 0) {
        const at = now + ahead(draws.uniform(0), draws.uniform(0));
        const priority = Math.floor(3 * draws.uniform(0));
        calendar.push(at, priority, i % 7, i, -i);
        heap.push(at, priority, i % 7, i, -i);
      } else {
        calendar.pop();
        heap.pop();
        if (heap.at < Infinity) now = heap.at;
        const isSame = calendar.at === heap.at && calendar.id === heap.id && calendar.kind === heap.kind;
        if (!isSame || calendar.data !== heap.data || calendar.size !== heap.size) differences++;
      }
    }
    while (heap.pop()) if (!calendar.pop() || calendar.id !== heap.id) differences++;
    expect(calendar.pop()).toBe(false);
    expect(differences).toBe(0);
  });
});
