/** Sweep: a design over factors and levers, what every point gave, and the effects that it can tell. */

import { type Dimension, levelsOf, pointsAt, type Setting, settingsAt } from "./designs/dimension.ts";
import { fractionalFactorial, fullFactorial, generatorsOf, type Resolution } from "./designs/factorial.ts";
import { latinHypercube } from "./designs/latin-hypercube.ts";
import { MOST_SOBOL_DIMENSIONS, sobolSequence } from "./designs/sobol-sequence.ts";
import { Draws } from "./draws.ts";
import { type EffectRow, effectsOf } from "./effects.ts";
import { type Frame, faultsOf, type Output, outputAt, outputsOf, refuse, responseNames } from "./frame.ts";
import { runsOf, StagedStudy, type Stages } from "./method.ts";
import { defined, type Interval, orNull, sampleOf, tInterval } from "./sample.ts";

export type SweepDesign =
  | { readonly kind: "full-factorial" }
  | { readonly kind: "fractional-factorial"; readonly resolution: Resolution }
  | { readonly kind: "latin-hypercube" | "sobol-sequence"; readonly points: number }
  /** One row a point, in the order of the dimensions. */
  | { readonly kind: "matrix"; readonly rows: readonly (readonly Setting[])[] };

export interface SweepPlan extends Frame {
  readonly dimensions: readonly Dimension[];
  readonly design: SweepDesign;
}

export interface PointOutcome extends Output, Interval {
  readonly n: number;
  readonly mean: number | null;
}

export interface SweepVerdict {
  readonly study: string;
  readonly baseline: string;
  readonly alpha: number;
  readonly replications: number;
  readonly dimensions: readonly Dimension[];
  readonly points: readonly {
    readonly name: string;
    /** In the order of the dimensions. */
    readonly settings: readonly Setting[];
    readonly outcomes: readonly PointOutcome[];
  }[];
  readonly effects: readonly EffectRow[];
}

export const MOST_POINTS = 100_000;

/** @returns the rows of settings of a design */
export function rowsOf({ dimensions, design, seed }: SweepPlan): Setting[][] {
  const k = dimensions.length;
  switch (design.kind) {
    case "full-factorial":
      return fullFactorial(dimensions);
    case "fractional-factorial": {
      const levels = dimensions.map(levelsOf);
      const rows = fractionalFactorial(generatorsOf(k, design.resolution));
      return rows.map((row) => levels.map((pair, d) => pair[row[d] < 0 ? 0 : 1]));
    }
    case "latin-hypercube": {
      const rows = latinHypercube(design.points, k, new Draws(seed, "latin hypercube"));
      return rows.map((row) => settingsAt(dimensions, row));
    }
    case "sobol-sequence": {
      const rows = sobolSequence(design.points, k, new Draws(seed, "sobol sequence"));
      return rows.map((row) => settingsAt(dimensions, row));
    }
    case "matrix":
      return design.rows.map((row) => [...row]);
  }
}

function faultsOfDesign({ dimensions, design }: SweepPlan): string[] {
  const faults: string[] = [];
  if (dimensions.length === 0) faults.push("vary: nothing is varied");
  if (design.kind === "full-factorial") {
    const points = dimensions.reduce((product, dimension) => product * levelsOf(dimension).length, 1);
    if (points > MOST_POINTS) faults.push(`design: ${points} points are too many (at most ${MOST_POINTS})`);
  }
  if (design.kind === "fractional-factorial") {
    for (const dimension of dimensions) {
      const { length } = levelsOf(dimension);
      if (length !== 2) faults.push(`design: a fraction needs two values of "${dimension.name}" (got ${length})`);
    }
    if (dimensions.length > 60) faults.push("design: a fraction of more than 60 dimensions is not made");
  }
  if (design.kind === "sobol-sequence" && dimensions.length > MOST_SOBOL_DIMENSIONS) {
    faults.push(`design: a Sobol sequence has at most ${MOST_SOBOL_DIMENSIONS} dimensions; use a Latin hypercube`);
  }
  if (design.kind === "matrix") {
    design.rows.forEach((row, i) => {
      if (row.length !== dimensions.length) faults.push(`matrix: row ${i + 1} has ${row.length} values`);
    });
    if (design.rows.length === 0) faults.push("matrix: has no rows");
  }
  return faults;
}

/** @throws RangeError that lists every fault of the plan */
export function sweep(plan: SweepPlan): StagedStudy<SweepVerdict> {
  refuse(plan.study, [...faultsOf(plan), ...faultsOfDesign(plan)]);
  const rows = rowsOf(plan);
  const points = pointsAt("point", plan.dimensions, rows, plan.policies);
  return new StagedStudy(
    responseNames(plan),
    points.length * plan.replications,
    function* (ledger): Stages<SweepVerdict> {
      yield runsOf(points, 0, plan.replications);
      const outputs = outputsOf(plan);
      const table = points.map((point) => outputs.map((output) => outputAt(ledger, point.name, output)));
      return {
        study: plan.study,
        baseline: plan.policies[0],
        alpha: plan.alpha,
        replications: plan.replications,
        dimensions: plan.dimensions,
        points: points.map(({ name }, i) => ({
          name,
          settings: rows[i],
          outcomes: outputs.map((output, o) => {
            const sample = sampleOf(defined(table[i][o]));
            return { ...output, n: sample.n, mean: orNull(sample.mean), ...tInterval(sample, plan.alpha) };
          }),
        })),
        effects: outputs.flatMap((output, o) =>
          effectsOf(
            plan.dimensions,
            rows,
            table.map((values) => values[o]),
            plan.alpha,
          ).map((effect) => ({
            ...output,
            ...effect,
          })),
        ),
      };
    },
  );
}
