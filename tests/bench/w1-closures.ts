/** W1 as one would first write it: matters are objects, events are closures on a binary heap, queues are arrays. */
import { Histogram } from "../../engine/kernel/observe/histogram.ts";
import { Tally } from "../../engine/kernel/observe/tally.ts";
import {
  ARRIVAL_RATE,
  BINS,
  DEPARTMENT_RATE,
  DEPARTMENTS,
  firstDepartment,
  horizonOf,
  LONGEST,
  nextDepartment,
  SERVERS,
  STATION_RATE,
  STATIONS,
  type W1Answer,
} from "./network.ts";

interface Event {
  readonly at: number;
  readonly happen: () => void;
}

interface Matter {
  readonly bornAt: number;
}

class Agenda {
  now = 0;
  events = 0;
  private readonly heap: Event[] = [];

  after(delay: number, happen: () => void): void {
    const event = { at: this.now + delay, happen };
    const { heap } = this;
    let i = heap.push(event) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (heap[parent].at <= event.at) break;
      heap[i] = heap[parent];
      i = parent;
    }
    heap[i] = event;
  }

  run(until: number): void {
    while (this.heap.length > 0 && this.heap[0].at < until) {
      const event = this.pop();
      this.now = event.at;
      this.events++;
      event.happen();
    }
  }

  private pop(): Event {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let i = 0;
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      if (child + 1 < heap.length && heap[child + 1].at < heap[child].at) child++;
      if (last.at <= heap[child].at) break;
      heap[i] = heap[child];
      i = child;
    }
    heap[i] = last;
    return first;
  }
}

class Place {
  private busy = 0;
  private readonly queue: Matter[] = [];
  private readonly agenda: Agenda;
  private readonly servers: number;
  private readonly service: () => number;
  private readonly leave: (matter: Matter) => void;

  constructor(agenda: Agenda, servers: number, service: () => number, leave: (matter: Matter) => void) {
    this.agenda = agenda;
    this.servers = servers;
    this.service = service;
    this.leave = leave;
  }

  enter(matter: Matter): void {
    this.queue.push(matter);
    this.serve();
  }

  private serve(): void {
    if (this.busy >= this.servers || this.queue.length === 0) return;
    const matter = this.queue.shift()!;
    this.busy++;
    this.agenda.after(this.service(), () => {
      this.busy--;
      this.serve();
      this.leave(matter);
    });
  }
}

/**
 * @param matters that arrive on average
 * @param random uniforms in [0, 1)
 */
export function runClosures(matters: number, random: () => number): W1Answer {
  const agenda = new Agenda();
  const times = new Histogram(0, LONGEST, BINS);
  const tally = new Tally();
  const exponential = (rate: number): number => -Math.log(1 - random()) / rate;
  const close = (matter: Matter): void => {
    times.add(agenda.now - matter.bornAt);
    tally.add(agenda.now - matter.bornAt);
  };
  const departments: Place[] = Array.from(
    { length: DEPARTMENTS },
    (_, d) =>
      new Place(
        agenda,
        SERVERS,
        () => exponential(DEPARTMENT_RATE),
        (matter) => {
          const next = nextDepartment(d, random());
          if (next >= 0) departments[next].enter(matter);
          else close(matter);
        },
      ),
  );
  for (let s = 0; s < STATIONS; s++) {
    const station = new Place(
      agenda,
      1,
      () => exponential(STATION_RATE),
      (matter) => {
        const next = firstDepartment(random());
        if (next >= 0) departments[next].enter(matter);
        else close(matter);
      },
    );
    const arrive = (): void => {
      agenda.after(exponential(ARRIVAL_RATE), arrive);
      station.enter({ bornAt: agenda.now });
    };
    agenda.after(exponential(ARRIVAL_RATE), arrive);
  }

  agenda.run(horizonOf(matters));
  return { events: agenda.events, mean: tally.mean, p50: times.quantile(0.5), p90: times.quantile(0.9) };
}
