/** A table on its way out: typed columns, filled row by row, handed on in groups of rows. */

export interface Column {
  readonly name: string;
  /** Of the values: text, int32, float64, boolean. */
  readonly kind: "text" | "whole" | "number" | "flag";
  /** A value may be absent; in a column of numbers NaN is absent. */
  readonly nullable: boolean;
}

export type Cell = string | number | boolean | null;

/** Where groups of rows go. */
export interface TableSink {
  /** @param values - by column, all of one length */
  write(values: Cell[][]): void;
  end(): void;
}

export const text = (name: string, nullable = false): Column => ({ name, kind: "text", nullable });
export const whole = (name: string, nullable = false): Column => ({ name, kind: "whole", nullable });
export const number = (name: string, nullable = false): Column => ({ name, kind: "number", nullable });
export const flag = (name: string): Column => ({ name, kind: "flag", nullable: false });

/** Rows of a group: what is held in memory at most. */
const GROUP = 8192;

export class TableWriter {
  #rows = 0;
  readonly #sinks: readonly TableSink[];
  readonly #columns: readonly Column[];
  #values: Cell[][];

  constructor(columns: readonly Column[], sinks: readonly TableSink[]) {
    this.#columns = columns;
    this.#sinks = sinks;
    this.#values = columns.map(() => []);
  }

  get rows(): number {
    return this.#rows;
  }

  /** @param cells - one a column, in order */
  add(cells: readonly Cell[]): void {
    cells.forEach((cell, c) => {
      this.#values[c].push(this.#columns[c].nullable && Number.isNaN(cell) ? null : cell);
    });
    if (++this.#rows % GROUP === 0) this.#hand();
  }

  end(): void {
    if (this.#values[0].length > 0) this.#hand();
    for (const sink of this.#sinks) sink.end();
  }

  #hand(): void {
    for (const sink of this.#sinks) sink.write(this.#values);
    this.#values = this.#columns.map(() => []);
  }
}
