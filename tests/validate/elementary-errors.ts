/** The largest errors of the elementary functions over more arguments than the test suite has time for. */
import { exp, expm1, log, log1p, pow } from "../../engine/kernel/math/elementary.ts";
import { errorInUlps, REFERENCE } from "./double-double.ts";
import { visitArguments } from "./elementary-arguments.ts";
import type { Section } from "./section.ts";

const N = 2_000_000;
const BOUND = 1;

export function measureElementary(say: (line: string) => void): Section {
  const failures: string[] = [];
  const rows = Object.entries({ log, exp, log1p, expm1, pow }).map(([name, f]) => {
    const reference = REFERENCE[name];
    let [worst, x, y, inexact] = [0, 0, 0, 0];
    visitArguments(name, "validate", N, (a, b) => {
      const error = errorInUlps(f(a, b), reference(a, b));
      if (!(error <= 0.5)) inexact++;
      if (!(error <= worst)) [worst, x, y] = [error, a, b];
    });
    if (!(worst < BOUND)) failures.push(`${name} errs by ${worst} units in the last place at ${x}, ${y}`);
    const at = name === "pow" ? `${x}, ${y}` : `${x}`;
    const share = ((100 * inexact) / N).toFixed(3);
    say(`${name}: largest error ${worst.toFixed(4)} ulp at ${at}, ${share} % not correctly rounded`);
    return `| ${name} | ${worst.toFixed(4)} | ${at} | ${share} % |`;
  });
  return {
    failures,
    lines: [
      `${N} arguments a function, against arithmetic of 106 bits (tests/validate/double-double.ts), normal results.`,
      "",
      "| function | largest error, units in the last place | at | not correctly rounded |",
      "|---|---|---|---|",
      ...rows,
    ],
  };
}
