/** `gridgov query`: SQL over the tables of a run directory, by DuckDB in this process and on one thread of it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Effects } from "../effects.ts";
import { InputError } from "../errors.ts";
import { csvLine } from "../store/csv.ts";
import { withTables } from "../store/current.ts";
import { MATTERS } from "../store/matters.ts";
import { TABLES } from "../store/tables.ts";

export interface QueryOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Rows of a table that is printed for a person. */
const SHOWN = 1000;

/** As much of the optional package as is used: the program is built without it too. */
interface DuckDB {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{
      connect(): Promise<Connection>;
      closeSync(): void;
    }>;
  };
}

interface Connection {
  run(sql: string): Promise<unknown>;
  stream(sql: string): Promise<{
    deduplicatedColumnNames(): string[];
    yieldRowsJs(): AsyncIterable<unknown[][]>;
  }>;
  closeSync(): void;
}

const PACKAGE: string = "@duckdb/node-api";

async function loadDuckDB(): Promise<DuckDB> {
  try {
    return (await import(PACKAGE)) as DuckDB;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new InputError([
      `gridgov query needs DuckDB, an optional package of 70 MB that is not installed here: npm install ${PACKAGE}`,
      "The tables are Parquet files, which Python, R and DuckDB's own program read without it.",
    ]);
  }
}

function literal(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}

/** A table a file, and all files of matters as one. */
function views(directory: string, folder: string): string[] {
  const files = TABLES.map((name): [string, string] => [name, join(folder, `${name}.parquet`)]);
  const matters = join(directory, MATTERS);
  if (existsSync(matters)) files.push([MATTERS, join(matters, "*.parquet")]);
  return files.map(([name, path]) => `create view ${name} as select * from read_parquet(${literal(path)})`);
}

type Cell = string | number | boolean | null;

/** Whole numbers as numbers where they fit, dates and nested values as text. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? Number(inner) : inner));
}

/** Columns padded, numbers to the right. */
function asText(names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
  const isNumber = names.map((_, c) => rows.every((row) => row[c] === null || typeof row[c] === "number"));
  const widths = names.map((name, c) => Math.max(name.length, ...cells.map((row) => row[c].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => (isNumber[c] ? cell.padStart(widths[c]) : cell.padEnd(widths[c])))
      .join("  ")
      .trimEnd();
  return [line(names), ...cells.map(line)].join("\n");
}

/** What becomes of the rows of an answer, a few at a time. */
interface Printer {
  rows(rows: readonly (readonly Cell[])[]): void;
  end(): void;
}

function printerOf({ terminal }: Effects, { json, csv }: QueryOptions, names: readonly string[]): Printer {
  if (csv === true) {
    terminal.result(csvLine(names).trimEnd());
    return { rows: (rows) => terminal.result(rows.map(csvLine).join("").trimEnd()), end() {} };
  }
  if (json === true) {
    let before = "[\n";
    return {
      rows(rows) {
        const objects = rows.map((row) => JSON.stringify(Object.fromEntries(names.map((name, c) => [name, row[c]]))));
        terminal.result(`${before}${objects.join(",\n")}`);
        before = ",\n";
      },
      end: () => terminal.result(before === "[\n" ? "[]" : "]"),
    };
  }
  const shown: (readonly Cell[])[] = [];
  let count = 0;
  return {
    rows(rows) {
      count += rows.length;
      shown.push(...rows.slice(0, SHOWN - shown.length));
    },
    end() {
      terminal.result(asText(names, shown));
      if (count > SHOWN) terminal.note(`${count} rows, of which ${SHOWN} are shown; --csv and --json give all.`);
    },
  };
}

/**
 * @param sql - one statement; tables: replications, series, weeks, and matters where they were stored
 * @throws InputError if the directory holds no run, DuckDB is not installed, or it refuses the statement
 */
export async function query(effects: Effects, directory: string, sql: string, options: QueryOptions): Promise<void> {
  const { DuckDBInstance } = await loadDuckDB();
  await withTables(effects, directory, async (folder) => {
    const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
    const connection = await instance.connect();
    try {
      for (const view of views(directory, folder)) await connection.run(view);
      const result = await connection.stream(sql);
      const printer = printerOf(effects, options, result.deduplicatedColumnNames());
      for await (const rows of result.yieldRowsJs()) printer.rows(rows.map((row) => row.map(cellOf)));
      printer.end();
    } catch (error) {
      throw new InputError(error instanceof Error ? error.message : String(error));
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
}
