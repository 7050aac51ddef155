/** What comes of drawing a report. */

export interface NamedChart {
  /** Unique within the report; a file's name without ending. */
  readonly name: string;
  /** @returns an SVG of this width, px */
  readonly draw: (width: number) => string;
}

/** A report with its charts, which can be drawn again at other widths. */
export interface DrawnReport {
  /** A page that needs nothing else and asks nothing of a network. */
  readonly html: string;
  /** In reading order. */
  readonly charts: readonly NamedChart[];
}
