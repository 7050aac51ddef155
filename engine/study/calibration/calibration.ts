/** Calibration: the worlds that what was observed does not rule out; all of them are kept, not one best. */
import { nearestRank } from "../../kernel/observe/quantile.ts";
import { type Dimension, pointAt, type Setting, settingsAt } from "../designs/dimension.ts";
import { latinHypercube } from "../designs/latin-hypercube.ts";
import { Draws } from "../draws.ts";
import { type Frame, faultsOf, refuse, responseNames } from "../frame.ts";
import { type DesignPoint, type Ledger, runsOf, StagedStudy, type Stages } from "../method.ts";
import { defined, orNull, type Sample, sampleOf } from "../sample.ts";
import { type Emulator, emulatorOf } from "./emulator.ts";

export interface Target {
  readonly response: string;
  readonly value: number;
  /** Standard deviation of what was observed around what the model should give: error of observation and of the model. */
  readonly sd: number;
  /** Kept out of the fit, to see what the accepted worlds predict. */
  readonly isHeldOut: boolean;
}

/** Of one policy, the first. */
export interface CalibrationPlan extends Frame {
  readonly dimensions: readonly Dimension[];
  readonly targets: readonly Target[];
  /** Worlds that are simulated: by wave, or in all. */
  readonly points: number;
  readonly procedure: /** Worlds further than `cutoff` standard deviations from any target are ruled out. */
    | { readonly kind: "history-matching"; readonly waves: number; readonly cutoff: number }
    /** The share of the worlds closest to the targets is accepted. */
    | { readonly kind: "abc"; readonly accept: number };
}

export interface Wave {
  readonly points: number;
  /** Of the whole space, the share that the emulators of the waves before did not rule out. */
  readonly share: number;
  /** By target: terms of the emulator; null where none could be fitted. */
  readonly terms: readonly (number | null)[];
}

export interface AcceptedWorld {
  readonly name: string;
  /** In the order of the dimensions. */
  readonly settings: readonly Setting[];
  /** Standard deviations from the target that it misses most, or (ABC) root mean square over targets. */
  readonly distance: number;
}

export interface Learnt {
  readonly name: string;
  readonly low: Setting;
  readonly high: Setting;
  /** Of the accepted worlds, 5th, 50th and 95th percentile; null for a choice or without a world. */
  readonly p05: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  /** p95 - p05 over that of the range: 1 is nothing learnt. */
  readonly width: number | null;
  /** Of a choice: how many accepted worlds have each value. */
  readonly counts: readonly { readonly value: Setting; readonly worlds: number }[];
}

export interface Predicted extends Target {
  /** Of the accepted worlds, each the mean of its replications. */
  readonly mean: number | null;
  readonly p05: number | null;
  readonly p95: number | null;
  /** The share of accepted worlds below what was observed. */
  readonly below: number | null;
  /** What was observed, give or take 2 sd, meets the range from p05 to p95. */
  readonly isMet: boolean | null;
  /**
   * Mean over the worlds of the first wave, drawn over the whole ranges before anything was ruled out: where it meets what was
   * observed too, meeting it says nothing for the fit.
   */
  readonly unfitted: number | null;
}

export interface CalibrationVerdict {
  readonly study: string;
  readonly policy: string;
  readonly replications: number;
  readonly dimensions: readonly Dimension[];
  readonly procedure: CalibrationPlan["procedure"];
  readonly simulated: number;
  /** Failed or undefined in a target. */
  readonly failed: number;
  readonly waves: readonly Wave[];
  readonly accepted: readonly AcceptedWorld[];
  readonly learnt: readonly Learnt[];
  readonly predicted: readonly Predicted[];
}

/** So many places are tried for the points of a wave, in blocks. */
const BLOCK = 4096;
const MOST_BLOCKS = 16;

function faults(plan: CalibrationPlan): string[] {
  const found = faultsOf(plan);
  const { dimensions, targets, points, procedure } = plan;
  const names = responseNames(plan);
  if (dimensions.length === 0) found.push("vary: nothing is uncertain");
  for (const { name, sets } of dimensions) if (sets !== "factor") found.push(`vary: "${name}" is no factor`);
  if (!targets.some(({ isHeldOut }) => !isHeldOut)) found.push("targets: none to fit");
  for (const { response, value, sd } of targets) {
    if (!names.includes(response)) found.push(`targets: no response "${response}"`);
    if (!Number.isFinite(value)) found.push(`targets: "${response}" needs a value`);
    if (!(sd > 0)) found.push(`targets: the sd of "${response}" must be above 0 (got ${sd})`);
  }
  if (points < 10) found.push(`points: at least 10 (got ${points})`);
  if (procedure.kind === "abc" && !(procedure.accept > 0 && procedure.accept < 1)) {
    found.push(`accept: must lie between 0 and 1 (got ${procedure.accept})`);
  }
  if (procedure.kind === "history-matching") {
    if (procedure.waves < 1) found.push("waves: at least 1");
    if (!(procedure.cutoff > 0)) found.push(`cutoff: must be above 0 (got ${procedure.cutoff})`);
  }
  return found;
}

