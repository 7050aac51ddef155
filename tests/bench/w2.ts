/**
 * W2 by event, as the engine has residents: nobody is looked at on a day without a need. The gap to the next need is
 * geometric, by inversion of a uniform keyed by resident and day; who has a need is noted on the wheel under its day;
 * satisfaction falls only when it is read.
 */
import { log, log1p } from "../../engine/kernel/math/elementary.ts";
import { uniformAt } from "../../engine/kernel/random/counter.ts";
import { seedWords } from "../../engine/kernel/random/seed.ts";
import { NeedQueues } from "./need-queues.ts";
import { GRIDS, KEPT, LIFT, needChance, SERVED_A_DAY, START, type W2Answer, type W2Size } from "./needs.ts";

export function runW2(size: W2Size, seed: string): W2Answer {
  const town = new Town(size, seed);
  for (let day = 0; day < size.days; day++) town.pass(day);
  return { events: size.residents * size.days, needs: town.needs, satisfaction: town.meanSatisfaction() };
}

class Town {
  needs = 0;
  private readonly days: number;
  private readonly key0: number;
  private readonly key1: number;
  /** 1 / log(1 - chance of a need on a day) */
  private readonly scales: Float64Array;
  /**
   * Satisfaction in units of what is left of the first morning's: times `kept` it is that of an evening, so that nothing
   * has to be done for it to fall.
   */
  private readonly satisfaction: Float64Array;
  /** Share that is left of satisfaction after so many days. */
  private readonly kept: Float64Array;
  private readonly wheel: DayWheel;
  private readonly queues: NeedQueues;

  constructor({ residents, days }: W2Size, seed: string) {
    this.days = days;
    [this.key0, this.key1] = seedWords(seed);
    this.scales = new Float64Array(residents);
    this.satisfaction = new Float64Array(residents).fill(START);
    this.kept = new Float64Array(days + 1).fill(1);
    for (let day = 1; day <= days; day++) this.kept[day] = this.kept[day - 1] * KEPT;
    this.wheel = new DayWheel(days, residents);
    this.queues = new NeedQueues(GRIDS);
    for (let i = 0; i < residents; i++) {
      this.scales[i] = 1 / log1p(-needChance(i));
      this.scheduleNext(i, 0);
    }
  }

  pass(day: number): void {
    const { wheel, queues } = this;
    const due = wheel.take(day);
    this.needs += due;
    for (let n = 0; n < due; n++) {
      const i = wheel.ids[n];
      queues.push(i % GRIDS, i, day);
      this.scheduleNext(i, day + 1);
    }
    const kept = this.kept[day + 1];
    for (let grid = 0; grid < GRIDS; grid++) {
      for (let served = 0; served < SERVED_A_DAY && queues.pop(grid); served++) {
        this.lift(queues.resident, kept, LIFT / (1 + day - queues.day));
      }
    }
  }

  meanSatisfaction(): number {
    let total = 0;
    for (const s of this.satisfaction) total += s;
    return (total / this.satisfaction.length) * this.kept[this.days];
  }

  /** @param from the first day on which the need may arise; it names the draw too, since there is one need a day at most */
  private scheduleNext(i: number, from: number): void {
    const u = uniformAt(this.key0, this.key1, i, from);
    const day = from + Math.floor(log(1 - u) * this.scales[i]);
    if (day < this.days) this.wheel.note(i, day);
  }

  private lift(i: number, kept: number, share: number): void {
    const { satisfaction } = this;
    // s += (1 - s) * share, where s = satisfaction * kept
    satisfaction[i] += (1 / kept - satisfaction[i]) * share;
  }
}

/**
 * Whom each day concerns, as sets of bits: they are handed out in the order of ids whatever the order in which they were
 * noted. A line of memory holds 512 ids of one day, and those of all days lie together, so that what is noted for ids in
 * ascending order stays near.
 */
class DayWheel {
  /** Of the day last taken, ascending. */
  readonly ids: Int32Array;
  private readonly days: number;
  private readonly blocks: number;
  private readonly present: Int32Array;

  constructor(days: number, ids: number) {
    this.ids = new Int32Array(ids);
    this.days = days;
    this.blocks = (ids + 511) >> 9;
    this.present = new Int32Array(this.blocks * days * 16);
  }

  note(id: number, day: number): void {
    const line = (id >> 9) * this.days + day;
    this.present[(line << 4) + ((id >> 5) & 15)] |= 1 << (id & 31);
  }

  /** @returns how many a day concerns, who then stand in `ids` */
  take(day: number): number {
    const { ids, days, blocks, present } = this;
    let count = 0;
    for (let block = 0; block < blocks; block++) {
      const line = (block * days + day) << 4;
      for (let word = 0; word < 16; word++) {
        for (let bits = present[line + word]; bits !== 0; bits &= bits - 1) {
          ids[count++] = (block << 9) + (word << 5) + 31 - Math.clz32(bits & -bits);
        }
      }
    }
    return count;
  }
}
