import { describe, expect, it } from "vitest";
import { MEASURED_BY_NAME, wayToMeasure } from "../../../engine/district/factors/measuring.ts";
import type { InWorld } from "../../../engine/study/hypotheses/claim.ts";
import { CLAIMS } from "../../../scenarios/claims.ts";
import { SHIPPED } from "../../../scenarios/registry.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import { filesInMemory, shippedFiles } from "./sources.ts";

/** By policy and response; 0.5 where nothing is said, so that nothing differs. */
type Outcomes = Readonly<Record<string, Readonly<Record<string, number>>>>;

function worldOf(outcomes: Outcomes, around: Partial<InWorld> = {}): InWorld {
  const value = (policy: string, response: string): number => outcomes[policy]?.[response] ?? 0.5;
  return {
    value,
    difference: (policy, against, response) => value(policy, response) - value(against, response),
    variant: () => null,
    elsewhere: [],
    ...around,
  };
}

const FTS = "full-time-separated";
const same = worldOf({});
const still =
  (outcomes: Outcomes): InWorld["variant"] =>
  (name) =>
    worldOf(name === "many move" ? outcomes : {});
const handling = (work: number) => ({ [FTS]: { timeToClose: 100, "stage:work": work, "stage:lead": 20 } });

/** A world in which the claim holds and one that refutes it, for every claim that can be tested. */
const WORLDS: Readonly<Record<number, readonly [holds: InWorld, refutes: InWorld]>> = {
  1: [worldOf({}, { variant: still({ "part-time": { silentShare: 0.6 } }) }), worldOf({}, { variant: still({}) })],
  2: [worldOf({ "part-time": { solvedWithin7: 0.6 } }), same],
  4: [worldOf({ "full-time-equal-hours": { solvedWithin7: 0.6 } }), worldOf({ "full-time": { solvedWithin7: 0.6 } })],
  5: [
    worldOf({ [FTS]: { promiseKept: 0.6 }, "full-time-separated-kept": { promiseKept: 0.55 } }),
    worldOf({ [FTS]: { promiseKept: 0.6 } }),
  ],
  6: [worldOf({ [FTS]: { settledAmongNeighbours: 0.51 } }), worldOf({ [FTS]: { settledAmongNeighbours: 0.49 } })],
  7: [
    worldOf({ [FTS]: { disputesSolved30: 0.6, petitions: 0.4 } }),
    worldOf({ [FTS]: { disputesSolved30: 0.6, petitions: 0.4, silentShare: 0.6 } }),
  ],
  8: [worldOf({ [FTS]: { f5GridCommunity: 0.6 } }), worldOf({ [FTS]: { f5GridCommunity: 0.51 } })],
  9: [worldOf(handling(20)), worldOf(handling(40))],
  10: [same, worldOf({ [FTS]: { unbrokenChain: 0.95 } })],
  11: [same, worldOf({ "full-time-separated-ample": { unbrokenChain: 0.8 } })],
  12: [worldOf({ intelligent: { f2Ownership: 0.4 } }), worldOf({ intelligent: { "stage:triage": 0.1 } })],
  13: [
    worldOf({ refined: { solvedWithin7: 0.6 } }),
    worldOf({ refined: { solvedWithin7: 0.6, intrusionVisits: 0.7 } }),
  ],
  14: [
    worldOf({ collaborative: { f1Procedural: 0.4, timeToClose: 0.4 } }),
    worldOf({ collaborative: { f1Procedural: 0.4, timeToClose: 0.6 } }),
  ],
  15: [worldOf({ collaborative: { giniGrids: 0.4 } }), worldOf({ collaborative: { giniGrids: 0.6 } })],
  16: [
    worldOf({ [FTS]: { promiseKept: 0.6 } }, { elsewhere: [worldOf({ [FTS]: { promiseKept: 0.55 } })] }),
    worldOf({ [FTS]: { promiseKept: 0.6 } }, { elsewhere: [same, worldOf({ [FTS]: { promiseKept: 0.4 } })] }),
  ],
};

describe("the study's claims", () => {
  it("are eighteen, in order, in two languages", () => {
    expect(CLAIMS.list.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1));
    for (const { claim, mechanism, refutedIf, test } of CLAIMS.list) {
      for (const text of [claim, mechanism, refutedIf, ...(typeof test === "function" ? [] : [test])]) {
        expect(text.en).not.toBe("");
        expect(text.zh).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it("ask for responses that are measured and policies that the shipped study runs", () => {
    const study = readStudy("hypotheses", filesInMemory(shippedFiles()));
    if (!study.ok) throw new Error(JSON.stringify(study.error));
    const run = study.value.policies.map(({ name }) => name);
    const measured = SHIPPED.responses.map(({ name }) => name);
    const asked = [...CLAIMS.list, ...CLAIMS.variants].flatMap(({ policies }) => policies);
    expect(asked.filter((name) => !run.includes(name))).toEqual([]);
    expect(run.filter((name) => ![...asked, ...CLAIMS.reform].includes(name))).toEqual([]);
    expect(CLAIMS.list.flatMap(({ responses }) => responses).filter((name) => !measured.includes(name))).toEqual([]);
  });

  it("that can be tested are all but a rule, the theories and the questionnaires", () => {
    const untested = CLAIMS.list.filter(({ test }) => typeof test !== "function").map(({ number }) => number);
    expect(untested).toEqual([3, 17, 18]);
    expect(Object.keys(WORLDS).map(Number)).toEqual(
      CLAIMS.list.map(({ number }) => number).filter((number) => !untested.includes(number)),
    );
  });

  it.each(Object.keys(WORLDS).map(Number))("claim %d holds in one world and is refuted in another", (number) => {
    const { test } = CLAIMS.list[number - 1];
    if (typeof test !== "function") throw new Error("cannot be tested");
    const [holds, refutes] = WORLDS[number];
    expect(test(holds)).toBe(true);
    expect(test(refutes)).toBe(false);
  });

  it("cannot be told where a response that they rest on is undefined", () => {
    const undefinedWorld: InWorld = {
      value: () => Number.NaN,
      difference: () => Number.NaN,
      variant: () => undefinedWorld,
      elsewhere: [worldOf({})],
    };
    for (const { test } of CLAIMS.list) if (typeof test === "function") expect(test(undefinedWorld)).toBeNull();
  });
});

describe("who could measure", () => {
  it("is known for every factor", () => {
    expect(SHIPPED.factors.filter((factor) => wayToMeasure(factor) === null).map(({ name }) => name)).toEqual([]);
    for (const factor of SHIPPED.factors) expect(wayToMeasure(factor)!.personDays).toBeGreaterThan(0);
  });

  it("is said by name of factors that exist, each once", () => {
    const names = SHIPPED.factors.map(({ name }) => name);
    expect(MEASURED_BY_NAME.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(MEASURED_BY_NAME).size).toBe(MEASURED_BY_NAME.length);
  });
});
