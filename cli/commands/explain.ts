/** `gridgov explain`: the matters that fare most differently under two policies with the same luck, and where their ways part. */
import { STATES } from "../../engine/cases/case-table.ts";
import { censored } from "../../engine/cases/measures/duration.ts";
import { solving } from "../../engine/cases/measures/solving.ts";
import { Diary } from "../../engine/district/diary.ts";
import { type Watched, watch } from "../../engine/district/watched.ts";
import { type ResolvedStudy, toPlan } from "../../scenarios/study.ts";
import { common, type Line, Teller } from "../../viz/story/tell.ts";
import { words } from "../../viz/words/catalogue.ts";
import type { Lang } from "../../viz/words/lang.ts";
import { storyWords } from "../../viz/words/story.ts";
import type { Effects } from "../effects.ts";
import { districtOf, InputError, read } from "../library/index.ts";

export interface ExplainOptions {
  readonly policy: string;
  readonly against?: string;
  readonly matters: number;
  readonly district?: string;
  readonly seed?: string;
  readonly replication: number;
  readonly set: [name: string, value: string][];
  readonly json?: boolean;
  readonly lang: Lang;
}

/** Stages whose hours differ by less are not worth a word. */
const LEAST_HOURS = 1;

interface Explained {
  readonly matter: string;
  /** Hours from birth to true solution; null if that is beyond the follow-up. */
  readonly hours: readonly [number | null, number | null];
  readonly shared: readonly Line[];
  readonly apart: readonly [readonly Line[], readonly Line[]];
  readonly stages: readonly { readonly stage: string; readonly hours: number }[];
}

/** @throws InputError for a study that cannot be read, or policies that it has not */
export function explain(effects: Effects, name: string, options: ExplainOptions): void {
  const study = districtOf(read(name, options, effects), options.district);
  const pair = pairOf(study, options);
  const [first, second] = run(study, pair, options, []);
  const { chosen, arose } = mostDifferent(first, second, options.matters);
  const [one, other] = run(study, pair, options, chosen);
  const names = study.district.communities.map((community) => community.name);
  const explained = chosen.map((m) => explainOne(one, other, m, names, options.lang));
  const say = storyWords(options.lang);
  const heading = say.explained({ policy: pair[0], baseline: pair[1], count: chosen.length, of: arose });
  if (options.json === true) {
    const { seed } = study;
    const { replication } = options;
    effects.terminal.result(JSON.stringify({ policies: pair, seed, replication, arose, matters: explained }, null, 2));
    return;
  }
  effects.terminal.result([heading, ...explained.map((matter) => text(matter, pair, options.lang))].join("\n\n"));
}

function pairOf(study: ResolvedStudy, { policy, against }: ExplainOptions): [string, string] {
  const names = study.policies.map((one) => one.name);
  const pair: [string, string] = [policy, against ?? names[0]];
  for (const [i, one] of pair.entries()) {
    if (!names.includes(one))
      throw new InputError(`--${i === 0 ? "policy" : "against"} ${one}: ${study.name} has ${names.join(", ")}`);
  }
  if (pair[0] === pair[1]) throw new InputError(`--against ${pair[1]}: it must differ from --policy`);
  return pair;
}

function run(
  study: ResolvedStudy,
  pair: readonly string[],
  { replication }: ExplainOptions,
  matters: readonly number[],
): Watched<Diary>[] {
  return watch(toPlan(study), study.seed, replication, pair, () => new Diary({ matters }));
}

/** Of the matters that arose in the intake: births are the same under both. */
function mostDifferent(
  first: Watched<Diary>,
  second: Watched<Diary>,
  count: number,
): { chosen: number[]; arose: number } {
  const a = solving(first.measured.table);
  const b = solving(second.measured.table);
  const arose = Array.from(first.measured.born.keys()).filter((m) => first.measured.born[m] === 1);
  const difference = (m: number): number => Math.abs(censored(a, m) - censored(b, m));
  const chosen = arose.filter((m) => difference(m) > 0).sort((m, n) => difference(n) - difference(m) || m - n);
  return { chosen: chosen.slice(0, count), arose: arose.length };
}

function explainOne(
  one: Watched<Diary>,
  other: Watched<Diary>,
  m: number,
  communities: readonly string[],
  lang: Lang,
): Explained {
  const tables = [one.measured.table, other.measured.table] as const;
  const lives = [one, other].map(({ measured, watcher }) =>
    new Teller(measured.world, communities, lang).life(watcher.rows(), m),
  );
  const n = common(lives[0], lives[1]);
  const hours = (i: 0 | 1): number | null => {
    const value = censored(solving(tables[i]), m);
    return value < tables[i].followUp ? value : null;
  };
  const width = STATES.length;
  const stages = STATES.map((stage, s) => ({
    stage: words(lang).stage(stage),
    hours: tables[0].stateHours[m * width + s] - tables[1].stateHours[m * width + s],
  }));
  return {
    matter: new Teller(one.measured.world, communities, lang).matter(m),
    hours: [hours(0), hours(1)],
    shared: lives[0].slice(0, n),
    apart: [lives[0].slice(n), lives[1].slice(n)],
    stages: stages
      .filter((stage) => Math.abs(stage.hours) >= LEAST_HOURS)
      .sort((a, b) => Math.abs(b.hours) - Math.abs(a.hours)),
  };
}

function text({ matter, hours, shared, apart, stages }: Explained, pair: readonly string[], lang: Lang): string {
  const say = storyWords(lang);
  const took = (value: number | null): string => (value === null ? say.unsolved : say.duration(value));
  const told = (lines: readonly Line[]): string[] =>
    lines.length === 0 ? [`  ${say.nothing}`] : lines.map((line) => `  ${line.clock}  ${line.text}`);
  return [
    matter,
    `  ${say.against({ first: took(hours[0]), second: took(hours[1]), firstPolicy: pair[0], secondPolicy: pair[1] })}`,
    ...(stages.length === 0 ? [] : [`  ${say.stages(stages.map((one) => ({ ...one, policy: pair[0] })))}`]),
    say.sameUntil,
    ...told(shared),
    ...pair.flatMap((policy, i) => [say.thenUnder(policy), ...told(apart[i])]),
  ].join("\n");
}
