/** One replication under one policy, run and watched: its registered matters as a log. */
import { CATEGORIES } from "../../engine/district/categories.ts";
import type { Measured } from "../../engine/district/measured.ts";
import { runReplication } from "../../engine/district/run.ts";
import { type ResolvedStudy, toPlan } from "../study.ts";
import { CaseRecorder, type Names, type SimulatedCase, simulatedCases } from "./simulated.ts";

/** @throws Error with the failure's message if the replication fails */
export function runAsLog(study: ResolvedStudy, seed: string, policy: string, replication: number): SimulatedCase[] {
  const plan = toPlan(study);
  const [baseline] = plan.policies;
  // The baseline goes first whatever is asked: the burn-in is under it.
  const policies = plan.policies.filter((one) => one === baseline || one.name === policy);
  const recorder = new CaseRecorder();
  const cases: SimulatedCase[] = [];
  const results = runReplication({ ...plan, policies }, seed, replication, {
    enacting: (name, world) => {
      if (name === policy) world.cases.watch(recorder);
    },
    ended: (name, _world, measured) => {
      if (name !== policy) return;
      for (const one of simulatedCases(measured.table, measured.registered, recorder, namesOf(study, measured))) {
        cases.push(one);
      }
    },
  });
  const failure = results.find((result) => result.policy === policy)?.failure;
  if (failure !== null && failure !== undefined) throw new Error(failure.message);
  return cases;
}

function namesOf({ district }: ResolvedStudy, { world }: Measured): Names {
  const { places, happenings } = world.exogenous;
  return {
    categories: CATEGORIES.map(({ name }) => name),
    communities: district.communities.map(({ name }) => name),
    gridOf: (m) => {
      const grid = places.gridOf(happenings.block[m]);
      return grid - places.communityFirstGrid[places.gridCommunity[grid]] + 1;
    },
  };
}
