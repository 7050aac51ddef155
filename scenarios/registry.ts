/** The lists from which schema, validation and resolving derive; tests pass their own. */
import { FACTORS } from "../engine/district/factors/index.ts";
import { LEVERS } from "../engine/district/levers/index.ts";
import type { Lever } from "../engine/district/levers/lever.ts";
import type { Factor } from "../engine/district/registry.ts";
import { RESPONSES } from "../engine/district/responses/index.ts";
import type { Response } from "../engine/district/responses/response.ts";

export interface Registry {
  readonly levers: readonly Lever[];
  readonly factors: readonly Factor[];
  readonly responses: readonly Response[];
}

export const SHIPPED: Registry = { levers: LEVERS, factors: FACTORS, responses: RESPONSES };

/** The responses that a reader sees by name; the columns over the same matters only accompany another one. */
export function listedResponses(registry: Registry): readonly Response[] {
  return registry.responses.filter((response) => response.sameOf === undefined);
}

/** The names a choice may take; `null` for a number. */
export function optionsOf(entry: Lever | Factor): readonly string[] | null {
  if (entry.kind === "number") return null;
  return entry.options.map((option) => option.name);
}

/** What a policy or district has that does not set the entry. */
export function unsetValue(entry: Lever | Factor): number | string {
  return "statusQuo" in entry ? entry.statusQuo : entry.default;
}
