/** One result as a sentence: numbers with the digits they support, the baseline named, the verdict said first or last. */
import type { PolicyOutcome, ResponseComparison } from "../../engine/study/comparison.ts";
import type { VerdictName } from "../charts/palette.ts";
import {
  decimalsOf,
  differenceInterval,
  differencePhrase,
  exact,
  type Measured,
  numeral,
  type Scale,
  scaleOf,
  tell,
} from "./quantity.ts";
import type { Words } from "./words.ts";

/** A response with what its registry says about it. */
export interface Subject {
  readonly response: ResponseComparison;
  readonly group: string | null;
}

function measured({ response, group }: Subject): Measured {
  return { name: response.name, unit: response.unit, group };
}

const largest = (values: readonly (number | null)[]): number =>
  Math.max(0, ...values.map((value) => (value === null ? 0 : Math.abs(value))));

/** @returns the scale on which the means of all policies are told */
export function meanScale(subject: Subject, words: Words): Scale {
  return scaleOf(measured(subject), largest(subject.response.policies.map((outcome) => outcome.mean)), words);
}

/** @returns the scale on which the differences of all policies are told: hours may be told of means in days, money is told alike */
export function differenceScale(subject: Subject, words: Words): Scale {
  if (subject.response.unit !== "h") return meanScale(subject, words);
  const ends = subject.response.policies.flatMap(({ difference: d }) => (d === null ? [] : [d.mean, d.low, d.high]));
  return scaleOf(measured(subject), largest(ends), words);
}

function standardError({ sd, n }: PolicyOutcome): number | null {
  return sd === null || n < 2 ? null : sd / Math.sqrt(n);
}

/** Decimals for a column of estimates: those that the least precise of them supports. */
function commonDecimals(
  errors: readonly (number | null)[],
  values: readonly (number | null)[],
  factor: number,
): number {
  const se = largest(errors) * factor;
  return decimalsOf(se > 0 ? se : null, largest(values) * factor);
}

/** @returns the decimals of the means of all policies, on their scale */
export function meanDecimals({ response }: Subject, scale: Scale): number {
  const { policies } = response;
  return commonDecimals(
    policies.map(standardError),
    policies.map((outcome) => outcome.mean),
    scale.factor,
  );
}

/** @returns the decimals of the differences of all policies, on their scale */
export function differenceDecimals({ response }: Subject, scale: Scale): number {
  const differences = response.policies.flatMap(({ difference }) => difference ?? []);
  return commonDecimals(
    differences.map((difference) => difference.se),
    differences.map((difference) => difference.mean),
    scale.factor,
  );
}

/** @returns a policy's mean as a numeral without unit, or the word for undefined */
export function meanNumeral(subject: Subject, outcome: PolicyOutcome, words: Words): string {
  if (outcome.mean === null) return words.undefinedValue;
  const scale = meanScale(subject, words);
  return numeral(outcome.mean * scale.factor, meanDecimals(subject, scale));
}

export interface Sentence {
  readonly verdict: VerdictName;
  readonly text: string;
  /** The caution that follows where the same matters say the opposite, or null. */
  readonly caution: string | null;
}

/**
 * @param subject a response and its group
 * @param policy name of a policy other than the baseline
 * @param baseline name of the baseline
 * @param labels the labels of policies by name
 * @param words the language
 * @returns the result in words
 * @throws RangeError if the response has no such policy, or the policy is the baseline
 */
export function sentence(
  subject: Subject,
  policy: string,
  baseline: string,
  labels: (name: string) => string,
  words: Words,
): Sentence {
  const { response } = subject;
  const outcome = response.policies.find((candidate) => candidate.name === policy);
  const base = response.policies.find((candidate) => candidate.name === baseline);
  const difference = outcome?.difference ?? null;
  if (outcome === undefined || base === undefined || difference === null) {
    throw new RangeError(`${response.name}: no difference of "${policy}" from "${baseline}"`);
  }
  const label = words.text(response.label);
  if (outcome.mean === null || base.mean === null || difference.mean === null) {
    const text = words.undefinedFinding(label, labels(policy), labels(baseline));
    return { verdict: "undecided", text, caution: null };
  }
  const scale = differenceScale(subject, words);
  const decimals = differenceDecimals(subject, scale);
  const told = tell(scale, difference.mean, decimals, difference.low, difference.high);
  const units = meanScale(subject, words).words;
  const same = difference.same;
  return {
    verdict: difference.verdict,
    text: words.finding({
      response: label,
      baseline: labels(baseline),
      value: units.amount(meanNumeral(subject, outcome, words)),
      baselineValue: units.bare(meanNumeral(subject, base, words)),
      difference: differencePhrase(told, words),
      interval: differenceInterval(told, words) ?? words.undefinedValue,
      verdict: difference.verdict,
      margin: response.margin === null ? null : scale.words.bare(exact(response.margin * scale.factor)),
    }),
    caution:
      same?.disagrees && same.mean !== null
        ? words.sameDisagrees(differencePhrase(tell(scale, same.mean, decimals, same.low, same.high), words))
        : null,
  };
}
