/**
 * Process map: where matters are recorded, which units accept them, who hands over to whom, and how they end. Widths go by
 * volume. Beside another policy, widths and colours show the difference instead.
 */
import { type ChartOptions, Frame, round } from "./frame.ts";
import { textWidth, wrap } from "./lettering.ts";
import { INK } from "./palette.ts";
import { tint } from "./shades.ts";

/** Volumes per 100 registered matters; every number of a handover counts, so that units may add up to more than 100. */
export interface ProcessFlow {
  /** entries[channel][unit]. */
  readonly entries: readonly (readonly number[])[];
  /** unaccepted[channel][ending]. */
  readonly unaccepted: readonly (readonly number[])[];
  /** handovers[from][to]. */
  readonly handovers: readonly (readonly number[])[];
  /** exits[unit][ending]. */
  readonly exits: readonly (readonly number[])[];
  /** By unit: returned to whoever dispatched it; no part of the other flows. */
  readonly sendBacks: readonly number[];
}

export interface ProcessOptions extends ChartOptions {
  readonly channels: readonly string[];
  readonly units: readonly string[];
  /** Solved, closed but not solved, open. */
  readonly endings: readonly string[];
  readonly channelsTitle: string;
  readonly unitsTitle: string;
  readonly endingsTitle: string;
  /** What an arc is, and which are left out. */
  readonly arcLabel: string;
  readonly sendBackLabel: string;
  /** Used where two policies are compared. */
  readonly moreLabel: string;
  readonly lessLabel: string;
  /** Absent: every way. */
  readonly shown?: ShownWays;
  readonly format: (value: number) => string;
  readonly signed: (value: number) => string;
}

/** Which ways are drawn, in the shape of the flow: a difference that cannot be told from none is left out. */
export type ShownWays = Readonly<
  Record<"entries" | "unaccepted" | "handovers" | "exits", readonly (readonly boolean[])[]>
>;

/** Arcs of less than so many per 100 matters are left to the table. */
export const LEAST_ARC = 0.5;
const LEAST_LINK = 0.05;
const ENDING_COLOURS = [tint("better", 1), tint("worse", 1), tint("amount", 1)];
const ARC = tint("more", 3);

interface Node {
  readonly lines: readonly string[];
  readonly number: string;
  readonly x: number;
  readonly width: number;
  y: number;
  height: number;
  /** Where the next link docks on its left and on its right. */
  left: number;
  right: number;
}

/** Measures of the picture at its width, px. */
interface Sizes {
  readonly channel: number;
  readonly unit: number;
  readonly unitX: number;
  readonly ending: number;
  readonly letters: number;
  /** Px a matter in 100. */
  readonly perMatter: number;
  readonly gap: number;
}

function sizesOf(width: number): Sizes {
  return width >= 560
    ? { channel: 128, unit: 176, unitX: width * 0.31, ending: 116, letters: 12, perMatter: 2.4, gap: 9 }
    : { channel: 74, unit: 102, unitX: width * 0.33, ending: 62, letters: 10, perMatter: 2.2, gap: 7 };
}

/**
 * @param flow the policy shown
 * @param than the policy it is compared with, or null to show the flow itself
 * @param options names, words and width
 * @param document where elements are made
 * @returns an SVG
 */
export function processMap(
  flow: ProcessFlow,
  than: ProcessFlow | null,
  options: ProcessOptions,
  document: Document,
): string {
  const frame = new Frame(document, options);
  const sizes = sizesOf(options.width);
  const picture = new Picture(frame, flow, than, options, sizes);
  return frame.finish(picture.draw());
}

const totalOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const column = (rows: readonly (readonly number[])[], at: number): number[] => rows.map((row) => row[at]);

class Picture {
  readonly #frame: Frame;
  readonly #flow: ProcessFlow;
  readonly #than: ProcessFlow | null;
  readonly #options: ProcessOptions;
  readonly #sizes: Sizes;

  constructor(frame: Frame, flow: ProcessFlow, than: ProcessFlow | null, options: ProcessOptions, sizes: Sizes) {
    this.#frame = frame;
    this.#flow = flow;
    this.#than = than;
    this.#options = options;
    this.#sizes = sizes;
  }

  /** @returns the height used, px */
  draw(): number {
    const { width, channels, units, endings } = this.#options;
    const sizes = this.#sizes;
    const top = this.#drawHead();
    const inflow = (of: ProcessFlow) => (u: number) =>
      totalOf(column(of.entries, u)) + totalOf(column(of.handovers, u));
    const arrivals = (of: ProcessFlow) => (c: number) => totalOf(of.entries[c]) + totalOf(of.unaccepted[c]);
    const ends = (of: ProcessFlow) => (e: number) => totalOf(column(of.exits, e)) + totalOf(column(of.unaccepted, e));
    const columns = [
      this.#nodes(channels, arrivals, 0, sizes.channel, top),
      this.#nodes(units, inflow, sizes.unitX, sizes.unit, top, (of) => (u) => of.sendBacks[u]),
      this.#nodes(endings, ends, width - sizes.ending, sizes.ending, top),
    ];
    const bottom = Math.max(...columns.flat().map((node) => node.y + node.height));
    // Shorter columns stand in the middle of the tallest.
    for (const nodes of columns) {
      const slack = bottom - Math.max(...nodes.map((node) => node.y + node.height));
      for (const node of nodes) node.y += slack / 2;
    }
    const [left, middle, right] = columns;
    this.#links(left, middle, right);
    this.#arcs(middle);
    for (const node of columns.flat()) this.#box(node);
    return bottom + 6;
  }

