import type { NumberLever } from "./lever.ts";

export const dutyList: NumberLever = {
  kind: "number",
  name: "dutyList",
  group: "refined",
  label: { en: "duty list", zh: "权责清单" },
  explain: {
    en: "The share of matters whose owner is listed: no rightful unit may refuse these, and answers are due sooner.",
    zh: "列入权责清单的事件比例：应办单位不得推诿，签收退回时限缩短。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  source: "docs/domain.md 3.15 (4,177 listed items), 11 (340 items of a subdistrict)",
  enact(world, value) {
    world.policy.dutyList = value;
  },
};
