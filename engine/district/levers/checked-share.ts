import type { NumberLever } from "./lever.ts";

export const checkedShare: NumberLever = {
  kind: "number",
  name: "checkedShare",
  group: "assessment",
  label: { en: "self-handled matters checked", zh: "自处置抽查比例" },
  explain: {
    en: "The share of matters settled on the spot that the office checks before closing.",
    zh: "自处置事件结案前由网格中心抽查的比例。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0.1,
  source: "assumption",
  enact(world, value) {
    world.policy.checkedShare = value;
  },
};
