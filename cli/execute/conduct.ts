/** Conducts a study from its plan to its verdict: runs what is missing, stores it, answers what came of it. */
import { RESPONSES } from "../../engine/district/responses/index.ts";
import type { Run, StudyMethod } from "../../engine/study/method.ts";
import { type ValueStore, ValuesInMemory } from "../../engine/study/values.ts";
import { type Answer, methodOf } from "../../scenarios/method.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import { worldsText } from "../../scenarios/worlds.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import type { ConductOptions } from "../options.ts";
import { startProgress } from "../progress.ts";
import { drawnStudy, renderHtml } from "../rendering.ts";
import { Holdings } from "../store/holdings.ts";
import type { Manifest } from "../store/manifest.ts";
import { FILE, RunDirectory, type VerdictFile } from "../store/run-directory.ts";
import { Store } from "../store/store.ts";
import { curvesOf } from "../store/stored-run.ts";
import { acceptedCsv } from "./accepted.ts";
import { type Account, accountOf, accountOfShare, Failures, plannedManifest } from "./account.ts";
import type { Conducted } from "./conducted.ts";
import { type Asking, drive } from "./driver.ts";
import { type StartExecutor, UnwrittenError } from "./executor.ts";
import { listenForInterrupts } from "./interrupts.ts";
import { FirstRuns, type Merging } from "./merge.ts";
import { type Address, addressAsked } from "./queue/address.ts";
import { inQueue } from "./queue/in-queue.ts";
import { replay } from "./replay.ts";
import { Runner } from "./runner.ts";
import { type Shard, Share } from "./share.ts";
import { SpilledValues } from "./spilled.ts";
import type { Tell } from "./task.ts";
import { inThreads } from "./threads.ts";

/** Values that a study may plan to hold in memory: 32 MB. */
const MOST_IN_MEMORY = 4_000_000;

/** One study on its way: what its parts share. */
interface Conduct {
  readonly effects: Effects;
  readonly study: ResolvedStudy;
  readonly options: ConductOptions;
  readonly method: StudyMethod<Answer["verdict"]>;
  readonly failures: Failures;
  readonly holdings: Holdings | null;
  /** Runs of this directory, at most. */
  readonly most: number;
  readonly merging: Merging | null;
  /** Whose workers run it; null for threads of this process. */
  readonly queue: Address | null;
}

/** Says what a directory already holds of the run. */
function announce({ effects: { terminal }, most: planned, holdings, merging }: Conduct, isComplete: boolean): void {
  if (holdings === null) return;
  const { path, found, journals, stored } = holdings.directory;
  for (const { path: journal, damages } of journals.damaged) {
    const at = damages.map(({ start, end }) => `${start} to ${end}`).join(", ");
    terminal.note(`${journal} is damaged at byte ${at}: what stood there is run again.`);
  }
  if (found === null || merging !== null) return;
  const had = found.replications.planned;
  if (had < planned) terminal.note(`${path} is extended from ${had} to ${planned} replications.`);
  if (isComplete) terminal.note(`${path} holds all ${stored} replications; nothing is run.`);
  else terminal.note(`${path} holds ${stored} of ${planned} replications; ${planned - stored} are run.`);
}

/** @returns whether the directory's manifest says that nothing is left to do: it is changed only if that is not so */
function isSaidComplete({ most }: Conduct, { found }: RunDirectory): boolean {
  return found !== null && found.resultHash !== null && found.replications.planned === most;
}

/** @returns what is asked for here: all that the method wants, a shard's share of it, or what shards have run */
function askingOf({ method, options: { shard }, merging }: Conduct, runner: Runner): Asking<Run> {
  if (merging !== null) return new FirstRuns(method, merging.known);
  if (shard === undefined) return method;
  return new Share(
    method,
    shard,
    (run) => runner.elsewhere(run),
    (run, results) => method.tell(run, results),
  );
}

/** @returns where runs that nobody holds are run */
function executorOf({ effects, study, options, most, holdings, merging, queue }: Conduct): StartExecutor {
  if (merging !== null) return () => merging.lost;
  if (queue !== null) return inQueue(effects, study, holdings!, queue);
  return inThreads(effects.installation, holdings, Math.min(options.workers, most), options);
}

