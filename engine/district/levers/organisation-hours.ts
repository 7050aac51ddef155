import type { NumberLever } from "./lever.ts";

export const organisationHours: NumberLever = {
  kind: "number",
  name: "organisationHours",
  group: "collaborative",
  label: { en: "social organisations' hours", zh: "社会组织服务工时" },
  explain: {
    en: "Paid hours a week of social organisations for one community: mediation, residents' affairs, organising.",
    zh: "社会组织每周为一个社区提供的购买服务工时。",
  },
  unit: "h/week",
  min: 0,
  max: 80,
  statusQuo: 0,
  source: "assumption",
  enact(world, value) {
    world.policy.organisationHours = value;
  },
};
