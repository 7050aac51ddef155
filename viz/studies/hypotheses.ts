import type { Held, HypothesesVerdict, Hypothesis } from "../../engine/study/hypotheses/hypotheses.ts";
import type { Teller } from "./teller.ts";

export function hypothesesSentences({ hypotheses }: HypothesesVerdict, teller: Teller): string[] {
  return [...hypotheses.flatMap((hypothesis) => claimSentences(hypothesis, teller)), teller.words.study.shareOfWorlds];
}

function claimSentences(hypothesis: Hypothesis, teller: Teller): string[] {
  const { words } = teller;
  const w = words.study;
  const { number, claim, refutedIf, theories, untested } = hypothesis;
  const head = w.claim(number, words.text(claim));
  if (untested !== null) return [head, `  ${w.untested(words.text(untested))}`];
  const factors = [...new Set(theories.map(({ factor }) => factor))];
  return [
    head,
    `  ${heldPhrase(hypothesis, teller)}`,
    `  ${w.refutedIf(words.text(refutedIf))}`,
    ...factors.map((factor) => {
      const options = theories
        .filter((theory) => theory.factor === factor)
        .map(({ option, standing, holds, worlds }) => ({
          option: teller.optionOf(factor, option),
          standing: w.standings[standing],
          holds,
          worlds,
        }));
      return `  ${w.under(teller.factor(factor), options)}`;
    }),
  ];
}

function heldPhrase(held: Held, teller: Teller): string {
  const { standing, holds, worlds } = held;
  const w = teller.words.study;
  return w.held({ standing: w.standings[standing], holds, worlds, interval: teller.hundredInterval(held) });
}
