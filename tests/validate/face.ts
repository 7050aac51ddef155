/**
 * Stories for people who do the work: ten matters and two working days of the main study, in both languages, each with a
 * line for their judgement. The pages are written anew, unfilled.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { Section } from "./section.ts";

const STUDY = "main";
const POLICIES = ["part-time", "full-time-separated"];
/** Every so many matters of the intake, from here on: none was chosen for what its story tells. */
const FIRST = 22_000;
const EVERY = 7_000;
const EACH = 5;
const DAY = { grid: "S03:2", day: 31 };

const PAGES = {
  en: {
    file: "docs/face-validity.md",
    title: "Could this have happened? Ten matters and two working days",
    lead: [
      "For people who do this work: grid members, community staff, grid offices, departments. Nobody has filled this page in yet.",
      "These are stories of a simulated district of numbered places, as `gridgov trace` tells them; none is of a real person or",
      "place. Each line says what happened, who did it, and what was left to chance: a number drawn between 0 and 1, and below which",
      "number it would have gone the other way. Please say of each story whether it could have happened where you work and, if not,",
      "which line could not, and why. The matters were not chosen for their stories: they are every 7,000th that arose.",
    ],
    mark: ["- [ ] could have happened", "- [ ] could not, because of line: ____  since: ____"],
    other: "中文：[face-validity.zh.md](face-validity.zh.md)",
  },
  zh: {
    file: "docs/face-validity.zh.md",
    title: "这可能发生吗？十件事件与两个工作日",
    lead: [
      "写给从事这项工作的人：网格员、社区工作人员、网格中心、各部门。本页尚无人填写。",
      "以下是一个由编号地点组成的模拟城区中的经过，由 `gridgov trace` 逐步说明，与任何真实的人和地方无关。每一行说明发生了什么、",
      "谁做的、什么由偶然决定：抽得的0至1之间的数，以及低于多少会是另一种结果。请逐件判断：在您工作的地方，这可能发生吗？",
      "如果不可能，是哪一行，为什么？事件并非挑选而来，而是每7000件取一件。",
    ],
    mark: ["- [ ] 可能发生", "- [ ] 不可能，第____行，因为：____"],
    other: "English: [face-validity.md](face-validity.md)",
  },
} as const;

/** @param root the project's folder */
export function writeStories(root: string, say: (line: string) => void): Section {
  const failures: string[] = [];
  for (const [lang, { file, title, lead, mark, other }] of Object.entries(PAGES)) {
    let n = 0;
    const parts = [`# ${title}`, "", ...lead, "", other, ""];
    POLICIES.forEach((policy, p) => {
      const matters = Array.from(
        { length: EACH },
        (_, i) => FIRST + (EVERY * (i * POLICIES.length + p)) / POLICIES.length,
      );
      for (const args of [
        ["--matter", matters.map(Math.round).join(",")],
        ["--grid", DAY.grid, "--day", `${DAY.day}`],
      ]) {
        const { status, stdout, stderr } = traced(root, ["--policy", policy, "--lang", lang, ...args]);
        if (status !== 0) failures.push(stderr.trim());
        const [heading, ...stories] = stdout.trim().split("\n\n");
        for (const story of stories)
          parts.push(
            `## ${++n}. ${heading.replace(/[:：]$/, "")}`,
            "",
            "```text",
            ...numbered(story),
            "```",
            "",
            ...mark,
            "",
          );
      }
    });
    writeFileSync(`${root}${file}`, parts.join("\n"));
    say(`${file} written`);
  }
  return {
    failures,
    lines: ["Ten matters and two working days in [face-validity.md](face-validity.md), for people to judge; unfilled."],
  };
}

function traced(root: string, args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [`${root}dist/cli/main.js`, "trace", STUDY, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
}

/** The lines under a story's heading have numbers, so that one can be named. */
function numbered(story: string): string[] {
  let n = 0;
  return story.split("\n").map((line) => (line.startsWith("  ") ? `${`${++n}`.padStart(3)} ${line.trim()}` : line));
}
