import type { NumberLever } from "./lever.ts";

export const fullTimeHours: NumberLever = {
  kind: "number",
  name: "fullTimeHours",
  group: "staffing",
  label: { en: "grid hours of a full-time member", zh: "专职网格员每日网格工时" },
  explain: {
    en: "Hours a working day that a full-time member is on duty for the grid line.",
    zh: "专职网格员每个工作日用于网格工作的时长。",
  },
  unit: "h/day",
  min: 2,
  max: 8,
  statusQuo: 6.5,
  source: "docs/domain.md row 11: 6.5 of 8, assumption",
  enact(world, value) {
    world.policy.fullTimeHours = value;
  },
};
