/** The handover network of a cohort: who hands over to whom, and how far it falls apart along the lines. */
import type { CaseTable } from "../case-table.ts";
import type { Cohort } from "../cohort.ts";
import { ratio } from "./share.ts";

/** @returns handovers on the cohort's paths from unit i to unit j, at i * units + j */
export function handoverNetwork(table: CaseTable, cohort: Cohort): Float64Array {
  const units = table.units.length;
  const network = new Float64Array(units * units);
  const { matter, from, to, size } = table.arcs;
  for (let arc = 0; arc < size; arc++) {
    if (to[arc] >= 0 && cohort[matter[arc]] === 1) network[from[arc] * units + to[arc]]++;
  }
  return network;
}

/**
 * Modularity of a fixed partition of the undirected network; weights of both directions are added.
 * @param network a square matrix, row by row
 * @param lines the line of every unit, small integers from 0
 * @returns NaN for a network without handovers
 * @source Newman 2004, Physical Review E 70: 056131
 */
export function modularity(network: Float64Array, lines: ArrayLike<number>): number {
  const units = lines.length;
  let last = -1;
  for (let i = 0; i < units; i++) last = Math.max(last, lines[i]);
  const inside = new Float64Array(last + 1);
  const degree = new Float64Array(last + 1);
  let total = 0;
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < units; j++) {
      const weight = network[i * units + j];
      total += weight;
      degree[lines[i]] += weight;
      degree[lines[j]] += weight;
      if (lines[i] === lines[j]) inside[lines[i]] += weight;
    }
  }
  let modularity = 0;
  for (let line = 0; line <= last; line++) {
    const share = degree[line] / (2 * total);
    modularity += inside[line] / total - share * share;
  }
  return total === 0 ? ratio(0, 0) : modularity;
}