/**
 * Runs what the method wants and nobody holds, and tells it in the order in which it arrives.
 *
 * @returns whether all that was asked for is there
 */
async function runMissing(
  { effects, most, holdings }: Conduct,
  asking: Asking<Run>,
  runner: Runner,
  missing: readonly Run[],
  tell: Tell,
): Promise<boolean> {
  const interrupts = listenForInterrupts(effects);
  const progress = startProgress(effects, most, holdings?.directory.stored ?? 0);
  try {
    const first = [missing];
    return await drive(
      { ask: () => first.pop() ?? asking.ask() },
      runner.lanes,
      async (run) => {
        const held = runner.stored(run);
        tell(run, held ?? (await runner.run(run)));
        if (held === null) progress.advance();
      },
      interrupts,
    );
  } finally {
    progress.stop();
    interrupts.end();
  }
}

/** @throws InputError if what is stored does not give the hash that its manifest states */
function expectUnaltered({ path }: RunDirectory, stated: string, { resultHash: found }: Manifest): void {
  if (found === stated) return;
  throw new InputError(`${path} was altered: its results hash to ${found}, its manifest states ${stated}.`);
}

/** Makes tables, verdicts and report of a complete run, and the manifest of any. */
async function store({ effects, study, options }: Conduct, directory: RunDirectory, account: Account): Promise<void> {
  const { manifest, outcome, failures, answer } = account;
  if (manifest.finishedAt === null || outcome === null) {
    directory.finish({ manifest, failures, verdicts: null });
    return;
  }
  const { journals } = directory;
  journals.refresh();
  const created = `gridgov ${effects.installation.version}`;
  const tables = directory.compact(manifest, { csv: options.csv === true, created });
  const verdicts = new Map<VerdictFile, string>();
  const json = `${JSON.stringify(answer, null, 2)}\n`;
  if (outcome.method === "compare") {
    const comparison = outcome.verdict;
    const curves = curvesOf(manifest, journals, comparison.replications.done);
    verdicts.set(FILE.comparison, json);
    verdicts.set(FILE.report, await renderHtml({ manifest, comparison, study, ...curves }, options.lang));
  } else {
    verdicts.set(FILE.verdict, json);
    verdicts.set(FILE.report, (await drawnStudy(outcome, study, manifest, options.lang)).html);
    if (outcome.method === "calibrate") {
      verdicts.set(FILE.accepted, acceptedCsv(outcome.verdict));
      const worlds = worldsText(study, outcome.verdict, manifest);
      if (worlds !== null) verdicts.set(FILE.worlds, worlds);
    }
  }
  directory.finish({ manifest: { ...manifest, tables }, failures, verdicts });
}

/** Stores what a shard has: its runs, and no verdict. */
function endShare(
  { failures: known, holdings, most: planned }: Conduct,
  shard: Shard,
  started: Manifest,
  told: number,
  finishedAt: string | null,
): Conducted {
  const { manifest, failures } = accountOfShare(known, started, told, finishedAt);
  const { path: directory } = holdings!.directory;
  holdings!.directory.finish({ manifest, failures, verdicts: null });
  if (finishedAt === null) return { kind: "interrupted", done: told, planned, directory };
  return { kind: "share", shard, manifest, failures, directory };
}

/** Replays what is held, runs the rest. @returns whether anything had to be run or written, and whether all is there */
async function run(
  conduct: Conduct,
  started: Manifest,
): Promise<{ isHeld: boolean; isComplete: boolean; told: number }> {
  const { study, options, method, failures, holdings } = conduct;
  const directory = holdings?.directory ?? null;
  const isSaid = directory !== null && isSaidComplete(conduct, directory);
  if (!isSaid) directory?.begin(started);
  const runner = new Runner(study, holdings, executorOf(conduct));
  const asking = askingOf(conduct, runner);
  const isAll = (): boolean => options.shard !== undefined || method.isComplete;
  let told = 0;
  const tell: Tell = (run, results) => {
    told++;
    failures.add(run, results);
    method.tell(run, results);
  };
  try {
    const missing = replay(asking, (run) => runner.stored(run), tell);
    announce(conduct, missing.length === 0);
    if (missing.length === 0) return { isHeld: isSaid, isComplete: isAll(), told };
    if (isSaid) directory.begin(started);
    const isThere = await runMissing(conduct, asking, runner, missing, tell);
    return { isHeld: false, isComplete: isThere && isAll(), told };
  } finally {
    await runner.close();
  }
}

