/** Who hands over to whom in a log, and into which parts the units fall. */
import { modularity } from "../measures/network.ts";
import { NONE } from "./event-log.ts";
import type { Facts } from "./facts.ts";

export interface LogNetwork {
  /** Handovers from group i to group j at i * groups + j. */
  readonly handovers: Float64Array;
  /** Of the partition below; NaN without handovers. */
  readonly modularity: number;
  /** By group: its part, from 0. */
  readonly parts: Int32Array;
}

/** So many units are taken apart; a larger network says nothing that a reader could follow. */
const MOST_UNITS = 300;

export function networkOf({ log, order }: Facts): LogNetwork | null {
  const units = log.groups.size;
  if (units === 0 || units > MOST_UNITS) return null;
  const handovers = new Float64Array(units * units);
  for (let c = 0; c < log.cases; c++) {
    let last = NONE;
    for (let i = order.first[c]; i < order.first[c + 1]; i++) {
      const unit = log.group[order.events[i]];
      if (unit === NONE) continue;
      if (last !== NONE && last !== unit) handovers[last * units + unit]++;
      last = unit;
    }
  }
  const parts = partition(handovers, units);
  return { handovers, parts, modularity: modularity(handovers, parts) };
}

/**
 * Joins units into parts as long as that raises the modularity, the best pair first.
 * @returns by unit its part, from 0 in the order of the units
 * @source Clauset, Newman & Moore 2004, Physical Review E 70: 066111 (greedy; not the optimum in general)
 */
export function partition(handovers: Float64Array, units: number): Int32Array {
  const part = Int32Array.from({ length: units }, (_, i) => i);
  let total = 0;
  for (const weight of handovers) total += weight;
  const between = new Float64Array(units * units);
  const degree = new Float64Array(units);
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < units; j++) {
      const weight = (handovers[i * units + j] + handovers[j * units + i]) / (2 * total);
      between[i * units + j] = weight;
      degree[i] += weight;
    }
  }
  const alive = new Set(part);
  while (total > 0) {
    let best = 1e-12;
    let pair: readonly [number, number] | null = null;
    for (const i of alive) {
      for (const j of alive) {
        const gain = 2 * (between[i * units + j] - degree[i] * degree[j]);
        if (j > i && gain > best) {
          best = gain;
          pair = [i, j];
        }
      }
    }
    if (pair === null) break;
    const [i, j] = pair;
    for (const k of alive) {
      between[i * units + k] += between[j * units + k];
      between[k * units + i] += between[k * units + j];
    }
    degree[i] += degree[j];
    alive.delete(j);
    for (let u = 0; u < units; u++) if (part[u] === j) part[u] = i;
  }
  const numbers = new Map<number, number>();
  return part.map((p) => {
    const number = numbers.get(p) ?? numbers.size;
    numbers.set(p, number);
    return number;
  });
}
