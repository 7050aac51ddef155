import { describe, expect, test } from "vitest";
import { LATENT, OPEN } from "../../../engine/district/agents/matter.ts";
import { enact } from "../../../engine/district/build.ts";
import { COMMUNITY_LINE, COUNTER_LINE, Task, VOLUNTEER_LINE } from "../../../engine/district/events.ts";
import {
  gridEquivalent,
  handlerOf,
  localKnowledge,
  otherLineClock,
  skill,
} from "../../../engine/district/processes/beats.ts";
import { isAble } from "../../../engine/district/processes/ownership.ts";
import { walked } from "../../../engine/district/processes/patrol.ts";
import type { LeverValues } from "../../../engine/district/registry.ts";
import { GRID } from "../../../engine/district/units.ts";
import type { World } from "../../../engine/district/world.ts";
import { burnt, count, daysIn, following, MIXED, OLD, planOf, policy, sum } from "../../fixtures/district.ts";

const communities = [MIXED, OLD];
const inForce = ({ members }: World): number[] => [...members.isActive.keys()].filter((k) => members.isActive[k]);

function enacted(levers: LeverValues, factors = {}): { world: World; before: number[] } {
  const built = burnt(planOf({ communities, factors }));
  const before = inForce(built.world);
  enact(built, policy("policy", levers).levers);
  return { world: built.world, before };
}

const serversOf = (w: World, line: number): number =>
  count(w.staff.line, (l, server) => l === line && !w.crew.isRetired(server));

describe("posts", () => {
  test.each([
    [{}, 9, 0],
    [{ fullTimeShare: 1 }, 0, 10],
    [{ fullTimeShare: 0.5 }, 4, 5],
    [{ fullTimeShare: 1, fullTimeMembersPerGrid: 0.3 }, 0, 3],
    [{ fullTimeShare: 1, fullTimeMembersPerGrid: 2 }, 0, 20],
    [{ partTimeMembersPerGrid: 0.2 }, 2, 0],
  ] as [LeverValues, number, number][])("under %j: %d part-time, %d full-time for ten grids", (levers, part, full) => {
    const { world } = enacted(levers);
    const isFull = inForce(world).map((k) => world.members.isFullTime[k]);
    expect([count(isFull, (f) => f === 0), count(isFull, (f) => f === 1)]).toEqual([part, full]);
  });

  test.each([{}, { fullTimeShare: 0.5 }, { fullTimeShare: 1, fullTimeMembersPerGrid: 0.3 }])(
    "share every block of a community out among its members: %j",
    (levers) => {
      const { world: w } = enacted(levers);
      const { places } = w.exogenous;
      const beats = inForce(w).map((k) => w.members.lastBlock[k] - w.members.firstBlock[k]);
      expect(sum(beats)).toBe(places.blocks);
      for (let block = 0; block < places.blocks; block++) {
        const k = w.memberOfBlock[block];
        expect(w.members.isActive[k] === 1 && w.members.firstBlock[k] <= block && block < w.members.lastBlock[k]).toBe(
          true,
        );
        expect(w.members.community[k]).toBe(places.communityOf(block));
      }
    },
  );

  test("part-timers, the counter and the rest are the community's staff, whoever the members are", () => {
    const partTime = enacted({}).world;
    const fullTime = enacted({ fullTimeShare: 1 }).world;
    // Sixteen in each of two communities, three of them at the counter.
    for (const w of [partTime, fullTime]) {
      expect(serversOf(w, COUNTER_LINE)).toBe(6);
      expect(serversOf(w, COMMUNITY_LINE)).toBe(26);
    }
    expect(serversOf(enacted({ volunteerHours: 40 }).world, VOLUNTEER_LINE)).toBe(20);
  });
});

