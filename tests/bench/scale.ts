/**
 * How cost grows with the district: one replication of one policy in parts of the full-size district, a process a size,
 * one JSON line each. After the build: `node dist/tests/bench/scale.js [communities ...]`
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CommunitySpec, Plan } from "../../engine/district/plan.ts";
import { runReplication } from "../../engine/district/run.ts";
import { readStudy } from "../../scenarios/resolve.ts";
import { toPlan } from "../../scenarios/study.ts";

const SIZES = [1, 4, 16, 83];
const SHIPPED = new URL("../../../scenarios/", import.meta.url);

/** What one replication of a size took; seconds are of CPU, memory is of the whole process. */
export interface ScaleRow {
  readonly communities: number;
  readonly grids: number;
  readonly residents: number;
  readonly matters: number;
  readonly affairs: number;
  readonly events: number;
  readonly eventsPerMatter: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  readonly microsecondsPerMatter: number;
  readonly phases: {
    readonly exogenous: number;
    readonly burnIn: number;
    readonly run: number;
    readonly measure: number;
  };
  readonly peakMB: number;
  readonly heapMB: number;
  readonly columnsMB: number;
}

/** @returns one row a size, each from a process of its own */
export function measureScale(sizes: readonly number[] = SIZES): ScaleRow[] {
  const self = fileURLToPath(import.meta.url);
  return sizes.map((n) => {
    const out = execFileSync(process.execPath, [self, "--here", String(n)], { encoding: "utf8" });
    return JSON.parse(out) as ScaleRow;
  });
}

/**
 * So many of the district's communities, evenly spaced by their demand: each part has the mix of the whole.
 * @returns in the order of the district
 */
function partOf(communities: readonly CommunitySpec[], n: number): CommunitySpec[] {
  const byDemand = [...communities].sort((a, b) => a.demand - b.demand);
  const chosen = new Set(Array.from({ length: n }, (_, k) => byDemand[Math.floor(((k + 0.5) * byDemand.length) / n)]));
  return communities.filter((community) => chosen.has(community));
}

function planOf(n: number): Plan {
  const folder = {
    district: "districts",
    policy: "policies",
    study: "studies",
    scenario: "studies",
    worlds: "calibration",
  };
  const study = readStudy("chenghua", {
    read: (path) => readFileSync(new URL(path, SHIPPED), "utf8"),
    resolveName: (kind, name) =>
      `${folder[kind]}/${name}${kind === "district" && name === "chenghua" ? ".json" : ".yaml"}`,
  });
  if (!study.ok) throw new Error(JSON.stringify(study.error));
  const plan = toPlan(study.value);
  const communities = partOf(plan.district.communities, n);
  return { ...plan, district: { ...plan.district, communities }, policies: plan.policies.slice(0, 1) };
}

function measureHere(n: number): ScaleRow {
  const plan = planOf(n);
  const mega = (bytes: number): number => Math.round(bytes / 1e5) / 10;
  const clock = (): number => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;
  const marks = [clock()];
  const size = { grids: 0, residents: 0, matters: 0, affairs: 0, events: 0 };
  let memory = process.memoryUsage();
  const [result] = runReplication(plan, "scale", 0, {
    arisen: () => marks.push(clock()),
    enacting: () => marks.push(clock()),
    ended: (_, world) => {
      marks.push(clock());
      const { places, population, happenings, affairs } = world.exogenous;
      size.grids = places.grids;
      size.residents = population.size;
      size.matters = happenings.size;
      size.affairs = affairs.size;
      size.events = world.sim.events;
      memory = process.memoryUsage();
    },
  });
  if (result.failure !== null) throw new Error(`${result.failure.stage}: ${result.failure.stack}`);
  marks.push(clock());
  const [exogenous, burnIn, run, measure] = marks.slice(1).map((at, i) => Math.round(1e3 * (at - marks[i])) / 1e3);
  const seconds = marks[4] - marks[0];
  return {
    communities: n,
    ...size,
    eventsPerMatter: Math.round((100 * size.events) / size.matters) / 100,
    seconds: Math.round(1e3 * seconds) / 1e3,
    eventsPerSecond: Math.round(size.events / seconds),
    microsecondsPerMatter: Math.round((1e7 * seconds) / size.matters) / 10,
    phases: { exogenous, burnIn, run, measure },
    peakMB: mega(process.resourceUsage().maxRSS * 1024),
    heapMB: mega(memory.heapUsed),
    columnsMB: mega(memory.arrayBuffers),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , first, ...rest] = process.argv;
  if (first === "--here") console.log(JSON.stringify(measureHere(Number(rest[0]))));
  else {
    const sizes = [first, ...rest].filter((size) => size !== undefined).map(Number);
    for (const size of sizes.length > 0 ? sizes : SIZES) console.log(JSON.stringify(measureScale([size])[0]));
  }
}
