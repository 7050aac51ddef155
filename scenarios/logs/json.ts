/** JSON logs, held whole: Open311 GeoReport v2 with or without notes, OCEL 2.0, and plain lists of records. */
import type { Assembler, CaseFields } from "./assembler.ts";
import { AttributeNames, FieldRow } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import { asOcel, isOcel, readOcel } from "./ocel.ts";
import { UnreadableLog } from "./problems.ts";
import type { FormatReader } from "./reader.ts";
import { TableReader } from "./table.ts";

/** Characters; larger logs are better brought as CSV or XES, which stream. */
const LARGEST = 256_000_000;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Item = { readonly [key: string]: Json };

const isItem = (value: Json | undefined): value is Item =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: Json | undefined): string =>
  value === null || value === undefined || typeof value === "object" ? "" : String(value);

export class JsonReader implements FormatReader {
  format = "json";
  private readonly pieces: string[] = [];
  private length = 0;
  private readonly map: Mapping;
  private readonly names: AttributeNames;
  private readonly assembler: Assembler;
  private table: TableReader | null = null;

  constructor(mapping: Mapping, assembler: Assembler) {
    this.map = mapping;
    this.names = new AttributeNames(mapping);
    this.assembler = assembler;
  }

  push(piece: string): void {
    this.length += piece.length;
    if (this.length > LARGEST)
      throw new UnreadableLog(`is JSON of more than ${LARGEST} characters`, 0, "bring it as CSV");
    this.pieces.push(piece);
  }

  end(): void {
    const value = this.parsed();
    if (isItem(value) && isOcel(value)) {
      this.format = "ocel";
      readOcel(asOcel(value), this.map, this.names, this.assembler);
      return;
    }
    const list = Array.isArray(value) ? value : isItem(value) ? Object.values(value).find(Array.isArray) : undefined;
    const records = (list as readonly Json[] | undefined)?.filter(isItem) ?? [];
    if (records.length === 0) throw new UnreadableLog("is JSON, but neither OCEL nor a list of records");
    if (records.some(({ notes }) => Array.isArray(notes))) {
      this.format = "open311";
      for (const [index, record] of records.entries()) this.request(record, index + 1);
    } else this.rows(records);
  }

  get mapping(): FormatReader["mapping"] {
    return this.table?.columns?.names ?? this.names.read;
  }

  get unread(): readonly string[] {
    return this.table?.columns?.unread ?? this.names.unread;
  }

  private parsed(): Json {
    try {
      return JSON.parse(this.pieces.join("")) as Json;
    } catch (error) {
      // The message quotes the text, which may be anybody's.
      const at = /position (\d+)/.exec((error as Error).message)?.[1];
      throw new UnreadableLog(`is no valid JSON${at === undefined ? "" : ` (at character ${at})`}`);
    } finally {
      this.pieces.length = 0;
    }
  }

  /** A request with what was noted on the way, each with its agency: one matter, many departments. */
  private request(record: Item, line: number): void {
    const { names, assembler } = this;
    const row = new FieldRow();
    for (const [key, value] of Object.entries(record)) {
      const known = names.find(key);
      if (known !== null && typeof value !== "object") row.set(known, textOf(value));
    }
    const ofCase = { ...row.fields };
    const agency = ofCase.group ?? "";
    const notes = (record.notes as readonly Json[] | undefined) ?? [];
    const events = notes.filter(isItem).map((note) => ({
      activity: textOf(note.type),
      time: textOf(note.datetime),
      group:
        textOf(isItem(note.extended_attributes) ? note.extended_attributes.agency_responsible : undefined) || agency,
    }));
    if (events.length === 0) events.push({ activity: "opened", time: ofCase.opened ?? "", group: agency });
    for (const event of events) assembler.event(ofCase.case ?? "", event, () => ofCase as CaseFields, line);
  }

  private rows(records: readonly Item[]): void {
    const columns = [...new Set(records.slice(0, 1000).flatMap((record) => Object.keys(record)))];
    this.table = new TableReader(this.map, this.assembler);
    this.table.row(columns, 0);
    records.forEach((record, index) => {
      this.table?.row(
        columns.map((column) => textOf(record[column])),
        index + 1,
      );
    });
  }
}
