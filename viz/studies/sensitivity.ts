import type { SensitivityVerdict } from "../../engine/study/sensitivity/sensitivity.ts";
import type { Teller } from "./teller.ts";

/** So many inputs are worth measuring first. */
const MEASURED = 10;
/** So many inputs of a screening are told. */
const TOLD = 5;
/** Of the variance: less is told as such, not as 0 in 100. */
const LEAST = 0.01;

export function sensitivitySentences(verdict: SensitivityVerdict, teller: Teller): string[] {
  const w = teller.words.study;
  const lines: string[] = [];
  if (verdict.screening.length > 0) {
    const kept = verdict.kept.map((name) => teller.dimensionNamed(name));
    lines.push(w.screened({ dimensions: verdict.dimensions.length, kept }));
  }
  for (const { response, policy, against, dimensions } of verdict.screening) {
    const largest = [...dimensions].sort((a, b) => (b.muStar ?? 0) - (a.muStar ?? 0)).slice(0, TOLD);
    lines.push(
      w.about(teller.response(response), teller.policy(policy), against === null ? null : teller.policy(against)),
      `  ${w.strongest(
        largest.map(({ name, muStar, muStarInterval }) => ({
          name: teller.dimensionNamed(name),
          size: teller.amount(response, { mean: muStar, ...muStarInterval }),
        })),
      )}`,
    );
  }
  for (const { response, policy, against, dimensions, noise } of verdict.sobol) {
    lines.push(
      w.about(teller.response(response), teller.policy(policy), against === null ? null : teller.policy(against)),
    );
    const sorted = [...dimensions].sort((a, b) => (b.total.value ?? 0) - (a.total.value ?? 0));
    const settled = sorted.filter((row) => row.total.isAboveZero);
    const isTold = ({ total }: (typeof sorted)[number]): boolean => (total.value ?? 0) >= LEAST;
    for (const { name, first, total } of settled.filter(isTold)) {
      const sentence = w.index({
        name: teller.dimensionNamed(name),
        total: teller.ofHundred(total.value),
        totalInterval: teller.hundredInterval(total),
        first: teller.ofHundred(first.value),
        isFirstKnown: first.isAboveZero,
      });
      lines.push(`  ${sentence}`);
    }
    const small = settled.filter((row) => !isTold(row)).map(({ name }) => teller.dimensionNamed(name));
    if (small.length > 0) lines.push(`  ${w.small(small)}`);
    const rest = sorted.filter((row) => !row.total.isAboveZero).map(({ name }) => teller.dimensionNamed(name));
    if (rest.length > 0) lines.push(`  ${w.negligible(rest)}`);
    if (noise.noiseShare !== null) lines.push(`  ${w.noise(teller.ofHundred(noise.noiseShare))}`);
  }
  for (const { response, policy, against, base, dimensions } of verdict.swings) {
    const [widest] = dimensions;
    if (base === null || widest?.low.mean == null || widest.high.mean === null) continue;
    const told = (mean: number): string => {
      const exactly = { mean, low: null, high: null };
      return against === null ? teller.amount(response, exactly) : teller.difference(response, exactly);
    };
    const dimension = teller.study.dimensions.find(({ name }) => name === widest.name)!;
    lines.push(
      w.about(teller.response(response), teller.policy(policy), against === null ? null : teller.policy(against)),
      `  ${w.swing({
        base: told(base),
        name: teller.dimension(dimension),
        low: teller.value(dimension, widest.low.setting),
        atLow: told(widest.low.mean),
        high: teller.value(dimension, widest.high.setting),
        atHigh: told(widest.high.mean),
      })}`,
    );
  }
  return [...lines, ...firstAid(verdict, teller)];
}

/** What to measure before a decision: the inputs that decide the answer, the most important first, and who could. */
function firstAid({ kept, dimensions, screening }: SensitivityVerdict, teller: Teller): string[] {
  const w = teller.words.study;
  if (screening.length === 0) return [];
  const measured = kept.slice(0, MEASURED).flatMap((name, i) => {
    const dimension = dimensions.find((one) => one.name === name)!;
    const way = teller.measuring(dimension);
    if (way === null) return [];
    const { span } = dimension;
    const range =
      span.kind === "range"
        ? teller.words.interval(teller.bare(dimension, span.low), teller.value(dimension, span.high))
        : span.values.map((value) => teller.value(dimension, value)).join(" / ");
    return [`  ${w.measure({ rank: i + 1, name: teller.factor(dimension.entry), range, ...way })}`];
  });
  return measured.length === 0 ? [] : [w.firstAid.heading(measured.length), ...measured, w.firstAid.effort];
}
