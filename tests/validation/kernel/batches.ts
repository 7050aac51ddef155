import { expect } from "vitest";
import { nearestRank } from "../../../engine/kernel/observe/quantile.ts";
import { type Batch, type Network, ServiceNetwork } from "./service-network.ts";

export const BATCHES = 30;
/**
 * Relaxation times in a batch, at least. Correlation between times that are t apart dies out as exp(-t / tau), so that of
 * the means of neighbours of length b is at most tau / (2 b), a little above one percent: by so much half-widths are too
 * short. The first batch is thrown away.
 */
const RELAXATIONS = 40;

/** Arrivals in a batch, at least. */
const ARRIVALS = 10_000;

/** Rounding of two accounts that add up millions of spells in different orders. */
const ROUNDING = 1e-12;

/**
 * Batch means of one run; the laws of every network must hold at its end.
 * @param relaxation hours in which the network forgets its past: see `relaxationTime`
 * @param length how many times the usual length
 */
export function batches(network: Network, relaxation: number, seed: string, length: number): Batch[] {
  const rate = network.sources.reduce((sum, source) => sum + (source.rate ?? 0), 0);
  const hours = length * Math.max(RELAXATIONS * relaxation, rate > 0 ? ARRIVALS / rate : 0);
  const run = new ServiceNetwork(network, seed, (BATCHES + 1) * hours);
  run.run(hours);
  const seen = Array.from({ length: BATCHES }, () => run.run(hours));
  expectLaws(run);
  return seen;
}

/** Little's law and conservation: exactly, or up to rounding. */
export function expectLaws(run: ServiceNetwork): void {
  for (const { name, one, other, exact } of run.laws()) {
    const apart = one === other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
    expect(apart, `${name}: ${one} against ${other}`).toBeLessThanOrEqual(exact ? 0 : ROUNDING);
  }
}

/** @returns the mean, NaN of nothing */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** @returns the mean of the squares */
export function meanSquare(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum / values.length;
}

/** @returns the share of values above t */
export function shareAbove(values: readonly number[], t: number): number {
  let count = 0;
  for (const value of values) if (value > t) count++;
  return count / values.length;
}

/** @returns the quantile by nearest rank */
export function quantile(values: readonly number[], p: number): number {
  return nearestRank(Float64Array.from(values).sort(), p);
}
