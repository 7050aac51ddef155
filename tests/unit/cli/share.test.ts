import { describe, expect, it } from "vitest";
import { FirstRuns, survey } from "../../../cli/execute/merge.ts";
import { replay } from "../../../cli/execute/replay.ts";
import { Share, sizeOf } from "../../../cli/execute/share.ts";
import type { RunResult } from "../../../cli/execute/task.ts";
import type { DesignPoint, Run } from "../../../engine/study/method.ts";

const point: DesignPoint = { name: "p", factors: {}, policies: [] };
const NOTHING: RunResult[] = [];

/** Asks for five runs, in two parts, then for three more once all five were told. */
class Rounds {
  readonly told = new Set<number>();
  #asked = 0;

  ask(): Run[] {
    const end = this.#asked < 3 ? 3 : this.#asked < 5 ? 5 : this.told.size === 5 ? 8 : this.#asked;
    const runs = Array.from({ length: end - this.#asked }, (_, i) => ({ point, replication: this.#asked + i }));
    this.#asked = end;
    return runs;
  }

  tell({ replication }: Run): void {
    this.told.add(replication);
  }
}

/** @returns what a shard of three runs, where so much is stored elsewhere */
function runBy(number: number, elsewhere: readonly number[]): number[] {
  const method = new Rounds();
  const known = ({ replication }: Run) => (elsewhere.includes(replication) ? NOTHING : null);
  const share = new Share(method, { number, of: 3 }, known, (run) => method.tell(run));
  const run: number[] = [];
  for (let asked = share.ask(); asked.length > 0; asked = share.ask()) {
    for (const one of asked) {
      run.push(one.replication);
      method.tell(one);
    }
  }
  return run;
}

function surveyed(...stored: number[]) {
  const { known, missing } = survey(
    new Rounds(),
    ({ replication }) => (stored.includes(replication) ? NOTHING : null),
    3,
  );
  return { known, missing: [...missing] };
}

describe("the share of a shard", () => {
  it("is every n-th run of what is asked for, so that all shards together run everything once", () => {
    expect([1, 2, 3].map((number) => runBy(number, []))).toEqual([[0, 3], [1, 4], [2]]);
  });

  it("goes on in the next round once what the others ran can be seen", () => {
    const first = [0, 1, 2, 3, 4];
    expect([1, 2, 3].map((number) => runBy(number, first))).toEqual([
      [0, 3, 6],
      [1, 4, 7],
      [2, 5],
    ]);
  });

  it("has a size that is known beforehand", () => {
    const sizes = (runs: number): number[] => [1, 2, 3].map((number) => sizeOf({ number, of: 3 }, runs));
    expect([sizes(0), sizes(1), sizes(5), sizes(6)]).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [2, 2, 1],
      [2, 2, 2],
    ]);
  });
});

describe("a merge", () => {
  it("knows whether all is there, a round is wanted, or which shard has not run its share", () => {
    expect(surveyed(0, 1, 2, 3, 4, 5, 6, 7)).toEqual({ known: Infinity, missing: [] });
    expect(surveyed(0, 1, 2, 3, 4)).toEqual({ known: 5, missing: [] });
    expect(surveyed(0, 1, 2, 4)).toMatchObject({ missing: [[1, 1]] });
    expect(surveyed(0, 1, 2, 3, 4, 6)).toMatchObject({
      missing: [
        [3, 1],
        [2, 1],
      ],
    });
    expect(surveyed()).toMatchObject({
      missing: [
        [1, 2],
        [2, 2],
        [3, 1],
      ],
    });
  });

  it("tells the method what is known and asks for no more", () => {
    const method = new Rounds();
    expect(replay(new FirstRuns(method, 5), () => NOTHING, method.tell.bind(method))).toEqual([]);
    expect([...method.told]).toEqual([0, 1, 2, 3, 4]);
  });
});
