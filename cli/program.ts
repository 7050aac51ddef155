/** The command line: what may be asked, and which exit code answers. */
import { Argument, Command, CommanderError, Option } from "commander";
import { compare } from "./commands/compare.ts";
import { type DescribeOptions, describe } from "./commands/describe.ts";
import { type EmitOptions, emit, SCHEDULERS, type Scheduler } from "./commands/emit.ts";
import { type ExplainOptions, explain } from "./commands/explain.ts";
import { type ExportOptions, exportLog, LOG_FORMATS } from "./commands/export.ts";
import { type FitOptions, fitScenario } from "./commands/fit.ts";
import { LISTS, type List, type ListOptions, list } from "./commands/list.ts";
import { type MergeOptions, merge } from "./commands/merge.ts";
import { type PatternsOptions, patterns } from "./commands/patterns.ts";
import { type QueryOptions, query } from "./commands/query.ts";
import { CHART_FORMATS, FORMATS, type ReportOptions, report } from "./commands/report.ts";
import { type ResumeOptions, resume } from "./commands/resume.ts";
import { run } from "./commands/run.ts";
import { type StatusOptions, status } from "./commands/status.ts";
import { study } from "./commands/study.ts";
import { type TraceOptions, trace } from "./commands/trace.ts";
import { validate } from "./commands/validate.ts";
import { type VerifyOptions, verify } from "./commands/verify.ts";
import { type ViewOptions, view } from "./commands/view.ts";
import { type ServeOptions, worker } from "./commands/worker.ts";
import type { Effects } from "./effects.ts";
import { describeError, EXIT, type ExitCode } from "./errors.ts";
import {
  addAskedOptions,
  addExecutionOptions,
  addRunOptions,
  addWorkerOptions,
  assignment,
  index,
  indices,
  instant,
  langOption,
  percent,
  port,
  positive,
  positiveInteger,
  type RunOptions,
} from "./options.ts";

