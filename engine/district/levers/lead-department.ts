import type { NumberLever } from "./lever.ts";

export const leadDepartment: NumberLever = {
  kind: "number",
  name: "leadDepartment",
  group: "collaborative",
  label: { en: "co-owned matters under a lead department", zh: "牵头部门联合处置比例" },
  explain: {
    en: "The share of co-owned matters handled by both owners at once under a lead.",
    zh: "共管事件由牵头部门联合处置的比例。",
  },
  unit: "share",
  min: 0,
  max: 1,
  statusQuo: 0,
  source: "docs/domain.md 3.16, 3.20",
  enact(world, value) {
    world.policy.leadDepartment = value;
  },
};
