/** Every lever, in the order in which tables show them. */

import { adjudicationAfter } from "./adjudication-after.ts";
import { affairsAssessed } from "./affairs-assessed.ts";
import { affairsDestination } from "./affairs-destination.ts";
import { affairsTurnedAway } from "./affairs-turned-away.ts";
import { checkedBy } from "./checked-by.ts";
import { checkedShare } from "./checked-share.ts";
import { command } from "./command.ts";
import { communityStaff } from "./community-staff.ts";
import { communityWeight } from "./community-weight.ts";
import { coordinationMeetings } from "./coordination-meetings.ts";
import { counterStaff } from "./counter-staff.ts";
import { delegatedAuthority } from "./delegated-authority.ts";
import { departmentStaff } from "./department-staff.ts";
import { dispatchAccuracy } from "./dispatch-accuracy.ts";
import { dispatchSpeed } from "./dispatch-speed.ts";
import { dutyList } from "./duty-list.ts";
import { fullTimeHours } from "./full-time-hours.ts";
import { fullTimeMembersPerGrid } from "./full-time-members-per-grid.ts";
import { fullTimePay } from "./full-time-pay.ts";
import { fullTimeShare } from "./full-time-share.ts";
import { gridDutiesReturned } from "./grid-duties-returned.ts";
import { gridLine } from "./grid-line.ts";
import { leadDepartment } from "./lead-department.ts";
import type { Lever } from "./lever.ts";
import { microGridHeads } from "./micro-grid-heads.ts";
import { nets } from "./nets.ts";
import { onceOnlyForms } from "./once-only-forms.ts";
import { organisationHours } from "./organisation-hours.ts";
import { overdueReminders } from "./overdue-reminders.ts";
import { partTimeHours } from "./part-time-hours.ts";
import { partTimeMembersPerGrid } from "./part-time-members-per-grid.ts";
import { redrawing } from "./redrawing.ts";
import { reportQuota } from "./report-quota.ts";
import { residentHours } from "./resident-hours.ts";
import { ringFencedHours } from "./ring-fenced-hours.ts";
import { sensors } from "./sensors.ts";
import { sharedRegistry } from "./shared-registry.ts";
import { specialGrids } from "./special-grids.ts";
import { targetedVisits } from "./targeted-visits.ts";
import { trainingDays } from "./training-days.ts";
import { visitStandard } from "./visit-standard.ts";
import { volunteerHours } from "./volunteer-hours.ts";
import { weightOnTime } from "./weight-on-time.ts";
import { weightPetitions } from "./weight-petitions.ts";
import { weightReports } from "./weight-reports.ts";
import { weightSatisfaction } from "./weight-satisfaction.ts";
import { whistle } from "./whistle.ts";

export const LEVERS: readonly Lever[] = [
  gridLine,
  fullTimeShare,
  fullTimeMembersPerGrid,
  partTimeMembersPerGrid,
  fullTimeHours,
  partTimeHours,
  specialGrids,
  nets,
  fullTimePay,
  trainingDays,
  communityStaff,
  counterStaff,
  departmentStaff,
  affairsTurnedAway,
  affairsDestination,
  command,
  communityWeight,
  ringFencedHours,
  gridDutiesReturned,
  dispatchAccuracy,
  dispatchSpeed,
  sharedRegistry,
  onceOnlyForms,
  sensors,
  overdueReminders,
  delegatedAuthority,
  dutyList,
  visitStandard,
  targetedVisits,
  redrawing,
  leadDepartment,
  whistle,
  coordinationMeetings,
  adjudicationAfter,
  volunteerHours,
  organisationHours,
  residentHours,
  microGridHeads,
  reportQuota,
  checkedShare,
  checkedBy,
  weightReports,
  weightOnTime,
  weightSatisfaction,
  weightPetitions,
  affairsAssessed,
];

/** @returns every lever's status quo, by name */
export function statusQuo(): Record<string, number | string> {
  return Object.fromEntries(LEVERS.map((lever) => [lever.name, lever.statusQuo]));
}
