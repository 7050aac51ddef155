/** Churn: floating residents move; their acquaintance, trust and memory leave with them. Applied when one is touched. */
import { exponential } from "../../kernel/random/distributions.ts";
import type { World } from "../world.ts";

const YEAR = 365 * 24;

/** Brings a resident's place up to now: whoever moved in since starts afresh. */
export function moveOut(w: World, r: number): void {
  const { residents, p } = w;
  const { population, start } = w.exogenous;
  if (population.floating[r] === 0 || p.churn <= 0) return;
  if (Number.isNaN(residents.movesAt[r])) residents.movesAt[r] = start + stay(w, r);
  while (residents.movesAt[r] < w.now) {
    residents.trust[r] = p.initialTrust;
    residents.satisfaction[r] = 0.5;
    residents.knowledge[r] = 0;
    residents.memory[r] = 0;
    residents.moves[r]++;
    residents.movesAt[r] += stay(w, r);
  }
}

function stay(w: World, r: number): number {
  const { population } = w.exogenous;
  return exponential(
    w.moveDraw(population.slot(r), population.person(r) * 64 + w.residents.moves[r]),
    YEAR / w.p.churn,
  );
}
