import { grown } from "../column.ts";

const NONE = -1;

/** Columns of a queue. */
const QUEUE_WIDTH = 4;
const HEAD = 0;
const TAIL = 1;
const LENGTH = 2;

/** Columns of an item: its neighbours, and the queue in which it waits. */
const ITEM_WIDTH = 4;
const NEXT = 0;
const PREVIOUS = 1;
const OWNER = 2;

/**
 * First-in-first-out queues over one set of items, as linked lists in columns: every operation takes constant time, also
 * taking an item out of the middle. An item is a non-negative integer of the caller's, and waits in at most one queue.
 * What is used together lies together, a row a queue and a row an item.
 */
export class Queues {
  private queueCount: number;
  private itemCount: number;
  private queues: Int32Array;
  private items: Int32Array;

  /**
   * @param queues number of queues
   * @param items number of items expected; it grows
   */
  constructor(queues: number, items = 64) {
    this.queueCount = 0;
    this.itemCount = 0;
    this.queues = new Int32Array(0);
    this.items = new Int32Array(0);
    this.ensureQueues(queues);
    this.ensureItems(items);
  }

  /** Makes sure that the queues 0..n-1 exist. */
  ensureQueues(n: number): void {
    if (n <= this.queueCount) return;
    if (n * QUEUE_WIDTH > this.queues.length) this.queues = grown(this.queues, 2 * n * QUEUE_WIDTH);
    for (let queue = this.queueCount; queue < n; queue++) {
      this.queues[queue * QUEUE_WIDTH + HEAD] = NONE;
      this.queues[queue * QUEUE_WIDTH + TAIL] = NONE;
    }
    this.queueCount = n;
  }

  /** @throws RangeError if the item already waits, or there is no such queue */
  push(queue: number, item: number): void {
    this.enter(queue, item);
    const { queues, items } = this;
    const at = queue * QUEUE_WIDTH;
    const tail = queues[at + TAIL];
    items[item * ITEM_WIDTH + PREVIOUS] = tail;
    items[item * ITEM_WIDTH + NEXT] = NONE;
    if (tail === NONE) queues[at + HEAD] = item;
    else items[tail * ITEM_WIDTH + NEXT] = item;
    queues[at + TAIL] = item;
  }

  /** @throws RangeError if the item already waits, or there is no such queue */
  pushFront(queue: number, item: number): void {
    this.enter(queue, item);
    const { queues, items } = this;
    const at = queue * QUEUE_WIDTH;
    const head = queues[at + HEAD];
    items[item * ITEM_WIDTH + NEXT] = head;
    items[item * ITEM_WIDTH + PREVIOUS] = NONE;
    if (head === NONE) queues[at + TAIL] = item;
    else items[head * ITEM_WIDTH + PREVIOUS] = item;
    queues[at + HEAD] = item;
  }

  /** @returns the first item, which leaves; -1 if the queue is empty */
  pop(queue: number): number {
    const { queues, items } = this;
    const at = queue * QUEUE_WIDTH;
    const item = queues[at + HEAD];
    if (item === NONE) return NONE;
    const next = items[item * ITEM_WIDTH + NEXT];
    queues[at + HEAD] = next;
    if (next === NONE) queues[at + TAIL] = NONE;
    else items[next * ITEM_WIDTH + PREVIOUS] = NONE;
    items[item * ITEM_WIDTH + OWNER] = NONE;
    queues[at + LENGTH]--;
    return item;
  }

  /** @returns the first item, which stays; -1 if the queue is empty */
  peek(queue: number): number {
    return this.queues[queue * QUEUE_WIDTH + HEAD];
  }

  /** Takes an item out of wherever it waits; false if it waits nowhere. */
  remove(item: number): boolean {
    const queue = this.queueOf(item);
    if (queue === NONE) return false;
    const { queues, items } = this;
    const at = queue * QUEUE_WIDTH;
    const next = items[item * ITEM_WIDTH + NEXT];
    const previous = items[item * ITEM_WIDTH + PREVIOUS];
    if (previous === NONE) queues[at + HEAD] = next;
    else items[previous * ITEM_WIDTH + NEXT] = next;
    if (next === NONE) queues[at + TAIL] = previous;
    else items[next * ITEM_WIDTH + PREVIOUS] = previous;
    items[item * ITEM_WIDTH + OWNER] = NONE;
    queues[at + LENGTH]--;
    return true;
  }

  /** @returns the queue in which the item waits, or -1 */
  queueOf(item: number): number {
    return item < this.itemCount ? this.items[item * ITEM_WIDTH + OWNER] : NONE;
  }

  /** @returns the number of items in the queue */
  length(queue: number): number {
    return this.queues[queue * QUEUE_WIDTH + LENGTH];
  }

  private enter(queue: number, item: number): void {
    if (!(queue >= 0 && queue < this.queueCount) || !(item >= 0)) this.refuse(queue, item);
    if (item >= this.itemCount) this.ensureItems(Math.max(item + 1, 2 * this.itemCount));
    const at = item * ITEM_WIDTH + OWNER;
    if (this.items[at] !== NONE) this.refuse(queue, item);
    this.items[at] = queue;
    this.queues[queue * QUEUE_WIDTH + LENGTH]++;
  }

  private refuse(queue: number, item: number): never {
    if (!(queue >= 0 && queue < this.queueCount)) throw new RangeError(`queue ${queue} of ${this.queueCount}`);
    if (!(item >= 0)) throw new RangeError(`item ${item} is not a non-negative integer`);
    throw new RangeError(`item ${item} cannot enter queue ${queue}: it waits in queue ${this.queueOf(item)}`);
  }

  private ensureItems(n: number): void {
    this.items = grown(this.items, n * ITEM_WIDTH);
    for (let item = this.itemCount; item < n; item++) this.items[item * ITEM_WIDTH + OWNER] = NONE;
    this.itemCount = n;
  }
}
