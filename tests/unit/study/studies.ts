/** Small studies for tests: a plan from its few interesting parts, and the results of a rule. */
import type { Better } from "../../../engine/district/registry.ts";
import type { Comparison, Difference } from "../../../engine/study/comparison.ts";
import type { ComparisonPlan, ResponseInfo } from "../../../engine/study/comparison-plan.ts";
import { ComparisonStudy } from "../../../engine/study/comparison-study.ts";

export function response(name: string, better: Better = "lower", sameOf?: ResponseInfo["sameOf"]): ResponseInfo {
  const info = { name, label: { en: name, zh: name }, unit: "h", better };
  return sameOf === undefined ? info : { ...info, sameOf };
}

export function planOf(parts: Partial<ComparisonPlan>): ComparisonPlan {
  const responses = parts.responses ?? [response("x")];
  return {
    study: "test",
    baseline: "base",
    policies: ["base", "reform"],
    responses,
    primary: responses.filter((r) => r.sameOf === undefined).map((r) => r.name),
    margins: {},
    alpha: 0.05,
    replications: 10,
    attributions: [],
    ...parts,
  };
}

/** The value of a response; null: the policy failed in this replication. */
export type Rule = (policy: string, replication: number, response: string) => number | null;

export function tellAll(study: ComparisonStudy, rule: Rule, order?: readonly number[]): void {
  const { plan } = study;
  for (const replication of order ?? Array.from({ length: plan.replications }, (_, j) => j)) {
    study.tell(
      { replication },
      plan.policies.map((policy) => {
        const values = plan.responses.map(({ name }) => rule(policy, replication, name));
        return values.includes(null)
          ? { policy, values: null, failure: { message: `${policy} broke` } }
          : { policy, values: Float64Array.from(values as number[]) };
      }),
    );
  }
}

export function compare(plan: ComparisonPlan, rule: Rule, order?: readonly number[]): Comparison {
  const study = new ComparisonStudy(plan);
  tellAll(study, rule, order);
  return study.verdict();
}

export function differenceOf(comparison: Comparison, response = "x", policy = "reform"): Difference {
  const found = comparison.responses.find((r) => r.name === response)?.policies.find((p) => p.name === policy);
  if (!found?.difference) throw new Error(`no difference of ${policy} in ${response}`);
  return found.difference;
}
