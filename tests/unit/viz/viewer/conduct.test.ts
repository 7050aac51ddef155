import { describe, expect, test } from "vitest";
import { RESPONSES } from "../../../../engine/district/responses/index.ts";
import { runReplication } from "../../../../engine/district/run.ts";
import { ComparisonStudy } from "../../../../engine/study/comparison.ts";
import { resultHash } from "../../../../engine/study/record.ts";
import { conduct } from "../../../../viz/viewer/conduct.ts";
import type { Remote } from "../../../../viz/viewer/remote.ts";
import type { StageErrands } from "../../../../viz/viewer/stage.ts";
import { MIXED, named, planOf } from "../../../fixtures/district.ts";

const plan = planOf({
  communities: [{ ...MIXED, grids: 2 }],
  horizon: { burnIn: 7, intake: 7, followUp: 7 },
  policies: named("part-time", "full-time"),
});

const method = (replications: number) =>
  new ComparisonStudy({
    study: "test",
    baseline: "part-time",
    policies: ["part-time", "full-time"],
    responses: RESPONSES,
    primary: ["solvedWithin7"],
    margins: {},
    alpha: 0.05,
    replications,
    attributions: [],
  });

/** A worker that answers after some turns. */
const worker = (turns: number): Remote<StageErrands> =>
  ({
    ask: async (_: string, { replication }: { replication: number }) => {
      for (let i = 0; i < turns; i++) await Promise.resolve();
      return runReplication(plan, "test", replication);
    },
  }) as unknown as Remote<StageErrands>;

describe("conducting a study in the browser", () => {
  test("gives one hash, whatever the number of workers and their speed", async () => {
    const hashes = new Set<string>();
    for (const workers of [[worker(1)], [worker(9), worker(1), worker(3)]]) {
      const study = method(5);
      const arrived: number[] = [];
      const stop = new AbortController().signal;
      const onTold = (replication: number): void => void arrived.push(replication);
      expect(await conduct(study, workers, { plan, seed: "test", stop, onTold })).toBe(true);
      expect([...arrived].sort()).toEqual([0, 1, 2, 3, 4]);
      expect(study.verdict().looks).toEqual([5]);
      hashes.add(resultHash(study.rows()));
    }
    expect(hashes.size).toBe(1);
  });

  test("asks again until nothing more is wanted: a method may look, and want more", async () => {
    const stages = [[{ replication: 0 }], [{ replication: 1 }, { replication: 2 }], []];
    const told: number[] = [];
    const adaptive = {
      ask: () => (told.length >= [0, 1, 3][3 - stages.length] ? (stages.shift() ?? []) : []),
      tell: (replication: number) => void told.push(replication),
    };
    const stop = new AbortController().signal;
    await conduct(adaptive, [worker(1), worker(2)], { plan, seed: "test", stop, onTold: () => {} });
    expect(told.sort()).toEqual([0, 1, 2]);
  });

  test("stops between two replications, and says that it is not complete", async () => {
    const study = method(50);
    const stopping = new AbortController();
    const onTold = (replication: number): void => {
      if (replication === 1) stopping.abort();
    };
    expect(await conduct(study, [worker(1)], { plan, seed: "test", stop: stopping.signal, onTold })).toBe(false);
    expect(study.verdict().replications.done).toBe(2);
  });
});
