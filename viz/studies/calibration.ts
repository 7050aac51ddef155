import type { CalibrationVerdict } from "../../engine/study/calibration/calibration.ts";
import { exact } from "../words/quantity.ts";
import type { Teller } from "./teller.ts";

/** Of a range, the share that the kept worlds leave of something that was learnt. */
const NARROWED = 0.85;

export function calibrationSentences(verdict: CalibrationVerdict, teller: Teller): string[] {
  const w = teller.words.study;
  const { accepted, simulated, procedure, waves, learnt, predicted, dimensions } = verdict;
  const lines: string[] = [];
  if (procedure.kind === "history-matching") {
    waves.forEach(({ points, share }, i) => {
      lines.push(w.wave({ wave: i + 1, points, share: exact(Number((100 * share).toPrecision(2))) }));
    });
  }
  if (accepted.length === 0) return [...lines, w.noneAccepted];
  const cutoff = procedure.kind === "abc" ? null : exact(procedure.cutoff);
  lines.push(w.accepted({ worlds: accepted.length, of: simulated, cutoff }));
  const idle: string[] = [];
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
