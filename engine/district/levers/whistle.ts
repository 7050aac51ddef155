import type { NumberLever } from "./lever.ts";

export const whistle: NumberLever = {
  kind: "number",
  name: "whistle",
  group: "collaborative",
  label: { en: "the subdistrict's whistle", zh: "街道吹哨" },
  explain: {
    en: "The share of co-owned or disputed matters for which the subdistrict summons all owners at once.",
    zh: "对共管或交叉事件由街道吹哨、各部门同时报到的比例。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  source: "docs/domain.md 3.20",
  enact(world, value) {
    world.policy.whistle = value;
  },
};
