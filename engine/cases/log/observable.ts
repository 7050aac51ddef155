/** What a log could have said, had it happened: where it could not, nothing seen is no sign of nothing. */
import type { Facts } from "./facts.ts";
import type { Rate, Ratio } from "./rate.ts";
import { Role } from "./role.ts";

export const PARTS = ["f1", "f2", "f3", "f4", "f5", "f6"] as const;
export type PartName = (typeof PARTS)[number];

/** Why a part cannot be seen in a log. */
export type Unobservable =
  | "noUnits"
  | "oneUnitACase"
  | "noSendBacks"
  | "noDuplicates"
  | "noLikeCases"
  | "noCommunity"
  | "noChecks";

export type Part = { readonly rate: Rate } | { readonly unobservable: Unobservable };

/** Shares and means a case, in the order in which they are told. */
export const CASE_RATES = [
  "pathHandovers",
  "resourceHandovers",
  "groupHandovers",
  "pingPongResource",
  "pingPongGroup",
  "sequentialContinuity",
  "rework",
  "reopened",
  "duplicates",
] as const;
export type CaseRateName = (typeof CASE_RATES)[number];

const one = (): number => 1;

/** Shares and means a case, those that the log could show. */
export function ratiosOf(facts: Facts): Ratio[] {
  const perCase = (name: CaseRateName, column: ArrayLike<number>): Ratio => ({
    name,
    numerator: (c) => column[c],
    denominator: one,
  });
  return [
    perCase("pathHandovers", facts.pathHandovers),
    perCase("resourceHandovers", facts.resourceHandovers),
    perCase("groupHandovers", facts.groupHandovers),
    perCase("pingPongResource", facts.pingPongResource),
    perCase("pingPongGroup", facts.pingPongGroup),
    { name: "sequentialContinuity", numerator: (c) => facts.samePairs[c], denominator: (c) => facts.pairs[c] },
    perCase("rework", facts.repeated),
    perCase("reopened", facts.reopened),
    perCase("duplicates", facts.duplicated),
  ];
}

/** The parts that are properties of one case. */
export function flagRatios(facts: Facts): Ratio[] {
  return [
    { name: "f1", numerator: (c) => facts.procedural[c], denominator: one },
    { name: "f2", numerator: (c) => facts.sentBack[c], denominator: one },
    { name: "f3", numerator: (c) => facts.duplicated[c], denominator: one },
    { name: "f6", numerator: (c) => facts.outcome[c], denominator: one },
  ];
}

/** Which rates and parts the log could show, and why not the others. */
export function observable({ log, knowsRecords, knowsAcceptance }: Facts): {
  readonly rates: ReadonlySet<CaseRateName>;
  readonly parts: Readonly<Record<PartName, Unobservable | null>>;
} {
  const hasRole = (role: number): boolean => log.roles.includes(role);
  const knowsDuplicates = log.marksDuplicates || knowsRecords;
  const knowsReopenings = log.marksReopened || hasRole(Role.reopened);
  const known = new Set<CaseRateName>();
  const add = (isKnown: boolean, ...names: CaseRateName[]): void => {
    if (isKnown) for (const name of names) known.add(name);
  };
  add(knowsAcceptance && log.groups.size > 0, "pathHandovers");
  add(!log.isByCase && log.resources.size > 0, "resourceHandovers", "pingPongResource");
  add(!log.isByCase && log.groups.size > 0, "groupHandovers", "pingPongGroup", "sequentialContinuity");
  add(!log.isByCase, "rework");
  add(knowsReopenings, "reopened");
  add(knowsDuplicates, "duplicates");
  const noPath = log.isByCase ? "oneUnitACase" : log.groups.size === 0 ? "noUnits" : null;
  const knowsOutcome = hasRole(Role.checkFailed) || knowsRecords || knowsReopenings;
  return {
    rates: known,
    parts: {
      f1: noPath,
      f2: hasRole(Role.sentBack) ? null : "noSendBacks",
      f3: knowsDuplicates ? null : "noDuplicates",
      f4: log.groups.size === 0 ? "noUnits" : log.areas.size + log.categories.size === 0 ? "noLikeCases" : null,
      f5: "noCommunity",
      f6: knowsOutcome ? null : "noChecks",
    },
  };
}
