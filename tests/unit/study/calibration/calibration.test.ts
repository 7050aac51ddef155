import { describe, expect, test } from "vitest";
import { normal } from "../../../../engine/kernel/random/distributions.ts";
import { calibration } from "../../../../engine/study/calibration/calibration.ts";
import { emulatorOf } from "../../../../engine/study/calibration/emulator.ts";
import type { CalibrationPlan } from "../../../../engine/study/calibration/plan.ts";
import { latinHypercube } from "../../../../engine/study/designs/latin-hypercube.ts";
import { Draws } from "../../../../engine/study/draws.ts";
import { backwards, conduct, frameOf, inOrder, numbersAt, type PointRule, range } from "../methods.ts";
import { response } from "../studies.ts";

const target = (name: string, value: number, sd: number, isHeldOut = false) => ({
  response: name,
  value,
  sd,
  isHeldOut,
});
const planOf = (parts: Partial<CalibrationPlan> = {}): CalibrationPlan => ({
  ...frameOf({
    responses: ["sum", "product", "third"].map((name) => response(name)),
    primary: ["sum"],
    replications: 2,
  }),
  dimensions: [range("a", 0, 2), range("b", 0, 2), range("idle")],
  targets: [target("sum", 1.7, 0.03), target("product", 0.6, 0.03), target("third", 0.5, 0.1, true)],
  defaults: (parts.dimensions ?? [1.2, 0.5, 0.3]).map((of) => (typeof of === "number" ? of : 0)),
  points: 40,
  procedure: { kind: "history-matching", waves: 3, cutoff: 3 },
  ...parts,
});
const run = (plan: CalibrationPlan, rule: PointRule, arrival = inOrder) =>
  conduct(
    calibration(plan),
    plan.responses.map(({ name }) => name),
    rule,
    arrival,
  );

/** a + b, a b and a; with weather. The truths are (1.2, .5) and (.5, 1.2). */
const noise = new Draws("test", "weather");
const model: PointRule = (point, _policy, j, name) => {
  const [a, b] = numbersAt(point);
  const weather = normal(noise.at(Math.floor(1e6 * (a + 7 * b)), j), 0, 0.01);
  return { sum: a + b, product: a * b, third: a }[name]! + weather;
};

describe("an emulator", () => {
  const inputs = latinHypercube(60, 4, new Draws("test", "emulator"));
  const f = (u: ArrayLike<number>): number => 3 + 2 * u[0] - u[2] + 4 * u[0] * u[2] + u[2] * u[2];

  test("finds the polynomial, and leaves out what does nothing", () => {
    const emulator = emulatorOf(inputs, Float64Array.from(inputs, f))!;
    // Greedily chosen: one that is needed only at first may stay.
    expect(emulator.terms).toBeLessThanOrEqual(6);
    for (const u of latinHypercube(20, 4, new Draws("test", "new"))) {
      expect(emulator.at(u).mean).toBeCloseTo(f(u), 9);
      expect(emulator.at(u).variance).toBeLessThan(1e-18);
    }
  });

  test("its variance is what a new simulation misses it by", () => {
    const draws = new Draws("test", "noise");
    const emulator = emulatorOf(
      inputs,
      Float64Array.from(inputs, (u, i) => f(u) + normal(draws.at(i), 0, 0.5)),
    )!;
    let squares = 0;
    const news = latinHypercube(2000, 4, new Draws("test", "news"));
    news.forEach((u, i) => {
      const { mean, variance } = emulator.at(u);
      squares += (f(u) + normal(draws.at(i, 1), 0, 0.5) - mean) ** 2 / variance;
    });
    expect(Math.abs(squares / news.length - 1)).toBeLessThan(0.35);
  });

  test("two observations are not enough", () => {
    expect(emulatorOf(inputs.slice(0, 1), Float64Array.of(1))).toBeNull();
  });
});

