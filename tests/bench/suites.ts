/** The three benchmarks: who takes part, and what is made of their lines. */
import { checkW1, checkW2, type Line } from "./answers.ts";
import { type DistrictLine, shippedDistricts } from "./district.ts";
import { type Contestant, inRounds, ratioOf, runPinned, type Speed, speedOf } from "./rounds.ts";
import { Compiled, rootPath, simpy } from "./yardsticks.ts";

export interface Settings {
  /** Of the long runs of W1. */
  readonly matters: number;
  /** Of the runs of SimPy and simjs. */
  readonly shortMatters: number;
  /** Years of the town in each run of W2. */
  readonly towns: number;
  readonly rounds: number;
  readonly say: (text: string) => void;
}

export interface W1Figures extends Speed {
  /** Times as fast as the contestant, the median of the rounds' ratios. */
  readonly ratio: Readonly<Record<string, number>>;
  /** Of each contestant. */
  readonly speeds: Readonly<Record<string, Speed>>;
  readonly matters: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  /** Time with all features on, times the bare time. */
  readonly featuresTime: number;
}

export interface W2Figures extends Speed {
  readonly ratio: Readonly<Record<string, number>>;
  readonly speeds: Readonly<Record<string, Speed>>;
  readonly needs: number;
  readonly satisfaction: number;
}

export interface DistrictFigures {
  /** In the loop from the policy's start, when the compiler is warm. */
  readonly eventsPerSecond: number;
  readonly ratioToW1: number | null;
  readonly eventsPerMatter: number;
  readonly peakMB: number;
  /** A whole replication: population, burn-in, loop, measures. */
  readonly seconds: number;
  readonly wholeEventsPerSecond: number;
  readonly coldSeconds: number;
  readonly coldEventsPerSecond: number;
  readonly matters: number;
  readonly residents: number;
  readonly events: number;
}

const POLICY = "full-time-separated";
/** The first seed is one with which each short run passes alone, so that one round may be tried. */
const FIRST_SEED = 3;
const TRIAL_MATTERS = 1_000_000;

const javascript =
  (name: string): Contestant["command"] =>
  (size, seed) => [process.execPath, rootPath("dist/tests/bench/program.js"), name, `${size}`, `${seed}`];

/** @throws WrongAnswer if a contestant solved another problem: then nothing is said of its speed */
export function benchW1({ matters, shortMatters, rounds, say }: Settings): W1Figures {
  const contestants: Contestant[] = [
    { name: "gridgov", size: matters, command: javascript("w1") },
    { name: "features", size: matters, command: javascript("w1-features") },
    { name: "closures", size: matters, command: javascript("w1-closures") },
    { name: "simjs", size: shortMatters, command: javascript("w1-simjs") },
  ];
  const compiled = new Compiled("w1");
  for (const [name, list] of [
    ["cppCalendar", "calendar"],
    ["cppHeap", "heap"],
    ["cppPriorityQueue", "queue"],
  ]) {
    const program = compiled.fastest([list, `${TRIAL_MATTERS}`, "1"]);
    if (program === null) say(`without g++ there is no ${name}`);
    else contestants.push({ name, size: matters, command: (size, seed) => [program, list, `${size}`, `${seed}`] });
  }
  const python = simpy();
  if (python === null) say("without python3-simpy3 there is no simpy");
  else
    contestants.push({ name: "simpy", size: shortMatters, command: (size, seed) => [...python, `${size}`, `${seed}`] });

  const lines = inRounds(contestants, rounds, FIRST_SEED, say);
  for (const { name, size } of contestants) checkW1(name, size, lines.get(name)!);
  const own = lines.get("gridgov")!;
  return {
    ...compared("gridgov", lines),
    matters,
    mean: mean(own, "mean"),
    p50: mean(own, "p50"),
    p90: mean(own, "p90"),
    featuresTime: ratioOf(own, lines.get("features")!),
  };
}

/** @throws WrongAnswer if a contestant solved another problem */
export function benchW2({ towns, rounds, say }: Settings): W2Figures {
  const contestants: Contestant[] = [
    { name: "gridgov", size: towns, command: javascript("w2") },
    { name: "columns", size: towns, command: javascript("w2-columns") },
  ];
  const program = new Compiled("w2").fastest(["2", "1"]);
  if (program === null) say("without g++ there is no cppColumns");
  else contestants.push({ name: "cppColumns", size: towns, command: (size, seed) => [program, `${size}`, `${seed}`] });
  const lines = inRounds(contestants, rounds, FIRST_SEED, say);
  for (const { name } of contestants) checkW2(name, towns, lines.get(name)!);
  const own = lines.get("gridgov")!;
  return { ...compared("gridgov", lines), needs: mean(own, "needs"), satisfaction: mean(own, "satisfaction") };
}

/** @param w1 events in a second on W1 in the same run of the bench */
export function benchDistricts(w1: number | null, { say }: Settings): Record<string, DistrictFigures> {
  const figures: Record<string, DistrictFigures> = {};
  for (const district of shippedDistricts()) {
    say(`district ${district}`);
    const line = runPinned([...javascript("district")(2, 0), district, POLICY]) as unknown as DistrictLine;
    const eventsPerSecond = line.events / line.loopSeconds;
    figures[district] = {
      eventsPerSecond,
      ratioToW1: w1 === null ? null : eventsPerSecond / w1,
      eventsPerMatter: line.eventsInAll / line.matters,
      peakMB: line.peakMB,
      seconds: line.seconds,
      wholeEventsPerSecond: line.eventsInAll / line.seconds,
      coldSeconds: line.cold.seconds,
      coldEventsPerSecond: line.cold.events / line.cold.loopSeconds,
      matters: line.matters,
      residents: line.residents,
      events: line.eventsInAll,
    };
  }
  return figures;
}

function compared(
  one: string,
  lines: ReadonlyMap<string, readonly Line[]>,
): Speed & { ratio: Record<string, number>; speeds: Record<string, Speed> } {
  const own = lines.get(one)!;
  const ratio: Record<string, number> = {};
  const speeds: Record<string, Speed> = {};
  for (const [name, others] of lines) {
    speeds[name] = speedOf(others);
    if (name !== one) ratio[name] = ratioOf(own, others);
  }
  return { ...speeds[one], ratio, speeds };
}

const mean = (lines: readonly Line[], figure: string): number =>
  lines.reduce((sum, line) => sum + line[figure], 0) / lines.length;
