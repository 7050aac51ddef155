/** Which posts there are, and which blocks are whose beat, as the policy sets them. */
import type { World } from "../world.ts";

export interface Post {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
  readonly isFullTime: boolean;
  /** Grid hours a working day; 0 where there is no grid line. */
  readonly hours: number;
  readonly net: number;
  /** A special grid, which no general one contains. */
  readonly isSpecial: boolean;
}

type Kind = Pick<Post, "isFullTime" | "hours" | "net">;

/**
 * Posts of each community: full-timers for its first grids, part-timers for the rest, in every net; then those of its
 * special grids. Beats are runs of blocks, even in households or in expected workload.
 */
export class Posts {
  readonly nets: number;
  private readonly posts: Post[][];
  private readonly w: World;

  constructor(w: World) {
    this.w = w;
    const { places } = w.exogenous;
    const { policy } = w;
    this.nets = Math.round(policy.nets);
    const full = new Rounding();
    const part = new Rounding();
    this.posts = Array.from({ length: places.communities }, (_, c) => {
      const grids = places.communityGrids[c];
      const fullGrids = Math.round(policy.fullTimeShare * grids);
      const first = places.communityFirstGrid[c] * places.blocksPerGrid;
      const middle = first + fullGrids * places.blocksPerGrid;
      const last = first + grids * places.blocksPerGrid;
      const share = policy.redrawing === "workload" ? places.demand[c] / this.meanDemand : 1;
      const posts: Post[] = [];
      for (let net = 0; net < this.nets; net++) {
        const fullTimers = full.next((share * fullGrids * policy.fullTimeMembersPerGrid) / this.nets);
        const partTimers = part.next((share * (grids - fullGrids) * policy.partTimeMembersPerGrid) / this.nets);
        const hours = (duty: number): number => (w.hasGridLine ? duty : 0);
        posts.push(
          ...this.split(first, middle, fullTimers, { isFullTime: true, hours: hours(policy.fullTimeHours), net }),
          ...this.split(middle, last, partTimers, { isFullTime: false, hours: hours(policy.partTimeHours), net }),
        );
      }
      return [...posts, ...(w.hasGridLine ? this.special(first, last, posts) : [])];
    });
  }

  /** Equal for equal posts, whatever levers ask for them. */
  get key(): string {
    return JSON.stringify([this.nets, this.posts]);
  }

  of(c: number): readonly Post[] {
    return this.posts[c];
  }

  /** Demand of a grid on average. */
  private get meanDemand(): number {
    const { demand, communityGrids, grids } = this.w.exogenous.places;
    return demand.reduce((sum, d, c) => sum + d * communityGrids[c], 0) / grids;
  }

  private split(first: number, last: number, posts: number, kind: Kind): Post[] {
    const blocks = last - first;
    if (blocks === 0) return [];
    const n = Math.max(1, Math.min(blocks, posts));
    const ends = this.w.policy.redrawing === "workload" ? this.evenWork(first, last, n) : evenBlocks(first, last, n);
    return Array.from({ length: n }, (_, i) => ({
      first: i === 0 ? first : ends[i - 1],
      last: ends[i],
      ...kind,
      isSpecial: false,
    }));
  }

  /** @returns where each of n beats ends, so that each has its part of the matters to be expected, and a block at least */
  private evenWork(first: number, last: number, n: number): number[] {
    const { parameters: p, happenings } = this.w.exogenous;
    const work = (block: number): number => p.needsPerGridDay + p.publicPerGridDay * happenings.blockDemand[block];
    let total = 0;
    for (let block = first; block < last; block++) total += work(block);
    const ends: number[] = [];
    let done = 0;
    for (let block = first; block < last && ends.length < n - 1; block++) {
      done += work(block);
      const isLastChance = last - block - 1 === n - 1 - ends.length;
      if (done >= (total * (ends.length + 1)) / n - work(block) / 2 || isLastChance) ends.push(block + 1);
    }
    return [...ends, last];
  }

  /** One full-time post for each of the blocks with most public matters; a grid keeps its first block. */
  private special(first: number, last: number, general: readonly Post[]): Post[] {
    const { places, happenings } = this.w.exogenous;
    const { policy } = this.w;
    const blocks: number[] = [];
    for (let block = first; block < last; block++) if (block % places.blocksPerGrid !== 0) blocks.push(block);
    blocks.sort((a, b) => happenings.blockDemand[b] - happenings.blockDemand[a] || a - b);
    const left = general.map((post) => post.last - post.first);
    const chosen = blocks.filter((block) => {
      const losing = [...general.keys()].filter((i) => general[i].first <= block && block < general[i].last);
      // No general member is left without a block of her own.
      if (losing.some((i) => left[i] <= 1)) return false;
      for (const i of losing) left[i]--;
      return true;
    });
    return chosen.slice(0, Math.round(policy.specialGrids)).map((block) => ({
      first: block,
      last: block + 1,
      isFullTime: true,
      hours: policy.fullTimeHours,
      net: 0,
      isSpecial: true,
    }));
  }
}

/** Whole posts, rounded over the running sum, so that the district has the number that the lever asks for. */
class Rounding {
  private sum = 0;

  next(posts: number): number {
    const before = Math.round(this.sum);
    this.sum += posts;
    return Math.round(this.sum) - before;
  }
}

function evenBlocks(first: number, last: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => first + Math.round(((i + 1) * (last - first)) / n));
}
