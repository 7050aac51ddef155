/** Cost (docs/measures.md, section 7). */
import { communityStaff } from "../levers/community-staff.ts";
import { departmentStaff } from "../levers/department-staff.ts";
import type { Measured } from "../measured.ts";
import { response } from "./response.ts";

/** @returns grid members in force when the run ends, by kind */
function posts(r: Measured): { full: number; part: number } {
  const { members } = r.world;
  let full = 0;
  let part = 0;
  for (let k = 0; k < members.count; k++) {
    if (!members.isActive[k]) continue;
    if (members.isFullTime[k]) full++;
    else part++;
  }
  return { full, part };
}

/** Posts beyond the status quo of communities and departments; of a squad, the part that serves this district. */
function addedPosts(r: Measured): { community: number; officers: number } {
  const { policy, departments, exogenous, p } = r.world;
  const { communities } = exogenous.places;
  const served = Math.min(1, communities / departments.squads / p.squadCommunities);
  let officers = 0;
  for (let d = 0; d < departments.officers.length; d++) {
    officers += departments.officers[d] * departments.availability[d] * departments.squads * served;
  }
  return {
    community: Math.max(0, policy.communityStaff - communityStaff.statusQuo) * communities,
    officers: Math.max(0, policy.departmentStaff - departmentStaff.statusQuo) * officers,
  };
}

/** Pay of posts created for the grid, subsidies, platform, and added posts elsewhere. */
function cash(r: Measured): number {
  const { p, exogenous } = r.world;
  const { full, part } = posts(r);
  const added = addedPosts(r);
  return (
    full * p.fullTimeYear +
    part * p.partTimeMonth * 12 +
    exogenous.places.grids * p.platformGridYear +
    added.community * p.communityYear +
    added.officers * p.officerYear
  );
}

/**
 * All paid hours of grid, community, office and department staff used for matters, affairs and the grid, at gross
 * hourly cost: a full-timer's whole day, a part-timer's grid hours and subsidy, community staff's hours with a task,
 * officers' and dispatchers' hours with a task other than background; and the platform.
 */
function full(r: Measured): number {
  const { p, exogenous, policy } = r.world;
  const { tallies } = r;
  const { full: fullTimers, part } = posts(r);
  const perYear = 1 / r.years;
  const community = p.communityYear / p.paidHours;
  const officer = p.officerYear / p.paidHours;
  const staffHours = r.lineHours("community", ["organising"]) + r.lineHours("counter", ["idle"]);
  const officerHours =
    r.lineHours("department", ["idle", "background"]) * policy.departmentStaff +
    r.lineHours("office", ["idle"]) +
    r.lineHours("centre", ["idle"]) +
    r.lineHours("hotline", ["idle"]);
  return (
    fullTimers * p.fullTimeYear +
    part * p.partTimeMonth * 12 +
    perYear * (tallies.partTimeHours * community + staffHours * community + officerHours * officer) +
    exogenous.places.grids * p.platformGridYear
  );
}

export const cost = [
  response("cashCost", "cost", "cash cost of the grid", "网格现金成本", "yuan/year", "lower", cash, {
    counterpart: "fullCost",
  }),
  response("fullCost", "cost", "full cost of hours used", "全口径成本", "yuan/year", "lower", full),
  response(
    "gridHours",
    "cost",
    "hours of grid duty",
    "网格在岗工时",
    "h/week",
    "neither",
    (r) => r.lineHours("member") / (r.window.length / 168),
  ),
  response("gridPosts", "cost", "grid members", "网格员人数", "persons", "neither", (r) => {
    const { full, part } = posts(r);
    return full + part;
  }),
];
