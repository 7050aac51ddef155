/** A log that was made under known factors gives these back. */
import { expect, it } from "vitest";
import { fitLog } from "../../../scenarios/logs/fit.ts";
import { asLog, checkFit, heldOutOf } from "../../../scenarios/logs/fit-check.ts";
import { scenarioOf } from "../../../scenarios/logs/fit-scenario.ts";
import { categoryOf, NO_MAPPING } from "../../../scenarios/logs/mapping.ts";
import { runAsLog } from "../../../scenarios/logs/simulated-run.ts";
import { SHIPPED } from "../../../scenarios/registry.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import type { ResolvedStudy } from "../../../scenarios/study.ts";
import { filesInMemory, shippedFiles } from "../../unit/scenarios/sources.ts";

const DISTRICT = `kind: district
name: small
label: { en: Small, zh: 小 }
note: { en: Made up., zh: 虚构。 }
communities: [{ name: S01, type: mixed, grids: 12, demand: 1 }, { name: S02, type: old-compound, grids: 8, demand: 1.2 }]
factors: { familyHouseholds: 180, collectiveHouseholds: 12 }
`;
const TRUTH = {
  reviewDays: 0.6,
  sendBackDays: 2,
  rated: 0.6,
  weekendDemand: 0.6,
  publicPerGridDay: 2,
  satisfaction: 2.8,
  refusal: 0.3,
};
/** Twice as many safety hazards as the mix of the sources has. */
const MIX = { hazardsDemand: 2 };

function study(scenario: string): ResolvedStudy {
  const read = readStudy("a.yaml", filesInMemory({ ...shippedFiles(), "a.yaml": scenario, "d.yaml": DISTRICT }));
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join("\n"));
  return { ...read.value, horizon: { burnIn: 28, intake: 140, followUp: 60 } };
}

const BARE = "kind: scenario\nname: a\ndistrict: d.yaml\npolicy: part-time\n";
const bare = study(BARE);
const truth = { ...bare, factors: { ...bare.factors, ...TRUTH, ...MIX } };
const log = asLog(runAsLog(truth, "another world", "part-time", 0), false);
const fit = fitLog(
  log,
  SHIPPED,
  () => true,
  { factors: bare.factors, grids: 20, categoryOf: (name) => categoryOf(NO_MAPPING, name) },
  (factors) => asLog(runAsLog({ ...bare, factors }, "gridgov", "part-time", 0), false),
);

/** Its interval leaves out the error of the line, which the other factors bend: in logs of four worlds two held the truth. */
const ROUGHLY = "satisfaction";

it.each(Object.entries(TRUTH).filter(([name]) => name !== ROUGHLY))(
  "%s is %d again, within its interval",
  (name, value) => {
    const found = fit.factors.find((factor) => factor.name === name);
    expect(found?.isInRange).toBe(true);
    const { low, high } = found?.value ?? { low: Number.NaN, high: Number.NaN };
    // Intervals of 95 % are to hold together, and the line of each is an estimate too: a quarter more on either side.
    const slack = (high - low) / 4;
    expect(low - slack).toBeLessThan(value);
    expect(high + slack).toBeGreaterThan(value);
  },
);

it("satisfaction comes nearer to what it was", () => {
  const found = fit.factors.find(({ name }) => name === ROUGHLY)?.value?.value ?? Number.NaN;
  expect(Math.abs(found - TRUTH.satisfaction)).toBeLessThan(
    Math.abs(Number(bare.factors[ROUGHLY]) - TRUTH.satisfaction),
  );
});

it("a mix is given back, as it is: relative", () => {
  const of = (name: string) => fit.factors.find((factor) => factor.name === name)?.value?.value ?? Number.NaN;
  expect(of("hazardsDemand") / of("cityscapeDemand")).toBeGreaterThan(1.7);
  expect(of("hazardsDemand") / of("cityscapeDemand")).toBeLessThan(2.3);
});

it("where a log says much, the interval leaves the default out", () => {
  for (const name of ["reviewDays", "rated"]) {
    const found = fit.factors.find((factor) => factor.name === name)?.value;
    expect(found?.low).toBeGreaterThan(Number(bare.factors[name]));
  }
});

it("the fit is an ordinary scenario that says where it comes from", () => {
  const sha256 = "0".repeat(64);
  const text = scenarioOf(fit, {
    name: "a",
    district: "d.yaml",
    policy: "part-time",
    log: "x.csv",
    sha256,
    version: "1",
  });
  const fitted = study(text);
  const set = fit.factors.filter(({ isInRange }) => isInRange);
  expect(set.length).toBeGreaterThan(2);
  for (const { name, value } of set) expect(fitted.factors[name]).toBeCloseTo(value?.value ?? Number.NaN, 2);
  expect(text).toContain(`sha256: "${sha256}"`);
});

it("simulated under the truth, the held-out part is about as near as its own halves, and nearer than under other factors", () => {
  const heldOut = heldOutOf(log);
  if (heldOut === null) throw new Error("nothing is held out");
  expect(heldOut.weeks).toBeGreaterThanOrEqual(5);
  const horizon = { ...truth.horizon, intake: 7 * heldOut.weeks };
  const under = (factors: ResolvedStudy["factors"]) =>
    runAsLog({ ...truth, horizon, factors }, "third world", "part-time", 0);
  const far = { ...truth.factors, officerHours: 4, leadDays: 2.5, reviewDays: 0.1, checkTimeout: 40 };
  const cases = { fitted: under(truth.factors), unfitted: under(far) };
  const check = checkFit(log, heldOut, cases, 24 * horizon.followUp);
  const distance = (name: string) => check.rows.find((row) => row.name === name);
  expect(distance("circadianEvents")?.simulated).toBeLessThan(1);
  expect(distance("nGrams")?.simulated).toBeLessThan(0.15);
  expect(distance("cycleTimes")?.simulated).toBeLessThan(distance("cycleTimes")?.unfitted ?? 0);
});
