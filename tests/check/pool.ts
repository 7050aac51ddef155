/** People who take the task of the lowest class that waits, first in, first out within a class (docs/odd.md, 3). */
import { type Agenda, RANK } from "./agenda.ts";
import type { Hours } from "./hours.ts";

export interface Task {
  readonly kind: string;
  /** Hours of work, decided when it starts. */
  readonly hours: (by: Server) => number;
  readonly ends: (by: Server) => void;
}

export interface Server {
  readonly pool: Pool;
  hours: Hours;
  task: Task | null;
  /** When it became free or began with its task. */
  since: number;
  wakes: boolean;
  /** Told of hours with a task, and without (null), at their end and at midnight. */
  readonly worked: (task: Task | null, hours: number) => void;
  /** Free with nothing to do, and no longer so: patrol. */
  readonly rests: () => void;
  readonly rises: () => void;
  resting: boolean;
}

const nothing = (): void => {};

export class Pool {
  readonly servers: Server[] = [];
  readonly queues: Task[][];
  private readonly agenda: Agenda;

  constructor(agenda: Agenda, classes: number) {
    this.agenda = agenda;
    this.queues = Array.from({ length: classes }, () => []);
  }

  hire(hours: Hours, hooks: Partial<Pick<Server, "worked" | "rests" | "rises">> = {}): Server {
    const { worked = nothing, rests = nothing, rises = nothing } = hooks;
    const since = this.agenda.now;
    const server: Server = {
      pool: this,
      hours,
      task: null,
      since,
      wakes: false,
      worked,
      rests,
      rises,
      resting: false,
    };
    this.servers.push(server);
    this.agenda.add(since, RANK.start, () => this.serve(server));
    return server;
  }

  get waiting(): number {
    return this.queues.reduce((sum, queue) => sum + queue.length, 0);
  }

  isWaiting(task: Task): boolean {
    return this.queues.some((queue) => queue.includes(task));
  }

  submit(cls: number, task: Task, first = false): void {
    if (first) this.queues[cls].unshift(task);
    else this.queues[cls].push(task);
    const free = this.servers.filter((server) => server.task === null);
    const open = free.find((server) => server.hours.isOpen(this.agenda.now));
    if (open !== undefined) this.start(open);
    else for (const server of free) this.wakeLater(server);
  }

  /** Takes a task out that waits. */
  withdraw(task: Task): boolean {
    const queue = this.queues.find((one) => one.includes(task));
    if (queue === undefined) return false;
    queue.splice(queue.indexOf(task), 1);
    return true;
  }

  /** Tells the hours of every spell up to now. */
  account(): void {
    for (const server of this.servers) this.tell(server);
  }

  private tell(server: Server): void {
    if (server.since === this.agenda.now) return;
    server.worked(server.task, server.hours.between(server.since, this.agenda.now));
    server.since = this.agenda.now;
  }

  private start(server: Server): void {
    this.tell(server);
    if (server.resting) server.rises();
    server.resting = false;
    const task = this.queues.find((queue) => queue.length > 0)?.shift();
    if (task === undefined) throw new Error("nothing waits");
    server.task = task;
    const end = server.hours.after(this.agenda.now, task.hours(server));
    this.agenda.add(end, RANK.end, () => {
      this.tell(server);
      server.task = null;
      task.ends(server);
      if (server.task === null) this.serve(server);
    });
  }

  private serve(server: Server): void {
    if (server.task !== null) return;
    if (this.waiting === 0) {
      if (!server.resting) {
        server.resting = true;
        server.rests();
      }
    } else if (server.hours.isOpen(this.agenda.now)) this.start(server);
    else this.wakeLater(server);
  }

  private wakeLater(server: Server): void {
    if (server.wakes) return;
    const at = server.hours.opening(this.agenda.now);
    if (at === Infinity) return;
    server.wakes = true;
    this.agenda.add(at, RANK.start, () => {
      server.wakes = false;
      this.serve(server);
    });
  }
}
