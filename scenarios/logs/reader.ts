/** A log of any known format, piece by piece, to columns. */
import type { EventLog } from "../../engine/cases/log/event-log.ts";
import { Assembler } from "./assembler.ts";
import { CsvReader, dialectOf } from "./csv.ts";
import { JsonReader } from "./json.ts";
import type { Mapping } from "./mapping.ts";
import { type Problem, UnreadableLog } from "./problems.ts";
import { TableReader } from "./table.ts";
import type { FieldName } from "./vocabulary.ts";
import { XesReader } from "./xes.ts";

/** How the log was read, for a reader to judge. */
export interface Reading {
  readonly format: string;
  readonly delimiter: string | null;
  /** By field, the column or attribute it was read from. */
  readonly mapping: Readonly<Partial<Record<FieldName, string>>>;
  readonly unread: readonly string[];
  readonly dates: Assembler["dateOrder"];
  readonly problems: readonly Problem[];
}

/** One format's part. */
export interface FormatReader {
  readonly format: string;
  push(piece: string): void;
  end(): void;
  readonly mapping: Reading["mapping"];
  readonly unread: readonly string[];
  readonly delimiter?: string;
}

/** Characters by which a format is told. */
export const HEAD = 65_536;

export class LogReader {
  private readonly assembler: Assembler;
  private readonly map: Mapping;
  private head = "";
  private reader: FormatReader | null = null;

  constructor(mapping: Mapping) {
    this.map = mapping;
    this.assembler = new Assembler(mapping);
  }

  /** @throws UnreadableLog where the text is no log, or has what a log must not have */
  push(piece: string): void {
    if (this.reader !== null) {
      this.reader.push(piece);
      return;
    }
    this.head += piece;
    if (this.head.length >= HEAD) this.begin();
  }

  /** @throws UnreadableLog */
  end(): { log: EventLog; reading: Reading; ids: () => string[] } {
    if (this.reader === null) this.begin();
    const reader = this.reader as FormatReader;
    reader.end();
    const log = this.assembler.end();
    if (log.cases === 0) throw new UnreadableLog("there is no case in it");
    const { format, mapping, unread, delimiter = null } = reader;
    const { problems, dateOrder: dates } = this.assembler;
    return {
      log,
      reading: { format, delimiter, mapping, unread, dates, problems: problems.list },
      ids: () => this.assembler.ids,
    };
  }

  private begin(): void {
    const text = this.head.startsWith("\uFEFF") ? this.head.slice(1) : this.head;
    this.head = "";
    this.reader = this.readerOf(text);
    this.reader.push(text);
  }

  private readerOf(text: string): FormatReader {
    const start = text.trimStart();
    if (start === "") throw new UnreadableLog("the file is empty");
    if (text.includes("\0")) throw new UnreadableLog("it is no text");
    if (start.startsWith("<")) return new XesReader(this.map, this.assembler);
    if (/^[[{]/.test(start)) return new JsonReader(this.map, this.assembler);
    return new TextTable(text, this.map, this.assembler);
  }
}

const SUSPECT = /[\uFFFD\u0080-\u009f]/;

class TextTable implements FormatReader {
  readonly format = "csv";
  readonly delimiter: string;
  private readonly table: TableReader;
  private readonly reader: CsvReader;

  constructor(head: string, mapping: Mapping, assembler: Assembler) {
    const dialect = dialectOf(head);
    this.delimiter = dialect.delimiter;
    this.table = new TableReader(mapping, assembler);
    this.reader = new CsvReader(dialect, this.table);
  }

  push(piece: string): void {
    // A row that began in the piece before may be suspect too.
    const isSuspect = SUSPECT.test(piece);
    this.table.isSuspect ||= isSuspect;
    this.reader.push(piece);
    this.table.isSuspect = isSuspect;
  }

  end(): void {
    this.reader.end();
  }

  get mapping(): Reading["mapping"] {
    return this.table.columns?.names ?? {};
  }

  get unread(): readonly string[] {
    return this.table.columns?.unread ?? [];
  }
}
