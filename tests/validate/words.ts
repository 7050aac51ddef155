/** The tests of random words over more seeds than the test suite has time for, and over all sources. */
import type { Section } from "./section.ts";
import { SOURCES } from "./word-sources.ts";
import { failures, LEAST_P, leastP, type Outcome, testWords } from "./word-tests.ts";

const N = 2 ** 20;
const SEEDS = 4;

export function testManyWords(say: (line: string) => void): Section {
  const failed: string[] = [];
  const rows = SOURCES.map(({ name, words }) => {
    const outcomes: Outcome[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) outcomes.push(...testWords(words(N, `validate ${seed}`)));
    failed.push(...failures(outcomes).map((failure) => `${name}: ${failure}`));
    const odd = outcomes.filter(({ below, above }) => Math.min(below, above) < 0.005).length;
    const least = leastP(outcomes).toPrecision(2);
    say(`${name}: ${outcomes.length} tests, least p ${least}, ${odd} outside .005 and .995`);
    return `| ${name} | ${outcomes.length} | ${least} | ${odd} (${(outcomes.length / 100).toFixed(1)}) |`;
  });
  return {
    failures: failed,
    lines: [
      `${SEEDS} seeds, ${N} sources each, two words a source. A test fails beyond p = ${LEAST_P}, on either side.`,
      "",
      "| source | tests | least p | outside .005 and .995 (expected at most) |",
      "|---|---|---|---|",
      ...rows,
    ],
  };
}
