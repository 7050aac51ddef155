import { grown } from "../column.ts";

/** The future: events in a total order of time, priority (lower first), and sequence of scheduling. */
export interface EventList {
  /** Number of events to come. */
  readonly size: number;
  /**
   * @param at hours
   * @param priority 0..4095
   * @param kind of event, 0..65535
   * @param id whom it concerns, int32
   * @param data int32
   * @throws RangeError if `at` is NaN
   */
  push(at: number, priority: number, kind: number, id: number, data: number): void;
  /**
   * Takes the first event out and shows it in `at`, `kind`, `id` and `data`.
   * @param before hours; an event that is due then or later stays
   * @returns false if there is none
   */
  pop(before?: number): boolean;
  /** Hours, of the event last popped. */
  readonly at: number;
  readonly kind: number;
  readonly id: number;
  readonly data: number;
  /** @returns the time of the next event in hours, Infinity if there is none */
  peekAt(): number;
  clear(): void;
}

/** Priority and sequence are compared as one number: 12 bits above 40 (10^12 events a run). */
const PRIORITY_UNIT = 0x10000000000;
const NOTHING = new Int32Array(0);

/**
 * A 4-ary heap in columns. The heap holds the sorting key and a slot; what the event says stays in its slot, so that
 * sifting moves three numbers a level.
 */
export class HeapEventList implements EventList {
  size: number;
  at: number;
  kind: number;
  id: number;
  data: number;
  private sequence: number;
  private capacity: number;
  private times: Float64Array;
  private ranks: Float64Array;
  /** A permutation of all slots: those beyond `size` are free. */
  private slots: Int32Array;
  private kinds: Int32Array;
  private ids: Int32Array;
  private datas: Int32Array;

  /** @param capacity number of events expected at a time; it grows */
  constructor(capacity = 64) {
    this.size = 0;
    this.at = NaN;
    this.kind = -1;
    this.id = -1;
    this.data = 0;
    this.sequence = 0;
    this.capacity = 0;
    this.times = new Float64Array(0);
    this.ranks = new Float64Array(0);
    this.slots = NOTHING;
    this.kinds = NOTHING;
    this.ids = NOTHING;
    this.datas = NOTHING;
    this.grow(Math.max(4, capacity));
  }

  push(at: number, priority: number, kind: number, id: number, data: number): void {
    if (Number.isNaN(at)) throw new RangeError(`event of kind ${kind}, id ${id}: its time is NaN`);
    if (this.size === this.capacity) this.grow(2 * this.capacity);
    const { times, ranks, slots } = this;
    const rank = priority * PRIORITY_UNIT + this.sequence++;
    let hole = this.size++;
    const slot = slots[hole];
    this.kinds[slot] = kind;
    this.ids[slot] = id;
    this.datas[slot] = data;

    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const time = times[parent];
      if (time < at || (time === at && ranks[parent] < rank)) break;
      times[hole] = time;
      ranks[hole] = ranks[parent];
      slots[hole] = slots[parent];
      hole = parent;
    }
    times[hole] = at;
    ranks[hole] = rank;
    slots[hole] = slot;
  }

  pop(before?: number): boolean {
    const { times, ranks, slots } = this;
    if (this.size === 0 || (before !== undefined && times[0] >= before)) return false;
    const first = slots[0];
    this.at = times[0];
    this.kind = this.kinds[first];
    this.id = this.ids[first];
    this.data = this.datas[first];

    const size = --this.size;
    const at = times[size];
    const rank = ranks[size];
    const slot = slots[size];
    let hole = 0;
    for (let child = 1; child < size; child = 4 * hole + 1) {
      const end = Math.min(child + 4, size);
      let best = child;
      let time = times[child];
      for (let other = child + 1; other < end; other++) {
        const otherTime = times[other];
        if (otherTime < time || (otherTime === time && ranks[other] < ranks[best])) {
          best = other;
          time = otherTime;
        }
      }
      if (at < time || (at === time && rank < ranks[best])) break;
      times[hole] = time;
      ranks[hole] = ranks[best];
      slots[hole] = slots[best];
      hole = best;
    }
    times[hole] = at;
    ranks[hole] = rank;
    slots[hole] = slot;
    slots[size] = first;
    return true;
  }

  peekAt(): number {
    return this.size > 0 ? this.times[0] : Infinity;
  }

  clear(): void {
    this.size = 0;
  }

  private grow(capacity: number): void {
    this.times = grown(this.times, capacity);
    this.ranks = grown(this.ranks, capacity);
    this.slots = grown(this.slots, capacity);
    this.kinds = grown(this.kinds, capacity);
    this.ids = grown(this.ids, capacity);
    this.datas = grown(this.datas, capacity);
    for (let slot = this.capacity; slot < capacity; slot++) this.slots[slot] = slot;
    this.capacity = capacity;
  }
}
