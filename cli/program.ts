/** The command line: what may be asked, and which exit code answers. */
import { Argument, Command, CommanderError } from "commander";
import type { Lang } from "../viz/words/words.ts";
import { compare } from "./commands/compare.ts";
import { LISTS, type List, type ListOptions, list } from "./commands/list.ts";
import { type QueryOptions, query } from "./commands/query.ts";
import { report } from "./commands/report.ts";
import { type ResumeOptions, resume } from "./commands/resume.ts";
import { run } from "./commands/run.ts";
import { type StatusOptions, status } from "./commands/status.ts";
import { study } from "./commands/study.ts";
import { validate } from "./commands/validate.ts";
import { type VerifyOptions, verify } from "./commands/verify.ts";
import type { Effects } from "./effects.ts";
import { describeError, EXIT, type ExitCode } from "./errors.ts";
import {
  addExecutionOptions,
  addRunOptions,
  addWorkerOptions,
  langOption,
  percent,
  type RunOptions,
} from "./options.ts";

function examples(...lines: readonly (readonly [command: string, what: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`).join("\n")}`;
}

const EXIT_CODES = `
Exit codes: 0 done, 1 a bug, 2 bad input, 3 some replications failed, 130 interrupted.
Results go to stdout, progress and errors to stderr.`;

/**
 * @param effects - what commands act on
 * @param finish - told how a command ended
 */
function commandLine(effects: Effects, finish: (exit: ExitCode) => void): Command {
  const { terminal, installation } = effects;
  const program = new Command("gridgov")
    .description("Compares ways of governing an urban district by grids, in an agent-based simulation.")
    .version(installation.version)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.result(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
    })
    .addHelpText(
      "after",
      examples(
        ["gridgov compare main --out results/main", "the shipped study, with a report"],
        ["gridgov list levers", "what a policy may set"],
        ["gridgov compare --help", "all options of a command"],
      ) + EXIT_CODES,
    );

  addRunOptions(program.command("compare"))
    .summary("compare policies in the same simulated worlds")
    .description("Runs every policy of a study in the same simulated worlds and says how they differ.")
    .argument("<study>", "a study file, or the name of a shipped study (gridgov list scenarios)")
    .addHelpText(
      "after",
      examples(
        ["gridgov compare main", "the shipped study, as text"],
        ["gridgov compare main --policies part-time,full-time --json", "two of its policies, as JSON"],
        ["gridgov compare main --set full-time.visitStandard=2 --out results/visits", "with one lever set otherwise"],
        ["gridgov compare my-study.yaml --replications 60 --seed again", "an own study, other random worlds"],
      ),
    )
    .action(async (study: string, options: RunOptions) => finish(await compare(effects, study, options)));

  addRunOptions(program.command("study"))
    .summary("conduct a study by the method that its file names")
    .description(
      "Conducts a study by its method: compare, sweep, sensitivity, select, switch, robust, optimise or calibrate.",
    )
    .argument("<study>", "a study file, or the name of a shipped study (gridgov list scenarios)")
    .addHelpText(
      "after",
      examples(
        ["gridgov study robust --out results/robust", "the shipped robustness study, stored and resumable"],
        ["gridgov study select --lang zh", "which policy is the best, in Chinese"],
        ["gridgov study my-study.yaml --json", "an own study, its verdict as JSON"],
      ),
    )
    .action(async (name: string, options: RunOptions) => finish(await study(effects, name, options)));

  addRunOptions(program.command("run"))
    .summary("run a study, or a scenario of one policy")
    .description("Runs a study, or a single scenario (one policy in one district).")
    .argument("<document>", "a study or scenario file, or the name of a shipped one")
    .addHelpText(
      "after",
      examples(
        ["gridgov run my-scenario.yaml", "how the district fares under one policy"],
        ["gridgov run my-scenario.yaml --out results/mine --lang zh", "with a report in Chinese"],
      ),
    )
    .action(async (document: string, options: RunOptions) => finish(await run(effects, document, options)));

  program
    .command("validate")
    .description("Checks a district, policy, study or scenario file, and lists every error at once.")
    .argument("<file>", "the file")
    .addHelpText("after", examples(["gridgov validate my-policy.yaml", "with file, line and column of each error"]))
    .action((file: string) => validate(effects, file));

  program
    .command("list")
    .description("Lists what may be set, what is uncertain, what is measured, or which documents ship.")
    .addArgument(new Argument("<what>", "what to list").choices(LISTS))
    .option("--json", "print the entries as JSON, with explanation and source")
    .addOption(langOption())
    .addHelpText(
      "after",
      examples(
        ["gridgov list levers", "name, status quo and range of every lever"],
        ["gridgov list responses --lang zh", "what is measured, in Chinese"],
        ["gridgov list factors --json", "for another program"],
      ),
    )
    .action((what: List, options: ListOptions) => list(effects, what, options));

  program
    .command("report")
    .description("Renders the report of a stored run anew: report.html in its directory.")
    .argument("<dir>", "directory of a complete run")
    .addOption(langOption())
    .addHelpText("after", examples(["gridgov report results/main --lang zh", "the report in Chinese"]))
    .action(async (directory: string, { lang }: { lang: Lang }) => await report(effects, directory, lang));

  addExecutionOptions(program.command("resume"))
    .description("Runs exactly the replications that an interrupted run lacks; what to run is stored with it.")
    .argument("<dir>", "directory of a run")
    .addHelpText("after", examples(["gridgov resume results/main", "goes on where the run was interrupted or killed"]))
    .action(async (directory: string, options: ResumeOptions) => finish(await resume(effects, directory, options)));

  program
    .command("status")
    .description("Says how far a run is, whether it is running now, and how to resume it.")
    .argument("<dir>", "directory of a run")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples(["gridgov status results/main", "while it runs, or after"]))
    .action((directory: string, options: StatusOptions) => status(effects, directory, options));

  addWorkerOptions(program.command("verify"))
    .description("Runs a sample of stored replications again and compares to the bit; checks tables and hash.")
    .argument("<dir>", "directory of a run")
    .option("--sample <percent>", "share that is run again; at least ten replications are", percent, 1)
    .addHelpText(
      "after",
      examples(
        ["gridgov verify results/main", "ten replications, or 1 % if that is more"],
        ["gridgov verify results/main --sample 100", "all of them"],
      ),
    )
    .action(async (directory: string, options: VerifyOptions) => finish(await verify(effects, directory, options)));

  program
    .command("query")
    .description("Asks the tables of a run in SQL: replications, series, weeks, and matters where they were stored.")
    .argument("<dir>", "directory of a run, complete or not")
    .argument("<sql>", "one statement of DuckDB's SQL")
    .option("--json", "print the rows as JSON")
    .option("--csv", "print the rows as CSV")
    .addHelpText(
      "after",
      examples(
        [
          `gridgov query results/main "select policy, avg(solvedWithin7) from replications group by policy"`,
          "one response by policy",
        ],
        [
          `gridgov query results/main "select week, sum(open) from weeks where replication = 0 group by all" --csv`,
          "for another program",
        ],
      ),
    )
    .action(
      async (directory: string, sql: string, options: QueryOptions) => await query(effects, directory, sql, options),
    );

  return program;
}

/**
 * Runs one command line; every error ends here.
 *
 * @param words - the words after the program's name
 * @returns the exit code
 */
export async function gridgov(words: readonly string[], effects: Effects): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done;
  try {
    await commandLine(effects, (code) => {
      exit = code;
    }).parseAsync(words, { from: "user" });
    return exit;
  } catch (error) {
    // Commander has said what is wrong by now; help and version end here too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.input;
    const { exit: code, text } = describeError(error);
    effects.terminal.note(text);
    return code;
  }
}
