import type { Restriction } from "../../engine/study/robustness/prim.ts";
import type {
  PolicyRobustness,
  ResponseRobustness,
  RobustnessVerdict,
} from "../../engine/study/robustness/robustness.ts";
import type { Teller } from "./teller.ts";

export function robustnessSentences(verdict: RobustnessVerdict, teller: Teller): string[] {
  const w = teller.words.study;
  const lines = verdict.responses.flatMap((response) =>
    response.policies.flatMap((policy) => [
      w.about(
        teller.response(response.response),
        teller.policy(policy.policy),
        policy.against === null ? null : teller.policy(verdict.baseline),
      ),
      ...policySentences(response, policy, verdict, teller).map((line) => `  ${line}`),
    ]),
  );
  return [...lines, w.worlds];
}

function policySentences(
  { response, threshold }: ResponseRobustness,
  { policy, regret, best, satisficing, against }: PolicyRobustness,
  { baseline, dimensions }: RobustnessVerdict,
  teller: Teller,
): string[] {
  const w = teller.words.study;
  const name = teller.policy(policy);
  const exactly = (mean: number | null) => ({ mean, low: null, high: null });
  const lines: string[] = [];
  if (against !== null) {
    const { better, difference } = against;
    lines.push(
      w.inWorlds({
        policy: name,
        baseline: teller.policy(baseline),
        share: teller.ofHundred(better.share),
        interval: teller.hundredInterval(better),
        difference: teller.difference(response, difference),
        meanInterval: teller.differenceInterval(response, difference),
        p05: teller.difference(response, exactly(difference.p05), difference),
        p95: teller.difference(response, exactly(difference.p95), difference),
      }),
    );
  }
  lines.push(
    w.best({
      policy: name,
      share: teller.ofHundred(best.share),
      interval: teller.hundredInterval(best),
      regret: teller.amount(response, regret),
      worst: teller.bareAmount(response, regret.p95, regret),
    }),
  );
  if (satisficing !== null && threshold !== null) {
    const share = teller.ofHundred(satisficing.share);
    const interval = teller.hundredInterval(satisficing);
    lines.push(w.satisfies({ policy: name, threshold: teller.level(response, threshold), share, interval }));
  }
  for (const { restrictions, density, coverage } of against?.fails ?? []) {
    const where = restrictions.map((restriction) => restrictionPhrase(restriction, dimensions, teller));
    const shares = { density: teller.ofHundred(density), coverage: teller.ofHundred(coverage) };
    lines.push(w.fails({ policy: name, baseline: teller.policy(baseline), where, ...shares }));
  }
  const isFailing = against !== null && against.better.share !== null && against.better.share < 1;
  if (isFailing && against.fails.length === 0) lines.push(w.nowhere);
  if (against?.buy != null) lines.push(w.buy[against.buy](teller.ofHundred(against.noise.noiseShare)));
  return lines;
}

/** An end that is that of the range (to a tenth of it) is no restriction. */
function restrictionPhrase(
  restriction: Restriction,
  dimensions: RobustnessVerdict["dimensions"],
  teller: Teller,
): string {
  const w = teller.words.study;
  const dimension = dimensions.find(({ name }) => name === restriction.name)!;
  const name = teller.dimension(dimension);
  if (restriction.kind === "values") {
    return w.choice({ name, values: restriction.values.map((value) => teller.value(dimension, value)) });
  }
  const { span } = dimension;
  const width = teller.widthOf(dimension);
  const slack = (width ?? 0) / 2;
  const isRange = span.kind === "range";
  const low = isRange && restriction.low - span.low < slack ? null : teller.value(dimension, restriction.low, width);
  const high =
    isRange && span.high - restriction.high < slack ? null : teller.value(dimension, restriction.high, width);
  return w.restriction({ name, low, high });
}
