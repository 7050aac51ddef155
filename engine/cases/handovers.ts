import { grown } from "../kernel/column.ts";

/** The arcs of the handover network: who followed whom on the path of which matter. */
export class Handovers {
  size: number;
  matter: Int32Array;
  from: Int8Array;
  /** -1 once the spell that the arc led to has ended in a send-back. */
  to: Int8Array;

  constructor(capacity: number) {
    this.size = 0;
    this.matter = new Int32Array(capacity);
    this.from = new Int8Array(capacity);
    this.to = new Int8Array(capacity);
  }

  /** @returns the arc's index */
  add(matter: number, from: number, to: number): number {
    const arc = this.size++;
    if (arc === this.matter.length) {
      this.matter = grown(this.matter, 2 * arc);
      this.from = grown(this.from, 2 * arc);
      this.to = grown(this.to, 2 * arc);
    }
    this.matter[arc] = matter;
    this.from[arc] = from;
    this.to[arc] = to;
    return arc;
  }

  remove(arc: number): void {
    this.to[arc] = -1;
  }
}
