/** Runs what a study method asks for, except what is stored already. */
import type { Plan } from "../../engine/district/plan.ts";
import type { Run } from "../../engine/study/method.ts";
import { type ResolvedStudy, seedAt, toPointPlan } from "../../scenarios/study.ts";
import type { Holdings } from "../store/holdings.ts";
import type { StoredResult } from "../store/record.ts";
import { Syncing } from "../store/syncing.ts";
import type { Executor, StartExecutor } from "./executor.ts";
import { lostResults, type RunResult } from "./task.ts";

/** A design point as it is run. */
interface Planned {
  readonly plan: Plan;
  /** Index among those of the directory. */
  readonly index: number;
}

export class Runner {
  readonly #study: ResolvedStudy;
  readonly #holdings: Holdings | null;
  readonly #start: StartExecutor;
  #executor: Executor | null = null;
  readonly #syncing: Syncing | null;
  readonly #planned = new Map<string, Planned>();

  /** @param holdings - where results are kept, and what is there; null if nothing is stored */
  constructor(study: ResolvedStudy, holdings: Holdings | null, start: StartExecutor) {
    this.#study = study;
    this.#holdings = holdings;
    this.#start = start;
    this.#syncing = holdings === null ? null : new Syncing(holdings.directory.journals.folder);
  }

  /** Runs worth asking for at once. */
  get lanes(): number {
    return this.#started().lanes;
  }

  /** @returns what every policy of the point gave, in its order, or null if something of it must be run */
  stored(run: Run): RunResult[] | null {
    if (this.#holdings === null) return null;
    const { plan, index } = this.#plan(run);
    const held = this.#holdings.of(index, run.replication);
    if (held.size < plan.policies.length) return null;
    return plan.policies.map(({ name }, p) => toldOf(name, held.get(p)!));
  }

  /** @returns the same of a run that others are to run, as far as it can be seen from here */
  elsewhere(run: Run): RunResult[] | null {
    const { plan, index } = this.#plan(run);
    const held = this.#holdings?.seen(index, run.replication);
    if (held === undefined || held.size < plan.policies.length) return null;
    return plan.policies.map(({ name }, p) => toldOf(name, held.get(p)!));
  }

  /**
   * @returns what every policy of the point gave, in its order; a lost run has failed under all policies that were run
   * @throws what `Executor.run` throws
   */
  async run(run: Run): Promise<RunResult[]> {
    const { plan, index } = this.#plan(run);
    const held = this.#holdings?.of(index, run.replication) ?? new Map<number, StoredResult>();
    this.#holdings?.release(index, run.replication);
    const missing = plan.policies.flatMap((_, p) => (held.has(p) ? [] : [p]));
    // The burn-in runs under the baseline, and some responses compare with it: it runs again if only others are missing.
    const policies = missing.includes(0) ? missing : [0, ...missing];
    const outcome = await this.#started().run({
      plan: { ...plan, policies: policies.map((p) => plan.policies[p]) },
      seed: seedAt(this.#study, run.point),
      replication: run.replication,
      point: { name: run.point.name, index },
      policies,
    });
    const names = plan.policies.map(({ name }) => name);
    const fresh =
      "lost" in outcome
        ? lostResults(
            missing.map((p) => names[p]),
            outcome.lost,
          )
        : outcome.results;
    if (!("lost" in outcome) && outcome.journal !== null) this.#syncing?.touch(outcome.journal);
    const told = new Map(fresh.map((result) => [result.policy, result]));
    return names.map((name, p) => told.get(name) ?? toldOf(name, held.get(p)!));
  }

  /** Ends what is under way; what has come back is on the disk. */
  async close(): Promise<void> {
    await this.#executor?.close();
    this.#syncing?.end();
    this.#holdings?.close();
  }

  #started(): Executor {
    this.#executor ??= this.#start();
    return this.#executor;
  }

  #plan({ point }: Run): Planned {
    let planned = this.#planned.get(point.name);
    if (planned === undefined) {
      const plan = toPointPlan(this.#study, point);
      const index = this.#holdings?.directory.points.add(point.name, plan, seedAt(this.#study, point)) ?? 0;
      planned = { plan, index };
      this.#planned.set(point.name, planned);
    }
    return planned;
  }
}

/** A copy of what a method keeps: the record that it stands in is let go. */
function toldOf(policy: string, { values, failure }: StoredResult): RunResult {
  return { policy, values: values?.slice() ?? null, failure };
}
