/** Debian's dieharder, fed with the engine's words on its standard input. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { threefry } from "../../engine/kernel/random/counter.ts";
import { seedWords } from "../../engine/kernel/random/seed.ts";
import { Streams } from "../../engine/kernel/random/streams.ts";
import type { Section } from "./section.ts";

/** Fills a chunk with the next words of a sequence without end. */
type Fill = (chunk: Int32Array) => void;

export interface Sequence {
  readonly part: string;
  readonly name: string;
  readonly start: (seed: string) => Fill;
}

const KEYED_STREAMS = 1_000_000;
const CHUNK = 1 << 16;

/** dieharder's code for raw 32-bit words on standard input. */
const STDIN_RAW = "200";

/**
 * Number and size (where the test has sizes) of the tests that are run: all that dieharder calls good, the long ones in
 * fewer sizes. Left out: 5, 6, 7 ("suspect"), 14 ("do not use"), and 17, which takes as long as all the others together.
 */
const TESTS: readonly (readonly [test: number, size?: number])[] = [
  ...[0, 1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 15, 16, 100, 101, 102].map((test) => [test] as const),
  ...[1, 2, 4, 8].map((size) => [200, size] as const),
  ...[2, 3].map((size) => [201, size] as const),
  ...[2, 5].map((size) => [202, size] as const),
  ...[0, 1].map((size) => [203, size] as const),
  ...[204, 205, 206, 207, 208, 209].map((test) => [test] as const),
];

/** Reruns of a weak result, each with another seed. */
const RERUNS = 2;

export const SEQUENCES: readonly Sequence[] = [
  {
    part: "dieharder-stream",
    name: "one stream",
    start: (seed) => {
      const stream = new Streams(1);
      stream.seed(0, seed);
      return (chunk) => {
        for (let i = 0; i < chunk.length; i++) chunk[i] = stream.next(0);
      };
    },
  },
  {
    part: "dieharder-keyed-streams",
    name: "a million keyed streams in turn",
    start: (seed) => {
      const streams = new Streams(KEYED_STREAMS);
      for (let i = 0; i < KEYED_STREAMS; i++) streams.seed(i, `${seed}/${i}`);
      let at = 0;
      return (chunk) => {
        for (let i = 0; i < chunk.length; i++) {
          chunk[i] = streams.next(at);
          at = at + 1 === KEYED_STREAMS ? 0 : at + 1;
        }
      };
    },
  },
  {
    part: "dieharder-counters",
    name: "Threefry, consecutive counters",
    start: (seed) => blocks(seed, (a, b, i, out, at) => threefry(a, b, i, 0, out, at)),
  },
  {
    part: "dieharder-keys",
    name: "Threefry, consecutive keys",
    start: (seed) => blocks(seed, (a, b, i, out, at) => threefry(i, 0, a, b, out, at)),
  },
];

function blocks(seed: string, block: (a: number, b: number, i: number, out: Int32Array, at: number) => void): Fill {
  const [a, b] = seedWords(seed);
  let i = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length; at += 2) block(a, b, i++, chunk, at);
  };
}

/** One p-value of dieharder, with its own verdict. */
export interface Assessment {
  readonly test: string;
  readonly p: number;
  readonly verdict: string;
}

/** A weak or failed result with those of its reruns. */
interface Suspicion {
  readonly first: Assessment;
  readonly again: readonly Assessment[];
}

interface Report {
  readonly assessments: readonly Assessment[];
  readonly suspicious: readonly Suspicion[];
}

function hasDieharder(): boolean {
  return spawnSync("dieharder", ["-l"], { stdio: "ignore" }).error === undefined;
}

/**
 * Runs the tests over a sequence, each from a beginning of its own, so that how far the one before read ahead is of no
 * consequence.
 */
async function examine(sequence: Sequence, say: (line: string) => void): Promise<Report> {
  const assessments: Assessment[] = [];
  const suspicious: Suspicion[] = [];
  for (const [test, size] of TESTS) {
    const label = `-d ${test}${size === undefined ? "" : ` -n ${size}`}`;
    const start = (times: string): Fill => sequence.start(`dieharder, ${sequence.name}, ${label}${times}`);
    const found = await run(start(""), test, size);
    if (found.length === 0) throw new Error(`dieharder ${label} answered nothing for ${sequence.name}`);
    assessments.push(...found);
    say(`${sequence.name}, ${label}: ${found.map(({ p, verdict }) => `${p} ${verdict}`).join(", ")}`);

    const entries = found.flatMap((first, at) =>
      first.verdict === "PASSED" ? [] : [{ first, at, again: [] as Assessment[] }],
    );
    for (let rerun = 1; rerun <= RERUNS && entries.length > 0; rerun++) {
      const other = await run(start(`, again ${rerun}`), test, size);
      for (const { at, again } of entries) again.push(other[at]);
    }
    suspicious.push(...entries);
  }
  return { assessments, suspicious };
}

/** Feeds one test until it has enough. */
async function run(fill: Fill, test: number, size: number | undefined): Promise<Assessment[]> {
  const args = ["-g", STDIN_RAW, "-d", `${test}`, ...(size === undefined ? [] : ["-n", `${size}`])];
  const child = spawn(
    "dieharder",
    [...args, "-c", ",", "-D", "test_name", "-D", "ntuple", "-D", "pvalues", "-D", "assessment"],
    {
      stdio: ["pipe", "pipe", "ignore"],
    },
  );
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  let isOpen = true;
  const closed = once(child, "close");
  // It closes its end when it has enough words, while some are on their way.
  child.stdin.on("error", () => {
    isOpen = false;
  });
  child.once("exit", () => {
    isOpen = false;
    child.stdin.destroy();
  });
  while (isOpen) {
    const chunk = new Int32Array(CHUNK);
    fill(chunk);
    const drained = new Promise<void>((resolve) => child.stdin.write(new Uint8Array(chunk.buffer), () => resolve()));
    await Promise.race([drained, closed]);
  }
  await closed;
  return text.split("\n").flatMap((line) => {
    const [name, ntuple, p, verdict] = line.split(",").map((cell) => cell.trim());
    return /^(PASSED|WEAK|FAILED)$/.test(verdict ?? "") ? [{ test: `${name} ${ntuple}`, p: Number(p), verdict }] : [];
  });
}

/**
 * Runs dieharder over a sequence. A weak result (p outside .005 and .995: one in a hundred by chance) is run again with
 * other seeds; the sequence is unsound if a test ever fails (p outside 10^-6), or is weak each time.
 */
export async function examineByDieharder(sequence: Sequence, say: (line: string) => void): Promise<Section> {
  if (!hasDieharder()) {
    say("dieharder is not installed: left out");
    return { failures: [], lines: ["dieharder was not installed: left out."] };
  }
  const { assessments, suspicious } = await examine(sequence, say);
  const isUnsound = ({ first, again }: Suspicion): boolean =>
    [first, ...again].some(({ verdict }) => verdict === "FAILED") || again.every(({ verdict }) => verdict === "WEAK");
  const count = (verdict: string): number => assessments.filter((assessment) => assessment.verdict === verdict).length;
  const show = ({ p, verdict }: Assessment): string => `${p} ${verdict}`;
  return {
    failures: suspicious.filter(isUnsound).map(({ first }) => `${sequence.name}: ${first.test}`),
    lines: [
      `${assessments.length} p-values: ${count("PASSED")} passed, ${count("WEAK")} weak, ${count("FAILED")} failed.`,
      ...suspicious.map(
        ({ first, again }) => `- ${first.test}: ${show(first)}; run again: ${again.map(show).join(", ")}`,
      ),
    ],
  };
}
