/** Numbers of a study in the words of its reader: each with its unit, and only the digits that its interval supports. */
import { wayToMeasure } from "../../engine/district/factors/measuring.ts";
import type { Better } from "../../engine/district/registry.ts";
import type { Dimension, Setting } from "../../engine/study/designs/dimension.ts";
import { optionsOf, type Registry } from "../../scenarios/registry.ts";
import type { ResolvedStudy } from "../../scenarios/study.ts";
import {
  decimalsOf,
  differenceInterval,
  differencePhrase,
  exact,
  numeral,
  type Scale,
  scaleOf,
  tell,
} from "../words/quantity.ts";
import type { Words } from "../words/words.ts";

/** An estimate with the ends of its interval, in the engine's unit. */
export interface Estimated {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** An interval of level .95 is four standard errors long, near enough for a choice of digits. */
const STANDARD_ERRORS = 4;

function errorOf({ low, high }: Estimated): number | null {
  return low === null || high === null ? null : (high - low) / STANDARD_ERRORS;
}

export class Teller {
  readonly study: ResolvedStudy;
  readonly words: Words;
  private readonly registry: Registry;

  constructor(study: ResolvedStudy, words: Words, registry: Registry) {
    this.study = study;
    this.words = words;
    this.registry = registry;
  }

  policy(name: string): string {
    const found = this.study.policies.find((policy) => policy.name === name);
    return found === undefined ? name : this.words.text(found.label);
  }

  response(name: string): string {
    const found = this.registry.responses.find((response) => response.name === name);
    return found === undefined ? name : this.words.text(found.label);
  }

  /**
   * A level: "65.6 per 100 matters".
   *
   * @param precision - an estimate whose interval says how many digits to tell, if not its own
   */
  amount(response: string, estimate: Estimated, precision: Estimated = estimate): string {
    if (estimate.mean === null) return this.words.undefinedValue;
    const scale = this.scale(response, estimate.mean);
    return scale.words.amount(this.number(estimate.mean, scale, errorOf(precision)));
  }

  /** The same where the unit was said just before. */
  bareAmount(response: string, mean: number | null, precision: Estimated): string {
    if (mean === null) return this.words.undefinedValue;
    const scale = this.scale(response, mean);
    return scale.words.bare(this.number(mean, scale, errorOf(precision)));
  }

  /** Whether the response is counted in yuan. */
  isMoney(response: string): boolean {
    return this.registry.responses.find(({ name }) => name === response)?.unit.startsWith("yuan") === true;
  }

  /** "64 to 67", in the unit of the amount. */
  interval(response: string, estimate: Estimated): string {
    const { mean, low, high } = estimate;
    if (mean === null || low === null || high === null) return this.words.undefinedValue;
    const scale = this.scale(response, mean);
    const [from, to] = [low, high].map((x) => this.number(x, scale, errorOf(estimate)));
    return this.words.interval(from, to);
  }

  /** A level that is set, not estimated. */
  level(response: string, value: number): string {
    const scale = this.scale(response, value);
    return scale.words.amount(exact(value * scale.factor));
  }

  /** "5.6 more per 100". */
  difference(response: string, estimate: Estimated, precision: Estimated = estimate): string {
    const { mean, low, high } = estimate;
    if (mean === null) return this.words.undefinedValue;
    const scale = this.scale(response, mean);
    const decimals = decimalsOf(this.scaled(errorOf(precision), scale), mean * scale.factor);
    return differencePhrase(tell(scale, mean, decimals, low, high), this.words);
  }

  /** "between 3.8 and 7.4 more". */
  differenceInterval(response: string, estimate: Estimated): string {
    const { mean, low, high } = estimate;
    if (mean === null) return this.words.undefinedValue;
    const scale = this.scale(response, mean);
    const decimals = decimalsOf(this.scaled(errorOf(estimate), scale), mean * scale.factor);
    return differenceInterval(tell(scale, mean, decimals, low, high), this.words) ?? this.words.undefinedValue;
  }

  /** A share of worlds or of a variance, of 100, without the word. */
  ofHundred(share: number | null): string {
    return share === null ? this.words.undefinedValue : numeral(100 * share, 0);
  }

  hundredInterval({ low, high }: { readonly low: number | null; readonly high: number | null }): string {
    if (low === null || high === null) return this.words.undefinedValue;
    return this.words.interval(this.ofHundred(low), this.ofHundred(high));
  }

  /** The label of a factor or lever; of a factor with the evidence for its range. */
  dimension({ sets, entry, policies }: Dimension): string {
    const { words } = this;
    if (sets === "factor") {
      const factor = this.registry.factors.find(({ name }) => name === entry);
      if (factor === undefined) return entry;
      return words.study.withEvidence(words.text(factor.label), words.evidenceLong[factor.evidence]);
    }
    const lever = this.registry.levers.find(({ name }) => name === entry);
    const label = lever === undefined ? entry : words.text(lever.label);
    return policies.length === 1 && this.study.policies.length > 2
      ? words.study.withEvidence(label, this.policy(policies[0]))
      : label;
  }

