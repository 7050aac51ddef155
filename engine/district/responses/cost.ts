/** Cost (docs/measures.md, section 7). */
import { communityStaff } from "../levers/community-staff.ts";
import { departmentStaff } from "../levers/department-staff.ts";
import type { Measured } from "../measured.ts";
import { response } from "./response.ts";

const WEEKS = 365 / 7;

/** @returns grid members in force when the run ends, by kind; none where there is no grid line */
function posts(r: Measured): { full: number; part: number } {
  const { members } = r.world;
  let full = 0;
  let part = 0;
  for (let k = 0; k < members.count; k++) {
    if (members.isActive[k] === 0 || members.dutyHours[k] === 0) continue;
    if (members.isFullTime[k] === 1) full++;
    else part++;
  }
  return { full, part };
}

/** Posts beyond the status quo of communities and departments; of a squad, the part that serves this district. */
function addedPosts(r: Measured): { community: number; officers: number } {
  const { policy, departments, exogenous } = r.world;
  return {
    community: Math.max(0, Math.round(policy.communityStaff) - communityStaff.statusQuo) * exogenous.places.communities,
    officers: Math.max(0, policy.departmentStaff - departmentStaff.statusQuo) * departments.postsHere,
  };
}

/** What is bought beside posts: platform, sensors, organisations, and what is paid by the piece, a year. */
function bought(r: Measured): number {
  const { p, policy, exogenous, hasGridLine } = r.world;
  const { places, population } = exogenous;
  const { headTasks, inspections, trainingDays } = r.tallies;
  return (
    (hasGridLine ? places.grids * r.world.nets * p.platformGridYear : 0) +
    (policy.sensors / 1000) * population.households * p.sensorYear +
    policy.organisationHours * WEEKS * places.communities * p.organisationHour +
    (headTasks * p.headTask + inspections * p.checkFee + trainingDays * p.trainingDay) / r.years
  );
}

/** Pay of posts created for the grid, subsidies, added posts elsewhere, and what is bought. */
function cash(r: Measured): number {
  const { p, policy } = r.world;
  const { full, part } = posts(r);
  const added = addedPosts(r);
  return (
    full * p.fullTimeYear * policy.fullTimePay +
    part * p.partTimeMonth * 12 +
    added.community * p.communityYear +
    added.officers * p.officerYear +
    bought(r)
  );
}

/**
 * All paid hours of grid, community, office and department staff used for matters, affairs and the grid, at gross
 * hourly cost: a full-timer's whole day, a part-timer's grid hours and subsidy, community staff's and officers' hours
 * with a task other than background; posts beyond the status quo whole, used or not; and what is bought.
 */
function full(r: Measured): number {
  const { p, policy } = r.world;
  const { tallies } = r;
  const { full: fullTimers, part } = posts(r);
  const added = addedPosts(r);
  const community = p.communityYear / p.paidHours;
  const officer = p.officerYear / p.paidHours;
  const staffHours = r.lineHours("community", ["organising"]) + r.lineHours("counter", ["idle"]);
  const officerHours = tallies.officerHours * Math.min(policy.departmentStaff, departmentStaff.statusQuo);
  const deskHours =
    r.lineHours("office", ["idle"]) + r.lineHours("centre", ["idle"]) + r.lineHours("hotline", ["idle"]);
  const shareOfOld = Math.min(1, communityStaff.statusQuo / Math.round(policy.communityStaff));
  const hours = (tallies.partTimeHours + shareOfOld * staffHours) * community + (officerHours + deskHours) * officer;
  return (
    fullTimers * p.fullTimeYear * policy.fullTimePay +
    part * p.partTimeMonth * 12 +
    hours / r.years +
    added.community * p.communityYear +
    added.officers * p.officerYear +
    bought(r)
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
  response(
    "microGridHours",
    "cost",
    "hours of micro-grid heads",
    "微网格长工时",
    "h/week",
    "neither",
    (r) => r.world.policy.microGridHeads * r.world.exogenous.places.grids * r.world.p.headHours,
  ),
];
