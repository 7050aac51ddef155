/** A fit for the terminal, and as blocks of name and value for the page. */
import { CATEGORIES } from "../../engine/district/categories.ts";
import type { Fit, FittedFactor } from "../../scenarios/logs/fit.ts";
import type { Check } from "../../scenarios/logs/fit-check.ts";
import type { FigureName, FittedName } from "../../scenarios/logs/fit-figures.ts";
import { logWords } from "../words/log-catalogue.ts";
import type { LogWords } from "../words/logs.ts";
import type { Lang } from "../words/words.ts";
import { FEWEST } from "./summary.ts";
import { count, figureOf, percent, type Told } from "./tell.ts";
import { block } from "./text.ts";

const date = (hours: number): string => new Date(hours * 3_600_000).toISOString().slice(0, 10);

function factorTold({ estimate, value: found, isInRange, range }: FittedFactor, w: LogWords): string {
  if (estimate === null) return w.fit.untold;
  if (found === null) return w.fit.unfollowed(figureOf(estimate.value, w));
  const value = `${figureOf(found.value, w)} ${w.interval(figureOf(found.low, w), figureOf(found.high, w))}`;
  const allowed = range.map((end) => figureOf(end, w)).join("–");
  const figure = figureOf(estimate.value, w);
  if (isInRange) return w.fit.set(figure, value, allowed);
  const isBelow = found.value < range[0];
  return w.fit.outOfRange(figure, isBelow, figureOf(range[isBelow ? 0 : 1], w));
}

const factorRow = (factor: FittedFactor, w: LogWords): readonly [string, string] => [
  `${factor.name}${w.colon}${figureTold(factor.name, w)}`,
  factorTold(factor, w),
];

function figureTold(name: FittedName, w: LogWords): string {
  const category = CATEGORIES.find(({ demand }) => demand === name);
  return category === undefined ? w.fit.factor[name as FigureName] : w.fit.categoryShare(category[w.lang]);
}

function durationsTold({ durations }: Fit, w: LogWords): Told {
  return {
    title: w.fit.durations,
    notes: [w.fit.durationsNote],
    rows: durations.map(({ unit, cases, atOnce, choice }) => {
      const { family, parameters } = choice.chosen;
      const law = Object.entries(parameters).map(([name, value]) => `${name} ${figureOf(value, w)}`);
      return [
        `${unit ?? w.fit.all} (n = ${count(cases)})`,
        `${w.fit.atOnce(percent(atOnce, w))}${w.list}${w.fit.family[family]}: ${law.join(", ")}`,
      ];
    }),
  };
}

/** Handovers between units that have at least ten of them, a hundred in all. */
function routingTold({ routing, units }: Fit, w: LogWords): Told | null {
  const total = routing.handovers.reduce((sum, n) => sum + n, 0);
  const pairs = Array.from(routing.handovers, (n, at) => ({
    n,
    from: units[Math.floor(at / units.length)],
    to: units[at % units.length],
  }));
  const large = pairs.filter(({ n }) => n >= FEWEST).sort((a, b) => b.n - a.n);
  if (large.length === 0) return null;
  return {
    title: w.fit.routing,
    notes: [],
    rows: large.slice(0, 12).map(({ n, from, to }) => [`${from} → ${to}`, percent(n / total, w)]),
  };
}

function checkTold(check: Check, w: LogWords): Told {
  const [, simulated, unfitted, halves] = w.fit.checkHead;
  const tell = (value: number): string => (Number.isNaN(value) ? w.fit.meaningless : figureOf(value, w));
  return {
    title: w.fit.check,
    notes: [
      w.fit.checked(
        count(check.weeks),
        count(check.realCases),
        count(check.simulatedCases),
        count(check.unfittedCases),
        figureOf(check.followUp / 24, w),
      ),
      w.fit.checkNote,
    ],
    rows: check.rows.map((row) => [
      w.fit.distance[row.name],
      `${simulated} ${tell(row.simulated)}; ${unfitted} ${tell(row.unfitted)}; ${halves} ${tell(row.halves)}`,
    ]),
  };
}

/** @param check undefined if none was asked for, null if the log is too short for one */
export function fitTold(fit: Fit, check: Check | null | undefined, w: LogWords): Told[] {
  const { workingHours } = fit;
  const unseen = fit.factors.filter(({ estimate }) => estimate === null).map(({ name }) => name);
  const day = ({ day: at }: { day: number }): string => date(at * 24);
  const blocks: (Told | null)[] = [
    {
      title: w.fit.factors,
      notes: [w.fit.used(count(fit.cases), date(fit.from), date(fit.to)), w.fit.method],
      rows: [
        ...fit.factors.filter(({ estimate }) => estimate !== null).map((factor) => factorRow(factor, w)),
        ...(unseen.length === 0 ? [] : [[w.fit.untold, unseen.join(w.list)] as const]),
      ],
    },
    { title: w.fit.others(count(fit.untold)), notes: [], rows: [] },
    fit.mix.length === 0
      ? null
      : {
          title: w.fit.mix,
          notes: [],
          rows: fit.mix.slice(0, 12).map(({ category, share }) => [category, percent(share, w)]),
        },
    fit.surges.length === 0
      ? null
      : {
          title: w.fit.surges,
          notes: [],
          rows: fit.surges.map((surge) => [day(surge), w.fit.surge(count(surge.cases), count(surge.usual))]),
        },
    workingHours === null
      ? null
      : {
          title: w.fit.workingHours,
          notes: [
            w.fit.hours(String(workingHours.from), String(workingHours.to), percent(workingHours.weekendShare, w)),
          ],
          rows: [],
        },
    routingTold(fit, w),
    fit.durations.length === 0 ? null : durationsTold(fit, w),
    check === undefined
      ? null
      : check === null
        ? { title: w.fit.check, notes: [w.fit.unchecked], rows: [] }
        : checkTold(check, w),
  ];
  return blocks.filter((told) => told !== null);
}

/** @returns plain text, ending with a line break */
export function fitText(fit: Fit, check: Check | null | undefined, lang: Lang): string {
  const w = logWords(lang);
  return `${[w.fit.title, "", ...fitTold(fit, check, w).flatMap(block)].join("\n").trimEnd()}\n`;
}
