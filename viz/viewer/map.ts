/** Draws one moment of a district. Marks of one colour are one path, so that a frame costs little however many there are. */
import { PHASES, type Scene } from "../../engine/district/scene.ts";
import { type Flights, MOVES } from "./flights.ts";
import type { Box, Layout, Place } from "./layout.ts";
import { DOING_INDEX, DOING_MARKS, DOINGS, PHASE_MARKS, trace } from "./marks.ts";

export interface MapWords {
  /** By desk, short. */
  readonly desks: readonly string[];
  readonly communities: readonly string[];
  /** How many tasks wait for a community's staff. */
  queue(tasks: number): string;
}

/** Somebody or something that is pointed at: a grid, and the unit that has the matter, or -1. */
export interface Followed {
  readonly grid: number;
  readonly unit: number;
}

/** What a reader has picked out. */
export interface Picked {
  readonly chosen: Place | null;
  readonly followed: Followed | null;
}

/** Colours by CSS variable, read once a theme. */
export type Inks = (variable: string) => string;

/** How a map is drawn: what it is called, in which colours, and with how many pixels of the screen to one of the page. */
export interface Manner {
  readonly words: MapWords;
  readonly inks: Inks;
  readonly ratio: number;
}

/** A mark on its way, in milliseconds of the viewer's clock. */
interface Flight {
  readonly move: number;
  readonly grid: number;
  readonly from: Box;
  readonly to: Box;
  readonly since: number;
}

const FLIGHT_MS = 900;
const MOST_FLIGHTS = 240;
/** Cells at least so wide show every matter; smaller ones are shaded by how many there are. */
const DETAILED = 34;
/** Boxes at least so high are those of units of the whole district. */
const OFFICE = 30;
const PLAIN = "11px system-ui, sans-serif";
const BOLD = `600 ${PLAIN}`;

export class DistrictMap {
  readonly layout: Layout;
  private readonly deskOfUnit: Int32Array;
  private readonly communityOf: Int32Array;
  private readonly deskOfCommunity: Int32Array;
  private readonly manner: Manner;
  /** What never moves, drawn once. */
  private readonly backdrop: OffscreenCanvas;
  private flights: Flight[] = [];

  /** @param communityOf by grid @param desks as the layout was made of */
  constructor(
    layout: Layout,
    communityOf: Int32Array,
    desks: readonly { unit: number; community: number }[],
    manner: Manner,
  ) {
    this.layout = layout;
    this.manner = manner;
    this.communityOf = communityOf;
    this.deskOfUnit = new Int32Array(32).fill(-1);
    this.deskOfCommunity = new Int32Array(layout.communities.length).fill(-1);
    desks.forEach(({ unit, community }, desk) => {
      if (community < 0) this.deskOfUnit[unit] = desk;
      else this.deskOfCommunity[community] = desk;
    });
    const { ratio } = manner;
    this.backdrop = new OffscreenCanvas(
      Math.max(1, Math.round(layout.width * ratio)),
      Math.max(1, Math.round(layout.height * ratio)),
    );
    const g = this.backdrop.getContext("2d");
    if (g === null) return;
    g.scale(ratio, ratio);
    this.drawBlocks(g);
    this.drawDeskFrames(g);
  }

  /** Takes what moved since the frame before. @param at ms */
  launch({ move, grid, unit }: Flights, at: number): void {
    for (let i = Math.max(0, move.length - MOST_FLIGHTS); i < move.length; i++) {
      const cell = this.layout.grids[grid[i]];
      const desk = this.deskFor(unit[i], grid[i]);
      const isBack = MOVES[move[i]] === "sentBack";
      const goes = MOVES[move[i]] === "recorded" || MOVES[move[i]] === "handedOver" || isBack;
      const there = goes && desk >= 0 ? this.layout.desks[desk] : cell;
      // Spread over a third of a flight, or all of one frame would leave at once.
      const since = at + (i / move.length) * (FLIGHT_MS / 3);
      this.flights.push({
        move: move[i],
        grid: grid[i],
        from: isBack ? there : cell,
        to: isBack ? cell : there,
        since,
      });
    }
    if (this.flights.length > MOST_FLIGHTS) this.flights = this.flights.slice(-MOST_FLIGHTS);
  }

