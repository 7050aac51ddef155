/**
 * Process map: where matters are recorded, which units accept them, who hands over to whom, and how they end. Widths go by
 * volume. Beside another policy, widths and colours show the difference instead.
 */
import { drawArcs } from "./arcs.ts";
import { type ChartOptions, Frame, round } from "./frame.ts";
import { wrap } from "./lettering.ts";
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
/** The widest arc, px. */
const THICKEST = 14;
const ENDING_COLOURS = [tint("better", 1), tint("worse", 1), tint("amount", 1)];
const ARC = tint("more", 3);

interface Node {
  readonly lines: readonly string[];
  readonly number: string;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** Px that the links on either side need, one under the other. */
  readonly leftRoom: number;
  readonly rightRoom: number;
  y: number;
  /** Where the next link docks on its left and on its right. */
  left: number;
  right: number;
}

/** What docks at one box: the volumes of its links, and what else passes through it. */
interface Links {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly volume: number;
  readonly sentBack: number;
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
  return frame.finish(new Picture(frame, flow, than, options).draw());
}

const totalOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const column = (rows: readonly (readonly number[])[], at: number): number[] => rows.map((row) => row[at]);

function channelLinks({ entries, unaccepted }: ProcessFlow, at: number): Links {
  const right = [...entries[at], ...unaccepted[at]];
  return { left: [], right, volume: totalOf(right), sentBack: 0 };
}

function unitLinks({ entries, handovers, exits, sendBacks }: ProcessFlow, at: number): Links {
  const left = column(entries, at);
  return { left, right: exits[at], volume: totalOf(left) + totalOf(column(handovers, at)), sentBack: sendBacks[at] };
}

function endingLinks({ exits, unaccepted }: ProcessFlow, at: number): Links {
  const left = [...column(unaccepted, at), ...column(exits, at)];
  return { left, right: [], volume: totalOf(left), sentBack: 0 };
}

class Picture {
  readonly #frame: Frame;
  readonly #flow: ProcessFlow;
  readonly #than: ProcessFlow | null;
  readonly #options: ProcessOptions;
  readonly #sizes: Sizes;

  constructor(frame: Frame, flow: ProcessFlow, than: ProcessFlow | null, options: ProcessOptions) {
    this.#frame = frame;
    this.#flow = flow;
    this.#than = than;
    this.#options = options;
    this.#sizes = sizesOf(options.width);
  }

  /** @returns the height used, px */
  draw(): number {
    const { width, channels, units, endings } = this.#options;
    const { channel, unit, unitX, ending } = this.#sizes;
    const top = this.#drawHead();
    const columns = [
      this.#nodes(channels, channelLinks, 0, channel, top),
      this.#nodes(units, unitLinks, unitX, unit, top),
      this.#nodes(endings, endingLinks, width - ending, ending, top),
    ];
    const end = (nodes: readonly Node[]): number => Math.max(...nodes.map((node) => node.y + node.height));
    const bottom = Math.max(...columns.map(end));
    for (const nodes of columns) {
      // Shorter columns stand in the middle of the tallest, and links in the middle of their box.
      const slack = (bottom - end(nodes)) / 2;
      for (const node of nodes) {
        node.y += slack;
        node.left = node.y + (node.height - node.leftRoom) / 2;
        node.right = node.y + (node.height - node.rightRoom) / 2;
      }
    }
    const [left, middle, right] = columns;
    this.#links(left, middle, "entries", () => tint("amount", 1));
    this.#links(left, right, "unaccepted", (at) => ENDING_COLOURS[at]);
    this.#links(middle, right, "exits", (at) => ENDING_COLOURS[at]);
    this.#arcs(middle);
    for (const node of columns.flat()) this.#box(node);
    return bottom + 6;
  }

