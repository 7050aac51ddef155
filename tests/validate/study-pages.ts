/**
 * Pages that tell what shipped studies found, in both languages: each study is run by the built program into a folder that
 * keeps it, so that a page is written anew without running it again.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Section } from "./section.ts";

type Lang = "en" | "zh";

interface Page {
  readonly file: string;
  /** The studies whose sentences the page tells, in order. */
  readonly studies: readonly string[];
  readonly title: Readonly<Record<Lang, string>>;
  readonly lead: Readonly<Record<Lang, string>>;
}

export const PAGES = {
  calibration: {
    file: "docs/calibration.md",
    studies: ["calibrate"],
    title: {
      en: "Districts that published figures do not rule out",
      zh: "未被公开数据排除的情形",
    },
    lead: {
      en: "Every assumed parameter is drawn over its whole range; what agrees with the published targets is kept, all of it ([statistics.md](statistics.md), calibrate). The kept worlds ship as `scenarios/calibration/chenghua-sample.json` with study, seed and model hash; a robust study or one of hypotheses says `accepted: chenghua-sample` to draw from them. So few are no basis for shares: the shipped robust study still draws from the whole ranges. More points and waves in `scenarios/studies/calibrate.yaml` find more; what would have to change in the default world is the time of hotline tickets (longer) and the share of contacts that is dispatched (lower); `standard` and `targets` of the document say by how much.",
      zh: "所有假设的参数都在整个取值范围内抽取，凡与公开目标相符者全部保留（见 [statistics.md](statistics.md)）。保留的世界连同研究、种子与模型哈希一并发布于 `scenarios/calibration/chenghua-sample.json`；稳健性研究或论断检验写明 `accepted: chenghua-sample` 即从中抽取。保留的世界太少，不足以谈比例，故随附的稳健性研究仍从整个取值范围抽取。增加 `scenarios/studies/calibrate.yaml` 中的点数与轮数可找到更多。默认世界需要改变的是热线工单用时（应更长）与诉求派单率（应更低），相差多少见该文件的 `standard` 与 `targets`。",
    },
  },
  hypotheses: {
    file: "docs/hypotheses.md",
    studies: ["hypotheses"],
    title: { en: "The study's claims, each put to the test", zh: "逐项检验研究的论断" },
    lead: {
      en: 'What each claim rests on and which responses it is judged by: [odd.md](odd.md), "The study\'s claims". The conditions are functions in `scenarios/claims.ts`; a difference of up to two in 100 matters is taken not to matter. The worlds are drawn from the whole ranges of what is assumed, of which published figures rule out most ([calibration.md](calibration.md)).',
      zh: "各论断的机制与判断指标见 [odd.md](odd.md)。判断条件是 `scenarios/claims.ts` 中的函数；每100件中相差不超过2件视为无差别。世界从各项假设的整个取值范围抽取，其中多数与公开数据不符（见 [calibration.md](calibration.md)）。",
    },
  },
  screening: {
    file: "docs/first-aid.md",
    studies: ["screening"],
    title: { en: "What to measure before a decision", zh: "决策之前应实测什么" },
    lead: {
      en: "Morris screening of everything that is assumed, by its effect on the difference between the reform and part-time members. Few trajectories: the first ranks are surer than the last.",
      zh: "对所有假设做Morris筛选，按其对改革与兼职方案之差的影响排序。轨迹数不多：靠前的名次比靠后的可靠。",
    },
  },
} as const satisfies Record<string, Page>;

/** @param root the project's folder */
export function tellStudies(root: string, { file, studies, title, lead }: Page, say: (line: string) => void): Section {
  const failures: string[] = [];
  const results = `${root}dist/validate`;
  mkdirSync(results, { recursive: true });
  const parts: string[] = [];
  for (const lang of ["en", "zh"] as const) {
    parts.push(`${lang === "en" ? "#" : "##"} ${title[lang]}`, "", ...(lang === "en" ? ["*中文见下。*", ""] : []));
    parts.push(lead[lang], "");
    for (const study of studies) {
      const { status, stdout, stderr } = conducted(root, study, `${results}/${study}`, lang);
      if (status !== 0) failures.push(`${study}: ${stderr.trim().split("\n").at(-1)}`);
      // Where this machine keeps the run is nobody else's business.
      const told = stdout.split("\n").filter((line) => !line.includes(results));
      parts.push(...asMarkdown(told.join("\n")), "");
    }
  }
  const provenance = studies.map((study) => provenanceOf(`${results}/${study}/manifest.json`));
  if (failures.length === 0) writeFileSync(`${root}${file}`, parts.join("\n"));
  say(`${file} written`);
  return { failures, lines: [`Told in [${file.slice(5)}](${file.slice(5)}). ${provenance.join(" ")}`] };
}

function conducted(root: string, study: string, out: string, lang: Lang) {
  const args = [`${root}dist/cli/main.js`, "study", study, "--out", out, "--lang", lang];
  return spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 26 });
}

/** What was run, and how long it took from first to last. */
function provenanceOf(path: string): string {
  const { study, seed, modelHash, resultHash, replications } = JSON.parse(readFileSync(path, "utf8"));
  return `\`gridgov study ${study.name}\`: seed ${seed}, ${replications.done} runs, model ${modelHash.slice(0, 12)}, results ${resultHash.slice(0, 12)}.`;
}

/** The first line as a heading, sentences as paragraphs; those that are indented, as the items of a list under the one before. */
export function asMarkdown(text: string): string[] {
  const [title, ...lines] = text.split("\n").filter((line) => line.trim() !== "");
  const parts = lines.flatMap((line, i) => {
    if (line.startsWith("  ")) return [`- ${line.trim().replace(/^(\d+)\. /, "$1\\. ")}`];
    const endsList = i > 0 && lines[i - 1].startsWith("  ");
    return [...(endsList ? [""] : []), line, ""];
  });
  return [`### ${title}`, "", ...parts];
}
