import type { NumberLever } from "./lever.ts";

export const departmentStaff: NumberLever = {
  kind: "number",
  name: "departmentStaff",
  group: "staffing",
  label: { en: "department staff", zh: "部门人员" },
  explain: {
    en: "Officers of the departments relative to the baseline's capacity rule.",
    zh: "部门人员相对基准配置的倍数。",
  },
  unit: "ratio",
  min: 0.5,
  max: 4,
  statusQuo: 1,
  source: "assumption",
  enact(world, value) {
    world.policy.departmentStaff = value;
  },
};
