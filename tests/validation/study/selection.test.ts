import { expect, test } from "vitest";
import { uniformAt } from "../../../engine/kernel/random/counter.ts";
import { normal } from "../../../engine/kernel/random/distributions.ts";
import { seedWords } from "../../../engine/kernel/random/seed.ts";
import { selection } from "../../../engine/study/selection/selection.ts";
import { conduct, frameOf } from "../../unit/study/methods.ts";
import { response } from "../../unit/study/studies.ts";
import { standardError } from "./synthetic.ts";

const STUDIES = 300;
const POLICIES = ["a", "b", "c", "d", "e"];
const DELTA = 0.3;

/**
 * Five policies, the last better by delta = .3 sd, with common random numbers of a given correlation.
 * Replications of all policies together: computed for this project by a separate program (numpy).
 */
test.each([
  [0, 445],
  [0.5, 225],
  [0.8, 95],
])(
  "KN keeps its promise at correlation %d, and common random numbers save replications",
  (correlation, replications) => {
    const [k0, k1] = seedWords(`KN ${correlation}`);
    const draw = (study: number, slot: number): number => normal(uniformAt(k0, k1, study, slot), 0, 1);
    let right = 0;
    let total = 0;
    for (let study = 0; study < STUDIES; study++) {
      const plan = {
        ...frameOf({ policies: POLICIES, replications: 10, responses: [response("y", "higher")] }),
        procedure: { kind: "kn" as const, delta: DELTA, most: 2000 },
      };
      const verdict = conduct(selection(plan), ["y"], (_, policy, j) => {
        const p = POLICIES.indexOf(policy);
        const own = draw(study, 8192 * (p + 1) + j);
        return (p === 4 ? DELTA : 0) + Math.sqrt(correlation) * draw(study, j) + Math.sqrt(1 - correlation) * own;
      });
      if (verdict.selected === "e") right++;
      total += verdict.contenders.reduce((all, { n }) => all + n, 0);
    }
    expect(right / STUDIES).toBeGreaterThanOrEqual(0.95 - 2 * standardError(0.95, STUDIES));
    expect(Math.abs(total / STUDIES / replications - 1)).toBeLessThan(0.1);
  },
);
