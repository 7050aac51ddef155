import { MessageChannel } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { Call } from "../../../../engine/cases/trace.ts";
import { OPEN } from "../../../../engine/district/agents/matter.ts";
import { RESPONSES } from "../../../../engine/district/responses/index.ts";
import { runReplication } from "../../../../engine/district/run.ts";
import { FIRST_DEPARTMENT, OFFICE } from "../../../../engine/district/units.ts";
import { told } from "../../../../viz/story/told.ts";
import { DIMENSIONS, type Filters, NO_FILTERS } from "../../../../viz/viewer/explorer.ts";
import { MOVES } from "../../../../viz/viewer/flights.ts";
import { type Port, Remote, serve } from "../../../../viz/viewer/remote.ts";
import { errandsOf, Stage, type StageErrands } from "../../../../viz/viewer/stage.ts";
import { MIXED, named, OLD, planOf } from "../../../fixtures/district.ts";

const plan = planOf({
  communities: [{ ...MIXED, grids: 3 }, OLD],
  horizon: { burnIn: 14, intake: 28, followUp: 14 },
  policies: named("part-time", "full-time-separated"),
});
const asked = { plan, seed: "test", replication: 0 };

function opened(): Stage {
  const stage = new Stage();
  stage.open(asked);
  return stage;
}

describe("a stage", () => {
  test("shows one scene during the burn-in, then one a policy, and gives the results of a run in one go", () => {
    const stage = opened();
    expect(stage.advance({ to: -24 }).scenes.length).toBe(1);
    expect(stage.advance({ to: 0 }).scenes.length).toBe(2);
    const frame = stage.advance({ to: Infinity });
    expect(frame.hasEnded).toBe(true);
    expect(stage.results()).toEqual(runReplication(plan, "test", 0));
    expect(stage.replicate({ ...asked, replication: 1 })).toEqual(runReplication(plan, "test", 1));
  });

  test("tells what moved since the frame before, each matter in its grid", () => {
    const stage = opened();
    stage.advance({ to: 9 });
    const { flights, scenes } = stage.advance({ to: 16 });
    expect(flights.length).toBe(2);
    for (const { move, grid, matter, unit } of flights) {
      expect(move.length).toBeGreaterThan(0);
      expect(Math.max(...grid)).toBeLessThan(7);
      expect(Math.max(...matter)).toBeLessThan(scenes[0].totals.arisen);
      const handed = [...move.keys()].filter((i) => MOVES[move[i]] === "handedOver");
      expect(handed.length).toBeGreaterThan(0);
      expect(handed.some((i) => unit[i] >= FIRST_DEPARTMENT && unit[i] < OFFICE)).toBe(true);
    }
    expect(stage.advance({ to: 16 }).flights[0].move.length).toBe(0);
  });

  test("answers for a matter, a grid, a unit and a resident", () => {
    const stage = opened();
    stage.advance({ to: 24 * 7 });
    const grid = [0, 1, 2, 3, 4, 5, 6].map((g) => stage.grid({ policy: 1, grid: g }));
    const scene = stage.advance({ to: 24 * 7 }).scenes[1];
    for (const [g, detail] of grid.entries()) {
      expect(detail.matters.length + detail.more).toBe(
        scene.matters.slice(4 * g, 4 * g + 4).reduce((a, b) => a + b, 0),
      );
    }
    const own = grid.flatMap(({ matters }) => matters).find(({ resident }) => resident >= 0)!;
    const resident = stage.resident({ policy: 1, resident: own.resident })!;
    expect(resident.matters.map(({ matter }) => matter)).toContain(own.matter);
    expect(resident.grid).toBe(own.grid);
    const story = stage.matter({ policy: 1, matter: own.matter })!;
    expect(story.calls[0].call).toBe(Call.born);
    expect(story.calls[0].at).toBeCloseTo(own.bornAt, 6);
    const desk = stage.desk({ policy: 0, desk: { unit: FIRST_DEPARTMENT + 2, community: -1 } });
    for (const { unit, standing } of desk.matters) expect([unit, standing]).toEqual([FIRST_DEPARTMENT + 2, OPEN]);
    expect(stage.matter({ policy: 0, matter: 1e9 })).toBeNull();
    expect(stage.resident({ policy: 0, resident: -1 })).toBeNull();
    expect(() => new Stage().advance({ to: 0 })).toThrow("no replication is open");
    expect(() => stage.explore({ filters: NO_FILTERS, measure: "arisen" })).toThrow("not ended");
  });

  test("tells every story in both languages, with a sentence for each step that has one", () => {
    const stage = opened();
    stage.advance({ to: Infinity });
    for (const lang of ["en", "zh"] as const) {
      const seen = new Set<string>();
      for (let matter = 0; matter < 400; matter++) {
        const { calls, category } = stage.matter({ policy: 0, matter })!;
        for (const { text } of told(calls, category, lang)) {
          expect(text).not.toMatch(/undefined|NaN|noOwner/);
          seen.add(text);
        }
      }
      expect(seen.size).toBeGreaterThan(30);
    }
  });
});

