/** What a worker of the viewer does: it holds one replication that is watched, answers about it, and runs others whole. */
import { Chronicle } from "../../engine/cases/chronicle.ts";
import { LiveReplication } from "../../engine/district/live.ts";
import type { Plan, PolicyResult } from "../../engine/district/plan.ts";
import { runReplication } from "../../engine/district/run.ts";
import { type Desk, Observer, type Scene } from "../../engine/district/scene.ts";
import type { World } from "../../engine/district/world.ts";
import {
  type DeskDetail,
  deskDetail,
  type GridDetail,
  gridDetail,
  type MatterStory,
  matterStory,
  type ResidentDetail,
  residentDetail,
} from "./details.ts";
import { type Explored, Explorer, type Filters, type Measure } from "./explorer.ts";
import { type Flights, flightsSince } from "./flights.ts";

export interface RunAsked {
  readonly plan: Plan;
  readonly seed: string;
  readonly replication: number;
}

/** Hours: when the burn-in begins, and when intake and follow-up end. */
export interface Opened {
  readonly start: number;
  readonly intakeEnd: number;
  readonly end: number;
  readonly residents: number;
  readonly desks: readonly Desk[];
}

export interface Frame {
  readonly now: number;
  readonly hasEnded: boolean;
  /** By policy, in the plan's order; one for all during the burn-in. */
  readonly scenes: readonly Scene[];
  readonly flights: readonly Flights[];
}

interface Watched {
  readonly live: LiveReplication<Chronicle>;
  readonly communities: number;
  /** One a world; made anew where worlds part. */
  observers: { world: World; observer: Observer; seen: number }[];
  explorer: Explorer | null;
}

/** Calls that are kept of each world: a year of four communities makes some 700,000. */
const CHRONICLE = 1 << 20;
const MOST_FLIGHTS = 160;

export class Stage {
  private watched: Watched | null = null;

  open({ plan, seed, replication }: RunAsked): Opened {
    // The former world goes first: two of full size need not fit.
    this.watched = null;
    const live = new LiveReplication(plan, seed, replication, () => new Chronicle(CHRONICLE));
    this.watched = { live, communities: plan.district.communities.length, observers: [], explorer: null };
    const { start, intakeEnd, end, population } = live.exogenous;
    return { start, intakeEnd, end, residents: population.size, desks: new Observer(live.worlds[0]).desks };
  }

  /** @param to hours up to which everything happens before one looks */
  advance({ to }: { readonly to: number }): Frame {
    const watched = this.theWatched;
    const { live } = watched;
    live.advance(to);
    const worlds = [...new Set(live.worlds)];
    const { places, happenings } = live.exogenous;
    const gridOf = (matter: number): number => places.gridOf(happenings.block[matter]);
    watched.observers = worlds.map((world, i) => {
      const known = watched.observers.find((one) => one.world === world);
      return known ?? { world, observer: new Observer(world), seen: live.traceOf(i).count };
    });
    return {
      now: live.now,
      hasEnded: live.hasEnded,
      scenes: watched.observers.map(({ observer }) => observer.look()),
      flights: watched.observers.map((one, i) => {
        const chronicle = live.traceOf(i);
        const flights = flightsSince(chronicle, one.seen, MOST_FLIGHTS, gridOf);
        one.seen = chronicle.count;
        return flights;
      }),
    };
  }

  matter({ policy, matter }: { readonly policy: number; readonly matter: number }): MatterStory | null {
    const { live } = this.theWatched;
    return matterStory(live.worlds[policy], live.traceOf(policy), matter);
  }

  grid({ policy, grid }: { readonly policy: number; readonly grid: number }): GridDetail {
    return gridDetail(this.theWatched.live.worlds[policy], grid);
  }

  desk({ policy, desk }: { readonly policy: number; readonly desk: Desk }): DeskDetail {
    return deskDetail(this.theWatched.live.worlds[policy], desk);
  }

  resident({ policy, resident }: { readonly policy: number; readonly resident: number }): ResidentDetail | null {
    return residentDetail(this.theWatched.live.worlds[policy], resident);
  }

  /** What the watched replication gave, at its end. */
  results(): readonly PolicyResult[] {
    return this.theWatched.live.results();
  }

  /** What the matters of the watched replication, at its end, say under some filters. */
  explore({ filters, measure }: { readonly filters: Filters; readonly measure: Measure }): Explored {
    const watched = this.theWatched;
    const { live, communities } = watched;
    if (!live.hasEnded) throw new RangeError("the replication has not ended yet");
    watched.explorer ??= new Explorer(
      live.worlds.map(({ cases }) => cases),
      { start: 0, length: live.exogenous.intakeEnd },
      communities,
    );
    return watched.explorer.explore(filters, measure);
  }

  /** Runs another replication from its beginning to its end, and leaves the watched one alone. */
  replicate({ plan, seed, replication }: RunAsked): readonly PolicyResult[] {
    return runReplication(plan, seed, replication);
  }

  private get theWatched(): Watched {
    if (this.watched === null) throw new RangeError("no replication is open");
    return this.watched;
  }
}

/** The errands of a stage, as `serve` takes them. */
export function errandsOf(stage: Stage) {
  return {
    open: (asked: RunAsked) => stage.open(asked),
    advance: (asked: { readonly to: number }) => stage.advance(asked),
    matter: (asked: { readonly policy: number; readonly matter: number }) => stage.matter(asked),
    grid: (asked: { readonly policy: number; readonly grid: number }) => stage.grid(asked),
    desk: (asked: { readonly policy: number; readonly desk: Desk }) => stage.desk(asked),
    resident: (asked: { readonly policy: number; readonly resident: number }) => stage.resident(asked),
    results: (_: null) => stage.results(),
    explore: (asked: { readonly filters: Filters; readonly measure: Measure }) => stage.explore(asked),
    replicate: (asked: RunAsked) => stage.replicate(asked),
  };
}

export type StageErrands = ReturnType<typeof errandsOf>;
