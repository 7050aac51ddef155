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

/**
 * An event is a row of 32 bytes, named by the place of its first word: its time (two words), NEXT in the bucket, DAY, RANK
 * (priority above 16 bits of kind), ID, DATA. What a step looks at lies together, and no day is reckoned twice.
 */
const WIDTH = 8;
const NEXT = 2;
const DAY = 3;
const RANK = 4;
const ID = 5;
const DATA = 6;

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
  /** The rows; and the same memory as doubles, where the time of row r stands at r / 2. */
  private rows: Int32Array;
  private times: Float64Array;
  /** First of the free rows, which are chained. */
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
    this.rows = new Int32Array(0);
    this.times = new Float64Array(0);
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
    this.enlarge(WIDTH * Math.max(FEWEST_BUCKETS, capacity));
    this.arrange(0, 1);
  }

  push(at: number, priority: number, kind: number, id: number, data: number): void {
    if (Number.isNaN(at)) throw new RangeError(`event of kind ${kind}, id ${id}: its time is NaN`);
    if (this.free === NONE) this.enlarge(2 * this.rows.length);
    const rows = this.rows;
    const row = this.free;
    this.free = rows[row + NEXT];
    this.times[row >> 1] = at;
    rows[row + RANK] = (priority << 16) | kind;
    rows[row + ID] = id;
    rows[row + DATA] = data;
    this.size++;
    this.place(row, this.dayOf(at));
    if (this.size > 2 * this.mask + 2) this.grow();
  }

  pop(before?: number): boolean {
    if (this.size === 0) return false;
    const row = this.seek();
    const { rows, buckets } = this;
    const at = this.times[row >> 1];
    if (before !== undefined && at >= before) return false;

    const bucket = (this.day & this.mask) * BUCKET;
    const next = rows[row + NEXT];
    buckets[bucket] = next;
    if (next === NONE) buckets[bucket + TAIL] = NONE;
    rows[row + NEXT] = this.free;
    this.free = row;
    this.size--;
    this.at = at;
    this.kind = rows[row + RANK] & 0xffff;
    this.id = rows[row + ID];
    this.data = rows[row + DATA];
    if (--this.popsToLook === 0) this.look();
    return true;
  }

  peekAt(): number {
    return this.size > 0 ? this.times[this.seek() >> 1] : Infinity;
  }

  clear(): void {
    while (this.pop());
  }

  private dayOf(at: number): number {
    const days = (at - this.origin) * this.daysPerHour;
    return days < LAST_DAY ? (days > 0 ? days | 0 : 0) : LAST_DAY;
  }

  /** Puts a filled row into the bucket of its day: mostly at the end, which keeps equal events in the order of scheduling. */
  private place(row: number, day: number): void {
    const { times, rows, buckets } = this;
    rows[row + DAY] = day;
    if (day < this.day) this.day = day;
    const bucket = (day & this.mask) * BUCKET;
    const tail = buckets[bucket + TAIL];
    if (tail === NONE) {
      buckets[bucket] = row;
    } else if (
      times[tail >> 1] < times[row >> 1] ||
      (times[tail >> 1] === times[row >> 1] && rows[tail + RANK] >> 16 <= rows[row + RANK] >> 16)
    ) {
      rows[tail + NEXT] = row;
    } else {
      this.placeBeforeTail(row, bucket);
      return;
    }
    rows[row + NEXT] = NONE;
    buckets[bucket + TAIL] = row;
  }

  private placeBeforeTail(row: number, bucket: number): void {
    const { times, rows, buckets } = this;
    const at = times[row >> 1];
    const priority = rows[row + RANK] >> 16;
    let before = NONE;
    let after = buckets[bucket];
    let steps = 0;
    while (times[after >> 1] < at || (times[after >> 1] === at && rows[after + RANK] >> 16 <= priority)) {
      before = after;
      after = rows[after + NEXT];
      steps++;
    }
    this.steps += steps;
    rows[row + NEXT] = after;
    if (before === NONE) buckets[bucket] = row;
    else rows[before + NEXT] = row;
  }

  /** Turns to the day of the first event. @returns its row */
  private seek(): number {
    const { buckets, rows, mask, day } = this;
    const row = buckets[(day & mask) * BUCKET];
    return row !== NONE && rows[row + DAY] === day ? row : this.seekOn();
  }

  private seekOn(): number {
    const { buckets, rows, times, mask } = this;
    const from = this.day;
    for (let day = from + 1; day <= from + mask; day++) {
      const row = buckets[(day & mask) * BUCKET];
      if (row === NONE || rows[row + DAY] !== day) continue;
      this.steps += day - from;
      this.day = day;
      return row;
    }
    // Nothing within a year: the first of the buckets' first.
    let first = NONE;
    for (let bucket = 0; bucket <= mask; bucket++) {
      const row = buckets[bucket * BUCKET];
      if (row !== NONE && (first === NONE || times[row >> 1] < times[first >> 1])) first = row;
    }
    this.steps += 2 * mask;
    this.day = rows[first + DAY];
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
    this.each((row) => {
      const at = this.times[row >> 1];
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
    const pending = new Int32Array(this.size);
    let count = 0;
    this.each((row) => {
      pending[count++] = row;
    });
    let buckets = FEWEST_BUCKETS;
    while (buckets < this.size) buckets *= 2;
    this.buckets = new Int32Array(buckets * BUCKET).fill(NONE);
    this.mask = buckets - 1;
    this.origin = origin;
    this.daysPerHour = daysPerHour;
    this.day = LAST_DAY;
    for (const row of pending) this.place(row, this.dayOf(this.times[row >> 1]));
  }

  private each(visit: (row: number) => void): void {
    for (let bucket = 0; bucket < this.buckets.length; bucket += BUCKET) {
      for (let row = this.buckets[bucket]; row !== NONE; row = this.rows[row + NEXT]) visit(row);
    }
  }

  /** @param length in words */
  private enlarge(length: number): void {
    const from = this.rows.length;
    const rows = new Int32Array(length);
    rows.set(this.rows);
    for (let row = from; row < length; row += WIDTH) rows[row + NEXT] = row + WIDTH;
    rows[length - WIDTH + NEXT] = this.free;
    this.rows = rows;
    this.times = new Float64Array(rows.buffer);
    this.free = from;
  }
}
