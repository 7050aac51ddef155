import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { RESPONSES } from "../../../engine/district/responses/index.ts";
import type { Comparison } from "../../../engine/study/comparison.ts";
import type { Dimension } from "../../../engine/study/designs/dimension.ts";
import { formatDiagnostic } from "../../../scenarios/diagnostic.ts";
import { methodOf } from "../../../scenarios/method.ts";
import { readStudy } from "../../../scenarios/resolve.ts";
import type { ResolvedStudy } from "../../../scenarios/study.ts";
import type { RunManifest } from "../../../viz/report/data.ts";
import { comparisonText } from "../../../viz/report/text.ts";
import { drawStudy } from "../../../viz/studies/page.ts";
import { type Explored, studyText } from "../../../viz/studies/text.ts";
import { patternsMarkdown } from "../../../viz/tables/patterns.ts";
import { words } from "../../../viz/words/catalogue.ts";
import { filesInMemory, shippedFiles } from "../scenarios/sources.ts";
import { conduct, type PointRule } from "../study/methods.ts";

const source = filesInMemory(shippedFiles());

function shipped(name: string, overrides = {}): ResolvedStudy {
  const study = readStudy(name, source, overrides);
  if (!study.ok) throw new Error(study.error.map(formatDiagnostic).join("\n"));
  return study.value;
}

const NAMES = RESPONSES.map(({ name }) => name);
const wave = (replication: number): number => [-1, 1, 2, -2][replication % 4];

const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");

const manifest: RunManifest = {
  gridgov: "1.2.3",
  modelHash: "m".repeat(64),
  node: "v20",
  scenarioHash: "s".repeat(64),
  seed: "gridgov",
  replications: { planned: 7, done: 7, failed: [] },
  resultHash: "r".repeat(64),
  startedAt: "2026-11-24T04:00:00.000Z",
  finishedAt: "2026-11-24T05:00:00.000Z",
};

/** What a shipped study finds whose district is a rule. */
function found(study: ResolvedStudy, rule: PointRule): Explored {
  return { method: study.method, verdict: conduct(methodOf(study), NAMES, rule) } as Explored;
}

/** The page of that, in both languages; what every page must keep is checked on the way. */
function pageOf(study: ResolvedStudy, rule: PointRule, chart: string): Document {
  const answer = JSON.parse(JSON.stringify(found(study, rule))) as Explored;
  const pages = (["en", "zh"] as const).map((lang) => {
    const { html, charts } = drawStudy(answer, study, manifest, { lang, document });
    expect(charts.map(({ name }) => name)).toContain(chart);
    expect(html).not.toMatch(/\bNaN\b|<script|https?:(?!\/\/www\.w3\.org)/);
    const page = parseHTML(html).document as unknown as Document;
    for (const svg of page.querySelectorAll("svg")) expect(svg.getAttribute("aria-label")).not.toBe("");
    const text = studyText(answer, study, { runs: 7, failed: 0 }, lang).replace(/\s+/g, " ");
    for (const item of page.querySelectorAll("#answer li"))
      expect(text).toContain((item.textContent ?? "").replace(/\s+/g, " ").trim());
    expect(page.querySelector("#reproduce")?.textContent).toContain(`gridgov study ${study.name} --seed gridgov`);
    return page;
  });
  return pages[0];
}

const lettersOf = (page: Document, chart: string): string[] =>
  [...page.querySelectorAll(`[data-chart="${chart}"] text`)].map((text) => text.textContent ?? "");

/** The text of a shipped study whose district is a rule, in both languages. */
function told(study: ResolvedStudy, rule: PointRule): { en: string; zh: string } {
  const answer = found(study, rule);
  const text = (lang: "en" | "zh"): string => studyText(answer, study, { runs: 7, failed: 1 }, lang);
  return { en: text("en"), zh: text("zh") };
}

