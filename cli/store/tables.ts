/** The results as tables: replications.csv and series.csv, policy by policy. */
import type { ResultRow } from "../../engine/study/record.ts";
import { InputError } from "../errors.ts";
import type { RunResult } from "../execute/task.ts";

/** The shortest decimal that reads back as the same bits; empty if undefined. */
function decimal(value: number): string {
  return Number.isNaN(value) ? "" : String(value);
}

/** @returns the lines of replications.csv, each with its end */
export function* replicationLines(rows: Iterable<ResultRow>): Generator<string> {
  yield "policy,replication,response,value\n";
  for (const { policy, replication, response, value } of rows) {
    yield `${policy},${replication},${response},${decimal(value)}\n`;
  }
}

/** A series of the model with its axis. */
export interface Axis {
  readonly name: string;
  readonly points: Float64Array;
}

/** The curves of one series under one policy: one a replication, over one axis. */
export interface Curves {
  readonly name: string;
  readonly policy: string;
  readonly x: Float64Array;
  readonly curves: readonly { readonly replication: number; readonly values: Float64Array }[];
}

/**
 * @param axes - of the series, in the order of the results' curves
 * @param outcomes - by replication, without a gap; a failed policy of a replication has no curves
 * @returns by policy, then by series
 */
export function curvesOf(
  policies: readonly string[],
  axes: readonly Axis[],
  outcomes: readonly (readonly RunResult[])[],
): Curves[] {
  return policies.flatMap((policy, p) => {
    const done = outcomes.flatMap((results, replication) =>
      results[p].values === null ? [] : [{ replication, series: results[p].series }],
    );
    return axes.map(({ name, points }, s) => ({
      name,
      policy,
      x: points,
      curves: done.map(({ replication, series }) => ({ replication, values: series[s] })),
    }));
  });
}

/** @returns the lines of series.csv, each with its end */
export function* seriesLines(all: readonly Curves[]): Generator<string> {
  yield "policy,replication,series,x,value\n";
  for (const { name, policy, x, curves } of all) {
    for (const { replication, values } of curves) {
      for (const [at, point] of x.entries()) {
        yield `${policy},${replication},${name},${decimal(point)},${decimal(values[at])}\n`;
      }
    }
  }
}

/**
 * @param text - series.csv
 * @param path - named in errors
 * @returns its curves, in the order of their first appearance
 * @throws InputError for a line that is not of five fields
 */
export function readSeries(text: string, path: string): Curves[] {
  interface Found {
    readonly name: string;
    readonly policy: string;
    readonly points: Map<number, { readonly x: number[]; readonly values: number[] }>;
  }
  const found = new Map<string, Found>();
  text.split("\n").forEach((line, index) => {
    if (index === 0 || line === "") return;
    const fields = line.split(",");
    if (fields.length !== 5) throw new InputError(`${path}:${index + 1}: five fields are expected.`);
    const [policy, replication, name, x, value] = fields;
    const key = `${name},${policy}`;
    if (!found.has(key)) found.set(key, { name, policy, points: new Map() });
    const { points } = found.get(key)!;
    if (!points.has(Number(replication))) points.set(Number(replication), { x: [], values: [] });
    const curve = points.get(Number(replication))!;
    curve.x.push(Number(x));
    curve.values.push(value === "" ? Number.NaN : Number(value));
  });
  return [...found.values()].map(({ name, policy, points }) => {
    const curves = [...points].map(([replication, { values }]) => ({ replication, values: Float64Array.from(values) }));
    return { name, policy, x: Float64Array.from([...points.values()][0].x), curves };
  });
}
