import type { NumberLever } from "./lever.ts";

export const affairsAssessed: NumberLever = {
  kind: "number",
  name: "affairsAssessed",
  group: "assessment",
  label: { en: "affairs in members' assessment", zh: "网格员考核中的事务占比" },
  explain: {
    en: "The part of members' assessment that is on administrative affairs rather than on the grid.",
    zh: "网格员考核中行政事务所占比重，其余为网格工作。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0.5,
  source: "assumption",
  enact(world, value) {
    world.policy.affairsAssessed = value;
  },
};
