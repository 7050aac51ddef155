/** `npm run bench`: how fast the kernel is beside others, measured in one run. */
import { parseArgs } from "node:util";
import { WrongAnswer } from "./answers.ts";
import { benchLogs } from "./logs.ts";
import { readRecord, writeRecord } from "./record.ts";
import { type Figures, tables } from "./report.ts";
import { benchDistricts, benchW1, benchW2, type Settings } from "./suites.ts";
import { benchWorkers } from "./workers.ts";

const USAGE = `usage: npm run bench -- [options]
  --json         print the figures as JSON
  --only <part>  w1, w2, district, logs or workers; may be repeated
  --matters <n>  of the long runs of W1 (default: 4000000); SimPy and simjs run at most 200000
  --rounds <n>   rounds in which the contestants take turns (default: 5)
  --quick        one round of small runs, for trying out: its figures mean little
  --record       keep the figures in docs/benchmarks.json and docs/benchmarks.md
`;

const PARTS = ["w1", "w2", "district", "logs", "workers"] as const;
const SHORT = 200_000;
const QUICK = { matters: 200_000, towns: 2, rounds: 1, replications: 4, logEvents: 100_000 } as const;
const FULL = { matters: 4_000_000, towns: 10, rounds: 5, replications: 16, logEvents: 1_000_000 } as const;
/** Of what takes turns with nothing. */
const FEW_ROUNDS = 3;

function main(): void {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      only: { type: "string", multiple: true },
      matters: { type: "string" },
      rounds: { type: "string" },
      quick: { type: "boolean", default: false },
      record: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const parts = values.only ?? PARTS;
  for (const part of parts) {
    if (!PARTS.some((known) => known === part)) throw new RangeError(`--only ${part}: expected ${PARTS.join(", ")}`);
  }
  const size = values.quick ? QUICK : FULL;
  const matters = wholeNumber("--matters", values.matters, size.matters, 10_000);
  const rounds = wholeNumber("--rounds", values.rounds, size.rounds, 1);
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const settings: Settings = { matters, shortMatters: Math.min(matters, SHORT), towns: size.towns, rounds, say };

  const w1 = parts.includes("w1") ? benchW1(settings) : undefined;
  const w2 = parts.includes("w2") ? benchW2(settings) : undefined;
  const districts = parts.includes("district") ? benchDistricts(w1?.eventsPerSecond ?? null, settings) : undefined;
  const few = Math.min(rounds, FEW_ROUNDS);
  const logs = parts.includes("logs") ? benchLogs(size.logEvents, few, say) : undefined;
  const workers = parts.includes("workers") ? benchWorkers(size.replications, few, say) : undefined;
  const figures: Figures = {
    ...(w1 && { w1 }),
    ...(w2 && { w2 }),
    ...(districts && { district: Object.values(districts)[0], districts }),
    ...(logs && { logs }),
    ...(workers && { workers }),
  };
  const recorded = readRecord();
  process.stdout.write(values.json ? `${JSON.stringify(figures, null, 2)}\n` : `${tables(figures, recorded)}\n`);
  if (values.record) writeRecord(figures, recorded);
}

function wholeNumber(option: string, text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise;
  const n = Number(text);
  if (!(Number.isInteger(n) && n >= least))
    throw new RangeError(`${option} ${text}: expected a whole number from ${least}`);
  return n;
}

try {
  main();
} catch (error) {
  const isInput = error instanceof RangeError || (error instanceof TypeError && "code" in error);
  if (error instanceof WrongAnswer) process.stderr.write(`wrong answer, no figures: ${error.message}\n`);
  else if (isInput) process.stderr.write(`${error.message}\n${USAGE}`);
  else throw error;
  process.exitCode = isInput ? 2 : 1;
}
