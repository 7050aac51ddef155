/** Builds the world of one policy's run: staff under the baseline, every process registered, nothing has happened yet. */
import type { Exogenous } from "./exogenous.ts";
import { LEVERS, statusQuo } from "./levers/index.ts";
import type { Policy } from "./policy.ts";
import { registerAffairs } from "./processes/affairs.ts";
import { registerAssessment } from "./processes/assessment.ts";
import { registerCooperation } from "./processes/cooperation.ts";
import { registerDay } from "./processes/day.ts";
import { registerDispatch } from "./processes/dispatch.ts";
import { registerGridDay } from "./processes/grid-day.ts";
import { registerHandling } from "./processes/handling.ts";
import { registerPatrol } from "./processes/patrol.ts";
import { registerReporting } from "./processes/reporting.ts";
import { Staffing } from "./processes/staffing.ts";
import type { LeverValues } from "./registry.ts";
import type { Watcher } from "./watcher.ts";
import { World } from "./world.ts";

export interface Built {
  readonly world: World;
  readonly staffing: Staffing;
}

/**
 * @param levers the policy under which the burn-in runs
 * @returns the world at the start of the burn-in
 */
export function build(exogenous: Exogenous, levers: LeverValues, watcher?: Watcher): Built {
  const world = new World(exogenous, statusQuo() as unknown as Policy, watcher);
  setLevers(world, levers);
  registerPatrol(world);
  const staffing = new Staffing(world);
  staffing.apply();
  registerReporting(world);
  registerAffairs(world);
  registerDispatch(world);
  registerHandling(world);
  registerCooperation(world);
  registerGridDay(world);
  registerAssessment(world);
  registerDay(world, staffing);
  return { world, staffing };
}

/** Brings a policy into force now. Enacting what is in force already changes nothing. */
export function enact({ world, staffing }: Built, levers: LeverValues): void {
  setLevers(world, levers);
  staffing.apply();
}

function setLevers(world: World, levers: LeverValues): void {
  for (const lever of LEVERS) {
    const value = levers[lever.name] ?? lever.statusQuo;
    if (lever.kind === "number") lever.enact(world, value as number);
    else lever.enact(world, value as string);
  }
}
