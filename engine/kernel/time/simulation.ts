import { CalendarQueue } from "./calendar-queue.ts";
import type { EventList } from "./event-list.ts";

/** What happens at an event: it is told whom the event concerns and the word that was scheduled with it. */
export type Handler = (id: number, data: number) => void;

const MAX_PRIORITY = 4095;

/**
 * The clock and the run loop. Events at the same time happen in the order of their kinds' priorities (lower first), and
 * within a priority in the order in which they were scheduled.
 */
export class Simulation {
  /** Hours. */
  now: number;
  /** Number of events that have happened. */
  events: number;
  private readonly list: EventList;
  private readonly handlers: Handler[];
  private readonly names: string[];
  private readonly priorities: number[];

  /**
   * @param start hours
   * @param list an empty event list
   */
  constructor(start: number, list: EventList = new CalendarQueue()) {
    this.now = start;
    this.events = 0;
    this.list = list;
    this.handlers = [];
    this.names = [];
    this.priorities = [];
  }

  /**
   * Registers a kind of event.
   * @param kind a small integer
   * @param name for messages
   * @param priority 0..4095, lower first among events at the same time
   * @throws RangeError if the kind is taken, or kind or priority is out of range
   */
  on(kind: number, name: string, priority: number, handler: Handler): void {
    if (!(Number.isInteger(kind) && kind >= 0 && kind < 1024)) {
      throw new RangeError(`event "${name}": kind ${kind} is not an integer in 0..1023`);
    }
    if (!(Number.isInteger(priority) && priority >= 0 && priority <= MAX_PRIORITY)) {
      throw new RangeError(`event "${name}": priority ${priority} is not an integer in 0..${MAX_PRIORITY}`);
    }
    if (this.names[kind] !== undefined) {
      throw new RangeError(`event "${name}": kind ${kind} already stands for "${this.names[kind]}"`);
    }
    // A dense table of functions: an array with holes would slow every event.
    for (let free = this.handlers.length; free < kind; free++) {
      this.handlers[free] = unregistered;
      this.priorities[free] = -1;
    }
    this.handlers[kind] = handler;
    this.priorities[kind] = priority;
    this.names[kind] = name;
  }

  /**
   * @param at hours; Infinity for never
   * @throws RangeError if `at` lies in the past or is NaN, or the kind is not registered
   */
  schedule(at: number, kind: number, id: number, data = 0): void {
    const priority = this.priorities[kind];
    if (!(at >= this.now) || !(priority >= 0)) this.refuse(at, kind, id);
    this.list.push(at, priority, kind, id, data);
  }

  /**
   * Lets everything happen that is due before `until`, and leaves the clock there. An event at `until` itself waits for
   * the next run.
   * @param until hours; Infinity runs until nothing is left, and then the clock stays at the last event
   * @throws RangeError if `until` lies in the past
   */
  run(until: number): void {
    if (!(until >= this.now)) throw new RangeError(`cannot run until ${until}: it is ${this.now} already`);
    const { list, handlers } = this;
    while (list.pop(until)) {
      this.now = list.at;
      this.events++;
      handlers[list.kind](list.id, list.data);
    }
    if (until < Infinity) this.now = until;
  }

  private refuse(at: number, kind: number, id: number): never {
    const name = this.names[kind];
    if (name === undefined) throw new RangeError(`event kind ${kind} (id ${id}) is not registered`);
    throw new RangeError(`event "${name}" (id ${id}) cannot be scheduled at ${at}: it is ${this.now} already`);
  }
}

function unregistered(): void {}
