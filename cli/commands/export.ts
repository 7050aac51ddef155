/** `gridgov export`: the matters of a stored run as a log, for tools that read logs. */
import { join } from "node:path";
import { runAsLog } from "../../scenarios/logs/simulated-run.ts";
import { EXPORT_FORMATS, type ExportFormat, written } from "../../scenarios/logs/write.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { districtOf } from "../library/index.ts";
import { writeParquetLog } from "../logs/parquet-log.ts";
import { readManifest } from "../store/manifest.ts";
import { FILE } from "../store/run-directory.ts";

/** Texts, and what is none. */
export const LOG_FORMATS = [...EXPORT_FORMATS, "parquet"] as const;

export interface ExportOptions {
  readonly format: ExportFormat | "parquet";
  readonly district?: string;
  readonly policy?: string;
  readonly replication: number;
  readonly out?: string;
}

const ENDINGS: Readonly<Record<ExportOptions["format"], string>> = {
  csv: "csv",
  xes: "xes",
  ocel: "ocel.json",
  parquet: "parquet",
};

/**
 * A run stores figures, not matters. A replication is a pure function of what the manifest holds, so it is run once more
 * and watched.
 * @throws InputError if nothing is stored there, another model ran it, or it has no such policy or replication
 */
export function exportLog(effects: Effects, directory: string, options: ExportOptions): void {
  const { files, installation, terminal } = effects;
  const path = join(directory, FILE.manifest);
  const text = files.read(path);
  if (text === null) throw new InputError(`${directory}: no run is stored here.`);
  const { study: whole, modelHash, replications } = readManifest(text, path);
  const study = districtOf(whole, options.district);
  const { seed } = study;
  if (modelHash !== installation.modelHash) {
    throw new InputError(
      `${directory} was run by model ${modelHash}, this is ${installation.modelHash}: run it again.`,
    );
  }
  const policy = options.policy ?? study.policies[0].name;
  const known = study.policies.map(({ name }) => name);
  if (!known.includes(policy))
    throw new InputError(`${directory} has no policy ${policy}; it has ${known.join(", ")}.`);
  if (options.replication >= replications.planned) {
    throw new InputError(`${directory} has replications 0 to ${replications.planned - 1}, not ${options.replication}.`);
  }
  const cases = runAsLog(study, seed, policy, options.replication);
  const origin = {
    title: `${study.name}: ${policy}, replication ${options.replication} (simulated by gridgov)`,
    followUpDays: study.horizon.followUp,
    facts: [
      ["version", installation.version],
      ["modelHash", modelHash],
      ["seed", seed],
    ] as const,
  };
  const out = options.out ?? join(directory, `${policy}-${options.replication}.${ENDINGS[options.format]}`);
  if (options.format === "parquet") {
    const file = files.replace(out);
    try {
      writeParquetLog(file, cases, `gridgov ${installation.version}`);
      file.commit();
    } catch (error) {
      file.discard();
      throw error;
    }
  } else files.write(out, written(options.format, cases, origin));
  terminal.result(out);
}