describe("who fills a post", () => {
  test("of the same kind knows and is as tired as who had it: the hours change, the person does not", () => {
    const { world: w, before } = enacted({ partTimeHours: 4 });
    const now = inForce(w);
    expect(now.length).toBe(before.length);
    for (const [i, k] of now.entries()) {
      expect(localKnowledge(w, k)).toBeCloseTo(localKnowledge(w, before[i]), 12);
      expect(w.members.fatigue[k]).toBe(w.members.fatigue[before[i]]);
      expect(w.members.nextHousehold[k]).toBe(w.members.nextHousehold[before[i]]);
    }
  });

  test("of another kind is an insider by chance, else new to the place", () => {
    const knowledge = (insiderShare: number): number[] => {
      const { world: w } = enacted({ fullTimeShare: 1 }, { insiderShare });
      return inForce(w).map((k) => localKnowledge(w, k));
    };
    for (const known of knowledge(0)) expect(known).toBeCloseTo(0.1, 12);
    expect(Math.min(...knowledge(1))).toBeGreaterThan(0.6);
  });
});

describe("at the change of a regime", () => {
  test("no latent matter is lost, and none comes nearer to being found or farther from it", () => {
    const built = burnt(planOf({ communities }));
    const { matters, latent, members, memberOfBlock, exogenous } = built.world;
    const left = (): Map<number, number> => {
      const found = new Map<number, number>();
      for (const k of inForce(built.world)) {
        for (const m of latent.all(members.firstLatent[k])) {
          if (matters.standing[m] !== LATENT) continue;
          expect(memberOfBlock[exogenous.happenings.block[m]]).toBe(k);
          found.set(m, matters.threshold[m] - members.patrolClock[k]);
        }
      }
      return new Map([...found].sort((a, b) => a[0] - b[0]));
    };
    const before = left();
    enact(built, policy("full-time", { fullTimeShare: 1 }).levers);
    const after = left();
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(after.size).toBe(count(matters.standing, (s) => s === LATENT));
    for (const [m, hours] of after) expect(Math.abs(hours - (before.get(m) as number))).toBeLessThan(1e-6);
  });
});

describe("skill", () => {
  test("is each person's own, spread about one, and the same under every policy for the same post and person", () => {
    const skills = (levers: LeverValues): number[] => {
      const { world: w } = enacted({ fullTimeShare: 1, ...levers }, { skillSpread: 0.3, insiderShare: 0 });
      return inForce(w).map((k) => w.members.skill[k]);
    };
    expect(Math.min(...skills({}))).toBeLessThan(0.95);
    expect(Math.max(...skills({}))).toBeGreaterThan(1.05);
    for (const s of skills({})) expect(Math.abs(s - 1)).toBeLessThanOrEqual(0.3);
    expect(skills({ command: "gridOffice" })).toEqual(skills({}));
  });

  test("rises by days of training towards its gain, and more is settled by those who may", () => {
    const factors = { trainingGain: 0.3, knowledgeWeight: 0.5, skillSpread: 0, quitBase: 0 };
    const { world: w } = burnt(planOf({ communities, factors }));
    const [k] = inForce(w);
    const able = (days: number): number => {
      w.members.trainedDays[k] = days;
      const mine = [...Array(w.exogenous.happenings.size).keys()];
      return count(mine, (m) => isAble(w, m, 0.2, skill(w, k)));
    };
    expect(skill(w, k)).toBe(1);
    const untrained = able(0);
    expect(able(10)).toBeGreaterThan(untrained);
    expect(skill(w, k)).toBeCloseTo(1 + 0.3 * (1 - Math.exp(-1)), 12);
  });

  test("that is missing leaves a matter in the grid line: a colleague settles it, no handover is counted", () => {
    // A member who knows nothing yet, beside colleagues who do.
    const factors = { knowledgeWeight: 0.5, knowledgeDays: 300, skillSpread: 0, insiderShare: 1, misjudged: 0 };
    const { world: w } = burnt(planOf({ communities, factors, policies: [policy("x", { fullTimeShare: 1 })] }));
    const helped = [...w.matters.helper.keys()].filter((m) => w.matters.helper[m] >= 0 && w.matters.unit[m] === GRID);
    expect(helped.length).toBeGreaterThan(20);
    const done = helped.filter((m) => !Number.isNaN(w.cases.closed1At[m]));
    expect(done.length).toBeGreaterThan(10);
    expect(done.filter((m) => w.cases.excess(m) > 0)).toEqual([]);
    for (const m of helped) {
      const by = handlerOf(w, m);
      if (w.members.coveredBy[w.matters.helper[m]] < 0) expect(by).toBe(w.matters.helper[m]);
      expect(w.matters.helper[m]).not.toBe(w.memberOf(m));
      expect(w.members.community[by]).toBe(w.communityOf(m));
    }
  });
});

