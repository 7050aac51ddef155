import type { NumberLever } from "./lever.ts";

export const communityStaff: NumberLever = {
  kind: "number",
  name: "communityStaff",
  group: "staffing",
  label: { en: "community staff", zh: "社区工作人员" },
  explain: {
    en: "Staff of one community, part-time grid members and counter included.",
    zh: "每个社区工作人员数，含兼职网格员和窗口人员。",
  },
  unit: "persons",
  min: 6,
  max: 40,
  statusQuo: 16,
  source:
    "docs/domain.md 11: standard of 18 per 10,000 residents (30-38 a community), committee 5-9; 16 is an assumption",
  enact(world, value) {
    world.policy.communityStaff = value;
  },
};
