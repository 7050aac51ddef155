import type { NumberLever } from "./lever.ts";

export const delegatedAuthority: NumberLever = {
  kind: "number",
  name: "delegatedAuthority",
  group: "refined",
  label: { en: "delegated authority at grid level", zh: "下放网格处置权限" },
  explain: {
    en: "Further share of matters that a grid member may settle on the spot.",
    zh: "网格员可当场处置事件的增加比例。",
  },
  unit: "share",
  min: 0,
  max: 0.3,
  statusQuo: 0,
  source: "assumption; docs/domain.md 11 (16.5 %, 31.5 % settled on the spot)",
  enact(world, value) {
    world.policy.delegatedAuthority = value;
  },
};
