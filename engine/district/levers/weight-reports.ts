import type { NumberLever } from "./lever.ts";

export const weightReports: NumberLever = {
  kind: "number",
  name: "weightReports",
  group: "assessment",
  label: { en: "weight of reports in assessment", zh: "考核权重：上报数" },
  explain: {
    en: "Weight of the number of reports in what the lines are assessed on, beside the other weights.",
    zh: "上报数在考核中的权重（与其他权重相对）。",
  },
  unit: "weight",
  min: 0,
  max: 1,
  statusQuo: 0.25,
  source: "assumption",
  enact(world, value) {
    world.policy.weightReports = value;
  },
};
