import type { NumberLever } from "./lever.ts";

export const communityWeight: NumberLever = {
  kind: "number",
  name: "communityWeight",
  group: "separation",
  label: { en: "weight of the community in a shared command", zh: "双重指挥中社区的权重" },
  explain: {
    en: "Where both lines command: how often the community's pressing affairs come before grid matters.",
    zh: "双重指挥时，社区紧急事务优先于网格事件的比例。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0.5,
  source: "assumption",
  enact(world, value) {
    world.policy.communityWeight = value;
  },
};
