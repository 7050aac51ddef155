/** `gridgov emit`: a study as a job for a scheduler, sized by what its replications cost. */
import type { Run, StudyMethod } from "../../engine/study/method.ts";
import { methodOf } from "../../scenarios/method.ts";
import { type Effects, quoted } from "../effects.ts";
import { type Cost, sized } from "../emit/array.ts";
import { measured } from "../emit/pilot.ts";
import { slurmScript } from "../emit/slurm.ts";
import { InputError } from "../errors.ts";
import { read } from "../library/index.ts";
import type { AskedOptions } from "../options.ts";

export const SCHEDULERS = ["slurm"] as const;
export type Scheduler = (typeof SCHEDULERS)[number];

export interface EmitOptions extends AskedOptions {
  /** Directory of the whole run. */
  readonly out: string;
  /** Seconds that a replication takes; measured if absent. */
  readonly cost?: number;
  /** Replications that measure it. */
  readonly pilot: number;
  /** That a task should take. */
  readonly minutes: number;
  /** Cores of a task. */
  readonly cores: number;
  readonly file?: string;
}

/** The options that say what is run, as they were given. */
function wordsOf(study: string, { policies, districts, replications, seed, set }: AskedOptions): string[] {
  return [
    study,
    ...(policies === undefined ? [] : ["--policies", policies.join(",")]),
    ...(districts === undefined ? [] : ["--districts", districts.join(",")]),
    ...(replications === undefined ? [] : ["--replications", String(replications)]),
    ...(seed === undefined ? [] : ["--seed", seed]),
    ...set.flatMap(([name, value]) => ["--set", `${name}=${value}`]),
  ];
}

/** What a method asks for before anything is told. */
function firstRound({ ask }: { ask: () => readonly Run[] }, most: number): { runs: number; first: readonly Run[] } {
  let runs = 0;
  const first: Run[] = [];
  for (let asked = ask(); asked.length > 0; asked = ask()) {
    runs += asked.length;
    first.push(...asked.slice(0, Math.max(0, most - first.length)));
  }
  return { runs, first };
}

/** @throws InputError for a study that cannot be read, or of which a replication fails */
export async function emit(effects: Effects, name: string, options: EmitOptions): Promise<void> {
  const study = read(name, options, effects);
  const method: StudyMethod<unknown> = methodOf(study);
  const { runs, first } = firstRound({ ask: () => method.ask() }, options.pilot);
  if (runs === 0) throw new InputError(`${name} asks for nothing to run.`);
  const cost: Cost =
    options.cost === undefined
      ? await measured(effects, study, first, 86_400)
      : { seconds: options.cost, megabytes: null, source: "stated" };
  const script = slurmScript({
    name: study.name,
    // Wherever it is submitted from.
    program: `node ${quoted(effects.installation.main)}`,
    study: wordsOf(name, options).map(quoted).join(" "),
    out: quoted(options.out),
    runs,
    most: method.most,
    cores: options.cores,
    cost,
    size: sized(runs, cost, options.cores, options.minutes * 60),
  });
  if (options.file === undefined) {
    effects.terminal.result(script.trimEnd());
    return;
  }
  effects.files.write(options.file, [script]);
  effects.terminal.note(`${options.file} is written. To submit, wait and merge:\n  bash ${quoted(options.file)}`);
}
