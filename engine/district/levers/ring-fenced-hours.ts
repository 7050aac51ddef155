import type { NumberLever } from "./lever.ts";

export const ringFencedHours: NumberLever = {
  kind: "number",
  name: "ringFencedHours",
  group: "separation",
  label: { en: "ring-fenced grid hours of part-timers", zh: "兼职网格工时专用比例" },
  explain: {
    en: "The share of part-timers' grid hours that no affair may take.",
    zh: "兼职网格员的网格工时中不得被事务占用的比例。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  source: "assumption (separation for part-timers)",
  enact(world, value) {
    world.policy.ringFencedHours = value;
  },
};
