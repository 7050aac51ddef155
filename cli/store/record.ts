/**
 * A finished run as bytes: what every policy of a design point gave in one replication.
 *
 *     uint32            length of the head
 *     head              JSON, with spaces behind it up to a multiple of 8 from the start of the record
 *     float64 ...       by policy: values, series, weeks; little-endian, every bit as the worker had it
 */
import type { Failure } from "../../engine/district/plan.ts";

/** What one policy gave. */
export interface StoredResult {
  /** Index among the policies of the design point. */
  readonly policy: number;
  readonly values: Float64Array | null;
  readonly series: readonly Float64Array[];
  readonly weeks: Float64Array;
  readonly failure: Failure | null;
}

export interface RunRecord {
  /** Index among the design points of the directory. */
  readonly point: number;
  readonly replication: number;
  readonly results: readonly StoredResult[];
}

interface HeadResult {
  readonly policy: number;
  /** Lengths of the columns; values are -1 long where the run failed. */
  readonly values: number;
  readonly series: readonly number[];
  readonly weeks: number;
  readonly failure?: Failure;
}

interface Head {
  readonly point: number;
  readonly replication: number;
  readonly results: readonly HeadResult[];
}

/** What an index needs of a record. */
export interface RecordHead {
  readonly point: number;
  readonly replication: number;
  readonly policies: readonly number[];
}

const WIDTH = 8;
const aligned = (bytes: number): number => Math.ceil(bytes / WIDTH) * WIDTH;

export function encodeRecord({ point, replication, results }: RunRecord): Uint8Array {
  const head: Head = {
    point,
    replication,
    results: results.map(({ policy, values, series, weeks, failure }) => ({
      policy,
      values: values?.length ?? -1,
      series: series.map(({ length }) => length),
      weeks: weeks.length,
      ...(failure === null ? {} : { failure }),
    })),
  };
  const text = Buffer.from(JSON.stringify(head), "utf8");
  const columns = results.flatMap(({ values, series, weeks }) => [
    ...(values === null ? [] : [values]),
    ...series,
    weeks,
  ]);
  const start = aligned(4 + text.length);
  const bytes = new Uint8Array(start + columns.reduce((sum, column) => sum + column.length * WIDTH, 0)).fill(
    32,
    0,
    start,
  );
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  const numbers = new Float64Array(bytes.buffer, start);
  let at = 0;
  for (const column of columns) {
    numbers.set(column, at);
    at += column.length;
  }
  return bytes;
}

function readHead(bytes: Buffer): { head: Head; start: number } {
  const length = bytes.readUInt32LE(0);
  return { head: JSON.parse(bytes.toString("utf8", 4, 4 + length)) as Head, start: aligned(4 + length) };
}

/** @returns what the record is of, without its numbers */
export function headOf(bytes: Buffer): RecordHead {
  const { head } = readHead(bytes);
  return { ...head, policies: head.results.map(({ policy }) => policy) };
}

export function decodeRecord(bytes: Buffer): RunRecord {
  const { head, start } = readHead(bytes);
  // One copy, which all columns share: views of doubles need their own alignment.
  const numbers = new Float64Array(Uint8Array.from(bytes.subarray(start)).buffer);
  let at = 0;
  const take = (length: number): Float64Array => {
    at += length;
    return numbers.subarray(at - length, at);
  };
  return {
    point: head.point,
    replication: head.replication,
    results: head.results.map(({ policy, values, series, weeks, failure }) => ({
      policy,
      values: values < 0 ? null : take(values),
      series: series.map(take),
      weeks: take(weeks),
      failure: failure ?? null,
    })),
  };
}

/** @returns whether two results are the same to the bit; where and why something failed counts, the stack does not */
export function isSameResult(a: StoredResult, b: StoredResult): boolean {
  const same = (x: Float64Array, y: Float64Array): boolean =>
    x.length === y.length && x.every((value, i) => Object.is(value, y[i]));
  if (a.failure !== null || b.failure !== null) {
    return a.failure?.stage === b.failure?.stage && a.failure?.message === b.failure?.message;
  }
  return (
    same(a.values!, b.values!) &&
    a.series.length === b.series.length &&
    a.series.every((series, i) => same(series, b.series[i])) &&
    same(a.weeks, b.weeks)
  );
}
