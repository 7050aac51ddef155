/** Fingerprints of what must have the same bits in every engine. Runs in Node and in a browser. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Plan } from "../../engine/district/plan.ts";
import { RESPONSES } from "../../engine/district/responses/index.ts";
import { runReplication } from "../../engine/district/run.ts";
import { exp, expm1, log, log1p, pow } from "../../engine/kernel/math/elementary.ts";
import { uniformAt } from "../../engine/kernel/random/counter.ts";
import {
  exponential,
  geometric,
  lognormal,
  normal,
  poisson,
  triangular,
  weibull,
} from "../../engine/kernel/random/distributions.ts";
import { Streams } from "../../engine/kernel/random/streams.ts";
import { resultHash } from "../../engine/study/record.ts";
import { visitArguments } from "./elementary-arguments.ts";

const FUNCTIONS = { log, exp, log1p, expm1, pow };

const LAWS: Readonly<Record<string, (u: number) => number>> = {
  exponential: (u) => exponential(u, 3),
  normal: (u) => normal(u, 0, 1),
  lognormal: (u) => lognormal(u, 5, 0.6),
  triangular: (u) => triangular(u, 1, 2, 5),
  weibull: (u) => weibull(u, 1.7, 3),
  geometric: (u) => geometric(u, 0.002),
  poisson: (u) => poisson(u, 40),
};

/** SHA-256 of the bits of numbers, little-endian, every NaN as the one quiet NaN. */
function hashOf(values: Float64Array): string {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, i) => {
    if (Number.isNaN(value)) view.setUint32(8 * i + 4, 0x7ff80000, true);
    else view.setFloat64(8 * i, value, true);
  });
  return bytesToHex(sha256(new Uint8Array(view.buffer)));
}

/**
 * @param n arguments a function, and draws a law
 * @returns hashes by name: the elementary functions, a stream, a counter, the laws
 */
export function numberHashes(n: number): Record<string, string> {
  const hashes: Record<string, string> = {};
  const values = new Float64Array(n);
  for (const [name, f] of Object.entries(FUNCTIONS)) {
    let i = 0;
    visitArguments(name, "same bits", n, (x, y) => {
      values[i++] = f(x, y);
    });
    hashes[name] = hashOf(values);
  }
  const stream = new Streams(1);
  stream.seed(0, "same bits");
  hashes.stream = hashOf(values.map(() => stream.uniform53(0)));
  const uniforms = Float64Array.from(values, (_, i) => uniformAt(1, 2, i, 3));
  hashes.counter = hashOf(uniforms);
  for (const [name, draw] of Object.entries(LAWS)) hashes[name] = hashOf(uniforms.map((u) => draw(u)));
  return hashes;
}

/** @returns the `resultHash` of one replication of a plan */
export function replicationHash(plan: Plan, seed: string, replication: number): string {
  const results = runReplication(plan, seed, replication);
  return resultHash(
    results.flatMap(({ policy, values, failure }) => {
      if (values === null) throw new Error(`${policy}: ${failure?.message}`);
      return RESPONSES.map(({ name: response }, i) => ({ policy, replication, response, value: values[i] }));
    }),
  );
}
