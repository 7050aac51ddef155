/**
 * Which lever carries the gain: the reform and its three paths with each of their levers left out in turn, and where the
 * hours of each policy go. A replication runs every policy in one world, so differences are paired.
 */

import { systemEffects } from "../../cli/effects.ts";
import { documentsOf } from "../../cli/source.ts";
import { LEVERS } from "../../engine/district/levers/index.ts";
import type { PlannedPolicy } from "../../engine/district/plan.ts";
import { RESPONSES } from "../../engine/district/responses/index.ts";
import { runReplication } from "../../engine/district/run.ts";
import { pairedDifferences } from "../../engine/study/paired.ts";
import { sampleOf, tInterval } from "../../engine/study/sample.ts";
import { ValuesInMemory } from "../../engine/study/values.ts";
import { readStudy } from "../../scenarios/resolve.ts";
import { type ResolvedPolicy, toPlan } from "../../scenarios/study.ts";
import type { Section } from "./section.ts";

const STUDY = "main";
const REPLICATIONS = 6;
const ALPHA = 0.05;
/** Whose levers are left out one by one, and the policy that those are counted from. */
const TAKEN_APART = { "full-time-separated": "part-time", "three-paths": "full-time-separated" } as const;
const POLICIES = [
  "part-time",
  "part-time-separated",
  "full-time",
  "full-time-separated",
  "intelligent",
  "refined",
  "collaborative",
  "three-paths",
] as const;

/** The primary responses of the main study, what they cost, and in which figures they are shown. */
const SHOWN: readonly { readonly response: string; readonly title: string; readonly per: number }[] = [
  { response: "solvedWithin7", title: "solved within 7 d", per: 100 },
  { response: "promiseKept", title: "solved on time", per: 100 },
  { response: "unbrokenChain", title: "U", per: 100 },
  { response: "f5GridCommunity", title: "F5", per: 100 },
  { response: "satisfiedOfRated", title: "satisfied", per: 100 },
  { response: "settledAmongNeighbours", title: "neighbours", per: 100 },
  { response: "timeToClose", title: "time to close, h", per: 1 },
  { response: "fullCost", title: "full cost, 1,000 yuan", per: 1 / 1000 },
];

interface LeftOut {
  readonly of: string;
  readonly lever: string;
  readonly policy: PlannedPolicy;
}

/** @returns a policy without each of the levers that it sets otherwise than another one */
function leaveOut(policy: PlannedPolicy, base: PlannedPolicy): LeftOut[] {
  return LEVERS.filter(({ name }) => policy.levers[name] !== base.levers[name]).map(({ name }) => ({
    of: policy.name,
    lever: name,
    policy: { name: `${policy.name} without ${name}`, levers: { ...policy.levers, [name]: base.levers[name] } },
  }));
}

/** @param say tells progress */
export function measureLevers(say: (line: string) => void): Section {
  const read = readStudy(STUDY, documentsOf(systemEffects()), { policies: POLICIES });
  if (!read.ok) throw new Error(read.error.map((fault) => fault.message).join("; "));
  const study = read.value;
  const named = (name: string): ResolvedPolicy => {
    const found = study.policies.find((policy) => policy.name === name);
    if (found === undefined) throw new Error(`no policy ${name}`);
    return found;
  };
  const without = Object.entries(TAKEN_APART).flatMap(([name, base]) => leaveOut(named(name), named(base)));
  const policies = [...toPlan(study).policies, ...without.map(({ policy }) => policy)];
  const runs = new Runs(policies);
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    runs.add(runReplication({ ...toPlan(study), policies }, study.seed, replication), replication);
    say(`levers: replication ${replication + 1} of ${REPLICATIONS}`);
  }
  return {
    failures: runs.failures,
    lines: [
      `${REPLICATIONS} replications of the study \`${STUDY}\` (${study.horizon.intake} days), seed \`${study.seed}\`. Shares in matters of 100.`,
      ...levels(runs, study.policies),
      ...Object.keys(TAKEN_APART).flatMap((name) => gains(runs, named(name), without)),
      ...hoursOf(runs, study.policies),
      ...utilisations(runs, study.policies),
    ],
  };
}

class Runs {
  readonly failures: string[] = [];
  private readonly values = new ValuesInMemory();
  private readonly policies: readonly PlannedPolicy[];

