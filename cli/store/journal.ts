/**
 * The journal of a run: one line a finished replication, in the order of arrival, appended and synced as it arrives.
 * It is the truth that a later run resumes from; the CSV files are made of it. A replication that was lost with its
 * worker is not in it, and so is tried again.
 */
import type { PolicyResult } from "../../engine/district/plan.ts";
import { InputError } from "../errors.ts";

export type Outcomes = ReadonlyMap<number, readonly PolicyResult[]>;

/** JSON has neither NaN (undefined: null) nor infinity (its name). */
type StoredNumber = number | null | "Infinity" | "-Infinity";

interface Line {
  readonly replication: number;
  readonly results: readonly {
    readonly policy: string;
    readonly values: readonly StoredNumber[] | null;
    readonly series: readonly (readonly StoredNumber[])[];
    readonly failure: PolicyResult["failure"];
  }[];
}

function store(values: Float64Array): StoredNumber[] {
  return Array.from(values, (value) =>
    Number.isFinite(value) ? value : Number.isNaN(value) ? null : (String(value) as "Infinity" | "-Infinity"),
  );
}

function restore(values: readonly StoredNumber[]): Float64Array {
  return Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
}

/** @returns one line, without its end */
export function journalLine(replication: number, results: readonly PolicyResult[]): string {
  const line: Line = {
    replication,
    results: results.map(({ policy, values, series, failure }) => ({
      policy,
      values: values === null ? null : store(values),
      series: series.map(store),
      failure,
    })),
  };
  return JSON.stringify(line);
}

function parseLine(text: string, where: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    throw new InputError(`${where}: the line cannot be read. Restore the file, or start again in another directory.`);
  }
}

/**
 * @param text - the journal, whose last line may be torn
 * @param path - named in errors
 * @returns the finished replications, and the length in bytes of the whole lines
 * @throws InputError for a broken line, or for two records of a replication that are not the same to the byte
 */
export function readJournal(text: string, path: string): { outcomes: Outcomes; bytes: number } {
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const outcomes = new Map<number, readonly PolicyResult[]>();
  whole.split("\n").forEach((row, index) => {
    if (row === "") return;
    const where = `${path}:${index + 1}`;
    const { replication, results } = parseLine(row, where);
    const earlier = outcomes.get(replication);
    if (earlier !== undefined && journalLine(replication, earlier) !== row) {
      throw new InputError(`${where}: replication ${replication} was run twice, and the results differ.`);
    }
    outcomes.set(
      replication,
      results.map(({ policy, values, series, failure }) => ({
        policy,
        values: values === null ? null : restore(values),
        series: series.map(restore),
        failure,
      })),
    );
  });
  return { outcomes, bytes: Buffer.byteLength(whole) };
}
