/** Text with delimiters: its dialect, its reader, its writer. */
import { UnreadableLog } from "./problems.ts";

export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
}

export const DELIMITERS = [",", ";", "\t", "|"] as const;
/** Characters in one field: what is longer is a quote that nobody closed. */
const LONGEST_FIELD = 1_000_000;
const MOST_COLUMNS = 2000;

/** Takes the rows of a table one after the other; the header first. */
export interface RowSink {
  /** @param fields reused for the next row @param line on which the row begins, from 1 */
  row(fields: readonly string[], line: number): void;
}

/**
 * @param head the beginning of the text
 * @returns the delimiter under which the first rows have the same number of columns, the more the better
 */
export function dialectOf(head: string): Dialect {
  const quotes = ['"', "'"];
  let best: Dialect = { delimiter: ",", quote: '"' };
  let most = 0;
  for (const delimiter of DELIMITERS) {
    for (const quote of quotes) {
      const rows = sampleRows(head, { delimiter, quote });
      const columns = rows[0]?.length ?? 0;
      if (columns < 2) continue;
      const alike = rows.filter(({ length }) => length === columns).length / rows.length;
      const score = alike * Math.min(columns, 50) + (head.startsWith(quote) ? 0.002 : quote === '"' ? 0.001 : 0);
      if (alike >= 0.5 && score > most) {
        most = score;
        best = { delimiter, quote };
      }
    }
  }
  return best;
}

const SAMPLE_ROWS = 200;

/** The first rows, the last perhaps cut off left out. */
export function sampleRows(head: string, dialect: Dialect): string[][] {
  const rows: string[][] = [];
  const reader = new CsvReader(dialect, {
    row: (fields) => {
      if (rows.length < SAMPLE_ROWS) rows.push([...fields]);
    },
  });
  try {
    reader.push(head);
  } catch (error) {
    if (!(error instanceof UnreadableLog)) throw error;
  }
  return rows;
}

const NEWLINE = 10;
const RETURN = 13;

/**
 * Reads text piece by piece: fields in quotes may hold delimiters, line ends and doubled quotes; rows end with LF, CRLF
 * or CR. Empty lines are no rows.
 */
export class CsvReader {
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly quoteText: string;
  private readonly sink: RowSink;
  private readonly fields: string[] = [];
  /** What is left of a piece that ended within a row. */
  private rest = "";
  private line = 1;

  constructor({ delimiter, quote }: Dialect, sink: RowSink) {
    this.delimiter = delimiter.charCodeAt(0);
    this.quote = quote.charCodeAt(0);
    this.quoteText = quote;
    this.sink = sink;
  }

  push(piece: string): void {
    const text = this.rest + piece;
    this.rest = text.slice(this.rows(text, false));
    if (this.rest.length > LONGEST_FIELD * 4) {
      throw new UnreadableLog("a row is longer than 4,000,000 characters", this.line, "a quote may not be closed");
    }
  }

  end(): void {
    const { rest } = this;
    this.rest = "";
    if (rest !== "") this.rows(`${rest}\n`, true);
  }

  /** @returns where the first incomplete row begins */
  private rows(text: string, isEnd: boolean): number {
    let start = 0;
    while (start < text.length) {
      const end = this.one(text, start, isEnd);
      if (end < 0) break;
      start = end;
    }
    return start;
  }

  /** Reads one row. @returns where the next begins, or -1 if the text ends within it */
  private one(text: string, start: number, isEnd: boolean): number {
    const { fields, delimiter, quote } = this;
    const firstLine = this.line;
    fields.length = 0;
    let lines = 0;
    let at = start;
    for (;;) {
      if (fields.length > MOST_COLUMNS)
        throw new UnreadableLog(`a row has more than ${MOST_COLUMNS} columns`, firstLine);
      let field: string;
      if (text.charCodeAt(at) === quote) {
        const close = this.closing(text, at + 1, isEnd);
        if (close < 0) return -1;
        field = text.slice(at + 1, close);
        for (let i = field.indexOf("\n"); i >= 0; i = field.indexOf("\n", i + 1)) lines++;
        if (field.includes(this.quoteText)) field = field.replaceAll(this.quoteText + this.quoteText, this.quoteText);
        at = close + 1;
        // Text after a closing quote belongs to the field, as spreadsheets have it.
        const from = at;
        at = this.fieldEnd(text, at);
        if (at > from) field += text.slice(from, at);
      } else {
        const from = at;
        at = this.fieldEnd(text, at);
        field = text.slice(from, at);
      }
      if (at >= text.length) return -1;
      fields.push(field);
      const code = text.charCodeAt(at);
      if (code === delimiter) {
        at++;
        continue;
      }
      if (code === RETURN && at + 1 === text.length && !isEnd) return -1;
      at += code === RETURN && text.charCodeAt(at + 1) === NEWLINE ? 2 : 1;
      break;
    }
    this.line += lines + 1;
    if (fields.length > 1 || fields[0] !== "") this.sink.row(fields, firstLine);
    return at;
  }

  private fieldEnd(text: string, from: number): number {
    const { delimiter } = this;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === NEWLINE || code === RETURN) break;
    }
    return at;
  }

  /** @returns where the quote closes, or -1 if that lies beyond the text */
  private closing(text: string, from: number, isEnd: boolean): number {
    let at = from;
    for (;;) {
      at = text.indexOf(this.quoteText, at);
      if (at < 0 || at - from > LONGEST_FIELD) {
        if (isEnd || at >= 0 || text.length - from > LONGEST_FIELD) {
          throw new UnreadableLog("a quote is not closed", this.line, "close it, or double it within a field");
        }
        return -1;
      }
      if (at + 1 === text.length) return -1;
      if (text.charCodeAt(at + 1) !== this.quote) return at;
      at += 2;
    }
  }
}

/** @returns one line of a CSV file, with its end; a field in quotes only where it needs them */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => quoted(String(field))).join(",")}\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