  constructor(policies: readonly PlannedPolicy[]) {
    this.policies = policies;
  }

  add(results: ReturnType<typeof runReplication>, replication: number): void {
    results.forEach(({ policy, values, failure }, i) => {
      if (failure !== null) this.failures.push(`${policy}, replication ${replication}: ${failure.message}`);
      if (values !== null) this.values.put(i, replication, values);
    });
  }

  /** @returns one value a replication */
  of(policy: string, response: string): Float64Array {
    const p = this.policies.findIndex(({ name }) => name === policy);
    const r = RESPONSES.findIndex(({ name }) => name === response);
    return this.values.column(p, r, REPLICATIONS);
  }

  mean(policy: string, response: string): number {
    return sampleOf(this.of(policy, response)).mean;
  }
}

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly string[]): string[] => [
  row(...head),
  row(...head.map(() => "---")),
  ...rows,
];

function levels(runs: Runs, policies: readonly ResolvedPolicy[]): string[] {
  return [
    "",
    "### Means",
    "",
    ...table(
      ["policy", ...SHOWN.map(({ title }) => title)],
      policies.map(({ name }) =>
        row(name, ...SHOWN.map(({ response, per }) => (per * runs.mean(name, response)).toFixed(1))),
      ),
    ),
  ];
}

/** What the policy has more with a lever than without it; in bold where the interval leaves out 0. */
function gains(runs: Runs, { name, levers }: ResolvedPolicy, without: readonly LeftOut[]): string[] {
  const difference = (other: string, response: string, per: number): string => {
    const sample = sampleOf(pairedDifferences(runs.of(name, response), runs.of(other, response)).map((x) => per * x));
    const { low, high } = tInterval(sample, ALPHA);
    if (low === null || high === null) return "undefined";
    const text = `${sample.mean.toFixed(2).replace(/^-(0\.00)$/, "$1")} ± ${((high - low) / 2).toFixed(2)}`;
    return low > 0 || high < 0 ? `**${text}**` : text;
  };
  const differences = (label: string, other: string): string =>
    row(label, ...SHOWN.map(({ response, per }) => difference(other, response, per)));
  const base = TAKEN_APART[name as keyof typeof TAKEN_APART];
  return [
    "",
    `### What each lever of \`${name}\` adds`,
    "",
    `With the lever less without it, all others of the policy in force: paired mean and half-width of the ${100 * (1 - ALPHA)} % interval, not`,
    "adjusted for their number; bold where it leaves out 0. Levers that need each other each carry the gain of both, so rows do not",
    "add up.",
    "",
    ...table(
      ["lever", ...SHOWN.map(({ title }) => title)],
      [
        differences(`all: ${name} less ${base}`, base),
        ...without
          .filter(({ of }) => of === name)
          .map(({ lever, policy }) => differences(`\`${lever}\` ${levers[lever]}`, policy.name)),
      ],
    ),
  ];
}

function hoursOf(runs: Runs, policies: readonly ResolvedPolicy[]): string[] {
  return ["member", "community", "department"].flatMap((line) => {
    const names = RESPONSES.map(({ name }) => name).filter((name) => name.startsWith(`hours:${line}:`));
    const done = names.filter((name) => policies.some((policy) => runs.mean(policy.name, name) > 0));
    const total = (policy: string): number => done.reduce((sum, name) => sum + runs.mean(policy, name), 0);
    return [
      "",
      `### Hours a week by activity: ${line}`,
      "",
      ...table(
        ["policy", ...done.map((name) => name.slice(`hours:${line}:`.length)), "all"],
        policies.map(({ name }) =>
          row(name, ...done.map((activity) => runs.mean(name, activity).toFixed(0)), total(name).toFixed(0)),
        ),
      ),
    ];
  });
}

function utilisations(runs: Runs, policies: readonly ResolvedPolicy[]): string[] {
  const names = RESPONSES.map(({ name }) => name).filter((name) => name.startsWith("utilisation:"));
  return [
    "",
    "### Utilisation: hours with a task over hours of work",
    "",
    ...table(
      ["policy", ...names.map((name) => name.slice("utilisation:".length))],
      policies.map(({ name }) => row(name, ...names.map((line) => runs.mean(name, line).toFixed(2)))),
    ),
  ];
}
