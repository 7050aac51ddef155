/** A table on its way out: typed columns, filled row by row, handed on in groups of rows. */

export interface Column {
  readonly name: string;
  /** Of the values: text, int32, float64, boolean. */
  readonly kind: "text" | "whole" | "number" | "flag";
  /** A value may be absent; in a column of numbers NaN is absent. */
  readonly nullable: boolean;
}

export type Cell = string | number | boolean | null;

/** The values of one column in a group of rows. */
export type Values = readonly Cell[] | Float64Array | Int32Array;

/** Where groups of rows go. */
export interface TableSink {
  /** @param values - by column, all of one length */
  write(values: readonly Values[]): void;
  end(): void;
}

export const text = (name: string, nullable = false): Column => ({ name, kind: "text", nullable });
export const whole = (name: string): Column => ({ name, kind: "whole", nullable: false });
export const number = (name: string, nullable = false): Column => ({ name, kind: "number", nullable });
export const flag = (name: string): Column => ({ name, kind: "flag", nullable: false });

/** Cells of a group: encoding one takes a hundred bytes a cell. Groups of a few rows would cost more in the file's directory. */
const CELLS = 1 << 19;

/** The column of a group that fills up; NaN stands for what is absent. */
function emptied({ kind }: Column, rows: number): Cell[] | Float64Array | Int32Array {
  if (kind === "number") return new Float64Array(rows);
  return kind === "whole" ? new Int32Array(rows) : new Array<Cell>(rows);
}

function absent({ kind }: Column): Cell {
  return kind === "number" ? Number.NaN : null;
}

/** @returns the same with null for NaN */
function withNulls(values: Values): Values {
  return values instanceof Float64Array && values.some(Number.isNaN)
    ? Array.from(values, (value) => (Number.isNaN(value) ? null : value))
    : values;
}

export class TableWriter {
  readonly #sinks: readonly TableSink[];
  readonly #columns: readonly Column[];
  readonly #values: readonly (Cell[] | Float64Array | Int32Array)[];
  readonly #group: number;
  #rows = 0;
  /** Rows of the group that is filling up. */
  #filled = 0;

  /** @param cells - of a group at most */
  constructor(columns: readonly Column[], sinks: readonly TableSink[], cells: number = CELLS) {
    this.#columns = columns;
    this.#sinks = sinks;
    this.#group = Math.ceil(cells / columns.length);
    this.#values = columns.map((column) => emptied(column, this.#group));
  }

  get rows(): number {
    return this.#rows;
  }

  /** @param cells - one a column, in order */
  add(cells: readonly Cell[]): void {
    for (let c = 0; c < cells.length; c++)
      this.#values[c][this.#filled] = (cells[c] ?? absent(this.#columns[c])) as never;
    this.#rows++;
    if (++this.#filled === this.#group) this.#hand();
  }

  end(): void {
    if (this.#filled > 0) this.#hand();
    for (const sink of this.#sinks) sink.end();
  }

  #hand(): void {
    const values = this.#values.map((column, c): Values => {
      const filled = Array.isArray(column) ? column.slice(0, this.#filled) : column.subarray(0, this.#filled);
      return this.#columns[c].nullable ? withNulls(filled) : filled;
    });
    for (const sink of this.#sinks) sink.write(values);
    this.#filled = 0;
  }
}
