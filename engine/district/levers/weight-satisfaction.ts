import type { NumberLever } from "./lever.ts";

export const weightSatisfaction: NumberLever = {
  kind: "number",
  name: "weightSatisfaction",
  group: "assessment",
  label: { en: "weight of satisfaction in assessment", zh: "考核权重：满意度" },
  explain: {
    en: "Weight of residents' ratings in what the lines are assessed on, beside the other weights.",
    zh: "居民满意度在考核中的权重（与其他权重相对）。",
  },
  unit: "weight",
  min: 0,
  max: 1,
  statusQuo: 0.25,
  source: "assumption",
  enact(world, value) {
    world.policy.weightSatisfaction = value;
  },
};
