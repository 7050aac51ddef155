import fc from "fast-check";
import { expect, test } from "vitest";
import { LatentMatters } from "../../../engine/district/agents/latent.ts";
import { Matters } from "../../../engine/district/agents/matter.ts";

const ROOM = 40;

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("insert"), m: fc.nat(ROOM - 1), at: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("removeTop"), m: fc.constant(0), at: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("remove"), m: fc.nat(ROOM - 1), at: fc.constant(0) }) },
);

/** The readable form: sorted by threshold, at equal thresholds first in first out. */
class SortedList {
  readonly matters: number[] = [];

  insert(m: number, threshold: Float64Array): void {
    const later = this.matters.findIndex((other) => threshold[other] > threshold[m]);
    this.matters.splice(later < 0 ? this.matters.length : later, 0, m);
  }

  remove(m: number): void {
    this.matters.splice(this.matters.indexOf(m), 1);
  }
}

test("latent matters come up as from a list sorted by threshold, equal ones in the order of entry", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const matters = new Matters(ROOM);
      const latent = new LatentMatters(matters, ROOM);
      const list = new SortedList();
      let top = -1;
      for (const { do: what, m, at } of steps) {
        const isIn = list.matters.includes(m);
        if (what === "insert" && !isIn) {
          matters.threshold[m] = at;
          top = latent.insert(top, m);
          list.insert(m, matters.threshold);
        } else if (what === "removeTop" && top >= 0) {
          list.remove(top);
          top = latent.removeTop(top);
        } else if (what === "remove" && isIn) {
          list.remove(m);
          top = latent.remove(top, m);
        }
        expect(top).toBe(list.matters[0] ?? -1);
        expect(latent.isListed(m)).toBe(list.matters.includes(m));
      }
      expect(latent.release(top)).toEqual(list.matters);
      for (let m = 0; m < ROOM; m++) expect(latent.isListed(m)).toBe(false);
    }),
    { numRuns: 300 },
  );
});
