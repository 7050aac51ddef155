/** What a log shows that depends on one factor of the district more than on any other. */
import { NONE } from "../../engine/cases/log/event-log.ts";
import type { Facts } from "../../engine/cases/log/facts.ts";
import { type Estimate, product, scaled } from "../../engine/cases/log/fit/estimate.ts";
import { daysOf, dayVariation, openingsADay, ratedShare, weekendRatio } from "../../engine/cases/log/fit/profile.ts";
import { deadlineTerm, handlingOf, sharesOf, stagesOf } from "../../engine/cases/log/fit/stages.ts";
import { CATEGORIES, type CategoryName } from "../../engine/district/categories.ts";
import { shareInterval } from "../../engine/study/proportion.ts";

/**
 * How factor and figure go together. `share`: the figure follows in proportion. `level`: in proportion to begin with, then
 * along a line. `rising` and `falling`: along a line. `scale`: the figure does not follow, but the factor goes with it: as
 * the figure is to that of the district as it was, so is the factor to what it was.
 */
export type Law = "scale" | "share" | "level" | "rising" | "falling";

const LAWS = {
  publicPerGridDay: "level",
  expectedDispatched: "scale",
  weekendDemand: "rising",
  dayVariation: "rising",
  selfPublic: "rising",
  reviewDays: "rising",
  sendBackDays: "rising",
  refusal: "rising",
  transitDays: "rising",
  leadDays: "rising",
  leadSigma: "rising",
  limitSimple: "rising",
  limitComplex: "rising",
  limitMaximum: "rising",
  linkAcross: "falling",
  rated: "rising",
  satisfaction: "rising",
} as const satisfies Readonly<Record<string, Law>>;

/** Factors whose figure has a sentence of its own; beside them stand those of the categories. */
export type FigureName = keyof typeof LAWS;
export type MixName = `${CategoryName}Demand`;
export type FittedName = FigureName | MixName;

export const FIGURES = Object.keys(LAWS) as FigureName[];
/** Factors of the district that a log may tell. */
export const FITTED: readonly FittedName[] = [...FIGURES, ...CATEGORIES.map(({ demand }) => demand)];

export const lawOf = (name: FittedName): Law => (LAWS as Readonly<Record<string, Law | undefined>>)[name] ?? "share";

export type Figures = Readonly<Record<FittedName, Estimate | null>>;

/** Which of the district's categories the log's are: told by the mapping, or of the same name. */
export type CategoryMap = (name: string) => CategoryName | null;

/**
 * Shares of cases within whose terms these limits lie in simulated logs. The limit of general matters is not among them:
 * it is that of a tenth of the cases, and which tenth depends on the mix.
 */
const TERMS = { limitSimple: 0.4, limitComplex: 0.8, limitMaximum: 0.96 } as const;
/** Intervals are of 95 %. */
const ALPHA = 0.05;
/** A mix is told where so large a share of the cases has a category that the district knows. */
const KNOWN = 0.8;

/** @param cases 1 for a case that counts @param grids of the district, which the log is taken to be of */
export function figuresOf(facts: Facts, cases: Uint8Array, grids: number, categoryOf: CategoryMap): Figures {
  const days = daysOf(facts, cases);
  const openings = openingsADay(days);
  const stages = stagesOf(facts, cases);
  const shares = sharesOf(facts, cases);
  const handling = handlingOf(facts, cases);
  const perGrid = (estimate: Estimate | null): Estimate | null => estimate && scaled(estimate, 1 / grids);
  const terms = (p: number): Estimate | null => deadlineTerm(facts, cases, p);
  return {
    publicPerGridDay: perGrid(openings),
    // Without a step of dispatching, what is opened stands for what is dispatched.
    expectedDispatched: perGrid(openings && shares.dispatched ? product(openings, shares.dispatched) : openings),
    weekendDemand: weekendRatio(days),
    dayVariation: dayVariation(days),
    selfPublic: shares.undispatched,
    reviewDays: stages.review,
    sendBackDays: stages.sendBack,
    refusal: shares.refused,
    transitDays: stages.transit,
    leadDays: handling.long,
    leadSigma: handling.tail,
    limitSimple: terms(TERMS.limitSimple),
    limitComplex: terms(TERMS.limitComplex),
    limitMaximum: terms(TERMS.limitMaximum),
    linkAcross: shares.duplicated,
    rated: ratedShare(facts, cases),
    satisfaction: shares.satisfied,
    ...mixOf(facts, cases, categoryOf),
  };
}

function mixOf({ log }: Facts, cases: Uint8Array, categoryOf: CategoryMap): Readonly<Record<MixName, Estimate | null>> {
  const district = log.categories.list.map((name) => {
    const known = categoryOf(name);
    return known === null ? NONE : CATEGORIES.findIndex((category) => category.name === known);
  });
  const counts = new Map<number, number>();
  let all = 0;
  for (let c = 0; c < log.cases; c++) {
    if (cases[c] === 0) continue;
    all++;
    const k = log.category[c] === NONE ? NONE : district[log.category[c]];
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  const known = all - (counts.get(NONE) ?? 0);
  const found = CATEGORIES.map(({ demand }, k): [MixName, Estimate | null] => [
    demand,
    known >= KNOWN * all ? shareOf(counts.get(k) ?? 0, known) : null,
  ]);
  return Object.fromEntries(found) as Record<MixName, Estimate | null>;
}

function shareOf(cases: number, n: number): Estimate | null {
  const { low, high } = shareInterval(cases, n, ALPHA);
  return cases < 10 || low === null || high === null ? null : { n: cases, value: cases / n, low, high };
}
