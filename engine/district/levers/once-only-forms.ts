import type { NumberLever } from "./lever.ts";

export const onceOnlyForms: NumberLever = {
  kind: "number",
  name: "onceOnlyForms",
  group: "intelligent",
  label: { en: "once-only forms", zh: "一表通" },
  explain: {
    en: "The share of forms and household items filled from data at hand instead of being asked for again.",
    zh: "由已有数据自动填报、不再重复采集的表格与信息比例。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  source: "docs/domain.md 11 (Qingbaijiang: 90 of 162 forms stopped, 23 improved)",
  enact(world, value) {
    world.policy.onceOnlyForms = value;
  },
};
