/** Conducts a study from its plan to its verdicts: runs what is missing, stores it, prints the outcome. */
import { RESPONSES } from "../../engine/district/responses/index.ts";
import type { Run, StudyMethod } from "../../engine/study/method.ts";
import { type ValueStore, ValuesInMemory } from "../../engine/study/values.ts";
import { type Answer, methodOf } from "../../scenarios/method.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import { worldsText } from "../../scenarios/worlds.ts";
import { summariseSeries } from "../../viz/report/summarise.ts";
import type { Effects } from "../effects.ts";
import { EXIT, type ExitCode, InputError } from "../errors.ts";
import type { RunOptions } from "../options.ts";
import { startProgress } from "../progress.ts";
import { renderAnswer, renderHtml } from "../rendering.ts";
import { Holdings } from "../store/holdings.ts";
import type { Manifest } from "../store/manifest.ts";
import { FILE, RunDirectory, type VerdictFile } from "../store/run-directory.ts";
import { Store } from "../store/store.ts";
import { acceptedCsv } from "./accepted.ts";
import { type Account, accountOf, Failures, plannedManifest } from "./account.ts";
import { drive } from "./driver.ts";
import { listenForInterrupts } from "./interrupts.ts";
import { UnwrittenError } from "./pool.ts";
import { replay } from "./replay.ts";
import { poolOptions, Runner } from "./runner.ts";
import { SpilledValues } from "./spilled.ts";
import type { Tell } from "./task.ts";

/** Values that a study may plan to hold in memory: 32 MB. */
const MOST_IN_MEMORY = 4_000_000;

/** One study on its way: what its parts share. */
interface Conduct {
  readonly effects: Effects;
  readonly study: ResolvedStudy;
  readonly options: RunOptions;
  readonly method: StudyMethod<Answer["verdict"]>;
  readonly failures: Failures;
  readonly holdings: Holdings | null;
}

/** Says what a directory already holds of the run. */
function announce({ effects: { terminal }, method, holdings }: Conduct, isComplete: boolean): void {
  if (holdings === null) return;
  const { path, found, journals, stored } = holdings.directory;
  for (const { path: journal, damages } of journals.damaged) {
    const at = damages.map(({ start, end }) => `${start} to ${end}`).join(", ");
    terminal.note(`${journal} is damaged at byte ${at}: what stood there is run again.`);
  }
  if (found === null) return;
  const [had, planned] = [found.replications.planned, method.most];
  if (had < planned) terminal.note(`${path} is extended from ${had} to ${planned} replications.`);
  if (isComplete) terminal.note(`${path} holds all ${stored} replications; nothing is run.`);
  else terminal.note(`${path} holds ${stored} of ${planned} replications; ${planned - stored} are run.`);
}

/** @returns whether the directory's manifest says that nothing is left to do: it is changed only if that is not so */
function isSaidComplete({ method }: Conduct, { found }: RunDirectory): boolean {
  return found !== null && found.resultHash !== null && found.replications.planned === method.most;
}

/**
 * Runs what the method wants and nobody holds, and tells it in the order in which it arrives.
 *
 * @returns whether the method has all it asked for
 */