describe("the explorer", () => {
  const stage = opened();
  stage.advance({ to: Infinity });
  const results = stage.results();
  const explore = (filters: Filters = NO_FILTERS, measure: Parameters<Stage["explore"]>[0]["measure"] = "arisen") =>
    stage.explore({ filters, measure });
  const response = (policy: number, name: string): number =>
    results[policy].values![RESPONSES.findIndex((one) => one.name === name)];

  test("without filters has the responses of the run", () => {
    const { totals } = explore();
    totals.forEach((total, policy) => {
      expect(total.arisen).toBe(response(policy, "born"));
      expect(total.solvedWithin7).toBe(response(policy, "solvedWithin7"));
      expect(total.promiseKept).toBe(response(policy, "promiseKept"));
      expect(total.unbrokenChain).toBe(response(policy, "unbrokenChain"));
      expect(total.hoursToClose).toBe(response(policy, "timeToCloseP50"));
    });
  });

  test("splits what there is: the bars of every dimension add up", () => {
    const { bars, totals } = explore();
    for (const dimension of DIMENSIONS) {
      bars[dimension].forEach((row, policy) => {
        expect(
          row.reduce((sum, value) => sum + value, 0),
          dimension,
        ).toBe(totals[policy].arisen);
      });
    }
  });

  test("a filter changes the other dimensions and not its own", () => {
    const all = explore();
    const one = explore({ ...NO_FILTERS, community: [1] });
    expect(one.bars.community).toEqual(all.bars.community);
    expect(one.totals[0].arisen).toBe(all.bars.community[0][1]);
    for (const dimension of ["category", "group", "week"] as const) {
      expect(one.bars[dimension][0].reduce((sum, value) => sum + value, 0)).toBe(all.bars.community[0][1]);
    }
    const both = explore({ ...NO_FILTERS, community: [1], week: [0, 1] });
    expect(both.totals[0].arisen).toBe(one.bars.week[0][0] + one.bars.week[0][1]);
    expect(explore({ ...NO_FILTERS, category: [] }).totals[0].arisen).toBe(0);
  });
});

describe("asking another thread", () => {
  function linked(): Remote<StageErrands> {
    const { port1, port2 } = new MessageChannel();
    serve(errandsOf(new Stage()), port2 as unknown as Port);
    port2.start();
    port1.start();
    port1.unref();
    port2.unref();
    return new Remote<StageErrands>(port1 as unknown as Port);
  }

  test("answers come to who asked, columns without a copy, and what is thrown there is thrown here", async () => {
    const remote = linked();
    await expect(remote.ask("advance", { to: 0 })).rejects.toThrow("no replication is open");
    const [open, frame, results] = await Promise.all([
      remote.ask("open", asked),
      remote.ask("advance", { to: 24 }),
      remote.ask("replicate", asked),
    ]);
    expect(open.end).toBe(42 * 24);
    expect(frame.now).toBe(24);
    expect(results).toEqual(runReplication(plan, "test", 0));
  });

  test("whoever waits is told when nothing more will be answered", async () => {
    const { port1 } = new MessageChannel();
    port1.unref();
    const remote = new Remote<StageErrands>(port1 as unknown as Port);
    const answer = remote.ask("results", null);
    remote.close("the worker was lost");
    await expect(answer).rejects.toThrow("the worker was lost");
  });
});
