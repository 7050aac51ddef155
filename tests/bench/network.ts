/**
 * W1, the network that every contestant solves: 200 stations M/M/1 feed 12 departments M/M/10, with transfers between
 * departments. An event is an arrival from outside or the end of a service: 2.3529 a matter.
 */
export const STATIONS = 200;
export const DEPARTMENTS = 12;
/** In each department. */
export const SERVERS = 10;
/** Arrivals at each station in a unit of time, each station with its own event. */
export const ARRIVAL_RATE = 0.8;
export const STATION_RATE = 1;
/** Of each server: departments are used to 85 %. */
export const DEPARTMENT_RATE = 0.5536332;
/** Share of matters that go on from their station to a department, each as likely. */
export const ESCALATED = 0.3;
/** Share of matters that go on from a department to another, each as likely. */
export const TRANSFERRED = 0.15;

/** The network starts empty, which a run of 200,000 matters would still show: short runs count matters born after this. */
export const WARM_UP = 150;

/** Times in the system beyond this are counted together. */
export const LONGEST = 200;
export const BINS = 20_000;

/** @returns the time within which so many matters arrive on average */
export const horizonOf = (matters: number): number => matters / (STATIONS * ARRIVAL_RATE);

/** What a run found: times are those of closed matters in the system. */
export interface W1Answer {
  readonly events: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
}

/** @param u in (0, 1): escalates below ESCALATED. @returns the department, or -1 */
export const firstDepartment = (u: number): number => (u < ESCALATED ? Math.floor((u / ESCALATED) * DEPARTMENTS) : -1);

/** @param u in (0, 1): transfers below TRANSFERRED. @returns another department, or -1 */
export function nextDepartment(department: number, u: number): number {
  if (u >= TRANSFERRED) return -1;
  const other = Math.floor((u / TRANSFERRED) * (DEPARTMENTS - 1));
  return other < department ? other : other + 1;
}
