/** Shards become the run that they are parts of, with the bytes and the hash of one that nobody shared out. */
import { join } from "node:path";
import { RESPONSES } from "../../engine/district/responses/index.ts";
import type { Run } from "../../engine/study/method.ts";
import { methodOf } from "../../scenarios/method.ts";
import { type ResolvedStudy, scenarioKeys, seedAt, toPointPlan } from "../../scenarios/study.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { conduct } from "../execute/conduct.ts";
import type { Conducted } from "../execute/conducted.ts";
import { LostRuns, type Survey, survey } from "../execute/merge.ts";
import { inWords } from "../execute/share.ts";
import { SpilledValues } from "../execute/spilled.ts";
import { lostResults, type RunResult } from "../execute/task.ts";
import { holderIn } from "../store/lock.ts";
import { differences, type Manifest } from "../store/manifest.ts";
import { FILE, manifestIn, type StoredFailure } from "../store/run-directory.ts";
import { Store } from "../store/store.ts";
import { quietly } from "./quietly.ts";
import { DEFAULTS, type Running } from "./study.ts";

interface Part {
  readonly path: string;
  readonly manifest: Manifest;
}

function wholeOf({ shard: _, ...whole }: Manifest): Manifest {
  return whole;
}

/** @throws InputError that names whatever keeps the directories from being parts of one run */
function partsOf(effects: Effects, directories: readonly string[]): Part[] {
  const { modelHash } = effects.installation;
  const parts = directories.map((path) => ({ path, manifest: manifestIn(effects.files, path) }));
  const [{ path: firstPath, manifest: first }] = parts;
  const faults = parts.flatMap(({ path, manifest }) => {
    const holder = holderIn(path);
    if (holder !== null) return [`${path} is being run by ${holder}: wait until it ends.`];
    if (manifest.modelHash !== modelHash) {
      return [
        `${path} was run by model ${manifest.modelHash.slice(0, 12)} of a gridgov ${manifest.gridgov}, this is ${modelHash.slice(0, 12)}: results of two models do not mix.`,
      ];
    }
    const found = differences(wholeOf(first), wholeOf(manifest)).map((line) => `  ${line}`);
    if (manifest.shard?.of !== first.shard?.of) found.push(`  shards: ${first.shard?.of}, and ${manifest.shard?.of}`);
    return found.length === 0 ? [] : [`${path} is no part of the same run as ${firstPath}. They differ in`, ...found];
  });
  if (faults.length > 0) throw new InputError(faults);
  const there = new Set(parts.map(({ manifest }) => manifest.shard?.number));
  const all = Array.from({ length: first.shard?.of ?? 0 }, (_, i) => i + 1);
  const missing = all.filter((number) => !there.has(number)).map((number) => inWords({ number, of: all.length }));
  if (missing.length > 0) throw new InputError(`Missing: ${missing.join(", ")}. Give their directories too.`);
  return parts;
}

/** What the parts say could not be run at all. */
function lostIn({ files }: Effects, parts: readonly Part[], onlyPoint: string): LostRuns {
  const lost = new LostRuns();
  for (const { path } of parts) {
    const failures = JSON.parse(files.read(join(path, FILE.failures)) ?? "[]") as StoredFailure[];
    for (const { stage, point = onlyPoint, replication, message, stack } of failures) {
      if (stage === "worker") lost.add(point, replication, message, stack);
    }
  }
  return lost;
}

/** @returns what a store knows of a run under every policy, or what is known to be lost of it, or null */
function knownOf(study: ResolvedStudy, store: Store, lost: LostRuns): (run: Run) => RunResult[] | null {
  const keys = new Map<string, readonly string[]>();
  return ({ point, replication }) => {
    const known = keys.get(point.name) ?? scenarioKeys(toPointPlan(study, point), seedAt(study, point));
    keys.set(point.name, known);
    const names = point.policies.map(({ name }) => name);
    const found = known.map((key) => store.find(key, replication, false)?.result ?? null);
    if (found.every((result) => result !== null)) {
      return found.map(({ values, failure }, p) => ({ policy: names[p], values: values?.slice() ?? null, failure }));
    }
    const reason = lost.reason(point.name, replication);
    return reason === null ? null : lostResults(names, reason);
  };
}

/** @throws InputError that names the shards which have not run all of their share */
function expectWhole({ missing, known }: Survey, parts: readonly Part[], { command }: Effects, out: string): void {
  if (missing.size === 0) return;
  // A later round follows from what was merged of those before.
  const before = known > 0 ? ["--store", out] : [];
  const lacking = [...missing].map(([number, runs]) => {
    const path = parts.find(({ manifest }) => (manifest.shard?.number ?? number) === number)!.path;
    return `  ${path} lacks ${runs} replications: ${command("resume", path, ...before)}`;
  });
  throw new InputError(["Not everything was run:", ...lacking]);
}

/**
 * Puts shards together, in any order.
 *
 * @returns the complete run; or a round, if the method has questions left that the shards have to run first
 * @throws InputError if the directories are not all parts of one run, if runs are missing, or if two parts hold different
 *   results of the same run; nothing is written then
 */
export async function merge(
  directories: readonly string[],
  running: Pick<Running, "csv" | "lang" | "signal" | "note"> & { readonly out: string },
  effects: Effects = quietly(running),
): Promise<Conducted> {
  const parts = partsOf(effects, directories);
  const longest = parts.reduce((a, b) => (b.manifest.study.replications > a.manifest.study.replications ? b : a));
  const { study, matters, shard } = longest.manifest;
  const values = new SpilledValues(RESPONSES.length);
  const store = new Store(effects.files, directories, running.out, effects.installation.modelHash);
  const lost = lostIn(effects, parts, "study");
  let seen: Survey;
  try {
    seen = survey(methodOf(study, values), knownOf(study, store, lost), shard?.of ?? 1);
  } finally {
    store.close();
    values.close();
  }
  expectWhole(seen, parts, effects, running.out);
  return await conduct(
    effects,
    study,
    { ...DEFAULTS, ...running, matters },
    { shards: directories, lost, known: seen.known },
  );
}
