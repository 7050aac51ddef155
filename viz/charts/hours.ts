/** What staff hours go into: a group of stacked bars a line, one bar a policy. */
import { type ChartOptions, Frame } from "./frame.ts";
import { drawStacked, type Part, type StackedRows, stackedEnd } from "./stacked.ts";

/** One line (grid members, community, ...): hours a week by policy and activity. */
export interface LineHours extends StackedRows {
  readonly title: string;
}

export interface HoursOptions extends ChartOptions {
  readonly activities: readonly Part[];
  readonly axis: string;
  readonly format: (value: number) => string;
}

/**
 * @param columns lines in the order shown, each on its own scale
 * @param options activities, words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function hours(columns: readonly LineHours[], options: HoursOptions, document: Document): string {
  const frame = new Frame(document, options);
  const key = options.activities.map((activity) => ({ label: activity.label, fill: activity.colour }));
  let y = frame.key(key, 0, 0, options.width) + 16;
  const across = options.width >= 700 ? 2 : 1;
  const gutter = 40;
  const width = (options.width - gutter * (across - 1)) / across;
  for (let first = 0; first < columns.length; first += across) {
    const heights = columns.slice(first, first + across).map((line, i) => {
      const x = i * (width + gutter);
      frame.letter(line.title, x, y + 13, { size: 13, weight: 600 });
      return drawStacked(frame, line, options.activities, {
        x,
        y: y + 26,
        width,
        end: stackedEnd(line.values),
        axis: options.axis,
        format: options.format,
      });
    });
    y += Math.max(...heights) + 26 + 22;
  }
  return frame.finish(y - 22);
}
