/** What every study method but the comparison is given: policies, responses, and what is looked at. */
import type { ResponseInfo } from "./comparison-plan.ts";
import type { Ledger } from "./method.ts";
import { pairedDifferences } from "./paired.ts";

export interface Frame {
  readonly study: string;
  readonly seed: string;
  /** The baseline first. */
  readonly policies: readonly string[];
  /** In the order of the columns of the results. */
  readonly responses: readonly ResponseInfo[];
  /** Names of the responses that the study is about. */
  readonly primary: readonly string[];
  readonly alpha: number;
  /** Replications of each design point, at least 1. */
  readonly replications: number;
}

/** One number a run: a response of a policy, as it is or minus the baseline's. */
export interface Output {
  readonly policy: string;
  readonly response: string;
  /** null: the response itself. */
  readonly against: string | null;
}

export const responseNames = ({ responses }: Frame): string[] => responses.map(({ name }) => name);

export function directionOf({ responses }: Frame, response: string): ResponseInfo["better"] {
  return responses.find(({ name }) => name === response)!.better;
}

/**
 * What a method looks at: the primary responses of every policy minus the baseline's; with one policy alone, of that policy.
 */
export function outputsOf({ policies, primary }: Frame): Output[] {
  const [baseline, ...others] = policies;
  if (others.length === 0) return primary.map((response) => ({ policy: baseline, response, against: null }));
  return others.flatMap((policy) => primary.map((response) => ({ policy, response, against: baseline })));
}

/** An output at a point, one value a replication, NaN where undefined; rounding errors are no difference. */
export function outputAt(ledger: Ledger, point: string, { policy, response, against }: Output): Float64Array {
  const own = ledger.column(point, policy, response);
  if (against === null) return own;
  const other = ledger.column(point, against, response);
  return own.map((x, j) => pairedDifferences(Float64Array.of(x), Float64Array.of(other[j]))[0] ?? Number.NaN);
}

/** @returns names that are listed twice */
export function repeatedNames(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

/** @throws RangeError that lists the faults, if there are any */
export function refuse(study: string, faults: readonly string[]): void {
  if (faults.length > 0) throw new RangeError(`study "${study}":\n  ${faults.join("\n  ")}`);
}

/** What is wrong with a frame, in words. */
export function faultsOf(frame: Frame): string[] {
  const names = responseNames(frame);
  const faults = [
    ...repeatedNames(frame.policies).map((name) => `policies: "${name}" is listed twice`),
    ...frame.primary.filter((name) => !names.includes(name)).map((name) => `primary: no response "${name}"`),
  ];
  if (frame.policies.length === 0) faults.push("policies: none");
  if (!(frame.alpha > 0 && frame.alpha < 1)) faults.push(`alpha: must lie between 0 and 1 (got ${frame.alpha})`);
  if (!(Number.isInteger(frame.replications) && frame.replications >= 1)) {
    faults.push(`replications: must be a whole number from 1 (got ${frame.replications})`);
  }
  return faults;
}
