import type { EffectRow } from "../../engine/study/effects.ts";
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
    const open = own.filter(({ isSettled }) => !isSettled).map(({ of }) => effectName(of, teller));
    return [
      head,
      ...own.filter(({ isSettled }) => isSettled).map((row) => `  ${effectSentence(row, teller)}`),
      ...(open.length === 0 ? [] : [`  ${w.openEffects(open)}`]),
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

/** One dimension, or two that act together. */
export function effectName(of: readonly string[], teller: Teller): string {
  const names = of.map((name) => teller.dimensionNamed(name));
  return names.length === 1 ? names[0] : teller.words.study.together(names);
}

function effectSentence(row: EffectRow, teller: Teller): string {
  const w = teller.words.study;
  const size = teller.difference(row.response, row);
  const interval = teller.differenceInterval(row.response, row);
  const names = row.of.map((name) => teller.dimensionNamed(name));
  const dimension = teller.study.dimensions.find(({ name }) => name === row.of[0]);
  const sentence =
    row.ends === null || dimension === undefined
      ? w.interaction({ of: names, size, interval })
      : w.effect({
          of: names[0],
          from: teller.value(dimension, row.ends[0]),
          to: teller.value(dimension, row.ends[1]),
          size,
          interval,
        });
  const aliases = row.aliases.map((of) => effectName(of, teller));
  return aliases.length === 0 ? sentence : `${sentence} ${w.aliased(aliases)}`;
}
