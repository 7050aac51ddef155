/**
 * The comparison of policies in a city: districts side by side, each with its own luck. A replication of the city is one
 * replication of every district; what is compared is the city's response in it, so that pairs, intervals and verdicts are
 * those of any comparison.
 */
import { isTotal } from "../district/responses/response.ts";
import { sum } from "../kernel/math/sum.ts";
import type { Comparison, DistrictRow } from "./comparison.ts";
import type { ComparisonPlan, ResponseInfo } from "./comparison-plan.ts";
import { ComparisonStudy } from "./comparison-study.ts";
import { asListed, type DesignPoint, type Run, type StudyMethod } from "./method.ts";
import { pairedDifferences } from "./paired.ts";
import type { ResultRow } from "./record.ts";
import { type FailedRun, Results, type ToldResult } from "./results.ts";
import { orNull, sampleOf, tInterval } from "./sample.ts";
import { from, type ValueStore, ValuesInMemory } from "./values.ts";

/** A district of a city. */
export interface CityDistrict {
  /** Unique within the city. */
  readonly name: string;
  /** Its weight in a mean over the city. */
  readonly grids: number;
}

interface Part extends CityDistrict {
  readonly point: DesignPoint;
  readonly results: Results;
}

/**
 * One response of a city: the sum of what its districts have in all, else their mean weighted by grids.
 *
 * @param values - one a district; where one is undefined (NaN), so is the city's
 * @source Cochran 1977, Sampling Techniques, 3rd ed., eq. 5.1 (the stratified mean, its weights known)
 */
export function cityValue(
  response: Pick<ResponseInfo, "unit">,
  values: readonly number[],
  grids: readonly number[],
): number {
  if (isTotal(response)) return sum(values);
  return sum(values.map((value, d) => grids[d] * value)) / sum(grids);
}

export class CityStudy implements StudyMethod<Comparison> {
  readonly most: number;
  private readonly plan: ComparisonPlan;
  private readonly city: ComparisonStudy;
  private readonly parts: readonly Part[];

  /**
   * @param districts - at least one
   * @param values - where values are kept, if not in memory: the city's first, then those of each district
   * @throws RangeError that lists every fault of the plan
   */
  constructor(plan: ComparisonPlan, districts: readonly CityDistrict[], values: ValueStore = new ValuesInMemory()) {
    this.plan = plan;
    this.most = plan.replications * districts.length;
    this.city = new ComparisonStudy(plan, values);
    const responses = plan.responses.map(({ name }) => name);
    const policies = asListed(plan.policies);
    this.parts = districts.map(({ name, grids }, d) => {
      const kept = from((d + 1) * plan.policies.length, values);
      const point = { name, district: name, factors: {}, policies };
      return { name, grids, point, results: new Results(plan.policies, responses, plan.replications, kept) };
    });
  }

  get isComplete(): boolean {
    return this.city.isComplete;
  }

  /**
   * Replication by replication, every district that was not told yet; each replication begins with another district, so that
   * who takes every n-th run gets large ones and small ones.
   */
  ask(): Run[] {
    const { parts } = this;
    return this.city.ask().flatMap(({ replication }) =>
      parts
        .map((_, d) => parts[(d + replication) % parts.length])
        .filter(({ results }) => !results.has(replication))
        .map(({ point }) => ({ point, replication })),
    );
  }

  tell({ point, replication }: Run, results: readonly ToldResult[]): void {
    const part = this.parts.find(({ name }) => name === point.name);
    if (part === undefined) throw new RangeError(`"${point.name}" is no district of "${this.plan.study}"`);
    part.results.add(replication, results);
    if (this.parts.every((one) => one.results.has(replication)))
      this.city.tell({ replication }, this.ofCity(replication));
  }

  failed(): FailedRun[] {
    return this.parts.flatMap(({ name, results }) =>
      results.failed(this.city.counted).map((failed) => ({ ...failed, point: name })),
    );
  }

  /** The results of the districts that count so far, in canonical order. */
  *rows(): Generator<ResultRow> {
    for (const { name, results } of this.parts) {
      for (const row of results.rows(this.city.counted)) yield { point: name, ...row };
    }
  }

  verdict(): Comparison {
    return { ...this.city.verdict(), districts: this.parts.flatMap((part) => this.rowsOf(part)) };
  }

  /** What every policy gave in the city; it has failed there if it has in one of the districts. */
  private ofCity(replication: number): ToldResult[] {
    const grids = this.parts.map((part) => part.grids);
    return this.plan.policies.map((policy): ToldResult => {
      const values: Float64Array[] = [];
      for (const { name, results } of this.parts) {
        const outcome = results.outcome(policy, replication);
        if (outcome.values === null)
          return { policy, values: null, failure: { message: `${name}: ${outcome.message}` } };
        values.push(outcome.values);
      }
      const ofCity = this.plan.responses.map((response, r) =>
        cityValue(
          response,
          values.map((row) => row[r]),
          grids,
        ),
      );
      return { policy, values: Float64Array.from(ofCity) };
    });
  }

  private rowsOf({ name, grids, results }: Part): DistrictRow[] {
    const { primary, policies, baseline, alpha } = this.plan;
    const column = (policy: string, response: string): Float64Array =>
      results.column(policy, response, this.city.counted);
    return primary.flatMap((response) =>
      policies
        .filter((policy) => policy !== baseline)
        .map((policy): DistrictRow => {
          const sample = sampleOf(pairedDifferences(column(policy, response), column(baseline, response)));
          const { n, mean } = sample;
          return { district: name, grids, response, policy, n, mean: orNull(mean), ...tInterval(sample, alpha) };
        }),
    );
  }
}
