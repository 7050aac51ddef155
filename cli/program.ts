/** The command line: what may be asked, and which exit code answers. */
import { Argument, Command, CommanderError } from "commander";
import type { Lang } from "../viz/words/words.ts";
import { compare } from "./commands/compare.ts";
import { LISTS, type List, type ListOptions, list } from "./commands/list.ts";
import { report } from "./commands/report.ts";
import { run } from "./commands/run.ts";
import { validate } from "./commands/validate.ts";
import { type ViewOptions, view } from "./commands/view.ts";
import type { Effects } from "./effects.ts";
import { describeError, EXIT, type ExitCode } from "./errors.ts";
import { addRunOptions, langOption, port, type RunOptions } from "./options.ts";

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
