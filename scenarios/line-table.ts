import type { Place } from "./diagnostic.ts";

/**
 * Where the characters of a text stand.
 *
 * Not the `LineCounter` of the yaml package: it misses line ends inside what the package cannot parse (2.9.1), which is
 * where the place matters.
 */
export class LineTable {
  private readonly path: string;
  /** Offset of each line's first character. */
  private readonly starts: readonly number[];
  private readonly length: number;

  constructor(text: string, path: string) {
    const starts = [0];
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    this.path = path;
    this.starts = starts;
    this.length = text.length;
  }

  /** @param offset in UTF-16 code units, from 0; beyond the text counts as its end */
  placeOf(offset: number): Place {
    const at = Math.min(Math.max(offset, 0), this.length);
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= at) low = middle;
      else high = middle;
    }
    return { path: this.path, line: low + 1, column: at - this.starts[low] + 1 };
  }
}
