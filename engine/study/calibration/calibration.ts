/** Calibration: the worlds that what was observed does not rule out; all of them are kept, not one best. */
import { nearestRank } from "../../kernel/observe/quantile.ts";
import { type Dimension, pointAt, type Setting, settingsAt } from "../designs/dimension.ts";
import { latinHypercube } from "../designs/latin-hypercube.ts";
import { Draws } from "../draws.ts";
import { type Frame, faultsOf, refuse, responseNames } from "../frame.ts";
import { type Ledger, runsOf, StagedStudy, type Stages } from "../method.ts";
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
  /** The world that a study has unless it says otherwise: judged beside those drawn, and told from. */
  readonly defaults: readonly Setting[];
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

/** One world against one target. */
export interface Miss extends Target {
  readonly simulated: number | null;
  /** Standard deviations between the two; null where the world does not give it. */
  readonly distance: number | null;
}

/** How the default world stands to the targets. */
export interface Standing {
  /** As that of the accepted worlds; null where a target is undefined. */
  readonly distance: number | null;
  readonly isAccepted: boolean;
  readonly misses: readonly Miss[];
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
  readonly standing: Standing;
  /** The default world first, if it is one of them. */
  readonly accepted: readonly AcceptedWorld[];
  readonly learnt: readonly Learnt[];
  readonly predicted: readonly Predicted[];
}

/** Of the default world among the others. */
export const DEFAULT_WORLD = "default";

/** So many digits a world is drawn with, so that a document can hold many of them. */
const DIGITS = 4;

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
  if (plan.defaults.length !== dimensions.length) found.push("defaults: one setting a dimension");
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
  readonly name: string;
  /** In the unit cube; empty for the default world, which is not drawn. */
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
    (waves * plan.points + 1) * plan.replications,
    function* (ledger): Stages<CalibrationVerdict> {
      const standard = yield* defaultWorld(plan, ledger);
      const { worlds, waves: done } = yield* plan.procedure.kind === "abc"
        ? drawn(plan, ledger)
        : matched(plan, plan.procedure, ledger);
      return verdictOf(plan, standard, worlds, done);
    },
  );
}

/** The settings at a place, as short as a document tells them: they are what is run. */
function worldAt({ dimensions }: CalibrationPlan, u: ArrayLike<number>): Setting[] {
  return settingsAt(dimensions, u).map((value, d) => {
    const { span } = dimensions[d];
    if (span.kind === "values") return value;
    return Math.min(span.high, Math.max(span.low, Number(Number(value).toPrecision(DIGITS))));
  });
}

function* simulated(
  plan: CalibrationPlan,
  worlds: readonly { name: string; u: Float64Array; settings: readonly Setting[] }[],
  ledger: Ledger,
): Stages<World[]> {
  const { dimensions, policies, targets, replications } = plan;
  const points = worlds.map(({ name, settings }) => pointAt(name, dimensions, settings, [policies[0]]));
  yield runsOf(points, 0, replications);
  return points.map((point, i) => ({
    ...worlds[i],
    outcomes: targets.map(({ response }) => sampleOf(defined(ledger.column(point.name, policies[0], response)))),
  }));
}

function* placed(
  plan: CalibrationPlan,
  places: readonly Float64Array[],
  from: number,
  ledger: Ledger,
): Stages<World[]> {
  return yield* simulated(
    plan,
    places.map((u, i) => ({ name: `world ${from + i}`, u, settings: worldAt(plan, u) })),
    ledger,
  );
}

function* defaultWorld(plan: CalibrationPlan, ledger: Ledger): Stages<World> {
  const standard = { name: DEFAULT_WORLD, u: new Float64Array(), settings: plan.defaults };
  return (yield* simulated(plan, [standard], ledger))[0];
}

