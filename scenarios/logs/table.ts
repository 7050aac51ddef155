/** The rows of a table, one an event or one a case, to a log. */
import type { Assembler, CaseFields } from "./assembler.ts";
import type { RowSink } from "./csv.ts";
import { type Columns, columnsOf, type Mapping } from "./mapping.ts";
import { UnreadableLog } from "./problems.ts";
import type { FieldName } from "./vocabulary.ts";

const BROKEN = /\uFFFD/;
/** Control characters that no text has: bytes of UTF-8 that somebody once took for Latin letters. */
const MISDECODED = /[\u0080-\u009f]/;

const OF_CASE = [
  "opened",
  "closed",
  "deadline",
  "status",
  "onTime",
  "category",
  "area",
  "channel",
  "satisfaction",
  "closure",
  "duplicate",
  "reopened",
  "resource",
  "group",
] as const satisfies readonly (keyof CaseFields & FieldName)[];

export class TableReader implements RowSink {
  columns: Columns | null = null;
  /** Set where a piece of the text holds characters that must not be there: then every row is looked at. */
  isSuspect = false;
  private width = 0;
  private readonly mapping: Mapping;
  private readonly assembler: Assembler;

  constructor(mapping: Mapping, assembler: Assembler) {
    this.mapping = mapping;
    this.assembler = assembler;
  }

  row(fields: readonly string[], line: number): void {
    if (this.columns === null) this.header(fields, line);
    else this.body(fields, line, this.columns.indices);
  }

  private header(fields: readonly string[], line: number): void {
    const columns = columnsOf(fields, this.mapping);
    if (!columns.ok) throw new UnreadableLog(columns.error, line);
    this.columns = columns.value;
    this.width = fields.length;
    if (columns.value.repeated.length > 0) {
      this.assembler.problems.add("repeatedColumn", line, columns.value.repeated.length);
    }
  }

  private body(fields: readonly string[], line: number, at: Columns["indices"]): void {
    const { assembler } = this;
    const { problems } = assembler;
    if (fields.length !== this.width) problems.add("fieldCount", line);
    if (this.isSuspect) {
      if (fields.some((field) => BROKEN.test(field))) problems.add("uncleanText", line);
      if (fields.some((field) => MISDECODED.test(field))) problems.add("misdecodedText", line);
    }
    const text = (field: FieldName): string => {
      const index = at[field];
      return index === undefined ? "" : (fields[index] ?? "");
    };
    const optional = (field: FieldName): string | undefined => {
      const index = at[field];
      return index === undefined ? undefined : (fields[index] ?? "");
    };
    const ofCase = (): CaseFields => {
      const found: Partial<Record<keyof CaseFields, string>> = {};
      for (const field of OF_CASE) {
        const index = at[field];
        if (index !== undefined) found[field] = fields[index] ?? "";
      }
      return found;
    };
    if (at.activity === undefined || at.time === undefined || at.case === undefined) {
      // An extract without an id has a case in every row.
      assembler.wholeCase(at.case === undefined ? `row ${line}` : text("case"), ofCase(), line);
      return;
    }
    assembler.event(
      text("case"),
      {
        activity: text("activity"),
        time: text("time"),
        start: optional("start"),
        lifecycle: optional("lifecycle"),
        instance: optional("instance"),
        resource: optional("resource"),
        group: optional("group"),
        hours: optional("hours"),
      },
      ofCase,
      line,
    );
  }
}