/** Runs and stores what a directory, if any, does not hold yet. */
async function conductIn(conduct: Conduct, planned: Manifest): Promise<Conducted> {
  const { effects, study, options, method, failures, holdings, merging } = conduct;
  const directory = holdings?.directory ?? null;
  const started: Manifest = { ...planned, startedAt: directory?.found?.startedAt ?? planned.startedAt };
  const { isHeld, isComplete, told } = await run(conduct, started);
  const taken = holdings?.taken ?? 0;
  if (taken > 0 && merging === null) {
    effects.terminal.note(`${taken} results were taken from ${options.store}: they were not run again.`);
  }

  const finishedAt = isComplete ? effects.now().toISOString() : null;
  if (options.shard !== undefined) return endShare(conduct, options.shard, started, told, finishedAt);
  const account = accountOf(study, method, failures, started, told, finishedAt);
  const { manifest, outcome, failures: failed, answer } = account;
  if (directory !== null) {
    if (isHeld) expectUnaltered(directory, directory.found!.resultHash!, manifest);
    if (!isHeld || !directory.hasReport || options.csv === true) await store(conduct, directory, account);
  }
  const path = directory?.path ?? null;
  if (isComplete) {
    return { kind: "complete", study, answer: outcome!, json: answer, manifest, failures: failed, directory: path };
  }
  if (merging !== null) return { kind: "round", study, known: told, directory: path! };
  return { kind: "interrupted", done: manifest.replications.done, planned: conduct.most, directory: path };
}

/** @returns where the method keeps its values: as many as fit into MOST_IN_MEMORY in memory */
function valuesFor({ policies, replications, districts = [] }: ResolvedStudy): ValueStore {
  const all = (1 + districts.length) * policies.length * replications * RESPONSES.length;
  return all <= MOST_IN_MEMORY ? new ValuesInMemory() : new SpilledValues(RESPONSES.length);
}

/** @throws InputError if no address is named, or the study asks for what a queue does not bring */
function queueOf(effects: Effects, asked: string | true, { matters }: ConductOptions): Address {
  if (matters === true) {
    throw new InputError(
      "--matters leaves files where a replication runs: not with --queue; gridgov export makes them afterwards.",
    );
  }
  return addressAsked(effects, asked);
}

/** @throws InputError if the results may not be stored where they should */
function openHoldings(
  { files, installation }: Effects,
  options: ConductOptions,
  planned: Manifest,
  merging: Merging | null,
): Holdings | null {
  const { out } = options;
  if (out === undefined) {
    const needy = (["shard", "queue", "store", "matters", "csv"] as const).find((option) => options[option]);
    if (needy !== undefined) throw new InputError(`--${needy} needs --out.`);
    return null;
  }
  const sources = merging?.shards ?? (options.store === undefined ? [] : [options.store]);
  const store = sources.length === 0 ? null : new Store(files, sources, out, installation.modelHash);
  return new Holdings(new RunDirectory(files, out, planned), planned.matters, store);
}

/**
 * @param merging - if what shards have run is put together
 * @returns what came of it, when nothing is left to run here or somebody stopped it
 * @throws InputError if the results may not be stored where they should
 */
export async function conduct(
  effects: Effects,
  study: ResolvedStudy,
  options: ConductOptions,
  merging: Merging | null = null,
): Promise<Conducted> {
  const values = valuesFor(study);
  const method = methodOf(study, values);
  const planned = plannedManifest(effects, study, method.most, options);
  const queue = options.queue === undefined ? null : queueOf(effects, options.queue, options);
  const holdings = openHoldings(effects, options, planned, merging);
  const most = planned.replications.planned;
  try {
    const failures = new Failures();
    return await conductIn({ effects, study, options, method, failures, holdings, most, merging, queue }, planned);
  } catch (error) {
    if (!(error instanceof UnwrittenError)) throw error;
    const resume = effects.command("resume", options.out!);
    throw new InputError([
      `Results cannot be stored: ${error.message}. What was finished before is kept.`,
      `Make room, then go on with\n  ${resume}`,
    ]);
  } finally {
    holdings?.directory.close();
    if (values instanceof SpilledValues) values.close();
  }
}
