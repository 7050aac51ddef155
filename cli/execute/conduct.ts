/** Conducts a study from its plan to its verdicts: runs what is missing, stores it, prints the outcome. */
import { ComparisonStudy } from "../../engine/study/comparison-study.ts";
import { type ResolvedStudy, scenarioKeys, toComparisonPlan, toPlan } from "../../scenarios/study.ts";
import type { Effects } from "../effects.ts";
import { EXIT, type ExitCode, InputError } from "../errors.ts";
import type { RunOptions } from "../options.ts";
import { startProgress } from "../progress.ts";
import { renderHtml, renderText } from "../rendering.ts";
import type { Manifest } from "../store/manifest.ts";
import { takeOver } from "../store/reuse.ts";
import { RunDirectory } from "../store/run-directory.ts";
import { summariseSeries } from "../summary.ts";
import { type Account, accountOf, Failures, plannedManifest } from "./account.ts";
import { drive } from "./driver.ts";
import { listenForInterrupts } from "./interrupts.ts";
import { UnwrittenError } from "./pool.ts";
import { type PlannedPoint, poolOptions, Runner } from "./runner.ts";

/** The only design point of a comparison: every policy of the study in the district as it is. */
export const POINT = "study";

/** One study on its way: what its parts share. */
interface Conduct {
  readonly effects: Effects;
  readonly study: ResolvedStudy;
  readonly options: RunOptions;
  readonly method: ComparisonStudy;
  readonly failures: Failures;
  readonly directory: RunDirectory | null;
  /** Replications of which every policy is stored. */
  readonly stored: number;
}

type Unopened = Omit<Conduct, "directory" | "stored">;

/** @returns how many replications a directory holds under every policy */
function storedIn(directory: RunDirectory | null, { policies, replications }: ResolvedStudy): number {
  if (directory === null) return 0;
  let stored = 0;
  for (let replication = 0; replication < replications; replication++) {
    if (policies.every((_, p) => directory.journals.has(0, p, replication))) stored++;
  }
  return stored;
}

/** Says what a directory already holds of the run. */
function announce({ terminal }: Effects, directory: RunDirectory, study: ResolvedStudy, stored: number): void {
  const { path, found, journals } = directory;
  for (const { path: journal, damages } of journals.damaged) {
    const at = damages.map(({ start, end }) => `${start} to ${end}`).join(", ");
    terminal.note(`${journal} is damaged at byte ${at}: what stood there is run again.`);
  }
  if (found === null) return;
  const [had, planned] = [found.replications.planned, study.replications];
  if (had < planned) terminal.note(`${path} is extended from ${had} to ${planned} replications.`);
  const missing = planned - stored;
  if (missing > 0) terminal.note(`${path} holds ${stored} of ${planned} replications; ${missing} are run.`);
  else terminal.note(`${path} holds all ${planned} replications; nothing is run.`);
}

/** Takes over from the store, if one is named, what would be run otherwise. */
function reuse({ effects, study, options }: Unopened, directory: RunDirectory, manifest: Manifest): void {
  if (options.store === undefined) return;
  const plan = toPlan(study);
  const taken = takeOver(effects.files, options.store, directory, {
    modelHash: manifest.modelHash,
    point: directory.points.add(POINT, plan, study.seed),
    scenarios: scenarioKeys(plan, study.seed),
    replications: study.replications,
    matters: manifest.matters,
  });
  const all = study.policies.length * study.replications;
  effects.terminal.note(`${options.store} holds ${taken} of ${all} results already; they are not run again.`);
}

/**
 * Tells the method every replication, stored or run now, in the order in which they arrive.
 *
 * @returns whether the method has all it asked for
 */
async function runMissing({ effects, study, options, method, failures, directory, stored }: Conduct): Promise<boolean> {
  const point: PlannedPoint = { name: POINT, plan: toPlan(study) };
  const keeping = directory === null ? null : { directory, matters: options.matters === true };
  const threads = Math.min(options.workers, study.replications - stored);
  const runner = new Runner(study.seed, keeping, poolOptions(effects.installation, threads, options));
  const interrupts = listenForInterrupts(effects);
  const progress = startProgress(effects, study.replications, stored);
  const run = async ({ replication }: { replication: number }): Promise<void> => {
    const { results, isFresh } = await runner.run(point, replication);
    if (isFresh) progress.advance();
    failures.add(replication, results);
    method.tell({ replication }, results);
  };
  try {
    return await drive(method, Math.max(1, threads), run, interrupts);
  } finally {
    progress.stop();
    interrupts.end();
    await runner.close();
  }
}

