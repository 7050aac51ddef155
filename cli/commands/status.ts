/** `gridgov status`: how far a run is, whether it runs now or not. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Effects } from "../effects.ts";
import { inWords } from "../execute/share.ts";
import { Journals } from "../store/journals.ts";
import { holderIn } from "../store/lock.ts";
import { Points } from "../store/points.ts";
import { countStored, FILE, manifestIn } from "../store/run-directory.ts";

export interface StatusOptions {
  readonly json?: boolean;
}

/** @throws InputError if the directory holds no run */
export function status(effects: Effects, directory: string, { json }: StatusOptions): void {
  const { gridgov, modelHash, study, shard, replications, seed, resultHash, startedAt, finishedAt } = manifestIn(
    effects.files,
    directory,
  );
  const journals = new Journals(join(directory, FILE.journals));
  const { planned, failed } = replications;
  const stored = countStored(journals, new Points(effects.files, directory));
  const runsIn = holderIn(directory);
  const isComplete = resultHash !== null;
  const isOver = isComplete || (shard !== undefined && finishedAt !== null);
  const answer = {
    study: study.name,
    ...(shard === undefined ? {} : { shard }),
    policies: study.policies.length,
    gridgov,
    modelHash,
    seed,
    replications: { planned, stored, failed: new Set(failed.map(({ replication }) => replication)).size },
    runningIn: runsIn,
    damaged: journals.damaged.map(({ path }) => path),
    complete: isComplete,
    resultHash,
    startedAt,
    finishedAt,
    report: isComplete && existsSync(join(directory, FILE.report)) ? join(directory, FILE.report) : null,
  };
  if (json === true) {
    effects.terminal.result(JSON.stringify(answer, null, 2));
    return;
  }
  const how = runsIn !== null ? `running in ${runsIn}` : isOver ? "complete" : "interrupted";
  const part = shard === undefined ? "" : `${inWords(shard)}, `;
  const lines = [
    `${directory}: ${study.name}, ${part}${study.policies.length} policies, ${how}`,
    `  ${stored} of ${planned} replications are stored${answer.replications.failed > 0 ? `, ${answer.replications.failed} failed` : ""}`,
    `  seed ${seed}, gridgov ${gridgov}, model ${modelHash.slice(0, 12)}${isComplete ? `, results ${resultHash.slice(0, 12)}` : ""}`,
    ...answer.damaged.map((path) => `  ${path} is damaged: what stood there is run again`),
    ...(isOver || runsIn !== null ? [] : [`  to resume: ${effects.command("resume", directory)}`]),
  ];
  effects.terminal.result(lines.join("\n"));
}
