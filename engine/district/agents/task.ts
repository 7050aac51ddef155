/** Tasks: what staff do for a subject (a matter, an affair, a household ...), and who answers for each kind. */
import { TASK_KINDS } from "../events.ts";

type Start = (server: number, subject: number, task: number) => number;
type End = (server: number, subject: number, task: number) => void;

export class Tasks {
  kind: Uint8Array = new Uint8Array(1024);
  subject: Int32Array = new Int32Array(1024);
  extra: Int32Array = new Int32Array(1024);
  /** When it was made; and the other line's clock of the member for whom a matter's task is ready, else NaN. */
  readyAt: Float64Array = new Float64Array(1024);
  otherLine: Float64Array = new Float64Array(1024);
  private nextFree: Int32Array = new Int32Array(1024);
  private firstFree = -1;
  private used = 0;
  private readonly starts: Start[] = new Array(TASK_KINDS);
  private readonly ends: End[] = new Array(TASK_KINDS);

  /** Registers who says how long a kind of task takes, and what follows from it. */
  on(kind: number, start: Start, end: End): void {
    this.starts[kind] = start;
    this.ends[kind] = end;
  }

  make(kind: number, subject: number, extra: number, now: number): number {
    let task = this.firstFree;
    if (task >= 0) this.firstFree = this.nextFree[task];
    else task = this.used++;
    if (task >= this.kind.length) this.grow();
    this.kind[task] = kind;
    this.subject[task] = subject;
    this.extra[task] = extra;
    this.readyAt[task] = now;
    this.otherLine[task] = Number.NaN;
    return task;
  }

  /** Forgets a task that was withdrawn or has ended. */
  drop(task: number): void {
    this.nextFree[task] = this.firstFree;
    this.firstFree = task;
  }

  start(server: number, task: number): number {
    return this.starts[this.kind[task]](server, this.subject[task], task);
  }

  end(server: number, task: number): void {
    this.ends[this.kind[task]](server, this.subject[task], task);
    this.drop(task);
  }

  private grow(): void {
    const size = this.kind.length * 2;
    const grown = <T extends Uint8Array | Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.kind = grown(this.kind, new Uint8Array(size));
    this.subject = grown(this.subject, new Int32Array(size));
    this.extra = grown(this.extra, new Int32Array(size));
    this.readyAt = grown(this.readyAt, new Float64Array(size));
    this.otherLine = grown(this.otherLine, new Float64Array(size));
    this.nextFree = grown(this.nextFree, new Int32Array(size));
  }
}
