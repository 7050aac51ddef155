import { describe, expect, test } from "vitest";
import { CALLS } from "../../../engine/cases/trace.ts";
import { Diary, Step, type StepRow } from "../../../engine/district/diary.ts";
import { nameOfDecision } from "../../../engine/district/randomness.ts";
import { watch } from "../../../engine/district/watched.ts";
import { common, Teller } from "../../../viz/story/tell.ts";
import { storyWords } from "../../../viz/words/story.ts";
import { MIXED, OLD, planOf, policy } from "../../fixtures/district.ts";

const matters = Array.from({ length: 4000 }, (_, m) => m);
const MUCH = {
  leadDepartment: 0.5,
  reportQuota: 100,
  whistle: 0.5,
  sensors: 20,
  microGridHeads: 7,
  nets: 2,
  checkedShare: 0.5,
};
const plan = planOf({
  communities: [MIXED, OLD],
  policies: [policy("0"), policy("1", MUCH)],
});
const told = watch(plan, "test", 0, ["0", "1"], () => new Diary({ matters, block: 0, from: 0 }));
const rows: StepRow[] = told.flatMap(({ watcher }) => [...watcher.rows()]);
const NAMES = ["S01", "S02"];

describe.each(["en", "zh"] as const)("a story in %s", (lang) => {
  const say = storyWords(lang);

  test("asks a question of its own at every decision that was taken", () => {
    const decisions = new Set(
      rows.filter(({ what }) => what === Step.draw).map(({ values }) => nameOfDecision(values[0])),
    );
    expect(decisions.size).toBeGreaterThan(45);
    expect([...decisions].filter((name) => say.question(name) === name)).toEqual([]);
  });

  test("leaves no line without words, and no word of the program in them", () => {
    const teller = new Teller(told[1].measured.world, NAMES, lang);
    const texts: string[] = [];
    const some = [...told[1].watcher.rows()].slice(0, 30_000);
    for (let m = 0; m < 60; m++) texts.push(...teller.life(some, m).map(({ text }) => text));
    expect(texts.length).toBeGreaterThan(500);
    for (const text of texts) expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    const spells = teller.spells(told[1].watcher.rows());
    expect(spells.length).toBeGreaterThan(50);
    for (const { text } of spells) expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  });

  test("has words for every call that concerns a matter", () => {
    const parts = { unit: "u", units: "u", state: "s", time: "t", hours: "h", category: "c", flag: true, isNeed: true };
    const silent = CALLS.filter((call) => say.call(call, { ...parts, request: "asked" }) === null);
    expect(silent).toEqual(["emptyReport"]);
  });
});

test("two stories have in common what they begin with alike", () => {
  const line = (at: number, text: string) => ({ at, clock: "", text });
  expect(common([line(1, "a"), line(2, "b")], [line(1, "a"), line(2, "c")])).toBe(1);
  expect(common([line(1, "a")], [line(1, "a"), line(2, "c")])).toBe(1);
  expect(common([], [line(1, "a")])).toBe(0);
});