  #drawHead(): number {
    const { width, channelsTitle, unitsTitle, endingsTitle, arcLabel, sendBackLabel, moreLabel, lessLabel } =
      this.#options;
    const frame = this.#frame;
    const size = this.#sizes.letters;
    let y = 5;
    if (this.#than !== null) {
      y += frame.key(
        [
          { label: moreLabel, fill: tint("more", 3) },
          { label: lessLabel, fill: tint("less", 2) },
        ],
        0,
        y,
        width,
      );
    }
    y += frame.paragraph(arcLabel, 0, y, width, { size: 11, fill: INK.muted });
    y += frame.paragraph(sendBackLabel, 0, y, width, { size: 11, fill: INK.muted }) + 12;
    const heads = [
      [channelsTitle, 0, this.#sizes.channel],
      [unitsTitle, this.#sizes.unitX, this.#sizes.unit],
      [endingsTitle, width - this.#sizes.ending, this.#sizes.ending],
    ] as const;
    const used = heads.map(([title, x, room]) => frame.paragraph(title, x, y, room, { size, weight: 600 }));
    return y + Math.max(...used) + 8;
  }

  /** Boxes of one column, as high as the larger of the two volumes and as their names need. */
  #nodes(
    names: readonly string[],
    volume: (of: ProcessFlow) => (at: number) => number,
    x: number,
    width: number,
    top: number,
    returned: (of: ProcessFlow) => (at: number) => number = () => () => 0,
  ): Node[] {
    const { letters, perMatter, gap } = this.#sizes;
    let y = top;
    return names.flatMap((name, at) => {
      const own = volume(this.#flow)(at);
      const other = this.#than === null ? own : volume(this.#than)(at);
      const lines = wrap(name, letters, width - 8);
      const height = Math.max(lines.length * (letters + 2) + letters + 10, Math.max(own, other) * perMatter);
      const back = returned(this.#flow)(at) - (this.#than === null ? 0 : returned(this.#than)(at));
      const write = this.#than === null ? this.#options.format : this.#options.signed;
      const volumeText = write(this.#than === null ? own : own - other);
      const number = Math.abs(back) < LEAST_ARC ? volumeText : `${volumeText}  ↩ ${write(back)}`;
      const node: Node = { lines, number, x, width, y, height, left: 0, right: 0 };
      y += height + gap;
      return [node];
    });
  }

  #box(node: Node): void {
    const { letters } = this.#sizes;
    const frame = this.#frame;
    frame.add("rect", {
      x: round(node.x),
      y: round(node.y),
      width: round(node.width),
      height: round(node.height),
      rx: 3,
      fill: INK.paper,
      stroke: "currentColor",
      "stroke-opacity": 0.55,
    });
    const middle = node.x + node.width / 2;
    const rows = node.lines.length + 1;
    const first = node.y + node.height / 2 - ((rows - 1) * (letters + 2)) / 2 + letters * 0.36;
    node.lines.forEach((line, i) => {
      frame.letter(line, middle, first + i * (letters + 2), { size: letters, anchor: "middle" });
    });
    frame.letter(node.number, middle, first + node.lines.length * (letters + 2), {
      size: letters,
      weight: 600,
      anchor: "middle",
    });
  }

  /** Every link between the columns, docked in the order of the boxes. */
  #links(left: readonly Node[], middle: readonly Node[], right: readonly Node[]): void {
    const each = (
      from: readonly Node[],
      to: readonly Node[],
      kind: "entries" | "unaccepted" | "exits",
      colour: (to: number) => string,
    ): void => {
      from.forEach((source, i) => {
        to.forEach((target, j) => {
          const isShown = this.#options.shown?.[kind][i][j] ?? true;
          const other = this.#than?.[kind][i][j] ?? null;
          this.#link(source, target, this.#flow[kind][i][j], other, isShown ? colour(j) : null);
        });
      });
    };
    for (const nodes of [left, middle, right]) for (const node of nodes) this.#dock(node, nodes, left, middle);
    each(left, middle, "entries", () => tint("amount", 1));
    each(left, right, "unaccepted", (ending) => ENDING_COLOURS[ending]);
    each(middle, right, "exits", (ending) => ENDING_COLOURS[ending]);
  }

  /** Docks begin so that the links of a box are centred on it. */
  #dock(node: Node, nodes: readonly Node[], left: readonly Node[], middle: readonly Node[]): void {
    const at = nodes.indexOf(node);
    const other = this.#than;
    const sum = (pick: (of: ProcessFlow) => number[]): number => {
      const own = pick(this.#flow);
      const than = other === null ? own : pick(other);
      return totalOf(own.map((value, i) => Math.max(value, than[i]))) * this.#sizes.perMatter;
    };
    const start = (room: number): number => node.y + Math.max(0, (node.height - room) / 2);
    if (nodes === left) node.right = start(sum((of) => [...of.entries[at], ...of.unaccepted[at]]));
    else if (nodes === middle) {
      node.left = start(sum((of) => column(of.entries, at)));
      node.right = start(sum((of) => [...of.exits[at]]));
    } else node.left = start(sum((of) => [...column(of.unaccepted, at), ...column(of.exits, at)]));
  }

  /** @param colour null takes the room of a link without drawing it */
  #link(from: Node, to: Node, own: number, other: number | null, colour: string | null): void {
    const { perMatter } = this.#sizes;
    const room = Math.max(own, other ?? own) * perMatter;
    const y1 = from.right + room / 2;
    const y2 = to.left + room / 2;
    from.right += room;
    to.left += room;
    const shown = other === null ? own : own - other;
    if (colour === null || Math.abs(shown) < LEAST_LINK) return;
    const x1 = from.x + from.width;
    const x2 = to.x;
    const bend = (x2 - x1) / 2;
    this.#frame.add("path", {
      d: `M${round(x1)},${round(y1)}C${round(x1 + bend)},${round(y1)} ${round(x2 - bend)},${round(y2)} ${round(x2)},${round(y2)}`,
      fill: "none",
      stroke: other === null ? colour : differenceColour(shown),
      "stroke-width": round(Math.max(0.8, Math.abs(shown) * perMatter)),
      "stroke-opacity": other === null ? 0.75 : 0.85,
    });
  }

  /** Handovers bulge to the right of the units, further the more units they pass. */
  #arcs(units: readonly Node[]): void {
    const { width, format, signed } = this.#options;
    const reach = (width - this.#sizes.ending - this.#sizes.unitX - this.#sizes.unit) * 0.72;
    const { handovers } = this.#flow;
    const arcs = units.flatMap((_, from) =>
      units.flatMap((_, to) => {
        const other = this.#than?.handovers[from][to] ?? 0;
        const value = handovers[from][to] - other;
        const isShown = from !== to && (this.#options.shown?.handovers[from][to] ?? true);
        return isShown && Math.abs(value) >= LEAST_ARC ? [{ from, to, value }] : [];
      }),
    );
    const labels: Box[] = [];
    // The widest first, so that no thin one is hidden.
    for (const { from, to, value } of arcs.sort((a, b) => Math.abs(b.value) - Math.abs(a.value))) {
      const [source, target] = [units[from], units[to]];
      const x = source.x + source.width;
      const isDown = to > from;
      const y1 = source.y + source.height * (isDown ? 0.72 : 0.28);
      const y2 = target.y + target.height * (isDown ? 0.28 : 0.72);
      const out = Math.min(reach, 16 + (reach * Math.abs(to - from)) / units.length) * (isDown ? 1 : 0.82);
      const colour = this.#than === null ? ARC : differenceColour(value);
      const thickness = Math.max(1, Math.min(14, Math.abs(value) * this.#sizes.perMatter * 0.7));
      this.#frame.add("path", {
        d: `M${round(x)},${round(y1)}C${round(x + out * 1.33)},${round(y1)} ${round(x + out * 1.33)},${round(y2)} ${round(x + 7)},${round(y2)}`,
        fill: "none",
        stroke: colour,
        "stroke-width": round(thickness),
        "stroke-opacity": 0.82,
      });
      const head = Math.max(4, thickness * 0.8 + 2);
      this.#frame.add("path", {
        d: `M${round(x)},${round(y2)}l${round(head + 3)},${round(-head)}v${round(2 * head)}Z`,
        fill: colour,
      });
      this.#arcLabel(this.#than === null ? format(value) : signed(value), labels, (t) => ({
        x: x + 4 * t * (1 - t) * out,
        y: y1 + (y2 - y1) * t * t * (3 - 2 * t),
      }));
    }
  }

  /** Writes the volume of an arc beside its middle; where others stand there, further along; else the table has it. */
  #arcLabel(text: string, taken: Box[], along: (t: number) => { x: number; y: number }): void {
    const width = textWidth(text, 10) + 4;
    for (const t of [0.5, 0.38, 0.62, 0.27, 0.73]) {
      const { x, y } = along(t);
      const box = { x: x - width / 2, y: y - 7, width, height: 14 };
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      this.#frame.add("rect", {
        x: round(box.x),
        y: round(box.y),
        width: round(width),
        height: box.height,
        rx: 2,
        fill: INK.paper,
        "fill-opacity": 0.88,
      });
      this.#frame.letter(text, x, y + 4, { size: 10, anchor: "middle" });
      return;
    }
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function differenceColour(value: number): string {
  return value > 0 ? tint("more", 3) : tint("less", 2);
}
