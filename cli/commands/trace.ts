/** `gridgov trace`: what happened to one matter, one resident's matters, or on one working day of a grid member. */
import { censored } from "../../engine/cases/measures/duration.ts";
import { solving } from "../../engine/cases/measures/solving.ts";
import { blocksPerGrid } from "../../engine/district/agents/place.ts";
import { Diary, type Followed } from "../../engine/district/diary.ts";
import { Exogenous } from "../../engine/district/exogenous.ts";
import { parameters } from "../../engine/district/factors/index.ts";
import { watch } from "../../engine/district/watched.ts";
import type { World } from "../../engine/district/world.ts";
import { type ResolvedStudy, toPlan } from "../../scenarios/study.ts";
import { weekdayOf } from "../../viz/story/clock.ts";
import { type Line, Teller } from "../../viz/story/tell.ts";
import type { Lang } from "../../viz/words/lang.ts";
import { storyWords } from "../../viz/words/story.ts";
import type { Effects } from "../effects.ts";
import { districtOf, InputError, read } from "../library/index.ts";

export interface TraceOptions {
  readonly policy?: string;
  readonly district?: string;
  readonly seed?: string;
  readonly replication: number;
  readonly set: [name: string, value: string][];
  readonly matter?: number[];
  readonly slowest?: number;
  readonly resident?: number;
  readonly member?: number;
  readonly grid?: string;
  readonly day?: number;
  readonly json?: boolean;
  readonly lang: Lang;
}

interface Told {
  readonly heading: string;
  readonly lines: readonly Line[];
}

/** @throws InputError for a document, policy, matter, resident or member that there is not */
export function trace(effects: Effects, name: string, options: TraceOptions): void {
  const study = districtOf(read(name, options, effects), options.district);
  const policy = options.policy ?? study.policies[0].name;
  if (!study.policies.some((one) => one.name === policy)) {
    throw new InputError(`--policy ${policy}: ${study.name} has ${study.policies.map((one) => one.name).join(", ")}`);
  }
  const say = storyWords(options.lang);
  const told =
    options.member === undefined && options.grid === undefined
      ? matters(study, policy, options)
      : [workingDay(study, policy, options)];
  if (options.json === true) {
    effects.terminal.result(
      JSON.stringify({ policy, seed: study.seed, replication: options.replication, told }, null, 2),
    );
    return;
  }
  const text = told.map(({ heading, lines }) =>
    [heading, ...(lines.length > 0 ? lines.map((line) => `  ${line.clock}  ${line.text}`) : [`  ${say.nothing}`])].join(
      "\n",
    ),
  );
  effects.terminal.result([say.policy(policy), ...text].join("\n\n"));
}

function matters(study: ResolvedStudy, policy: string, options: TraceOptions): Told[] {
  const chosen = chosenMatters(study, policy, options);
  const { world, diary } = run(study, policy, options, { matters: chosen });
  const teller = new Teller(world, names(study), options.lang);
  return chosen.map((m) => ({ heading: teller.matter(m), lines: teller.life(diary.rows(), m) }));
}

function workingDay(study: ResolvedStudy, policy: string, options: TraceOptions): Told {
  const { member, grid, day: ordinal = 31, lang } = options;
  // The first day after the policies were enacted is day 1.
  const day = ordinal - 1;
  const whom = grid === undefined ? { member: member ?? 0 } : { block: blockOf(study, grid) };
  const { world, diary } = run(study, policy, options, { ...whom, from: day * 24, until: (day + 1) * 24 });
  const { count } = world.members;
  if (member !== undefined && member >= count) {
    throw new InputError(`--member ${member}: there are grid members 0 to ${count - 1}`);
  }
  const rows = [...diary.rows()];
  const teller = new Teller(world, names(study), lang);
  const say = storyWords(lang);
  const who = rows.length > 0 ? rows[0].values[2] : member;
  const heading = say.day({ day, weekday: weekdayOf(day) });
  return { heading: who === undefined ? heading : `${teller.member(who)}\n${heading}`, lines: teller.spells(rows) };
}

/** @returns the first block of a grid that is named as in stories: community:number, from 1 */
function blockOf(study: ResolvedStudy, grid: string): number {
  const [, name, number] = /^(.+):([0-9]+)$/.exec(grid) ?? [];
  let before = 0;
  for (const community of study.district.communities) {
    if (community.name === name && Number(number) >= 1 && Number(number) <= community.grids) {
      return (before + Number(number) - 1) * blocksPerGrid(parameters(study.factors));
    }
    before += community.grids;
  }
  const last = study.district.communities[study.district.communities.length - 1];
  throw new InputError(`--grid ${grid}: it must be community:number, such as ${last.name}:${last.grids}`);
}

function run(
  study: ResolvedStudy,
  policy: string,
  { replication }: TraceOptions,
  followed: Followed,
): { world: World; diary: Diary } {
  const [{ watcher, measured }] = watch(toPlan(study), study.seed, replication, [policy], () => new Diary(followed));
  return { world: measured.world, diary: watcher };
}

function chosenMatters(study: ResolvedStudy, policy: string, options: TraceOptions): readonly number[] {
  const { matter, slowest, resident, replication } = options;
  if (matter === undefined && resident === undefined) return slowestMatters(study, policy, options, slowest ?? 1);
  const { happenings, population } = new Exogenous(toPlan(study), study.seed, replication);
  const { size } = happenings;
  const beyond = matter?.find((m) => m >= size);
  if (beyond !== undefined) throw new InputError(`--matter ${beyond}: there are matters 0 to ${size - 1}`);
  if (matter !== undefined) return matter;
  if (resident! >= population.size) {
    throw new InputError(`--resident ${resident}: there are residents 0 to ${population.size - 1}`);
  }
  return Array.from(happenings.resident.keys()).filter((m) => happenings.resident[m] === resident);
}

/** Of those that arose in the intake and were solved. */
function slowestMatters(study: ResolvedStudy, policy: string, options: TraceOptions, count: number): number[] {
  const { cases, exogenous } = run(study, policy, options, {}).world;
  const span = solving(cases);
  const hours = Float64Array.from({ length: cases.size }, (_, m) => censored(span, m));
  const arose = (m: number): boolean => cases.bornAt[m] >= 0 && cases.bornAt[m] < exogenous.intakeEnd;
  const solved = Array.from(hours.keys()).filter((m) => arose(m) && hours[m] < exogenous.followUp);
  return solved.sort((a, b) => hours[b] - hours[a] || a - b).slice(0, count);
}

const names = (study: ResolvedStudy): string[] => study.district.communities.map((community) => community.name);
