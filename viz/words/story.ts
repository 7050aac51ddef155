/** What a trace must be able to say in a language: the life of a matter, or the day of a grid member, step by step. */
import type { CALLS } from "../../engine/cases/trace.ts";
import type { LINES, Task } from "../../engine/district/events.ts";
import { STORY_EN } from "./story-en.ts";
import { STORY_ZH } from "./story-zh.ts";
import type { Lang } from "./words.ts";

export type CallName = (typeof CALLS)[number];
export type TaskName = keyof typeof Task;
export type LineName = (typeof LINES)[number];

/** What a call of the case table says beside its name; all of it is there, what a call does not have is empty. */
export interface Told {
  readonly unit: string;
  readonly units: string;
  readonly state: string;
  readonly time: string;
  readonly hours: string;
  readonly category: string;
  readonly flag: boolean;
  /** A need of a resident, or a public matter; and how a request to the other line stands. */
  readonly isNeed: boolean;
  readonly request: "asked" | "failed" | "succeeded";
}

export interface StoryWords {
  /** Days since the policies were enacted (negative before; the first is 0), weekday 0 to 6 from Monday, and time of the day. */
  clock(day: number, weekday: number, time: string): string;
  duration(hours: number): string;
  matter(parts: { id: number; category: string; grid: string; resident: string | null }): string;
  resident(id: number): string;
  member(parts: { id: number; isFullTime: boolean; grids: string }): string;
  grid(community: string, grid: number): string;
  /** Several units, as owners. */
  units(names: readonly string[]): string;
  /** Who works: a member, a community's staff, officers of a department ... */
  who(line: LineName, name: string): string;
  /** `null` for a call that says nothing to a reader. */
  call(name: CallName, told: Told): string | null;
  starts(who: string, task: string, waited: string | null): string;
  ends(who: string, task: string, took: string): string;
  task(name: TaskName): string;
  /** In a member's day: what she is at, and about which matter. */
  about(task: string, matter: string): string;
  readonly patrols: string;
  /** The question that a draw answers; those of durations and of choices among several say so. */
  question(decision: string): string;
  /** A draw of a decision: u below the threshold takes it. */
  decides(question: string, u: string, threshold: string, isTaken: boolean): string;
  draws(question: string, u: string): string;
  readonly nothing: string;
  readonly sameUntil: string;
  thenUnder(policy: string): string;
  /** Hours of stages, more (or less) under the first policy. */
  stages(list: readonly { stage: string; hours: number; policy: string }[]): string;
  policy(name: string): string;
  explained(parts: { policy: string; baseline: string; count: number; of: number }): string;
  /** How long each took to be solved, under two policies. */
  against(parts: { first: string; second: string; firstPolicy: string; secondPolicy: string }): string;
  readonly unsolved: string;
  day(parts: { day: number; weekday: number }): string;
}

export function storyWords(lang: Lang): StoryWords {
  return lang === "zh" ? STORY_ZH : STORY_EN;
}