/** @throws InputError if what is stored does not give the hash that its manifest states */
function expectUnaltered({ path }: RunDirectory, stated: string, { resultHash: found }: Manifest): void {
  if (found === stated) return;
  throw new InputError(`${path} was altered: its results hash to ${found}, its manifest states ${stated}.`);
}

/** Makes tables, verdicts and report of a complete run, and the manifest of any. */
async function store({ effects, study, options }: Conduct, directory: RunDirectory, account: Account): Promise<void> {
  const { manifest, comparison, failures, answer } = account;
  if (manifest.finishedAt === null) {
    directory.finish({ manifest, failures, verdicts: null });
    return;
  }
  const { journals } = directory;
  journals.refresh();
  const created = `gridgov ${effects.installation.version}`;
  const tables = directory.compact(study, { csv: options.csv === true, created });
  const series = summariseSeries(study, () => journals.runs(), study.replications);
  const report = await renderHtml({ manifest, comparison, study, series }, options.lang);
  directory.finish({ manifest: { ...manifest, tables }, failures, verdicts: { comparison: answer, report } });
}

function sayInterrupted({ effects, study, directory }: Conduct, done: number): void {
  const { terminal } = effects;
  terminal.note(`Interrupted after ${done} of ${study.replications} replications.`);
  if (directory === null) terminal.note("Nothing is stored without --out.");
  else
    terminal.note(`${directory.path} holds what is done. To resume:\n  ${effects.command("resume", directory.path)}`);
}

/** Runs, stores and prints what a directory, if any, does not hold yet. */
async function conductIn(directory: RunDirectory | null, planned: Manifest, shared: Unopened) {
  const { effects, study, options, method, failures } = shared;
  const started: Manifest = { ...planned, startedAt: directory?.found?.startedAt ?? planned.startedAt };
  const before = storedIn(directory, study);
  const isHeld = before === study.replications;
  if (directory !== null) announce(effects, directory, study, before);
  if (directory !== null && !isHeld) {
    directory.begin(started);
    reuse(shared, directory, started);
  }
  const conduct: Conduct = { ...shared, directory, stored: storedIn(directory, study) };

  const isComplete = await runMissing(conduct);

  const account = accountOf(method, failures, started, isComplete ? effects.now().toISOString() : null);
  const { manifest, comparison, answer } = account;
  const stated = isHeld ? (directory?.found?.resultHash ?? null) : null;
  if (directory !== null && stated !== null) expectUnaltered(directory, stated, manifest);
  else if (directory !== null) await store(conduct, directory, account);
  if (!isComplete) {
    sayInterrupted(conduct, comparison.replications.done);
    return EXIT.interrupted;
  }
  const data = { manifest, comparison, study, series: [] };
  if (options.json === true) effects.terminal.result(JSON.stringify(answer, null, 2));
  else effects.terminal.result(renderText(data, options.lang, directory?.report));
  return account.failures.length > 0 ? EXIT.failures : EXIT.done;
}

/**
 * @returns done, failures (some replications failed) or interrupted
 * @throws InputError if the results may not be stored where they should
 */
export async function conduct(effects: Effects, study: ResolvedStudy, options: RunOptions): Promise<ExitCode> {
  for (const option of ["store", "matters", "csv"] as const) {
    if (options.out === undefined && options[option]) throw new InputError(`--${option} needs --out.`);
  }
  const planned = plannedManifest(effects, study, options.matters === true);
  const method = new ComparisonStudy(toComparisonPlan(study));
  const directory = options.out === undefined ? null : new RunDirectory(effects.files, options.out, planned);
  try {
    return await conductIn(directory, planned, { effects, study, options, method, failures: new Failures() });
  } catch (error) {
    if (!(error instanceof UnwrittenError)) throw error;
    const resume = effects.command("resume", options.out!);
    throw new InputError([
      `Results cannot be stored: ${error.message}. What was finished before is kept.`,
      `Make room, then go on with\n  ${resume}`,
    ]);
  } finally {
    directory?.close();
  }
}
