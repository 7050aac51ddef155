/** Levers that are solved before anything runs, so that one policy costs as much as another. */

import type { CommunitySpec } from "../engine/district/plan.ts";
import { type PlannedCost, plannedCost, solveFor } from "../engine/district/planned-cost.ts";
import type { FactorValues, LeverValues } from "../engine/district/registry.ts";
import { diagnose, quote, show, suggest } from "./diagnostic.ts";
import type { MatchDocument } from "./documents.ts";
import { locate } from "./located.ts";
import type { Document, DocumentReader } from "./reader.ts";
import type { Registry } from "./registry.ts";

/** What was solved. Costs in yuan a year, hours in hours a week. */
export interface ResolvedMatch {
  readonly cost: PlannedCost;
  readonly to: string;
  readonly by: string;
  readonly value: number;
  readonly wanted: number;
  readonly reached: number;
}

export interface Asked extends MatchDocument {
  /** Where the match stands. */
  readonly document: Document;
  readonly pointer: string;
}

/** What a match is solved in. */
export interface Place {
  readonly communities: readonly CommunitySpec[];
  readonly factors: FactorValues;
  readonly registry: Registry;
}

/**
 * @param levers of the policy to be matched, and of the one that it is matched to
 * @returns the solution, or null where there is none (reported to the reader)
 */
export function solveMatch(
  { cost, to, by, document, pointer }: Asked,
  levers: LeverValues,
  other: LeverValues,
  { communities, factors, registry }: Place,
  reader: DocumentReader,
): ResolvedMatch | null {
  const at = locate(document.tree, `${pointer}/by`).at;
  const fail = (message: string, remedy: string | null): null => {
    reader.report(diagnose(at, { pointer: `${pointer}/by`, name: by, value: show(by), message, remedy }));
    return null;
  };
  const lever = registry.levers.find(({ name }) => name === by);
  if (lever === undefined || lever.kind !== "number") {
    const numbers = registry.levers.filter(({ kind }) => kind === "number").map(({ name }) => name);
    return fail(`${quote(by)} is not a lever with a number`, suggest(by, numbers));
  }
  const costAt = (value: number): number => plannedCost(communities, factors, { ...levers, [by]: value }, cost);
  const wanted = plannedCost(communities, factors, other, cost);
  const value = solveFor(wanted, lever, costAt);
  if (value === null) {
    const range = `${Math.round(costAt(lever.min))} to ${Math.round(costAt(lever.max))}`;
    const message = `cannot make the ${cost === "hours" ? "hours" : `${cost} cost`} equal to ${quote(to)}`;
    return fail(message, `${Math.round(wanted)} is wanted; the bounds of ${quote(by)} give ${range}`);
  }
  return { cost, to, by, value, wanted, reached: costAt(value) };
}
