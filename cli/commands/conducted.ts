/** What `compare`, `study`, `run` and `resume` say of a study, and how they end. */
import type { Effects } from "../effects.ts";
import { EXIT, type ExitCode } from "../errors.ts";
import { Interrupted, type Ran } from "../library/index.ts";
import type { RunOptions } from "../options.ts";
import { renderAnswer } from "../rendering.ts";
import { reportOf } from "../store/run-directory.ts";

/**
 * @param ran - the study on its way
 * @returns done, failures (some replications failed) or interrupted
 * @throws whatever else ends it
 */
export async function conducted(
  { terminal, command }: Effects,
  ran: Promise<Ran>,
  { json, lang }: Pick<RunOptions, "json" | "lang">,
): Promise<ExitCode> {
  try {
    const { study, answer, manifest, failures, directory, json: whole } = await ran;
    const report = directory === null ? undefined : reportOf(directory);
    if (json === true) terminal.result(JSON.stringify(whole, null, 2));
    else terminal.result(renderAnswer(answer, study, manifest, lang, report));
    return failures.length > 0 ? EXIT.failures : EXIT.done;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const { done, planned, directory } = error;
    terminal.note(`Interrupted after ${done} of ${planned} replications.`);
    if (directory === null) terminal.note("Nothing is stored without --out.");
    else terminal.note(`${directory} holds what is done. To resume:\n  ${command("resume", directory)}`);
    return EXIT.interrupted;
  }
}
