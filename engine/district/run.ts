/** A run is a pure function of (plan, seed, replication): every policy of the plan in one exogenous world. */
import { weeklyByCommunity } from "../cases/measures/weekly.ts";
import type { Built } from "./build.ts";
import { burnIn, Course, fork } from "./course.ts";
import { Exogenous } from "./exogenous.ts";
import type { Measured, Reference } from "./measured.ts";
import type { Failure, Plan, PolicyResult } from "./plan.ts";
import type { LeverValues } from "./registry.ts";
import { RESPONSES } from "./responses/index.ts";
import { SERIES } from "./series/index.ts";
import type { World } from "./world.ts";

const NONE = new Float64Array(0);

/** Looks at worlds as a replication goes on; it must change nothing. */
export interface RunMonitor {
  /** The world that every policy will meet is there, and nothing has been simulated yet. */
  arisen?(exogenous: Exogenous): void;
  /** At time 0, before a policy is enacted: equal for all. */
  enacting?(policy: string, world: World): void;
  ended?(policy: string, world: World, measured: Measured): void;
}

/**
 * Runs every policy of a plan in one replication. A policy that fails is data; the others still run, except that
 * nothing can be compared where the baseline has failed.
 * @param seed text
 * @param replication from 0
 * @returns one result a policy, in the plan's order
 */
export function runReplication(
  plan: Plan,
  seed: string,
  replication: number,
  monitor: RunMonitor = {},
): PolicyResult[] {
  const failed = (stage: Failure["stage"], error: unknown): PolicyResult[] => {
    const failure = failureOf(stage, error);
    return plan.policies.map((policy) => ({ policy: policy.name, values: null, series: [], weeks: NONE, failure }));
  };
  let exogenous: Exogenous;
  let burnt: Built;
  try {
    exogenous = new Exogenous(plan, seed, replication);
  } catch (error) {
    return failed("build", error);
  }
  monitor.arisen?.(exogenous);
  try {
    burnt = burnIn(exogenous, plan.policies[0].levers);
  } catch (error) {
    return failed("burn-in", error);
  }
  const last = plan.policies.length - 1;
  let reference: Reference | null = null;
  return plan.policies.map((policy, i) => {
    let stage: Failure["stage"] = "build";
    try {
      // Nobody needs the burnt-in world after the last policy: it may go on itself.
      const built = i < last ? fork(burnt, plan.policies[0].levers) : burnt;
      stage = "run";
      const measured = follow(built, policy.levers, policy.name, reference, monitor);
      // Not the whole: its world is as large as the one that runs.
      if (i === 0) reference = { table: measured.table, registered: measured.registered };
      const isWithoutBaseline = reference === null;
      stage = "measure";
      return resultOf(policy.name, measured, isWithoutBaseline);
    } catch (error) {
      return { policy: policy.name, values: null, series: [], weeks: NONE, failure: failureOf(stage, error) };
    }
  });
}

/** @param isWithoutBaseline the baseline has failed: nothing can be said over the same matters */
export function resultOf(policy: string, measured: Measured, isWithoutBaseline = false): PolicyResult {
  return {
    policy,
    values: Float64Array.from(RESPONSES, (response) =>
      isWithoutBaseline && response.sameOf !== undefined ? Number.NaN : response.reduce(measured),
    ),
    series: SERIES.map((series) => series.reduce(measured)),
    weeks: weeklyByCommunity(measured.table, measured.window, measured.world.exogenous.places.communities),
    failure: null,
  };
}

/**
 * One policy's run from its own burn-in: what `runReplication` does for all from a common one, with the same bits.
 * @param reference the baseline's run of the same replication, for measures over the same matters
 */
export function simulate(
  exogenous: Exogenous,
  baseline: LeverValues,
  levers: LeverValues,
  name = "",
  monitor: RunMonitor = {},
  reference: Reference | null = null,
): Measured {
  return follow(burnIn(exogenous, baseline), levers, name, reference, monitor);
}

/** Enacts a policy, lets intake and follow-up pass, and measures. */
function follow(
  built: Built,
  levers: LeverValues,
  name: string,
  reference: Reference | null,
  monitor: RunMonitor,
): Measured {
  const { world } = built;
  monitor.enacting?.(name, world);
  const course = new Course(built, levers);
  course.advance(world.exogenous.end);
  const measured = course.measure(reference);
  monitor.ended?.(name, world, measured);
  return measured;
}

function failureOf(stage: Failure["stage"], error: unknown): Failure {
  const e = error instanceof Error ? error : new Error(String(error));
  return { stage, message: e.message, stack: e.stack ?? "" };
}
