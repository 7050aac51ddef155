/** What the contestants must answer before their speed counts. */
/** The network's mean time in the system: Jackson (1957), with Erlang C(10, 8.5) = .529861 at the departments. */
const MEAN = 5.86269;
/** Quantiles of the time in the system, from 4 * 10^8 matters. */
const P50 = 4.39;
const P90 = 12.906;

/** Needs in a town's year: the sum over residents and days of their chances. */
const NEEDS = 730_001;
const NEEDS_SD = 846;
/** Mean satisfaction on the last evening, from many runs of programs that look at every resident every day; a town has an sd of .0001. */
const SATISFACTION = 0.78925;
const SATISFACTION_SD = 1e-4;
const SATISFACTION_DIGIT = 5e-5;
const STANDARD_ERRORS = 4;

/** The contestants' lines: numbers by name. */
export type Line = Readonly<Record<string, number>>;

export class WrongAnswer extends Error {}

/** @returns the share by which answers on W1 may differ from theory; runs for trying out are given more */
export function toleranceOf(matters: number): number {
  if (matters >= 4e6) return 0.01;
  return matters >= 2e5 ? 0.04 : 0.04 * Math.sqrt(2e5 / matters);
}

/**
 * @param matters that arrived on average in each run
 * @param lines of all rounds, each with its own seed: their averages are checked
 * @throws WrongAnswer if one of mean, p50 and p90 is not that of the network
 */
export function checkW1(name: string, matters: number, lines: readonly Line[]): void {
  const within = toleranceOf(matters);
  for (const [figure, theory] of Object.entries({ mean: MEAN, p50: P50, p90: P90 })) {
    const found = average(lines, figure);
    if (Math.abs(found / theory - 1) <= within) continue;
    throw new WrongAnswer(
      `${name}: ${figure} of the time in the system is ${found}, expected ${theory} within ${100 * within} %`,
    );
  }
}

/**
 * @param towns in each run
 * @param lines of all rounds
 * @throws WrongAnswer if needs or satisfaction are not those of the law
 */
export function checkW2(name: string, towns: number, lines: readonly Line[]): void {
  const within = STANDARD_ERRORS / Math.sqrt(towns * lines.length);
  for (const [figure, theory, sd] of [
    ["needs", NEEDS, NEEDS_SD],
    ["satisfaction", SATISFACTION, SATISFACTION_SD],
  ] as const) {
    const found = average(lines, figure);
    // Theory itself is known to one unit of its last digit.
    if (Math.abs(found - theory) <= within * sd + (figure === "needs" ? 1 : SATISFACTION_DIGIT)) continue;
    throw new WrongAnswer(`${name}: ${figure} are ${found}, expected ${theory}, with an sd of ${sd} a town`);
  }
}

function average(lines: readonly Line[], figure: string): number {
  return lines.reduce((sum, line) => sum + line[figure], 0) / lines.length;
}
