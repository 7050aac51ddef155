import type { NumberLever } from "./lever.ts";

export const specialGrids: NumberLever = {
  kind: "number",
  name: "specialGrids",
  group: "staffing",
  label: { en: "special grids", zh: "专属网格" },
  explain: {
    en: "Full-time posts a community for its busiest blocks alone (markets, schools, stations).",
    zh: "每个社区为重点区域（市场、学校、车站等）单设的专职岗位数。",
  },
  unit: "posts/community",
  min: 0,
  max: 4,
  statusQuo: 0,
  source: "docs/domain.md 1.11: 34 special beside 555 general grids in Pidu; more than 1 a community is an assumption",
  enact(world, value) {
    world.policy.specialGrids = value;
  },
};
