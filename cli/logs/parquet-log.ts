/** Simulated matters as Parquet: one row an event, for DuckDB, pandas and R. */
import type { SimulatedCase } from "../../scenarios/logs/simulated.ts";
import { wallClock } from "../../scenarios/logs/simulated.ts";
import type { Replacement } from "../store/files.ts";
import { parquetSink } from "../store/parquet.ts";
import { number, TableWriter, text } from "../store/table.ts";

/** Times as text by the wall clock in China, and as exact hours since 1970. */
const COLUMNS = [
  text("case"),
  text("activity"),
  text("time"),
  number("epochHours"),
  text("unit", true),
  text("category"),
  text("community"),
  text("grid"),
  text("channel"),
  text("deadline"),
];

/** @param created the program and its version: part of the file's bytes */
export function writeParquetLog(file: Replacement, cases: readonly SimulatedCase[], created: string): void {
  const rows = new TableWriter(COLUMNS, [parquetSink(file, COLUMNS, created)]);
  for (const { id, category, community, grid, channel, deadline, events } of cases) {
    for (const { at, activity, unit } of events) {
      rows.add([
        id,
        activity,
        wallClock(at),
        at,
        unit === "" ? null : unit,
        category,
        community,
        grid,
        channel,
        wallClock(deadline),
      ]);
    }
  }
  rows.end();
}
