/** Hypotheses: claims, each put to the test in every one of many worlds. */
import type { CommunitySpec } from "../../district/plan.ts";
import type { FactorValues, LeverValues, Text } from "../../district/registry.ts";
import { pointsAt, type Setting } from "../designs/dimension.ts";
import { faultsOfWorlds, type WorldsPlan, worldsOf } from "../designs/worlds.ts";
import { type Frame, faultsOf, outputAt, refuse, responseNames } from "../frame.ts";
import { type DesignPoint, type Ledger, runsOf, StagedStudy, type Stages } from "../method.ts";
import { shareInterval } from "../proportion.ts";
import type { Share } from "../robustness/robustness.ts";
import { defined, orNull, sampleOf } from "../sample.ts";
import type { Claim, InWorld } from "./claim.ts";

/** Every world once more with something otherwise, under some of the policies. */
export interface Variant {
  readonly name: string;
  readonly factors: FactorValues;
  readonly policies: readonly string[];
}

/** Another district, in which the reform is tried too. */
export interface Elsewhere {
  readonly district: string;
  readonly communities: readonly CommunitySpec[];
  /** What the place sets otherwise; stronger than the world's. */
  readonly factors: FactorValues;
  readonly levers: LeverValues;
}

export interface Claims {
  readonly list: readonly Claim[];
  readonly variants: readonly Variant[];
  /** What is compared elsewhere. */
  readonly reform: readonly string[];
}

export interface HypothesesPlan extends Frame, WorldsPlan {
  readonly elsewhere: readonly Elsewhere[];
  readonly claims: Claims;
}

export type Standing = "supported" | "contradicted" | "undecided" | "untested";

/** In how many of some worlds a claim holds: a share of the worlds drawn, no probability. */
export interface Held extends Share {
  /** In which the claim could be tested. */
  readonly worlds: number;
  readonly holds: number;
  readonly standing: Standing;
}

export interface Hypothesis extends Omit<Claim, "test">, Held {
  /** The same among the worlds in which a structural choice falls so. */
  readonly theories: readonly (Held & { readonly factor: string; readonly option: Setting })[];
  /** Why it was not tested. */
  readonly untested: Text | null;
}

export interface HypothesesVerdict {
  readonly study: string;
  readonly alpha: number;
  readonly replications: number;
  readonly worlds: number;
  readonly elsewhere: readonly string[];
  readonly hypotheses: readonly Hypothesis[];
}

/** The design points of one world. */
interface Points {
  readonly own: DesignPoint;
  readonly variants: ReadonlyMap<string, DesignPoint>;
  readonly elsewhere: readonly DesignPoint[];
}

function pointsOf(own: DesignPoint, { claims, elsewhere, policies }: HypothesesPlan): Points {
  const some = (names: readonly string[]) => own.policies.filter(({ name }) => names.includes(name));
  const variants = claims.variants
    .filter((variant) => variant.policies.every((policy) => policies.includes(policy)))
    .map(({ name, factors, policies: names }): [string, DesignPoint] => [
      name,
      { name: `${own.name}, ${name}`, factors: { ...own.factors, ...factors }, policies: some(names) },
    ]);
  const others = claims.reform.every((policy) => policies.includes(policy)) ? elsewhere : [];
  return {
    own,
    variants: new Map(variants),
    elsewhere: others.map(({ district, communities, factors, levers }) => ({
      name: `${own.name}, ${district}`,
      factors: { ...own.factors, ...factors },
      communities,
      policies: some(claims.reform).map((policy) => ({ ...policy, levers: { ...levers, ...policy.levers } })),
    })),
  };
}

const allOf = ({ own, variants, elsewhere }: Points): DesignPoint[] => [own, ...variants.values(), ...elsewhere];

/** @throws RangeError that lists every fault of the plan */
export function hypotheses(plan: HypothesesPlan): StagedStudy<HypothesesVerdict> {
  refuse(plan.study, [...faultsOf(plan), ...faultsOfWorlds(plan, 1)]);
  const { dimensions, replications, seed } = plan;
  const rows = worldsOf(plan, seed);
  const points = pointsAt("world", dimensions, rows, plan.policies).map((point) => pointsOf(point, plan));
  const all = points.flatMap(allOf);
  return new StagedStudy(responseNames(plan), all.length * replications, function* (ledger): Stages<HypothesesVerdict> {
    yield runsOf(all, 0, replications);
    const worlds = points.map((point) => worldOf(point, ledger));
    return {
      study: plan.study,
      alpha: plan.alpha,
      replications,
      worlds: rows.length,
      elsewhere: plan.elsewhere.map(({ district }) => district),
      hypotheses: plan.claims.list.map((claim) => judged(claim, worlds, rows, plan)),
    };
  });
}

function worldOf({ own, variants, elsewhere }: Points, ledger: Ledger): InWorld {
  const seen = ({ name: point }: DesignPoint, inside: Pick<InWorld, "variant" | "elsewhere">): InWorld => ({
    value: (policy, response) => mean(outputAt(ledger, point, { policy, response, against: null })),
    difference: (policy, against, response) => mean(outputAt(ledger, point, { policy, response, against })),
    ...inside,
  });
  const alone = (point: DesignPoint): InWorld => seen(point, { variant: () => null, elsewhere: [] });
  return seen(own, {
    variant: (name) => {
      const point = variants.get(name);
      return point === undefined ? null : alone(point);
    },
    elsewhere: elsewhere.map(alone),
  });
}

const mean = (values: Float64Array): number => sampleOf(defined(values)).mean;

const LACKING: Text = {
  en: "the study does not run every policy that it compares",
  zh: "本研究未运行该命题所需的全部政策",
};

/** @param worlds - beside their settings, in the same order */
function judged(
  { test, ...claim }: Claim,
  worlds: readonly InWorld[],
  rows: readonly (readonly Setting[])[],
  { policies, dimensions, alpha }: HypothesesPlan,
): Hypothesis {
  const isThere = claim.policies.every((policy) => policies.includes(policy));
  const untested = typeof test !== "function" ? test : isThere ? null : LACKING;
  const outcomes = worlds.map((world) => (typeof test === "function" && isThere ? test(world) : null));
  const theories = dimensions.flatMap(({ name, span }, d) =>
    span.kind === "range"
      ? []
      : span.values.map((option) => ({
          factor: name,
          option,
          ...held(
            outcomes.filter((_, w) => rows[w][d] === option),
            alpha,
          ),
        })),
  );
  return { ...claim, ...held(outcomes, alpha), theories: untested === null ? theories : [], untested };
}

/** Supported if the interval of the share of worlds lies above one half, contradicted if below. */
function held(outcomes: readonly (boolean | null)[], alpha: number): Held {
  const tested = outcomes.filter((outcome) => outcome !== null);
  const holds = tested.filter((outcome) => outcome).length;
  const { low, high } = shareInterval(holds, tested.length, alpha);
  const standing =
    low === null || high === null ? "untested" : low > 0.5 ? "supported" : high < 0.5 ? "contradicted" : "undecided";
  return { worlds: tested.length, holds, share: orNull(holds / tested.length), low, high, standing };
}
