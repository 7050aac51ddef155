import type { NumberLever } from "./lever.ts";

export const weightOnTime: NumberLever = {
  kind: "number",
  name: "weightOnTime",
  group: "assessment",
  label: { en: "weight of on-time closure in assessment", zh: "考核权重：按期结案" },
  explain: {
    en: "Weight of closing on time in what the lines are assessed on, beside the other weights.",
    zh: "按期结案在考核中的权重（与其他权重相对）。",
  },
  unit: "weight",
  min: 0,
  max: 1,
  statusQuo: 0.25,
  source: "assumption",
  enact(world, value) {
    world.policy.weightOnTime = value;
  },
};
