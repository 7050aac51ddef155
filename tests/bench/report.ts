/** The figures as text, beside those on record. */
import type { LogFigures } from "./logs.ts";
import type { DistrictFigures, W1Figures, W2Figures } from "./suites.ts";
import type { WorkerFigures } from "./workers.ts";

export interface Figures {
  readonly w1?: W1Figures;
  readonly w2?: W2Figures;
  /** The first shipped district; the others are in `districts`. */
  readonly district?: DistrictFigures;
  readonly districts?: Readonly<Record<string, DistrictFigures>>;
  /** By format. */
  readonly logs?: Readonly<Record<string, LogFigures>>;
  readonly workers?: WorkerFigures;
}

/** What docs/benchmarks.json keeps, by name: figures that do not depend on how fast the machine is, and those that have a bound. */
export type Recorded = Readonly<Record<string, number>>;

const LABELS: Readonly<Record<string, string>> = {
  gridgov: "**gridgov**",
  features: "gridgov, all features on",
  closures: "closures on a binary heap, TypeScript",
  columns: "columns day by day, TypeScript",
  simjs: "simjs",
  simpy: "SimPy (python3-simpy3)",
  cppCalendar: "C++ calendar queue, ziggurat",
  cppHeap: "C++ 4-ary heap, log",
  cppPriorityQueue: "C++ std::priority_queue, log",
  cppColumns: "C++ columns day by day",
};

/** What is to be reached: at least, or at most, and the goal beyond. */
const TARGETS: Readonly<Record<string, { readonly floor: number; readonly goal: number; readonly most?: true }>> = {
  "w1.ratio.cppCalendar": { floor: 0.4, goal: 0.5 },
  "w1.ratio.cppHeap": { floor: 0.55, goal: 0.65 },
  "w1.ratio.cppPriorityQueue": { floor: 0.9, goal: 1.1 },
  "w1.ratio.simpy": { floor: 55, goal: 65 },
  "w1.ratio.simjs": { floor: 18, goal: 22 },
  "w1.ratio.closures": { floor: 4, goal: 4.5 },
  "w1.featuresTime": { floor: 1.3, goal: 1.15, most: true },
  "w1.peakMB": { floor: 120, goal: 70, most: true },
  "w2.ratio.cppColumns": { floor: 0.4, goal: 0.9 },
  "district.ratioToW1": { floor: 1 / 3, goal: 1 / 2 },
  "logs.csv.seconds": { floor: 10, goal: 6, most: true },
  "logs.csv.peakMB": { floor: 300, goal: 250, most: true },
  "logs.xes.seconds": { floor: 10, goal: 8, most: true },
  "logs.xes.peakMB": { floor: 300, goal: 250, most: true },
  "workers.speedup": { floor: 1.4, goal: 1.7 },
  "yardstick.calendarToPriorityQueue": { floor: 2.2, goal: 2.2 },
  "yardstick.calendarToSimpy": { floor: 110, goal: 110 },
};

/** @returns the figures that may be compared with those of another day or machine, by name */
export function comparable({ w1, w2, districts, district, logs, workers }: Figures): Recorded {
  const figures: Record<string, number> = {};
  if (w1 !== undefined) {
    for (const [name, ratio] of Object.entries(w1.ratio)) if (name !== "features") figures[`w1.ratio.${name}`] = ratio;
    figures["w1.featuresTime"] = w1.featuresTime;
    figures["w1.peakMB"] = w1.peakMB;
    const { cppCalendar, cppPriorityQueue, simpy } = w1.speeds;
    if (cppCalendar !== undefined) {
      const { eventsPerSecond } = cppCalendar;
      figures["yardstick.calendarToPriorityQueue"] = eventsPerSecond / cppPriorityQueue.eventsPerSecond;
      if (simpy !== undefined) figures["yardstick.calendarToSimpy"] = eventsPerSecond / simpy.eventsPerSecond;
    }
  }
  if (w2 !== undefined) for (const [name, ratio] of Object.entries(w2.ratio)) figures[`w2.ratio.${name}`] = ratio;
  for (const [name, one] of Object.entries(districts ?? {})) {
    const key = one === district ? "district" : `district.${name}`;
    if (one.ratioToW1 !== null) figures[`${key}.ratioToW1`] = one.ratioToW1;
    figures[`${key}.eventsPerMatter`] = one.eventsPerMatter;
    figures[`${key}.peakMB`] = one.peakMB;
    // W1's clock: the time of a replication over that of a bare run of 4 million matters.
    if (w1 !== undefined) figures[`${key}.timesW1Run`] = (one.seconds / w1.seconds) * (w1.matters / 4e6);
  }
  for (const [format, { seconds, peakMB }] of Object.entries(logs ?? {})) {
    figures[`logs.${format}.seconds`] = seconds;
    figures[`logs.${format}.peakMB`] = peakMB;
  }
  if (workers !== undefined) figures["workers.speedup"] = workers.speedup;
  return figures;
}

