import type { NumberLever } from "./lever.ts";

export const volunteerHours: NumberLever = {
  kind: "number",
  name: "volunteerHours",
  group: "collaborative",
  label: { en: "volunteers' hours", zh: "志愿者工时" },
  explain: {
    en: "Hours a week, on Saturdays, that volunteers lend a community.",
    zh: "志愿者每周六为社区贡献的工时。",
  },
  unit: "h/week",
  min: 0,
  max: 200,
  statusQuo: 0,
  source: "docs/domain.md 1.1, 1.5 for who they are; hours are an assumption",
  enact(world, value) {
    world.policy.volunteerHours = value;
  },
};
