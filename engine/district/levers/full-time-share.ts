import type { NumberLever } from "../registry.ts";

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
    "Chenghua and Pidu went from part-time to full-time (docs/domain.md 1.5, 1.12); 175 of 395 grids elsewhere (1.16)",
  enact(world, value) {
    world.policy.fullTimeShare = value;
  },
};
