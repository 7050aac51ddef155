/** The grids' queues of needs, first in first out: a resident may wait with several, so that the items are needs. */
export class NeedQueues {
  /** Of the need last popped. */
  resident = -1;
  day = -1;
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;
  private nexts: Int32Array;
  private residents: Int32Array;
  private days: Int32Array;
  private used = 0;
  private firstFree = -1;

  constructor(queues: number) {
    this.heads = new Int32Array(queues).fill(-1);
    this.tails = new Int32Array(queues).fill(-1);
    this.nexts = new Int32Array(1024);
    this.residents = new Int32Array(1024);
    this.days = new Int32Array(1024);
  }

  push(queue: number, resident: number, day: number): void {
    let need = this.firstFree;
    if (need >= 0) this.firstFree = this.nexts[need];
    else need = this.fresh();
    this.residents[need] = resident;
    this.days[need] = day;
    this.nexts[need] = -1;
    if (this.heads[queue] < 0) this.heads[queue] = need;
    else this.nexts[this.tails[queue]] = need;
    this.tails[queue] = need;
  }

  /** Takes the first need out and shows it in `resident` and `day`; false if there is none. */
  pop(queue: number): boolean {
    const need = this.heads[queue];
    if (need < 0) return false;
    this.heads[queue] = this.nexts[need];
    this.nexts[need] = this.firstFree;
    this.firstFree = need;
    this.resident = this.residents[need];
    this.day = this.days[need];
    return true;
  }

  private fresh(): number {
    if (this.used === this.nexts.length) {
      const wider = (column: Int32Array): Int32Array => {
        const grown = new Int32Array(2 * column.length);
        grown.set(column);
        return grown;
      };
      this.nexts = wider(this.nexts);
      this.residents = wider(this.residents);
      this.days = wider(this.days);
    }
    return this.used++;
  }
}
