import type { SweepVerdict } from "../../engine/study/sweep.ts";
import type { Teller } from "./teller.ts";

/** So many points are told one by one; a larger design is told by its effects. */
const FEW = 8;

/** @returns the effects by output, settled ones first, the largest first; of a small design the points too */
export function sweepSentences({ points, effects, alpha, baseline }: SweepVerdict, teller: Teller): string[] {
  const w = teller.words.study;
  const outputs = points[0]?.outcomes ?? [];
  const lines = outputs.flatMap(({ policy, response, against }) => {
    const own = effects
      .filter((row) => row.policy === policy && row.response === response)
      .map((row) => ({ ...row, isSettled: row.pHolm !== null && row.pHolm <= alpha }))
      .sort((a, b) => Number(b.isSettled) - Number(a.isSettled) || Math.abs(b.mean ?? 0) - Math.abs(a.mean ?? 0));
    const head = w.about(
      teller.response(response),
      teller.policy(policy),
      against === null ? null : teller.policy(baseline),
    );
    if (own.every(({ mean }) => mean === null)) return [head, `  ${w.noEffect}`];
    return [
      head,
      ...own.map((row) => {
        const sentence = w.effect({
          of: row.of.map((name) => teller.dimensionNamed(name)),
          size: teller.difference(response, row),
          interval: teller.differenceInterval(response, row),
          isSettled: row.isSettled,
        });
        const aliases = row.aliases.map((names) => names.map((name) => teller.dimensionNamed(name)).join(" x "));
        return `  ${sentence}${aliases.length === 0 ? "" : ` ${w.aliased(aliases)}`}`;
      }),
    ];
  });
  if (points.length > FEW) return lines;
  const told = points.flatMap(({ settings, outcomes }) => [
    w.point(teller.settings(settings)),
    ...outcomes.map(
      (outcome) =>
        `  ${w.outcome({
          response: teller.response(outcome.response),
          value:
            outcome.against === null
              ? teller.amount(outcome.response, outcome)
              : teller.difference(outcome.response, outcome),
          interval:
            outcome.against === null
              ? teller.interval(outcome.response, outcome)
              : teller.differenceInterval(outcome.response, outcome),
          policy: teller.policy(outcome.policy),
          baseline: outcome.against === null ? null : teller.policy(outcome.against),
        })}`,
    ),
  ]);
  return [...lines, ...told];
}
