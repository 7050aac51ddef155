import type { NumberLever } from "./lever.ts";

export const trainingDays: NumberLever = {
  kind: "number",
  name: "trainingDays",
  group: "staffing",
  label: { en: "training of grid members", zh: "网格员培训" },
  explain: {
    en: "Working days a year that each member is in training; their hours are charged.",
    zh: "每名网格员每年脱产培训工作日数，计入工时。",
  },
  unit: "days/year",
  min: 0,
  max: 20,
  statusQuo: 0,
  source: "assumption",
  enact(world, value) {
    world.policy.trainingDays = value;
  },
};
