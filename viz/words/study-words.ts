/** What a language must be able to say of studies by other methods than a comparison. All numbers come formatted. */

import type { Standing } from "../../engine/study/hypotheses/hypotheses.ts";
import type { TargetOutcome } from "../charts/targets.ts";
import type { PatternWords } from "./pattern-words.ts";

/** Whether a policy is better, worse or different, in the middle of a sentence. */
export type Direction = "better" | "worse" | "different";

export interface StudyWords {
  /** Over the title of a study that is no comparison. */
  readonly kicker: string;
  /** A heading with what the sentences below it are about. */
  about(response: string, policy: string, baseline: string | null): string;
  /** A value that is set: "visit standard 2 visits a year". */
  setting(name: string, value: string, unit: string): string;
  /** A name with the evidence for its range: "affairs that press (assumed)". */
  withEvidence(name: string, evidence: string): string;
  readonly runs: (runs: number) => string;
  readonly failed: (runs: number) => string;
  readonly worlds: string;

  // beside a comparison's verdicts
  bestOfAll(p: { response: string; candidates: readonly string[]; of: number }): string;
  ratio(p: { label: string; policy: string; baseline: string; value: string; interval: string }): string;

  // sweep
  effect(p: { of: string; from: string; to: string; size: string; interval: string }): string;
  interaction(p: { of: readonly string[]; size: string; interval: string }): string;
  openEffects(names: readonly string[]): string;
  together(names: readonly string[]): string;
  aliased(effects: readonly string[]): string;
  readonly noEffect: string;
  point(settings: readonly string[]): string;
  outcome(p: { response: string; value: string; interval: string; policy: string; baseline: string | null }): string;

  // sensitivity
  screened(p: { dimensions: number; kept: readonly string[] }): string;
  strongest(p: { name: string; size: string }[]): string;
  index(p: { name: string; total: string; totalInterval: string; first: string; isFirstKnown: boolean }): string;
  /** One unknown at a time: the widest swing, with the value where all unknowns have the study's own. */
  swing(p: { base: string; name: string; low: string; atLow: string; high: string; atHigh: string }): string;
  /** Settled, but less than 1 in 100 of the variance each. */
  small(names: readonly string[]): string;
  negligible(names: readonly string[]): string;
  noise(share: string): string;

  // select
  selected(p: { response: string; policy: string; value: string }): string;
  promise(p: { chance: string; delta: string }): string;
  notSelected(p: { response: string; left: readonly string[]; n: number }): string;
  leads(p: { response: string; policy: string; value: string; chance: string }): string;
  contender(p: { policy: string; value: string; interval: string; n: number; outAfter: number | null }): string;
  independent(p: { runs: number; used: number }): string;

  // switch
  turns(p: {
    policy: string;
    baseline: string;
    name: string;
    value: string;
    interval: string;
    below: Direction;
    above: Direction;
  }): string;
  readonly reachesEnd: string;
  throughout(p: { policy: string; baseline: string; name: string; low: string; high: string; is: Direction }): string;
  untold(p: { policy: string; baseline: string; name: string; low: string; high: string }): string;
  mapped(p: { policy: string; baseline: string; better: number; worse: number; undecided: number; of: number }): string;

  // robust
  inWorlds(p: {
    policy: string;
    baseline: string;
    share: string;
    interval: string;
    difference: string;
    meanInterval: string;
    p05: string;
    p95: string;
  }): string;
  best(p: { policy: string; share: string; interval: string; regret: string; worst: string }): string;
  satisfies(p: { policy: string; threshold: string; share: string; interval: string }): string;
  fails(p: { policy: string; baseline: string; where: readonly string[]; density: string; coverage: string }): string;
  /** It fails somewhere, but no part of the ranges stands out. */
  readonly nowhere: string;
  restriction(p: { name: string; low: string | null; high: string | null }): string;
  choice(p: { name: string; values: readonly string[] }): string;
  readonly buy: { knowledge: (noise: string) => string; replications: (noise: string) => string };

  // optimise
  front(p: { members: number; candidates: number; budget: string | null }): string;
  readonly noneAffordable: string;
  member(p: { settings: readonly string[]; objectives: readonly string[]; isKnee: boolean }): string;
  spends(p: { size: string; interval: string }): string;
  buys(p: { response: string; effect: string; interval: string; money: string }): string;
  contested(p: { members: number; of: number }): string;
  readonly bought: { open: string; everything: string; unknown: string };
  /** Beside a ratio whose sign is negative. */
  opposite(p: { label: string; policy: string; baseline: string }): string;

  // calibrate
  accepted(p: { worlds: number; of: number; cutoff: string | null }): string;
  readonly noneAccepted: string;
  wave(p: { wave: number; points: number; share: string }): string;
  learnt(p: { name: string; low: string; high: string; from: string; to: string }): string;
  /** Fewer worlds are kept than say what was learnt. */
  littleLearnt(worlds: number): string;
  notLearnt(names: readonly string[]): string;
  /** How the default world stands to the targets; `worst` is the one it misses most. */
  standing(p: { isAccepted: boolean; distance: string; worst: string; observed: string; simulated: string }): string;
  predicted(p: {
    response: string;
    observed: string;
    low: string;
    high: string;
    isMet: boolean;
    isHeldOut: boolean;
    source: string;
  }): string;

  readonly patterns: PatternWords;
  // hypotheses
  claim(number: number, claim: string): string;
  readonly standings: Readonly<Record<Standing, string>>;
  /** "supported: holds in 28 of 30 worlds drawn (78 to 98 in 100)". */
  held(p: { standing: string; holds: number; worlds: number; interval: string }): string;
  refutedIf(condition: string): string;
  untested(why: string): string;
  /** The options of a structural choice, each with how the claim stands under it. */
  under(
    factor: string,
    options: readonly { option: string; standing: string; holds: number; worlds: number }[],
  ): string;
  /** What a share of worlds is and is not. */
  readonly shareOfWorlds: string;

  // first aid: what to measure before a decision
  readonly firstAid: { heading: (inputs: number) => string; effort: string };
  measure(p: { rank: number; name: string; range: string; way: string; who: string; days: string }): string;

  // charts
  readonly chart: {
    /** Alone, and with all it acts with. */
    readonly first: string;
    readonly total: string;
    readonly none: string;
    readonly line: string;
    readonly shareOfVariance: string;
    overWorlds(baseline: string): string;
    readonly worldsBar: string;
    readonly worldsLine: string;
    readonly curveBand: string;
    readonly mapOpen: string;
    readonly front: string;
    readonly frontLine: string;
    readonly setting: string;
    effectAxis(unit: string): string;
    effectLine(level: string): string;
    variance(about: string): string;
    // one unknown at a time
    swings(about: string): string;
    swingsReading(shown: number, of: number): string;
    swingBase(value: string): string;
    readonly swingLow: string;
    readonly swingHigh: string;
    readonly unknown: string;
    // regret
    regret(response: string): string;
    readonly regretReading: string;
    regretKey(unit: string): string;
    regretWorlds(worlds: number): string;
    readonly regretBest: string;
    readonly regretMean: string;
    readonly regretTwentieth: string;
    readonly regretMost: string;
    // targets of a calibration
    readonly targetsTitle: string;
    readonly targetsLabel: string;
    readonly targetsReading: string;
    readonly targets: string;
    readonly predictions: string;
    readonly observed: string;
    readonly keptWorlds: string;
    readonly nullModel: string;
    readonly unfitted: string;
    readonly outcome: Readonly<Record<TargetOutcome, string>>;
  };
}