/** A simulated world: where it lies, and what it gave in each target. */
interface World {
  readonly point: DesignPoint;
  readonly u: Float64Array;
  readonly settings: readonly Setting[];
  readonly outcomes: readonly Sample[];
}

/** @throws RangeError that lists every fault of the plan */
export function calibration(plan: CalibrationPlan): StagedStudy<CalibrationVerdict> {
  refuse(plan.study, faults(plan));
  const waves = plan.procedure.kind === "abc" ? 1 : plan.procedure.waves;
  return new StagedStudy(
    responseNames(plan),
    waves * plan.points * plan.replications,
    function* (ledger): Stages<CalibrationVerdict> {
      const { procedure } = plan;
      if (procedure.kind === "abc") {
        const start = latinHypercube(plan.points, plan.dimensions.length, new Draws(plan.seed, "abc"));
        const worlds = yield* simulated(plan, start, 0, ledger);
        return verdictOf(
          plan,
          worlds,
          [{ points: worlds.length, share: 1, terms: [] }],
          closest(plan, worlds, procedure.accept),
        );
      }
      const { worlds, waves: done } = yield* matched(plan, procedure, ledger);
      const accepted = worlds
        .map((world) => ({ world, distance: farthest(plan, world) }))
        .filter(({ distance }) => distance <= procedure.cutoff);
      return verdictOf(plan, worlds, done, accepted);
    },
  );
}

function* simulated(
  plan: CalibrationPlan,
  places: readonly Float64Array[],
  from: number,
  ledger: Ledger,
): Stages<World[]> {
  const { dimensions, policies, targets, replications } = plan;
  const points = places.map((u, i) =>
    pointAt(`world ${from + i}`, dimensions, settingsAt(dimensions, u), [policies[0]]),
  );
  yield runsOf(points, 0, replications);
  return points.map((point, i) => ({
    point,
    u: places[i],
    settings: settingsAt(dimensions, places[i]),
    outcomes: targets.map(({ response }) => sampleOf(defined(ledger.column(point.name, policies[0], response)))),
  }));
}

const fitted = ({ targets }: CalibrationPlan): number[] =>
  targets.flatMap(({ isHeldOut }, t) => (isHeldOut ? [] : [t]));

const isWhole = (plan: CalibrationPlan, { outcomes }: World): boolean =>
  fitted(plan).every((t) => !Number.isNaN(outcomes[t].mean));

/**
 * History matching: each wave simulates where no emulator has ruled the space out yet, and rules out more of it.
 *
 * @source Vernon, Goldstein & Bower 2010; the cutoff 3 by Pukelsheim 1994, American Statistician 48:88-91
 */
function* matched(
  plan: CalibrationPlan,
  { waves, cutoff }: { readonly waves: number; readonly cutoff: number },
  ledger: Ledger,
): Stages<{ worlds: World[]; waves: Wave[] }> {
  const worlds: World[] = [];
  const done: Wave[] = [];
  const history: (readonly (Emulator | null)[])[] = [];
  const isRuledOut = (u: ArrayLike<number>): boolean =>
    history.some((emulators) =>
      emulators.some((emulator, i) => emulator !== null && isFar(plan, i, emulator, u, cutoff)),
    );
  for (let wave = 0; wave < waves; wave++) {
    const { places, share } = placesFor(plan, wave, isRuledOut);
    if (places.length === 0) {
      done.push({ points: 0, share, terms: [] });
      break;
    }
    worlds.push(...(yield* simulated(plan, places, worlds.length, ledger)));
    const left = worlds.filter((world) => isWhole(plan, world) && !isRuledOut(world.u));
    const emulators = fitted(plan).map((t) =>
      emulatorOf(
        left.map(({ u }) => u),
        Float64Array.from(left, ({ outcomes }) => outcomes[t].mean),
      ),
    );
    history.push(emulators);
    done.push({ points: places.length, share, terms: emulators.map((emulator) => emulator?.terms ?? null) });
  }
  return { worlds, waves: done };
}

function isFar(plan: CalibrationPlan, i: number, emulator: Emulator, u: ArrayLike<number>, cutoff: number): boolean {
  const { value, sd } = plan.targets[fitted(plan)[i]];
  const { mean, variance } = emulator.at(u);
  return Math.abs(mean - value) > cutoff * Math.sqrt(sd * sd + variance);
}

