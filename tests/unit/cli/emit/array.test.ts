import { describe, expect, it } from "vitest";
import { type Cost, MOST_TASKS, sized } from "../../../../cli/emit/array.ts";

const cost = (seconds: number, megabytes: number | null = null): Cost => ({ seconds, megabytes, source: "stated" });

describe("a job array", () => {
  it("has as many tasks as the target asks for, and no more than there are replications", () => {
    expect(sized(1000, cost(9), 1, 1800)).toMatchObject({ tasks: 5, each: 200, seconds: 1800 });
    expect(sized(1000, cost(9), 4, 1800)).toMatchObject({ tasks: 2, each: 500, seconds: 125 * 9 });
    expect(sized(3, cost(7200), 1, 1800)).toMatchObject({ tasks: 3, each: 1, seconds: 7200 });
    expect(sized(7, cost(0.01), 1, 1800)).toMatchObject({ tasks: 1, each: 7 });
  });

  it("stays within what a scheduler takes, with longer tasks instead", () => {
    expect(sized(1_000_000, cost(9), 1, 1800)).toMatchObject({ tasks: MOST_TASKS, each: 1000, seconds: 9000 });
  });

  it("asks for twice the time and half as much memory again as was measured, in whole minutes", () => {
    expect(sized(200, cost(9, 1000), 1, 1800)).toMatchObject({ limit: 61 * 60, megabytes: 1536 });
    expect(sized(1, cost(0.5), 1, 1800)).toMatchObject({ limit: 120, megabytes: 512 });
  });
});
