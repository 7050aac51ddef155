/** A resolved study as the study method that settles it. */
import type { District } from "../engine/district/plan.ts";
import { calibration } from "../engine/study/calibration/calibration.ts";
import type { CalibrationVerdict } from "../engine/study/calibration/verdict.ts";
import { type CityDistrict, CityStudy } from "../engine/study/city-study.ts";
import type { Comparison } from "../engine/study/comparison.ts";
import { ComparisonStudy } from "../engine/study/comparison-study.ts";
import type { Frame } from "../engine/study/frame.ts";
import { type HypothesesVerdict, hypotheses } from "../engine/study/hypotheses/hypotheses.ts";
import type { StudyMethod } from "../engine/study/method.ts";
import { type OptimisationVerdict, optimisation } from "../engine/study/optimisation/optimisation.ts";
import { type PatternsVerdict, patterns } from "../engine/study/patterns/patterns.ts";
import { type RobustnessVerdict, robustness } from "../engine/study/robustness/robustness.ts";
import { type SelectionVerdict, selection } from "../engine/study/selection/selection.ts";
import { type SensitivityVerdict, sensitivity } from "../engine/study/sensitivity/sensitivity.ts";
import { type SweepVerdict, sweep } from "../engine/study/sweep.ts";
import { type SwitchingVerdict, switching } from "../engine/study/switching/switching.ts";
import type { ValueStore } from "../engine/study/values.ts";
import { CLAIMS } from "./claims.ts";
import { type Registry, SHIPPED } from "./registry.ts";
import { type ResolvedStudy, toComparisonPlan } from "./study.ts";

/** A verdict with the method that gave it. */
export type Answer =
  | { readonly method: "compare"; readonly verdict: Comparison }
  | { readonly method: "sweep"; readonly verdict: SweepVerdict }
  | { readonly method: "sensitivity"; readonly verdict: SensitivityVerdict }
  | { readonly method: "select"; readonly verdict: SelectionVerdict }
  | { readonly method: "switch"; readonly verdict: SwitchingVerdict }
  | { readonly method: "robust"; readonly verdict: RobustnessVerdict }
  | { readonly method: "optimise"; readonly verdict: OptimisationVerdict }
  | { readonly method: "calibrate"; readonly verdict: CalibrationVerdict }
  | { readonly method: "patterns"; readonly verdict: PatternsVerdict }
  | { readonly method: "hypotheses"; readonly verdict: HypothesesVerdict };

/**
 * @param values - where a comparison keeps its values, if not in memory
 * @throws RangeError that lists what does not fit together in the study
 */
export function methodOf(
  study: ResolvedStudy,
  values?: ValueStore,
  registry: Registry = SHIPPED,
): StudyMethod<Answer["verdict"]> {
  const { exploration, dimensions } = study;
  const plan = toComparisonPlan(study, registry);
  const frame: Frame = {
    study: study.name,
    seed: study.seed,
    policies: plan.policies,
    responses: plan.responses,
    primary: study.primary,
    alpha: study.alpha,
    replications: study.replications,
  };
  switch (exploration.method) {
    case "compare":
      return study.districts === undefined
        ? new ComparisonStudy(plan, values)
        : new CityStudy(plan, study.districts.map(asPart), values);
    case "sweep":
      return sweep({ ...frame, dimensions, ...exploration });
    case "sensitivity":
      return sensitivity({ ...frame, dimensions, ...exploration });
    case "select":
      return selection({ ...frame, ...exploration });
    case "switch":
      return switching({ ...frame, dimensions, ...exploration });
    case "robust":
      return robustness({ ...frame, dimensions, ...exploration });
    case "optimise":
      return optimisation({ ...frame, dimensions, ...exploration });
    case "hypotheses":
      return hypotheses({ ...frame, dimensions, ...exploration, claims: CLAIMS });
    case "calibrate":
      return calibration({
        ...frame,
        dimensions,
        ...exploration,
        defaults: dimensions.map(({ entry }) => study.factors[entry]),
      });
    case "patterns":
      return patterns({ ...frame, ...exploration });
  }
}

function asPart({ name, communities }: District): CityDistrict {
  return { name, grids: communities.reduce((sum, { grids }) => sum + grids, 0) };
}
