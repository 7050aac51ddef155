/** Where communities, grids and desks stand on the schematic map: no geography, neighbours are only next in the list. */
import type { CommunitySpec } from "../../engine/district/plan.ts";
import type { Desk } from "../../engine/district/scene.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** By desk; those of a community stand in its head. */
  readonly desks: readonly Box[];
  readonly communities: readonly Box[];
  /** By grid of the district. */
  readonly grids: readonly Box[];
}

const GAP = 6;
const HEAD = 18;
const DESK_WIDTH = 92;
const DESK_HEIGHT = 34;
/** Cells are no larger, however much room there is. */
const LARGEST_CELL = 96;
/** Height to width of a cell. */
const SHAPE = 0.78;

interface Tiling {
  readonly columns: number;
  readonly cell: number;
  readonly rowHeights: readonly number[];
  readonly height: number;
}

/** @returns columns of cells in a community */
const across = (grids: number): number => Math.ceil(Math.sqrt(grids * 1.3));

function tile(communities: readonly CommunitySpec[], width: number, columns: number): Tiling {
  const widest = Math.max(...communities.map(({ grids }) => across(grids)));
  const inner = (width - GAP * (columns - 1)) / columns - GAP;
  const cell = Math.min(LARGEST_CELL, inner / widest);
  const rowHeights: number[] = [];
  communities.forEach(({ grids }, c) => {
    const row = Math.floor(c / columns);
    const height = HEAD + Math.ceil(grids / across(grids)) * cell * SHAPE + GAP;
    rowHeights[row] = Math.max(rowHeights[row] ?? 0, height);
  });
  return { columns, cell, rowHeights, height: rowHeights.reduce((sum, height) => sum + height + GAP, -GAP) };
}

/** The tiling with the largest cells whose height fits, else the lowest of those whose cells can still be seen. */
function best(communities: readonly CommunitySpec[], width: number, most: number): Tiling {
  const tilings = communities.map((_, i) => tile(communities, width, i + 1)).filter(({ cell }) => cell >= 5);
  const fitting = tilings.filter(({ height }) => height <= most);
  const isBetter = (a: Tiling, b: Tiling): boolean =>
    Math.abs(a.cell - b.cell) < 0.01 ? b.height < a.height : b.cell > a.cell;
  if (fitting.length > 0) return fitting.reduce((a, b) => (isBetter(a, b) ? b : a));
  return (tilings.length > 0 ? tilings : [tile(communities, width, 1)]).reduce((a, b) => (b.height < a.height ? b : a));
}

/**
 * @param width px
 * @param most height that the communities should not exceed, px
 */
export function layOut(
  communities: readonly CommunitySpec[],
  desks: readonly Desk[],
  width: number,
  most: number,
): Layout {
  const offices = desks.filter(({ community }) => community < 0).length;
  const perRow = Math.max(1, Math.min(offices, Math.floor((width + GAP) / (DESK_WIDTH + GAP))));
  // Rows as even as they can be: eleven desks are six and five rather than ten and one.
  const rows = Math.ceil(offices / perRow);
  const inRow = Math.ceil(offices / rows);
  const deskWidth = (width - GAP * (inRow - 1)) / inRow;
  const top = rows * (DESK_HEIGHT + GAP) + GAP;
  const { columns, cell, rowHeights, height } = best(communities, width, most);
  const blockWidth = (width - GAP * (columns - 1)) / columns;
  const blocks: Box[] = [];
  const grids: Box[] = [];
  communities.forEach((community, c) => {
    const row = Math.floor(c / columns);
    const y = top + rowHeights.slice(0, row).reduce((sum, one) => sum + one + GAP, 0);
    const block = { x: (c % columns) * (blockWidth + GAP), y, width: blockWidth, height: rowHeights[row] };
    blocks.push(block);
    const cells = across(community.grids);
    const left = block.x + (blockWidth - cells * cell) / 2;
    for (let g = 0; g < community.grids; g++) {
      const at = { x: left + (g % cells) * cell, y: y + HEAD + Math.floor(g / cells) * cell * SHAPE };
      grids.push({ ...at, width: cell, height: cell * SHAPE });
    }
  });
  let office = 0;
  return {
    width,
    height: top + height,
    communities: blocks,
    grids,
    desks: desks.map(({ community }) => {
      if (community >= 0) return { ...blocks[community], height: HEAD };
      const i = office++;
      const y = Math.floor(i / inRow) * (DESK_HEIGHT + GAP);
      return { x: (i % inRow) * (deskWidth + GAP), y, width: deskWidth, height: DESK_HEIGHT };
    }),
  };
}

const isIn = (box: Box, x: number, y: number): boolean =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;

export type Place = { readonly is: "grid"; readonly grid: number } | { readonly is: "desk"; readonly desk: number };

/** @returns what stands at a point of the map, or null */
export function placeAt(layout: Layout, x: number, y: number): Place | null {
  const grid = layout.grids.findIndex((box) => isIn(box, x, y));
  if (grid >= 0) return { is: "grid", grid };
  const desk = layout.desks.findIndex((box) => isIn(box, x, y));
  return desk >= 0 ? { is: "desk", desk } : null;
}
