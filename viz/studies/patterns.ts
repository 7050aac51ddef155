/** Patterns in sentences: targets, predictions and echoes, each beside what null models give. */

import { FACTORS } from "../../engine/district/factors/index.ts";
import { LEVERS } from "../../engine/district/levers/index.ts";
import type { ClosureVerdict, PairVerdict } from "../../engine/study/patterns/closure-curve.ts";
import { NULLS } from "../../engine/study/patterns/nulls.ts";
import type { Kind } from "../../engine/study/patterns/pattern.ts";
import {
  isFailed,
  type PatternsVerdict,
  type PatternVerdict,
  WITHOUT_GAMING,
  WORLD,
} from "../../engine/study/patterns/patterns.ts";
import { decimalsOf, exact, numeral, type Scale, scaleOf } from "../words/quantity.ts";
import type { Words } from "../words/words.ts";

/** Numbers that stand for themselves. */
const WITHOUT_UNIT: readonly string[] = ["ratio", "index", "correlation"];

/** An interval of level .95 is four standard errors long, near enough for a choice of digits. */
const STANDARD_ERRORS = 4;

export class PatternTeller {
  readonly words: Words;

  constructor(words: Words) {
    this.words = words;
  }

  label({ label }: PatternVerdict): string {
    return this.words.text(label);
  }

  published({ figures }: PatternVerdict): string {
    return this.words.text(figures);
  }

  why({ why }: PatternVerdict): string | null {
    return why === null ? null : this.words.text(why);
  }

  nullLabel(name: string): string {
    return this.words.text(NULLS.find((one) => one.name === name)!.label);
  }

  /** Factors and levers by their labels. */
  inputs({ inputs }: PatternVerdict): string[] {
    return inputs.map((input) => {
      const found = [...FACTORS, ...LEVERS].find(({ name }) => name === input);
      return found === undefined ? input : this.words.text(found.label);
    });
  }

  /** The amount with its unit, as many digits as the model's own interval supports. */
  amount(pattern: PatternVerdict, value: number | null): string {
    if (value === null) return this.words.undefinedValue;
    const { unit, number } = this.scaled(pattern);
    return unit.words.amount(number(value));
  }

  bare(pattern: PatternVerdict, value: number | null): string {
    return value === null ? this.words.undefinedValue : this.scaled(pattern).number(value);
  }

  interval(pattern: PatternVerdict): string | null {
    const { low, high } = pattern;
    return low === null || high === null
      ? null
      : this.words.interval(this.bare(pattern, low), this.bare(pattern, high));
  }

  /** The amount with its interval in brackets. */
  simulated(pattern: PatternVerdict): string {
    const interval = this.interval(pattern);
    return `${this.amount(pattern, pattern.simulated)}${interval === null ? "" : this.words.bracketed(interval)}`;
  }

  /** One cell a null: its number, and in brackets whether it meets what is published. */
  nullCells(pattern: PatternVerdict): string[] {
    const { yes, no } = this.words.study.patterns.table;
    return pattern.nulls.map(
      ({ simulated, pass }) =>
        `${this.bare(pattern, simulated)}${simulated === null ? "" : this.words.bracketed(pass ? yes : no)}`,
    );
  }

  axis(pattern: PatternVerdict): string {
    return WITHOUT_UNIT.includes(pattern.unit) ? "" : this.scaled(pattern).unit.words.axis;
  }

  scaled(pattern: PatternVerdict): { unit: Scale; number: (value: number) => string } {
    const { low, high, simulated } = pattern;
    const unit = scaleOf({ name: "", unit: this.unit(pattern), group: null }, simulated ?? 0, this.words);
    if (pattern.unit === "pairs") return { unit, number: (value) => numeral(value, 0) };
    const error = low === null || high === null ? null : ((high - low) / STANDARD_ERRORS) * unit.factor;
    const supported = Math.max(0, decimalsOf(error, (simulated ?? 0) * unit.factor));
    const decimals = Math.min(supported, unit.factor === 1 ? 2 : 1);
    return { unit, number: (value) => numeral(value * unit.factor, decimals) };
  }

  private unit({ unit }: PatternVerdict): string {
    if (unit === "pairs") return this.words.study.patterns.pairs;
    return WITHOUT_UNIT.includes(unit) ? "count" : unit;
  }

  /** Of a share, as bulletins print it. */
  percent(share: number | null): string {
    return share === null ? this.words.undefinedValue : numeral(100 * share, 2);
  }

  points(share: number | null): string {
    return share === null ? this.words.undefinedValue : numeral(100 * Math.abs(share), 1);
  }

