/** V1's curve: closure and on-time rates of one world by the load of departments, and what it says of published pairs. */
import type { FactorValues, LeverValues, Text } from "../../district/registry.ts";
import type { Frame } from "../frame.ts";
import { type DesignPoint, type Ledger, type Run, runsOf } from "../method.ts";
import { defined, orNull, type Sample, sampleOf, tInterval } from "../sample.ts";
import { closest, FREED, HIT, MET, nextLoad, PUBLISHED_PAIRS, type Tried } from "./closure-pairs.ts";

/** A world that patterns are looked for in. */
export interface Version {
  readonly name: string;
  readonly factors: FactorValues;
  readonly levers: LeverValues;
}

export interface PairVerdict {
  readonly name: string;
  readonly label: Text;
  readonly source: string;
  /** As published. */
  readonly closure: number;
  readonly onTime: number;
  /** Of departments over their capacity, as freed. */
  readonly load: number | null;
  /** At that load. */
  readonly simulatedClosure: number | null;
  readonly isClosureMet: boolean;
  readonly predicted: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Predicted less published. */
  readonly distance: number | null;
  readonly hit: boolean;
}

/** V1 in one world: as it is, without gaming, or a null. */
export interface ClosureVerdict {
  readonly world: string;
  readonly hits: number;
  /** Mean of absolute distances. */
  readonly distance: number | null;
  readonly pairs: readonly PairVerdict[];
}

export const CLOSURE = "publicClosure";
export const ON_TIME = "publicOnTime";

type CurvePlan = Pick<Frame, "policies" | "alpha"> & { readonly closureReplications: number };

/** Closure and on-time rates of a world by departments' load. */
export class Curve {
  private readonly plan: CurvePlan;
  private readonly version: Version;
  private readonly ledger: Ledger;
  private readonly points = new Map<number, DesignPoint>();

  constructor(plan: CurvePlan, version: Version, ledger: Ledger) {
    this.plan = plan;
    this.version = version;
    this.ledger = ledger;
  }

  /** @returns the runs at these loads */
  at(loads: readonly number[]): Run[] {
    const points = loads.map((load) => this.point(load));
    return runsOf(points, 0, this.plan.closureReplications);
  }

  /** @returns the loads to try next, ascending, each once */
  wanted(): number[] {
    const tried = this.tried();
    const next = PUBLISHED_PAIRS.flatMap(({ closure }) => nextLoad(tried, closure) ?? []);
    return [...new Set(next)].sort((a, b) => a - b);
  }

  verdict(): ClosureVerdict {
    const tried = this.tried();
    const pairs = PUBLISHED_PAIRS.map((published): PairVerdict => {
      const { name, label, source, closure, onTime } = published;
      const load = tried.length === 0 ? null : closest(tried, closure);
      const sample = load === null ? sampleOf(new Float64Array(0)) : this.sample(ON_TIME, load.load);
      const { low, high } = tInterval(sample, this.plan.alpha);
      const isClosureMet = load !== null && Math.abs(load.closure - closure) <= MET;
      const distance = orNull(sample.mean - onTime);
      return {
        name,
        label,
        source,
        closure,
        onTime,
        load: load?.load ?? null,
        simulatedClosure: load?.closure ?? null,
        isClosureMet,
        predicted: orNull(sample.mean),
        low,
        high,
        distance,
        hit: isClosureMet && distance !== null && Math.abs(distance) <= HIT,
      };
    });
    const distances = pairs.flatMap(({ distance }) => (distance === null ? [] : [Math.abs(distance)]));
    return {
      world: this.version.name,
      hits: pairs.filter(({ hit }) => hit).length,
      distance: orNull(distances.reduce((a, b) => a + b, 0) / distances.length),
      pairs,
    };
  }

  private point(load: number): DesignPoint {
    const { name, factors, levers } = this.version;
    const policy = this.plan.policies[1];
    const point = {
      name: `${name}, ${FREED} ${load}`,
      factors: { ...factors, [FREED]: load },
      policies: [{ name: policy, from: policy, levers }],
    };
    this.points.set(load, point);
    return point;
  }

  private sample(response: string, load: number): Sample {
    const { name } = this.points.get(load)!;
    return sampleOf(defined(this.ledger.column(name, this.plan.policies[1], response)));
  }

  /** Ascending in load. */
  private tried(): Tried[] {
    return [...this.points.keys()]
      .sort((a, b) => a - b)
      .map((load) => ({ load, closure: this.sample(CLOSURE, load).mean }))
      .filter(({ closure }) => !Number.isNaN(closure));
  }
}
