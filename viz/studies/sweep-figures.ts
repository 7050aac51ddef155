/** The charts of a sweep: what each change does, one section an output. */
import type { SweepVerdict } from "../../engine/study/sweep.ts";
import { winners } from "../charts/winners.ts";
import { described, signedNumber } from "../report/figure.ts";
import type { Html } from "../report/html.ts";
import type { Sheet } from "../report/sheet.ts";
import { signed } from "../words/quantity.ts";
import { drawn, known } from "./drawn.ts";
import { effectName } from "./sweep.ts";
import type { Teller } from "./teller.ts";

/** So many effects are drawn, the largest. */
const DRAWN = 12;

/** @returns none for a design that tells no effects */
export function sweepFigures({ points, effects, baseline, alpha }: SweepVerdict, teller: Teller, sheet: Sheet): Html[] {
  const { words } = teller;
  const { chart, about } = words.study;
  return (points[0]?.outcomes ?? []).flatMap(({ policy, response, against }, at) => {
    const own = effects
      .filter((row) => row.policy === policy && row.response === response && row.mean !== null)
      .sort((a, b) => Math.abs(known(b.mean)) - Math.abs(known(a.mean)))
      .slice(0, DRAWN);
    if (own.length === 0) return [];
    const title = about(
      teller.response(response),
      teller.policy(policy),
      against === null ? null : teller.policy(baseline),
    );
    const { factor, axis } = teller.unitOf(response, Math.abs(known(own[0].mean)));
    const scaled = (value: number | null): number => known(value) * factor;
    const digits = Math.min(2, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(scaled(own[0].mean)) || 1))));
    const draw = (width: number): string =>
      winners(
        [
          {
            title: "",
            subtitle: words.directionMark[teller.better(response)],
            groups: own.map(({ of }) => words.heading(effectName(of, teller))),
            mean: own.map(({ mean }) => scaled(mean)),
            low: own.map(({ low }) => scaled(low)),
            high: own.map(({ high }) => scaled(high)),
            note: own.map(({ mean }) => signed(scaled(mean), digits)),
          },
        ],
        {
          width,
          label: described(words, title),
          axis: chart.effectAxis(axis),
          better: teller.better(response),
          lineLabel: chart.effectLine(String(100 * (1 - alpha))),
          words: words.verdict,
          format: signedNumber,
        },
        sheet.document,
      );
    return [drawn(`effects-${at}`, title, draw, sheet)];
  });
}
