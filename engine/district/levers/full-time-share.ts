import type { NumberLever } from "./lever.ts";

export const fullTimeShare: NumberLever = {
  kind: "number",
  name: "fullTimeShare",
  group: "staffing",
  label: { en: "grids with full-time members", zh: "专职网格员覆盖率" },
  explain: {
    en: "The share of each community's grids that a full-time member answers for; the others have part-timers.",
    zh: "由专职网格员负责的网格比例，其余由兼职人员负责。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  source:
    "docs/domain.md 1.12: part-time in Pidu until 2017; 1.5: some 14,000 full-time members in Chengdu; 1.16: 175 members for 395 grids elsewhere",
  enact(world, value) {
    world.policy.fullTimeShare = value;
  },
};
