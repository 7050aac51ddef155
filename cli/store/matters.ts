/** `--matters`: one row a matter that arose in the intake or was first recorded in it, a file a run. */
import { Flag } from "../../engine/cases/state.ts";
import { CATEGORIES } from "../../engine/district/categories.ts";
import type { Measured } from "../../engine/district/measured.ts";
import { UNITS } from "../../engine/district/units.ts";
import { parquetSink } from "./parquet.ts";
import { type Cell, flag, number, TableWriter, text, whole } from "./table.ts";
import { WHOSE } from "./tables.ts";

export const MATTERS = "matters";

/** Times are hours since the policies were enacted, absent where it never happened. Flags are those of docs/measures.md. */
const COLUMNS = [
  ...WHOSE,
  whole("matter"),
  text("community"),
  text("category"),
  text("origin"),
  flag("born"),
  flag("registered"),
  number("bornAt"),
  number("recordedAt", true),
  number("closedAt", true),
  number("solvedAt", true),
  number("deadlineAt", true),
  text("owner", true),
  text("lastUnit", true),
  whole("records"),
  whole("dispatches"),
  whole("sendBacks"),
  whole("handovers"),
  whole("distinctUnits"),
  ...["procedural", "ownership", "informational", "gridCommunity", "outcome"].map(flag),
  flag("selfHandled"),
];

const FLAGS = [Flag.procedural, Flag.ownership, Flag.informational, Flag.gridCommunity, Flag.outcome, Flag.selfHandled];

/** @returns the name of the file of one run */
export function mattersFile(point: number, replication: number, policy: number): string {
  return `${point}-${String(replication).padStart(6, "0")}-${policy}.parquet`;
}

/**
 * @param whose - names of the point and the policy, and the replication
 * @param communities - their names
 * @returns the file's bytes
 */
export function mattersTable(
  { table, born, registered }: Measured,
  whose: readonly Cell[],
  communities: readonly string[],
  created: string,
): Uint8Array {
  const pieces: Uint8Array[] = [];
  const memory = {
    write: (piece: string | Uint8Array) => void pieces.push(Buffer.from(piece as Uint8Array)),
    commit() {},
    discard() {},
  };
  const unit = (id: number): string | null => (id < 0 ? null : UNITS[id]);
  const rows = new TableWriter(COLUMNS, [parquetSink(memory, COLUMNS, created)]);
  for (let m = 0; m < table.size; m++) {
    if (born[m] === 0 && registered[m] === 0) continue;
    rows.add([
      ...whose,
      m,
      communities[table.community[m]],
      CATEGORIES[table.category[m]].name,
      table.origin[m] === 0 ? "public" : "need",
      born[m] === 1,
      registered[m] === 1,
      table.bornAt[m],
      table.recAt[m],
      table.closed1At[m],
      table.resolvedAt[m],
      table.deadlineAt[m],
      unit(table.lead[m]),
      unit(table.lastUnit[m]),
      table.records[m],
      table.dispatches[m],
      table.sendBacks[m],
      table.handovers[m],
      table.distinctUnits[m],
      ...FLAGS.map((bit) => (table.flags[m] & bit) !== 0),
    ]);
  }
  rows.end();
  return Buffer.concat(pieces);
}