describe("history matching", () => {
  const verdict = run(planOf(), model);

  test("each wave leaves less of the space, and the last one simulates near the truths", () => {
    const shares = verdict.waves.map(({ share }) => share);
    expect(shares[0]).toBe(1);
    expect(shares[1]).toBeLessThan(0.2);
    expect(shares[2]).toBeLessThan(1.1 * shares[1]);
    expect(verdict.simulated).toBe(120);
    expect(verdict.accepted.length).toBeGreaterThan(15);
    for (const { settings, distance } of verdict.accepted) {
      const [a, b] = settings.map(Number);
      expect(distance).toBeLessThanOrEqual(3);
      expect(Math.abs(a + b - 1.7)).toBeLessThan(0.15);
      expect(Math.abs(a * b - 0.6)).toBeLessThan(0.15);
    }
  });

  test("both truths are kept, and what the targets do not tell is not learnt", () => {
    const [a, , idle] = verdict.learnt;
    expect(verdict.accepted.some(({ settings }) => Math.abs(Number(settings[0]) - 1.2) < 0.15)).toBe(true);
    expect(verdict.accepted.some(({ settings }) => Math.abs(Number(settings[0]) - 0.5) < 0.15)).toBe(true);
    expect(a.p05!).toBeLessThan(0.6);
    expect(a.p95!).toBeGreaterThan(1.1);
    expect(idle.width!).toBeGreaterThan(0.75);
  });

  test("what the accepted worlds predict, of targets and of what was held out", () => {
    const [sum, , third] = verdict.predicted;
    expect(sum).toMatchObject({ isMet: true, isHeldOut: false });
    expect(sum.mean!).toBeCloseTo(1.7, 1);
    expect(third).toMatchObject({ isHeldOut: true, isMet: true });
    expect(third.p95! - third.p05!).toBeGreaterThan(0.5);
    // Of the whole ranges, 0 to 2 each: nothing was fitted yet.
    expect(sum.unfitted!).toBeCloseTo(2, 1);
  });

  test("targets that no world meets leave none", () => {
    const impossible = run(planOf({ targets: [target("sum", 9, 0.01)] }), model);
    expect(impossible.accepted).toEqual([]);
    expect(impossible.waves.at(-1)).toMatchObject({ points: 0, share: 0 });
    expect(impossible.predicted[0]).toMatchObject({ mean: null, isMet: null });
  });

  test("the truth is ruled out in at most 5 of 100 studies", () => {
    let kept = 0;
    for (let study = 0; study < 60; study++) {
      const draws = new Draws("truths", String(study));
      const [a, b] = [2 * draws.at(0), 2 * draws.at(1)];
      const observed = (mean: number, i: number): number => mean + normal(draws.at(2 + i), 0, 0.05);
      const targets = [target("sum", observed(a + b, 0), 0.05), target("product", observed(a * b, 1), 0.05)];
      const plan = planOf({
        targets,
        seed: String(study),
        points: 30,
        procedure: { kind: "history-matching", waves: 2, cutoff: 3 },
      });
      // A world at the truth, simulated among the others, would be accepted: the rest is that emulators do not rule it out.
      const { accepted } = run(plan, model);
      if (accepted.some(({ settings }) => Math.hypot(Number(settings[0]) - a, Number(settings[1]) - b) < 0.35)) kept++;
    }
    expect(kept).toBeGreaterThanOrEqual(57);
  });

  test("a failed world is counted and taken for none; the order of arrival changes nothing", () => {
    const failing: PointRule = (point, policy, j, name) =>
      numbersAt(point)[0] > 1.5 ? null : model(point, policy, j, name);
    const { failed, accepted } = run(planOf(), failing);
    expect(failed).toBeGreaterThan(3);
    expect(accepted.every(({ settings }) => Number(settings[0]) <= 1.5)).toBe(true);
    expect(JSON.stringify(run(planOf(), failing, backwards))).toBe(JSON.stringify(run(planOf(), failing)));
  });
});

