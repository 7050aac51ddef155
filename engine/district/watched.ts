/** Some policies of a plan in one replication, each of them watched from the start of the burn-in. */
import { burnIn, Course, fork } from "./course.ts";
import { Exogenous } from "./exogenous.ts";
import type { Measured, Reference } from "./measured.ts";
import type { Plan } from "./plan.ts";
import type { Watcher } from "./watcher.ts";

export interface Watched<W extends Watcher> {
  readonly policy: string;
  readonly watcher: W;
  readonly measured: Measured;
}

/**
 * @param policies which of the plan's, by name; the burn-in is under the plan's first, whether it is among them or not
 * @param watcher makes the watcher of a policy, all of one class: one takes over what another saw of the burn-in
 * @returns one a policy, in the order of `policies`, with the bits that `runReplication` gives
 */
export function watch<W extends Watcher>(
  plan: Plan,
  seed: string,
  replication: number,
  policies: readonly string[],
  watcher: () => W,
): Watched<W>[] {
  const baseline = plan.policies[0].levers;
  const watchers = policies.map(watcher);
  const burnt = burnIn(new Exogenous(plan, seed, replication), baseline, watchers[policies.length - 1]);
  const built = watchers.map((one, i) => (i < policies.length - 1 ? fork(burnt, baseline, one) : burnt));
  let reference: Reference | null = null;
  return policies.map((name, i) => {
    const policy = plan.policies.find((one) => one.name === name);
    if (policy === undefined) throw new RangeError(`no policy ${name} in the plan`);
    const course = new Course(built[i], policy.levers);
    course.advance(course.world.exogenous.end);
    const measured = course.measure(reference);
    reference ??= measured;
    return { policy: name, watcher: watchers[i], measured };
  });
}
