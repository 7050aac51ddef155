import type { NumberLever } from "./lever.ts";

export const partTimeHours: NumberLever = {
  kind: "number",
  name: "partTimeHours",
  group: "staffing",
  label: { en: "grid hours of a part-time member", zh: "兼职网格员每日网格工时" },
  explain: {
    en: "Hours a working day that a part-timer gives the grid; she is community staff for the rest.",
    zh: "兼职网格员每个工作日用于网格的时长，其余时间为社区工作人员。",
  },
  unit: "h/day",
  min: 0.5,
  max: 6,
  statusQuo: 2,
  source: "docs/domain.md row 12: 2 of 8, assumption",
  enact(world, value) {
    world.policy.partTimeHours = value;
  },
};
