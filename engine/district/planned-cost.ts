/**
 * What a policy is planned to cost, before anything is run: what `match` holds equal. Posts are counted as a run creates
 * them. What only a run can tell - hours that others work, what is paid by the piece - is not in it.
 */
import { Departments } from "./agents/department.ts";
import { Places } from "./agents/place.ts";
import { parameters } from "./factors/index.ts";
import { communityStaff } from "./levers/community-staff.ts";
import { departmentStaff } from "./levers/department-staff.ts";
import type { CommunitySpec } from "./plan.ts";
import type { Policy } from "./policy.ts";
import { countPosts } from "./processes/posts.ts";
import type { FactorValues, LeverValues } from "./registry.ts";

/** Cash and full cost in yuan a year; grid duty in hours a week. */
export const PLANNED_COSTS = ["cash", "full", "hours"] as const;
export type PlannedCost = (typeof PLANNED_COSTS)[number];

const WEEKS = 365 / 7;
const WORKDAYS = 5;

/**
 * @param levers every lever
 * @returns yuan a year, or hours of grid duty a week
 */
export function plannedCost(
  communities: readonly CommunitySpec[],
  factors: FactorValues,
  levers: LeverValues,
  cost: PlannedCost,
): number {
  const p = parameters(factors);
  const policy = levers as unknown as Policy;
  const places = new Places(communities, p);
  const { full, part } = countPosts(places, policy);
  if (cost === "hours") return WORKDAYS * (full * policy.fullTimeHours + part * policy.partTimeHours);
  const hourly = p.communityYear / p.paidHours;
  const partTimeYear = 12 * p.partTimeMonth + (cost === "full" ? (policy.partTimeHours * p.paidHours * hourly) / 8 : 0);
  const households = places.grids * (Math.round(p.familyHouseholds) + Math.round(p.collectiveHouseholds));
  const officers = new Departments(places, p).postsHere;
  return (
    full * p.fullTimeYear * policy.fullTimePay +
    part * partTimeYear +
    (policy.gridLine === "yes" ? places.grids * Math.round(policy.nets) * p.platformGridYear : 0) +
    Math.max(0, Math.round(policy.communityStaff) - communityStaff.statusQuo) * places.communities * p.communityYear +
    Math.max(0, policy.departmentStaff - departmentStaff.statusQuo) * officers * p.officerYear +
    (policy.sensors / 1000) * households * p.sensorYear +
    policy.organisationHours * WEEKS * places.communities * p.organisationHour +
    policy.trainingDays * (full + part) * p.trainingDay
  );
}

/**
 * Solves one lever for a cost that rises or falls with it. Posts are whole, so that the cost is a staircase: the nearest
 * step is taken, and of the values on it one with few digits.
 * @param bounds of the lever
 * @param costAt the planned cost at a value of the lever
 * @returns the value, or null if the wanted cost lies beyond what the bounds give
 */
export function solveFor(
  wanted: number,
  bounds: { readonly min: number; readonly max: number },
  costAt: (value: number) => number,
): number | null {
  const ends = [costAt(bounds.min), costAt(bounds.max)];
  if (wanted < Math.min(...ends) || wanted > Math.max(...ends)) return null;
  const rises = ends[1] >= ends[0];
  let low = rises ? bounds.min : bounds.max;
  let high = rises ? bounds.max : bounds.min;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (costAt(middle) <= wanted) low = middle;
    else high = middle;
  }
  const gap = (value: number): number => Math.abs(costAt(value) - wanted);
  const best = gap(high) < gap(low) ? high : low;
  for (let unit = 100; unit <= 1e12; unit *= 10) {
    for (const beside of [0, -1, 1]) {
      const short = (Math.round(best * unit) + beside) / unit;
      if (short >= bounds.min && short <= bounds.max && gap(short) <= gap(best)) return short;
    }
  }
  return best;
}