/** The first points of Latin hypercubes that are not ruled out, and what share of all tried they were. */
function placesFor(plan: CalibrationPlan, wave: number, isRuledOut: (u: ArrayLike<number>) => boolean) {
  const { points, dimensions, seed } = plan;
  if (wave === 0) return { places: latinHypercube(points, dimensions.length, new Draws(seed, "wave 0")), share: 1 };
  const places: Float64Array[] = [];
  let tried = 0;
  for (let block = 0; block < MOST_BLOCKS && places.length < points; block++) {
    const cube = latinHypercube(BLOCK, dimensions.length, new Draws(seed, `wave ${wave} block ${block}`));
    places.push(...cube.filter((u) => !isRuledOut(u)));
    tried += BLOCK;
  }
  return { places: places.slice(0, points), share: places.length / tried };
}

/** Standard deviations by which a world misses the target that it misses most; its own noise counts. */
function farthest(plan: CalibrationPlan, { outcomes }: World): number {
  const misses = fitted(plan).map((t) => {
    const { value, sd } = plan.targets[t];
    const { mean, se } = outcomes[t];
    const noise = Number.isNaN(se) ? 0 : se;
    return Math.abs(mean - value) / Math.sqrt(sd * sd + noise * noise);
  });
  return misses.some(Number.isNaN) ? Infinity : Math.max(...misses);
}

/**
 * Rejection by distance (approximate Bayesian computation), all dimensions uniform over their ranges beforehand.
 *
 * @source Beaumont, Zhang & Balding 2002, Genetics 162:2025-2035
 */
function closest(plan: CalibrationPlan, worlds: readonly World[], accept: number) {
  const targets = fitted(plan);
  const distances = worlds
    .filter((world) => isWhole(plan, world))
    .map((world) => {
      const squares = targets.map((t) => {
        const miss = (world.outcomes[t].mean - plan.targets[t].value) / plan.targets[t].sd;
        return miss * miss;
      });
      return { world, distance: Math.sqrt(squares.reduce((a, b) => a + b, 0) / targets.length) };
    })
    .sort((a, b) => a.distance - b.distance);
  return distances.slice(0, Math.ceil(accept * worlds.length));
}

function verdictOf(
  plan: CalibrationPlan,
  worlds: readonly World[],
  waves: readonly Wave[],
  accepted: readonly { readonly world: World; readonly distance: number }[],
): CalibrationVerdict {
  const { study, policies, replications, dimensions, procedure, targets } = plan;
  const kept = accepted.map(({ world }) => world);
  return {
    study,
    policy: policies[0],
    replications,
    dimensions,
    procedure,
    simulated: worlds.length,
    failed: worlds.filter((world) => !isWhole(plan, world)).length,
    waves,
    accepted: accepted.map(({ world, distance }) => ({ name: world.point.name, settings: world.settings, distance })),
    learnt: dimensions.map((dimension, d) =>
      learntOf(
        dimension,
        kept.map(({ settings }) => settings[d]),
      ),
    ),
    predicted: targets.map((target, t) =>
      predictedOf(target, meansOf(kept, t), meansOf(worlds.slice(0, waves[0].points), t)),
    ),
  };
}

function learntOf({ name, span }: Dimension, settings: readonly Setting[]): Learnt {
  if (span.kind === "values") {
    const counts = span.values.map((value) => ({ value, worlds: settings.filter((x) => x === value).length }));
    return {
      name,
      low: span.values[0],
      high: span.values.at(-1)!,
      p05: null,
      p50: null,
      p95: null,
      width: null,
      counts,
    };
  }
  const sorted = Float64Array.from(settings, Number).sort();
  const [p05, p50, p95] = [0.05, 0.5, 0.95].map((p) => orNull(nearestRank(sorted, p)));
  const width = p05 === null || p95 === null ? null : (p95 - p05) / (0.9 * (span.high - span.low));
  return { name, low: span.low, high: span.high, p05, p50, p95, width, counts: [] };
}

const meansOf = (worlds: readonly World[], t: number): Float64Array =>
  defined(Float64Array.from(worlds, ({ outcomes }) => outcomes[t].mean));

function predictedOf(target: Target, values: Float64Array, unfitted: Float64Array): Predicted {
  const { value, sd } = target;
  const sorted = values.slice().sort();
  const [p05, p95] = [0.05, 0.95].map((p) => orNull(nearestRank(sorted, p)));
  const isMet = p05 === null || p95 === null ? null : value + 2 * sd >= p05 && value - 2 * sd <= p95;
  const below = orNull(values.filter((x) => x < value).length / values.length);
  const [mean, before] = [values, unfitted].map((sample) => orNull(sampleOf(sample).mean));
  return { ...target, mean, p05, p95, below, isMet, unfitted: before };
}