  factor(name: string): string {
    const found = this.registry.factors.find((factor) => factor.name === name);
    return found === undefined ? name : this.words.text(found.label);
  }

  /** An option of a structural choice in the words of its reader. */
  optionOf(factor: string, value: Setting): string {
    const found = this.registry.factors.find(({ name }) => name === factor);
    const option = found?.kind === "choice" ? found.options.find(({ name }) => name === value) : undefined;
    return option === undefined ? String(value) : this.words.text(option.label);
  }

  /** Who could measure a factor, how and for how many person-days; null for a lever, or where nobody knows. */
  measuring({ sets, entry }: Dimension): { readonly way: string; readonly who: string; readonly days: string } | null {
    const factor = this.registry.factors.find(({ name }) => name === entry);
    const way = sets === "factor" && factor !== undefined ? wayToMeasure(factor) : null;
    if (way === null) return null;
    const { words } = this;
    return { way: words.text(way.way), who: words.text(way.who), days: String(way.personDays) };
  }

  dimensionNamed(name: string): string {
    const found = this.study.dimensions.find((dimension) => dimension.name === name);
    return found === undefined ? name : this.dimension(found);
  }

  /**
   * A value of a dimension with its unit; shares of 100.
   *
   * @param width - what the value is known to, for its digits; null: it is set, and told as it is
   */
  value(dimension: Dimension, value: Setting, width: number | null = null): string {
    const { unit: raw } = this.entry(dimension);
    const unit = raw === "ratio" ? "" : this.words.rawUnit(raw);
    return [this.bare(dimension, value, width), unit].filter((part) => part !== "").join(this.space);
  }

  /** The same where the unit was said just before. */
  bare(dimension: Dimension, value: Setting, width: number | null = null): string {
    const { kind, unit } = this.entry(dimension);
    if (typeof value === "string" || kind !== "number") return this.option(dimension, value);
    const told = value * (unit === "share" ? 100 : 1);
    return width === null ? exact(told) : numeral(told, decimalsOf(width * (unit === "share" ? 100 : 1), told));
  }

  setting(dimension: Dimension, value: Setting): string {
    return this.words.study.setting(
      this.dimension(dimension),
      this.value(dimension, value, this.widthOf(dimension)),
      "",
    );
  }

  settings(values: readonly Setting[]): string[] {
    return this.study.dimensions.map((dimension, d) => this.setting(dimension, values[d]));
  }

  /** Factor and axis for amounts of a response, or for differences, of this size on a chart. */
  unitOf(response: string, magnitude: number): { readonly factor: number; readonly axis: string } {
    const { factor, words } = this.scale(response, magnitude);
    return { factor, axis: words.axis };
  }

  better(response: string): Better {
    return this.registry.responses.find(({ name }) => name === response)?.better ?? "neither";
  }

  /** Shares are shown of 100. */
  shareFactor(dimension: Dimension): number {
    return this.entry(dimension).unit === "share" ? 100 : 1;
  }

  /** A tenth of a range: what a value drawn from it is worth telling to. */
  widthOf({ span }: Dimension): number | null {
    return span.kind === "range" ? (span.high - span.low) / 10 : null;
  }

  private get space(): string {
    return this.words.lang === "zh" ? "" : " ";
  }

  private entry({ sets, entry }: Dimension): { readonly kind: string; readonly unit: string } {
    const found = (sets === "factor" ? this.registry.factors : this.registry.levers).find(({ name }) => name === entry);
    return found?.kind === "number" ? found : { kind: "choice", unit: "" };
  }

  private option({ sets, entry }: Dimension, value: Setting): string {
    if (sets === "factor") return this.optionOf(entry, value);
    const lever = this.registry.levers.find(({ name }) => name === entry);
    if (lever === undefined || lever.kind === "number" || optionsOf(lever) === null) return String(value);
    const option = lever.options.find(({ name }) => name === value);
    return option === undefined ? String(value) : this.words.text(option.label);
  }

  private scale(name: string, magnitude: number): Scale {
    const found = this.registry.responses.find((response) => response.name === name);
    return scaleOf({ name, unit: found?.unit ?? "", group: found?.group ?? null }, magnitude, this.words);
  }

  private scaled(error: number | null, scale: Scale): number | null {
    return error === null ? null : error * scale.factor;
  }

  private number(value: number, scale: Scale, error: number | null): string {
    return numeral(value * scale.factor, decimalsOf(this.scaled(error, scale), value * scale.factor));
  }
}
