import { describe, expect, test } from "vitest";
import { RESPONSES } from "../../../../engine/district/responses/index.ts";
import { runReplication } from "../../../../engine/district/run.ts";
import { ComparisonStudy } from "../../../../engine/study/comparison-study.ts";
import type { Run } from "../../../../engine/study/method.ts";
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

const method = (replications: number, looks?: readonly number[], primary = "solvedWithin7") =>
  new ComparisonStudy({
    study: "test",
    baseline: "part-time",
    policies: ["part-time", "full-time"],
    responses: RESPONSES,
    primary: [primary],
    margins: {},
    alpha: 0.05,
    replications,
    ...(looks === undefined ? {} : { stopping: { rule: "looks", looks } }),
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
      const onTold = ({ replication }: Run): void => void arrived.push(replication);
      expect(await conduct(study, workers, { plan, seed: "test", stop, onTold })).toBe(true);
      expect([...arrived].sort()).toEqual([0, 1, 2, 3, 4]);
      expect(study.verdict().looks).toEqual([5]);
      hashes.add(resultHash(study.rows()));
    }
    expect(hashes.size).toBe(1);
  });

  test("stops at the planned look at which the verdicts are settled", async () => {
    const stop = new AbortController().signal;
    const looksFor = async (primary: string): Promise<readonly number[]> => {
      const study = method(8, [3, 8], primary);
      await conduct(study, [worker(1), worker(4)], { plan, seed: "test", stop, onTold: () => {} });
      return study.verdict().looks;
    };
    // Full-time members solve more within a week, which three worlds show; who among the needy keeps silent is not settled by them.
    expect(await looksFor("solvedWithin7")).toEqual([3]);
    expect(await looksFor("silentShare")).toEqual([3, 8]);
  });

  test("stops between two replications, and says that it is not complete", async () => {
    const study = method(50);
    const stopping = new AbortController();
    const onTold = ({ replication }: Run): void => {
      if (replication === 1) stopping.abort();
    };
    expect(await conduct(study, [worker(1)], { plan, seed: "test", stop: stopping.signal, onTold })).toBe(false);
    expect(study.verdict().replications.done).toBe(2);
  });
});
