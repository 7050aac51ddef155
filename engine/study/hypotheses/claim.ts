/** A claim that worlds can speak against: what is claimed, and what in a world refutes it. */
import type { Text } from "../../district/registry.ts";

/** What policies gave in one world: means over replications, NaN where undefined. */
export interface InWorld {
  value(policy: string, response: string): number;
  /** Of a policy minus another, replication by replication. */
  difference(policy: string, against: string, response: string): number;
  /** The same world with something otherwise, by name; null where the study has no such variant. */
  variant(name: string): InWorld | null;
  /** The same world in other districts: one each. */
  readonly elsewhere: readonly InWorld[];
}

export interface Claim {
  readonly number: number;
  readonly claim: Text;
  readonly mechanism: Text;
  readonly refutedIf: Text;
  readonly responses: readonly string[];
  /** The first one is what the others are compared with. */
  readonly policies: readonly string[];
  /** Whether the claim holds in a world; null where the world cannot tell. A text instead: why nothing can. */
  readonly test: ((world: InWorld) => boolean | null) | Text;
}

/** A difference of two in 100 matters is taken not to matter: assumption, as in the main study. */
export const NOTABLE = 0.02;

/** Responses of which more is better, or less. */
export interface Gains {
  readonly higher?: readonly string[];
  readonly lower?: readonly string[];
}

/** @returns by response, in the order given: how much better the policy is; NaN where undefined */
export function gains(world: InWorld, policy: string, against: string, { higher = [], lower = [] }: Gains): number[] {
  return [
    ...higher.map((response) => world.difference(policy, against, response)),
    ...lower.map((response) => -world.difference(policy, against, response)),
  ];
}

/** Whether more of the responses gain than lose by what matters; null where one is undefined. */
export function gainsMore(world: InWorld, policy: string, against: string, responses: Gains): boolean | null {
  const all = gains(world, policy, against, responses);
  if (all.some(Number.isNaN)) return null;
  return all.filter((gain) => gain > NOTABLE).length > all.filter((gain) => gain < -NOTABLE).length;
}

/** The condition, or null where a value it rests on is undefined. */
export function known(values: readonly number[], condition: boolean): boolean | null {
  return values.some(Number.isNaN) ? null : condition;
}