/** A share that rises with a lever or factor from 0 to 1 of its range. */
const share = (base: number, effect: number, name: string, low: number, high: number): PointRule => {
  return (point, policy, j) => {
    const own = point.policies.find((running) => running.name === policy)!;
    const value = own.levers[name] ?? point.factors[name] ?? low;
    const at = policy === point.policies[0].name ? 0 : (Number(value) - low) / (high - low);
    return base + effect * at + 0.001 * wave(j) + (policy === point.policies[0].name ? 0 : 0.0005 * wave(j + 1));
  };
};

describe("select", () => {
  const rule: PointRule = (_, policy, j) =>
    ({ "full-time-separated": 0.62, "full-time": 0.52 })[policy] ?? 0.4 + 0.001 * wave(j) * (policy.length % 3);

  test("says what is selected, what that promises, and when the others fell out", () => {
    const { en: text, zh } = told(shipped("select"), rule);
    expect(text).toMatch(/"full-time members, affairs separated" is selected \(62[.\d]* per 100 matters that arose\)/);
    expect(text).toMatch(/right in at least 95 of 100 studies, if the best leads every other by 0.5 per 100/);
    expect(text).toMatch(/Part-time members: 40[.\d]* per 100 .* out after 10 replications/);
    expect(text).toMatch(/1 run failed and is left out/);
    expect(zh).toMatch(/选出“专职网格员＋事务剥离”/);
  });

  test("says so where none is selected", () => {
    const same: PointRule = (_, policy, j) => 0.4 + 0.05 * wave(j * policy.length);
    const { en, zh } = told(shipped("select"), same);
    expect(en).toMatch(/after 120 replications we cannot tell .* apart, and none is selected/);
    expect(zh).toMatch(/120次重复之后，仍无法区分/);
  });
});

describe("switch", () => {
  test("names the value, its interval, and which side is which", () => {
    const rule = share(0.4, 0.3, "fullTimeMembersPerGrid", 0.2, 1);
    const turning: PointRule = (point, policy, j, y) =>
      rule(point, policy, j, y)! - (policy === "part-time" ? 0 : 0.15);
    const { en, zh } = told(shipped("switch"), turning);
    expect(en).toMatch(
      /While .* is below 0.60 posts.grid \(0.60 to 0.60\), it is worse under full-time members than under part-time members; above, it is better/,
    );
    expect(zh).toMatch(/低于0.60.*“专职网格员”劣于“兼职网格员”；高于此值时则更优/);
    expect(told(shipped("switch"), rule).en).toMatch(/we cannot tell whether|At every value tried/);
  });

  test("draws the curve of the difference beside the baseline's zero", () => {
    const rule = share(0.4, 0.3, "fullTimeMembersPerGrid", 0.2, 1);
    const turning: PointRule = (point, policy, j, y) =>
      rule(point, policy, j, y)! - (policy === "part-time" ? 0 : 0.15);
    const letters = lettersOf(pageOf(shipped("switch"), turning, "switch"), "switch");
    expect(letters).toContain("Full-time members");
    expect(letters).toContain("Part-time members");
    // 15 worse at the low end, 15 better at the high end, of 100.
    for (const tick of ["−10", "0", "+10"]) expect(letters).toContain(tick);
  });
});