  verdict(kind: Kind, { pass }: PatternVerdict): string {
    const w = this.words.study.patterns;
    const [yes, no] = {
      target: [w.met, w.missed],
      prediction: [w.passed, w.failed],
      echo: [w.verified, w.notVerified],
    }[kind];
    return pass ? yes : no;
  }

  nulls(pattern: PatternVerdict): string[] {
    return pattern.nulls.map(({ name, simulated, pass }) =>
      this.words.study.patterns.null({
        label: this.nullLabel(name),
        value: this.bare(pattern, simulated),
        isMet: simulated === null ? null : pass,
      }),
    );
  }

  pair({ label, closure, onTime, load, simulatedClosure, isClosureMet, ...found }: PairVerdict): string {
    const { predicted, low, high, distance, hit } = found;
    return this.words.study.patterns.pair({
      label: this.words.text(label),
      closure: this.percent(closure),
      simulatedClosure: this.percent(simulatedClosure),
      isClosureMet,
      load: load === null ? this.words.undefinedValue : exact(load),
      predicted: this.percent(predicted),
      interval: low === null || high === null ? null : this.words.interval(this.percent(low), this.percent(high)),
      onTime: this.percent(onTime),
      distance: this.points(distance),
      hit,
    });
  }

  closures({ world, hits, pairs, distance }: ClosureVerdict): string {
    const w = this.words.study.patterns;
    const name = world === WORLD ? w.world : world === WITHOUT_GAMING ? w.withoutGaming : this.nullLabel(world);
    return w.closures({ world: this.words.heading(name), hits, of: pairs.length, distance: this.points(distance) });
  }
}

/** Whether the interval of a mean reaches over a published end, so that more replications could turn it. */
function isClose({ published, low, high }: PatternVerdict): boolean {
  if (low === null || high === null) return false;
  return [published.low, published.high].some((end) => end !== null && low < end && end < high);
}

/** Patterns counted in the words of the summary. */
export function summaryOf({ targets, predictions, echoes }: PatternsVerdict, words: Words): string {
  const w = words.study.patterns;
  const passed = (list: readonly PatternVerdict[]): string => w.of(list.filter(({ pass }) => pass).length, list.length);
  const supporting = predictions.filter(({ supports }) => supports);
  return w.summary({
    targets: passed(targets),
    predictions: passed(predictions),
    supporting: supporting.length,
    inputs: supporting.filter(({ inputs }) => inputs.length > 0).length,
    echoes: passed(echoes),
  });
}

export function patternsSentences(verdict: PatternsVerdict, words: Words): string[] {
  const w = words.study.patterns;
  const teller = new PatternTeller(words);
  const [v1, ...others] = verdict.predictions;
  return [
    summaryOf(verdict, words),
    w.targets,
    ...verdict.targets.flatMap((one) => told(one, "target", teller)),
    w.predictions,
    ...told(v1, "prediction", teller),
    ...verdict.closures
      .filter(({ world }) => world === WORLD)
      .flatMap(({ pairs }) => pairs.map((pair) => `  ${teller.pair(pair)}`)),
    ...verdict.closures.map((closure) => `  ${teller.closures(closure)}`),
    ...others.flatMap((one) => told(one, "prediction", teller)),
    w.echoes,
    ...verdict.echoes.flatMap((one) => told(one, "echo", teller)),
    w.nulls,
    ...NULLS.map(({ label, meaning }) => `  ${w.meaning({ label: words.text(label), meaning: words.text(meaning) })}`),
  ];
}

function told(pattern: PatternVerdict, kind: Kind, teller: PatternTeller): string[] {
  const w = teller.words.study.patterns;
  const why = teller.why(pattern);
  const space = teller.words.lang === "zh" ? "" : " ";
  const failed = pattern.nulls.filter(isFailed);
  const tail =
    kind !== "prediction"
      ? []
      : pattern.supports
        ? [w.supports(failed.map(({ name }) => teller.nullLabel(name)))]
        : failed.length === 0
          ? [pattern.pass ? w.supportsNothing : w.nullsDoBetter]
          : [];
  return [
    `  ${w.row({
      name: pattern.name,
      label: teller.label(pattern),
      value: teller.amount(pattern, pattern.simulated),
      interval: teller.interval(pattern),
      published: teller.published(pattern),
      told: [
        `${teller.verdict(kind, pattern)}${teller.words.fullStop.trim()}`,
        ...(isClose(pattern) ? [w.close] : []),
      ].join(space),
    })}`,
    `    ${[
      ...(kind === "echo" ? [] : [w.beside(teller.nulls(pattern)), ...tail]),
      ...(pattern.inputs.length > 0 ? [w.inputs(teller.inputs(pattern))] : []),
      ...(why !== null ? [w.why(why)] : []),
      w.source(pattern.source),
    ].join(space)}`,
  ];
}
