import type { NumberLever } from "./lever.ts";

export const visitStandard: NumberLever = {
  kind: "number",
  name: "visitStandard",
  group: "refined",
  label: { en: "visit standard", zh: "走访标准" },
  explain: {
    en: "Visits due to each household and year under a full-time member.",
    zh: "专职网格员每户每年应走访次数。",
  },
  unit: "visits/year",
  min: 0,
  max: 6,
  statusQuo: 2,
  source: "assumption: once a half-year to a quarter",
  enact(world, value) {
    world.policy.visitStandard = value;
  },
};
