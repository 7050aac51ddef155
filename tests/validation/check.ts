/**
 * The rule for checks against theory. The theoretical value must lie inside the 99.9 % interval of the simulated one; the
 * seed is the check's name, so nobody can choose it. A check outside (one in a thousand by chance) is rerun once, at ten
 * times the length and with another seed, and must then pass.
 */
import { afterAll, expect } from "vitest";
import { studentTQuantile } from "../../engine/kernel/math/special.ts";
import { Tally } from "../../engine/kernel/observe/tally.ts";

const LEVEL = 0.999;
const LONGER = 10;

/** Independent values by name, each list with the mean that theory predicts: one value a run, or a batch of one run. */
export type Observed = Readonly<Record<string, readonly number[]>>;

interface Outcome {
  readonly inside: boolean;
  readonly text: string;
}

let checks = 0;
let reruns = 0;

/**
 * Checks simulated values against theory.
 * @param name of the check, and the seed
 * @param theory the exact values by name
 * @param observe runs the simulation: seed, and how many times the usual length
 * @throws an assertion error if a value is outside its interval twice
 */
export function agree<Name extends string>(
  name: string,
  theory: Readonly<Record<Name, number>>,
  observe: (seed: string, length: number) => Readonly<Record<Name, readonly number[]>>,
): void {
  const names = Object.keys(theory) as Name[];
  const first = observe(name, 1);
  checks += names.length;
  const outside = names.filter((quantity) => !compare(theory[quantity], first[quantity]).inside);
  if (outside.length === 0) return;

  reruns += outside.length;
  const again = observe(`${name}, again`, LONGER);
  for (const quantity of outside) {
    const before = compare(theory[quantity], first[quantity]);
    const after = compare(theory[quantity], again[quantity]);
    expect(after.inside, `${name}, ${quantity}: ${before.text}; rerun: ${after.text}`).toBe(true);
  }
}

/** Prints the numbers of checks and reruns when the file's tests are over. */
export function reportChecks(subject: string): void {
  afterAll(() => {
    process.stdout.write(`${subject}: ${checks} checks against theory at ${100 * LEVEL} %, ${reruns} rerun\n`);
  });
}

function compare(theory: number, values: readonly number[]): Outcome {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  const { count, mean, variance } = tally;
  const halfWidth = studentTQuantile((1 + LEVEL) / 2, count - 1) * Math.sqrt(variance / count);
  return {
    inside: Math.abs(mean - theory) <= halfWidth,
    text: `theory ${theory}, simulated ${mean} +- ${halfWidth} (n = ${count})`,
  };
}
