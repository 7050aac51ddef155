/** Matters: what happens in the world (exogenous, by key, the same under every policy) and where each of them stands. */

import { grown } from "../../kernel/column.ts";
import { AliasTable } from "../../kernel/random/alias.ts";
import { threefry, uniformAt } from "../../kernel/random/counter.ts";
import { exponential, lognormalOfMean } from "../../kernel/random/distributions.ts";
import { CATEGORIES } from "../categories.ts";
import type { Parameters } from "../factors/index.ts";
import { decision, type Purpose, type Randomness } from "../randomness.ts";
import type { DemandClock } from "./demand-clock.ts";
import { orderByTime } from "./order.ts";
import type { Places } from "./place.ts";
import type { Population } from "./resident.ts";

export const PUBLIC = 0;
export const NEED = 1;

const CATEGORY = decision("category");

/** Every matter that arises in a replication, in order of birth: the row is the matter's id in every policy. */
export class Happenings {
  readonly size: number;
  readonly at: Float64Array;
  readonly origin: Uint8Array;
  readonly category: Uint8Array;
  readonly block: Int32Array;
  /** Who has the need, or -1 for a public matter. */
  readonly resident: Int32Array;
  readonly key0: Int32Array;
  readonly key1: Int32Array;
  /** Public matters of a block relative to the mean of its community. */
  readonly blockDemand: Float64Array;

  constructor(places: Places, population: Population, clock: DemandClock, p: Parameters, randomness: Randomness) {
    const births = new Births(expected(places, p, clock.end));
    const end = clock.end;
    const needs = randomness.purpose("needs");
    const words = new Int32Array(2);
    for (let r = 0; r < population.size; r++) {
      const rate = population.needRate(r);
      if (rate === 0) continue;
      // A resident's own unit exponentials: one resident or one rate more changes nobody else's needs.
      threefry(needs.k0, needs.k1, population.slot(r), population.person(r), words, 0);
      births.renew(words[0], words[1], rate, end, population.block(r), r);
    }
    const publics = randomness.purpose("public matters");
    const spread = randomness.purpose("block demand");
    this.blockDemand = new Float64Array(places.blocks);
    for (let block = 0; block < places.blocks; block++) {
      this.blockDemand[block] = lognormalOfMean(spread.uniform(block, 0), 1, p.gridSpread);
      const rate =
        (p.publicPerGridDay / places.blocksPerGrid) *
        places.demand[places.communityOf(block)] *
        this.blockDemand[block];
      threefry(publics.k0, publics.k1, block, 0, words, 0);
      births.renew(words[0], words[1], rate, end, block, NOBODY);
    }
    demolish(births, places, clock, p, randomness.purpose("demolition"));
    const n = births.size;
    const operational = births.operational.subarray(0, n);
    // At equal times the order of making decides, which places and residents fix.
    const order = orderByTime(operational);
    this.size = n;
    this.at = new Float64Array(n);
    this.origin = new Uint8Array(n);
    this.category = new Uint8Array(n);
    this.block = new Int32Array(n);
    this.resident = new Int32Array(n);
    this.key0 = new Int32Array(n);
    this.key1 = new Int32Array(n);
    const categories = [
      new AliasTable(Float64Array.from(CATEGORIES, (c) => c.public * p[c.demand])),
      new AliasTable(Float64Array.from(CATEGORIES, (c) => c.needs * p[c.demand])),
      new AliasTable(Float64Array.from(CATEGORIES, (c) => DEMOLITION_MATTERS[c.name] ?? 0)),
    ];
    const { whose } = births;
    for (let m = 0; m < n; m++) {
      const i = order[m];
      const from = i * BIRTH;
      const resident = whose[from + 1];
      const origin = resident < 0 ? PUBLIC : NEED;
      const table = resident === DEMOLITION ? 2 : origin;
      const key0 = whose[from + 2];
      const key1 = whose[from + 3];
      this.at[m] = clock.at(operational[i]);
      this.origin[m] = origin;
      this.block[m] = whose[from];
      this.resident[m] = resident < 0 ? NOBODY : resident;
      this.key0[m] = key0;
      this.key1[m] = key1;
      this.category[m] = categories[table].pick(uniformAt(key0, key1, CATEGORY, 0));
    }
  }
}