function examples(...lines: readonly (readonly [command: string, what: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`).join("\n")}`;
}

const EXIT_CODES = `
Exit codes: 0 done, 1 a bug, 2 bad input, 3 some replications failed, 4 another round of shards is wanted, 130 interrupted.
Results go to stdout, progress and errors to stderr.`;

/** Which world a command looks into. */
function addWorldOptions(command: Command): Command {
  return command
    .option("--district <name>", "of a city, which district")
    .option("--seed <text>", "seed instead of the study's")
    .option("--replication <n>", "which replication, from 0", index, 0)
    .option(
      "--set <name=value>",
      "a factor of the district, a lever of every policy, or policy.lever; may be repeated",
      assignment,
      [],
    )
    .option("--json", "print the story as JSON")
    .addOption(langOption());
}

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
      "Conducts a study by its method: compare, sweep, sensitivity, select, switch, robust, optimise, calibrate or patterns.",
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

  addRunOptions(program.command("patterns"))
    .summary("published figures beside the model and null models")
    .description(
      "Runs the model and four null models, and says which published targets and predictions each meets (docs/validation.md).",
    )
    .argument("[study]", "a study file by the method patterns, or the name of a shipped one", "patterns")
    .option("--hypotheses <dir>", "directory of a finished study of claims, to be told beside")
    .addHelpText(
      "after",
      examples(
        ["gridgov patterns --out results/patterns", "the shipped study, stored and resumable: some minutes"],
        ["gridgov patterns --lang zh", "in Chinese"],
        ["gridgov patterns --replications 20 --json", "with narrower intervals, as JSON"],
      ),
    )
    .action(async (study: string, options: PatternsOptions) => finish(await patterns(effects, study, options)));

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

  addWorldOptions(program.command("trace"))
    .summary("tell what happened to a matter, a resident, or on a working day")
    .description(
      "Tells what happened in one replication, step by step: each decision, what was drawn, and who did what.",
    )
    .argument("<document>", "a study or scenario file, or the name of a shipped one")
    .option("--policy <name>", "under which of the study's policies (default: its baseline)")
    .option("--matter <numbers>", "these matters, with commas between them", indices)
    .option("--slowest <k>", "the k matters that took longest until they were solved (default: 1)", positiveInteger)
    .option("--resident <n>", "the matters of a resident", index)
    .option("--member <n>", "the working day of a grid member", index)
    .option("--grid <community:number>", "the working day of whoever answers for a grid")
    .option("--day <n>", "which day, the first after the policies were enacted being 1 (default: 31)", positiveInteger)
    .addHelpText(
      "after",
      examples(
        ["gridgov trace main --slowest 3", "the three slowest matters under the baseline"],
        ["gridgov trace main --policy full-time --matter 12000", "one matter under another policy"],
        ["gridgov trace main --grid S03:2 --day 31 --lang zh", "a grid member's day, in Chinese"],
      ),
    )
    .action((document: string, options: TraceOptions) => trace(effects, document, options));

  addWorldOptions(program.command("explain"))
    .summary("tell where the ways of matters part under two policies")
    .description(
      "Finds the matters that fare most differently under two policies with the same luck, and tells where their ways part.",
    )
    .argument("<study>", "a study file, or the name of a shipped study")
    .requiredOption("--policy <name>", "the one policy")
    .option("--against <name>", "the other (default: the study's baseline)")
    .option("--matters <k>", "how many matters", positiveInteger, 3)
    .addHelpText("after", examples(["gridgov explain main --policy full-time --against part-time", "three matters"]))
    .action((study: string, options: ExplainOptions) => explain(effects, study, options));

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
    .summary("render the report of a stored run anew")
    .description("Renders the report of a stored run anew, in its directory, and its charts as files.")
    .argument("<dir>", "directory of a complete run")
    .addOption(langOption())
    .addOption(
      new Option("--format <format>", "report.html, report.md (with its charts as SVG), or report.pdf (by Chromium)")
        .choices(FORMATS)
        .default("html"),
    )
    .addOption(new Option("--charts <format>", "every chart as a file too, in charts/").choices(CHART_FORMATS))
    .option("--font <file>", "for PNG: a font file instead of the installed fonts")
    .option("--browser <program>", "for PDF: a browser of the Chromium family instead of the one found")
    .addHelpText(
      "after",
      examples(
        ["gridgov report results/main --lang zh", "the report in Chinese"],
        ["gridgov report results/main --format pdf", "as a PDF"],
        ["gridgov report results/main --charts png", "and every chart as a picture"],
      ),
    )
    .action(async (directory: string, options: ReportOptions) => await report(effects, directory, options));

  addExecutionOptions(program.command("resume"))
    .description("Runs exactly the replications that an interrupted run lacks; what to run is stored with it.")
    .argument("<dir>", "directory of a run")
    .addHelpText("after", examples(["gridgov resume results/main", "goes on where the run was interrupted or killed"]))
    .action(async (directory: string, options: ResumeOptions) => finish(await resume(effects, directory, options)));

  program
    .command("merge")
    .summary("make one run of shards")
    .description(
      "Puts the shards of a run together: tables, hash and report are those of a run that nobody shared out. A study in rounds may then want another round (exit 4).",
    )
    .argument("<dirs...>", "directories of all shards, in any order")
    .requiredOption("--out <dir>", "directory for the whole run")
    .option("--csv", "write the tables as CSV too")
    .option("--json", "print the comparison as JSON")
    .addOption(langOption())
    .addHelpText(
      "after",
      examples(
        ["gridgov compare main --shard 1/2 --out shards/1", "one of two shards, here or on any machine"],
        ["gridgov merge shards/1 shards/2 --out results/main", "one run of both"],
      ),
    )
    .action(async (directories: string[], options: MergeOptions) => finish(await merge(effects, directories, options)));

  addWorkerOptions(program.command("worker"))
    .summary("run what studies put into a queue")
    .description(
      "Takes shards of studies from a queue and runs them, until it is interrupted; workers may join and leave at any time.",
    )
    .option("--queue [url]", "the broker (redis://..., postgres://...), instead of what GRIDGOV_QUEUE says")
    .option("--lease <s>", "seconds of silence after which what a worker ran is given to others", positiveInteger, 30)
    .addHelpText(
      "after",
      examples(
        ["gridgov worker --queue redis://localhost:6379", "with as many threads as this machine has cores"],
        ["GRIDGOV_QUEUE=rediss://user:password@host gridgov worker", "credentials stand on no command line"],
        ["gridgov study robust --out results/robust --queue redis://localhost:6379", "what it then runs"],
      ),
    )
    .action(async (options: ServeOptions) => finish(await worker(effects, options)));

  addAskedOptions(program.command("emit"))
    .summary("write a study as a job for a scheduler")
    .description("Writes a study as a job array for Slurm, with as many tasks as what a replication costs asks for.")
    .addArgument(new Argument("<scheduler>", "what it is for").choices(SCHEDULERS))
    .argument("<study>", "a study file, or the name of a shipped study")
    .requiredOption("--out <dir>", "directory for the whole run; those of its shards stand beside it")
    .option("--file <file>", "file to write; stdout unless told")
    .option("--minutes <n>", "that a task should take", positive, 30)
    .option("--cores <n>", "cores of a task", positiveInteger, 1)
    .option("--pilot <n>", "replications that are run now to measure their cost", positiveInteger, 2)
    .option("--cost <s>", "seconds that a replication takes, instead of measuring it", positive)
    .addHelpText(
      "after",
      examples(
        ["gridgov emit slurm main --replications 1000 --out results/main --file main.slurm", "measured and sized"],
        ["bash main.slurm", "submits it, waits, merges"],
      ),
    )
    .action(async (_: Scheduler, study: string, options: EmitOptions) => await emit(effects, study, options));

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
  program
    .command("describe")
    .summary("describe a log of real or exported cases")
    .description(
      "Reads a log of cases (CSV, XES, Open311, OCEL; plain or gzip) and says what it shows, and what it cannot.",
    )
    .argument("<log>", "the file")
    .option("--map <file>", "which column holds what, and what activities mean (docs/logs.md)")
    .option("--follow-up <days>", "count what happens within so many days of the opening", positiveInteger)
    .option("--until <time>", "when the log was drawn: open cases were open until then", instant)
    .option("--pseudonyms <file>", "write the log as it was read, with pseudonyms for ids and persons")
    .option("--salt <file>", "of the pseudonyms; made if there is none (default: ~/.config/gridgov/salt)")
    .option("--json", "print the description as JSON")
    .option("--out <dir>", "directory for a report with charts and the description as JSON")
    .addOption(langOption())
    .addHelpText(
      "after",
      examples(
        ["gridgov describe cases.csv", "columns recognised by their names"],
        ["gridgov describe cases.csv --map columns.yaml --out results/log", "with a mapping, and a report"],
      ),
    )
    .action(async (log: string, options: DescribeOptions) => await describe(effects, log, options));

  program
    .command("fit")
    .summary("make a scenario of what a log tells")
    .description(
      "Sets the factors that a log can tell, each with its interval; all others keep their defaults and ranges.",
    )
    .argument("<log>", "the file")
    .requiredOption("--district <name>", "a district file, or the name of a shipped district")
    .option("--policy <name>", "policy of the scenario", "part-time")
    .option("--map <file>", "which column holds what, and what activities mean (docs/logs.md)")
    .option("--check", "hold out the last third of the log, simulate the fitted scenario and compare")
    .option("--out <file>", "scenario file to write, ending in .yaml")
    .option("--json", "print the fit as JSON")
    .addOption(langOption())
    .addHelpText(
      "after",
      examples(
        ["gridgov fit cases.csv --district chenghua-sample --out mine.yaml", "a scenario for gridgov run"],
        ["gridgov fit cases.csv --district chenghua-sample --check", "with distances on held-out cases"],
      ),
    )
    .action(async (log: string, options: FitOptions) => await fitScenario(effects, log, options));

  program
    .command("export")
    .summary("write the matters of a stored run as a log")
    .description("Writes what happened to the registered matters of one replication of a stored run under one policy.")
    .argument("<dir>", "directory of a run")
    .addOption(new Option("--format <format>", "format of the log").choices(LOG_FORMATS).default("csv"))
    .option("--district <name>", "of a city, which district")
    .option("--policy <name>", "policy; the baseline unless told")
    .option("--replication <n>", "replication, from 0", index, 0)
    .option("--out <file>", "file to write; beside the results unless told")
    .addHelpText(
      "after",
      examples(
        ["gridgov export results/main --format xes", "for a process-mining tool"],
        ["gridgov export results/main --policy full-time --replication 3", "another policy and replication, as CSV"],
      ),
    )
    .action((directory: string, options: ExportOptions) => exportLog(effects, directory, options));

  program
    .command("view")
    .description(
      "Serves the viewer to this machine's browser: the engine live, and the results of a run, until Ctrl-C.",
    )
    .argument("[dir]", "directory of a complete run")
    .option("--port <n>", "port to serve at; 0 takes one that is free", port, 0)
    .addOption(langOption().default(undefined))
    .addHelpText(
      "after",
      examples(
        ["gridgov view", "two policies side by side, live, with sliders"],
        ["gridgov view results/main --lang zh", "with the results of a run, in Chinese"],
      ),
    )
    .action(async (directory: string | undefined, options: ViewOptions) =>
      finish(await view(effects, directory, options)),
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
