import { describe, expect, it } from "vitest";
import { replay } from "../../../cli/execute/replay.ts";
import type { RunResult } from "../../../cli/execute/task.ts";
import type { DesignPoint, Run } from "../../../engine/study/method.ts";

const point: DesignPoint = { name: "p", factors: {}, policies: [] };

/** Asks for two runs at a time, the next two once all before were told. */
class Pairs {
  readonly told: number[] = [];
  #asked = 0;

  ask(): Run[] {
    if (this.told.length < this.#asked || this.#asked === 6) return [];
    this.#asked += 2;
    return [this.#asked - 2, this.#asked - 1].map((replication) => ({ point, replication }));
  }
}

/** What is missing of a method's wishes, and what it was told. */
function replayed(...stored: number[]): { told: number[]; missing: number[] } {
  const method = new Pairs();
  const results: RunResult[] = [];
  const missing = replay(
    method,
    ({ replication }) => (stored.includes(replication) ? results : null),
    ({ replication }) => void method.told.push(replication),
  );
  return { told: method.told, missing: missing.map(({ replication }) => replication) };
}

describe("what is stored", () => {
  it("is told to the method until it asks for something else, which is left to be run with all that was asked after", () => {
    expect(replayed(0, 1, 2, 3, 4, 5)).toEqual({ told: [0, 1, 2, 3, 4, 5], missing: [] });
    expect(replayed(0, 1, 3)).toEqual({ told: [0, 1], missing: [2, 3] });
    expect(replayed(0, 1, 2, 5)).toEqual({ told: [0, 1, 2], missing: [3] });
    expect(replayed()).toEqual({ told: [], missing: [0, 1] });
  });
});
