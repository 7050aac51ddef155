/**
 * The tables of a run directory: everything in its journals, in canonical order (design point, replication, policy), so
 * that their bytes do not depend on workers, interruptions or kills.
 *
 *     replications    one row a run: every response, or where and why it failed
 *     series          one row a run, series and point of its axis
 *     weeks           one row a run, week and community
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { districtAt } from "../../scenarios/study.ts";
import type { StoredColumns } from "./columns.ts";
import { csvSink } from "./csv.ts";
import type { Files, Replacement } from "./files.ts";
import type { Journals } from "./journals.ts";
import type { Manifest } from "./manifest.ts";
import { parquetSink } from "./parquet.ts";
import type { StoredPoint } from "./points.ts";
import type { StoredResult } from "./record.ts";
import { type Cell, type Column, number, TableWriter, text, whole } from "./table.ts";

export const TABLES = ["replications", "series", "weeks"] as const;
export type TableName = (typeof TABLES)[number];

/** What a manifest says of a table, so that it can be told whether the file is still that. */
export interface TableSeal {
  readonly rows: number;
  readonly sha256: string;
}

export type Seals = Readonly<Record<TableName, TableSeal>>;

/** The columns that say whose row it is. */
export const WHOSE: readonly Column[] = [text("point"), text("policy"), whole("replication")];

function layoutOf({ responses, weeks }: StoredColumns): Readonly<Record<TableName, readonly Column[]>> {
  return {
    replications: [
      ...WHOSE,
      text("failedStage", true),
      text("failedMessage", true),
      ...responses.map((name) => number(name, true)),
    ],
    series: [...WHOSE, text("series"), number("x"), number("value", true)],
    weeks: [
      ...WHOSE,
      whole("week"),
      text("community"),
      ...weeks.map((name) => (name === "open" ? number : whole)(name)),
    ],
  };
}

/** Adds the rows of one run to every table. */
function addRun(
  tables: Readonly<Record<TableName, TableWriter>>,
  whose: readonly Cell[],
  { values, series, weeks, failure }: StoredResult,
  columns: StoredColumns,
  communities: readonly string[],
): void {
  const responses = columns.responses.map((_, r) => values?.[r] ?? null);
  tables.replications.add([...whose, failure?.stage ?? null, failure?.message ?? null, ...responses]);
  series.forEach((curve, s) => {
    const { name, x } = columns.series[s];
    curve.forEach((value, at) => {
      tables.series.add([...whose, name, x[at], value]);
    });
  });
  const width = columns.weeks.length;
  for (let row = 0; row * width < weeks.length; row++) {
    const [week, community] = [Math.floor(row / communities.length), row % communities.length];
    const counts = weeks.subarray(row * width, (row + 1) * width);
    tables.weeks.add([...whose, week + 1, communities[community], ...counts]);
  }
}

/** A file that knows the hash of what was written to it. */
function hashing(file: Replacement): Replacement & { readonly digest: () => string } {
  const hash = createHash("sha256");
  return {
    ...file,
    write(piece) {
      hash.update(piece);
      file.write(piece);
    },
    digest: () => hash.digest("hex"),
  };
}

export interface TableOptions {
  /** CSV files beside the Parquet ones. */
  readonly csv: boolean;
  /** The program and its version. */
  readonly created: string;
}

/**
 * Writes all tables of a directory; either all are replaced or none is.
 *
 * @throws InputError if a run stands in the journals twice with different results
 */
export function writeTables(
  files: Files,
  directory: string,
  journals: Journals,
  points: readonly StoredPoint[],
  { study, columns }: Pick<Manifest, "study" | "columns">,
  { csv, created }: TableOptions,
): Seals {
  const open: Replacement[] = [];
  const replace = (name: string): Replacement => {
    const file = files.replace(join(directory, name));
    open.push(file);
    return file;
  };
  const layout = layoutOf(columns);
  const communitiesOf = points.map(({ name }) =>
    districtAt(study, { district: name }).communities.map((community) => community.name),
  );
  try {
    const opened = TABLES.map((name) => {
      const own = layout[name];
      const file = hashing(replace(`${name}.parquet`));
      const sinks = [parquetSink(file, own, created), ...(csv ? [csvSink(replace(`${name}.csv`), own)] : [])];
      return { name, file, table: new TableWriter(own, sinks) };
    });
    const tables = Object.fromEntries(opened.map(({ name, table }) => [name, table])) as Record<TableName, TableWriter>;
    for (const { point, replication, results } of journals.runs()) {
      const { name, policies } = points[point];
      for (const result of results) {
        addRun(tables, [name, policies[result.policy].name, replication], result, columns, communitiesOf[point]);
      }
    }
    for (const { table } of opened) table.end();
    const seals = opened.map(({ name, table, file }) => [name, { rows: table.rows, sha256: file.digest() }]);
    for (const file of open.splice(0)) file.commit();
    return Object.fromEntries(seals) as Seals;
  } catch (error) {
    for (const file of open) file.discard();
    throw error;
  }
}
