import type { NumberLever } from "./lever.ts";

export const counterStaff: NumberLever = {
  kind: "number",
  name: "counterStaff",
  group: "staffing",
  label: { en: "counter staff", zh: "窗口人员" },
  explain: { en: "Community staff who serve the counter.", zh: "在社区窗口值守的人员数。" },
  unit: "persons",
  min: 1,
  max: 10,
  statusQuo: 3,
  source: "assumption",
  enact(world, value) {
    world.policy.counterStaff = value;
  },
};
