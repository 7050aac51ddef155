import { grown } from "../column.ts";
import type { EventList } from "./event-list.ts";

const NONE = -1;
/** Days are counted up to here; what is later waits in the last one, in order. */
const LAST_DAY = 0x3fffffff;
const FEWEST_BUCKETS = 16;
/** Width of a day in mean gaps between events. */
const GAPS_A_DAY = 1.5;
/** Pops between two looks at how well the width suits: at first, and at least in the long run. */
const FIRST_LOOK = 64;
const LOOK_EVERY = 4096;
/** Steps a pop, over empty days and over events, beyond which the width is set anew. */
const STEPS_TOLERATED = 2;

/** An event in its slot: NEXT in the bucket, RANK (priority above 16 bits of kind), ID, DATA. */
const WIDTH = 4;
const RANK = 1;
const ID = 2;
const DATA = 3;

/** A bucket: HEAD and TAIL of its list. */
const BUCKET = 2;
const TAIL = 1;

/**
 * A calendar queue: time is cut into days of equal width, and day d waits in bucket d modulo their number, in order. Where
 * the width suits, an event is put in and taken out beside an end of a short list, in constant time. Days are a monotone
 * function of time, so the order is exact whatever the width; equal events stay in the order of scheduling by themselves.
 * @source Brown (1988), Calendar queues: a fast O(1) priority queue implementation for the simulation event set problem,
 *   CACM 31(10); with tail pointers, and a width set from the gaps between the events that were popped
 */
export class CalendarQueue implements EventList {
  size: number;
  at: number;
  kind: number;
  id: number;
  data: number;
  private times: Float64Array;
  private slots: Int32Array;
  /** First of the free slots, which are chained. */
  private free: number;
  private buckets: Int32Array;
  private mask: number;
  private origin: number;
  private daysPerHour: number;
  /** No event is of an earlier day. */
  private day: number;
  /** Since the last look: pops it waits for, pops to come, steps taken, and the time it was. */
  private period: number;
  private popsToLook: number;
  private steps: number;
  private lookedAt: number;

  /** @param capacity number of events expected at a time; it grows */
  constructor(capacity = 64) {
    this.size = 0;
    this.at = NaN;
    this.kind = -1;
    this.id = -1;
    this.data = 0;
    this.times = new Float64Array(0);
    this.slots = new Int32Array(0);
    this.free = NONE;
    this.buckets = new Int32Array(0);
    this.mask = 0;
    this.origin = 0;
    this.daysPerHour = 1;
    this.day = 0;
    this.period = FIRST_LOOK;
    this.popsToLook = FIRST_LOOK;
    this.steps = 0;
    this.lookedAt = NaN;
    this.enlarge(Math.max(FEWEST_BUCKETS, capacity));
    this.arrange(0, 1);
  }

  push(at: number, priority: number, kind: number, id: number, data: number): void {
    if (Number.isNaN(at)) throw new RangeError(`event of kind ${kind}, id ${id}: its time is NaN`);
    if (this.free === NONE) this.enlarge(2 * this.times.length);
    const slots = this.slots;
    const slot = this.free;
    const base = slot * WIDTH;
    this.free = slots[base];
    this.times[slot] = at;
    slots[base + RANK] = (priority << 16) | kind;
    slots[base + ID] = id;
    slots[base + DATA] = data;
    this.size++;
    this.place(slot);
    if (this.size > 2 * this.mask + 2) this.grow();
  }

  pop(before?: number): boolean {
    if (this.size === 0) return false;
    const slot = this.seek();
    const { slots, buckets } = this;
    const at = this.times[slot];
    if (before !== undefined && at >= before) return false;

    const bucket = (this.day & this.mask) * BUCKET;
    const base = slot * WIDTH;
    const next = slots[base];
    buckets[bucket] = next;
    if (next === NONE) buckets[bucket + TAIL] = NONE;
    slots[base] = this.free;
    this.free = slot;
    this.size--;
    this.at = at;
    this.kind = slots[base + RANK] & 0xffff;
    this.id = slots[base + ID];
    this.data = slots[base + DATA];
    if (--this.popsToLook === 0) this.look();
    return true;
  }

  peekAt(): number {
    return this.size > 0 ? this.times[this.seek()] : Infinity;
  }

  clear(): void {
    while (this.pop());
  }

  private dayOf(at: number): number {
    const days = (at - this.origin) * this.daysPerHour;
    return days < LAST_DAY ? (days > 0 ? days | 0 : 0) : LAST_DAY;
  }

