/** Patterns as one chart, published beside simulated beside null models, and as a table. */
import type { Kind } from "../../engine/study/patterns/pattern.ts";
import type { PatternsVerdict, PatternVerdict } from "../../engine/study/patterns/patterns.ts";
import { type TargetOutcome, type TargetRow, targets } from "../charts/targets.ts";
import { described, plainNumber } from "../report/figure.ts";
import { expandable, type Html, html, type Row, section, table } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";
import type { Words } from "../words/words.ts";
import { PatternTeller } from "./patterns.ts";

type List = readonly [kind: Kind, title: string, patterns: readonly PatternVerdict[]];

const listsOf = ({ targets: fitted, predictions, echoes }: PatternsVerdict, words: Words): readonly List[] => {
  const w = words.study.patterns;
  return [
    ["target", w.targets, fitted],
    ["prediction", w.predictions, predictions],
    ["echo", w.echoes, echoes],
  ];
};

export function patternFigures(verdict: PatternsVerdict, words: Words, sheet: Sheet): Html[] {
  const { chart } = words.study.patterns;
  const teller = new PatternTeller(words);
  const groups = listsOf(verdict, words)
    .filter(([kind]) => kind !== "echo")
    .map(([kind, title, patterns]) => ({
      title,
      rows: patterns.flatMap((pattern) => targetRow(kind, pattern, teller)),
    }));
  const draw = (width: number): string =>
    targets(
      groups,
      {
        width,
        label: described(words, chart.title),
        nulls: verdict.nulls.map((name) => teller.nullLabel(name)),
        knownLabel: chart.known,
        modelLabel: chart.model,
        nullLabel: chart.null,
      },
      sheet.document,
    );
  return [section("patterns", chart.title, html`${sheet.chart("patterns", draw)}${patternTable(verdict, words)}`)];
}

/** A row of the chart; none where the model has no number. */
function targetRow(kind: Kind, pattern: PatternVerdict, teller: PatternTeller): TargetRow[] {
  const { simulated, low, high, published, nulls } = pattern;
  if (simulated === null) return [];
  const { unit } = teller.scaled(pattern);
  const by = (value: number | null): number => (value === null ? Number.NaN : value * unit.factor);
  const model = { mean: by(simulated), low: by(low ?? simulated), high: by(high ?? simulated) };
  const others = nulls.map((one) => by(one.simulated));
  // An end that is open reaches to the end of the axis.
  const shown = [model.low, model.high, ...others, by(published.low), by(published.high)].filter(Number.isFinite);
  const known = [
    published.low === null ? Math.min(...shown) : by(published.low),
    published.high === null ? Math.max(...shown) : by(published.high),
  ] as const;
  return [
    {
      label: `${pattern.name} ${teller.label(pattern)}`,
      axis: teller.axis(pattern),
      known,
      model,
      nulls: others,
      outcome: outcomeOf(kind, pattern),
      note: teller.verdict(kind, pattern),
      format: plainNumber,
    },
  ];
}

function outcomeOf(kind: Kind, { pass, supports }: PatternVerdict): TargetOutcome {
  if (!pass) return "missed";
  return kind === "prediction" && !supports ? "uninformative" : "met";
}

/** What a prediction supports, and sources, stand in the sentences. */
function patternTable(verdict: PatternsVerdict, words: Words): Html {
  const w = words.study.patterns;
  const teller = new PatternTeller(words);
  const column = (title: string, isNumber = false) => ({ title, isNumber });
  const row = (kind: Kind, pattern: PatternVerdict): Row => {
    return {
      head: `${pattern.name} ${teller.label(pattern)}`,
      cells: [
        teller.published(pattern),
        teller.simulated(pattern),
        teller.verdict(kind, pattern),
        ...(kind === "echo" ? verdict.nulls.map(() => "") : teller.nullCells(pattern)),
      ],
    };
  };
  const all = table(
    w.chart.title,
    [
      column(w.table.name),
      column(w.table.published),
      column(w.table.simulated),
      column(w.table.verdict),
      ...verdict.nulls.map((name) => column(teller.nullLabel(name))),
    ],
    listsOf(verdict, words).map(([kind, title, patterns]) => ({
      title,
      rows: patterns.map((pattern) => row(kind, pattern)),
    })),
    words,
  );
  return expandable(w.chart.title, all);
}
