/** One policy's course from the common burn-in to its end. It may be run in slices of any length with the same bits. */
import { type Built, build, enact } from "./build.ts";
import type { Exogenous } from "./exogenous.ts";
import { copyState } from "./fork.ts";
import { Measured, type Reference } from "./measured.ts";
import type { LeverValues } from "./registry.ts";
import type { Tallies } from "./tallies.ts";
import type { Watcher } from "./watcher.ts";
import type { World } from "./world.ts";

/** @returns the world at time 0, after the burn-in under the baseline */
export function burnIn(exogenous: Exogenous, baseline: LeverValues, watcher?: Watcher): Built {
  const built = build(exogenous, baseline, watcher);
  built.world.sim.run(0);
  endBurnIn(built);
  return built;
}

/** To be called at time 0, before a policy is enacted. */
export function endBurnIn({ world }: Built): void {
  world.crew.flush();
}

/**
 * @param watcher of the new world; one of the class of the burnt world's watcher takes over what that has seen
 * @returns another world in the same state, which goes on by itself
 */
export function fork(burnt: Built, baseline: LeverValues, watcher?: Watcher): Built {
  const built = build(burnt.world.exogenous, baseline, watcher);
  copyState(burnt, built);
  return built;
}

export class Course {
  readonly world: World;
  private tallies: Tallies | null = null;
  private hasEnded = false;

  /** Enacts the policy. @param built a world at time 0 that nobody else runs */
  constructor(built: Built, levers: LeverValues) {
    this.world = built.world;
    enact(built, levers);
    this.world.tallies.reset();
  }

  /**
   * Lets everything happen that is due before `until`; intake and follow-up end where they must on the way.
   * @param until hours; beyond the end of the follow-up nothing happens
   */
  advance(until: number): void {
    const { sim, crew, cases, exogenous } = this.world;
    if (this.tallies === null && until >= exogenous.intakeEnd) {
      sim.run(exogenous.intakeEnd);
      crew.flush();
      this.tallies = this.world.tallies.snapshot();
    }
    if (this.hasEnded) return;
    sim.run(Math.min(until, exogenous.end));
    if (until < exogenous.end) return;
    crew.flush();
    cases.finish(exogenous.end);
    this.hasEnded = true;
  }

  /** @param reference the baseline's run of the same replication, for measures over the same matters */
  measure(reference: Reference | null): Measured {
    if (this.tallies === null || !this.hasEnded) throw new RangeError(`not at its end yet, but at ${this.world.now} h`);
    return new Measured(this.world, this.tallies, reference);
  }
}
