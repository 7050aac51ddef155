import { describe, expect, test } from "vitest";
import { Chronicle } from "../../../engine/cases/chronicle.ts";
import { Call } from "../../../engine/cases/trace.ts";
import { ACTIVITIES } from "../../../engine/district/events.ts";
import { LiveReplication } from "../../../engine/district/live.ts";
import { runReplication } from "../../../engine/district/run.ts";
import { Observer, PHASES, VACANT } from "../../../engine/district/scene.ts";
import { MIXED, named, OLD, planOf } from "../../fixtures/district.ts";

const plan = planOf({
  communities: [{ ...MIXED, grids: 3 }, OLD],
  horizon: { burnIn: 14, intake: 28, followUp: 14 },
  policies: named("part-time", "full-time", "full-time-separated"),
});

const live = (size = 1 << 18) => new LiveReplication(plan, "test", 1, () => new Chronicle(size));

describe("a replication that is watched", () => {
  test("gives the bits of one that is not, whatever the slices, while somebody looks", () => {
    const inOneGo = runReplication(plan, "test", 1);
    for (const hours of [0.25, 7.3, 24, 5000]) {
      const watched = live();
      while (!watched.hasEnded) {
        watched.advance(watched.now + hours);
        for (const world of new Set(watched.worlds)) new Observer(world).look();
      }
      expect(watched.results(), `slices of ${hours} h`).toEqual(inOneGo);
    }
  });

  test("has one world until time 0, then one a policy, and no results before its end", () => {
    const watched = live();
    watched.advance(-1);
    expect(new Set(watched.worlds).size).toBe(1);
    expect(() => watched.results()).toThrow("burn-in");
    watched.advance(10);
    expect(new Set(watched.worlds).size).toBe(3);
    expect(watched.now).toBe(10);
    watched.advance(5);
    expect(watched.now).toBe(10);
    expect(() => watched.results()).toThrow("not at its end");
  });

  test("every policy's chronicle begins with the common burn-in and goes on by itself", () => {
    const watched = live();
    watched.advance(0);
    const [before] = watched.worlds;
    watched.advance(24 * 20);
    const stories = plan.policies.map((_, i) => watched.traceOf(i).story(5));
    for (const { calls, isWhole } of stories) {
      expect(isWhole).toBe(true);
      expect(calls[0].call).toBe(Call.born);
      expect(calls[0].at).toBe(before.exogenous.happenings.at[5]);
      expect(calls[0]).toEqual(stories[0].calls[0]);
    }
    const counts = plan.policies.map((_, i) => watched.traceOf(i).count);
    expect(new Set(counts).size).toBe(3);
  });
});

describe("a chronicle", () => {
  test("forgets what is oldest, and says so", () => {
    const chronicle = new Chronicle(4);
    for (let i = 0; i < 3; i++) chronicle.called(Call.born, i, i, 0, 0);
    expect(chronicle.story(0)).toEqual({ calls: [{ call: Call.born, at: 0, value: 0, extra: 0 }], isWhole: true });
    chronicle.called(Call.recorded, 3, 0, 1, 1);
    chronicle.called(Call.closed, 4, 0, 0, 0);
    expect(chronicle.story(0)).toEqual({
      calls: [
        { call: Call.recorded, at: 3, value: 1, extra: 1 },
        { call: Call.closed, at: 4, value: 0, extra: 0 },
      ],
      isWhole: false,
    });
    expect(chronicle.story(7)).toEqual({ calls: [], isWhole: true });
    expect(chronicle.first).toBe(1);
  });
});

describe("a scene", () => {
  const watched = live();
  watched.advance(24 * 10 + 10.5);
  const scenes = watched.worlds.map((world) => ({ world, scene: new Observer(world).look() }));

  test("has every matter that is open or unrecorded, once, in its grid", () => {
    for (const { world, scene } of scenes) {
      const { cases, matters } = world;
      let open = 0;
      for (let m = 0; m < matters.rows; m++) if (matters.standing[m] === 4) open++;
      const recorded = scene.matters.filter((_, i) => i % PHASES.length !== 0).reduce((sum, n) => sum + n, 0);
      expect(recorded).toBe(open);
      expect(scene.totals.arisen).toBe(cases.size);
      expect(scene.matters.length).toBe(7 * PHASES.length);
      expect(scene.overdue.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(open);
    }
  });

  test("has every member in force, at work within office hours or off duty", () => {
    for (const { world, scene } of scenes) {
      expect(scene.member.length).toBeGreaterThan(0);
      for (const does of scene.memberDoes) expect(does).toBeLessThanOrEqual(VACANT);
      expect([...scene.memberIsFullTime]).toEqual([...scene.member].map((k) => world.members.isFullTime[k]));
    }
    // Half past ten on a working day: full-time members are at something.
    expect([...scenes[1].scene.memberDoes].some((does) => does < ACTIVITIES.length)).toBe(true);
  });

  test("counts the staff of every desk", () => {
    const { world, scene } = scenes[0];
    const desks = new Observer(world).desks;
    desks.forEach(({ community }, d) => {
      expect(scene.servers[d]).toBeGreaterThan(0);
      expect(scene.atWork[d]).toBeLessThanOrEqual(scene.servers[d]);
      expect(community).toBeLessThan(2);
    });
    expect(desks.length).toBe(3 + 8 + 2);
  });
});