  /** Puts a filled slot into its bucket: mostly at the end, which keeps equal events in the order of scheduling. */
  private place(slot: number): void {
    const { times, slots, buckets } = this;
    const at = times[slot];
    const day = this.dayOf(at);
    if (day < this.day) this.day = day;
    const bucket = (day & this.mask) * BUCKET;
    const tail = buckets[bucket + TAIL];
    if (tail === NONE) {
      buckets[bucket] = slot;
    } else if (
      times[tail] < at ||
      (times[tail] === at && slots[tail * WIDTH + RANK] >> 16 <= slots[slot * WIDTH + RANK] >> 16)
    ) {
      slots[tail * WIDTH] = slot;
    } else {
      this.placeBeforeTail(slot, bucket);
      return;
    }
    slots[slot * WIDTH] = NONE;
    buckets[bucket + TAIL] = slot;
  }

  private placeBeforeTail(slot: number, bucket: number): void {
    const { times, slots, buckets } = this;
    const at = times[slot];
    const priority = slots[slot * WIDTH + RANK] >> 16;
    let before = NONE;
    let after = buckets[bucket];
    let steps = 0;
    while (times[after] < at || (times[after] === at && slots[after * WIDTH + RANK] >> 16 <= priority)) {
      before = after;
      after = slots[after * WIDTH];
      steps++;
    }
    this.steps += steps;
    slots[slot * WIDTH] = after;
    if (before === NONE) buckets[bucket] = slot;
    else slots[before * WIDTH] = slot;
  }

  /** Turns to the day of the first event. @returns its slot */
  private seek(): number {
    const { buckets, times, mask, day } = this;
    const slot = buckets[(day & mask) * BUCKET];
    return slot !== NONE && this.dayOf(times[slot]) === day ? slot : this.seekOn();
  }

  private seekOn(): number {
    const { buckets, times, mask } = this;
    const from = this.day;
    for (let day = from + 1; day <= from + mask; day++) {
      const slot = buckets[(day & mask) * BUCKET];
      if (slot === NONE || this.dayOf(times[slot]) !== day) continue;
      this.steps += day - from;
      this.day = day;
      return slot;
    }
    // Nothing within a year: the first of the buckets' first.
    let first = NONE;
    for (let bucket = 0; bucket <= mask; bucket++) {
      const slot = buckets[bucket * BUCKET];
      if (slot !== NONE && (first === NONE || times[slot] < times[first])) first = slot;
    }
    this.steps += 2 * mask;
    this.day = this.dayOf(times[first]);
    return first;
  }

  /** Looks back at the last pops, and sets the width anew if they took too many steps. */
  private look(): void {
    const gap = (this.at - this.lookedAt) / this.period;
    const buckets = this.mask + 1;
    const isSlow = this.steps > STEPS_TOLERATED * this.period;
    const isSparse = buckets > FEWEST_BUCKETS && this.size < buckets / 8;
    if ((isSlow || isSparse) && gap > 0 && gap < Infinity) this.arrange(this.at, 1 / (GAPS_A_DAY * gap));
    this.lookedAt = this.at;
    this.steps = 0;
    this.period = Math.max(this.size, Math.min(LOOK_EVERY, 2 * this.period));
    this.popsToLook = this.period;
  }

  /** More buckets. Until gaps are known, Little's law tells them: events to come = mean time to them / mean gap. */
  private grow(): void {
    if (this.period > FIRST_LOOK) {
      this.arrange(this.origin, this.daysPerHour);
      return;
    }
    let first = Infinity;
    let sum = 0;
    let count = 0;
    this.each((slot) => {
      const at = this.times[slot];
      if (!(at > -Infinity && at < Infinity)) return;
      first = Math.min(first, at);
      sum += at;
      count++;
    });
    const gap = (sum / count - first) / count;
    if (gap > 0 && gap < Infinity) this.arrange(first, 1 / (GAPS_A_DAY * gap));
    else this.arrange(this.origin, this.daysPerHour);
  }

  /** Cuts time anew, and puts every event into its new bucket; equal events come from one bucket, in order. */
  private arrange(origin: number, daysPerHour: number): void {
    const slots = new Int32Array(this.size);
    let count = 0;
    this.each((slot) => {
      slots[count++] = slot;
    });
    let buckets = FEWEST_BUCKETS;
    while (buckets < this.size) buckets *= 2;
    this.buckets = new Int32Array(buckets * BUCKET).fill(NONE);
    this.mask = buckets - 1;
    this.origin = origin;
    this.daysPerHour = daysPerHour;
    this.day = LAST_DAY;
    for (const slot of slots) this.place(slot);
  }

  private each(visit: (slot: number) => void): void {
    for (let bucket = 0; bucket < this.buckets.length; bucket += BUCKET) {
      for (let slot = this.buckets[bucket]; slot !== NONE; slot = this.slots[slot * WIDTH]) visit(slot);
    }
  }

  private enlarge(capacity: number): void {
    const from = this.times.length;
    this.times = grown(this.times, capacity);
    this.slots = grown(this.slots, capacity * WIDTH);
    for (let slot = from; slot < capacity; slot++) this.slots[slot * WIDTH] = slot + 1;
    this.slots[(capacity - 1) * WIDTH] = this.free;
    this.free = from;
  }
}
