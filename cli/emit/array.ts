/** How many tasks an array should have, and what each needs, from what a replication costs. */

/** What one replication of all policies costs on one core. */
export interface Cost {
  /** s. */
  readonly seconds: number;
  /** Peak of the process that runs it, MB; null where it was not measured. */
  readonly megabytes: number | null;
  /** In words: measured how, or by whom stated. */
  readonly source: string;
}

export interface ArraySize {
  readonly tasks: number;
  /** Replications of the task that has most. */
  readonly each: number;
  /** Expected of that task, s. */
  readonly seconds: number;
  /** Asked of the scheduler, s. */
  readonly limit: number;
  /** Asked of the scheduler, MB a core. */
  readonly megabytes: number;
}

/** A scheduler's own bound on an array, as Slurm is delivered (MaxArraySize = 1001, indices from 0). */
export const MOST_TASKS = 1000;
/** A task that ends within a minute costs the scheduler more than the machines. */
const START = 60;
/** Room for machines that are slower, or busier, than the one that measured. */
const SLACK = 2;
const LEAST_MEGABYTES = 512;

/**
 * @param runs - replications to share out
 * @param cores - of a task
 * @param target - s that a task should take
 */
export function sized(runs: number, cost: Cost, cores: number, target: number): ArraySize {
  const whole = (runs * cost.seconds) / cores;
  const tasks = Math.max(1, Math.min(MOST_TASKS, runs, Math.ceil(whole / target)));
  const each = Math.ceil(runs / tasks);
  const seconds = Math.ceil(each / cores) * cost.seconds;
  const minutes = Math.ceil((SLACK * seconds + START) / 60);
  const measured = Math.ceil(((cost.megabytes ?? 0) * 1.5) / 128) * 128;
  return { tasks, each, seconds, limit: minutes * 60, megabytes: Math.max(LEAST_MEGABYTES, measured) };
}
