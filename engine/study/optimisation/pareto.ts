/** Dominance among several objectives, and what a set of points dominates. More is better in every objective. */

/** A point with how far it breaks a constraint; 0 if it keeps it. */
export interface Scored {
  readonly scores: ArrayLike<number>;
  readonly violation: number;
}

/**
 * Whether a is at least as good in all objectives and better in one; what keeps the constraint dominates what breaks it.
 *
 * @source Deb, Pratap, Agarwal & Meyarivan 2002, IEEE Transactions on Evolutionary Computation 6:182-197
 */
export function dominates(a: Scored, b: Scored): boolean {
  if (a.violation !== b.violation) return a.violation < b.violation;
  let isBetter = false;
  for (let m = 0; m < a.scores.length; m++) {
    if (!(a.scores[m] >= b.scores[m])) return false;
    if (a.scores[m] > b.scores[m]) isBetter = true;
  }
  return isBetter;
}

/** @returns indices in fronts: the first dominated by none, the second only by the first, and so on */
export function frontsOf(points: readonly Scored[]): number[][] {
  const fronts: number[][] = [];
  const dominators = points.map((b) => points.filter((a) => dominates(a, b)).length);
  let left = points.map((_, i) => i);
  while (left.length > 0) {
    const front = left.filter((i) => dominators[i] === 0);
    const beyond = left.filter((i) => dominators[i] > 0);
    for (const i of front) for (const j of beyond) if (dominates(points[i], points[j])) dominators[j]--;
    fronts.push(front);
    left = beyond;
  }
  return fronts;
}

/**
 * How lonely each member of a front is: the sum over objectives of the distance of its two neighbours, in parts of the
 * front's range; Infinity at the ends.
 */
export function crowding(front: readonly Scored[]): Float64Array {
  const distance = new Float64Array(front.length);
  const objectives = front[0]?.scores.length ?? 0;
  for (let m = 0; m < objectives; m++) {
    const order = front.map((_, i) => i).sort((i, j) => front[i].scores[m] - front[j].scores[m] || i - j);
    const at = (rank: number): number => front[order[rank]].scores[m];
    const range = at(order.length - 1) - at(0);
    distance[order[0]] = Infinity;
    distance[order[order.length - 1]] = Infinity;
    for (let rank = 1; rank < order.length - 1 && range > 0; rank++) {
      distance[order[rank]] += (at(rank + 1) - at(rank - 1)) / range;
    }
  }
  return distance;
}

/**
 * The volume that points dominate above a reference point, by slices along the last objective.
 *
 * @param points - any number of objectives; those not above the reference add nothing
 * @source Zitzler & Thiele 1998, PPSN V, LNCS 1498:292-301
 */
export function hypervolume(points: readonly ArrayLike<number>[], reference: ArrayLike<number>): number {
  const inside = points.filter((point) => Array.from(reference).every((r, m) => point[m] > r));
  return volume(
    inside.map((point) => Array.from(reference, (r, m) => point[m] - r)),
    reference.length,
  );
}

function volume(points: readonly number[][], dimensions: number): number {
  if (points.length === 0) return 0;
  if (dimensions === 1) return Math.max(...points.map(([x]) => x));
  const last = dimensions - 1;
  const sorted = [...points].sort((a, b) => b[last] - a[last]);
  let total = 0;
  sorted.forEach((point, i) => {
    const depth = point[last] - (sorted[i + 1]?.[last] ?? 0);
    if (depth > 0) total += depth * volume(sorted.slice(0, i + 1), last);
  });
  return total;
}

/**
 * The bend of a front: the member furthest beyond the flat that its extremes span, all objectives on a scale from 0 to 1.
 *
 * @returns its index; null with fewer than three members, or where none lies beyond the flat
 * @source Das 1999, Structural Optimization 18:107-115, in the form of Branke et al. 2004
 */
export function kneeOf(front: readonly ArrayLike<number>[]): number | null {
  if (front.length < 3) return null;
  const objectives = Array.from(front[0], (_, m) => m);
  const low = objectives.map((m) => Math.min(...front.map((point) => point[m])));
  const high = objectives.map((m) => Math.max(...front.map((point) => point[m])));
  const merit = front.map((point) =>
    objectives.reduce((sum, m) => sum + (high[m] > low[m] ? (point[m] - low[m]) / (high[m] - low[m]) : 0), 0),
  );
  const best = merit.reduce((at, value, i) => (value > merit[at] ? i : at), 0);
  return merit[best] > 1 + 1e-9 ? best : null;
}
