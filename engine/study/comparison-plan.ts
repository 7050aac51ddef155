/** What a comparison of policies is asked to settle, fixed before its first run. */
import type { Response } from "../district/responses/response.ts";
import { faultsOfStopping, type Stopping } from "./stopping.ts";

/** What the study needs to know of a response. */
export type ResponseInfo = Pick<Response, "name" | "label" | "unit" | "better" | "sameOf">;

/**
 * Splits the effect of a policy in two by way of another:
 * (of - baseline) = (of - via) + (via - baseline).
 * With via = the same reform at equal hours, the first bracket is what comes from more hours.
 */
export interface Attribution {
  readonly name: string;
  readonly of: string;
  readonly via: string;
}

export interface ComparisonPlan {
  readonly study: string;
  readonly baseline: string;
  /** The baseline first. */
  readonly policies: readonly string[];
  /** In the order of the columns of the results. */
  readonly responses: readonly ResponseInfo[];
  /** Names of the responses that verdicts are about, at most six. */
  readonly primary: readonly string[];
  /** By response: the size of a difference, in the response's unit, that does not matter. */
  readonly margins: Readonly<Record<string, number>>;
  /** The chance, over the whole study, that it reports any primary difference where there is none. */
  readonly alpha: number;
  /** How many; at most so many where `stopping` may end it earlier. */
  readonly replications: number;
  /** When verdicts are taken; absent: once, after all replications. */
  readonly stopping?: Stopping;
  readonly attributions: readonly Attribution[];
  /** What one unit more of `effect` costs in `cost`: cost per extra matter. */
  readonly ratios?: readonly RatioPlan[];
}

export interface RatioPlan {
  readonly name: string;
  /** Names of responses. */
  readonly cost: string;
  readonly effect: string;
}

export const MOST_PRIMARY = 6;

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

/**
 * @throws RangeError that lists every fault of the plan
 */
export function checkPlan(plan: ComparisonPlan): void {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const responses = new Map(plan.responses.map((response) => [response.name, response]));
  const policy = (name: string, where: string): void =>
    expect(plan.policies.includes(name), `${where}: no policy "${name}" in this study`);
  const response = (name: string, where: string): void =>
    expect(responses.has(name) && !responses.get(name)!.sameOf, `${where}: no response "${name}" that can be compared`);

  expect(plan.policies[0] === plan.baseline, `policies: the first must be the baseline "${plan.baseline}"`);
  for (const name of twice(plan.policies)) faults.push(`policies: "${name}" is listed twice`);
  for (const name of twice(plan.responses.map((r) => r.name))) faults.push(`responses: "${name}" is listed twice`);
  for (const { name, sameOf } of plan.responses) {
    if (sameOf === undefined) continue;
    response(sameOf.response, `responses: "${name}"`);
    const other = sameOf.role === "policy" ? "baseline" : "policy";
    const partners = plan.responses.filter((r) => r.sameOf?.response === sameOf.response && r.sameOf.role === other);
    expect(partners.length === 1, `responses: "${name}" needs one partner of role "${other}" (got ${partners.length})`);
  }
  expect(plan.primary.length <= MOST_PRIMARY, `primary: at most ${MOST_PRIMARY} (got ${plan.primary.length})`);
  for (const name of twice(plan.primary)) faults.push(`primary: "${name}" is listed twice`);
  for (const name of plan.primary) response(name, "primary");
  for (const [name, margin] of Object.entries(plan.margins)) {
    response(name, "margins");
    expect(margin >= 0 && margin < Infinity, `margins: "${name}" must be a finite number from 0 (got ${margin})`);
  }
  expect(plan.alpha > 0 && plan.alpha < 1, `alpha: must lie between 0 and 1 (got ${plan.alpha})`);
  expect(
    Number.isInteger(plan.replications) && plan.replications >= 1,
    `replications: must be a whole number from 1 (got ${plan.replications})`,
  );
  faults.push(...faultsOfStopping(plan.stopping, plan.replications));
  for (const { name, cost, effect } of plan.ratios ?? []) {
    response(cost, `ratios: "${name}"`);
    response(effect, `ratios: "${name}"`);
  }
  for (const name of twice(plan.attributions.map((a) => a.name)))
    faults.push(`attributions: "${name}" is listed twice`);
  for (const { name, of, via } of plan.attributions) {
    policy(of, `attributions: "${name}"`);
    policy(via, `attributions: "${name}"`);
    expect(of !== via && of !== plan.baseline && via !== plan.baseline, `attributions: "${name}" needs three policies`);
  }
  if (faults.length > 0) throw new RangeError(`study "${plan.study}":\n  ${faults.join("\n  ")}`);
}