/** @returns tables in Markdown, which are also what the terminal shows */
export function tables(figures: Figures, recorded: Recorded): string {
  const { w1, w2, districts, logs, workers } = figures;
  const parts: string[] = [];
  if (w1 !== undefined) {
    parts.push(
      `### W1: ${count(w1.matters)} matters`,
      speedTable("events", w1.speeds, w1.ratio),
      `Mean time in the system ${w1.mean.toFixed(4)}, median ${w1.p50.toFixed(3)}, 90th percentile ${w1.p90.toFixed(3)}.`,
    );
  }
  if (w2 !== undefined) {
    parts.push(
      "### W2: residents' days",
      speedTable("days", w2.speeds, w2.ratio),
      `Needs ${count(w2.needs)}, mean satisfaction ${w2.satisfaction.toFixed(5)}.`,
    );
  }
  if (districts !== undefined)
    parts.push("### Districts: a replication-year under one policy", districtTable(districts));
  if (logs !== undefined) parts.push("### Logs: read and described", logTable(logs));
  if (workers !== undefined) {
    const { replications, cores, oneSeconds, twoSeconds, speedup, busyWithOne } = workers;
    parts.push(
      `Two workers against one on ${replications} replications: ${speedup.toFixed(2)} times as fast (${oneSeconds.toFixed(1)} s, ${twoSeconds.toFixed(1)} s by the wall clock, ${cores} cores, of which ${busyWithOne.toFixed(1)} were busy while one worker ran).`,
    );
  }
  parts.push("### Now and on record", recordTable(comparable(figures), recorded));
  return parts.join("\n\n");
}

function speedTable(unit: string, speeds: W1Figures["speeds"], ratio: Readonly<Record<string, number>>): string {
  const rows = Object.entries(speeds)
    .sort(([, a], [, b]) => b.eventsPerSecond - a.eventsPerSecond)
    .map(([name, { eventsPerSecond, low, high, peakMB }]) => [
      LABELS[name] ?? name,
      millions(eventsPerSecond),
      `${millions(low)} - ${millions(high)}`,
      ratio[name] === undefined ? "1" : short(ratio[name]),
      peakMB.toFixed(0),
    ]);
  return table(["program", `million ${unit}/s`, "rounds", "gridgov is ... times as fast", "peak MB"], rows);
}

function districtTable(districts: Readonly<Record<string, DistrictFigures>>): string {
  const rows = Object.entries(districts).map(([name, d]) => [
    name,
    count(d.residents),
    count(d.matters),
    count(d.events),
    d.eventsPerMatter.toFixed(1),
    millions(d.eventsPerSecond),
    d.ratioToW1 === null ? "" : short(d.ratioToW1),
    `${d.seconds.toFixed(2)} (${d.coldSeconds.toFixed(2)})`,
    d.peakMB.toFixed(0),
  ]);
  const head = ["district", "residents", "matters", "events", "events a matter"];
  return table([...head, "million events/s in the loop", "of W1's", "seconds in all (cold)", "peak MB"], rows);
}

function logTable(logs: Readonly<Record<string, LogFigures>>): string {
  const rows = Object.entries(logs).map(([format, { events, megabytes, seconds, peakMB }]) => [
    format,
    count(events),
    megabytes.toFixed(0),
    seconds.toFixed(1),
    millions(events / seconds),
    peakMB.toFixed(0),
  ]);
  return table(["format", "events", "file MB", "s of CPU, start included", "million events/s", "peak MB"], rows);
}

function recordTable(now: Recorded, recorded: Recorded): string {
  const rows = Object.entries(now).map(([name, value]) => {
    const target = TARGETS[name];
    const old = recorded[name];
    return [
      name,
      short(value),
      old === undefined ? "" : short(old),
      target === undefined
        ? ""
        : `${target.most ? "at most" : "at least"} ${short(target.floor)} (${short(target.goal)})`,
      target === undefined ? "" : standing(value, target),
    ];
  });
  return table(["figure", "now", "on record", "to reach (goal)", ""], rows);
}

function standing(value: number, { floor, goal, most }: { floor: number; goal: number; most?: true }): string {
  const reaches = (bound: number): boolean => (most ? value <= bound : value >= bound);
  return reaches(goal) ? "goal" : reaches(floor) ? "reached" : "short";
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const millions = (x: number): string => (x / 1e6).toPrecision(3);
const short = (x: number): string => (x >= 100 ? x.toFixed(0) : x.toPrecision(3));
const count = (x: number): string => Math.round(x).toLocaleString("en-US");
