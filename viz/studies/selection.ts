import type { SelectionVerdict } from "../../engine/study/selection/selection.ts";
import type { Teller } from "./teller.ts";

export function selectionSentences(verdict: SelectionVerdict, teller: Teller): string[] {
  const w = teller.words.study;
  const { selected, contenders, response, guarantee, independent } = verdict;
  const chosen = contenders.find(({ policy }) => policy === selected);
  const said = { response: teller.response(response) };
  const lines: string[] = [];
  if (chosen === undefined) {
    const left = contenders.filter(({ outAfter }) => outAfter === null);
    const n = Math.max(...contenders.map((contender) => contender.n));
    lines.push(w.notSelected({ ...said, left: left.map(({ policy }) => teller.policy(policy)), n }));
  } else if (guarantee !== null) {
    lines.push(w.selected({ ...said, policy: teller.policy(chosen.policy), value: teller.amount(response, chosen) }));
  } else {
    const chance = teller.ofHundred(verdict.apparentChance);
    lines.push(
      w.leads({ ...said, policy: teller.policy(chosen.policy), value: teller.amount(response, chosen), chance }),
    );
  }
  for (const contender of contenders) {
    const { policy, n, outAfter } = contender;
    const value = teller.amount(response, contender);
    lines.push(
      `  ${w.contender({ policy: teller.policy(policy), value, interval: teller.interval(response, contender), n, outAfter })}`,
    );
  }
  if (chosen !== undefined && guarantee !== null) {
    lines.push(
      w.promise({ chance: teller.ofHundred(guarantee.chance), delta: teller.level(response, guarantee.delta) }),
    );
  }
  if (independent !== null) {
    const runs = independent.replications.reduce((sum, n) => sum + n, 0);
    lines.push(w.independent({ runs, used: contenders.reduce((sum, { n }) => sum + n, 0) }));
  }
  return lines;
}
