/** Two-stage selection of independent systems: what common random numbers save is measured against it. */
import { chiSquareQuantile, normalCdf } from "../../kernel/math/special.ts";

/** Nodes of the quadrature in each direction; with 48 the constants of the literature come out to five digits. */
const NODES = 48;

/** Nodes and weights on (0, 1): a midpoint rule in t, where the integrand and its first derivatives vanish at both ends. */
const RULE = Array.from({ length: NODES }, (_, i) => {
  const t = (i + 0.5) / NODES;
  return { u: t * t * t * (10 - 15 * t + 6 * t * t), weight: (30 * t * t * (1 - t) * (1 - t)) / NODES };
});

/**
 * The constant h: with max(n0, ceil((h S / delta)^2)) independent replications of each of k systems, the one with the best
 * mean is the best with a chance of at least p, if it is better than every other by delta.
 *
 * @param k - systems, at least 2
 * @param n0 - replications of the first stage, which give S
 * @param p - above 1/k
 * @source Rinott 1978, Communications in Statistics A7:799-811
 */
export function rinottConstant(k: number, n0: number, p: number): number {
  const key = `${k} ${n0} ${p}`;
  const known = constants.get(key) ?? solve(k, n0, p);
  constants.set(key, known);
  return known;
}

/** A tenth of a second each, and few of them: those computed are kept. */
const constants = new Map<string, number>();

function solve(k: number, n0: number, p: number): number {
  const df = n0 - 1;
  const inverse = RULE.map(({ u }) => df / chiSquareQuantile(u, df));
  const chance = (h: number): number => {
    let outer = 0;
    RULE.forEach(({ weight }, y) => {
      let inner = 0;
      RULE.forEach((node, x) => {
        inner += node.weight * normalCdf(h / Math.sqrt(inverse[x] + inverse[y]));
      });
      let power = 1;
      for (let i = 1; i < k; i++) power *= inner;
      outer += weight * power;
    });
    return outer;
  };
  let [low, high] = [0, 1];
  while (chance(high) < p) high *= 2;
  while (high - low > 1e-7 * high) {
    const middle = (low + high) / 2;
    if (chance(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** @returns replications of each system that independent worlds would need, after n0 with these standard deviations */
export function rinottReplications(sd: readonly number[], h: number, n0: number, delta: number): number[] {
  return sd.map((s) => Math.max(n0, Math.ceil(((h * s) / delta) * ((h * s) / delta))));
}