describe("sweep", () => {
  test("tells settled effects by their values, and names those it cannot tell", () => {
    const rule = share(0.4, 0.1, "affairsTurnedAway", 0, 0.5);
    const { en: text, zh } = told(shipped("sweep"), rule);
    expect(text).toMatch(/Affairs turned away .*, from 0 in 100 to 50 in 100: 10[.\d]* more per 100 \(between/);
    expect(text).toMatch(/We cannot tell an effect from none: .*visit standard/);
    expect(zh).toMatch(/由0%?.*变为50.*：每100件多10/);
  });
});

/** The shipped study in so many worlds drawn from all ranges, in which a rule can be found out. */
function drawnWorlds(name: string, keep: (dimension: Dimension, d: number) => boolean): ResolvedStudy {
  const study = shipped(name);
  const exploration = { ...study.exploration, worlds: [], draws: 100 } as ResolvedStudy["exploration"];
  return { ...study, exploration, dimensions: study.dimensions.filter(keep) };
}

describe("robust", () => {
  const uncertain = share(0.4, 0.2, "affairsToMembers", 0.3, 0.7);
  const rule: PointRule = (point, policy, j, y) => {
    const sign = y === "f5GridCommunity" ? -1 : 1;
    return uncertain(point, policy, j, y)! + (policy === "part-time" ? 0 : -0.05 * sign);
  };

  test("tells shares of worlds, regret, thresholds, where it fails and what to buy, for every policy", () => {
    // Among more dimensions than worlds, chance makes boxes as good as the true one.
    const study = drawnWorlds("robust", ({ name }, d) => d % 8 === 0 || name === "affairsToMembers");
    const { en: text, zh: chinese } = told(study, rule);
    expect(text).toMatch(
      /In \d+ of 100 worlds drawn \(\d+ to \d+\) it is better under full-time members than under part-time members/,
    );
    expect(text).toMatch(/The shortfall from each world's best is/);
    expect(text).toMatch(/50 per 100 .* is reached in \d+ of 100 worlds/);
    expect(text).toMatch(/Of 100 worlds where .*\(assumed\) is below .*, \d+ are no better under full-time members/);
    expect(text).toMatch(/better knowledge would narrow this/);
    expect(text).toMatch(/says nothing of how likely a world is in reality/);
    expect(chinese).toMatch(/在每100个抽取的世界中，“专职网格员”在\d+个优于“兼职网格员”/);
    expect(chinese).toMatch(/应先弄清输入/);
  });
});

test("robust: the page draws differences over worlds, with the policies compared", () => {
  const uncertain = share(0.4, 0.2, "affairsToMembers", 0.3, 0.7);
  const letters = lettersOf(
    pageOf(
      drawnWorlds("robust", () => true),
      uncertain,
      "worlds",
    ),
    "worlds",
  );
  expect(letters.filter((text) => text === "Full-time members").length).toBeGreaterThan(0);
  expect(letters).not.toContain("Part-time members");
});

test("robust: regret world by world, the policies alike in the order of worlds, with the largest of each", () => {
  const uncertain = share(0.4, 0.2, "affairsToMembers", 0.3, 0.7);
  const rule: PointRule = (point, policy, j, y) =>
    uncertain(point, policy, j, y)! + (policy === "full-time" ? -0.05 : 0);
  const page = pageOf(shipped("robust"), rule, "regret-0");
  const letters = lettersOf(page, "regret-0");
  for (const policy of ["Part-time members", "Full-time members"]) expect(letters).toContain(policy);
  // full-time is behind separated, which has the same effect, by 5 of 100 in every world.
  expect(letters.filter((text) => text === "at most 5")).toHaveLength(1);
  expect(letters.join(" ")).toMatch(/From left to right 100 worlds/);
  const widths = [...page.querySelectorAll('[data-chart="regret-0"] rect')]
    .map((rect) => [Number(rect.getAttribute("width")), Number(rect.getAttribute("height"))])
    .filter(([, height]) => height === 22)
    .map(([width]) => width);
  // Three strips of the whole width, whatever pieces they are made of.
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(3 * 860, 0);
});

test("sensitivity: a tornado of one input at a time, the widest first, with its ends", () => {
  const study = shipped("sensitivity");
  const few = study.dimensions.filter(({ name }) => ["pressing", "refusal", "coOwned"].includes(name));
  const ends = {
    ...study,
    dimensions: few,
    exploration: { ...study.exploration, trajectories: 0, rows: 0 },
  } as ResolvedStudy;
  const rule: PointRule = (point, policy, j) =>
    (policy === "part-time"
      ? 0
      : 0.1 + 0.2 * Number(point.factors.pressing ?? 0.5) - 0.1 * Number(point.factors.refusal ?? 0.1)) +
    0.01 * wave(j);
  const letters = lettersOf(pageOf(ends, rule, "tornado-0"), "tornado-0");
  const at = (start: string): number => letters.findIndex((text) => text.startsWith(start));
  expect(at("Affairs that outrank")).toBeGreaterThan(-1);
  expect(at("Affairs that outrank")).toBeLessThan(at("A rightful unit refuses"));
  expect(letters).toContain("0 in 100 … 100 in 100");
  // 10 + 20 x .5 - 10 x .1 of 100.
  expect(letters.join(" ")).toContain("upright line: all inputs as the study has them (+19)");
  const { en: text, zh } = told(ends, rule);
  expect(text).toMatch(
    /Of all inputs by themselves, affairs that outrank .* moves it most: 9\.?0* more per 100 at 0 in 100, 29/,
  );
  expect(zh).toMatch(/就单个输入而言，变动最大的是/);
});

test("sweep: the page draws every effect with its verdict", () => {
  const letters = lettersOf(
    pageOf(shipped("sweep"), share(0.4, 0.1, "affairsTurnedAway", 0, 0.5), "effects-0"),
    "effects-0",
  );
  expect(letters).toContain("Affairs turned away from grid members");
  expect(letters.some((text) => text.includes("+10"))).toBe(true);
});

test("calibrate: what was observed stands beside kept worlds and beside worlds that were not fitted", () => {
  const study = shipped("calibrate");
  // Of ten inputs one decides the first target; the others come out as observed whatever the world.
  const rule: PointRule = (point, _policy, j, y) => {
    const target =
      study.exploration.method === "calibrate"
        ? study.exploration.targets.find(({ response }) => response === y)
        : undefined;
    if (target === undefined) return 0;
    const off = y === "officialOnTime" ? 0.5 * (0.95 - Number(point.factors.utilisation)) : 0;
    return target.value - off + 0.001 * wave(j) * target.sd;
  };
  const letters = lettersOf(pageOf(study, rule, "targets"), "targets");
  const noteOf = (label: string): string => letters[letters.indexOf(label) + 1];
  expect(noteOf("Official on-time closure rate")).toBe("▲ met");
  expect(noteOf("Satisfied, of those who rated")).toBe("○ met, but without any fitting too");
  expect(letters).toContain("Predictions: kept out of the fit");
});

test("sensitivity: the page ranks inputs, and says which cannot be told from nothing", () => {
  const page = pageOf(shipped("sensitivity"), share(0.4, 0.2, "pressing", 0, 1), "indices-0");
  const letters = lettersOf(page, "indices-0");
  expect(letters.some((text) => text.includes("not distinguishable from 0"))).toBe(true);
  const first = letters.findIndex((text) => /\(assumed\)|\(taken from data\)|\(inferred/.test(text));
  expect(letters[first]).toContain("outrank");
});

describe("sensitivity", () => {
  test("names what matters and what cannot be told from nothing", () => {
    const study = shipped("sensitivity");
    const rule = share(0.4, 0.2, "pressing", 0, 1);
    const { en: text, zh } = told(study, rule);
    expect(text).toMatch(/Of \d+ uncertain inputs these were found to matter most/);
    expect(text).toMatch(/is behind (9\d|10\d) in 100 of the variance/);
    expect(text).toMatch(/Not distinguishable from no influence: .*sampling noise/);
    expect(zh).toMatch(/与无影响无法区分/);
    expect(text).toMatch(
      /measure these \d+, in this order:\n {2}1\. Affairs that outrank .* \(assumed 0 to .*\)\. List every affair .*; some 20 person-days/,
    );
    expect(text).toMatch(/assumptions, as a start for planning/);
    expect(zh).toMatch(/请按此顺序实测.*\n {2}1\. .*约20人日/);
  });
});

describe("hypotheses", () => {
  const study = shipped("hypotheses");
  const few = {
    ...study,
    exploration: { ...study.exploration, worlds: [], draws: 30, elsewhere: [] } as ResolvedStudy["exploration"],
  };
  const rule: PointRule = (_point, policy, _j, y) =>
    y === "f5GridCommunity" && policy === "full-time-separated" ? 0.9 : 0.5;

  test("every claim is told: how it stands, what would refute it, under which theories; or why it is untested", () => {
    const { en, zh } = told(few, rule);
    expect(en).toMatch(
      /Claim 8: members and community are out of step\.\n {2}Supported: holds in 30 of the 30 worlds drawn \(interval 89 to 100 in 100\)/,
    );
    expect(en).toMatch(/Refuted in a world if: F5 is no higher than before the reform/);
    expect(en).toMatch(/By theory of cooperation between the lines: contact: .* - supported, 10 of 10; accountability/);
    expect(en).toMatch(/Claim 4: .*\n {2}Contradicted: holds in 0 of the 30/);
    expect(en).toMatch(/Claim 18: .*\n {2}Untested: simulated people/);
    expect(en).toMatch(/A share is one of the worlds drawn; it says nothing of how likely/);
    for (let number = 1; number <= 18; number++) expect(zh).toContain(`论断${number}：`);
    expect(zh).toMatch(/论断8：网格员与社区不协调。\n {2}得到支持：在抽取的30个世界中有30个成立/);
    expect(zh).toMatch(/并不说明某个世界在现实中有多可能/);
  });
});

describe("optimise", () => {
  const study = shipped("optimise");
  const rule: PointRule = (point, policy, j, y) => {
    const own = point.policies.find((running) => running.name === policy)!;
    const members = policy === "part-time" ? 0.3 : Number(own.levers.fullTimeMembersPerGrid);
    if (y === "fullCost") return 7e6 + 2.5e6 * (members - 0.3) + 1000 * wave(j);
    return 0.4 + 0.2 * Math.sqrt(members - 0.3) + 0.001 * wave(j);
  };

  test("tells the front, its bend and what money buys, within the budget", () => {
    const { en: text, zh } = told(study, rule);
    expect(text).toMatch(/Cost against the baseline: .* more \(between/);
    expect(text).toMatch(/Of \d+ settings tried, \d+ are beaten by no other one .* within 9 million yuan a year/);
    expect(text).toMatch(
      /For each 100,000 yuan a year more than the baseline, solved within 7 days: 5.\d+ more per 100 \(between/,
    );
    expect(zh).toMatch(/没有被其他取值在所有目标上同时超过/);
  });

  test("draws the front, a shape a setting", () => {
    const letters = lettersOf(pageOf(study, rule, "front"), "front");
    expect(letters.some((text) => text.startsWith("→ "))).toBe(true);
    expect(letters.some((text) => text.startsWith("↑ "))).toBe(true);
    const page = pageOf(study, rule, "front");
    const rows = [...page.querySelectorAll("#front tbody th")].map((row) => row.textContent ?? "");
    expect(rows.length).toBeGreaterThan(1);
    rows.forEach((row, i) => {
      expect(row).toMatch(new RegExp(`^${i + 1}: .*embers per grid`));
      expect(letters).toContain(String(i + 1));
    });
  });

  test("says so where nothing keeps the budget", () => {
    const dear: PointRule = (point, policy, j, y) => rule(point, policy, j, y)! * (y === "fullCost" ? 3 : 1);
    const { en, zh } = told(study, dear);
    expect(en).toMatch(/No setting that was tried keeps the budget/);
    expect(zh).toMatch(/试过的取值都超出预算/);
  });
});

describe("calibrate", () => {
  const study = shipped("calibrate");
  const ranges = new Map(study.dimensions.map((dimension: Dimension) => [dimension.name, dimension.span]));
  const at = (point: { factors: Readonly<Record<string, number | string>> }, name: string): number => {
    const span = ranges.get(name)!;
    return span.kind === "range" ? (Number(point.factors[name]) - span.low) / (span.high - span.low) : 0;
  };
  const rule: PointRule = (point, _policy, j, y) =>
    ({
      officialOnTime: 0.8 + 0.2 * at(point, "utilisation"),
      satisfiedOfRated: 0.7 + 0.2 * at(point, "satisfaction"),
      closedWithinDay: 0.48,
      ticketDays: 4.75,
      contactsDispatched: 0.41,
      exhausted: 0.3,
      quits: 0.12,
    })[y] ?? 0.001 * wave(j);

  // A shipped calibration with fewer dimensions and points, and one target more that is kept out of the fit.
  const small = {
    ...study,
    dimensions: study.dimensions.filter(({ name }) => ["utilisation", "satisfaction", "pressing"].includes(name)),
    exploration: {
      ...(study.exploration as Extract<ResolvedStudy["exploration"], { method: "calibrate" }>),
      points: 40,
      procedure: { kind: "history-matching", waves: 2, cutoff: 3 } as const,
    },
  } as ResolvedStudy;
  const { targets } = small.exploration as Extract<ResolvedStudy["exploration"], { method: "calibrate" }>;
  const heldOut = { response: "timeToCloseP50", value: 24, sd: 8, isHeldOut: true, source: "docs" };
  const withHeldOut = {
    ...small,
    exploration: { ...small.exploration, targets: [...targets, heldOut] },
  } as ResolvedStudy;

  test("tells what is kept, what was learnt, and whether what was held out agrees", () => {
    const { en: text, zh } = told(withHeldOut, (point, policy, j, y) =>
      y === "timeToCloseP50" ? 60 : rule(point, policy, j, y),
    );
    expect(text).toMatch(/\d+ of \d+ simulated worlds are not ruled out/);
    expect(text).toMatch(/\(assumed\): .* in nine of ten kept worlds/);
    expect(text).toMatch(/The targets say little about .*\(assumed\)/);
    expect(text).toMatch(/kept out of the fit: kept worlds give .* observed was 24 hours .*: they do not agree/);
    expect(text).toMatch(/a target: kept worlds give .*they agree/);
    expect(zh).toMatch(/未参与拟合.*不相符/);
  });

  test("says how the default world stands: one of the kept, or off and in what", () => {
    expect(told(small, rule).en).toMatch(
      /The default world is one of them \(named "default"\): at most [\d.]+ standard/,
    );
    const off: PointRule = (point, policy, j, y) =>
      y === "ticketDays" && point.name === "default" ? 2 : rule(point, policy, j, y);
    const { en, zh } = told(small, off);
    expect(en).toMatch(/The default world is ruled out: it is 5.5 standard deviations off in time of hotline tickets/);
    expect(zh).toMatch(/默认世界已被排除：.*偏离5.5个标准差/);
  });

  test("says so where no world agrees", () => {
    const { en, zh } = told(small, () => 0.5);
    expect(en).toMatch(/No simulated world meets all targets/);
    expect(zh).toMatch(/没有一个模拟世界符合所有目标/);
  });
});

describe("patterns", () => {
  const study = shipped("patterns");
  /** Every null meets the delay of a new channel; handovers lengthen without alignment only. */
  const rule: PointRule = (point, policy, j, y) => {
    const load = point.factors.utilisation;
    const noise = 0.0004 * wave(j);
    if (typeof load === "number" && y === "publicClosure") return Math.min(0.98, 1.6 - 0.7 * load) + noise;
    if (typeof load === "number" && y === "publicOnTime") return Math.min(0.9, 1.5 - 0.7 * load) + noise;
    const relief = policy === "full-time" ? 1 : 0;
    const made: Record<string, number> = {
      monthsOfAdoption: 6,
      handoversWithTime: point.name === "no-alignment" ? 0.1 : 0.4,
      "utilisation:member": 0.7 + 0.2 * relief,
      exhausted: 0.2 + 0.3 * relief,
      officialOnTime: 0.92,
      overdueCity: 0.02,
      overdueDistrict: 0.03,
    };
    return (made[y] ?? 0.05) + noise;
  };

  test("are told in both languages: met or not, what nulls give, what supports nothing, and why it fails", () => {
    const { en, zh } = told(study, rule);
    expect(en).toMatch(/V7 .*: 6.00 months .* Passed\..*Every null model meets it too: it supports nothing/s);
    expect(en).toMatch(/V6 .*Passed\.\n.*It speaks for what is missing where it fails: no alignment\./);
    expect(en).toMatch(/V8b .*Failed\.\n.*Best guess why: fatigue is a steep function of load/);
    expect(en).toMatch(/Zhengzhou, a week of April 2019: closure 8\d\.\d\d for 83\.01 at a load of 1\.\d+; on time/);
    expect(en).toMatch(/Fuzhou, second quarter of 2022: closure \S+ for 99.99 \(out of reach\) at a load of 0.7/);
    expect(zh).toMatch(/V7 .*通过。\n.*每个零模型同样符合：它不支持任何机制。/);
    expect(zh).toMatch(/郑州2019年4月某周：结案率/);
    expect(zh).toMatch(/对原因的推测/);
  });

  test("have a chart with the nulls numbered, and a table of all of them", () => {
    const page = pageOf(study, rule, "patterns");
    const rows = [...page.querySelectorAll("#patterns table tbody tr th[scope=row]")].map((cell) => cell.textContent);
    expect(rows.map((text) => text?.split(" ")[0])).toEqual(
      expect.arrayContaining(["T1", "T7", "V1", "V2", "V5b", "V9", "E1", "E7"]),
    );
    expect(page.querySelector("#patterns svg")?.textContent).toMatch(/1 (no behaviour|无行为)/);
  });

  test("stand in a table of Markdown, each cell on its line", () => {
    const answer = found(study, rule);
    if (answer.method !== "patterns") throw new Error("another method answered");
    const page = patternsMarkdown(answer.verdict, words("en"));
    const lines = page.split("\n").filter((line) => line.startsWith("| V"));
    expect(lines).toHaveLength(answer.verdict.predictions.length);
    for (const line of lines) expect(line.split(/(?<!\\)\|/)).toHaveLength(13);
    expect(lines.find((line) => line.startsWith("| V7"))).toMatch(/\| passed \|.*\| no \| `appAwareMonths`/i);
    expect(page).toMatch(/^- V8b: fatigue is/m);
  });
});

describe("beside a comparison's verdicts", () => {
  const study = shipped("looks");
  const answer = (rule: PointRule, lang: "en" | "zh"): string => {
    const comparison = conduct(methodOf(study), NAMES, rule) as Comparison;
    const replications = { planned: 80, done: comparison.replications.done, failed: [] };
    const manifest = {
      gridgov: "",
      modelHash: "",
      node: "",
      scenarioHash: "",
      seed: "",
      resultHash: null,
      startedAt: "",
      finishedAt: null,
      replications,
    };
    return comparisonText({ manifest, comparison, study, series: [], warmUp: null }, lang);
  };
  const effect: Record<string, number> = { "full-time": 0, "full-time-separated": 0.06, "part-time": -0.11 };
  const rule: PointRule = (_, policy, j, y) =>
    y === "fullCost"
      ? 9e6 + 1e7 * effect[policy] + 1000 * wave(j)
      : 0.5 + effect[policy] + 0.002 * wave(j + policy.length);

  test("the best of all is named, and what one more of 100 solved costs", () => {
    const text = answer(rule, "en");
    expect(text).toMatch(/Solved within 7 days: "full-time members, affairs separated" is the best of all 3 policies/);
    // 1e7 yuan for a share of 1: 100,000 for one of 100.
    expect(text).toMatch(
      /Full cost of one more matter in 100 solved within 7 days, "full-time members, affairs separated" against full-time members: 10\d,\d+ yuan a year \(/,
    );
    expect(answer(rule, "zh")).toMatch(/在全部3个方案中，“专职网格员＋事务剥离”最好/);
  });

  test("cheaper and better has no price", () => {
    const both: PointRule = (point, policy, j, y) =>
      rule(point, policy, j, y)! - (y === "fullCost" && policy === "full-time-separated" ? 2e6 : 0);
    expect(answer(both, "en")).toMatch(/there is no price, since cost and effect go in opposite directions/);
    expect(answer(both, "zh")).toMatch(/没有单价可言/);
  });

  test("where it cannot be told, that is said", () => {
    const alike: PointRule = (_, policy, j) => 0.5 + 0.01 * wave(j * policy.length);
    expect(answer(alike, "en")).toMatch(/the best of all may be .* or .*; we cannot tell which/);
    expect(answer(alike, "zh")).toMatch(/最好的可能是.*无法判断是哪一个/);
  });
});
