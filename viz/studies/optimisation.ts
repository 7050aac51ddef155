import type { FrontMember, OptimisationVerdict } from "../../engine/study/optimisation/optimisation.ts";
import type { Ratio } from "../../engine/study/ratio.ts";
import type { Teller } from "./teller.ts";

/** What an effect is told for: a unit of cost that a budget is made of. */
const MONEY = 100_000;
/** Members told: both ends, the bend, and some between them. */
const TOLD = 6;

export function optimisationSentences(verdict: OptimisationVerdict, teller: Teller): string[] {
  const w = teller.words.study;
  const { front, budget, candidates, cost, knee } = verdict;
  if (front.length === 0) return [w.noneAffordable];
  const kept = budget === null ? null : teller.level(budget.response, budget.most);
  const lines = [w.front({ members: front.length, candidates, budget: kept })];
  for (const member of chosen(front, knee)) {
    lines.push(
      `  ${w.member({
        settings: teller.settings(member.settings),
        objectives: member.objectives.map(
          (objective) => `${teller.response(objective.response)} ${teller.amount(objective.response, objective)}`,
        ),
        isKnee: member.name === knee,
      })}`,
    );
    if (cost === null || member.cost === null || !teller.isMoney(cost)) continue;
    const { difference } = member.cost;
    lines.push(
      `    ${w.spends({ size: teller.difference(cost, difference), interval: teller.differenceInterval(cost, difference) })}`,
    );
    // What a unit buys is a question only where more is spent.
    if (difference.low === null || difference.low <= 0) continue;
    for (const ratio of member.buys) {
      const money = teller.level(cost, MONEY);
      const response = teller.response(ratio.response);
      lines.push(`    ${w.buys({ response, money, ...bought(ratio, teller) })}`);
    }
  }
  const contested = front.filter(({ contestedBy }) => contestedBy.length > 0).length;
  if (contested > 0) lines.push(w.contested({ members: contested, of: front.length }));
  return lines;
}

/** @returns members spread evenly over the front, the ends and the bend among them */
function chosen(front: readonly FrontMember[], knee: string | null): FrontMember[] {
  const places = new Set(
    Array.from({ length: Math.min(TOLD, front.length) }, (_, i) =>
      front.length === 1 ? 0 : Math.round((i * (front.length - 1)) / (Math.min(TOLD, front.length) - 1)),
    ),
  );
  return front.filter((member, i) => places.has(i) || member.name === knee);
}

function bought(ratio: Ratio & { readonly response: string }, teller: Teller): { effect: string; interval: string } {
  const { kind, low, high } = ratio;
  const times = (x: number | null): number | null => (x === null ? null : x * MONEY);
  const estimate = { mean: times(ratio.ratio), low: times(low), high: times(high) };
  const effect = teller.difference(
    ratio.response,
    kind === "bounded" ? estimate : { ...estimate, low: null, high: null },
  );
  const { bought: why } = teller.words.study;
  return { effect, interval: kind === "bounded" ? teller.differenceInterval(ratio.response, estimate) : why[kind] };
}