describe("ABC", () => {
  test("a normal mean: mean and spread of the posterior", () => {
    const draws = new Draws("test", "abc");
    const plan = planOf({
      dimensions: [range("theta", -5, 5)],
      targets: [target("sum", 1, 1)],
      points: 4000,
      replications: 1,
      procedure: { kind: "abc", accept: 0.03 },
    });
    const { accepted, learnt, waves } = run(plan, (point) => {
      const [theta] = numbersAt(point);
      return theta + normal(draws.at(Number(point.name.split(" ")[1])), 0, 1);
    });
    expect(waves).toEqual([{ points: 4000, share: 1, terms: [] }]);
    expect(accepted).toHaveLength(120);
    const thetas = accepted.map(({ settings }) => Number(settings[0]));
    const mean = thetas.reduce((a, b) => a + b, 0) / 120;
    const sd = Math.sqrt(thetas.reduce((all, x) => all + (x - mean) ** 2, 0) / 119);
    // With a flat prior the posterior is N(1, 1); accepted within about +-.15.
    expect(Math.abs(mean - 1)).toBeLessThan(3 / Math.sqrt(120));
    expect(Math.abs(sd - 1)).toBeLessThan(3 / Math.sqrt(240));
    expect(learnt[0].width!).toBeLessThan(0.5);
  });

  test("a choice is learnt by counts", () => {
    const theory = { ...range("theory"), span: { kind: "values", values: ["x", "y"] } as const };
    const plan = planOf({
      dimensions: [theory],
      targets: [target("sum", 1, 0.1)],
      procedure: { kind: "abc", accept: 0.25 },
    });
    const { learnt } = run(plan, (point) => (point.factors.theory === "x" ? 1 : 2));
    expect(learnt[0].counts).toEqual([
      { value: "x", worlds: 10 },
      { value: "y", worlds: 0 },
    ]);
  });
});

describe("the default world", () => {
  test("one that meets every target is the first of those accepted, and says by how much", () => {
    const { standing, accepted } = run(planOf(), model);
    expect(standing.isAccepted).toBe(true);
    expect(standing.distance!).toBeLessThan(1);
    expect(accepted[0]).toEqual({ name: "default", settings: [1.2, 0.5, 0.3], distance: standing.distance });
    expect(accepted.slice(1).map(({ name }) => name)).not.toContain("default");
  });

  test("one that misses a target by more than the cutoff is none of them, and says which it misses", () => {
    const { standing, accepted } = run(planOf({ defaults: [1.2, 0.9, 0.3] }), model);
    expect(standing.isAccepted).toBe(false);
    expect(standing.misses[0].simulated).toBeCloseTo(2.1, 1);
    expect(standing.distance!).toBe(Math.max(...standing.misses.slice(0, 2).map(({ distance }) => distance!)));
    expect(accepted.map(({ name }) => name)).not.toContain("default");
  });
});

test("an emulator is not led astray by two hundred inputs that do nothing", () => {
  const inputs = latinHypercube(120, 200, new Draws("test", "many"));
  const draws = new Draws("test", "many noise");
  const emulator = emulatorOf(
    inputs,
    Float64Array.from(inputs, (u, i) => 4 * u[3] + normal(draws.at(i), 0, 0.5)),
  )!;
  expect(emulator.terms).toBe(2);
});

test.each<[string, Partial<CalibrationPlan>, RegExp]>([
  ["nothing to fit", { targets: [target("sum", 1, 1, true)] }, /none to fit/],
  ["a target without error", { targets: [target("sum", 1, 0)] }, /sd of "sum" must be above 0/],
  ["an unknown target", { targets: [target("z", 1, 1)] }, /no response "z"/],
  ["few points", { points: 5 }, /at least 10/],
])("a plan with faults is refused: %s", (_, parts, message) => {
  expect(() => calibration(planOf(parts))).toThrow(message);
});