describe("a vacancy", () => {
  test("hands over what waits, and what waited for the other line still counts", () => {
    const built = burnt(planOf({ communities, factors: { publicPerGridDay: 4 } }));
    const { world: w, staffing } = built;
    w.sim.run(24 + 15);
    const waiting = [...w.matters.task.keys()].filter((m) => {
      const task = w.matters.task[m];
      return task >= 0 && w.tasks.kind[task] === Task.matter;
    });
    const k = w.memberOf(waiting[0]);
    const mine = waiting.filter((m) => w.memberOf(m) === k);
    const due = mine.map((m) => w.cases.waitedHours[m] + otherLineClock(w, k) - w.tasks.otherLine[w.matters.task[m]]);
    expect(Math.max(...due)).toBeGreaterThan(0);
    staffing.quit(k);
    expect(w.members.coveredBy[k]).toBeGreaterThanOrEqual(0);
    for (const [i, m] of mine.entries()) {
      expect(w.memberOf(m)).toBe(w.members.coveredBy[k]);
      expect(w.cases.waitedHours[m]).toBeCloseTo(due[i], 9);
      // With the colleague it starts to wait anew, unless she is free at once.
      const task = w.matters.task[m];
      if (task >= 0) expect(w.tasks.otherLine[task]).toBe(otherLineClock(w, w.members.coveredBy[k]));
    }
    expect(w.crew.total(w.members.pool[k])).toBe(0);
  });

  test("leaves the beat to whoever covers: she walks both at an even pace, and finds what is there", () => {
    const { world: w, staffing } = burnt(planOf({ communities, factors: { vacancyDays: 20 } }));
    const { members, matters } = w;
    const k = members.inForce[0][0];
    const own = members.ownBlocks[k];
    staffing.quit(k);
    const cover = members.coveredBy[k];
    expect(members.beatBlocks[cover]).toBe(members.ownBlocks[cover] + own);
    expect(gridEquivalent(w, cover)).toBeCloseTo(
      w.exogenous.places.blocksPerGrid / (own + members.ownBlocks[cover]),
      12,
    );
    const latent = w.latent.all(members.firstLatent[cover]).filter((m) => matters.standing[m] === LATENT);
    const onBeat = (m: number): boolean => w.memberOfBlock[w.exogenous.happenings.block[m]] === k;
    expect(latent.filter(onBeat).length).toBeGreaterThan(0);
    expect(w.latent.all(members.firstLatent[k])).toEqual([]);
    // The first threshold of the vacant beat is reached by her clock.
    const [next] = latent.filter(onBeat).sort((a, b) => matters.threshold[a] - matters.threshold[b]);
    walked(w, cover, (matters.threshold[next] - members.patrolClock[cover]) / gridEquivalent(w, cover));
    expect(matters.standing[next]).toBe(OPEN);
    w.sim.run(24 * 21);
    expect(members.coveredBy[k]).toBe(-1);
    expect([members.beatBlocks[k], members.beatBlocks[cover]]).toEqual([own, members.ownBlocks[cover]]);
    const back = w.latent.all(members.firstLatent[k]).filter((m) => matters.standing[m] === LATENT);
    expect(back.length).toBeGreaterThan(0);
    expect(back.every(onBeat)).toBe(true);
  });

  test("is filled by somebody new after its time", () => {
    const factors = { quitBase: 3, vacancyDays: 10 };
    const w = daysIn(84, following({ fullTimeShare: 1 }, { communities, factors }));
    expect(w.tallies.quits).toBeGreaterThan(5);
    const vacant = count(inForce(w), (k) => w.members.coveredBy[k] >= 0);
    expect(vacant).toBeLessThan(w.tallies.quits);
    for (const k of inForce(w)) {
      const cover = w.members.coveredBy[k];
      if (cover < 0) continue;
      expect(w.members.coveredBy[cover], "nobody covers who is gone herself").toBe(-1);
      expect(w.members.community[cover]).toBe(w.members.community[k]);
    }
  });
});
