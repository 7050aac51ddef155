import type { NumberLever } from "./lever.ts";

export const gridDutiesReturned: NumberLever = {
  kind: "number",
  name: "gridDutiesReturned",
  group: "separation",
  label: { en: "grid duties taken back from the community", zh: "收回社区代办的网格任务" },
  explain: {
    en: "The share of visits and checks pushed onto community staff that the grid line takes back.",
    zh: "原由社区代办的走访核查任务收回网格的比例。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  source: "assumption",
  enact(world, value) {
    world.policy.gridDutiesReturned = value;
  },
};