const NOBODY = -1;
/** Stands for the resident of a matter that a demolition brings. */
const DEMOLITION = -2;
/** What a demolition brings, by category (assumption). */
const DEMOLITION_MATTERS: Readonly<Record<string, number>> = { hazards: 0.4, building: 0.3, cityscape: 0.3 };

/** A demolition brings public matters to every block of one community: the first of old compounds, else the first. */
function demolish(births: Births, places: Places, clock: DemandClock, p: Parameters, draws: Purpose): void {
  const from = clock.operationalAt(p.demolitionDay);
  const to = clock.operationalAt(p.demolitionDay + p.demolitionDays);
  if (to <= from) return;
  const community = Math.max(0, places.hasProperty.indexOf(0));
  const first = places.communityFirstGrid[community] * places.blocksPerGrid;
  const last = first + places.communityGrids[community] * places.blocksPerGrid;
  const words = new Int32Array(2);
  for (let block = first; block < last; block++) {
    threefry(draws.k0, draws.k1, block, 0, words, 0);
    const rate = p.demolitionMatters / places.blocksPerGrid;
    births.renew(words[0], words[1], rate, to, block, DEMOLITION, from);
  }
}

/** @returns matters expected, and some more */
function expected(places: Places, p: Parameters, end: number): number {
  let grids = 0;
  for (let c = 0; c < places.communities; c++) grids += places.demand[c] * places.communityGrids[c];
  return Math.ceil(1.05 * grids * (p.needsPerGridDay + p.publicPerGridDay) * end) + 64;
}

/** Words of a birth: block, resident (-1: public), and the matter's two key words. */
const BIRTH = 4;

/** Births in the order in which they were made. All that is asked of one, in order of time, lies side by side. */
class Births {
  size = 0;
  operational: Float64Array;
  whose: Int32Array;

  /** @param capacity births expected; there is room for more */
  constructor(capacity: number) {
    this.operational = new Float64Array(capacity);
    this.whose = new Int32Array(capacity * BIRTH);
  }

  renew(k0: number, k1: number, rate: number, end: number, block: number, resident: number, start = 0): void {
    const mean = 1 / rate;
    let at = start + exponential(uniformAt(k0, k1, 0, 0), mean);
    for (let n = 0; at < end; ) {
      if (this.size === this.operational.length) this.grow();
      const i = this.size++;
      const from = i * BIRTH;
      this.operational[i] = at;
      this.whose[from] = block;
      this.whose[from + 1] = resident;
      threefry(k0, k1, n, 1, this.whose, from + 2);
      n++;
      at += exponential(uniformAt(k0, k1, n, 0), mean);
    }
  }

  private grow(): void {
    this.operational = grown(this.operational, 2 * this.operational.length);
    this.whose = grown(this.whose, 2 * this.whose.length);
  }
}

