/** A run is a pure function of (plan, seed, replication): every policy of the plan in one exogenous world. */
import { build, enact } from "./build.ts";
import { Exogenous } from "./exogenous.ts";
import { Measured } from "./measured.ts";
import type { Failure, Plan, PolicyResult } from "./plan.ts";
import type { LeverValues } from "./registry.ts";
import { RESPONSES } from "./responses/index.ts";
import { SERIES } from "./series/index.ts";
import type { World } from "./world.ts";

/** Looks at worlds as a replication goes on; it must change nothing. */
export interface RunMonitor {
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
export function runReplication(plan: Plan, seed: string, replication: number, monitor: RunMonitor = {}): PolicyResult[] {
  let exogenous: Exogenous;
  try {
    exogenous = new Exogenous(plan, seed, replication);
  } catch (error) {
    const failure = failureOf("build", error);
    return plan.policies.map((policy) => ({ policy: policy.name, values: null, series: [], failure }));
  }
  const baseline = plan.policies[0];
  let reference: Measured | null = null;
  return plan.policies.map((policy) => {
    let stage: Failure["stage"] = "build";
    try {
      const measured = simulate(exogenous, baseline.levers, policy.levers, policy.name, monitor, reference, (s) => {
        stage = s;
      });
      reference ??= policy === baseline ? measured : null;
      stage = "measure";
      return {
        policy: policy.name,
        values: Float64Array.from(RESPONSES, (response) => response.reduce(measured)),
        series: SERIES.map((series) => series.reduce(measured)),
        failure: null,
      };
    } catch (error) {
      return { policy: policy.name, values: null, series: [], failure: failureOf(stage, error) };
    }
  });
}

/**
 * Burn-in under the baseline, the policy enacted at time 0, intake, follow-up.
 * @param reference the baseline's run of the same replication, for measures over the same matters
 */
export function simulate(
  exogenous: Exogenous,
  baseline: LeverValues,
  levers: LeverValues,
  name: string,
  monitor: RunMonitor,
  reference: Measured | null,
  entering: (stage: Failure["stage"]) => void = () => {},
): Measured {
  entering("build");
  const built = build(exogenous, baseline);
  const { world } = built;
  entering("burn-in");
  world.sim.run(0);
  world.crew.flush();
  monitor.enacting?.(name, world);
  enact(built, levers);
  world.tallies.reset();
  entering("run");
  world.sim.run(exogenous.intakeEnd);
  world.crew.flush();
  const tallies = world.tallies.snapshot();
  world.sim.run(exogenous.end);
  world.crew.flush();
  world.cases.finish(exogenous.end);
  const measured = new Measured(world, tallies, reference);
  monitor.ended?.(name, world, measured);
  return measured;
}

function failureOf(stage: Failure["stage"], error: unknown): Failure {
  const e = error instanceof Error ? error : new Error(String(error));
  return { stage, message: e.message, stack: e.stack ?? "" };
}