  #drawHead(): number {
    const { width, channelsTitle, unitsTitle, endingsTitle, arcLabel, sendBackLabel } = this.#options;
    const { channel, unit, unitX, ending, letters } = this.#sizes;
    const frame = this.#frame;
    let y = 5;
    if (this.#than !== null) {
      const more = { label: this.#options.moreLabel, fill: differenceColour(1) };
      y += frame.key([more, { label: this.#options.lessLabel, fill: differenceColour(-1) }], 0, y, width);
    }
    y += frame.paragraph(arcLabel, 0, y, width, { size: 11, fill: INK.muted });
    y += frame.paragraph(sendBackLabel, 0, y, width, { size: 11, fill: INK.muted }) + 12;
    const heads = [
      [channelsTitle, 0, channel],
      [unitsTitle, unitX, unit],
      [endingsTitle, width - ending, ending],
    ] as const;
    const used = heads.map(([title, x, room]) => frame.paragraph(title, x, y, room, { size: letters, weight: 600 }));
    return y + Math.max(...used) + 8;
  }

  /** Boxes of one column, as high as their links, what passes through them, and their names need. */
  #nodes(
    names: readonly string[],
    linksOf: (flow: ProcessFlow, at: number) => Links,
    x: number,
    width: number,
    top: number,
  ): Node[] {
    const { letters, perMatter, gap } = this.#sizes;
    let y = top;
    return names.map((name, at) => {
      const own = linksOf(this.#flow, at);
      const other = this.#than === null ? own : linksOf(this.#than, at);
      const room = (side: "left" | "right"): number =>
        perMatter * totalOf(own[side].map((volume, i) => Math.max(volume, other[side][i])));
      const [leftRoom, rightRoom] = [room("left"), room("right")];
      const lines = wrap(name, letters, width - 8);
      const height = Math.max(
        lines.length * (letters + 2) + letters + 10,
        perMatter * Math.max(own.volume, other.volume),
        leftRoom,
        rightRoom,
      );
      const node = {
        lines,
        number: this.#numberOf(own, other),
        x,
        width,
        height,
        leftRoom,
        rightRoom,
        y,
        left: 0,
        right: 0,
      };
      y += height + gap;
      return node;
    });
  }

  /** The volume of a box, or its difference; and what it sends back, if that is worth a word. */
  #numberOf(own: Links, other: Links): string {
    const { format, signed } = this.#options;
    const tell = (of: "volume" | "sentBack"): string =>
      this.#than === null ? format(own[of]) : signed(own[of] - other[of]);
    const sentBack = this.#than === null ? own.sentBack : own.sentBack - other.sentBack;
    return Math.abs(sentBack) < LEAST_ARC ? tell("volume") : `${tell("volume")}  ↩ ${tell("sentBack")}`;
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
    const leading = letters + 2;
    const first = node.y + node.height / 2 - (node.lines.length * leading) / 2 + letters * 0.36;
    [...node.lines, node.number].forEach((line, i) => {
      frame.letter(line, node.x + node.width / 2, first + i * leading, {
        size: letters,
        weight: i === node.lines.length ? 600 : 400,
        anchor: "middle",
      });
    });
  }

  /** Every link between two columns, docked in the order of the boxes; one that is not drawn takes its room too. */
  #links(
    from: readonly Node[],
    to: readonly Node[],
    kind: "entries" | "unaccepted" | "exits",
    colour: (to: number) => string,
  ): void {
    const { shown } = this.#options;
    from.forEach((source, i) => {
      to.forEach((target, j) => {
        const own = this.#flow[kind][i][j];
        const other = this.#than?.[kind][i][j] ?? null;
        const room = Math.max(own, other ?? own) * this.#sizes.perMatter;
        const y1 = source.right + room / 2;
        const y2 = target.left + room / 2;
        source.right += room;
        target.left += room;
        const value = other === null ? own : own - other;
        if (Math.abs(value) < LEAST_LINK || shown?.[kind][i][j] === false) return;
        this.#link(source.x + source.width, y1, target.x, y2, value, other === null ? colour(j) : null);
      });
    });
  }

  /** @param colour null for a difference */
  #link(x1: number, y1: number, x2: number, y2: number, value: number, colour: string | null): void {
    const bend = round((x1 + x2) / 2);
    this.#frame.add("path", {
      d: `M${round(x1)},${round(y1)}C${bend},${round(y1)} ${bend},${round(y2)} ${round(x2)},${round(y2)}`,
      fill: "none",
      stroke: colour ?? differenceColour(value),
      "stroke-width": round(Math.max(0.8, Math.abs(value) * this.#sizes.perMatter)),
      "stroke-opacity": colour === null ? 0.85 : 0.75,
    });
  }

  #arcs(units: readonly Node[]): void {
    const { width, format, signed, shown } = this.#options;
    const { ending, unitX, unit, perMatter } = this.#sizes;
    const arcs = units.flatMap((_, from) =>
      units.flatMap((_, to) => {
        const value = this.#flow.handovers[from][to] - (this.#than?.handovers[from][to] ?? 0);
        if (from === to || Math.abs(value) < LEAST_ARC || shown?.handovers[from][to] === false) return [];
        return {
          from,
          to,
          value,
          colour: this.#than === null ? ARC : differenceColour(value),
          label: this.#than === null ? format(value) : signed(value),
        };
      }),
    );
    const reach = (width - ending - unitX - unit) * 0.72;
    // A scale of their own: as wide as links, they would hide the boxes that they join.
    const most = Math.max(...arcs.map(({ value }) => Math.abs(value)));
    const perHandover = Math.min(perMatter * 0.7, THICKEST / most);
    const drawn = arcs
      .map((arc) => ({ ...arc, thickness: Math.max(1, Math.abs(arc.value) * perHandover) }))
      .sort((a, b) => b.thickness - a.thickness);
    drawArcs(this.#frame, units, drawn, reach);
  }
}

function differenceColour(value: number): string {
  return value > 0 ? tint("more", 3) : tint("less", 2);
}