/** What becomes of matters in one run. The case table has what is measured; here stands what the processes need. */
export class Matters {
  /** Matters that there are in all. */
  readonly capacity: number;
  /** One of STANDING. */
  readonly standing: Uint8Array;
  /** Unit that has it, or -1. */
  readonly unit: Int8Array;
  /** Bitmask of handling units, of which there are twelve. */
  readonly owners: Uint16Array;
  readonly lead: Int8Array;
  readonly dispatches: Uint8Array;
  readonly sendBacks: Uint8Array;
  readonly passes: Uint8Array;
  readonly requests: Uint8Array;
  readonly complaints: Uint8Array;
  /** Goes up by one each time the matter is opened again: attempts of a later life draw anew. */
  readonly generation: Uint8Array;
  /** Timers carry the version they were set for; those of an earlier one are void. */
  readonly version: Uint16Array;
  /** System of the first record: grid platform, hotline, app, property manager's. */
  readonly system: Uint8Array;
  /** Resident who knows of it and can complain and rate, or -1. */
  readonly voice: Int32Array;
  /** Patrol clock of its beat at which it is found. */
  readonly threshold: Float64Array;
  /** Next sibling in the heap of latent matters, or next in the list of silent ones. */
  readonly next: Int32Array;
  /** Owners that have done their part (bitmask), and parts under joint handling by state. */
  readonly finished: Uint16Array;
  readonly jointQueue: Uint8Array;
  readonly jointWork: Uint8Array;
  readonly jointLead: Uint8Array;
  /** The member's task for it, or -1. */
  readonly task: Int32Array;
  /** Times it was given to a member: the number of a task may be another's later, this one is not. */
  readonly assignments: Uint16Array;
  readonly cooperated: Uint8Array;
  readonly reminded: Uint8Array;
  readonly trulyDone: Uint8Array;
  /** Times its work was finished: each completion is a draw of its own. */
  readonly completions: Uint8Array;
  /** Accepted by a unit whose parts are not all done. */
  readonly unfinished: Uint8Array;
  /** The colleague who settles what is beyond its member's skill, or -1. */
  readonly helper: Int32Array;
  /** Small enough to be settled on the spot, though there is no grid line. */
  readonly small: Uint8Array;
  /** The subdistrict has summoned its owners. */
  readonly whistled: Uint8Array;
  readonly petitioned: Uint8Array;

  constructor(n: number) {
    this.capacity = n;
    this.standing = new Uint8Array(n);
    this.unit = new Int8Array(n).fill(-1);
    this.owners = new Uint16Array(n);
    this.lead = new Int8Array(n).fill(-1);
    this.dispatches = new Uint8Array(n);
    this.sendBacks = new Uint8Array(n);
    this.passes = new Uint8Array(n);
    this.requests = new Uint8Array(n);
    this.complaints = new Uint8Array(n);
    this.generation = new Uint8Array(n);
    this.version = new Uint16Array(n);
    this.system = new Uint8Array(n);
    this.voice = new Int32Array(n).fill(-1);
    this.threshold = new Float64Array(n);
    this.next = new Int32Array(n).fill(-1);
    this.finished = new Uint16Array(n);
    this.jointQueue = new Uint8Array(n);
    this.jointWork = new Uint8Array(n);
    this.jointLead = new Uint8Array(n);
    this.task = new Int32Array(n).fill(-1);
    this.assignments = new Uint16Array(n);
    this.cooperated = new Uint8Array(n);
    this.reminded = new Uint8Array(n);
    this.trulyDone = new Uint8Array(n);
    this.completions = new Uint8Array(n);
    this.unfinished = new Uint8Array(n);
    this.helper = new Int32Array(n).fill(-1);
    this.small = new Uint8Array(n);
    this.whistled = new Uint8Array(n);
    this.petitioned = new Uint8Array(n);
  }

  /** Matters born so far: they are born in order. */
  get rows(): number {
    let born = 0;
    let unborn = this.capacity;
    while (born < unborn) {
      const middle = (born + unborn) >> 1;
      if (this.standing[middle] === UNBORN) unborn = middle;
      else born = middle + 1;
    }
    return born;
  }
}

/** Where a matter stands. */
export const UNBORN = 0;
/** A public matter that nobody has recorded. */
export const LATENT = 1;
/** A need on its way to whoever is told. */
export const TELLING = 2;
/** A need that its resident keeps. */
export const SILENT = 3;
/** Recorded and not closed. */
export const OPEN = 4;
export const CLOSED = 5;
/** Settled without a record, vanished, or given up. */
export const GONE = 6;

/** Systems in which records are made. */
export const PLATFORM = 0;
export const HOTLINE_SYSTEM = 1;
export const APP_SYSTEM = 2;
export const PROPERTY_SYSTEM = 3;
