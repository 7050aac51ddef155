/** `gridgov fit`: a scenario from a log, and how far it is from what the log says. */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { EventLog } from "../../engine/cases/log/event-log.ts";
import { formatDiagnostic } from "../../scenarios/diagnostic.ts";
import { type Fit, fitLog, SIMULATIONS } from "../../scenarios/logs/fit.ts";
import { asLog, type Check, checkFit, type HeldOut, heldOutOf } from "../../scenarios/logs/fit-check.ts";
import { bareScenario, scenarioOf } from "../../scenarios/logs/fit-scenario.ts";
import { categoryOf } from "../../scenarios/logs/mapping.ts";
import type { SimulatedCase } from "../../scenarios/logs/simulated.ts";
import { runAsLog } from "../../scenarios/logs/simulated-run.ts";
import { SHIPPED } from "../../scenarios/registry.ts";
import { type ResolvedStudy, readStudy } from "../../scenarios/resolve.ts";
import type { Source } from "../../scenarios/source.ts";
import { fitText } from "../../viz/logs/fit-text.ts";
import type { Lang } from "../../viz/words/lang.ts";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { readLogFile } from "../logs/log-file.ts";
import { documentsOf } from "../source.ts";
import { mappingOf } from "./describe.ts";

export interface FitOptions {
  readonly district: string;
  readonly policy: string;
  readonly map?: string;
  readonly out?: string;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly lang: Lang;
}

/** @throws InputError for a file that is no log, or a district or policy that is none */
export async function fitScenario(effects: Effects, path: string, options: FitOptions): Promise<void> {
  const { files, terminal } = effects;
  const mapping = mappingOf(effects, options.map);
  const { log } = await readLogFile(files, path, mapping);
  const heldOut = options.check === true ? heldOutOf(log) : null;
  const until = heldOut?.usedUntil ?? Number.POSITIVE_INFINITY;
  const origin = {
    name: nameOf(path),
    district: options.district,
    policy: options.policy,
    log: basename(path),
    sha256: await hashOf(effects, path),
    version: effects.installation.version,
  };
  const file = options.out ?? "fitted.yaml";
  const bare = scenarioStudy(effects, bareScenario(origin), file);
  const weeks = weeksOf(log);
  terminal.note(`simulating ${weeks} weeks of ${options.district} under ${options.policy}, ${SIMULATIONS} times`);
  const fitted = fitLog(
    log,
    SHIPPED,
    (openedAt) => openedAt < until,
    {
      factors: bare.factors,
      grids: bare.district.communities.reduce((sum, { grids }) => sum + grids, 0),
      categoryOf: (name) => categoryOf(mapping, name),
    },
    (factors) => asLog(simulated({ ...bare, factors }, weeks), log.isByCase),
  );
  const text = scenarioOf(fitted, origin);
  // Read as any scenario is: a fit that is none is told before anything is written.
  const study = scenarioStudy(effects, text, file);
  const check = options.check === true ? checked(log, heldOut, study, bare) : undefined;
  if (options.out !== undefined) {
    const { renderFitHtml } = await import("../rendering.ts");
    const page = await renderFitHtml(fitted, check, basename(path), options.lang);
    files.write(options.out, [text]);
    files.write(pageBeside(options.out), [page]);
  }
  if (options.json === true) terminal.result(JSON.stringify(plain(fitted, check), null, 2));
  else if (options.out === undefined) terminal.result(`${fitText(fitted, check, options.lang)}\n${text}`.trimEnd());
  else {
    terminal.result(fitText(fitted, check, options.lang).trimEnd());
    terminal.note(`${options.out}\n${pageBeside(options.out)}`);
  }
}

function checked(log: EventLog, heldOut: HeldOut | null, study: ResolvedStudy, bare: ResolvedStudy): Check | null {
  if (heldOut === null) return null;
  const cases = { fitted: simulated(study, heldOut.weeks), unfitted: simulated(bare, heldOut.weeks) };
  return checkFit(log, heldOut, cases, 24 * study.horizon.followUp);
}

function simulated(study: ResolvedStudy, weeks: number): SimulatedCase[] {
  const { seed, policies, horizon } = study;
  return runAsLog({ ...study, horizon: { ...horizon, intake: 7 * weeks } }, seed, policies[0].name, 0);
}

/** As many weeks as the log has openings for, within what tells a factor and what takes no minutes. */
function weeksOf(log: EventLog): number {
  const openings = log.openedAt
    .slice(0, log.cases)
    .filter((at) => !Number.isNaN(at))
    .sort();
  const weeks = Math.floor(((openings.at(-1) ?? 0) - (openings[0] ?? 0)) / 168);
  return Math.min(52, Math.max(12, weeks));
}

function scenarioStudy(effects: Effects, text: string, path: string): ResolvedStudy {
  const documents = documentsOf(effects);
  const source: Source = { ...documents, read: (asked, root) => (asked === path ? text : documents.read(asked, root)) };
  const study = readStudy(path, source);
  if (!study.ok) throw new InputError(study.error.map(formatDiagnostic));
  return study.value;
}

async function hashOf({ files }: Effects, path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of files.stream(path)) hash.update(piece);
  return hash.digest("hex");
}

const pageBeside = (path: string): string => `${path.replace(/\.ya?ml$/i, "")}.html`;

/** Lower-case words joined by hyphens, from the name of the file. */
function nameOf(path: string): string {
  const words = basename(path)
    .toLowerCase()
    .split(".")[0]
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return `fit-${words === "" ? "log" : words.slice(0, 56).replace(/-$/, "")}`;
}

/** Without functions, and with names only of units of ten cases or more. */
function plain({ durations, routing, units, ...rest }: Fit, check: Check | null | undefined): object {
  return {
    ...rest,
    durations: durations.map(({ unit, cases, closed, choice }) => ({
      unit,
      cases,
      closed,
      family: choice.chosen.family,
      parameters: choice.chosen.parameters,
      scores: choice.scores,
    })),
    handovers: Array.from(routing.handovers, (n, at) => ({
      from: units[Math.floor(at / units.length)],
      to: units[at % units.length],
      n,
    })).filter(({ n }) => n >= 10),
    ...(check === undefined ? {} : { check }),
  };
}