  /** Whether something is still on its way. */
  isMoving(at: number): boolean {
    this.flights = this.flights.filter(({ since }) => at - since < FLIGHT_MS);
    return this.flights.length > 0;
  }

  /** @param at ms */
  draw(g: CanvasRenderingContext2D, scene: Scene, at: number, { chosen, followed }: Picked): void {
    const { layout } = this;
    g.clearRect(0, 0, layout.width, layout.height);
    g.drawImage(this.backdrop, 0, 0, layout.width, layout.height);
    if (this.isDetailed) this.drawMatters(g, scene);
    else this.drawShades(g, scene);
    this.drawMembers(g, scene);
    this.drawDesks(g, scene);
    this.drawFlights(g, at);
    if (chosen !== null) this.drawChosen(g, chosen);
    if (followed !== null) this.drawFollowed(g, followed);
  }

  private get isDetailed(): boolean {
    return (this.layout.grids[0]?.width ?? 0) >= DETAILED;
  }

  /** The community's own desk stands for the unit "community", the cell itself for the grid line. */
  private deskFor(unit: number, grid: number): number {
    const desk = this.deskOfUnit[unit];
    return desk >= 0 || unit !== 1 ? desk : this.deskOfCommunity[this.communityOf[grid]];
  }

  private drawBlocks(g: OffscreenCanvasRenderingContext2D): void {
    const { communities, grids } = this.layout;
    const { words, inks } = this.manner;
    g.fillStyle = inks("--tint");
    for (const box of communities) g.fillRect(box.x, box.y, box.width, box.height);
    g.fillStyle = inks("--ink");
    g.font = BOLD;
    g.textBaseline = "middle";
    communities.forEach((box, c) => {
      g.fillText(words.communities[c], box.x + 5, box.y + 9.5, box.width - 10);
    });
    const cells = new Path2D();
    for (const box of grids) cells.rect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
    g.fillStyle = inks("--paper");
    g.fill(cells);
    g.strokeStyle = inks("--line");
    g.stroke(cells);
  }

  private drawDeskFrames(g: OffscreenCanvasRenderingContext2D): void {
    const { words, inks } = this.manner;
    const frames = new Path2D();
    g.font = PLAIN;
    this.layout.desks.forEach((box, desk) => {
      if (box.height < OFFICE) return;
      frames.rect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
      g.fillStyle = inks("--ink");
      g.fillText(words.desks[desk], box.x + 5, box.y + 10, box.width - 32);
    });
    g.strokeStyle = inks("--line");
    g.stroke(frames);
  }

  private drawMatters(g: CanvasRenderingContext2D, scene: Scene): void {
    const { grids } = this.layout;
    const { inks } = this.manner;
    const paths = PHASES.map(() => new Path2D());
    const late = new Path2D();
    const { width } = grids[0];
    const r = width >= 60 ? 3 : 2.3;
    const pitch = 2 * r + 2.2;
    const left = width >= 60 ? 17 : 13;
    const columns = Math.max(1, Math.floor((width - left - 3) / pitch));
    const rows = Math.max(1, Math.floor((grids[0].height - 5) / pitch));
    grids.forEach((box, grid) => {
      let slot = 0;
      // The recorded ones first: where room ends, what is left out is what nobody knows of.
      for (const phase of [1, 2, 3, 0]) {
        const n = scene.matters[grid * PHASES.length + phase];
        const { shape } = PHASE_MARKS[PHASES[phase]];
        for (let i = 0; i < n && slot < columns * rows; i++, slot++) {
          const x = box.x + left + r + (slot % columns) * pitch;
          trace(paths[phase], shape, x, box.y + 4 + r + Math.floor(slot / columns) * pitch, r);
        }
      }
      if (scene.overdue[grid] > 0) late.rect(box.x + 1.5, box.y + 1.5, box.width - 3, box.height - 3);
    });
    paths.forEach((path, phase) => {
      g.fillStyle = inks(PHASE_MARKS[PHASES[phase]].colour);
      g.fill(path);
    });
    g.strokeStyle = inks("--late");
    g.lineWidth = 1.6;
    g.stroke(late);
  }

