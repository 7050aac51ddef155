/**
 * The contestants in JavaScript, each run as a program of its own: `node program.js <contestant> <size> <seed>` prints
 * one line of JSON.
 */
import { Streams } from "../../engine/kernel/random/streams.ts";
import { measured } from "./measure.ts";
import { inTowns } from "./needs.ts";

type Program = (size: number, seed: number, more: readonly string[]) => Promise<object> | object;

const PROGRAMS: Readonly<Record<string, Program>> = {
  w1: async (matters, seed) => {
    const { runW1 } = await import("./w1.ts");
    return measured(() => runW1(matters, `${seed}`));
  },
  "w1-features": async (matters, seed) => {
    const { runW1 } = await import("./w1.ts");
    return measured(() => runW1(matters, `${seed}`, { features: true }));
  },
  "w1-closures": async (matters, seed) => {
    const { runClosures } = await import("./w1-closures.ts");
    const streams = new Streams(1);
    streams.seed(0, `${seed}`);
    return measured(() => runClosures(matters, () => streams.uniform(0)));
  },
  "w1-simjs": async (matters, seed) => {
    const { runSimjs } = await import("./w1-simjs.ts");
    return measured(() => runSimjs(matters, seed));
  },
  w2: async (towns, seed) => {
    const { runW2 } = await import("./w2.ts");
    return measured(() => inTowns(towns, seed, runW2));
  },
  "w2-columns": async (towns, seed) => {
    const { runColumns } = await import("./w2-columns.ts");
    return measured(() => inTowns(towns, seed, runColumns));
  },
  district: async (replications, _seed, [district, policy]) => {
    const { runDistrict } = await import("./district.ts");
    return runDistrict(district, policy, replications);
  },
  log: async (_events, _seed, [path]) => {
    const { describeLog } = await import("./logs.ts");
    return describeLog(path);
  },
};

const [name, size, seed, ...more] = process.argv.slice(2);
const program = PROGRAMS[name];
if (program === undefined) {
  process.stderr.write(`no contestant "${name}": there are ${Object.keys(PROGRAMS).join(", ")}\n`);
  process.exitCode = 2;
} else {
  process.stdout.write(`${JSON.stringify(await program(Number(size), Number(seed), more))}\n`);
}
