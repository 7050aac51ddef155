/** What a comparison says beside its verdicts: which policies may be the best of all, and what a unit gained costs. */
import { Teller } from "../studies/teller.ts";
import type { View } from "./view.ts";

/** @returns one sentence a primary response of which one direction is better; none for two policies, whose verdict says it */
export function bestSentences(view: View): string[] {
  if (view.policies.length < 3) return [];
  const w = view.words.study;
  return view.primary.flatMap(({ label, best }) => {
    if (best === null) return [];
    const candidates = best.filter(({ isCandidate }) => isCandidate).map(({ policy }) => view.label(policy));
    return w.bestOfAll({ response: view.words.text(label), candidates, of: best.length });
  });
}

/** @returns one sentence a ratio and policy */
export function ratioSentences(view: View): string[] {
  const { study, comparison } = view.data;
  const { exploration } = study;
  if (exploration.method !== "compare") return [];
  const w = view.words.study;
  const teller = new Teller(study, view.words, view.registry);
  return comparison.ratios.flatMap(({ name, policy, ratio, kind, low, high }) => {
    const planned = exploration.ratios.find((candidate) => candidate.name === name);
    if (planned === undefined) return [];
    // Shares are told of 100: what one more in 100 costs.
    const isShare = view.registry.responses.find((response) => response.name === planned.effect)?.unit === "share";
    const each = (x: number | null): number | null => (x === null ? null : x * (isShare ? 0.01 : 1));
    const isBounded = kind === "bounded";
    const who = { label: view.words.text(planned.label), policy: view.label(policy), baseline: view.baseline.label };
    if (isBounded && high !== null && high < 0) return w.opposite(who);
    const estimate = { mean: each(ratio), low: isBounded ? each(low) : null, high: isBounded ? each(high) : null };
    return w.ratio({
      ...who,
      value: teller.amount(planned.cost, estimate),
      interval: isBounded ? teller.interval(planned.cost, estimate) : w.bought[kind],
    });
  });
}