async function runMissing(
  { effects, options, method, holdings }: Conduct,
  runner: Runner,
  missing: readonly Run[],
  tell: Tell,
): Promise<boolean> {
  const interrupts = listenForInterrupts(effects);
  const progress = startProgress(effects, method.most, holdings?.directory.stored ?? 0);
  try {
    const first = [missing];
    return await drive(
      { ask: () => first.pop() ?? method.ask() },
      options.workers,
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
    const series = summariseSeries(
      study.policies,
      manifest.columns.series,
      () => journals.runs(),
      comparison.replications.done,
    );
    verdicts.set(FILE.comparison, json);
    verdicts.set(FILE.report, await renderHtml({ manifest, comparison, study, series }, options.lang));
  } else {
    verdicts.set(FILE.verdict, json);
    if (outcome.method === "calibrate") {
      verdicts.set(FILE.accepted, acceptedCsv(outcome.verdict));
      const worlds = worldsText(study, outcome.verdict, manifest);
      if (worlds !== null) verdicts.set(FILE.worlds, worlds);
    }
  }
  directory.finish({ manifest: { ...manifest, tables }, failures, verdicts });
}

function sayInterrupted({ effects, method, holdings }: Conduct, done: number): void {
  const { terminal } = effects;
  terminal.note(`Interrupted after ${done} of ${method.most} replications.`);
  if (holdings === null) {
    terminal.note("Nothing is stored without --out.");
    return;
  }
  const { path } = holdings.directory;
  terminal.note(`${path} holds what is done. To resume:\n  ${effects.command("resume", path)}`);
}

/** Replays what is held, runs the rest. @returns whether anything had to be run or written, and whether all is there */
async function run(
  conduct: Conduct,
  started: Manifest,
): Promise<{ isHeld: boolean; isComplete: boolean; told: number }> {
  const { effects, study, options, method, failures, holdings } = conduct;
  const directory = holdings?.directory ?? null;
  const isSaid = directory !== null && isSaidComplete(conduct, directory);
  if (!isSaid) directory?.begin(started);
  const threads = Math.min(options.workers, method.most);
  const runner = new Runner(study, holdings, poolOptions(effects.installation, threads, options));
  let told = 0;
  const tell: Tell = (run, results) => {
    told++;
    failures.add(run, results);
    method.tell(run, results);
  };
  try {
    const missing = replay(method, (run) => runner.stored(run), tell);
    announce(conduct, missing.length === 0);
    if (missing.length === 0) return { isHeld: isSaid, isComplete: true, told };
    if (isSaid) directory.begin(started);
    const isComplete = await runMissing(conduct, runner, missing, tell);
    return { isHeld: false, isComplete, told };
  } finally {
    await runner.close();
  }
}

/** Runs, stores and prints what a directory, if any, does not hold yet. */
async function conductIn(conduct: Conduct, planned: Manifest): Promise<ExitCode> {
  const { effects, study, options, method, failures, holdings } = conduct;
  const directory = holdings?.directory ?? null;
  const started: Manifest = { ...planned, startedAt: directory?.found?.startedAt ?? planned.startedAt };
  const { isHeld, isComplete, told } = await run(conduct, started);
  const taken = holdings?.taken ?? 0;
  if (taken > 0) effects.terminal.note(`${taken} results were taken from ${options.store}: they were not run again.`);

  const finishedAt = isComplete ? effects.now().toISOString() : null;
  const account = accountOf(study, method, failures, started, told, finishedAt);
  const { manifest, outcome, answer } = account;
  if (directory !== null) {
    if (isHeld) expectUnaltered(directory, directory.found!.resultHash!, manifest);
    if (!isHeld || options.csv === true) await store(conduct, directory, account);
  }
  if (!isComplete) {
    sayInterrupted(conduct, manifest.replications.done);
    return EXIT.interrupted;
  }
  if (options.json === true) effects.terminal.result(JSON.stringify(answer, null, 2));
  else effects.terminal.result(renderAnswer(outcome!, study, manifest, options.lang, directory?.report));
  return account.failures.length > 0 ? EXIT.failures : EXIT.done;
}

/** @returns where the method keeps its values: as many as fit into MOST_IN_MEMORY in memory */
function valuesFor({ policies, replications }: ResolvedStudy): ValueStore {
  const all = policies.length * replications * RESPONSES.length;
  return all <= MOST_IN_MEMORY ? new ValuesInMemory() : new SpilledValues(RESPONSES.length);
}

/** @throws InputError if the results may not be stored where they should */
function openHoldings({ files, installation }: Effects, options: RunOptions, planned: Manifest): Holdings | null {
  const { out } = options;
  if (out === undefined) {
    const needy = (["store", "matters", "csv"] as const).find((option) => options[option]);
    if (needy !== undefined) throw new InputError(`--${needy} needs --out.`);
    return null;
  }
  const store = options.store === undefined ? null : new Store(files, options.store, out, installation.modelHash);
  return new Holdings(new RunDirectory(files, out, planned), planned.matters, store);
}

/**
 * @returns done, failures (some replications failed) or interrupted
 * @throws InputError if the results may not be stored where they should
 */
export async function conduct(effects: Effects, study: ResolvedStudy, options: RunOptions): Promise<ExitCode> {
  const values = valuesFor(study);
  const method = methodOf(study, values);
  const planned = plannedManifest(effects, study, method.most, options.matters === true);
  const holdings = openHoldings(effects, options, planned);
  try {
    return await conductIn({ effects, study, options, method, failures: new Failures(), holdings }, planned);
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
