import { describe, expect, it } from "vitest";
import { RESPONSES } from "../../../engine/district/responses/index.ts";
import { isTotal } from "../../../engine/district/responses/response.ts";
import { CityStudy, cityValue } from "../../../engine/study/city-study.ts";
import type { ComparisonPlan } from "../../../engine/study/comparison-plan.ts";
import type { Run } from "../../../engine/study/method.ts";
import { compare, differenceOf, planOf, response } from "./studies.ts";

const DISTRICTS = [
  { name: "D1", grids: 30 },
  { name: "D2", grids: 10 },
];
const total = { ...response("all"), unit: "matters" };

/** Both districts under both policies: the reform takes 1 in the first, 4 in the second; every number is exact. */
const rule = (district: string, policy: string, replication: number): number =>
  10 + replication - (policy === "base" ? 0 : district === "D1" ? 1 : 4);

function tell(study: CityStudy, plan: ComparisonPlan, run: Run, of = rule): void {
  study.tell(
    run,
    plan.policies.map((policy) => {
      const value = of(run.point.name, policy, run.replication);
      return { policy, values: Float64Array.from(plan.responses, () => value) };
    }),
  );
}

function whole(plan: ComparisonPlan, of = rule): CityStudy {
  const study = new CityStudy(plan, DISTRICTS);
  for (let asked = study.ask(); asked.length > 0; asked = study.ask()) {
    for (const run of asked) tell(study, plan, run, of);
  }
  return study;
}

describe("the value of a city", () => {
  it("is the sum where districts have something in all, else the mean weighted by grids", () => {
    expect(cityValue({ unit: "matters" }, [6, 2], [30, 10])).toBe(8);
    expect(cityValue({ unit: "share" }, [0.5, 0.25], [30, 10])).toBe(0.4375);
  });

  it("is undefined where that of a district is", () => {
    expect(cityValue({ unit: "matters" }, [6, Number.NaN], [30, 10])).toBeNaN();
    expect(cityValue({ unit: "share" }, [Number.NaN, 1], [30, 10])).toBeNaN();
  });

  it("adds up what is counted, spent and worked, and nothing else", () => {
    const summed = new Set(RESPONSES.filter(isTotal).map(({ unit }) => unit));
    expect([...summed].sort()).toEqual(["affairs/week", "h/week", "matters", "per month", "persons", "yuan/year"]);
    const averaged = new Set(RESPONSES.filter((one) => !isTotal(one)).map(({ unit }) => unit));
    // A new unit must be put on one of the two sides.
    expect([...averaged].sort()).toEqual([
      ...["0-1", "correlation", "count", "h", "index", "months", "per 1,000 households", "per 1,000 residents"],
      ...["per 100 matters", "per household-year", "per member-month", "per member-year", "ratio", "share", "systems"],
      "working days",
    ]);
  });
});

describe("a city of two districts", () => {
  it("asks for every district of a replication, replication by replication, each from another district on", () => {
    const study = new CityStudy(planOf({ replications: 2 }), DISTRICTS);
    expect(study.most).toBe(4);
    expect(study.ask().map(({ point, replication }) => [point.name, point.district, replication])).toEqual([
      ["D1", "D1", 0],
      ["D2", "D2", 0],
      ["D2", "D2", 1],
      ["D1", "D1", 1],
    ]);
    expect(study.ask()).toEqual([]);
  });

  it("compares the city's response of each replication as any comparison does", () => {
    const plan = planOf({ replications: 5, responses: [response("x"), total] });
    const study = whole(plan);
    const city = compare(plan, (policy, replication, name) =>
      cityValue(
        { unit: name === "all" ? "matters" : "h" },
        DISTRICTS.map((district) => rule(district.name, policy, replication)),
        DISTRICTS.map(({ grids }) => grids),
      ),
    );
    const { districts: _, ...verdict } = study.verdict();
    expect(verdict).toEqual(city);
    expect(differenceOf(verdict, "x").mean).toBe(-1.75);
    expect(differenceOf(verdict, "all").mean).toBe(-5);
  });

  it("tells of each district by itself", () => {
    const { districts } = whole(planOf({ replications: 3 })).verdict();
    expect(districts?.map(({ district, grids, n, mean, low, high }) => [district, grids, n, mean, low, high])).toEqual([
      ["D1", 30, 3, -1, -1, -1],
      ["D2", 10, 3, -4, -4, -4],
    ]);
  });

  it("gives the same whatever the order in which runs end", () => {
    const plan = planOf({ replications: 4 });
    const study = new CityStudy(plan, DISTRICTS);
    for (const run of [...study.ask()].reverse()) tell(study, plan, run);
    expect(study.isComplete).toBe(true);
    expect(study.verdict()).toEqual(whole(plan).verdict());
    expect([...study.rows()]).toEqual([...whole(plan).rows()]);
  });

  it("counts a replication only when all its districts are told", () => {
    const plan = planOf({ replications: 2 });
    const study = new CityStudy(plan, DISTRICTS);
    const [first, second] = study.ask();
    tell(study, plan, first);
    expect([study.verdict().replications.done, [...study.rows()].length]).toEqual([0, 0]);
    tell(study, plan, second);
    expect(study.verdict().replications.done).toBe(1);
    expect([...study.rows()].map(({ point, policy }) => `${point} ${policy}`)).toEqual([
      "D1 base",
      "D1 reform",
      "D2 base",
      "D2 reform",
    ]);
  });

  it("has failed under a policy where one of its districts has", () => {
    const plan = planOf({ replications: 3 });
    const study = new CityStudy(plan, DISTRICTS);
    for (const run of study.ask()) {
      const broken = run.point.name === "D2" && run.replication === 1;
      if (!broken) tell(study, plan, run);
      else
        study.tell(run, [
          { policy: "base", values: Float64Array.of(1) },
          { policy: "reform", values: null, failure: { message: "broke" } },
        ]);
    }
    expect(study.failed()).toEqual([{ point: "D2", policy: "reform", replication: 1, message: "broke" }]);
    expect(study.verdict().replications.failed).toEqual([{ policy: "reform", replication: 1, message: "D2: broke" }]);
    expect(differenceOf(study.verdict()).n).toBe(2);
  });

  it("stops where its own looks say so, and what was told beyond does not count", () => {
    const noisy = (district: string, policy: string, replication: number): number =>
      rule(district, policy, replication) + (policy === "base" ? 0 : 0.1 * (replication % 3));
    const plan = planOf({ replications: 12, stopping: { rule: "looks", looks: [4, 12] } });
    const study = whole(plan, noisy);
    expect(study.verdict().replications.done).toBe(4);
    expect(Math.max(...[...study.rows()].map(({ replication }) => replication))).toBe(3);
  });

  it("refuses what is none of its districts, and a run that comes again with other values", () => {
    const plan = planOf({ replications: 2 });
    const study = new CityStudy(plan, DISTRICTS);
    const [run] = study.ask();
    expect(() => tell(study, plan, { ...run, point: { ...run.point, name: "D9" } })).toThrow('"D9" is no district');
    tell(study, plan, run);
    expect(() => tell(study, plan, run, () => 0)).toThrow("arrived twice with different values");
  });
});
