import type { NumberLever } from "./lever.ts";

export const fullTimeMembersPerGrid: NumberLever = {
  kind: "number",
  name: "fullTimeMembersPerGrid",
  group: "staffing",
  label: { en: "full-time members per grid", zh: "每网格专职网格员" },
  explain: {
    en: "Full-time posts for each grid that full-time members answer for; below one, a post covers several grids.",
    zh: "每个专职网格配备的专职岗位数；小于一时一人负责多个网格。",
  },
  unit: "posts/grid",
  min: 0.1,
  max: 2,
  statusQuo: 1,
  source: "docs/domain.md 1.6: about one; two in Baohe (1.17)",
  enact(world, value) {
    world.policy.fullTimeMembersPerGrid = value;
  },
};
