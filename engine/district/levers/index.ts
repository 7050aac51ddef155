/** Every lever, in the order in which tables show them. */

import { adjudicationAfter } from "./adjudication-after.ts";
import { affairsDestination } from "./affairs-destination.ts";
import { affairsTurnedAway } from "./affairs-turned-away.ts";
import { checkedShare } from "./checked-share.ts";
import { command } from "./command.ts";
import { communityStaff } from "./community-staff.ts";
import { coordinationMeetings } from "./coordination-meetings.ts";
import { counterStaff } from "./counter-staff.ts";
import { delegatedAuthority } from "./delegated-authority.ts";
import { departmentStaff } from "./department-staff.ts";
import { dispatchAccuracy } from "./dispatch-accuracy.ts";
import { fullTimeHours } from "./full-time-hours.ts";
import { fullTimeMembersPerGrid } from "./full-time-members-per-grid.ts";
import { fullTimeShare } from "./full-time-share.ts";
import { gridDutiesReturned } from "./grid-duties-returned.ts";
import { leadDepartment } from "./lead-department.ts";
import type { Lever } from "./lever.ts";
import { partTimeHours } from "./part-time-hours.ts";
import { partTimeMembersPerGrid } from "./part-time-members-per-grid.ts";
import { reportQuota } from "./report-quota.ts";
import { ringFencedHours } from "./ring-fenced-hours.ts";
import { sharedRegistry } from "./shared-registry.ts";
import { visitStandard } from "./visit-standard.ts";
import { volunteerHours } from "./volunteer-hours.ts";

export const LEVERS: readonly Lever[] = [
  fullTimeShare,
  fullTimeMembersPerGrid,
  partTimeMembersPerGrid,
  fullTimeHours,
  partTimeHours,
  communityStaff,
  counterStaff,
  departmentStaff,
  affairsTurnedAway,
  affairsDestination,
  command,
  ringFencedHours,
  gridDutiesReturned,
  dispatchAccuracy,
  sharedRegistry,
  delegatedAuthority,
  visitStandard,
  leadDepartment,
  coordinationMeetings,
  adjudicationAfter,
  volunteerHours,
  reportQuota,
  checkedShare,
];

/** @returns every lever's status quo, by name */
export function statusQuo(): Record<string, number | string> {
  return Object.fromEntries(LEVERS.map((lever) => [lever.name, lever.statusQuo]));
}
