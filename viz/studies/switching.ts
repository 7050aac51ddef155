import type { SwitchingVerdict } from "../../engine/study/switching/switching.ts";
import type { Direction } from "../words/study-words.ts";
import type { Teller } from "./teller.ts";

export function switchingSentences(verdict: SwitchingVerdict, teller: Teller): string[] {
  const w = teller.words.study;
  const { policy, baseline, response, dimensions, switches, throughout, map } = verdict;
  const who = { policy: teller.policy(policy), baseline: teller.policy(baseline) };
  const head = w.about(teller.response(response), who.policy, who.baseline);
  if (map !== null) {
    const count = (is: string): number => map.filter((cell) => cell.verdict === is).length;
    const counts = { better: count("better"), worse: count("worse"), undecided: count("undecided"), of: map.length };
    return [head, `  ${w.mapped({ ...who, ...counts })}`];
  }
  const [dimension] = dimensions;
  const name = teller.dimension(dimension);
  const width = teller.widthOf(dimension);
  const span = dimension.span.kind === "range" ? dimension.span : { low: Number.NaN, high: Number.NaN };
  const ends = { name, low: teller.value(dimension, span.low), high: teller.value(dimension, span.high) };
  if (switches.length > 0) {
    return [
      head,
      ...switches.map(({ value, low, high, below, above }) => {
        const [from, to] = [low, high].map((end) => (end === null ? w.reachesEnd : teller.bare(dimension, end, width)));
        const sentence = w.turns({
          ...who,
          name,
          value: teller.value(dimension, value, width),
          interval: teller.words.interval(from, to),
          below: below as Direction,
          above: above as Direction,
        });
        return `  ${sentence}`;
      }),
    ];
  }
  if (throughout === "undecided") return [head, `  ${w.untold({ ...who, ...ends })}`];
  return [head, `  ${w.throughout({ ...who, ...ends, is: throughout as Direction })}`];
}
