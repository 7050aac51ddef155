/** Diaries in words: the life of a matter, the day of a grid member; and where two lives part. */
import { CATEGORIES } from "../../engine/district/categories.ts";
import { Step, type StepRow } from "../../engine/district/diary.ts";
import { LINES, Task } from "../../engine/district/events.ts";
import { nameOfDecision } from "../../engine/district/randomness.ts";
import { UNIT_LABELS } from "../../engine/district/units.ts";
import type { World } from "../../engine/district/world.ts";
import { type LineName, type StoryWords, storyWords, type TaskName } from "../words/story.ts";
import type { Lang } from "../words/words.ts";
import { clock, timeOf } from "./clock.ts";
import { sentenceOf } from "./told.ts";

/** A line of a story, as text and as what it tells. */
export interface Line {
  /** Hours after the policies were enacted. */
  readonly at: number;
  readonly clock: string;
  readonly text: string;
}

const TASK_NAMES = Object.keys(Task) as TaskName[];

export class Teller {
  private readonly world: World;
  private readonly lang: Lang;
  private readonly communities: readonly string[];
  private readonly say: StoryWords;

  /** @param communities their names, in the district's order */
  constructor(world: World, communities: readonly string[], lang: Lang) {
    this.world = world;
    this.lang = lang;
    this.communities = communities;
    this.say = storyWords(lang);
  }

  /** @returns the headline of a matter's story */
  matter(m: number): string {
    const { happenings } = this.world.exogenous;
    const resident = happenings.resident[m];
    return this.say.matter({
      id: m,
      category: CATEGORIES[happenings.category[m]][this.lang],
      grid: this.gridOf(happenings.block[m]),
      resident: resident < 0 ? null : this.say.resident(resident),
    });
  }

  /** @returns the headline of a member's day */
  member(k: number): string {
    const { members } = this.world;
    const first = this.gridOf(members.firstBlock[k]);
    const last = this.gridOf(members.lastBlock[k] - 1);
    const grids = first === last ? first : `${first} - ${last}`;
    return this.say.member({ id: k, isFullTime: members.isFullTime[k] === 1, grids });
  }

  /** @returns the lines of a matter's life; steps that say nothing to a reader are left out */
  life(rows: Iterable<StepRow>, m: number): Line[] {
    const lines: Line[] = [];
    for (const row of rows) {
      if (row.matter !== m) continue;
      const text = this.text(row);
      if (text !== null) lines.push({ at: row.at, clock: clock(row.at, this.lang), text });
    }
    return lines;
  }

  /** @returns what a member did, one line a spell; without a task she patrols */
  spells(rows: Iterable<StepRow>): Line[] {
    const lines: Line[] = [];
    for (const { what, at, since, matter, values } of rows) {
      if (what !== Step.ends && what !== Step.free) continue;
      const [kind, , , hours] = values;
      const task = what === Step.free ? this.say.patrols : this.say.task(TASK_NAMES[kind]);
      const about = matter < 0 ? task : this.say.about(task, this.matter(matter));
      const isOneDay = Math.floor(at / 24) === Math.floor(since / 24);
      const spell = `${clock(since, this.lang)} - ${isOneDay ? timeOf(at) : clock(at, this.lang)}`;
      lines.push({ at: since, clock: spell, text: `${about} (${this.say.duration(hours)})` });
    }
    return lines;
  }

  private gridOf(block: number): string {
    const { places } = this.world.exogenous;
    const grid = places.gridOf(block);
    const community = places.communityOf(block);
    return this.say.grid(this.communities[community], grid - places.communityFirstGrid[community] + 1);
  }

  private text({ what, matter, values }: StepRow): string | null {
    const { say } = this;
    const [a, b, c, d] = values;
    if (what === Step.call)
      return sentenceOf({ call: a, value: b, extra: c }, this.world.exogenous.happenings.category[matter], this.lang);
    if (what === Step.draw) {
      const question = say.question(nameOfDecision(a));
      return Number.isNaN(d)
        ? say.draws(question, c.toFixed(3))
        : say.decides(question, c.toFixed(3), Math.max(0, Math.min(1, d)).toFixed(3), c < d);
    }
    const who = this.who(b, c);
    const task = say.task(TASK_NAMES[a]);
    if (what === Step.starts) return say.starts(who, task, d < 1 / 60 ? null : say.duration(d));
    return say.ends(who, task, say.duration(d));
  }

  private who(line: number, whose: number): string {
    const name = LINES[line] as LineName;
    if (name === "member") return this.say.who(name, `${whose}`);
    return this.say.who(name, name === "department" ? UNIT_LABELS[whose][this.lang] : (this.communities[whose] ?? ""));
  }
}

/** @returns how many lines two stories have in common from their start */
export function common(first: readonly Line[], second: readonly Line[]): number {
  let n = 0;
  while (n < first.length && n < second.length && first[n].at === second[n].at && first[n].text === second[n].text) n++;
  return n;
}
