import type { NumberLever } from "./lever.ts";

export const weightPetitions: NumberLever = {
  kind: "number",
  name: "weightPetitions",
  group: "assessment",
  label: { en: "weight of petitions in assessment", zh: "考核权重：信访" },
  explain: {
    en: "Weight of petitions in what the lines are assessed on, beside the other weights.",
    zh: "信访量在考核中的权重（与其他权重相对）。",
  },
  unit: "weight",
  min: 0,
  max: 1,
  statusQuo: 0.25,
  source: "assumption",
  enact(world, value) {
    world.policy.weightPetitions = value;
  },
};
