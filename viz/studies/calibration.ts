import type { CalibrationVerdict } from "../../engine/study/calibration/verdict.ts";
import { exact, numeral } from "../words/quantity.ts";
import type { Teller } from "./teller.ts";

/** Of a range, the share that the kept worlds leave of something that was learnt. */
const NARROWED = 0.85;
/** From so many worlds on, a 5th percentile is more than the smallest value. */
const ENOUGH = 20;

export function calibrationSentences(verdict: CalibrationVerdict, teller: Teller): string[] {
  const w = teller.words.study;
  const { accepted, simulated, procedure, waves, learnt, predicted, dimensions } = verdict;
  const lines: string[] = [];
  if (procedure.kind === "history-matching") {
    waves.forEach(({ points, share }, i) => {
      lines.push(w.wave({ wave: i + 1, points, share: exact(Number((100 * share).toPrecision(2))) }));
    });
  }
  if (accepted.length === 0) return [...lines, w.noneAccepted, ...standingSentence(verdict, teller)];
  const drawn = accepted.length - (verdict.standing.isAccepted ? 1 : 0);
  const cutoff = procedure.kind === "abc" ? null : exact(procedure.cutoff);
  lines.push(w.accepted({ worlds: drawn, of: simulated, cutoff }));
  lines.push(...standingSentence(verdict, teller));
  const idle: string[] = [];
  if (drawn < ENOUGH) lines.push(`  ${w.littleLearnt(ENOUGH)}`);
  else
    learnt.forEach(({ p05, p95, width, low, high }, d) => {
      const dimension = dimensions[d];
      const name = teller.dimension(dimension);
      if (p05 === null || p95 === null || width === null || width > NARROWED) {
        idle.push(name);
        return;
      }
      const tenth = teller.widthOf(dimension);
      const from = teller.bare(dimension, low);
      const to = teller.value(dimension, high);
      const [least, most] = [p05, p95].map((end) => teller.bare(dimension, end, tenth));
      lines.push(`  ${w.learnt({ name, low: least, high: most, from, to })}`);
    });
  if (idle.length > 0) lines.push(`  ${w.notLearnt(idle)}`);
  const { exploration } = teller.study;
  for (const { response, value, mean, p05, p95, isMet, isHeldOut } of predicted) {
    if (p05 === null || p95 === null || isMet === null) continue;
    const source =
      exploration.method === "calibrate"
        ? (exploration.targets.find((target) => target.response === response)?.source ?? "")
        : "";
    const range = { mean, low: p05, high: p95 };
    const isOneUnit = teller.unitOf(response, p05).axis === teller.unitOf(response, p95).axis;
    const low = isOneUnit
      ? teller.bareAmount(response, p05, { ...range, mean: p05 })
      : teller.amount(response, { ...range, mean: p05 });
    const high = teller.amount(response, { ...range, mean: p95 });
    const observed = teller.level(response, value);
    lines.push(w.predicted({ response: teller.response(response), observed, low, high, isMet, isHeldOut, source }));
  }
  return lines;
}

/** Of the default world, with the target that it misses most; nothing where a target is undefined in it. */
function standingSentence({ standing }: CalibrationVerdict, teller: Teller): string[] {
  const fitted = standing.misses.filter(({ isHeldOut }) => !isHeldOut);
  const [worst] = [...fitted].sort((a, b) => (b.distance ?? Infinity) - (a.distance ?? Infinity));
  if (worst.distance === null || worst.simulated === null) return [];
  return [
    teller.words.study.standing({
      isAccepted: standing.isAccepted,
      distance: numeral(worst.distance, 1),
      worst: teller.response(worst.response),
      observed: teller.level(worst.response, worst.value),
      simulated: teller.amount(worst.response, { mean: worst.simulated, low: null, high: null }),
    }),
  ];
}