function* drawn(plan: CalibrationPlan, ledger: Ledger): Stages<{ worlds: World[]; waves: Wave[] }> {
  const start = latinHypercube(plan.points, plan.dimensions.length, new Draws(plan.seed, "abc"));
  const worlds = yield* placed(plan, start, 0, ledger);
  return { worlds, waves: [{ points: worlds.length, share: 1, terms: [] }] };
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
  const isExpected = (u: ArrayLike<number>): boolean =>
    history.at(-1)!.every((emulator, i) => {
      const { value, sd } = plan.targets[fitted(plan)[i]];
      return emulator === null || Math.abs(emulator.at(u).mean - value) <= cutoff * sd;
    });
  for (let wave = 0; wave < waves; wave++) {
    const { places, share } = placesFor(plan, wave, isRuledOut, isExpected);
    if (places.length === 0) {
      done.push({ points: 0, share, terms: [] });
      break;
    }
    worlds.push(...(yield* placed(plan, places, worlds.length, ledger)));
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

/**
 * Points of Latin hypercubes that are not ruled out, those first of which the last emulators expect that they meet every
 * target, and what share of all tried was not ruled out.
 */
function placesFor(
  { points, dimensions, seed }: CalibrationPlan,
  wave: number,
  isRuledOut: (u: ArrayLike<number>) => boolean,
  isExpected: (u: ArrayLike<number>) => boolean,
) {
  if (wave === 0) return { places: latinHypercube(points, dimensions.length, new Draws(seed, "wave 0")), share: 1 };
  const expected: Float64Array[] = [];
  const others: Float64Array[] = [];
  let tried = 0;
  for (let block = 0; block < MOST_BLOCKS && expected.length < points; block++) {
    const cube = latinHypercube(BLOCK, dimensions.length, new Draws(seed, `wave ${wave} block ${block}`));
    for (const u of cube) if (!isRuledOut(u)) (isExpected(u) ? expected : others).push(u);
    tried += BLOCK;
  }
  const share = (expected.length + others.length) / tried;
  return { places: [...expected, ...others].slice(0, points), share };
}

/** Standard deviations by which a world misses a target; its own noise counts. */
function missOf({ targets }: CalibrationPlan, { outcomes }: World, t: number): number {
  const { value, sd } = targets[t];
  const { mean, se } = outcomes[t];
  const noise = Number.isNaN(se) ? 0 : se;
  return Math.abs(mean - value) / Math.sqrt(sd * sd + noise * noise);
}

/** Of the target that it misses most; or (ABC) the root mean square over targets, in their own standard deviations. */
function distanceOf(plan: CalibrationPlan, world: World): number {
  const targets = fitted(plan);
  if (!isWhole(plan, world)) return Infinity;
  if (plan.procedure.kind === "history-matching") return Math.max(...targets.map((t) => missOf(plan, world, t)));
  const squares = targets.map((t) => {
    const miss = (world.outcomes[t].mean - plan.targets[t].value) / plan.targets[t].sd;
    return miss * miss;
  });
  return Math.sqrt(squares.reduce((a, b) => a + b, 0) / targets.length);
}

/**
 * Of history matching, all worlds within the cutoff; of ABC the closest share, all dimensions uniform over their ranges
 * beforehand.
 *
 * @source Beaumont, Zhang & Balding 2002, Genetics 162:2025-2035
 */
function acceptedOf(plan: CalibrationPlan, worlds: readonly World[]): { accepted: AcceptedWorld[]; most: number } {
  const { procedure } = plan;
  const all = worlds.map((world) => ({ world, distance: distanceOf(plan, world) }));
  const kept =
    procedure.kind === "history-matching"
      ? all.filter(({ distance }) => distance <= procedure.cutoff)
      : all
          .filter(({ distance }) => distance < Infinity)
          .sort((a, b) => a.distance - b.distance)
          .slice(0, Math.ceil(procedure.accept * worlds.length));
  return {
    accepted: kept.map(({ world: { name, settings }, distance }) => ({ name, settings, distance })),
    most: procedure.kind === "history-matching" ? procedure.cutoff : (kept.at(-1)?.distance ?? -1),
  };
}

function standingOf(plan: CalibrationPlan, world: World, most: number): Standing {
  const distance = distanceOf(plan, world);
  return {
    distance: distance === Infinity ? null : distance,
    isAccepted: distance <= most,
    misses: plan.targets.map((target, t) => ({
      ...target,
      simulated: orNull(world.outcomes[t].mean),
      distance: orNull(missOf(plan, world, t)),
    })),
  };
}

function verdictOf(
  plan: CalibrationPlan,
  standard: World,
  worlds: readonly World[],
  waves: readonly Wave[],
): CalibrationVerdict {
  const { study, policies, replications, dimensions, procedure, targets } = plan;
  const { accepted, most } = acceptedOf(plan, worlds);
  const standing = standingOf(plan, standard, most);
  const kept = accepted.map(({ name }) => worlds.find((world) => world.name === name)!);
  const { distance } = standing;
  const own =
    standing.isAccepted && distance !== null ? [{ name: DEFAULT_WORLD, settings: plan.defaults, distance }] : [];
  return {
    study,
    policy: policies[0],
    replications,
    dimensions,
    procedure,
    simulated: worlds.length,
    failed: worlds.filter((world) => !isWhole(plan, world)).length,
    waves,
    standing,
    accepted: [...own, ...accepted],
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
