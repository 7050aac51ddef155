/** The charts of a robustness study: differences over worlds, and how far each policy is behind the best of each world. */
import type { ResponseRobustness, RobustnessVerdict } from "../../engine/study/robustness/robustness.ts";
import { more } from "../charts/more.ts";
import { regret } from "../charts/regret.ts";
import { described, plainNumber, signedNumber } from "../report/figure.ts";
import { expandable, type Html, table } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";
import { drawn, known } from "./drawn.ts";
import type { Teller } from "./teller.ts";

/** @returns differences from the baseline, then regret, one section a response */
export function robustnessFigures(verdict: RobustnessVerdict, teller: Teller, sheet: Sheet): Html[] {
  return [
    ...worldFigures(verdict, teller, sheet),
    ...verdict.responses.flatMap((response, at) => regretFigure(response, at, teller, sheet)),
  ];
}

function worldFigures(verdict: RobustnessVerdict, teller: Teller, sheet: Sheet): Html[] {
  const { chart } = teller.words.study;
  const names =
    verdict.responses[0]?.policies.flatMap(({ policy, against }) => (against === null ? [] : [policy])) ?? [];
  if (names.length === 0) return [];
  const measures = verdict.responses.map(({ response, better, policies }) => {
    const against = names.map((name) => policies.find(({ policy }) => policy === name)?.against?.difference ?? null);
    const { factor, axis } = teller.unitOf(response, Math.max(0, ...against.map((d) => Math.abs(d?.mean ?? 0))));
    const by = (value: number | null | undefined): number => known(value ?? null) * factor;
    return {
      title: teller.words.heading(teller.response(response)),
      subtitle: teller.words.directionMark[better],
      axis,
      mean: against.map((d) => by(d?.mean)),
      low: against.map((d) => by(d?.low)),
      high: against.map((d) => by(d?.high)),
      // How well the percentiles are known is not stated: their lines have no length.
      spread: against.map((d) => {
        const [from, to] = [by(d?.p05), by(d?.p95)];
        return { from, to, fromLow: from, fromHigh: from, toLow: to, toHigh: to };
      }),
      note: against.map((d) =>
        d === null ? teller.words.undefinedValue : signedNumber(Number(by(d.mean).toPrecision(3))),
      ),
      format: signedNumber,
    };
  });
  const title = chart.overWorlds(teller.policy(verdict.baseline));
  const draw = (width: number): string =>
    more(
      measures,
      {
        width,
        label: described(teller.words, title),
        policies: names.map((name) => teller.words.heading(teller.policy(name))),
        places: names.map((name) => teller.study.policies.findIndex((policy) => policy.name === name)),
        riskLabel: chart.worldsBar,
        errorLabel: chart.worldsLine,
        endsLabel: "",
      },
      sheet.document,
    );
  return [drawn("worlds", title, draw, sheet)];
}

/** Worlds in which the same policy is best stand together, those in which the first one loses most first. */
function arranged(policies: ResponseRobustness["policies"]): number[] {
  const [first] = policies;
  const best = (w: number): number => policies.findIndex(({ regrets }) => regrets[w] === 0);
  return first.regrets
    .map((_, w) => w)
    .sort((a, b) => best(a) - best(b) || first.regrets[b] - first.regrets[a] || a - b);
}

function regretFigure(
  { response, whole, policies }: ResponseRobustness,
  at: number,
  teller: Teller,
  sheet: Sheet,
): Html[] {
  const { words } = teller;
  const { chart } = words.study;
  const most = Math.max(0, ...policies.map((policy) => policy.regret.most ?? 0));
  if (whole.length === 0 || most === 0) return [];
  const order = arranged(policies);
  const { factor, axis } = teller.unitOf(response, most);
  const names = policies.map(({ policy }) => words.heading(teller.policy(policy)));
  const format = (value: number): string => plainNumber(Number(value.toPrecision(2)));
  const title = chart.regret(teller.response(response));
  const draw = (width: number): string =>
    regret(
      {
        policies: names,
        worlds: order.map((w) => String(whole[w] + 1)),
        regret: policies.map(({ regrets }) => order.map((w) => regrets[w] * factor)),
        largest: policies.map((policy) => known(policy.regret.most) * factor),
      },
      {
        width,
        label: described(words, title),
        policyTitle: words.page.policy,
        worldTitle: chart.regretWorlds(whole.length),
        largestLabel: chart.regretMost,
        keyLabel: chart.regretKey(axis),
        format,
      },
      sheet.document,
    );
  const rows = policies.map(({ policy, regret: own, best }) => ({
    head: words.heading(teller.policy(policy)),
    cells: [
      teller.ofHundred(best.share),
      teller.amount(response, own),
      teller.amount(response, { mean: own.p95, low: null, high: null }, own),
      teller.amount(response, { mean: own.most, low: null, high: null }, own),
    ],
  }));
  const columns = [words.page.policy, chart.regretBest, chart.regretMean, chart.regretTwentieth, chart.regretMost];
  const figures = table(
    title,
    columns.map((name, i) => ({ title: name, isNumber: i > 0 })),
    [{ title: null, rows }],
    words,
  );
  return [
    drawn(`regret-${at}`, title, draw, sheet, {
      lead: chart.regretReading,
      below: expandable(words.page.showTable, figures),
    }),
  ];
}
