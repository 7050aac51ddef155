/**
 * The rule for checks against theory. The theoretical value must lie inside the 99.9 % interval of the simulated one; the
 * seed is the check's name, so nobody can choose it. A check outside (one in a thousand by chance) is rerun once, at ten
 * times the length and with another seed, and must then pass.
 *
 * Every check is counted, and is written down if the environment variable GRIDGOV_CHECKS names a file: to it
 * `reportChecks` appends one line of JSON for each check, when the tests of its file are over:
 *
 *     {"subject": "stations", "name": "M/M/1", "quantity": "wait", "theory": 4, "mean": 4.02, "halfWidth": 0.11, "n": 30,
 *      "rerun": false}
 *
 * `mean` and `halfWidth` are those of the `n` independent values seen, in the unit of `theory`, and of the second run if
 * `rerun`. A test statistic stands there with its expectation as `theory`, itself as `mean`, the distance of its 99.9 %
 * point from the expectation as `halfWidth`, and the number of draws behind it as `n`. The file is never emptied here.
 */
import { appendFileSync } from "node:fs";
import { afterAll, expect } from "vitest";
import { chiSquareQuantile, studentTQuantile } from "../../engine/kernel/math/special.ts";
import { Tally } from "../../engine/kernel/observe/tally.ts";

export const LEVEL = 0.999;
const LONGER = 10;

/** One check as it is written down. */
export interface Check {
  readonly name: string;
  readonly quantity: string;
  readonly theory: number;
  readonly mean: number;
  readonly halfWidth: number;
  readonly n: number;
  readonly rerun: boolean;
}

/** A test statistic: its expectation and its 99.9 % point if theory holds, and the number of draws behind it. */
export interface Statistic {
  readonly expected: number;
  readonly critical: number;
  readonly value: number;
  readonly n: number;
}

type Seen = Omit<Check, "name" | "quantity" | "rerun">;

const checks: Check[] = [];

/**
 * Checks simulated values against theory.
 * @param name of the check, and the seed
 * @param theory the exact values by name
 * @param observe runs the simulation: seed, and how many times the usual length; independent values by name, one value a
 *   run, or a batch of one run
 * @throws an assertion error if a value is outside its interval twice
 */
export function agree<Name extends string>(
  name: string,
  theory: Readonly<Record<Name, number>>,
  observe: (seed: string, length: number) => Readonly<Record<Name, readonly number[]>>,
): void {
  const names = Object.keys(theory) as Name[];
  judge(name, names, (seed, length) => {
    const values = observe(seed, length);
    return (quantity) => interval(theory[quantity], values[quantity]);
  });
}

/**
 * Checks test statistics, by the same rule.
 * @param name of the check, and the seed
 * @param quantities names of the statistics
 * @param observe runs the simulation: seed, and how many times the usual length
 * @throws an assertion error if a statistic is beyond its 99.9 % point twice
 */
export function agreeStatistics<Name extends string>(
  name: string,
  quantities: readonly Name[],
  observe: (seed: string, length: number) => Readonly<Record<Name, Statistic>>,
): void {
  judge(name, quantities, (seed, length) => {
    const statistics = observe(seed, length);
    return (quantity) => {
      const { expected, critical, value, n } = statistics[quantity];
      return { theory: expected, mean: value, halfWidth: critical - expected, n };
    };
  });
}

/**
 * Pearson's statistic of counts against expected counts that are known, not fitted.
 * @param observed counts by cell
 * @param expected counts by cell, above 5 or so
 * @param constraints 1 if the total of the expected counts was made that of the observed ones, else 0
 */
export function chiSquare(observed: readonly number[], expected: readonly number[], constraints: 0 | 1): Statistic {
  let value = 0;
  let n = 0;
  for (let cell = 0; cell < observed.length; cell++) {
    value += (observed[cell] - expected[cell]) ** 2 / expected[cell];
    n += observed[cell];
  }
  const degrees = observed.length - constraints;
  return { expected: degrees, critical: chiSquareQuantile(LEVEL, degrees), value, n };
}

/** Prints the numbers of checks and reruns when the file's tests are over, and writes the checks down if asked to. */
export function reportChecks(subject: string): void {
  afterAll(() => {
    const reruns = checks.filter((check) => check.rerun).length;
    process.stdout.write(`${subject}: ${checks.length} checks against theory at ${100 * LEVEL} %, ${reruns} rerun\n`);
    const file = process.env.GRIDGOV_CHECKS;
    if (!file) return;
    // In one piece: files of tests run side by side and append to the same one.
    appendFileSync(file, checks.map((check) => `${JSON.stringify({ subject, ...check })}\n`).join(""));
  });
}

function judge<Name extends string>(
  name: string,
  quantities: readonly Name[],
  observe: (seed: string, length: number) => (quantity: Name) => Seen,
): void {
  const first = observe(name, 1);
  const outside: Name[] = [];
  for (const quantity of quantities) {
    const seen = first(quantity);
    if (inside(seen)) checks.push({ name, quantity, ...seen, rerun: false });
    else outside.push(quantity);
  }
  if (outside.length === 0) return;

  const again = observe(`${name}, again`, LONGER);
  for (const quantity of outside) checks.push({ name, quantity, ...again(quantity), rerun: true });
  for (const quantity of outside) {
    const [before, after] = [first(quantity), again(quantity)];
    expect(inside(after), `${name}, ${quantity}: ${text(before)}; rerun: ${text(after)}`).toBe(true);
  }
}

function interval(theory: number, values: readonly number[]): Seen {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  const { count, mean, variance } = tally;
  const halfWidth = studentTQuantile((1 + LEVEL) / 2, count - 1) * Math.sqrt(variance / count);
  return { theory, mean, halfWidth, n: count };
}

const inside = ({ theory, mean, halfWidth }: Seen) => Math.abs(mean - theory) <= halfWidth;

const text = ({ theory, mean, halfWidth, n }: Seen) => `theory ${theory}, simulated ${mean} +- ${halfWidth} (n = ${n})`;
