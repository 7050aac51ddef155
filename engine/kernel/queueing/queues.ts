const NONE = -1;

/**
 * First-in-first-out queues over one set of items, as linked lists in columns: every operation takes constant time, also
 * taking an item out of the middle. An item is a non-negative integer of the caller's, and waits in at most one queue.
 */
export class Queues {
  private queues: number;
  private heads: Int32Array;
  private tails: Int32Array;
  private lengths: Int32Array;
  private nexts: Int32Array;
  private previous: Int32Array;
  private owners: Int32Array;

  /**
   * @param queues number of queues
   * @param items number of items expected; it grows
   */
  constructor(queues: number, items = 64) {
    this.queues = 0;
    this.heads = new Int32Array(0);
    this.tails = new Int32Array(0);
    this.lengths = new Int32Array(0);
    this.nexts = new Int32Array(0);
    this.previous = new Int32Array(0);
    this.owners = new Int32Array(0);
    this.ensureQueues(queues);
    this.ensureItems(items);
  }

  /** Makes sure that the queues 0..n-1 exist. */
  ensureQueues(n: number): void {
    if (n > this.heads.length) {
      const capacity = Math.max(n, 2 * this.heads.length);
      this.heads = widened(this.heads, capacity, NONE);
      this.tails = widened(this.tails, capacity, NONE);
      this.lengths = widened(this.lengths, capacity, 0);
    }
    this.queues = Math.max(this.queues, n);
  }

  /** @throws RangeError if the item already waits, or there is no such queue */
  push(queue: number, item: number): void {
    this.enter(queue, item);
    const tail = this.tails[queue];
    this.previous[item] = tail;
    this.nexts[item] = NONE;
    if (tail === NONE) this.heads[queue] = item;
    else this.nexts[tail] = item;
    this.tails[queue] = item;
  }

  /** @throws RangeError if the item already waits, or there is no such queue */
  pushFront(queue: number, item: number): void {
    this.enter(queue, item);
    const head = this.heads[queue];
    this.nexts[item] = head;
    this.previous[item] = NONE;
    if (head === NONE) this.tails[queue] = item;
    else this.previous[head] = item;
    this.heads[queue] = item;
  }

  /** @returns the first item, which leaves; -1 if the queue is empty */
  pop(queue: number): number {
    const item = this.heads[queue];
    if (item !== NONE) this.remove(item);
    return item;
  }

  /** @returns the first item, which stays; -1 if the queue is empty */
  peek(queue: number): number {
    return this.heads[queue];
  }

  /** Takes an item out of wherever it waits; false if it waits nowhere. */
  remove(item: number): boolean {
    const queue = this.queueOf(item);
    if (queue === NONE) return false;
    const next = this.nexts[item];
    const previous = this.previous[item];
    if (previous === NONE) this.heads[queue] = next;
    else this.nexts[previous] = next;
    if (next === NONE) this.tails[queue] = previous;
    else this.previous[next] = previous;
    this.owners[item] = NONE;
    this.lengths[queue]--;
    return true;
  }

  /** @returns the queue in which the item waits, or -1 */
  queueOf(item: number): number {
    return item < this.owners.length ? this.owners[item] : NONE;
  }

  /** @returns the number of items in the queue */
  length(queue: number): number {
    return this.lengths[queue];
  }

  private enter(queue: number, item: number): void {
    if (!(queue >= 0 && queue < this.queues)) throw new RangeError(`queue ${queue} of ${this.queues}`);
    if (!(item >= 0)) throw new RangeError(`item ${item} is not a non-negative integer`);
    if (item >= this.owners.length) this.ensureItems(Math.max(item + 1, 2 * this.owners.length));
    if (this.owners[item] !== NONE) {
      throw new RangeError(`item ${item} cannot enter queue ${queue}: it waits in queue ${this.owners[item]}`);
    }
    this.owners[item] = queue;
    this.lengths[queue]++;
  }

  private ensureItems(n: number): void {
    this.nexts = widened(this.nexts, n, NONE);
    this.previous = widened(this.previous, n, NONE);
    this.owners = widened(this.owners, n, NONE);
  }
}

function widened(column: Int32Array, length: number, filler: number): Int32Array {
  const wider = new Int32Array(length).fill(filler, column.length);
  wider.set(column);
  return wider;
}
