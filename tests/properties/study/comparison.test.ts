import fc from "fast-check";
import { expect, test } from "vitest";
import type { ComparisonPlan } from "../../../engine/study/comparison-plan.ts";
import { ComparisonStudy } from "../../../engine/study/comparison-study.ts";
import { holm } from "../../../engine/study/holm.ts";
import { resultHash } from "../../../engine/study/record.ts";
import { compare, planOf, type Rule, response, tellAll } from "../../unit/study/studies.ts";

/** A value now and then undefined or, as null, failed. */
const value = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -1e9, max: 1e9 }).map((x) => x / 1000) },
  { weight: 2, arbitrary: fc.integer({ min: -2, max: 2 }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, -0) },
);
const failing = fc.oneof({ weight: 20, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });

interface Case {
  readonly plan: ComparisonPlan;
  readonly rule: Rule;
  readonly order: readonly number[];
}

function caseOf(cell: fc.Arbitrary<number | null>): fc.Arbitrary<Case> {
  return fc
    .record({ replications: fc.integer({ min: 1, max: 12 }), policies: fc.integer({ min: 1, max: 3 }) })
    .chain(({ replications, policies }) =>
      fc
        .record({
          cells: fc.array(cell, {
            minLength: replications * (policies + 1) * 3,
            maxLength: replications * (policies + 1) * 3,
          }),
          order: fc.shuffledSubarray(
            Array.from({ length: replications }, (_, j) => j),
            { minLength: replications },
          ),
          margin: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
        })
        .map(({ cells, order, margin }) => {
          const names = ["base", "a", "b", "c"].slice(0, policies + 1);
          const responses = [response("x"), response("y", "higher"), response("z", "neither")];
          const plan = planOf({
            policies: names,
            responses,
            primary: ["x", "y"],
            margins: margin === null ? {} : { x: margin, z: margin },
            replications,
            attributions: policies > 1 ? [{ name: "by b", of: "a", via: "b" }] : [],
          });
          const at = (policy: string, name: string): number => names.indexOf(policy) * 3 + "xyz".indexOf(name);
          return { plan, order, rule: (policy, j, name) => cells[j * names.length * 3 + at(policy, name)] };
        }),
    );
}

test("the order of arrival changes no bit of the verdict and none of the hash", () => {
  fc.assert(
    fc.property(caseOf(failing), ({ plan, rule, order }) => {
      const inOrder = new ComparisonStudy(plan);
      const shuffled = new ComparisonStudy(plan);
      tellAll(inOrder, rule);
      tellAll(shuffled, rule, order);
      expect(JSON.stringify(shuffled.verdict())).toBe(JSON.stringify(inOrder.verdict()));
      expect(resultHash(shuffled.rows())).toBe(resultHash(inOrder.rows()));
    }),
  );
});

test("while results arrive, the figures are those of the replications without a gap", () => {
  fc.assert(
    fc.property(caseOf(failing), fc.nat(), ({ plan, rule, order }, some) => {
      const told = order.slice(0, some % (order.length + 1));
      const study = new ComparisonStudy(plan);
      tellAll(study, rule, told);
      const { replications, responses } = study.verdict();
      let done = 0;
      while (told.includes(done)) done++;
      expect(replications.done).toBe(done);
      if (done > 0) expect(responses).toEqual(partial({ ...plan, replications: done }, rule, done < plan.replications));
    }),
  );

  function partial(plan: ComparisonPlan, rule: Rule, early: boolean) {
    return compare(plan, rule).responses.map((r) => ({
      ...r,
      policies: r.policies.map((p) =>
        p.difference && early ? { ...p, difference: { ...p.difference, verdict: "undecided" } } : p,
      ),
    }));
  }
});

test("the answer survives JSON and holds together", () => {
  fc.assert(
    fc.property(caseOf(failing), ({ plan, rule }) => {
      const comparison = compare(plan, rule);
      expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
      for (const r of comparison.responses) {
        for (const { difference: d } of r.policies) {
          if (d === null || d.low === null) continue;
          expect(d.low).toBeLessThanOrEqual(d.plainLow!);
          expect(d.plainLow!).toBeLessThanOrEqual(d.mean!);
          expect(d.mean!).toBeLessThanOrEqual(d.plainHigh!);
          expect(d.plainHigh!).toBeLessThanOrEqual(d.high!);
          if (r.primary) expect(d.pHolm!).toBeGreaterThanOrEqual(d.p!);
          if (r.margin === null) expect(d.verdict).not.toBe("equivalent");
          // The simultaneous interval rejects only what Holm rejects.
          if (r.primary && (d.low > 0 || d.high! < 0)) expect(d.pHolm!).toBeLessThanOrEqual(plan.alpha + 1e-12);
          if (d.verdict === "better") expect(r.better === "lower" ? -d.mean! : d.mean!).toBeGreaterThan(0);
          if (d.verdict === "worse") expect(r.better === "lower" ? d.mean! : -d.mean!).toBeGreaterThan(0);
        }
      }
    }),
  );
});

test("a policy compared with its own copy is never different", () => {
  fc.assert(
    fc.property(caseOf(value), ({ plan, rule }) => {
      const copies = compare(plan, (_, j, name) => rule("base", j, name));
      for (const r of copies.responses) {
        for (const { difference: d } of r.policies) {
          if (d !== null) expect(["undecided", "equivalent"]).toContain(d.verdict);
          if (d?.p != null) expect(d.p).toBe(1);
        }
      }
    }),
  );
});

test("another unit changes the figures by its factor and nothing else", () => {
  const scaled = (x: number | null) => (x === null ? null : x * 8);
  fc.assert(
    fc.property(caseOf(failing), ({ plan, rule }) => {
      const before = compare(plan, rule);
      const margins = Object.fromEntries(Object.entries(plan.margins).map(([name, margin]) => [name, margin * 8]));
      const after = compare({ ...plan, margins }, (policy, j, name) => scaled(rule(policy, j, name)));
      for (const [i, r] of after.responses.entries()) {
        for (const [k, { difference: d }] of r.policies.entries()) {
          const b = before.responses[i].policies[k].difference;
          if (d === null || b === null) continue;
          expect([d.verdict, d.p, d.pHolm, d.shareBetter]).toEqual([b.verdict, b.p, b.pHolm, b.shareBetter]);
          expect([d.mean, d.low, d.high, d.se]).toEqual([b.mean, b.low, b.high, b.se].map(scaled));
        }
      }
    }),
  );
});

test("the parts of an attribution add up to the whole", () => {
  fc.assert(
    fc.property(caseOf(failing), ({ plan, rule }) => {
      for (const { total, part, rest } of compare(plan, rule).attributions) {
        if (total.mean === null) continue;
        expect(Math.abs(part.mean! + rest.mean! - total.mean)).toBeLessThan(1e-8);
      }
    }),
  );
});

test("Holm: between p and m p, in the order of p, whatever the order given", () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(probability, { maxLength: 12 }), (p) => {
      const adjusted = holm(p);
      adjusted.forEach((q, i) => {
        expect(q).toBeGreaterThanOrEqual(p[i]);
        expect(q).toBeLessThanOrEqual(Math.min(1, p.length * p[i]));
        for (let k = 0; k < i; k++) if (p[k] < p[i]) expect(adjusted[k]).toBeLessThanOrEqual(q);
      });
      expect(holm([...p].reverse()).reverse()).toEqual(adjusted);
    }),
  );
});
