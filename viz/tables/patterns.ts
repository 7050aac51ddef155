/** Patterns for docs/validation.md: published, simulated, and what null models give. */
import type { Kind } from "../../engine/study/patterns/pattern.ts";
import { type PatternsVerdict, type PatternVerdict, WORLD } from "../../engine/study/patterns/patterns.ts";
import { PatternTeller, summaryOf } from "../studies/patterns.ts";
import type { Words } from "../words/words.ts";
import { table } from "./markdown.ts";

/** @returns Markdown without a heading */
export function patternsMarkdown(verdict: PatternsVerdict, words: Words): string {
  const w = words.study.patterns;
  const teller = new PatternTeller(words);
  const { targets, predictions, echoes } = verdict;
  const failed = [...targets, ...predictions].flatMap((pattern) => {
    const why = teller.why(pattern);
    return why === null ? [] : [`- ${pattern.name}${words.colon}${why}${words.fullStop.trim()}`];
  });
  const own = verdict.closures.find(({ world }) => world === WORLD)!;
  return [
    summaryOf(verdict, words),
    ...(["target", "prediction", "echo"] as const).flatMap((kind) => {
      const [title, patterns] = {
        target: [w.targets, targets],
        prediction: [w.predictions, predictions],
        echo: [w.echoes, echoes],
      }[kind] as [string, readonly PatternVerdict[]];
      return [`**${title}**`, patternTable(kind, patterns, verdict.nulls, teller)];
    }),
    `**V1**${words.colon}${verdict.closures.map((closure) => teller.closures(closure)).join(" ")}`,
    table(
      w.pairTable.head,
      own.pairs.map((pair) => [
        words.text(pair.label),
        teller.percent(pair.closure),
        `${teller.percent(pair.simulatedClosure)}${pair.isClosureMet ? "" : words.bracketed(w.pairTable.outOfReach)}`,
        pair.load === null ? words.undefinedValue : String(pair.load),
        teller.percent(pair.onTime),
        `${teller.percent(pair.predicted)}${intervalOf(pair, teller)}`,
        pair.hit ? w.table.yes : w.table.no,
      ]),
    ),
    w.whyTitle,
    failed.join("\n"),
  ].join("\n\n");
}

function intervalOf(
  { low, high }: { readonly low: number | null; readonly high: number | null },
  teller: PatternTeller,
): string {
  if (low === null || high === null) return "";
  return teller.words.bracketed(teller.words.interval(teller.percent(low), teller.percent(high)));
}

function patternTable(
  kind: Kind,
  patterns: readonly PatternVerdict[],
  nulls: readonly string[],
  teller: PatternTeller,
): string {
  const { words } = teller;
  const w = words.study.patterns;
  const isPrediction = kind === "prediction";
  const head = [
    w.table.name,
    w.table.published,
    w.table.simulated,
    w.table.verdict,
    ...(kind === "echo" ? [] : nulls.map((name) => teller.nullLabel(name))),
    ...(isPrediction ? [w.table.supports] : []),
    w.table.inputs,
    w.table.source,
  ];
  const rows = patterns.map((pattern) => {
    return [
      `${pattern.name} ${teller.label(pattern)}`,
      teller.published(pattern),
      teller.simulated(pattern),
      teller.verdict(kind, pattern),
      ...(kind === "echo" ? [] : teller.nullCells(pattern)),
      ...(isPrediction ? [pattern.supports ? w.table.yes : w.table.no] : []),
      pattern.inputs.map((input) => `\`${input}\``).join(", "),
      pattern.source,
    ];
  });
  return table(head, rows);
}
