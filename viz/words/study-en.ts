import { PATTERNS_EN } from "./pattern-en.ts";
/** Studies in English: the part of the catalogue that is not about comparisons. */
import type { StudyWords } from "./study-words.ts";

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const named = (label: string): string => (/[,;:]/.test(label) ? `"${label}"` : label);

export const STUDY_EN: StudyWords = {
  kicker: "Policy study",
  about: (response, policy, baseline) =>
    `${capital(response)}: ${named(policy)}${baseline === null ? "" : ` against ${named(baseline)}`}`,
  setting: (name, value, unit) => `${name} ${value}${unit === "" ? "" : ` ${unit}`}`,
  withEvidence: (name, evidence) => `${name} (${evidence})`,
  runs: (runs) => `It rests on ${runs} runs of the district, each of all its policies in one simulated world.`,
  failed: (runs) => `${runs} ${runs === 1 ? "run" : "runs"} failed and ${runs === 1 ? "is" : "are"} left out.`,
  worlds:
    "A share of worlds is a share of the worlds drawn from these ranges. It says nothing of how likely a world is in reality.",

  bestOfAll: ({ response, candidates, of }) =>
    candidates.length === 1
      ? `${capital(response)}: ${named(candidates[0])} is the best of all ${of} policies.`
      : `${capital(response)}: the best of all may be ${candidates.map(named).join(" or ")}; we cannot tell which.`,
  ratio: ({ label, policy, baseline, value, interval }) =>
    `${capital(label)}, ${named(policy)} against ${named(baseline)}: ${value} (${interval}).`,

  effect: ({ of, from, to, size, interval }) => `${capital(of)}, from ${from} to ${to}: ${size} (${interval}).`,
  interaction: ({ of, size, interval }) =>
    `${capital(list(of))} act on each other: with one at its second value, the other makes ${size} beyond its average effect (${interval}).`,
  openEffects: (names) => `We cannot tell an effect from none: ${names.join("; ")}.`,
  together: (names) => `${list(names)} together`,
  aliased: (effects) => `This design cannot tell it from ${effects.join("; ")}.`,
  noEffect: "No effect can be estimated: no replication was complete at every point.",
  point: (settings) => `Where ${list(settings)}:`,
  outcome: ({ response, value, interval, policy, baseline }) =>
    baseline === null
      ? `${capital(response)} under ${named(policy)}: ${value} (${interval}).`
      : `${capital(response)}, ${named(policy)} against ${named(baseline)}: ${value} (${interval}).`,

  screened: ({ dimensions, kept }) =>
    `Of ${dimensions} uncertain inputs these were found to matter most, and were looked at more closely: ${list(kept)}.`,
  strongest: (rows) =>
    `Largest mean changes over an input's whole range, in the first look: ${rows.map(({ name, size }) => `${name} ${size}`).join("; ")}.`,
  index: ({ name, total, totalInterval, first, isFirstKnown }) =>
    `${capital(name)} is behind ${total} in 100 of the variance, with all it interacts with (${totalInterval}); by itself ${isFirstKnown ? `behind ${first} in 100` : "not distinguishable from none"}.`,
  swing: ({ base, name, low, atLow, high, atHigh }) =>
    `With all inputs as the study has them it is ${base}. Of all inputs by themselves, ${name} moves it most: ${atLow} at ${low}, ${atHigh} at ${high}.`,
  small: (names) => `Behind less than 1 in 100 each, with all they interact with: ${list(names)}.`,
  negligible: (names) =>
    `Not distinguishable from no influence: ${list(names)}. An estimate slightly below 0 is sampling noise.`,
  noise: (share) => `${share} in 100 of the variance between worlds is simulation noise.`,

  selected: ({ response, policy, value }) => `${capital(response)}: ${named(policy)} is selected (${value}).`,
  promise: ({ chance, delta }) =>
    `A selection made this way is right in at least ${chance} of 100 studies, if the best leads every other by ${delta} or more. Where the lead is smaller, no such promise is made.`,
  notSelected: ({ response, left, n }) =>
    `${capital(response)}: after ${n} replications we cannot tell ${list(left.map(named))} apart, and none is selected.`,
  leads: ({ response, policy, value, chance }) =>
    `${capital(response)}: ${named(policy)} leads when the budget is spent (${value}). This is a rule of thumb that promises nothing; were means and spreads what they seem, it would be right in some ${chance} of 100 studies.`,
  contender: ({ policy, value, interval, n, outAfter }) =>
    `${capital(policy)}: ${value} (${interval}), ${outAfter === null ? `in to the end, ${n} replications` : `out after ${outAfter} replications`}.`,
  independent: ({ runs, used }) =>
    `The policies met the same worlds and took ${used} runs together; worlds of their own would have taken some ${runs} for the same promise.`,

  turns: ({ policy, baseline, name, value, interval, below, above }) =>
    `While ${name} is below ${value} (${interval}), it is ${below} under ${named(policy)} than under ${named(baseline)}; above, it is ${above}.`,
  reachesEnd: "the end of the range",
  throughout: ({ policy, baseline, name, low, high, is }) =>
    `At every value tried of ${name}, from ${low} to ${high}, it is ${is} under ${named(policy)} than under ${named(baseline)}.`,
  untold: ({ policy, baseline, name, low, high }) =>
    `With ${name} from ${low} to ${high} we cannot tell whether ${named(policy)} and ${named(baseline)} change places.`,
  mapped: ({ policy, baseline, better, worse, undecided, of }) =>
    `Of ${of} combinations, it is better under ${named(policy)} than under ${named(baseline)} in ${better}, worse in ${worse}; in ${undecided} we cannot tell the two apart.`,

  inWorlds: ({ policy, baseline, share, interval, difference, meanInterval, p05, p95 }) =>
    `In ${share} of 100 worlds drawn (${interval}) it is better under ${named(policy)} than under ${named(baseline)}. The difference is ${difference} on average over worlds (${meanInterval}); in nine of ten worlds it lies from ${p05} to ${p95}.`,
  best: ({ policy, share, interval, regret, worst }) =>
    `In ${share} of 100 worlds (${interval}) no other policy does better than ${named(policy)}. The shortfall from each world's best is ${regret} on average, and more than ${worst} in one world of twenty.`,
  satisfies: ({ policy, threshold, share, interval }) =>
    `Under ${named(policy)}, ${threshold} is reached in ${share} of 100 worlds (${interval}).`,
  fails: ({ policy, baseline, where, density, coverage }) =>
    `Of 100 worlds where ${list(where)}, ${density} are no better under ${named(policy)} than under ${named(baseline)}; ${coverage} of 100 worlds that are no better lie there.`,
  nowhere: "No part of the ranges stands out in which it is no better more often than elsewhere, beyond chance.",
  restriction: ({ name, low, high }) =>
    low !== null && high !== null
      ? `${name} lies from ${low} to ${high}`
      : low !== null
        ? `${name} is above ${low}`
        : `${name} is below ${high}`,
  choice: ({ name, values }) => `${name} is ${values.join(" or ")}`,
  buy: {
    knowledge: (noise) =>
      `What is not known of the inputs weighs more than simulation noise (${noise} in 100 of the variance): better knowledge would narrow this, more replications would not.`,
    replications: (noise) =>
      `Simulation noise (${noise} in 100 of the variance) weighs more than what is not known of the inputs: more replications a world would narrow this.`,
  },

  front: ({ members, candidates, budget }) =>
    `Of ${candidates} settings tried, ${members} ${members === 1 ? "is" : "are"} beaten by no other one in all objectives at once${budget === null ? "" : `, within ${budget}`}. Settings that were not tried may do better.`,
  noneAffordable: "No setting that was tried keeps the budget.",
  member: ({ settings, objectives, isKnee }) =>
    `${isKnee ? "The bend, beyond which more of one costs much of another: " : ""}${capital(list(settings))}: ${objectives.join("; ")}.`,
  spends: ({ size, interval }) => `Cost against the baseline: ${size} (${interval}).`,
  buys: ({ response, effect, interval, money }) =>
    `For each ${money} more than the baseline, ${response}: ${effect} (${interval}).`,
  contested: ({ members, of }) =>
    `${members} of these ${of} cannot be told apart from another one that may be as good in every objective.`,
  opposite: ({ label, policy, baseline }) =>
    `${capital(label)}, ${named(policy)} against ${named(baseline)}: there is no price, since cost and effect go in opposite directions.`,
  bought: {
    open: "the interval is open: the cost cannot be told from the baseline's",
    everything: "no value can be excluded",
    unknown: "too few replications",
  },

  accepted: ({ worlds, of, cutoff }) =>
    cutoff === null
      ? `The ${worlds} of ${of} simulated worlds closest to the targets are kept.`
      : `${worlds} of ${of} simulated worlds are not ruled out: each meets every target to within ${cutoff} standard deviations. All of them are kept; none is called the right one.`,
  noneAccepted: "No simulated world meets all targets: the targets, their errors or the ranges do not fit the model.",
  wave: ({ wave, points, share }) =>
    `Wave ${wave}: ${points} worlds simulated, ${share === "100" ? "over the whole space" : `in the ${share} in 100 of the space not ruled out before`}.`,
  learnt: ({ name, low, high, from, to }) =>
    `${capital(name)}: ${low} to ${high} in nine of ten kept worlds, of ${from} to ${to}.`,
  littleLearnt: (worlds) => `Fewer than ${worlds} worlds do not say which values of a parameter were ruled out.`,
  notLearnt: (names) => `The targets say little about ${list(names)}.`,
  standing: ({ isAccepted, distance, worst, observed, simulated }) =>
    isAccepted
      ? `The default world is one of them (named "default"): at most ${distance} standard deviations from any target, farthest in ${worst} (${simulated}; observed ${observed}).`
      : `The default world is ruled out: it is ${distance} standard deviations off in ${worst} (${simulated}; observed ${observed}).`,
  predicted: ({ response, observed, low, high, isMet, isHeldOut, source }) =>
    `${capital(response)}${isHeldOut ? ", kept out of the fit" : ", a target"}: kept worlds give ${low} to ${high}, observed was ${observed} (${source}): ${isMet ? "they agree" : "they do not agree"}.`,
  patterns: PATTERNS_EN,

  claim: (number, claim) => `Claim ${number}: ${claim}.`,
  standings: {
    supported: "supported",
    contradicted: "contradicted",
    undecided: "undecided",
    untested: "untested",
  },
  held: ({ standing, holds, worlds, interval }) =>
    `${capital(standing)}: holds in ${holds} of the ${worlds} worlds drawn (interval ${interval} in 100).`,
  refutedIf: (condition) => `Refuted in a world if: ${condition}.`,
  untested: (why) => `Untested: ${why}.`,
  under: (factor, options) =>
    `By ${factor}: ${options.map(({ option, standing, holds, worlds }) => `${option} - ${standing}, ${holds} of ${worlds}`).join("; ")}.`,
  shareOfWorlds:
    "Supported: the interval of the share of worlds lies above one half; contradicted: below. A share is one of the worlds drawn; it says nothing of how likely a world is in reality.",
  firstAid: {
    heading: (inputs) => `Before a decision, measure these ${inputs}, in this order:`,
    effort: "Who, how and how many person-days: assumptions, as a start for planning; no city was asked.",
  },
  measure: ({ rank, name, range, way, who, days }) =>
    `${rank}. ${capital(name)} (assumed ${range}). ${capital(way)}; ${who}; some ${days} person-days.`,
  chart: {
    first: "by itself",
    total: "with all that it acts with",
    none: "not distinguishable from 0",
    line: "Line: bootstrap interval. An index below 0 is sampling noise.",
    shareOfVariance: "share of the variance",
    overWorlds: (baseline) => `Differences from ${baseline} over the worlds drawn`,
    worldsBar: "light bar: where 90 of 100 worlds drawn fall",
    worldsLine: "Heavy line: interval of the mean over worlds.",
    curveBand: "shaded: interval of the mean difference, value by value",
    mapOpen: "Grey cells: the two policies cannot be told apart.",
    front: "What no other setting tried beats on both objectives",
    frontLine: "dashed: joins them",
    setting: "Setting",
    effectAxis: (unit) => `effect on the difference between the two policies, ${unit}`,
    effectLine: (level) => `Line: interval that holds for all effects of this measure at once (${level} %).`,
    variance: (about) => `${about}: shares of the variance`,
    swings: (about) => `${about}, one input at a time`,
    swingsReading: (shown, of) =>
      `Each bar shows what happens when one uncertain input goes to the ends of its range and all others stay as the study has them${shown < of ? `; the ${shown} widest of ${of} are drawn` : ""}. Inputs that act only together do not show here: the indices say so.`,
    swingBase: (value) => `upright line: all inputs as the study has them (${value})`,
    swingLow: "at the low end",
    swingHigh: "at the high end",
    unknown: "Input",
    regret: (response) => `How far behind the best of each world: ${response}`,
    regretReading:
      "A policy that is best on average may be far behind in some worlds, and a cautious reader looks at those. Each world's best policy is behind by nothing.",
    regretKey: (unit) => `behind the best policy of the world, ${unit}; no colour: it is the best`,
    regretWorlds: (worlds) =>
      `From left to right ${worlds} worlds, the same for each policy: those with the same best policy stand together.`,
    regretBest: "best, of 100 worlds",
    regretMean: "behind on average",
    regretTwentieth: "more in one world of twenty",
    regretMost: "at most",
    targetsTitle: "What was observed, and what the kept worlds give",
    targetsLabel: "Observed figures beside those of the kept worlds, and of worlds that were not fitted",
    targetsReading:
      "A target that worlds without any fitting meet too says nothing for the fit, and a figure kept out of the fit says more than one that was fitted.",
    targets: "Targets: the worlds were chosen to meet them",
    predictions: "Predictions: kept out of the fit",
    observed: "observed, give or take two standard deviations",
    keptWorlds: "Dot and line: kept worlds, their mean and nine of ten of them.",
    nullModel: "Numbered ring, a null model:",
    unfitted: "mean of the worlds drawn over the whole ranges, before any was ruled out",
    outcome: { met: "met", missed: "missed", uninformative: "met, but without any fitting too" },
  },
};
