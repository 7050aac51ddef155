/** The watched replication: it asks its worker for the next moment as often as there is time to draw one. */
import type { Desk } from "../../../engine/district/scene.ts";
import { PHASES, type Scene } from "../../../engine/district/scene.ts";
import { type ResolvedStudy, toPlan } from "../../../scenarios/study.ts";
import type { Flights } from "../flights.ts";
import type { Place } from "../layout.ts";
import type { Followed } from "../map.ts";
import type { Frame, Opened } from "../stage.ts";
import type { FrameMeter } from "./frame-meter.svelte.ts";
import { type Hired, hire } from "./workers.ts";

export type Status = "idle" | "building" | "burningIn" | "ready" | "lost";

/** Hours of the simulation in a second of the viewer. */
export const SPEEDS = { hour: 1, quarter: 6, day: 24, week: 168, month: 672 } as const;
export type Speed = keyof typeof SPEEDS;

const DAY = 24;
/** A frame that comes late does not make up for more than this, s. */
const LONGEST_STEP = 0.1;

/** What a map does with a moment: it is told of every frame, and draws when asked. */
export interface Screen {
  take(scene: Scene, flights: Flights | null, at: number): void;
  draw(at: number): void;
  /** Whether something moves although time stands still. */
  isMoving(at: number): boolean;
}

/** How many recorded matters were open, day by day, by policy. */
export interface Trend {
  readonly days: readonly number[];
  readonly open: readonly (readonly number[])[];
}

const NO_TREND: Trend = { days: [], open: [[], []] };

export function openIn({ matters }: Scene): number {
  let open = 0;
  for (let i = 0; i < matters.length; i++) if (i % PHASES.length !== 0) open += matters[i];
  return open;
}

export class Show {
  status = $state<Status>("idle");
  /** Share of the burn-in that has passed. */
  burnt = $state(0);
  fault = $state("");
  study = $state.raw<ResolvedStudy | null>(null);
  opened = $state.raw<Opened | null>(null);
  now = $state(0);
  hasEnded = $state(false);
  isPlaying = $state(false);
  speed = $state<Speed>("quarter");
  scenes = $state.raw<readonly Scene[]>([]);
  trend = $state.raw<Trend>(NO_TREND);
  /** Chosen on the map or in the list; of which policy the details are. */
  chosen = $state.raw<Place | null>(null);
  /** What is followed, by policy. */
  followed = $state.raw<readonly (Followed | null)[]>([]);
  readonly desks = $derived<readonly Desk[]>(this.opened?.desks ?? []);

  private readonly meter: FrameMeter;
  private readonly screens: (Screen | null)[] = [];
  private worker: Hired | null = null;
  private isAsking = false;
  private isLooping = false;
  /** When the next moment was asked for last, ms. */
  private askedAt = 0;
  /** Script since the last frame was drawn, ms. */
  private spent = 0;

  constructor(meter: FrameMeter) {
    this.meter = meter;
  }

  get remote() {
    return this.worker?.remote ?? null;
  }

  /** @param at which policy it shows */
  attach(at: number, screen: Screen): () => void {
    this.screens[at] = screen;
    if (this.scenes.length > 0) screen.take(this.sceneOf(at), null, performance.now());
    this.wake();
    return () => {
      if (this.screens[at] === screen) this.screens[at] = null;
    };
  }

  /** During the burn-in there is one world for all policies. */
  sceneOf(policy: number): Scene {
    return this.scenes[Math.min(policy, this.scenes.length - 1)];
  }

  /** Builds the world of a replication and lets the burn-in pass. What plays goes on playing. */
  async open(study: ResolvedStudy, replication: number): Promise<void> {
    // A worker in the middle of a long slice answers nobody: a new one begins at once.
    this.worker?.dismiss();
    const worker = hire();
    this.worker = worker;
    this.study = study;
    this.status = "building";
    this.hasEnded = false;
    this.isAsking = false;
    this.scenes = [];
    this.opened = null;
    this.chosen = null;
    this.followed = [];
    this.trend = NO_TREND;
    try {
      const opened = await worker.remote.ask("open", { plan: toPlan(study), seed: study.seed, replication });
      this.opened = opened;
      this.status = "burningIn";
      for (let at = opened.start; at < 0; ) {
        at = Math.min(0, at + 14 * DAY);
        const frame = await worker.remote.ask("advance", { to: at });
        this.burnt = 1 - at / Math.min(-1, opened.start);
        if (at === 0) this.take(frame);
      }
      if (opened.start >= 0) this.take(await worker.remote.ask("advance", { to: 0 }));
      this.status = "ready";
      this.wake();
    } catch (error) {
      this.lose(error, worker);
    }
  }

  async restart(replication: number): Promise<void> {
    this.isPlaying = false;
    if (this.study !== null) await this.open(this.study, replication);
  }

  toggle(): void {
    this.isPlaying = !this.isPlaying && !this.hasEnded;
    this.wake();
  }

  async step(hours: number): Promise<void> {
    this.isPlaying = false;
    await this.advance(this.now + hours);
    this.wake();
  }

  /** Day by day, so that one can see it go and stop it. */
  async toEnd(): Promise<void> {
    const worker = this.worker;
    this.isPlaying = false;
    while (this.worker === worker && this.status === "ready" && !this.hasEnded && !this.isPlaying) {
      await this.advance(this.now + 7 * DAY);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  private async advance(to: number): Promise<void> {
    const worker = this.worker;
    if (worker === null || this.isAsking || this.status !== "ready" || this.hasEnded) return;
    this.isAsking = true;
    try {
      const frame = await worker.remote.ask("advance", { to });
      if (this.worker === worker) this.take(frame);
    } catch (error) {
      this.lose(error, worker);
    } finally {
      if (this.worker === worker) this.isAsking = false;
    }
  }

  private lose(error: unknown, worker: Hired): void {
    if (this.worker !== worker) return;
    this.status = "lost";
    this.isPlaying = false;
    this.fault = error instanceof Error ? error.message : String(error);
  }

  private take({ now, hasEnded, scenes, flights }: Frame): void {
    const at = performance.now();
    this.scenes = scenes;
    this.now = now;
    this.hasEnded = hasEnded;
    if (hasEnded) this.isPlaying = false;
    this.screens.forEach((screen, policy) => {
      const of = Math.min(policy, scenes.length - 1);
      screen?.take(scenes[of], flights[of], at);
    });
    const day = Math.floor(now / DAY);
    const last = this.trend.days.at(-1) ?? -1;
    if (day > last) {
      const open = this.trend.open.map((row, policy) => [...row, openIn(this.sceneOf(policy))]);
      this.trend = { days: [...this.trend.days, now / DAY], open };
    }
    this.spent += performance.now() - at;
    this.wake();
  }

  /** Draws while something moves; asks for the next moment while it plays. */
  private wake(): void {
    if (this.isLooping) return;
    this.isLooping = true;
    this.askedAt = performance.now();
    const loop = (at: number): void => {
      const start = performance.now();
      if (this.isPlaying && !this.isAsking) {
        const seconds = Math.min(LONGEST_STEP, Math.max(0, at - this.askedAt) / 1000);
        this.askedAt = at;
        void this.advance(this.now + seconds * SPEEDS[this.speed]);
      }
      for (const screen of this.screens) screen?.draw(at);
      this.meter.measure(at, performance.now() - start + this.spent);
      this.spent = 0;
      if (this.isPlaying || this.screens.some((screen) => screen?.isMoving(at))) requestAnimationFrame(loop);
      else this.isLooping = false;
    };
    requestAnimationFrame(loop);
  }
}
