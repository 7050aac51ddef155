/** Laws that every crew keeps, whatever is asked of it and when: add an implementation to the table. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Crew } from "../../../engine/kernel/queueing/crew.ts";
import {
  Books,
  FINE,
  type Grain,
  type MakeCrew,
  type Operation,
  operation,
  QUARTERS,
  type Reaction,
  reaction,
} from "./crew-programs.ts";

const CREWS: [string, MakeCrew][] = [["Crew", (...parts) => new Crew(...parts)]];

const program = fc.array(operation, { maxLength: 150, size: "max" });
const reactions = fc.array(reaction, { maxLength: 6 });

function played(make: MakeCrew, steps: readonly Operation[], answers: readonly Reaction[], grain: Grain = FINE): Books {
  const books = new Books(make, answers, grain);
  for (const step of steps) books.play(step);
  books.finish();
  return books;
}

describe.each(CREWS)("laws of every crew: %s", (_, make) => {
  it.each([
    ["hours that add up", FINE],
    ["hours that add up exactly, where ends and openings coincide", QUARTERS],
  ])("work conservation, conservation of tasks, order of service, and %s", (_, grain) => {
    fc.assert(
      fc.property(program, reactions, (steps, answers) => {
        played(make, steps, answers, grain);
      }),
      { numRuns: 120 },
    );
  });

  it("the same program twice has the same history", () => {
    fc.assert(
      fc.property(program, reactions, (steps, answers) => {
        expect(played(make, steps, answers).log).toEqual(played(make, steps, answers).log);
      }),
      { numRuns: 20 },
    );
  });

  it("accounting is looking on: a history without flushes is the same, but for rounding", () => {
    fc.assert(
      fc.property(program, (steps) => {
        const seen = played(make, steps, []).log;
        const unseen = played(
          make,
          steps.filter(({ name }) => name !== "flush"),
          [],
        ).log;
        expect(seen.map(({ what }) => what)).toEqual(unseen.map(({ what }) => what));
        seen.forEach(({ at }, i) => {
          expect(Math.abs(at - unseen[i].at)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 40 },
    );
  });
});
