/** Calibration: the worlds that what was observed does not rule out; all of them are kept, not one best. */
import { pointAt, type Setting, settingsAt } from "../designs/dimension.ts";
import { latinHypercube } from "../designs/latin-hypercube.ts";
import { Draws } from "../draws.ts";
import { faultsOf, refuse, responseNames } from "../frame.ts";
import { type Ledger, runsOf, StagedStudy, type Stages } from "../method.ts";
import { defined, sampleOf } from "../sample.ts";
import { type Emulator, emulatorOf } from "./emulator.ts";
import { type CalibrationPlan, fitted, isWhole, type Wave, type World } from "./plan.ts";
import { type CalibrationVerdict, DEFAULT_WORLD, verdictOf } from "./verdict.ts";

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
