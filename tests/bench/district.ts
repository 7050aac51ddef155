/** The shipped model as it is used: whole replications of a district under one policy. */

import { systemEffects } from "../../cli/effects.ts";
import { documentsOf } from "../../cli/source.ts";
import { runReplication } from "../../engine/district/run.ts";
import type { World } from "../../engine/district/world.ts";
import { readStudy } from "../../scenarios/resolve.ts";
import type { Source } from "../../scenarios/source.ts";
import { cpuSeconds, peakMB } from "./measure.ts";

/** One replication: of the loop alone from the policy's start, and of the whole with population and burn-in. */
interface Replication {
  /** In the simulation loop after the burn-in, and its processor time. */
  events: number;
  loopSeconds: number;
  /** The burn-in's included. */
  eventsInAll: number;
  seconds: number;
  /** Rows of the case table. */
  matters: number;
  residents: number;
}

/** Figures of the last replication, when the compiler is warm; those of the first are `cold`. */
export interface DistrictLine extends Replication {
  readonly peakMB: number;
  readonly cold: Replication;
}

const SCENARIO = "the scenario of the bench";

/** @returns the names of the shipped districts */
export function shippedDistricts(): readonly string[] {
  return documentsOf(systemEffects()).names("district");
}

/**
 * @param district name of a shipped district
 * @param policy name of a shipped policy, under which the burn-in runs too
 * @param replications at least 1
 */
export function runDistrict(district: string, policy: string, replications: number): DistrictLine {
  const shipped = documentsOf(systemEffects());
  const scenario = `kind: scenario\nname: bench\ndistrict: ${district}\npolicy: ${policy}\n`;
  const source: Source = {
    read: (path, root) => (path === SCENARIO ? scenario : shipped.read(path, root)),
    resolveName: (kind, name) => (name === "bench" ? SCENARIO : shipped.resolveName(kind, name)),
    names: (kind) => shipped.names(kind),
  };
  const study = readStudy("bench", source);
  if (!study.ok) throw new Error(study.error.map(({ message }) => message).join("\n"));
  const { value: plan } = study;
  const runs = Array.from({ length: replications }, (_, replication) => {
    const run: Replication = { events: 0, loopSeconds: 0, eventsInAll: 0, seconds: 0, matters: 0, residents: 0 };
    const start = cpuSeconds();
    const [result] = runReplication(plan, plan.seed, replication, {
      enacting: (_, world) => timeLoop(world, run),
      ended(_, world, measured) {
        run.eventsInAll = world.sim.events;
        run.matters = world.cases.size;
        run.residents = measured.residents;
      },
    });
    run.seconds = cpuSeconds() - start;
    if (result.failure !== null) throw new Error(result.failure.stack);
    return run;
  });
  return { ...runs[runs.length - 1], peakMB: peakMB(), cold: runs[0] };
}

/** The loop is timed from outside: the engine knows no clock. */
function timeLoop({ sim }: World, run: Replication): void {
  const loop = sim.run.bind(sim);
  sim.run = (until) => {
    const start = cpuSeconds();
    const { events } = sim;
    loop(until);
    run.loopSeconds += cpuSeconds() - start;
    run.events += sim.events - events;
  };
}
