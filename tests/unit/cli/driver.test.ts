import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Asking, drive } from "../../../cli/execute/driver.ts";

/** Asks for the batches one by one, each when the one before has been told. */
class Batches implements Asking<number> {
  readonly told: number[] = [];
  #asked = 0;
  readonly #batches: number[][];

  constructor(...sizes: number[]) {
    let next = 0;
    this.#batches = sizes.map((size) => Array.from({ length: size }, () => next++));
  }

  ask(): number[] {
    if (this.told.length < this.#asked) return [];
    const batch = this.#batches.shift() ?? [];
    this.#asked += batch.length;
    return batch;
  }
}

const never = new AbortController().signal;
const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

describe("driving a study method", () => {
  it("runs everything asked for once, in lanes, whatever ends first", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 24, maxLength: 24 }),
        async (sizes, lanes, turns) => {
          const method = new Batches(...sizes);
          let running = 0;
          let most = 0;
          const complete = await drive(
            method,
            lanes,
            async (replication) => {
              most = Math.max(most, ++running);
              for (let turn = 0; turn < turns[replication]; turn++) await null;
              method.told.push(replication);
              running--;
            },
            { stop: never, drop: never },
          );
          const total = sizes.reduce((sum, size) => sum + size, 0);
          expect(complete).toBe(true);
          expect(ascending(method.told)).toEqual(Array.from({ length: total }, (_, index) => index));
          expect(most).toBeLessThanOrEqual(lanes);
        },
      ),
    );
  });

  it("starts nothing after a stop, and waits for what runs", async () => {
    const method = new Batches(10);
    const stop = new AbortController();
    const complete = await drive(
      method,
      2,
      async (replication) => {
        if (replication === 3) stop.abort();
        await sleep(5);
        method.told.push(replication);
      },
      { stop: stop.signal, drop: never },
    );
    expect(complete).toBe(false);
    expect(ascending(method.told)).toEqual([0, 1, 2, 3]);
  });

  it("is complete all the same if the stop comes while the last one runs", async () => {
    const method = new Batches(3);
    const stop = new AbortController();
    const run = async (replication: number): Promise<void> => {
      if (replication === 2) stop.abort();
      await sleep(1);
      method.told.push(replication);
    };
    expect(await drive(method, 3, run, { stop: stop.signal, drop: never })).toBe(true);
  });

  it("waits for nothing after a drop", async () => {
    const method = new Batches(4);
    const [stop, drop] = [new AbortController(), new AbortController()];
    setTimeout(() => stop.abort(), 5);
    setTimeout(() => drop.abort(), 10);
    const run = (): Promise<void> => new Promise(() => {});
    expect(await drive(method, 2, run, { stop: stop.signal, drop: drop.signal })).toBe(false);
    expect(method.told).toEqual([]);
  });

  it("passes on the first error of the runner, and starts nothing after it", async () => {
    const method = new Batches(10);
    const started: number[] = [];
    const run = async (replication: number): Promise<void> => {
      started.push(replication);
      await sleep(1);
      if (replication === 1) throw new Error("another model");
      method.told.push(replication);
    };
    await expect(drive(method, 2, run, { stop: never, drop: never })).rejects.toThrow("another model");
    expect(started.length).toBeLessThan(5);
  });
});
