/**
 * Departments: squads of fixed size, one a subdistrict, so that a small sample is not a small district. Where a sample
 * has fewer communities than a squad serves, the others' matters are background work of the same squad.
 */
import { exp } from "../../kernel/math/elementary.ts";
import { CATEGORIES } from "../categories.ts";
import type { Parameters } from "../factors/index.ts";
import { DEPARTMENTS, FIRST_DEPARTMENT } from "../units.ts";
import type { Places } from "./place.ts";

export class Departments {
  readonly squads: number;
  /** Crew pool by department * squads + squad. */
  readonly pool: Int32Array;
  /** Officers of one squad, and the part of their day that is theirs for matters (so that capacity need not be whole). */
  readonly officers: Int32Array;
  readonly availability: Float64Array;
  /** Working hours of matters a day that one squad can do. */
  readonly capacity: Float64Array;
  /** Mean work of a matter of this department, hours. */
  readonly meanWork: Float64Array;
  /** Background matters of one squad per working hour. */
  readonly backgroundRate: Float64Array;
  /** Whole posts of officers at the matters of this district. */
  readonly postsHere: number;
  private readonly communitiesPerSquad: number;

  constructor(places: Places, p: Parameters) {
    const n = DEPARTMENTS.length;
    this.squads = Math.max(1, Math.round(places.communities / p.squadCommunities));
    this.communitiesPerSquad = places.communities / this.squads;
    this.pool = new Int32Array(n * this.squads).fill(-1);
    this.officers = new Int32Array(n);
    this.availability = new Float64Array(n);
    this.capacity = new Float64Array(n);
    this.backgroundRate = new Float64Array(n);
    this.meanWork = new Float64Array(n);
    const load = baselineLoad(p);
    const gridsPerCommunity = places.grids / places.communities;
    const absent = Math.max(0, p.squadCommunities - this.communitiesPerSquad);
    for (let d = 0; d < n; d++) {
      const served = Math.max(p.squadCommunities, this.communitiesPerSquad) * gridsPerCommunity;
      this.capacity[d] = (load.hours[d] * served) / p.utilisation;
      this.officers[d] = Math.max(1, Math.ceil(this.capacity[d] / 8));
      this.availability[d] = this.capacity[d] / (this.officers[d] * 8);
      this.meanWork[d] = load.matters[d] > 0 ? load.hours[d] / load.matters[d] : p.reviewHours;
      this.backgroundRate[d] = (load.matters[d] * absent * gridsPerCommunity) / 8;
    }
    const served = Math.min(1, this.communitiesPerSquad / p.squadCommunities);
    this.postsHere = this.officers.reduce((sum, o, d) => sum + o * this.availability[d], 0) * this.squads * served;
  }

  /** @returns the squad of a community */
  squadOf(community: number): number {
    return Math.min(this.squads - 1, Math.floor(community / this.communitiesPerSquad));
  }

  poolOf(unit: number, community: number): number {
    return this.pool[(unit - FIRST_DEPARTMENT) * this.squads + this.squadOf(community)];
  }
}

/** Mean hours of work of a lognormal with the mean of `officerHours` times the category's factor, as its median. */
export const medianWork = (p: Parameters, category: number): number =>
  p.officerHours * CATEGORIES[category].work * exp((-p.officerSigma * p.officerSigma) / 2);

/**
 * Matters and hours a grid brings each department on a working day in the baseline, first and second owners, wrong
 * reviews and rework included: what capacity and background are derived from.
 */
export function baselineLoad(p: Parameters): { readonly matters: Float64Array; readonly hours: Float64Array } {
  const matters = new Float64Array(DEPARTMENTS.length);
  const hours = new Float64Array(DEPARTMENTS.length);
  const demand = p.publicPerGridDay + p.needsPerGridDay;
  const publicShare = demand > 0 ? p.publicPerGridDay / demand : 0;
  let total = 0;
  const weights = CATEGORIES.map((c) => {
    const all =
      publicShare * c.public * (1 - Math.min(0.98, p.selfPublic * c.settled)) +
      (1 - publicShare) * c.needs * (1 - Math.min(0.98, p.selfNeed * c.settled));
    const weight = p[c.demand] * all * (1 - c.compound) * (1 - c.community);
    total += weight;
    return weight;
  });
  const perWorkday = (p.expectedDispatched * 365) / 250;
  const reviews = 1.3 * p.reviewHours;
  const rework = 1.06;
  for (let k = 0; k < CATEGORIES.length; k++) {
    const c = CATEGORIES[k];
    const arriving = (perWorkday * weights[k]) / total;
    const shared = Math.min(1, p.coOwned * c.ambiguity);
    matters[c.lead - FIRST_DEPARTMENT] += arriving;
    hours[c.lead - FIRST_DEPARTMENT] += arriving * (reviews + rework * p.officerHours * c.work);
    matters[c.second - FIRST_DEPARTMENT] += arriving * shared;
    hours[c.second - FIRST_DEPARTMENT] += arriving * shared * rework * p.officerHours * c.work;
  }
  // A department with hardly any matter of its own still answers for wrong dispatches.
  for (let d = 0; d < hours.length; d++) hours[d] += (perWorkday * 0.25 * p.reviewHours) / hours.length;
  return { matters, hours };
}
