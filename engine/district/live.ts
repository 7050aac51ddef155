/**
 * A replication that somebody watches: every policy side by side, in slices of simulated time, with the bits that
 * `runReplication` gives in one go. Until time 0 there is one world, the common burn-in.
 */
import { type Built, build } from "./build.ts";
import { Course, endBurnIn, fork } from "./course.ts";
import { Exogenous } from "./exogenous.ts";
import type { Reference } from "./measured.ts";
import type { Plan, PolicyResult } from "./plan.ts";
import { resultOf } from "./run.ts";
import type { Watcher } from "./watcher.ts";
import type { World } from "./world.ts";

export class LiveReplication<Trace extends Watcher> {
  readonly exogenous: Exogenous;
  /** One a policy, in the plan's order; at first of one world. */
  readonly traces: readonly Trace[];
  private readonly plan: Plan;
  private readonly burning: Built;
  private courses: readonly Course[] | null = null;

  /** @param trace makes a trace, all of one class */
  constructor(plan: Plan, seed: string, replication: number, trace: () => Trace) {
    this.plan = plan;
    this.exogenous = new Exogenous(plan, seed, replication);
    this.traces = plan.policies.map(trace);
    // The last policy goes on in the world of the burn-in itself.
    this.burning = build(this.exogenous, plan.policies[0].levers, this.traces.at(-1));
  }

  /** Hours; negative during the burn-in. */
  get now(): number {
    return this.burning.world.now;
  }

  get hasEnded(): boolean {
    return this.now >= this.exogenous.end;
  }

  /** One world a policy, in the plan's order; before time 0 the same one for all. */
  get worlds(): readonly World[] {
    return this.courses === null
      ? this.plan.policies.map(() => this.burning.world)
      : this.courses.map(({ world }) => world);
  }

  /** The trace of a policy's world. */
  traceOf(policy: number): Trace {
    return this.courses === null ? this.traces[this.traces.length - 1] : this.traces[policy];
  }

  /**
   * Lets everything happen that is due before `until`, under every policy.
   * @param until hours; an earlier time than now changes nothing
   */
  advance(until: number): void {
    if (until <= this.now) return;
    if (this.courses === null) {
      this.burning.world.sim.run(Math.min(until, 0));
      if (until < 0) return;
      this.courses = this.start();
    }
    for (const course of this.courses) course.advance(until);
  }

  /**
   * @returns what `runReplication` returns, in the plan's order
   * @throws RangeError before the end
   */
  results(): PolicyResult[] {
    if (this.courses === null) throw new RangeError("nothing was run after the burn-in yet");
    let reference: Reference | null = null;
    return this.courses.map((course, i) => {
      const measured = course.measure(reference);
      reference ??= measured;
      return resultOf(this.plan.policies[i].name, measured);
    });
  }

  private start(): Course[] {
    const { policies } = this.plan;
    endBurnIn(this.burning);
    const last = policies.length - 1;
    const built = policies.map((_, i) =>
      i < last ? fork(this.burning, policies[0].levers, this.traces[i]) : this.burning,
    );
    return built.map((one, i) => new Course(one, policies[i].levers));
  }
}
