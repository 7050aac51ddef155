/** A study as a Slurm job array. */
import { inWords } from "../progress.ts";
import type { ArraySize, Cost } from "./array.ts";

export interface ArrayJob {
  /** Of the study. */
  readonly name: string;
  /** The program as a shell takes it, and the words of the study with its options. */
  readonly program: string;
  readonly study: string;
  /** Directory of the whole run. */
  readonly out: string;
  /** Replications to share out, of the first round where a study goes on in rounds. */
  readonly runs: number;
  /** No more than these are ever asked for. */
  readonly most: number;
  readonly cores: number;
  readonly cost: Cost;
  readonly size: ArraySize;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** @returns a duration as Slurm reads it */
function clock(seconds: number): string {
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600];
  return `${two(hours)}:${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

const SAFE = /[^A-Za-z0-9._-]+/g;

/**
 * One file with two uses: `sbatch` takes it as the array, and `bash` submits that array, waits, merges, and goes on while
 * the study wants another round.
 */
export function slurmScript({ name, program, study, out, runs, most, cores, cost, size }: ArrayJob): string {
  const rounds = most > runs ? `, of the first round (${most} at most in all rounds)` : "";
  return `#!/bin/bash
#SBATCH --job-name=gridgov-${name.replace(SAFE, "-")}
#SBATCH --array=1-${size.tasks}
#SBATCH --cpus-per-task=${cores}
#SBATCH --mem-per-cpu=${size.megabytes}M
#SBATCH --time=${clock(size.limit)}
#SBATCH --signal=B:TERM@30
#SBATCH --output=slurm-%x-%a.log
#
# ${runs} replications${rounds}; one takes ${cost.seconds.toPrecision(3)} s on one core (${cost.source}).
# So ${size.tasks} tasks of up to ${size.each} replications, about ${inWords(size.seconds)} each, twice that asked for; ${((runs * cost.seconds) / 3600).toPrecision(3)} core-hours in all.
#
# bash this file: submits the array, waits, merges into ${out}, and goes on while the study wants another round.
# sbatch this file: one round; merge by hand. Given again, either way, it runs what is missing.
set -euo pipefail
GRIDGOV=(${program})
STUDY=(${study})
OUT=${out}
SHARDS=${size.tasks}

if [ -n "\${SLURM_ARRAY_TASK_ID:-}" ]; then
  words=(--shard "$SLURM_ARRAY_TASK_ID/$SHARDS" --out "$OUT.shards/$SLURM_ARRAY_TASK_ID" --workers "\${SLURM_CPUS_PER_TASK:-${cores}}")
  if [ -e "$OUT/manifest.json" ]; then words+=(--store "$OUT"); fi
  mkdir -p "$OUT.shards"
  exec "\${GRIDGOV[@]}" study "\${STUDY[@]}" "\${words[@]}"
fi

while :; do
  # A task that fails is seen when its shard is merged.
  sbatch --wait "$0" || true
  status=0
  "\${GRIDGOV[@]}" merge "$OUT.shards"/* --out "$OUT" || status=$?
  if [ "$status" -ne 4 ]; then exit "$status"; fi
done
`;
}
