import { describe, expect, test } from "vitest";
import { CALLS } from "../../../engine/cases/trace.ts";
import { Diary, type Followed, Step, type StepRow } from "../../../engine/district/diary.ts";
import { nameOfDecision } from "../../../engine/district/randomness.ts";
import type { FactorValues, LeverValues } from "../../../engine/district/registry.ts";
import { watch } from "../../../engine/district/watched.ts";
import { MIXED, OLD, planOf, policy, run, sum, values } from "../../fixtures/district.ts";

const communities = [MIXED, OLD];
const watched = (followed: Followed, levers: LeverValues[], factors: FactorValues = {}) => {
  const plan = planOf({ communities, factors, policies: levers.map((lever, i) => policy(`${i}`, lever)) });
  return watch(
    plan,
    "test",
    0,
    levers.map((_, i) => `${i}`),
    () => new Diary(followed),
  );
};

describe("a diary", () => {
  const EVERY = { matters: Array.from({ length: 4000 }, (_, m) => m), block: 0 };

  test("changes no bit of the run", () => {
    const plan = planOf({ communities, policies: [policy("0"), policy("1", { fullTimeShare: 1 })] });
    const [, last] = watch(plan, "test", 0, ["0", "1"], () => new Diary(EVERY));
    const unwatched = values(run(plan));
    for (const [name, value] of values(last.measured)) {
      // What is measured over the matters of both needs the baseline's run, which `run` has not.
      if (!name.includes(".same")) expect(Object.is(value, unwatched.get(name)), name).toBe(true);
    }
  });

  test("starts every matter's story with its birth, and tells in order of time", () => {
    const [{ watcher, measured }] = watched(EVERY, [{}]);
    const lastAt = new Map<number, number>();
    for (const { what, at, matter, values: v } of watcher.rows()) {
      if (matter < 0) continue;
      if (!lastAt.has(matter)) {
        expect([what, v[0]]).toEqual([Step.call, CALLS.indexOf("born")]);
        expect(at).toBeCloseTo(measured.table.bornAt[matter], 6);
      }
      expect(at).toBeGreaterThanOrEqual(lastAt.get(matter) ?? -Infinity);
      lastAt.set(matter, at);
    }
    expect(lastAt.size).toBeGreaterThan(1000);
  });

  test("of a member has all her duty hours, at tasks or free", () => {
    const [{ watcher, measured }] = watched({ member: 0, from: 0 }, [{}], { quitBase: 0 });
    const spells = [...watcher.rows()].filter(({ what }) => what === Step.ends || what === Step.free);
    const { crew, staff } = measured.world;
    const server = staff.line.findIndex((line, s) => line === 0 && staff.whose[s] === 0);
    const calendar = crew.calendarOf(server);
    const hours = sum(spells.map(({ values: v }) => v[3]));
    expect(spells.length).toBeGreaterThan(100);
    expect(hours).toBeCloseTo(calendar.between(spells[0].since, spells[spells.length - 1].at), 6);
  });

  test("of two policies that part at time 0 tells the same of the burn-in", () => {
    const [one, other] = watched(EVERY, [{}, { fullTimeShare: 1, dispatchAccuracy: 0.98 }]);
    const burnIn = (rows: Iterable<StepRow>): StepRow[] => [...rows].filter(({ at }) => at < 0);
    expect(burnIn(one.watcher.rows()).length).toBeGreaterThan(1000);
    expect(burnIn(other.watcher.rows())).toEqual(burnIn(one.watcher.rows()));
  });

  test("of two policies parts first where the one lever touches a matter: at the accuracy of dispatch, where it is sent", () => {
    const [one, other] = watched(EVERY, [{}, { dispatchAccuracy: 0.98 }]);
    const others = byMatter(other.watcher.rows());
    const partings: StepRow[] = [];
    for (const [m, life] of byMatter(one.watcher.rows())) {
      const second = others.get(m) ?? [];
      const parting = life.find((row, i) => JSON.stringify(row) !== JSON.stringify(second[i]));
      if (parting !== undefined) partings.push(parting);
    }
    expect(partings.length).toBeGreaterThan(100);
    const [first] = partings.sort((a, b) => a.at - b.at);
    expect(first.at).toBeGreaterThanOrEqual(0);
    expect([first.what, nameOfDecision(first.values[0])]).toEqual([Step.draw, "right unit"]);
  });
});

function byMatter(rows: Iterable<StepRow>): Map<number, StepRow[]> {
  const lives = new Map<number, StepRow[]>();
  for (const row of rows) {
    const life = lives.get(row.matter);
    if (life === undefined) lives.set(row.matter, [row]);
    else life.push(row);
  }
  lives.delete(-1);
  return lives;
}
