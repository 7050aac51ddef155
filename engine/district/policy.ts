/** The levers' values in force in one world; each lever sets its own field when it is enacted. */
export interface Policy {
  fullTimeShare: number;
  fullTimeMembersPerGrid: number;
  partTimeMembersPerGrid: number;
  fullTimeHours: number;
  partTimeHours: number;
  communityStaff: number;
  counterStaff: number;
  departmentStaff: number;
  affairsTurnedAway: number;
  affairsDestination: string;
  command: string;
  ringFencedHours: number;
  gridDutiesReturned: number;
  dispatchAccuracy: number;
  sharedRegistry: string;
  delegatedAuthority: number;
  visitStandard: number;
  leadDepartment: number;
  coordinationMeetings: number;
  adjudicationAfter: number;
  volunteerHours: number;
  reportQuota: number;
  checkedShare: number;
}
