/**
 * W2 by event, as the engine has residents: nobody is looked at on a day without a need. What a resident needs depends on
 * nothing that happens, so that all needs are drawn first, resident by resident: gaps are geometric, by inversion of a
 * uniform keyed by resident and day. The days' lists are then in the order of residents by themselves. Satisfaction falls
 * only when it is read.
 */
import { log, log1p } from "../../engine/kernel/math/elementary.ts";
import { uniformAt } from "../../engine/kernel/random/counter.ts";
import { seedWords } from "../../engine/kernel/random/seed.ts";
import { NeedQueues } from "./need-queues.ts";
import { GRIDS, KEPT, LIFT, needChance, SERVED_A_DAY, START, type W2Answer, type W2Size } from "./needs.ts";

export function runW2(size: W2Size, seed: string): W2Answer {
  const town = new Town(size, needsOf(size, seed));
  for (let day = 0; day < size.days; day++) town.pass(day);
  return { events: size.residents * size.days, needs: town.needs, satisfaction: town.meanSatisfaction() };
}

/** The day names the draw of the gap that begins there: a resident has one need a day at most. */
function needsOf({ residents, days }: W2Size, seed: string): DayLists {
  const [key0, key1] = seedWords(seed);
  const lists = new DayLists(days, residents >> 5);
  for (let i = 0; i < residents; i++) {
    const scale = 1 / log1p(-needChance(i));
    for (let from = 0; from < days; ) {
      const day = from + Math.floor(log(1 - uniformAt(key0, key1, i, from)) * scale);
      if (day < days) lists.add(day, i);
      from = day + 1;
    }
  }
  return lists;
}

class Town {
  needs = 0;
  private readonly days: number;
  /**
   * Satisfaction in units of what is left of the first morning's: times `kept` it is that of an evening, so that nothing
   * has to be done for it to fall.
   */
  private readonly satisfaction: Float64Array;
  /** Share that is left of satisfaction after so many days. */
  private readonly kept: Float64Array;
  private readonly lists: DayLists;
  private readonly queues: NeedQueues;

  constructor({ residents, days }: W2Size, lists: DayLists) {
    this.days = days;
    this.satisfaction = new Float64Array(residents).fill(START);
    this.kept = new Float64Array(days + 1).fill(1);
    for (let day = 1; day <= days; day++) this.kept[day] = this.kept[day - 1] * KEPT;
    this.lists = lists;
    this.queues = new NeedQueues(GRIDS);
  }

  pass(day: number): void {
    const { lists, queues } = this;
    const due = lists.length(day);
    this.needs += due;
    for (let n = 0; n < due; n++) {
      const i = lists.at(day, n);
      queues.push(i % GRIDS, i, day);
    }
    const whole = 1 / this.kept[day + 1];
    for (let grid = 0; grid < GRIDS; grid++) {
      for (let served = 0; served < SERVED_A_DAY && queues.pop(grid); served++) {
        this.lift(queues.resident, whole, LIFT / (1 + day - queues.day));
      }
    }
  }

  meanSatisfaction(): number {
    let total = 0;
    for (const s of this.satisfaction) total += s;
    return (total / this.satisfaction.length) * this.kept[this.days];
  }

  private lift(i: number, whole: number, share: number): void {
    const { satisfaction } = this;
    // s += (1 - s) * share, where s = satisfaction / whole
    satisfaction[i] += (whole - satisfaction[i]) * share;
  }
}

/** Whom each day concerns, in the order in which they were added. */
class DayLists {
  private readonly lengths: Int32Array;
  private room: number;
  private ids: Int32Array;

  /** @param room for so many a day; it grows */
  constructor(days: number, room: number) {
    this.lengths = new Int32Array(days);
    this.room = room;
    this.ids = new Int32Array(days * room);
  }

  add(day: number, id: number): void {
    const at = this.lengths[day]++;
    if (at === this.room) this.enlarge();
    this.ids[day * this.room + at] = id;
  }

  length(day: number): number {
    return this.lengths[day];
  }

  at(day: number, n: number): number {
    return this.ids[day * this.room + n];
  }

  private enlarge(): void {
    const { lengths, room, ids } = this;
    const wider = new Int32Array(2 * ids.length);
    for (let day = 0; day < lengths.length; day++)
      wider.set(ids.subarray(day * room, (day + 1) * room), 2 * day * room);
    this.ids = wider;
    this.room = 2 * room;
  }
}
