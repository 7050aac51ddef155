/** Grid members: posts with a beat (some blocks of one community), filled by a person who learns, tires and may leave. */
import { grown } from "../../kernel/column.ts";

/** Posts for which there is room at first. */
const ROOM = 64;

/** Columns by post; they have spare room beyond `count`, and are replaced when it runs out. */
export class Members {
  count = 0;
  /** Members in force, by community. */
  inForce: number[][] = [];
  community = new Int32Array(ROOM);
  firstBlock = new Int32Array(ROOM);
  /** Exclusive. */
  lastBlock = new Int32Array(ROOM);
  /** Blocks that she patrols: her own, and those of vacant posts that she covers. */
  beatBlocks = new Int32Array(ROOM);
  /** Blocks of her own: all of the beat but those of special grids. */
  ownBlocks = new Int32Array(ROOM);
  /** The net whose matters and affairs are hers. */
  net = new Uint8Array(ROOM);
  isFullTime = new Uint8Array(ROOM);
  /** Crew pool and server of the grid duty. */
  pool = new Int32Array(ROOM);
  server = new Int32Array(ROOM);
  /** A part-timer's server as community staff, or -1. */
  communityServer = new Int32Array(ROOM);
  /** Grid hours a working day. */
  dutyHours = new Float64Array(ROOM);
  /** Share of the affairs of her grids that reaches her. */
  affairShare = new Float64Array(ROOM);
  /** -1 or the member who covers while the post is vacant. */
  coveredBy = new Int32Array(ROOM);
  /** Local knowledge, 0 to 1, as of `knownAt` (working days in post enter lazily). */
  knowledge = new Float64Array(ROOM);
  /** What she is able to, relative to the mean, without and by training. */
  skill = new Float64Array(ROOM);
  /** Days of training so far, and owed. */
  trainedDays = new Float64Array(ROOM);
  trainingDue = new Float64Array(ROOM);
  /** Persons who have had the post. */
  persons = new Int32Array(ROOM);
  /** Alignment with the community, 0 to 1, as of `alignedAt`. */
  alignment = new Float64Array(ROOM);
  alignedAt = new Float64Array(ROOM);
  fatigue = new Float64Array(ROOM);
  postedAt = new Float64Array(ROOM);
  /** Obligatory hours worked since the last day's accounts. */
  obligatory = new Float64Array(ROOM);
  /** Hours worked for the other line inside the grid duty. */
  otherLine = new Float64Array(ROOM);
  /** Effective patrol of the beat in grid-equivalents, hours. */
  patrolClock = new Float64Array(ROOM);
  /** Since when she patrols; NaN while she does not. */
  patrolFrom = new Float64Array(ROOM);
  patrolVersion = new Int32Array(ROOM);
  /** The latent matter of the beat that is found next, the top of its heap, or -1; it may have left by another way. */
  firstLatent = new Int32Array(ROOM);
  visitDebt = new Float64Array(ROOM);
  nextHousehold = new Int32Array(ROOM);
  /** Where her round of households in need of service goes on, and how much of a visit of it is owed. */
  nextInNeed = new Int32Array(ROOM);
  inNeedOwed = new Float64Array(ROOM);
  reports = new Int32Array(ROOM);
  /** Order conflicts since the last day's accounts. */
  conflicts = new Int32Array(ROOM);
  isActive = new Uint8Array(ROOM);
  /** Has resigned and finishes what is in hand. */
  isLeaving = new Uint8Array(ROOM);
  visitPending = new Uint8Array(ROOM);
  patrolPending = new Uint8Array(ROOM);

  add(community: number, firstBlock: number, lastBlock: number, isFullTime: boolean, dutyHours: number): number {
    const k = this.count++;
    if (k === this.community.length) this.grow();
    this.community[k] = community;
    this.firstBlock[k] = firstBlock;
    this.lastBlock[k] = lastBlock;
    this.beatBlocks[k] = lastBlock - firstBlock;
    this.ownBlocks[k] = lastBlock - firstBlock;
    this.isFullTime[k] = isFullTime ? 1 : 0;
    this.pool[k] = -1;
    this.server[k] = -1;
    this.communityServer[k] = -1;
    this.dutyHours[k] = dutyHours;
    this.coveredBy[k] = -1;
    this.fatigue[k] = 0.3;
    this.patrolFrom[k] = Number.NaN;
    this.firstLatent[k] = -1;
    this.isActive[k] = 1;
    return k;
  }

  private grow(): void {
    const columns = this as unknown as Record<string, Float64Array | Int32Array | Uint8Array | number[][] | number>;
    for (const name of Object.keys(columns)) {
      const column = columns[name];
      if (ArrayBuffer.isView(column)) columns[name] = grown(column, 2 * column.length);
    }
  }
}
