import { describe, expect, test } from "vitest";
import type { CommunitySpec } from "../../../../engine/district/plan.ts";
import { type Box, layOut, placeAt } from "../../../../viz/viewer/layout.ts";

const communities = (...grids: number[]): CommunitySpec[] =>
  grids.map((n, i) => ({ name: `S${i}`, type: "mixed", grids: n, demand: 1 }));
const offices = Array.from({ length: 11 }, (_, i) => ({ unit: 4 + i, community: -1 }));
const desksOf = (n: number) => [...offices, ...Array.from({ length: n }, (_, community) => ({ unit: 1, community }))];

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

describe("the layout of the map", () => {
  const districts: [string, CommunitySpec[]][] = [
    ["four communities", communities(12, 12, 12, 12)],
    ["one of one grid", communities(1)],
    ["of all sizes", communities(1, 30, 7, 100, 2, 12)],
    ["a thousand grids", communities(...new Array<number>(84).fill(12))],
  ];
  for (const [what, specs] of districts) {
    for (const width of [300, 560, 1100]) {
      test(`puts everything on the sheet once, at ${width} px: ${what}`, () => {
        const layout = layOut(specs, desksOf(specs.length), width, 470);
        expect(layout.grids.length).toBe(specs.reduce((sum, { grids }) => sum + grids, 0));
        const boxes = [...layout.grids, ...layout.desks.slice(0, offices.length)];
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(-0.01);
          expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
          expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01);
          expect(box.width).toBeGreaterThan(0);
        }
        const covering = boxes.slice(0, 150).filter((a, i) => boxes.slice(i + 1).some((b) => overlap(a, b)));
        expect(covering).toEqual([]);
        // Every grid lies in the block of its community.
        let grid = 0;
        specs.forEach(({ grids }, c) => {
          const block = layout.communities[c];
          for (let g = 0; g < grids; g++, grid++) {
            const cell = layout.grids[grid];
            expect(cell.x).toBeGreaterThanOrEqual(block.x - 0.01);
            expect(cell.x + cell.width).toBeLessThanOrEqual(block.x + block.width + 0.01);
            expect(cell.y + cell.height).toBeLessThanOrEqual(block.y + block.height + 0.01);
          }
        });
      });
    }
  }

  test("takes the largest cells whose height fits", () => {
    const specs = communities(12, 12, 12, 12);
    const low = layOut(specs, desksOf(4), 1000, 200);
    const high = layOut(specs, desksOf(4), 1000, 800);
    expect(high.grids[0].width).toBeGreaterThan(low.grids[0].width);
    expect(low.communities.at(-1)!.y).toBe(low.communities[0].y);
  });

  test("a point lies in the grid or the desk that is drawn there, or in none", () => {
    const specs = communities(12, 12);
    const layout = layOut(specs, desksOf(2), 600, 470);
    layout.grids.forEach(({ x, y, width, height }, grid) => {
      expect(placeAt(layout, x + width / 2, y + height / 2)).toEqual({ is: "grid", grid });
    });
    layout.desks.forEach(({ x, y, width, height }, desk) => {
      expect(placeAt(layout, x + width / 2, y + height / 2)).toEqual({ is: "desk", desk });
    });
    expect(placeAt(layout, -1, 5)).toBeNull();
  });
});
