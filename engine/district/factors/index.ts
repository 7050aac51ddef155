/** Every factor, in the order in which tables show them. */
import type { Factor, FactorValues } from "../registry.ts";
import { community } from "./community.ts";
import { costs } from "./costs.ts";
import { demand } from "./demand.ts";
import type { FactorSpec } from "./factor.ts";
import { handling } from "./handling.ts";
import { members } from "./members.ts";
import { population } from "./population.ts";
import { reporting } from "./reporting.ts";
import { shocks } from "./shocks.ts";
import { theories } from "./theories.ts";

const NUMBERS = { population, demand, shocks, reporting, members, community, handling, costs } as const;

type NumberName =
  | keyof typeof population
  | keyof typeof demand
  | keyof typeof shocks
  | keyof typeof reporting
  | keyof typeof members
  | keyof typeof community
  | keyof typeof handling
  | keyof typeof costs;

/** Every factor's value in one world, by name: numbers in the unit of their list, theories as text. */
export type Parameters = { readonly [K in NumberName]: number } & {
  readonly [K in keyof typeof theories]: string;
};

export const FACTORS: readonly Factor[] = [
  ...Object.entries(NUMBERS).flatMap(([group, list]) =>
    Object.entries<FactorSpec>(list).map(
      ([name, spec]): Factor => ({
        kind: "number",
        name,
        group,
        label: { en: spec.en, zh: spec.zh },
        unit: spec.unit,
        default: spec.default,
        min: spec.min,
        max: spec.max,
        evidence: spec.evidence,
        source: spec.source,
      }),
    ),
  ),
  ...Object.values(theories),
];

/** @returns every factor's default, by name */
export function factorDefaults(): Record<string, number | string> {
  return Object.fromEntries(FACTORS.map((factor) => [factor.name, factor.default]));
}

/**
 * The values as the typed record that the processes read.
 * @throws RangeError if a factor is missing
 */
export function parameters(values: FactorValues): Parameters {
  const missing = FACTORS.filter((factor) => values[factor.name] === undefined).map((factor) => factor.name);
  if (missing.length > 0) throw new RangeError(`factors without a value: ${missing.join(", ")}`);
  return values as unknown as Parameters;
}
