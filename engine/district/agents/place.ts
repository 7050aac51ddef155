/** Places: district > community > grid > block. A block, some 60 households, carries every exogenous stream. */
import type { Parameters } from "../factors/index.ts";
import type { CommunitySpec } from "../plan.ts";

/** Households of a block (docs/domain.md 1.6: 59 in a micro-grid). */
const BLOCK_HOUSEHOLDS = 60;

export const blocksPerGrid = (p: Parameters): number => Math.max(1, Math.round(p.familyHouseholds / BLOCK_HOUSEHOLDS));

export class Places {
  readonly communities: number;
  readonly grids: number;
  readonly blocks: number;
  readonly blocksPerGrid: number;
  readonly gridCommunity: Int32Array;
  readonly communityFirstGrid: Int32Array;
  readonly communityGrids: Int32Array;
  readonly demand: Float64Array;
  /** 1 where a property manager answers for the compounds. */
  readonly hasProperty: Uint8Array;
  readonly floating: Float64Array;

  constructor(specs: readonly CommunitySpec[], p: Parameters) {
    this.communities = specs.length;
    this.communityGrids = Int32Array.from(specs, (s) => s.grids);
    this.communityFirstGrid = new Int32Array(specs.length);
    let grids = 0;
    for (let c = 0; c < specs.length; c++) {
      this.communityFirstGrid[c] = grids;
      grids += specs[c].grids;
    }
    this.grids = grids;
    this.gridCommunity = new Int32Array(grids);
    for (let c = 0; c < specs.length; c++) {
      this.gridCommunity.fill(c, this.communityFirstGrid[c], this.communityFirstGrid[c] + specs[c].grids);
    }
    this.blocksPerGrid = blocksPerGrid(p);
    this.blocks = grids * this.blocksPerGrid;
    this.demand = Float64Array.from(specs, (s) => s.demand);
    this.hasProperty = Uint8Array.from(specs, (s) => (s.type === "old-compound" ? 0 : 1));
    this.floating = Float64Array.from(specs, (s) => floatingShare(s.type, p.floatingShare));
  }

  gridOf(block: number): number {
    return (block / this.blocksPerGrid) | 0;
  }

  communityOf(block: number): number {
    return this.gridCommunity[(block / this.blocksPerGrid) | 0];
  }
}

/** Assumption: rental compounds hold half as many floating residents again, gated and old ones fewer. */
function floatingShare(type: CommunitySpec["type"], mean: number): number {
  const relative = { "old-compound": 0.8, "dense-rental": 1.55, "new-gated": 0.65, mixed: 1 }[type];
  return Math.min(0.95, mean * relative);
}
