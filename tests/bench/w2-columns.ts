/** W2 day by day: residents in columns, each looked at every day. */
import { Streams } from "../../engine/kernel/random/streams.ts";
import { NeedQueues } from "./need-queues.ts";
import { GRIDS, KEPT, LIFT, needChance, SERVED_A_DAY, START, type W2Answer, type W2Size } from "./needs.ts";

export function runColumns({ residents, days }: W2Size, seed: string): W2Answer {
  const streams = new Streams(1);
  streams.seed(0, seed);
  const chance = Float64Array.from({ length: residents }, (_, i) => needChance(i));
  const satisfaction = new Float64Array(residents).fill(START);
  const queues = new NeedQueues(GRIDS);
  let needs = 0;
  for (let day = 0; day < days; day++) {
    for (let i = 0; i < residents; i++) {
      satisfaction[i] *= KEPT;
      if (streams.uniform(0) < chance[i]) {
        needs++;
        queues.push(i % GRIDS, i, day);
      }
    }
    for (let grid = 0; grid < GRIDS; grid++) {
      for (let served = 0; served < SERVED_A_DAY && queues.pop(grid); served++) {
        const i = queues.resident;
        satisfaction[i] += ((1 - satisfaction[i]) * LIFT) / (1 + day - queues.day);
      }
    }
  }
  let total = 0;
  for (const s of satisfaction) total += s;
  return { events: residents * days, needs, satisfaction: total / residents };
}
