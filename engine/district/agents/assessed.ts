/** What the lines are assessed on, and what follows: the gap to a target makes pressure, pressure effort and gaming. */
import type { Parameters } from "../factors/index.ts";
import type { Policy } from "../policy.ts";
import { DEPARTMENTS } from "../units.ts";

const WEIGHTS = ["weightReports", "weightOnTime", "weightSatisfaction", "weightPetitions"] as const;
type Weight = (typeof WEIGHTS)[number];

export class Assessed {
  /** By department, since the last count: matters that it closed, and those past the official deadline. */
  readonly closed = new Int32Array(DEPARTMENTS.length);
  readonly late = new Int32Array(DEPARTMENTS.length);
  rated = 0;
  dissatisfied = 0;
  /** Pressure of the last count, 0 to 1, before weights: by department from closing on time, of all from ratings. */
  readonly onTime = new Float64Array(DEPARTMENTS.length);
  satisfaction = 0;
  /** By department: how much faster it works for the pressure. */
  readonly effort = new Float64Array(DEPARTMENTS.length).fill(1);

  /** Counts anew, from what was closed and rated since the last time. */
  count(p: Parameters): void {
    const pressure = (target: number, good: number, all: number): number =>
      all === 0 ? 0 : Math.min(1, Math.max(0, target - good / all) / p.pressureGap);
    for (let d = 0; d < this.closed.length; d++) {
      this.onTime[d] = pressure(p.onTimeTarget, this.closed[d] - this.late[d], this.closed[d]);
    }
    this.satisfaction = pressure(p.satisfactionTarget, this.rated - this.dissatisfied, this.rated);
    this.closed.fill(0);
    this.late.fill(0);
    this.rated = 0;
    this.dissatisfied = 0;
  }

  /** Brings effort to the pressure and the weights that are in force. */
  weigh(p: Parameters, policy: Policy): void {
    const weight = relativeWeight(policy, "weightOnTime");
    for (let d = 0; d < this.effort.length; d++) this.effort[d] = 1 + p.effort * Math.min(1, this.onTime[d] * weight);
  }
}

/** @returns a weight over the mean of all four: 1 where all are alike; 0 where nothing is assessed */
export function relativeWeight(policy: Policy, weight: Weight): number {
  let sum = 0;
  for (const name of WEIGHTS) sum += policy[name];
  return sum > 0 ? (WEIGHTS.length * policy[weight]) / sum : 0;
}

/** The largest that a relative weight can be. */
export const FULL_WEIGHT = WEIGHTS.length;
