import type { NumberLever } from "./lever.ts";

export const partTimeMembersPerGrid: NumberLever = {
  kind: "number",
  name: "partTimeMembersPerGrid",
  group: "staffing",
  label: { en: "part-time members per grid", zh: "每网格兼职网格员" },
  explain: { en: "Part-timers for each grid that part-timers answer for.", zh: "每个兼职网格配备的兼职人数。" },
  unit: "persons/grid",
  min: 0.2,
  max: 3,
  statusQuo: 0.86,
  source:
    "docs/domain.md 1.13: .86 for each of Pidu's overlapping grids before the reform; 2.6 in all its nets together",
  enact(world, value) {
    world.policy.partTimeMembersPerGrid = value;
  },
};