  private drawShades(g: CanvasRenderingContext2D, scene: Scene): void {
    const { grids } = this.layout;
    const { inks } = this.manner;
    const steps = [1, 3, 6, 12, 24];
    const paths = steps.map(() => new Path2D());
    const late = new Path2D();
    grids.forEach((box, grid) => {
      const first = grid * PHASES.length;
      const recorded = scene.matters[first + 1] + scene.matters[first + 2] + scene.matters[first + 3];
      const step = steps.findLastIndex((least) => recorded >= least);
      if (step >= 0) paths[step].rect(box.x + 1, box.y + 1, box.width - 2, box.height - 2);
      if (scene.overdue[grid] > 0) late.rect(box.x + 1, box.y + 1, box.width - 2, box.height - 2);
    });
    g.fillStyle = inks("--wait");
    paths.forEach((path, step) => {
      g.globalAlpha = 0.16 + 0.17 * step;
      g.fill(path);
    });
    g.globalAlpha = 1;
    g.strokeStyle = inks("--late");
    g.lineWidth = 1.2;
    g.stroke(late);
  }

  private drawMembers(g: CanvasRenderingContext2D, scene: Scene): void {
    const { grids } = this.layout;
    const { inks } = this.manner;
    const { isDetailed } = this;
    const r = isDetailed ? ((grids[0]?.width ?? 0) >= 60 ? 5 : 4) : Math.max(1.4, (grids[0]?.width ?? 0) / 7);
    const paths = DOINGS.map(() => new Path2D());
    const hollow = new Path2D();
    // Members of several nets stand under each other in the cell with which their beats begin.
    const stacked = new Uint8Array(grids.length);
    for (let k = 0; k < scene.member.length; k++) {
      const box = grids[scene.memberGrid[k]];
      const slot = stacked[scene.memberGrid[k]]++;
      const under = slot * (2 * r + 2);
      if (under > 0 && (!isDetailed || under + 3 * r > box.height)) continue;
      const doing = DOING_INDEX[scene.memberDoes[k]];
      const x = isDetailed ? box.x + r + 4 : box.x + box.width / 2;
      const y = isDetailed ? box.y + r + 4 + under : box.y + box.height / 2;
      trace(paths[doing], DOING_MARKS[DOINGS[doing]].shape, x, y, r);
      if (isDetailed && scene.memberIsFullTime[k] === 0) trace(hollow, "disc", x, y, 1.3);
    }
    paths.forEach((path, doing) => {
      g.fillStyle = inks(DOING_MARKS[DOINGS[doing]].colour);
      g.fill(path);
    });
    g.fillStyle = inks("--paper");
    g.fill(hollow);
  }

