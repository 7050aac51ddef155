/** Which posts there are, and which blocks are whose beat, as the policy sets them. */
import type { Places } from "../agents/place.ts";
import type { Policy } from "../policy.ts";
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
    const plan = plannedPosts(places, policy);
    const hours = (duty: number): number => (w.hasGridLine ? duty : 0);
    const special = new Rounding();
    this.posts = Array.from({ length: places.communities }, (_, c) => {
      const { first, middle, last } = spanOf(places, policy, c);
      const posts: Post[] = [];
      for (let net = 0; net < this.nets; net++) {
        const { full, part } = plan[c * this.nets + net];
        posts.push(
          ...this.split(first, middle, full, { isFullTime: true, hours: hours(policy.fullTimeHours), net }),
          ...this.split(middle, last, part, { isFullTime: false, hours: hours(policy.partTimeHours), net }),
        );
      }
      const number = special.next(policy.specialGrids);
      return [...posts, ...(w.hasGridLine ? this.special(first, last, number, posts) : [])];
    });
  }

  /** Equal for equal posts, whatever levers ask for them. */
  get key(): string {
    return JSON.stringify([this.nets, this.posts]);
  }

  of(c: number): readonly Post[] {
    return this.posts[c];
  }

  private split(first: number, last: number, posts: number, kind: Kind): Post[] {
    const n = posts;
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

  /** One full-time post for each of so many blocks with most public matters; a grid keeps its first block. */
  private special(first: number, last: number, number: number, general: readonly Post[]): Post[] {
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
    return chosen.slice(0, number).map((block) => ({
      first: block,
      last: block + 1,
      isFullTime: true,
      hours: policy.fullTimeHours,
      net: 0,
      isSpecial: true,
    }));
  }
}

interface Counted {
  readonly full: number;
  readonly part: number;
}

/** @returns blocks of a community: its first, the first of part-timers' grids, and the one after its last */
function spanOf(places: Places, policy: Policy, c: number): { first: number; middle: number; last: number } {
  const grids = places.communityGrids[c];
  const first = places.communityFirstGrid[c] * places.blocksPerGrid;
  return {
    first,
    middle: first + Math.round(policy.fullTimeShare * grids) * places.blocksPerGrid,
    last: first + grids * places.blocksPerGrid,
  };
}

/** @returns posts of general grids, by community * nets + net */
function plannedPosts(places: Places, policy: Policy): Counted[] {
  const nets = Math.round(policy.nets);
  const demand = places.demand.reduce((sum, d, c) => sum + d * places.communityGrids[c], 0) / places.grids;
  const fulls = new Rounding();
  const parts = new Rounding();
  return Array.from({ length: places.communities * nets }, (_, i) => {
    const c = Math.floor(i / nets);
    const { first, middle, last } = spanOf(places, policy, c);
    const share = (policy.redrawing === "workload" ? places.demand[c] / demand : 1) / nets / places.blocksPerGrid;
    // A beat has a block at least, and every block is in a beat.
    const whole = (posts: number, blocks: number): number => (blocks === 0 ? 0 : Math.max(1, Math.min(blocks, posts)));
    return {
      full: whole(fulls.next(share * (middle - first) * policy.fullTimeMembersPerGrid), middle - first),
      part: whole(parts.next(share * (last - middle) * policy.partTimeMembersPerGrid), last - middle),
    };
  });
}

/** @returns posts that a policy creates, special grids included where each finds its block */
export function countPosts(places: Places, policy: Policy): Counted {
  if (policy.gridLine === "no") return { full: 0, part: 0 };
  const posts = plannedPosts(places, policy);
  const special = Math.round(policy.specialGrids * places.communities);
  return {
    full: posts.reduce((sum, { full }) => sum + full, special),
    part: posts.reduce((sum, { part }) => sum + part, 0),
  };
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
