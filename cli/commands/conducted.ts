/** What `compare`, `study`, `run`, `resume` and `merge` say of a study, and how they end. */
import type { Effects } from "../effects.ts";
import { EXIT, type ExitCode } from "../errors.ts";
import { inWords } from "../execute/share.ts";
import type { Conducted } from "../library/index.ts";
import type { RunOptions } from "../options.ts";
import { renderAnswer } from "../rendering.ts";
import { reportOf } from "../store/run-directory.ts";

type Shown = Pick<RunOptions, "json" | "lang">;
type Of<Kind extends Conducted["kind"]> = Extract<Conducted, { kind: Kind }>;

/** What is printed after a study's own answer: more keys of its JSON, or more text. */
export interface Beside {
  readonly json: object;
  readonly text: string;
}

const NOTHING: Beside = { json: {}, text: "" };

function complete({ terminal }: Effects, ended: Of<"complete">, { json, lang }: Shown, beside: Beside): ExitCode {
  const { study, answer, manifest, failures, directory, json: whole } = ended;
  const report = directory === null ? undefined : reportOf(directory);
  if (json === true) terminal.result(JSON.stringify({ ...whole, ...beside.json }, null, 2));
  else terminal.result(`${renderAnswer(answer, study, manifest, lang, report)}${beside.text}`);
  return failures.length > 0 ? EXIT.failures : EXIT.done;
}

function share({ terminal, command }: Effects, ended: Of<"share">, { json }: Shown): ExitCode {
  const { shard, manifest, failures, directory } = ended;
  const { study, replications } = manifest;
  if (json === true) terminal.result(JSON.stringify({ study: study.name, shard, replications }, null, 2));
  else {
    terminal.result(
      `${directory}: ${inWords(shard)} has run its share, ${replications.done} replications. When all have:
  ${command("merge")} <directories of all shards> --out <dir>`,
    );
  }
  return failures.length > 0 ? EXIT.failures : EXIT.done;
}

function round({ terminal, command }: Effects, { study, known, directory }: Of<"round">): ExitCode {
  terminal.result(
    [
      `${directory}: ${known} replications are merged, and ${study.name} wants another round. Let each shard run its share of it with`,
      `  ${command("resume")} <directory of the shard> --store ${directory}`,
      "then merge again.",
    ].join("\n"),
  );
  return EXIT.more;
}

function interrupted({ terminal, command }: Effects, { done, planned, directory }: Of<"interrupted">): ExitCode {
  terminal.note(`Interrupted after ${done} of ${planned} replications.`);
  if (directory === null) terminal.note("Nothing is stored without --out.");
  else terminal.note(`${directory} holds what is done. To resume:\n  ${command("resume", directory)}`);
  return EXIT.interrupted;
}

/** @returns done, failures (some replications failed), more (a merge leaves the method with questions) or interrupted */
export function tell(effects: Effects, ended: Conducted, shown: Shown, beside = NOTHING): ExitCode {
  switch (ended.kind) {
    case "complete":
      return complete(effects, ended, shown, beside);
    case "share":
      return share(effects, ended, shown);
    case "round":
      return round(effects, ended);
    case "interrupted":
      return interrupted(effects, ended);
  }
}