  private drawDesks(g: CanvasRenderingContext2D, scene: Scene): void {
    const { words, inks } = this.manner;
    const queues = new Path2D();
    const busy = new Path2D();
    g.textAlign = "right";
    g.textBaseline = "middle";
    g.font = BOLD;
    g.fillStyle = inks("--ink");
    this.layout.desks.forEach((box, desk) => {
      const waits = scene.waiting[desk];
      const right = box.x + box.width - 5;
      if (box.height < OFFICE) {
        // A community's own staff: their queue stands in the head of its block, if there is room.
        if (waits > 0 && box.width >= 110) g.fillText(words.queue(waits), right, box.y + 9.5, box.width - 60);
        return;
      }
      g.fillText(String(waits), right, box.y + 10, 28);
      // A square root: a queue of hundreds must not hide that another one grows from two to eight.
      const length = Math.min(1, Math.sqrt(waits) / 16);
      queues.rect(box.x + 1, box.y + box.height - 6, (box.width - 2) * length, 5);
      const servers = Math.min(scene.servers[desk], Math.floor((box.width - 12) / 5));
      const atWork = Math.round((servers * scene.atWork[desk]) / Math.max(1, scene.servers[desk]));
      for (let i = 0; i < atWork; i++) trace(busy, "square", box.x + 7 + i * 5, box.y + 22, 1.9);
    });
    g.fillStyle = inks("--wait");
    g.fill(queues);
    g.fillStyle = inks("--work");
    g.fill(busy);
  }

  private drawFlights(g: CanvasRenderingContext2D, at: number): void {
    const { inks } = this.manner;
    if (!this.isMoving(at)) return;
    const colours = ["--muted", "--work", "--work", "--late", "--check", "--closed"];
    MOVES.forEach((name, move) => {
      const marks = new Path2D();
      const lines = new Path2D();
      for (const flight of this.flights) {
        const part = (at - flight.since) / FLIGHT_MS;
        if (flight.move !== move || part < 0) continue;
        const [x0, y0] = middle(flight.from);
        const [x1, y1] = middle(flight.to);
        if (flight.from === flight.to) {
          // Something happens in place: a ring that opens as a matter arises, and closes over one that is settled.
          const size = name === "closed" ? 9 * (1 - part) + 1 : 3 + 6 * part;
          trace(lines, "disc", x0, y0, size);
          continue;
        }
        const eased = part * part * (3 - 2 * part);
        const x = x0 + (x1 - x0) * eased;
        const y = y0 + (y1 - y0) * eased;
        lines.moveTo(x - (x1 - x0) * 0.08, y - (y1 - y0) * 0.08);
        lines.lineTo(x, y);
        trace(marks, name === "sentBack" ? "triangle" : "disc", x, y, 2.6);
      }
      g.strokeStyle = g.fillStyle = inks(colours[move]);
      g.lineWidth = 1.4;
      g.globalAlpha = 0.75;
      g.stroke(lines);
      g.fill(marks);
      g.globalAlpha = 1;
    });
  }

  private drawChosen(g: CanvasRenderingContext2D, chosen: Place): void {
    const box = chosen.is === "grid" ? this.layout.grids[chosen.grid] : this.layout.desks[chosen.desk];
    if (box === undefined) return;
    g.strokeStyle = this.manner.inks("--link");
    g.lineWidth = 2.5;
    g.strokeRect(box.x + 1, box.y + 1, box.width - 2, box.height - 2);
  }

  private drawFollowed(g: CanvasRenderingContext2D, { grid, unit }: Followed): void {
    const cell = this.layout.grids[grid];
    if (cell === undefined) return;
    const [x, y] = middle(cell);
    const r = Math.max(6, cell.height / 2.4);
    g.strokeStyle = this.manner.inks("--link");
    g.lineWidth = 2;
    g.beginPath();
    trace(g, "disc", x, y, r);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ]) {
      g.moveTo(x + dx * r, y + dy * r);
      g.lineTo(x + dx * (r + 5), y + dy * (r + 5));
    }
    g.stroke();
    const desk = unit < 0 ? -1 : this.deskFor(unit, grid);
    if (desk < 0) return;
    const box = this.layout.desks[desk];
    const [toX, toY] = middle(box);
    g.setLineDash([5, 4]);
    g.beginPath();
    g.moveTo(x, y - r);
    g.lineTo(toX, toY + box.height / 2);
    g.stroke();
    g.setLineDash([]);
    g.strokeRect(box.x + 1, box.y + 1, box.width - 2, box.height - 2);
  }
}

function middle(box: Box): readonly [number, number] {
  return [box.x + box.width / 2, box.y + box.height / 2];
}
