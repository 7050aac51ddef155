/** A schematic layout of places: rectangles whose areas go by the number of grids. It is no geography. */
import { hierarchy, treemap, treemapSquarify } from "d3-hierarchy";

export interface PlaceBox {
  /** Index of the place as it was given. */
  readonly place: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Squarified treemap (Bruls, Huizing & van Wijk 2000), in the order given: the same sizes give the same layout.
 * @param sizes of the places (numbers of grids), each > 0
 * @param width px
 * @param height px
 * @param gap between places, px
 */
export function placeBoxes(sizes: readonly number[], width: number, height: number, gap: number): PlaceBox[] {
  const root = hierarchy<{ size?: number; children?: { size: number }[] }>({
    children: sizes.map((size) => ({ size })),
  }).sum((node) => node.size ?? 0);
  const tiled = treemap<{ size?: number; children?: { size: number }[] }>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingInner(gap)
    .round(false)(root);
  return (tiled.children ?? []).map(({ x0, y0, x1, y1 }, place) => ({
    place,
    x: x0,
    y: y0,
    width: x1 - x0,
    height: y1 - y0,
  }));
}
