import type { NumberLever } from "./lever.ts";

export const fullTimePay: NumberLever = {
  kind: "number",
  name: "fullTimePay",
  group: "staffing",
  label: { en: "pay of full-time members", zh: "专职网格员薪酬" },
  explain: {
    en: "Pay of a full-time member relative to the default cost of a post; higher pay keeps members.",
    zh: "专职网格员薪酬相对默认值的倍数，薪酬越高越留得住人。",
  },
  unit: "ratio",
  min: 0.6,
  max: 1.6,
  statusQuo: 1,
  source: "docs/domain.md 4.7 for its level; range is an assumption",
  enact(world, value) {
    world.policy.fullTimePay = value;
  },
};
