import type { NumberLever } from "./lever.ts";

export const residentHours: NumberLever = {
  kind: "number",
  name: "residentHours",
  group: "collaborative",
  label: { en: "residents' own hours", zh: "居民参与工时" },
  explain: {
    en: "Hours a week that the residents of a grid give to settling what is theirs together: it feeds what neighbours settle.",
    zh: "每网格居民每周投入共治的工时：由此增强邻里自助能力。",
  },
  unit: "h/week per grid",
  min: 0,
  max: 40,
  statusQuo: 0,
  source: "assumption; docs/domain.md 1.5 for who takes part",
  enact(world, value) {
    world.policy.residentHours = value;
  },
};
