import { expect, test } from "vitest";
import { uniformAt } from "../../../engine/kernel/random/counter.ts";
import { normal } from "../../../engine/kernel/random/distributions.ts";
import { seedWords } from "../../../engine/kernel/random/seed.ts";
import { switching } from "../../../engine/study/switching/switching.ts";
import { conduct, frameOf, numbersAt, range } from "../../unit/study/methods.ts";
import { response } from "../../unit/study/studies.ts";
import { standardError } from "./synthetic.ts";

const STUDIES = 600;

test("the interval of a switching value holds it in 1 - alpha of the studies, no less and no more", () => {
  const [k0, k1] = seedWords("switching values");
  const draw = (study: number, slot: number): number => normal(uniformAt(k0, k1, study, slot), 0, 1);
  const plan = {
    ...frameOf({ policies: ["base", "reform"], replications: 12, responses: [response("y", "higher")] }),
    dimensions: [range("x", 0, 1)],
    grid: 5,
    tolerance: 0.005,
    refinements: 10,
  };
  let held = 0;
  for (let study = 0; study < STUDIES; study++) {
    // A curved difference with its root at .6, and in each replication its own height and slope.
    const { switches } = conduct(switching(plan), ["y"], (point, policy, j) => {
      const [x] = numbersAt(point);
      const slope = 4 + draw(study, 1000 + j);
      return policy === "base" ? 0 : slope * (x - 0.6) + (x - 0.6) ** 2 + 0.8 * draw(study, j);
    });
    const [found] = switches;
    if (found !== undefined && (found.low ?? 0) <= 0.6 && 0.6 <= (found.high ?? 1)) held++;
  }
  expect(Math.abs(held / STUDIES - 0.95)).toBeLessThanOrEqual(3 * standardError(0.05, STUDIES));
});
