import type { NumberLever } from "./lever.ts";

export const volunteerHours: NumberLever = {
  kind: "number",
  name: "volunteerHours",
  group: "collaborative",
  label: { en: "volunteers' and organisations' hours", zh: "志愿与社会组织工时" },
  explain: {
    en: "Hours a week that volunteers, social organisations and micro-grid heads lend a community.",
    zh: "志愿者、社会组织和微网格长每周为社区贡献的工时。",
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
