/** Diaries in words: the life of a matter, the day of a grid member; and where two lives part. */
import { Request, STATES, State } from "../../engine/cases/state.ts";
import { CALLS } from "../../engine/cases/trace.ts";
import { CATEGORIES } from "../../engine/district/categories.ts";
import { Step, type StepRow } from "../../engine/district/diary.ts";
import { LINES, Task } from "../../engine/district/events.ts";
import { nameOfDecision } from "../../engine/district/randomness.ts";
import { UNITS } from "../../engine/district/units.ts";
import type { World } from "../../engine/district/world.ts";
import { words } from "../words/catalogue.ts";
import { type LineName, type StoryWords, storyWords, type TaskName } from "../words/story.ts";
import type { Lang } from "../words/words.ts";

/** A line of a story, as text and as what it tells. */
export interface Line {
  /** Hours after the policies were enacted. */
  readonly at: number;
  readonly clock: string;
  readonly text: string;
}

const TASK_NAMES = Object.keys(Task) as TaskName[];
/** States that say more than the steps around them: that the matter waits, and for what. */
const TOLD_STATES: readonly number[] = [State.queue, State.lead, State.noOwner];

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
      if (text !== null) lines.push({ at: row.at, clock: this.clock(row.at), text });
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
      const clock = `${this.clock(since)} - ${isOneDay ? time(at) : this.clock(at)}`;
      lines.push({ at: since, clock, text: `${about} (${this.say.duration(hours)})` });
    }
    return lines;
  }

  clock(at: number): string {
    const day = Math.floor(at / 24);
    return this.say.clock(day, ((day % 7) + 7) % 7, time(at));
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
    if (what === Step.call) return this.called(matter, a, b, c);
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
    return this.say.who(name, name === "department" ? this.say.unit(UNITS[whose]) : (this.communities[whose] ?? ""));
  }

  private called(matter: number, call: number, value: number, extra: number): string | null {
    const { say, world } = this;
    const name = CALLS[call];
    if (name === "entered" && !TOLD_STATES.includes(value)) return null;
    const hasFlag = name === "recorded" || name === "done" ? extra === 1 : value === 1;
    const category = CATEGORIES[world.exogenous.happenings.category[matter]][this.lang];
    return say.call(name, {
      unit: say.unit(UNITS[value] ?? ""),
      units: say.units(UNITS.filter((_, unit) => (value & (1 << unit)) !== 0).map((unit) => say.unit(unit))),
      state: name === "entered" ? words(this.lang).stage(STATES[value - 1]) : "",
      time: this.clock(value),
      hours: say.duration(value),
      category,
      flag: hasFlag,
      isNeed: extra === 1,
      request: value === Request.asked ? "asked" : value === Request.failed ? "failed" : "succeeded",
    });
  }
}

/** @returns how many lines two stories have in common from their start */
export function common(first: readonly Line[], second: readonly Line[]): number {
  let n = 0;
  while (n < first.length && n < second.length && first[n].at === second[n].at && first[n].text === second[n].text) n++;
  return n;
}

function time(at: number): string {
  const minutes = Math.floor(at * 60 + 1e-6) % 1440;
  const ofDay = minutes < 0 ? minutes + 1440 : minutes;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}
